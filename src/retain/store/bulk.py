"""Many records in one change: triggers set aside, what they would have written written set-wise at the end."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from retain.store.history import checksum
from retain.store.schema import LOGGED, SEARCHED, SLOTS, SUBJECTS, image

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from retain.store.diary import Diary

_CACHE_KB = 24 * 1024
_CHECKSUM = "retain_checksum"


@contextmanager
def bulk(diary: Diary) -> Iterator[None]:
    """Inside `changing()`: insert as much as you like, and it is still one change that one undo takes back.

    Only inserts are hastened: a row changed or removed writes its full images as ever. An id of the caller's own must
    be above all in its table.
    """
    connection = diary.connection
    (cache,) = connection.execute("PRAGMA cache_size").fetchone()
    connection.execute(f"PRAGMA cache_size=-{_CACHE_KB}")
    before = _newest(connection)
    triggers = _set_aside(connection)
    connection.create_function(_CHECKSUM, 1, checksum, deterministic=True)
    try:
        yield
        for noun in _forget_changes(connection, before) & SEARCHED.keys():
            _drop_words(connection, noun, before[noun])
        for noun, newest in before.items():
            _remember(connection, noun, newest)
        for noun in SEARCHED:
            _index(connection, noun, before[noun])
        for trigger in triggers:
            connection.execute(trigger)
    finally:
        connection.create_function(_CHECKSUM, 1, None)
        connection.execute(f"PRAGMA cache_size={cache}")


@contextmanager
def rehearsed(diary: Diary) -> Iterator[None]:
    """Inside `changing()`: do it all, and leave nothing of it."""
    diary.connection.execute("SAVEPOINT rehearsal")
    try:
        yield
    finally:
        if diary.connection.in_transaction:
            diary.connection.execute("ROLLBACK TO rehearsal")


def next_id(connection: sqlite3.Connection, noun: str) -> int:
    """The id that the next row of a table gets: ids are never used twice."""
    (newest,) = connection.execute(
        f"SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = '{noun}'), 0),"
        f" coalesce((SELECT max(id) FROM {noun}), 0))"
    ).fetchone()
    return int(newest) + 1


def _newest(connection: sqlite3.Connection) -> dict[str, int]:
    """The newest id in every table, owners first as undo needs them."""
    newest = {noun: connection.execute(f"SELECT max(id) FROM {noun}").fetchone()[0] for noun in LOGGED}
    return {noun: number or 0 for noun, number in newest.items()}


def _set_aside(connection: sqlite3.Connection) -> list[str]:
    """Drop the triggers of inserts; their statements, to be made again."""
    names = [f"{noun}_inserted" for noun in LOGGED] + [f"{noun}_searched" for noun in SEARCHED]
    marks = ", ".join("?" * len(names))
    found = connection.execute(
        f"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name IN ({marks})",
        names,
    ).fetchall()
    for name, _ in found:
        connection.execute(f"DROP TRIGGER {name}")
    return [sql for _, sql in found]


def _forget_changes(connection: sqlite3.Connection, before: dict[str, int]) -> set[str]:
    """Drop the images of rows inserted and then changed, which count as inserted as they are now; their tables."""
    newest = " ".join(f"WHEN '{noun}' THEN {number}" for noun, number in before.items())
    rows = connection.execute(
        f"DELETE FROM op_row WHERE op = (SELECT max(id) FROM op) AND op_row.row > CASE noun {newest} END RETURNING noun"
    )
    return {noun for (noun,) in rows}


def _remember(connection: sqlite3.Connection, noun: str, newest: int) -> None:
    """Keep id and checksum of the rows inserted."""
    subject = SUBJECTS.get(noun, "'c' || {row}.customer").format(row=noun)
    connection.execute(
        "INSERT INTO op_row (op, noun, row, subject, after)"
        f" SELECT (SELECT max(id) FROM op), '{noun}', id, {subject}, {_CHECKSUM}({image(noun, noun)})"
        f" FROM {noun} WHERE id > ? ORDER BY id",
        (newest,),
    )


def _drop_words(connection: sqlite3.Connection, noun: str, newest: int) -> None:
    slot = SEARCHED[noun][0]
    connection.execute(
        f"DELETE FROM search WHERE rowid IN (SELECT id * {SLOTS} + {slot} FROM {noun} WHERE id > ?)",
        (newest,),
    )


def _index(connection: sqlite3.Connection, noun: str, newest: int) -> None:
    """Let the inserted rows be found by their words."""
    slot, words, customer = (part.format(row=noun) if isinstance(part, str) else part for part in SEARCHED[noun])
    connection.execute(
        "INSERT INTO search (rowid, words, noun, row, customer)"
        f" SELECT id * {SLOTS} + {slot}, {words}, '{noun}', id, {customer} FROM {noun} WHERE id > ? AND {words} <> ''",
        (newest,),
    )
