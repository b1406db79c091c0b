"""Files that refuse: each is one line, its own exit code, and nothing stored."""

from __future__ import annotations

import os
import resource
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.faults.program import TODAY, ask, check_whole, run, start

if TYPE_CHECKING:
    from pathlib import Path


def refused(diary: Path, code: int, *words: str) -> str:
    process = start(diary, *words)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (code, ""), err
    assert err.count("\n") == 1, err
    return err


def test_the_diary_is_its_owners_alone(diary: Path) -> None:
    run(diary, "log", "Acme", "hello")
    assert stat.S_IMODE(diary.stat().st_mode) == 0o600
    assert stat.S_IMODE(diary.parent.stat().st_mode) == 0o700
    assert {path.name: stat.S_IMODE(path.stat().st_mode) for path in diary.parent.iterdir()} == {
        "diary.db": 0o600,
        "diary.db-journal": 0o600,
    }
    assert (diary.parent / "diary.db-journal").stat().st_size == 0


def test_a_text_file_is_no_diary(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database, " * 100)
    refused(path, 65, "due")
    refused(path, 65, "log", "Acme", "x")
    assert path.read_text() == "not a database, " * 100


def test_another_programs_database_is_left_untouched(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    before = path.read_bytes()
    refused(path, 65, "customer", "add", "Acme")
    assert path.read_bytes() == before


def test_a_newer_schema_is_refused_untouched(diary: Path) -> None:
    with closing(sqlite3.connect(diary)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = diary.read_bytes()
    assert "99" in refused(diary, 78, "due")
    refused(diary, 78, "log", "Acme", "x")
    assert diary.read_bytes() == before


def test_a_missing_diary_is_said_when_read(tmp_path: Path) -> None:
    path = tmp_path / "none" / "diary.db"
    refused(path, 3, "due")
    assert not path.parent.exists()


def test_a_folder_is_no_diary(tmp_path: Path) -> None:
    refused(tmp_path, 65, "due")


def test_a_diary_held_by_another_program_is_locked(diary: Path) -> None:
    script = "import retain.store.connection as c; c.WAIT_MS = 200; from retain.__main__ import main; main()"
    with closing(sqlite3.connect(diary, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        line = [sys.executable, "-c", script, "--db", str(diary), "--today", TODAY, "log", "Acme", "x"]
        answer = subprocess.run(line, capture_output=True, text=True, check=False)
        holder.execute("ROLLBACK")
    assert (answer.returncode, answer.stdout) == (75, "")
    assert ask(diary, "SELECT count(*) FROM entry") == [(0,)]


def test_a_full_disk_is_said_and_nothing_is_stored(diary: Path, tmp_path: Path) -> None:
    book = tmp_path / "customers.csv"
    book.write_text("Company,City\n" + "".join(f"Firm {number},Leeds\n" for number in range(3000)))
    limit = diary.stat().st_size + 16384
    line = [sys.executable, "-m", "retain", "--db", str(diary), "--today", TODAY, "import", str(book)]
    answer = subprocess.run(
        line, capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert answer.returncode == 74, answer
    assert answer.stderr.count("\n") == 1
    assert ask(diary, "SELECT count(*) FROM customer") == [(1,)]
    check_whole(diary)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_diary_reads_and_refuses_to_change(diary: Path) -> None:
    diary.chmod(0o400)
    diary.parent.chmod(0o500)
    run(diary, "due")
    refused(diary, 77, "log", "Acme", "x")
    diary.parent.chmod(0o700)
