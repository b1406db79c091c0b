"""From an empty file, or an older schema, to today's: numbered scripts, each whole or not at all."""

from __future__ import annotations

import os
import sqlite3
import uuid
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from retain.domain.errors import Unsuited
from retain.store.connection import APPLICATION_ID

if TYPE_CHECKING:
    from datetime import date

SCRIPTS = Path(__file__).parent / "migrations"
NEWEST = 1
Pages = Callable[[int, int], object]
"""Told how many pages are left, and of how many."""
_PAGES = 5_000


def migrate(connection: sqlite3.Connection, path: Path | None, today: date, scripts: Path = SCRIPTS) -> None:
    """Bring an open diary to the newest schema; raises Unsuited for one that is newer than this program."""
    version = _version(connection)
    if version == NEWEST and scripts is SCRIPTS:
        return
    pending = {int(script.stem): script for script in sorted(scripts.glob("*.sql"))}
    newest = max(pending)
    if version > newest:
        raise Unsuited(
            f"The diary's schema is {version}; this retain knows {newest}.", "Upgrade retain: the file is untouched."
        )
    if 0 < version < newest and path is not None:
        _keep(connection, path, newest)
    for number in range(version + 1, newest + 1):
        _apply(connection, number, pending[number].read_text(encoding="utf-8"), today)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _apply(connection: sqlite3.Connection, number: int, script: str, today: date) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _version(connection) < number:
            for statement in script.split("\n\n"):
                connection.execute(statement)
            if number == 1:
                connection.execute("INSERT INTO diary VALUES (1, ?, ?)", (uuid.uuid4().hex, today.isoformat()))
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version={number}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _keep(connection: sqlite3.Connection, path: Path, newest: int) -> None:
    """Copy the older diary, unless another process brought it up since its version was read.

    Writers wait meanwhile; SQLite doesn't copy over the connection that holds them off.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _version(connection) < newest:
            with closing(sqlite3.connect(path)) as source:
                back_up(source, path.with_name(f"{path.name}.before-{newest}"))
    finally:
        connection.execute("ROLLBACK")


def copied(source: sqlite3.Connection, target: sqlite3.Connection, pages: Pages | None = None) -> None:
    """Copy one database over another, whole or not at all."""
    told = (lambda _, left, total: pages(left, total)) if pages else None
    source.backup(target, pages=_PAGES if pages else -1, progress=told)


def back_up(connection: sqlite3.Connection, target: Path, pages: Pages | None = None) -> None:
    """Copy the diary to `target` (0600), on the disk when this returns."""
    from retain.disk import sync_file

    os.close(os.open(target, os.O_CREAT | os.O_RDWR, 0o600))
    copy = sqlite3.connect(target)
    try:
        copied(connection, copy, pages)
    finally:
        copy.close()
    sync_file(target)
