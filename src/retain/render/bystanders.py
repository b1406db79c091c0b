"""How the people that address books set aside look."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from retain.domain.names import short
from retain.render.columns import Column
from retain.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from retain.domain.bystanders import Pending
    from retain.render.screen import Screen

_C: type[Column[Pending]] = Column
PENDING = (
    _C("code", lambda pending: f"b{pending.one.id}"),
    _C("name", lambda pending: pending.one.name),
    _C("company", lambda pending: pending.one.company or None),
    _C("role", lambda pending: pending.met.position.get("role")),
    _C("emails", lambda pending: tuple(way.raw for way in pending.met.ways if way.way == "email")),
    _C("phones", lambda pending: tuple(way.raw for way in pending.met.ways if way.way == "phone")),
    _C("birthday", lambda pending: pending.met.fields.get("birthday"), listed=False),
    _C("source", lambda pending: pending.one.source or None, listed=False),
    _C("external", lambda pending: pending.one.external or None, listed=False),
    _C("file", lambda pending: pending.one.file, listed=False),
    _C("added_on", lambda pending: pending.one.added_on, listed=False),
    _C("customer_code", lambda pending: f"c{pending.at[0]}" if pending.at else None, listed=False),
    _C("customer", lambda pending: pending.at[1] if pending.at else None, listed=False),
    _C("why", lambda pending: pending.why),
    _C("command", lambda pending: pending.command),
)


def _lines(found: Sequence[Pending], width: int) -> Iterator[str]:
    """For reading: those of one company below what to type for it, which is never broken."""
    for (why, command), group in groupby(found, key=_heading):
        yield from [f"{why}: {command}"] if len(why) + len(command) + 2 <= width else [f"{why}:", f"  {command}"]
        yield from (f"  {f'b{pending.one.id}':<6}{_said(pending)}" for pending in group)


def _heading(pending: Pending) -> tuple[str, str]:
    command = pending.command.replace(f" b{pending.one.id} ", " " if pending.at else " CODE ")
    return f"{pending.why[:1].upper()}{pending.why[1:].rstrip('.')}", command


def _said(pending: Pending) -> str:
    role, ways = pending.met.position.get("role"), [way.raw for way in pending.met.ways]
    return ", ".join(filter(None, (pending.one.name, role, *ways[:2])))


def show(screen: Screen, found: Sequence[Pending], everybody: Sequence[Pending]) -> None:
    """List people set aside, and say for which customers there are any; JSON: an array."""
    if screen.terminal and found:
        for line in _lines(found, screen.console.width):
            screen.line(safe(line))
    else:
        screen.rows(PENDING, found, empty="Nobody set aside fits that." if everybody else "Nobody is set aside.")
        for (number, name), there in Counter(one.at for one in found if one.at).items():
            screen.say(f"{there:,} at {short(name)}: retain import --pending --at c{number}")
    if found:
        screen.say("To forget somebody: retain import --pending CODE --drop")
