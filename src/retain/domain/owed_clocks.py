"""What the clocks make due: a touch, a conversation, a visit, a review, four touches a year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from retain.domain.clocks import Clock, due_day
from retain.domain.dates import days_said
from retain.domain.owed import AHEAD, CLOCK, DATED, Owed
from retain.domain.policy import FLOOR_FROM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retain.domain.accounts import Account, Day

LATE_POINTS = {"A": 6.0, "B": 3.9, "C": 1.8}
REVIEW_POINTS, FACE_POINTS, FLOOR_POINTS = 3, 2, 5
AGENDA_AHEAD = 14
REVIEW_WEEK = 7
NAMES = {
    "touch": "touch",
    "conversation": "conversation",
    "face": "face-to-face visit",
    "review": "quarterly review",
    "official": "visit with an executive",
}


def touch(account: Account, day: Day) -> Iterator[Owed]:
    return _late(account, day, "touch", "touch")


def conversation(account: Account, day: Day) -> Iterator[Owed]:
    return _late(account, day, "conversation", "conversation")


def _late(account: Account, day: Day, name: str, reason: str) -> Iterator[Owed]:
    if clock := account.clocks.get(name):
        points = lateness(account.tier, clock, day.today)
        yield Owed(reason, f"{account.code}-{name}", clock.due, clock.due, CLOCK, "late", points, clock)


def lateness(tier: str, clock: Clock, today: date) -> float:
    """The lateness term: 6.0 A, 3.9 B or 1.8 C, times the share of its cadence that a clock is overdue, at most 1."""
    return LATE_POINTS[tier] * min(1.0, clock.overdue(today) / clock.days)


def face(account: Account, day: Day) -> Iterator[Owed]:
    return _worth(account, "face", "visit", FACE_POINTS, "face-to-face")


def official(account: Account, day: Day) -> Iterator[Owed]:
    return _worth(account, "official", "official", FACE_POINTS, "face-to-face")


def _worth(account: Account, name: str, step: str, points: float, term: str) -> Iterator[Owed]:
    if clock := account.clocks.get(name):
        yield Owed(NAMES[name], f"{account.code}-{step}", clock.due, clock.due, CLOCK, term, points, clock)


def review(account: Account, day: Day) -> Iterator[Owed]:
    if clock := account.clocks.get("review"):
        band = DATED if clock.overdue(day.today) < REVIEW_WEEK else CLOCK
        yield Owed("review", f"{account.code}-review", clock.due, clock.due, band, "review", REVIEW_POINTS, clock)


def agenda(account: Account, day: Day) -> Iterator[Owed]:
    clock = account.clocks.get("review")
    if clock and day.today < clock.due:
        ahead = clock.due - timedelta(days=AGENDA_AHEAD)
        yield Owed("agenda", f"{account.code}-agenda", ahead, clock.due, AHEAD, "review", REVIEW_POINTS, clock)


def floor(account: Account, day: Day) -> Iterator[Owed]:
    clock = account.clocks.get("touch")
    if clock and account.status == "active":
        since = clock.last or account.standing.came_on
        due = due_day(since, FLOOR_FROM, account.tier, day.workdays)
        yield Owed("four a year", f"{account.code}-year", due, since, CLOCK, "floor", FLOOR_POINTS, clock)


def says_clock(owed: Owed, today: date) -> str:
    clock = cast("Clock", owed.subject)
    what = NAMES[clock.name]
    if clock.last is None:
        return f"no {what} yet" + (f", due for {days_said(late)}" if (late := clock.overdue(today)) else "")
    return f"{days_said((today - clock.last).days)} since the last {what} (every {clock.days})"


def says_agenda(owed: Owed, today: date) -> str:
    return f"quarterly review in {days_said((owed.day - today).days)}: prepare the agenda"


def says_floor(owed: Owed, today: date) -> str:
    return f"{days_said((today - owed.day).days)} without a touch: four a year is the floor (91 days)"
