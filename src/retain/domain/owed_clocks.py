"""What the clocks make due: a touch, a conversation, a visit, a review, four touches a year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from retain.domain.clocks import Clock, due_day
from retain.domain.dates import days_said, said
from retain.domain.owed import AHEAD, CLOCK, Owed
from retain.domain.policy import FLOOR_FROM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retain.domain.accounts import Account, Day

LATE_POINTS = {"A": 6.0, "B": 3.9, "C": 1.8}
LATE = "late"
"""The score's term that the latest clock of a row gives."""
REVIEW_POINTS, FACE_POINTS, FLOOR_POINTS = 3, 2, 5
AGENDA_AHEAD = 14
NAMES = {
    "touch": "touch",
    "conversation": "conversation",
    "face": "face-to-face visit",
    "review": "quarterly review",
    "official": "visit with an executive",
}


def touch(account: Account, day: Day) -> Iterator[Owed]:
    """A touch, from the day its cadence is reached."""
    return _late(account, day, "touch")


def conversation(account: Account, day: Day) -> Iterator[Owed]:
    """A conversation of the rep's own, from the day its cadence is reached."""
    return _late(account, day, "conversation")


def _late(account: Account, day: Day, name: str) -> Iterator[Owed]:
    if clock := account.clocks.get(name):
        points = lateness(account.tier, clock, day.today)
        yield Owed(name, f"{account.code}-{name}", clock.due, clock.due, CLOCK, LATE, points, clock)


def lateness(tier: str, clock: Clock, today: date) -> float:
    """The lateness term: 6.0 A, 3.9 B or 1.8 C, times the share of its cadence that a clock is overdue, at most 1."""
    return LATE_POINTS[tier] * min(1.0, clock.overdue(today) / clock.days)


def face(account: Account, _: Day) -> Iterator[Owed]:
    """A visit, from the day its cadence is reached."""
    return _visit(account, "face", "visit")


def official(account: Account, _: Day) -> Iterator[Owed]:
    """A visit with an executive colleague, a year after the last one."""
    return _visit(account, "official", "official")


def _visit(account: Account, name: str, step: str) -> Iterator[Owed]:
    if clock := account.clocks.get(name):
        yield Owed(
            NAMES[name], f"{account.code}-{step}", clock.due, clock.due, CLOCK, "face-to-face", FACE_POINTS, clock
        )


def review(account: Account, _: Day) -> Iterator[Owed]:
    """A quarterly review: a clock like the others."""
    if clock := account.clocks.get("review"):
        yield Owed("review", f"{account.code}-review", clock.due, clock.due, CLOCK, "review", REVIEW_POINTS, clock)


def agenda(account: Account, day: Day) -> Iterator[Owed]:
    """The agenda of a review, in the two weeks before it."""
    clock = account.clocks.get("review")
    if clock and day.today < clock.due:
        ahead = clock.due - timedelta(days=AGENDA_AHEAD)
        yield Owed("agenda", f"{account.code}-agenda", ahead, clock.due, AHEAD, "review", REVIEW_POINTS, clock)


def floor(account: Account, day: Day) -> Iterator[Owed]:
    """A touch, 75 days after the last one; where the first touch is still spread, 75 days after the customer came."""
    clock = account.clocks.get("touch")
    if clock and account.status == "active":
        came = account.standing.came_on
        counted = came if clock.last is None or clock.spread else clock.last
        due = due_day(counted, FLOOR_FROM, account.tier, day.workdays)
        yield Owed("four a year", f"{account.code}-year", due, clock.last or came, CLOCK, "floor", FLOOR_POINTS, clock)


def says_clock(owed: Owed, today: date) -> str:
    """How long ago the last such contact was, and how often there should be one."""
    clock = cast("Clock", owed.subject)
    what = NAMES[clock.name]
    who = f": {clock.who} is paired" if clock.who else ""
    if clock.last is None:
        return f"no {what} yet" + (f", due for {days_said(late)}" if (late := clock.overdue(today)) else "") + who
    if owed.due > today:
        return f"the next {what} {said(owed.due, today)} (every {clock.days}){who}"
    return f"{days_said((today - clock.last).days)} since the last {what} (every {clock.days}){who}"


def says_agenda(owed: Owed, today: date) -> str:
    """When the review is."""
    return f"quarterly review in {days_said((owed.day - today).days)}: prepare the agenda"


def says_floor(owed: Owed, today: date) -> str:
    """How long the customer went without a touch."""
    return f"{days_said((today - owed.day).days)} without a touch: four a year is the floor (91 days)"
