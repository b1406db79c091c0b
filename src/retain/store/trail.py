"""What became of one record: every change that touched it, and what it was before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from retain.domain.changes import Step
from retain.domain.codes import named
from retain.domain.money import plain
from retain.store.images import is_checksum
from retain.store.records import DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from retain.domain.codes import Code
    from retain.store.diary import Diary

_STEPS = (
    "SELECT op.id, op.day, op.command, noun, op_row.row, before, after FROM op_row JOIN op ON op.id = op_row.op"
    " WHERE {} ORDER BY op_row.id DESC"
)
_HIDDEN = frozenset({"id", "key"})
_MONEY = frozenset({"amount", "margin", "value", "cost", "expected_value"})
"""Columns of minor units, in any noun; a text of that name is none."""


def trail(diary: Diary, code: Code) -> list[Step]:
    """What changed in a record, newest first; for a customer or a person also in all that hangs on it."""
    if code.letter in {"c", "d"}:
        rows = diary.connection.execute(_STEPS.format("subject = ?"), (str(code),))
    else:
        rows = diary.connection.execute(_STEPS.format("noun = ? AND op_row.row = ?"), (code.noun, code.number))
    return [
        Step(number, DAYS[day], command, named(noun, row), tuple(_changes(before, after)))
        for number, day, command, noun, row, before, after in rows
    ]


def _changes(before: str | None, after: str | None) -> Iterator[str]:
    if before is None and after is None:
        yield "erased"
    elif before is None:
        yield "new" if after is None or is_checksum(after) else f"new: {_listed(json.loads(after).items())}"
    elif after is None:
        yield f"deleted: {_listed(json.loads(before).items())}"
    else:
        old: dict[str, Any] = json.loads(before)
        for name, value in json.loads(after).items():
            if value != old.get(name) and name not in _HIDDEN:
                yield f"{name} {_said(name, old.get(name))} -> {_said(name, value)}"


def _listed(values: Iterable[tuple[str, Any]]) -> str:
    shown = ((name, value) for name, value in values if value not in {None, "", 0} and name not in _HIDDEN)
    return "; ".join(f"{name} {_said(name, value)}" for name, value in shown)


def _said(name: str, value: str | int | None) -> str:
    if name in _MONEY and isinstance(value, int):
        return plain(value)
    return "nothing" if value in {None, ""} else str(value)
