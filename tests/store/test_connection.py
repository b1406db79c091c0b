"""The file is opened so that nothing acknowledged is lost, and a wrong one is refused in words (DESIGN, The file)."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from retain.domain.errors import (
    BadFile,
    CantCreate,
    Denied,
    Locked,
    NotFound,
    RetainError,
    Unsuited,
    Unwritten,
)
from retain.store import connection
from retain.store.connection import APPLICATION_ID, OLDEST_SQLITE, connect, refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SETTINGS = {
    "journal_mode": "truncate",
    "synchronous": 2,  # FULL
    "busy_timeout": 15_000,
    "foreign_keys": 1,
    "secure_delete": 1,
    "cell_size_check": 1,
}


@pytest.fixture
def free_umask() -> Iterator[None]:
    """What the user's umask lets through is no part of the promise."""
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_every_connection_is_set_to_lose_nothing(db: Path) -> None:
    with closing(connect(db, create=True)) as opened:
        assert {name: opened.execute(f"PRAGMA {name}").fetchone()[0] for name in SETTINGS} == SETTINGS
        assert opened.isolation_level is None


@pytest.mark.usefixtures("free_umask")
def test_a_new_diary_and_its_folder_are_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "rep" / "diaries" / "diary.db"
    with closing(connect(path, create=True)) as opened:
        opened.execute("BEGIN IMMEDIATE")
        opened.execute("CREATE TABLE t (x)")
        assert mode(path.with_name("diary.db-journal")) == 0o600
        opened.execute("ROLLBACK")
    assert mode(path) == 0o600
    assert mode(path.parent) == 0o700


@pytest.mark.usefixtures("free_umask")
def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir(mode=0o755)
    connect(folder / "diary.db", create=True).close()
    assert mode(folder) == 0o755


def test_reading_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="There is no diary at"):
        connect(tmp_path / "none" / "diary.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_no_bytes_is_a_diary_about_to_begin(db: Path) -> None:
    db.touch()
    connect(db, create=False).close()


def test_a_place_that_cant_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(CantCreate, match=r"taken/diary.db can't be made: Not a directory"):
        connect(tmp_path / "taken" / "diary.db", create=True)


def test_another_programs_file_is_refused_untouched(db: Path) -> None:
    with closing(sqlite3.connect(db)) as other:
        other.execute("CREATE TABLE theirs (x)")
    before = db.read_bytes()
    with pytest.raises(BadFile, match="another program's database"):
        connect(db, create=True)
    assert db.read_bytes() == before


def test_an_empty_file_that_another_program_signed_is_its_own(db: Path) -> None:
    with closing(sqlite3.connect(db)) as other:
        other.execute(f"PRAGMA application_id={APPLICATION_ID + 1}")
    with pytest.raises(BadFile, match="another program's database"):
        connect(db, create=True)


@pytest.mark.parametrize("content", [b"Dear diary, " * 100, b"SQLite format 3\x00" + b"\xff" * 4096])
def test_what_is_no_database_is_refused_untouched(db: Path, content: bytes) -> None:
    db.write_bytes(content)
    with pytest.raises(BadFile):
        connect(db, create=True)
    assert db.read_bytes() == content


def test_a_folder_is_no_diary(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="is a folder"):
        connect(tmp_path, create=True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_file_of_somebody_else_is_denied(db: Path) -> None:
    connect(db, create=True).close()
    db.chmod(0)
    with pytest.raises(Denied, match="can't be read"):
        connect(db, create=False)


def test_a_diary_held_longer_than_the_wait_is_locked(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect(db, create=True).close()
    monkeypatch.setattr(connection, "WAIT_MS", 50)
    monkeypatch.setattr(connection, "_SETTINGS", ("PRAGMA journal_mode=TRUNCATE",))
    with closing(sqlite3.connect(db, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Locked, match="Another program holds"):
            connect(db, create=False)


def test_an_sqlite_too_old_is_said(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (OLDEST_SQLITE[0], OLDEST_SQLITE[1] - 1, 9))
    with pytest.raises(Unsuited, match="is too old"):
        connect(db, create=True)
    assert not db.exists()


@pytest.mark.parametrize(
    ("said", "kind", "code"),
    [
        ("database is locked", Locked, 75),
        ("database table is busy", Locked, 75),
        ("file is not a database", BadFile, 65),
        ("database disk image is malformed", BadFile, 65),
        ("attempt to write a readonly database", Denied, 77),
        ("unable to open database file", Denied, 77),
        ("CHECK constraint failed: name_filled", RetainError, 1),
        ("disk I/O error", Unwritten, 74),
        ("database or disk is full", Unwritten, 74),
    ],
)
def test_what_sqlite_says_is_one_refusal_with_its_code(db: Path, said: str, kind: type[RetainError], code: int) -> None:
    refused = refusal(sqlite3.OperationalError(said), db)
    assert (type(refused), refused.code) == (kind, code)
    assert "\n" not in refused.sentence + refused.next_step
