"""How days away look: the list, what they move, and the sheet for a colleague."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from retain.domain import reasons
from retain.domain.dates import day_said, said
from retain.domain.leave import OURS, Covered, Leave, Moved, by_tier, day_of, span
from retain.domain.plurals import counted
from retain.render.columns import Column, as_json
from retain.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from retain.domain.owed import Owed
    from retain.domain.standings import Owing
    from retain.render.columns import View
    from retain.render.screen import Screen

LEAVE: View[Leave] = (
    Column("first", lambda one: one.away.first),
    Column("last", lambda one: one.away.last),
    Column("working_days", lambda one: one.working_days, right=True),
    Column("cover", lambda one: one.colleague),
    Column("made_on", lambda one: one.away.made_on, listed=False),
)
MOVED: View[Moved] = (
    Column("code", lambda one: one.code),
    Column("customer_code", lambda one: f"c{one.customer}"),
    Column("customer", lambda one: one.name),
    Column("tier", lambda one: one.tier),
    Column("says", lambda one: one.says),
    Column("was_due", lambda one: one.was),
    Column("due", lambda one: one.now),
)


def listed(screen: Screen, found: Sequence[Leave]) -> None:
    """List the days away that aren't over."""
    screen.rows(LEAVE, found, empty="No days away ahead. `retain away FROM..TO` enters some.")


def removed(screen: Screen, leave: Leave) -> None:
    """Say which days were taken off."""
    if screen.json:
        screen.record(LEAVE, leave)
    else:
        screen.line(f"Not away {span(leave.away)} after all.")


def taken(screen: Screen, leave: Leave, today: date, *, with_sheet: bool) -> None:
    """Say what was stored and what it moves; with a sheet that goes to stdout itself, on stderr."""
    if screen.json:
        screen.document(document(leave, today))
        return
    tell = screen.say if with_sheet else screen.line
    for line in _says(leave, today):
        tell(safe(line))
    if not screen.terminal and not with_sheet:
        for one in leave.waiting:
            screen.line("\t".join(safe(cell) for cell in _cells(one)))
    for line in sheet(leave, today) if with_sheet else ():
        screen.line(line)


def document(leave: Leave, today: date) -> dict[str, Any]:
    """Days away as JSON; its keys are frozen by a test."""
    return as_json(LEAVE, leave) | {
        "forward": [as_json(MOVED, one) for one in leave.forward],
        "waiting": [as_json(MOVED, one) for one in leave.waiting],
        "sheet": [_covered(one, today) for one in leave.sheet],
    }


def _says(leave: Leave, today: date) -> Iterator[str]:
    days = counted(leave.working_days, "working day")
    yield f"Away {span(leave.away)} ({days})" + (f"; {leave.colleague} covers" if leave.colleague else "")
    if not leave.forward:
        yield "Nothing dated lies in those days."
    for one in leave.forward:
        yield f"comes forward to {said(one.now, today)}: {one.name}, {one.says} [{one.code}]"
    if leave.waiting:
        waits = [f"{len(days)} {tier} until {_days(days, today)}" for tier, days in by_tier(leave.waiting)]
        yield f"waits: {', '.join(waits)}"


def _cells(one: Moved) -> list[str]:
    return ["waits", one.code, one.name, one.tier, one.says, one.was.isoformat(), one.now.isoformat()]


def _days(days: Sequence[date], today: date) -> str:
    return " to ".join(day_said(day, today) for day in dict.fromkeys((days[0], days[-1])))


def sheet(leave: Leave, today: date) -> Iterator[str]:
    """The sheet for the colleague who covers, as Markdown, line by line."""
    yield f"# Away {span(leave.away)}"
    yield ""
    yield safe(f"For {leave.colleague}: what may come up, and how to reach them.")
    for one in leave.sheet:
        yield ""
        yield safe(f"## {one.name}" + (f", {one.town}" if one.town else ""))
        yield ""
        if str(one.reach):
            yield safe(f"Reach: {one.reach}")
            yield ""
        for owed in one.owed:
            yield safe(f"- {day_said(day_of(owed), today)}: {_what(owed, today)} [{_code(owed)}]")
    if not leave.sheet:
        yield ""
        yield "Nothing is promised, wrong or dated in those days."


def _what(owed: Owed, today: date) -> str:
    """What may come up, as a colleague reads it."""
    if owed.reason not in OURS:
        return reasons.says(owed, today)
    owing = cast("Owing", owed.subject)
    return f"{owing.colleague or 'we'} promised: {owing.text}"


def _code(owed: Owed) -> str:
    return owed.code.partition("-")[0] if owed.reason in OURS else owed.code


def _covered(one: Covered, today: date) -> dict[str, Any]:
    return {
        "customer_code": f"c{one.customer}",
        "customer": one.name,
        "town": one.town,
        "person": one.reach.name or None,
        "phone": one.reach.phone,
        "email": one.reach.email,
        "rows": [
            {"code": _code(owed), "reason": owed.reason, "day": day_of(owed), "says": _what(owed, today)}
            for owed in one.owed
        ],
    }
