"""A change taken back: a long run of rows at once, what is left row by row."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal, NamedTuple

from retain.store import newest
from retain.store.images import SUM, put_back
from retain.store.schema import LOGGED, SEARCHED, image
from retain.store.setwise import CHECKSUM, Span, aside, drop_words, put_words, remember_gone, remember_new, setwise
from retain.store.successors import changed_since

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from retain.store.diary import Diary

LONG = 32
"""Rows of a run from which on dropping its triggers for a while pays."""
Deed = Literal["inserted", "deleted", "changed"]


class _Stretch(NamedTuple):
    """Images of a change that lie side by side in the ledger; of a long run also the rows that they are of."""

    first: int
    last: int
    deed: Deed = "changed"
    span: Span | None = None


def reverse(diary: Diary, op: int, long: int = LONG) -> None:
    """Apply the inverse of every image of a change, the newest first; raises Refused where a row has changed since."""
    connection = diary.connection
    stretches = list(_stretches(connection, op, long))
    with setwise(connection):
        for stretch in stretches:
            if stretch.span is None:
                diary.doing = f"taking back {stretch.last - stretch.first + 1:,} rows"
                _row_by_row(connection, op, stretch)
                continue
            diary.doing = f"taking back {stretch.span.high - stretch.span.low + 1:,} rows of {stretch.span.noun}"
            if stretch.deed == "inserted":
                _check_unchanged(connection, op, stretch, stretch.span)
                _take_out(connection, stretch.span)
            else:
                _put_in(connection, op, stretch, stretch.span)


def _stretches(connection: sqlite3.Connection, op: int, long: int) -> Iterator[_Stretch]:
    """The images of a change from the newest back: long runs by themselves, what lies between in one."""
    short: _Stretch | None = None
    enough = {noun: 2 if _forgetful(connection, noun) else long for noun in LOGGED}
    for run in _runs(connection, op):
        if run.span and run.deed != "changed" and run.last - run.first + 1 >= enough[run.span.noun]:
            yield from (short,) if short else ()
            yield run
            short = None
        else:
            short = _Stretch(run.first, short.last if short else run.last)
    yield from (short,) if short else ()


def _runs(connection: sqlite3.Connection, op: int) -> Iterator[_Stretch]:
    """Images side by side that tell of one deed to rows whose ids follow each other, up or down."""
    images = connection.execute(
        "SELECT id, noun, row, CASE WHEN before IS NULL THEN 'inserted' WHEN after IS NULL THEN 'deleted'"
        " ELSE 'changed' END FROM op_row WHERE op = ? ORDER BY id DESC",
        (op,),
    )
    number, noun, row, deed = next(images)
    last, newest, step = number, row, 0
    for image_id, other, at, done in images:
        way = at - row
        if image_id == number - 1 and (other, done) == (noun, deed) and abs(way) == 1 and way * step >= 0:
            number, row, step = image_id, at, way
            continue
        yield _Stretch(number, last, deed, Span(noun, min(row, newest), max(row, newest)))
        number = last = image_id
        row = newest = at
        noun, deed, step = other, done, 0
    yield _Stretch(number, last, deed, Span(noun, min(row, newest), max(row, newest)))


def _row_by_row(connection: sqlite3.Connection, op: int, stretch: _Stretch) -> None:
    images = connection.execute(
        "SELECT noun, row, before, after FROM op_row WHERE op = ? AND id BETWEEN ? AND ? ORDER BY id DESC",
        (op, stretch.first, stretch.last),
    )
    for noun, row, before, after in images:
        put_back(connection, noun, row, before, after)


def _check_unchanged(connection: sqlite3.Connection, op: int, stretch: _Stretch, span: Span) -> None:
    noun = span.noun
    now = image(noun, noun)
    found = connection.execute(
        f"SELECT op_row.row FROM op_row LEFT JOIN {noun} ON {noun}.id = op_row.row"
        f" WHERE op = ? AND op_row.id BETWEEN ? AND ? AND ({noun}.id IS NULL"
        f" OR after IS NOT iif(after LIKE '{SUM}%', {CHECKSUM}({now}), {now})) ORDER BY op_row.id DESC LIMIT 1",
        (op, stretch.first, stretch.last),
    ).fetchone()
    if found:
        raise changed_since(connection, noun, found[0])


def _take_out(connection: sqlite3.Connection, span: Span) -> None:
    """Delete rows; what goes with them, or forgets them, is written down by its own triggers."""
    noun = span.noun
    remember_gone(connection, span)
    if noun in SEARCHED:
        drop_words(connection, span)
    with aside(connection, (f"{noun}_deleted", f"{noun}_unsearched", f"{noun}_gone")):
        with aside(connection, (f"{noun}_updated", f"{noun}_researched")):
            for column in _forgetful(connection, noun):  # else each of them would be changed by the one it names
                connection.execute(
                    f'UPDATE {noun} SET "{column}" = NULL WHERE id BETWEEN ? AND ? AND "{column}" BETWEEN ? AND ?',
                    span.ids * 2,
                )
        connection.execute(f"DELETE FROM {noun} WHERE id BETWEEN ? AND ?", span.ids)
    if noun == "entry":
        newest.seek_all(connection)


def _forgetful(connection: sqlite3.Connection, noun: str) -> list[str]:
    """The columns of a noun that name another row of it, and forget it when it goes."""
    keys = connection.execute(f"PRAGMA foreign_key_list({noun})")
    return [column for _, _, table, column, _, _, gone, _ in keys if table == noun and gone == "SET NULL"]


def _put_in(connection: sqlite3.Connection, op: int, stretch: _Stretch, span: Span) -> None:
    noun, images = span.noun, (op, stretch.first, stretch.last)
    there = connection.execute(f"SELECT id FROM {noun} WHERE id BETWEEN ? AND ? LIMIT 1", span.ids).fetchone()
    if there:
        raise changed_since(connection, noun, there[0])
    ours = "op = ? AND id BETWEEN ? AND ?"
    (before,) = connection.execute(f"SELECT before FROM op_row WHERE {ours} LIMIT 1", images).fetchone()
    columns = json.loads(before)
    values = ", ".join(f"before ->> '$.{column}'" for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    with aside(connection, (f"{noun}_inserted", f"{noun}_searched", f"{noun}_newest")):
        connection.execute(
            f"INSERT INTO {noun} ({names}) SELECT {values} FROM op_row WHERE {ours} ORDER BY op_row.row", images
        )
    if noun == "entry":
        newest.seek_all(connection)
    remember_new(connection, span)
    if noun in SEARCHED:
        put_words(connection, span)
