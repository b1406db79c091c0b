"""Changes that came after another and stand on it: they are to be taken back first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.errors import Refused
from retain.domain.names import short

if TYPE_CHECKING:
    import sqlite3


def taken_back(connection: sqlite3.Connection) -> set[int]:
    """Changes taken back: undone by an undo that wasn't itself undone."""
    taken: set[int] = set()
    for number, undoes in connection.execute("SELECT id, undoes FROM op WHERE undoes IS NOT NULL ORDER BY id DESC"):
        if number not in taken:
            taken.add(undoes)
    return taken


def changed_since(connection: sqlite3.Connection, noun: str, row: int) -> Refused:
    """The refusal to take back what was changed later, by name of the newest change that did."""
    taken = taken_back(connection)
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
