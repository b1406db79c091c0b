"""Every change can be taken back: what changed, and its inverse."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from retain.domain.changes import Change
from retain.domain.errors import NotFound, Refused
from retain.domain.names import short
from retain.store.records import DAYS

if TYPE_CHECKING:
    import sqlite3

    from retain.store.diary import Diary


def changes(diary: Diary, limit: int = -1, among: set[int] | None = None) -> list[Change]:
    """The diary's changes, newest first; those that touched any of these customers, or the people there."""
    taken = _taken_back(diary.connection)
    rows = diary.connection.execute(
        "SELECT id, at, day, command, (SELECT count(*) FROM op_row WHERE op = op.id), undoes FROM op"
        f" WHERE {'1' if among is None else _OF_CUSTOMERS} ORDER BY id DESC LIMIT :limit",
        {"limit": limit, "among": json.dumps(sorted(among or ()))},
    )
    return [
        Change(number, at, DAYS[day], command, count, undoes, number in taken)
        for number, at, day, command, count, undoes in rows
    ]


_OF_CUSTOMERS = (
    "id IN (SELECT op FROM op_row WHERE subject IN (SELECT 'c' || value FROM json_each(:among) UNION"
    " SELECT 'd' || person FROM position WHERE customer IN (SELECT value FROM json_each(:among))))"
)


def undo(diary: Diary, number: int | None = None) -> Change:
    """Take back change `number`, or the newest that is neither an undo nor undone; runs inside `changing()`.

    Raises NotFound where there is none, Refused where it was taken back already or a row has changed since.
    """
    from retain.store.reversal import reverse

    change = _chosen(diary, number)
    connection = diary.connection
    connection.execute("UPDATE op SET undoes = ? WHERE id = (SELECT max(id) FROM op)", (change.number,))
    connection.execute("PRAGMA defer_foreign_keys=ON")
    erased = "SELECT 1 FROM op_row WHERE op = ? AND before IS NULL AND after IS NULL LIMIT 1"
    if connection.execute(erased, (change.number,)).fetchone():
        raise Refused(
            f"Change {change.number} ({change.command}) touches what was erased, which nothing brings back.",
            "`retain undo N` takes back another change of `retain history`.",
        )
    reverse(diary, change.number)
    return change


def checksum(image: str) -> str:
    """What stands for the image of a row that an import inserted."""
    return "b2:" + blake2b(image.encode(), digest_size=16).hexdigest()


def _chosen(diary: Diary, number: int | None) -> Change:
    for change in changes(diary)[1:]:
        if number is None and change.undoes is None and not change.undone:
            return change
        if change.number == number:
            if change.undone:
                raise Refused(f"Change {number} was taken back already.", "`retain history` shows its undo.")
            return change
    if number is None:
        raise NotFound("There is nothing to take back.")
    raise NotFound(f"There is no change {number}.", "`retain history` lists them.")


def _taken_back(connection: sqlite3.Connection) -> set[int]:
    """Changes taken back: undone by an undo that wasn't itself undone."""
    taken: set[int] = set()
    for number, undoes in connection.execute("SELECT id, undoes FROM op WHERE undoes IS NOT NULL ORDER BY id DESC"):
        if number not in taken:
            taken.add(undoes)
    return taken


def changed_since(connection: sqlite3.Connection, noun: str, row: int) -> Refused:
    """The refusal to take back what was changed later, by name of the newest change that did."""
    taken = _taken_back(connection)
    touched = connection.execute(
        "SELECT DISTINCT op.id, op.command, op.undoes FROM op_row JOIN op ON op.id = op_row.op"
        " WHERE op_row.noun = ? AND op_row.row = ? AND op.id < (SELECT max(id) FROM op) ORDER BY op.id DESC",
        (noun, row),
    )
    later = next((change for change in touched if not change[2] and change[0] not in taken), None)
    step = (
        f"`retain undo {later[0]}` first: {short(later[1])} changed it."
        if later
        else "`retain history` lists what did."
    )
    return Refused(f"The {noun} number {row} has changed since.", step)


def stood_on(connection: sqlite3.Connection, op: int, error: sqlite3.IntegrityError) -> Exception:
    """The refusal to take back what a later change stands on, the newest; the error itself where that isn't it."""
    found = connection.execute(
        "SELECT op.id, op.command FROM pragma_foreign_key_check AS loose"
        ' JOIN op_row ON op_row.noun = loose."table" AND op_row.row = loose.rowid JOIN op ON op.id = op_row.op'
        " WHERE op.id < ? ORDER BY op.id DESC LIMIT 1",
        (op,),
    ).fetchone()
    if found is None:
        return error
    number, command = found
    return Refused(f"Change {number} ({command}) stands on that.", f"`retain undo {number}` first.")


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
    same = now is not None and after == checksum(now) if after and after.startswith("b2:") else now == after
    if not same:
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
