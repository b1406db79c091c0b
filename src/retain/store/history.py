"""Every change can be taken back: what changed, and its inverse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.changes import Change
from retain.domain.errors import NotFound, Refused
from retain.store.records import DAYS, json_ids
from retain.store.successors import taken_back

if TYPE_CHECKING:
    from retain.store.diary import Diary


def changes(diary: Diary, limit: int = -1, among: set[int] | None = None) -> list[Change]:
    """The diary's changes, newest first; those that touched any of these customers, or the people there."""
    taken = taken_back(diary.connection)
    rows = diary.connection.execute(
        "SELECT id, at, day, command, (SELECT count(*) FROM op_row WHERE op = op.id), undoes FROM op"
        f" WHERE {'1' if among is None else _OF_CUSTOMERS} ORDER BY id DESC LIMIT :limit",
        {"limit": limit, "among": json_ids(among or ())},
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
