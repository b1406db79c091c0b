"""Many records in one change: triggers set aside, what they would have written written set-wise at the end."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from retain.store import newest
from retain.store.schema import LOGGED, SEARCHED
from retain.store.setwise import Span, aside, drop_words, put_words, remember_new, setwise

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from retain.store.diary import Diary

_INSERTED = (*(f"{noun}_inserted" for noun in LOGGED), *(f"{noun}_searched" for noun in SEARCHED), "entry_newest")


@contextmanager
def bulk(diary: Diary, *, kept: bool = True) -> Iterator[None]:
    """Inside `changing()`: insert as much as you like, and it is still one change that one undo takes back.

    Only inserts are hastened: a row changed or removed writes its full images as ever. An id of the caller's own must
    be above all in its table. What isn't `kept` but rolled back needs neither images nor words.
    """
    connection = diary.connection
    before = _newest(connection)
    with setwise(connection), aside(connection, _INSERTED):
        yield
        if kept:
            _write_down(diary, before)


def _write_down(diary: Diary, before: dict[str, int]) -> None:
    """Write what the triggers would have, of every row above the newest there was."""
    connection = diary.connection
    new = [span for noun, number in before.items() if (span := _above(connection, noun, number))]
    changed = _forget_changes(connection, before)
    for span in new:
        if span.noun in changed & SEARCHED.keys():
            drop_words(connection, span)
    diary.doing = "keeping what undo needs"
    for span in new:
        remember_new(connection, span)
    if any(span.noun == "entry" for span in new):
        newest.seek_all(connection)
    diary.doing = "indexing the words"
    for span in new:
        if span.noun in SEARCHED:
            put_words(connection, span)


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


def _above(connection: sqlite3.Connection, noun: str, newest: int) -> Span | None:
    (highest,) = connection.execute(f"SELECT max(id) FROM {noun}").fetchone()
    return Span(noun, newest + 1, highest) if (highest or 0) > newest else None


def _forget_changes(connection: sqlite3.Connection, before: dict[str, int]) -> set[str]:
    """Drop the images of rows inserted and then changed, which count as inserted as they are now; their tables."""
    newest = " ".join(f"WHEN '{noun}' THEN {number}" for noun, number in before.items())
    rows = connection.execute(
        f"DELETE FROM op_row WHERE op = (SELECT max(id) FROM op) AND op_row.row > CASE noun {newest} END RETURNING noun"
    )
    return {noun for (noun,) in rows}
