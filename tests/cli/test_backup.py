"""`retain backup` and `restore`: a copy of everything, and everything back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.factories import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]


def names(retain: Retain) -> list[str]:
    return [one["name"] for one in retain("customer", "list", "--json").json]


def test_what_was_done_since_is_gone_after_a_restore_and_kept_beside(retain: Retain, db: Path, tmp_path: Path) -> None:
    retain("customer", "add", "Acme")
    copy = tmp_path / "copy.db"
    ran = retain("backup", copy)
    assert ran.lines == [f"{copy}\t{copy.stat().st_size}"]
    assert ran.err == f"`retain restore {copy}` puts it back.\n"
    assert copy.stat().st_mode & 0o777 == 0o600
    retain("customer", "add", "Birch")
    kept = retain("restore", copy, "--yes", "--json").json[0]["kept"]
    assert names(retain) == ["Acme"]
    assert [one["command"] for one in retain("history", "--json").json] == ["customer add Acme"]
    retain("undo")
    retain("restore", kept, "--yes")
    assert names(retain) == ["Acme", "Birch"]
    retain("doctor")
    assert db.stat().st_mode & 0o777 == 0o600


def test_a_copy_goes_by_its_day_beside_the_diary_and_is_renewed_that_day(retain: Retain, tmp_path: Path) -> None:
    retain("customer", "add", "Acme")
    for _ in range(2):
        retain("backup")
    assert [path.name for path in (tmp_path / "backups").iterdir()] == [f"diary-{TODAY.isoformat()}.db"]


def test_a_file_that_is_there_is_kept_without_force(retain: Retain, tmp_path: Path) -> None:
    retain("customer", "add", "Acme")
    (tmp_path / "mine").write_text("mine")
    assert "is there already" in retain("backup", tmp_path / "mine", code=73).err
    assert (tmp_path / "mine").read_text() == "mine"
    retain("backup", tmp_path / "mine", "--force")
    assert "is a folder" in retain("backup", tmp_path, code=73).err


def test_what_is_no_whole_copy_is_refused_and_nothing_restored(retain: Retain, tmp_path: Path) -> None:
    retain("customer", "add", "Acme")
    (tmp_path / "text").write_text("no diary, but longer than a header of a database file is " * 20)
    assert "There is no copy" in retain("restore", tmp_path / "none", "--yes", code=3).err
    assert retain("restore", tmp_path / "text", "--yes", code=65).err.count("\n") == 1
    retain("backup", tmp_path / "copy")
    assert "needs your word" in retain("restore", tmp_path / "copy", code=2).err
    assert names(retain) == ["Acme"]
