"""From an older schema to today's: numbered scripts, each whole or not at all, after a copy that is on the disk."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from retain.domain.errors import Unsuited
from retain.store.connection import APPLICATION_ID, connect
from retain.store.diary import Diary
from retain.store.migrate import NEWEST, SCRIPTS, migrate
from tests.factories import NOW, TODAY, filling

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECOND = "ALTER TABLE customer ADD COLUMN nickname TEXT\n\nCREATE INDEX customer_nickname ON customer (nickname)\n"
MIGRATE = """
import os, signal, sqlite3, sys
from datetime import date
from pathlib import Path
from retain.store.connection import connect
from retain.store.migrate import migrate
opened = connect(Path(sys.argv[1]), create=True)
opened.create_function("die", 0, lambda: os.kill(os.getpid(), signal.SIGKILL))
migrate(opened, Path(sys.argv[1]), date(2026, 11, 23), Path(sys.argv[2]))
"""


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """A folder with the released scripts, and one that is still to come."""
    folder = tmp_path / "scripts"
    shutil.copytree(SCRIPTS, folder)
    (folder / f"{NEWEST + 1:03}.sql").write_text(SECOND, encoding="utf-8")
    return folder


@pytest.fixture
def old(db: Path) -> Path:
    """A diary of today's schema with one customer."""
    with filling(db) as shelf:
        shelf.customer("Acme")
    return db


def state(path: Path) -> tuple[int, list[str], bool]:
    """A diary's schema version, its customers' names, and whether they may have nicknames."""
    with closing(sqlite3.connect(path)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (version,) = opened.execute("PRAGMA user_version").fetchone()
        names = [name for (name,) in opened.execute("SELECT name FROM customer")]
        columns = {column[1] for column in opened.execute("PRAGMA table_info(customer)")}
        return version, names, "nickname" in columns


def migrating(path: Path, scripts: Path) -> subprocess.Popen[Any]:
    """A process of its own that brings a diary up to those scripts; a script may call `die()`."""
    return subprocess.Popen([sys.executable, "-c", MIGRATE, str(path), str(scripts)])


def brought(path: Path, scripts: Path) -> None:
    with closing(connect(path, create=True)) as opened:
        migrate(opened, path, TODAY, scripts)


def test_the_scripts_count_from_one_to_what_the_program_knows() -> None:
    assert sorted(int(script.stem) for script in SCRIPTS.glob("*.sql")) == list(range(1, NEWEST + 1))


def test_a_new_diary_has_the_newest_schema_a_name_of_its_own_and_no_copy(tmp_path: Path, scripts: Path) -> None:
    for name in ("one.db", "two.db"):
        brought(tmp_path / name, scripts)
    assert state(tmp_path / "one.db") == (NEWEST + 1, [], True)
    with closing(sqlite3.connect(tmp_path / "one.db")) as one, closing(sqlite3.connect(tmp_path / "two.db")) as two:
        assert one.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        [(name, made_on)], [(other, _)] = (
            each.execute("SELECT name, made_on FROM diary").fetchall() for each in (one, two)
        )
    assert (made_on, len(name), name != other) == ("2026-11-23", 32, True)
    assert not list(tmp_path.glob("*.before-*"))


def test_an_older_diary_is_copied_then_brought_up_to_date(old: Path, scripts: Path) -> None:
    brought(old, scripts)
    copy = old.with_name(f"{old.name}.before-{NEWEST + 1}")
    assert state(old) == (NEWEST + 1, ["Acme"], True)
    assert state(copy) == (NEWEST, ["Acme"], False)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_a_second_start_changes_nothing(old: Path, scripts: Path) -> None:
    brought(old, scripts)
    before = old.read_bytes()
    brought(old, scripts)
    assert old.read_bytes() == before


def test_a_script_that_fails_half_way_leaves_the_older_schema_whole(old: Path, scripts: Path) -> None:
    (scripts / f"{NEWEST + 1:03}.sql").write_text(f"{SECOND}\nINSERT INTO nowhere VALUES (1)\n", encoding="utf-8")
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        brought(old, scripts)
    assert state(old) == (NEWEST, ["Acme"], False)


@pytest.mark.parametrize("script", ["SELECT die()\n\n" + SECOND, SECOND + "\nSELECT die()\n"], ids=["before", "after"])
def test_a_migration_killed_half_way_leaves_the_older_schema_and_goes_on_next_time(
    old: Path, scripts: Path, script: str
) -> None:
    target = scripts / f"{NEWEST + 1:03}.sql"
    target.write_text(script, encoding="utf-8")
    assert migrating(old, scripts).wait() == -signal.SIGKILL
    assert state(old) == (NEWEST, ["Acme"], False)
    target.write_text(SECOND, encoding="utf-8")
    brought(old, scripts)
    assert state(old) == (NEWEST + 1, ["Acme"], True)


def test_many_that_find_an_older_diary_at_once_bring_it_up_once(old: Path, scripts: Path) -> None:
    assert [process.wait() for process in [migrating(old, scripts) for _ in range(6)]] == [0] * 6
    assert state(old) == (NEWEST + 1, ["Acme"], True)
    assert state(old.with_name(f"{old.name}.before-{NEWEST + 1}")) == (NEWEST, ["Acme"], False)


def test_a_copy_of_the_older_diary_is_never_overwritten_with_the_newer(old: Path, scripts: Path) -> None:
    """Between looking at the version and copying, another process may have brought the diary up."""

    class Meanwhile(type(scripts)):  # type: ignore[misc]
        def glob(self, *pattern: Any, **how: Any) -> Iterator[Path]:
            brought(old, scripts)
            return scripts.glob(*pattern, **how)

    brought(old, Meanwhile(scripts))
    assert state(old) == (NEWEST + 1, ["Acme"], True)
    assert state(old.with_name(f"{old.name}.before-{NEWEST + 1}")) == (NEWEST, ["Acme"], False)


def test_a_newer_diary_is_refused_untouched(old: Path) -> None:
    with closing(sqlite3.connect(old)) as opened:
        opened.execute(f"PRAGMA user_version={NEWEST + 1}")
    before = old.read_bytes()
    with pytest.raises(Unsuited, match=f"schema is {NEWEST + 1}; this retain knows {NEWEST}"):
        Diary(old, TODAY, NOW)
    assert old.read_bytes() == before
    assert [path.name for path in old.parent.iterdir() if path.name.startswith("diary.db.")] == []
