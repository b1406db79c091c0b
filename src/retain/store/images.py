"""The image of a row: its columns in JSON, or a checksum of them, as the history writes down what a change did."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from retain.store.successors import changed_since

if TYPE_CHECKING:
    import sqlite3


SUM = "b2:"
"""How a checksum begins; an image begins with a brace."""


def checksum(image: str) -> str:
    """What stands for the image of a row that an import inserted."""
    return SUM + blake2b(image.encode(), digest_size=16).hexdigest()


def is_checksum(image: str | None) -> bool:
    """Whether only a checksum of the row was kept."""
    return image is not None and image.startswith(SUM)


def image_now(connection: sqlite3.Connection, noun: str, row: int) -> str | None:
    """A row as the history writes it down, JSON of its columns; None where there is none."""
    pairs = ", ".join(f"'{name}', \"{name}\"" for name in _columns(connection, noun))
    found = connection.execute(f"SELECT json_object({pairs}) FROM {noun} WHERE id = ?", (row,)).fetchone()
    return None if found is None else str(found[0])


def _columns(connection: sqlite3.Connection, noun: str) -> list[str]:
    return [column[1] for column in connection.execute(f"PRAGMA table_info({noun})")]


def put_back(connection: sqlite3.Connection, noun: str, row: int, before: str | None, after: str | None) -> None:
    """Make a row what it was before a change; raises Refused where it isn't what it was after it."""
    now = image_now(connection, noun, row)
    if after != (checksum(now) if now is not None and is_checksum(after) else now):
        raise changed_since(connection, noun, row)
    if before is None:
        connection.execute(f"DELETE FROM {noun} WHERE id = ?", (row,))
        return
    values: dict[str, Any] = json.loads(before)
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" * len(values))
    if now is None:
        connection.execute(f"INSERT INTO {noun} ({names}) VALUES ({marks})", tuple(values.values()))
        return
    pairs = ", ".join(f'"{name}" = ?' for name in values)
    connection.execute(f"UPDATE {noun} SET {pairs} WHERE id = ?", (*values.values(), row))
