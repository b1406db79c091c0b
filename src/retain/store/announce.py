"""A change told to the rep's own programs: what each row was before, and what it is now."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from retain.store.images import image_now, is_checksum

if TYPE_CHECKING:
    from retain.store.diary import Diary

MOST = 1000
"""Rows of a change that are told; of a longer one the first so many."""


def change(diary: Diary, number: int) -> dict[str, Any]:
    """Change `number` as the document a hook is given; runs inside `reading()`.

    `before` and `after` hold the columns as they are stored, null where the row wasn't there or was erased.
    """
    at, command = diary.connection.execute("SELECT at, command FROM op WHERE id = ?", (number,)).fetchone()
    rows = diary.connection.execute(
        "SELECT noun, row, subject, before, after FROM op_row WHERE op = ? ORDER BY id LIMIT ?", (number, MOST + 1)
    ).fetchall()
    document = {"op": number, "at": at, "command": command, "diary": str(diary.path and diary.path.resolve())}
    told = [
        {
            "noun": noun,
            "row": row,
            "subject": subject,
            "before": _read(before),
            "after": _after(diary, noun, row, after),
        }
        for noun, row, subject, before, after in rows[:MOST]
    ]
    return document | {"rows": told} | ({"truncated": True} if len(rows) > MOST else {})


def _read(image: str | None) -> Any:
    return None if image is None else json.loads(image)


def _after(diary: Diary, noun: str, row: int, image: str | None) -> Any:
    """A row after the change; of one that an import inserted the history keeps a checksum alone."""
    return _read(image_now(diary.connection, noun, row) if is_checksum(image) else image)
