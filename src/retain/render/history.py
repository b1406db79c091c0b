"""How changes look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.plurals import counted
from retain.render.columns import Column, as_json
from retain.render.safe import safe

if TYPE_CHECKING:
    from retain.domain.changes import Change, Step
    from retain.render.screen import Screen

_C: type[Column[Change]] = Column
HISTORY = (
    _C("number", lambda change: change.number, right=True),
    _C("day", lambda change: change.day),
    _C("at", lambda change: change.at, listed=False),
    _C("command", lambda change: change.command),
    _C("rows", lambda change: change.rows, right=True),
    _C("undoes", lambda change: change.undoes, right=True),
    _C("undone", lambda change: change.undone),
)
_S: type[Column[Step]] = Column
TRAIL = (
    _S("number", lambda step: step.number, right=True),
    _S("day", lambda step: step.day),
    _S("command", lambda step: step.command),
    _S("what", lambda step: step.what),
    _S("changed", lambda step: step.changed),
)


def undone(screen: Screen, taken: Change, own: Change) -> None:
    """Say what was taken back, and how to put it back; JSON: that change."""
    if screen.json:
        screen.document(as_json(HISTORY, taken))
        return
    screen.line(safe(f"Took back change {taken.number}: {taken.command}; {counted(taken.rows, 'row')}."))
    screen.say(f"`retain undo {own.number}` puts it back.")
