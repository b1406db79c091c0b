"""Copies of the whole diary: made beside it, looked at, and put in its place again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import count
from typing import TYPE_CHECKING

from retain.disk import make_folder, sync_name
from retain.domain.errors import BadFile, CantCreate, NotFound, Unsuited
from retain.store.connection import APPLICATION_ID, refusal
from retain.store.migrate import NEWEST, Pages, back_up, copied

if TYPE_CHECKING:
    from pathlib import Path

    from retain.store.diary import Diary


def save(diary: Diary, target: Path, *, force: bool, pages: Pages | None = None) -> int:
    """Copy the diary, history and private facts too, to a file of its own; its bytes. Raises CantCreate."""
    if target.is_dir():
        raise CantCreate(f"{target} is a folder.", "Name a file.")
    if target.exists() and not force:
        raise CantCreate(f"{target} is there already.", "Name another file, or add --force to replace it.")
    try:
        make_folder(target.parent)
        fresh = target.with_name(f".{target.name}.new")
        back_up(diary.connection, fresh, pages)
        fresh.replace(target)
        sync_name(target)
    except (OSError, sqlite3.Error) as error:
        raise CantCreate(f"{target} can't be made: {error}.", "Name another place.") from error
    return target.stat().st_size


def copies_of_days(path: Path) -> Path:
    """The folder for copies of a diary that are made by their day."""
    return path.parent / "backups"


def copies(diary: Diary) -> list[Path]:
    """The copies of the diary that lie where retain itself puts them: beside it, and in the folder for its copies."""
    if diary.path is None:
        return []
    (own,) = diary.connection.execute("SELECT name FROM diary").fetchone()
    beside = diary.path.parent.glob(f"{diary.path.name}.before-*")
    return sorted([*beside, *(copy for copy in copies_of_days(diary.path).glob("*") if _is_of(copy, own))])


def _is_of(copy: Path, diary: str) -> bool:
    """Whether a file is a copy of that diary, or may be one: it can't be read."""
    if not copy.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{copy.resolve().as_uri()}?mode=ro", uri=True)) as held:
            return bool(held.execute("SELECT 1 FROM diary WHERE name = ?", (diary,)).fetchone())
    except sqlite3.Error:
        return True


def free(path: Path) -> Path:
    """The path itself, or with a number behind it where there is such a file."""
    tried = (path if number == 1 else path.with_name(f"{path.name}-{number}") for number in count(1))
    return next(one for one in tried if not one.exists())


def look(path: Path) -> None:
    """Raise NotFound, BadFile or Unsuited for what is no whole copy of a diary that this program reads."""
    if not path.is_file():
        raise NotFound(f"There is no copy {path}.", "`retain backup` makes one.")
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as copy:
            (ours,) = copy.execute("PRAGMA application_id").fetchone()
            (version,) = copy.execute("PRAGMA user_version").fetchone()
            (whole,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.Error as error:
        raise refusal(error, path) from error
    if ours != APPLICATION_ID:
        raise BadFile(f"{path} is no diary.", "Name a copy that `retain backup` made.")
    if version > NEWEST:
        raise Unsuited(f"{path} has schema {version}; this retain knows {NEWEST}.", "Upgrade retain.")
    if whole != "ok":
        raise BadFile(f"{path} is damaged: {whole}.", "Name another copy.")


def put_back(diary: Diary, path: Path, aside: Path, pages: Pages | None = None) -> None:
    """Put a copy in the diary's place, in one transaction; what was there is kept `aside`."""
    look(path)
    back_up(diary.connection, aside, pages)
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as copy:
            copied(copy, diary.connection, pages)
    except sqlite3.Error as error:
        raise refusal(error, diary.path) from error
