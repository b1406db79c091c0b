"""One SQLite file, opened so that nothing acknowledged is ever lost (figures in DESIGN: The file)."""

from __future__ import annotations

import os
import sqlite3
import sys
from typing import TYPE_CHECKING

from retain.domain.errors import BadFile, CantCreate, Denied, Locked, NotFound, RetainError, Unsuited, Unwritten

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID = 0x7265746E
"""`retn`, in the header of every diary."""
OLDEST_SQLITE = (3, 38, 0)
WAIT_MS = 15_000
_BROKEN_OFF = frozenset({"interrupted", "user-defined function raised exception"})
"""What SQLite says in the place of an exception that a tick or a checksum raised: neither raises but by Ctrl-C."""
_SETTINGS = (
    "PRAGMA journal_mode=TRUNCATE",
    "PRAGMA synchronous=FULL",
    f"PRAGMA busy_timeout={WAIT_MS}",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA cell_size_check=ON",
)


def connect(path: Path | None, *, create: bool) -> sqlite3.Connection:
    """Open the diary at `path` (None: an empty one in memory) in autocommit mode.

    Raises NotFound, CantCreate, Denied, BadFile or Unsuited.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise Unsuited(f"SQLite {sqlite3.sqlite_version} is too old.", "retain needs SQLite 3.38 or newer.")
    if path is not None and not path.exists():
        if not create:
            raise NotFound(
                f"There is no diary at {path}.", "Check --db, or begin one there with `retain customer add`."
            )
        _lay(path)
    if path is not None and not os.access(path, os.R_OK):
        raise Denied(f"{path} can't be read.", "Check its owner and mode.")
    if path is not None and path.is_dir():
        raise BadFile(f"{path} is a folder, not a diary.", "Name a file.")
    try:
        connection = sqlite3.connect(path or ":memory:", isolation_level=None, timeout=WAIT_MS / 1000)
    except sqlite3.Error as error:
        raise refusal(error, path) from error
    try:
        _prepare(connection, path)
    except sqlite3.Error as error:
        connection.close()
        raise refusal(error, path) from error
    except RetainError:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path | None) -> None:
    connection.execute(f"PRAGMA busy_timeout={WAIT_MS}")
    _check_ours(connection, path)
    for setting in _SETTINGS:
        connection.execute(setting)
    if sys.platform == "darwin":
        connection.execute("PRAGMA fullfsync=ON")


def _lay(path: Path) -> None:
    """Make an empty file 0600 in a 0700 folder before SQLite sees it: its journals inherit the mode."""
    from retain.disk import make_folder

    try:
        make_folder(path.parent)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise CantCreate(f"{path} can't be made: {error.strerror}.", "Name another place with --db.") from error


def _check_ours(connection: sqlite3.Connection, path: Path | None) -> None:
    if _application(connection) == APPLICATION_ID:
        return
    (things,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    ours = _application(connection)  # asked again: another process may have begun the diary between the two
    if ours != APPLICATION_ID and (things or ours):
        raise BadFile(f"{path} is another program's database.", "Name retain's own file with --db.")


def _application(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA application_id").fetchone()[0])


def check_broken_off(error: sqlite3.Error) -> None:
    """Raise KeyboardInterrupt where that is what broke a statement off."""
    if str(error) in _BROKEN_OFF:
        raise KeyboardInterrupt from error


def refusal(error: sqlite3.Error, path: Path | None) -> RetainError:
    """What an error of SQLite means to the rep; raises KeyboardInterrupt as `check_broken_off`."""
    said = str(error)
    check_broken_off(error)
    if "locked" in said or "busy" in said:
        return Locked(f"Another program holds {path}.", "Close it and try again: nothing was changed.")
    if "not a database" in said or "malformed" in said or "unsupported file format" in said:
        return BadFile(f"{path} is damaged, or no diary: {said}.", "Restore a copy, or name another file with --db.")
    if "readonly" in said or "unable to open" in said:
        return Denied(f"{path} can't be written.", "Check its folder, owner and mode: nothing was changed.")
    if "constraint failed" in said.lower():
        return RetainError(f"The diary refused that: {said}.", "Nothing was changed.")
    return Unwritten(f"The disk refused: {said}.", "Nothing was changed.")
