"""The four clocks of a customer: how long each may run, and the day it is due."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.policy import LONG_PAST_MONTHS, OFFICIAL_VISIT, Cadence, Policy
from retain.domain.standings import Sales, Standing, months_before

if TYPE_CHECKING:
    from retain.domain.workdays import Workdays

BOOST_DAYS = 90
SHORTEST = 7
"""Days: no boost makes a clock shorter."""
FIRST_WORKDAYS_A = 10
"""Working days within which A's first touch is spread."""
CLOCKS = ("touch", "conversation", "face", "review", "official")
EARLY = frozenset({"touch", "conversation"})
"""Clocks whose first dates begin on the day of arrival; visits and reviews come one step later."""
RED = 1.5
_AFTER_BREAK = {"A": 1, "B": 2}


class Clock(NamedTuple):
    """A clock: the newest contact that set it, days it may run, the day it is due; `spread` where it never started.

    `who` is the executive of ours paired with the customer, for the visit with one.
    """

    name: str
    last: date | None
    days: int
    due: date
    spread: bool = False
    who: str = ""

    def overdue(self, today: date) -> int:
        return max(0, (today - self.due).days)

    def color(self, today: date) -> str:
        """Green while it runs, amber past its cadence, red past 1.5 times it."""
        late = (today - self.due).days
        return "green" if late <= 0 else "red" if late > (RED - 1) * self.days else "amber"


def line(standing: Standing, status: str, tier: str, sales: Sales | None, today: date) -> str:
    """The line of the cadence table a customer stands on: its tier, or how long it has been past."""
    if status == "past":
        since = sales.last if sales else standing.said_on
        long_ago = since is not None and since < months_before(today, LONG_PAST_MONTHS)
        return "long past" if long_ago else "past"
    return "B" if tier == "C" and standing.potential == "high" else tier


def plain_cadence(standing: Standing, on: str, policy: Policy) -> Cadence:
    """The cadence of a line of the table, with the customer's own interval, boosts aside."""
    cadence = policy.cadences[on]
    return replace(cadence, touch=standing.interval) if standing.interval else cadence


def boosted(cadence: Cadence, policy: Policy, *, halved: bool, rival: bool) -> Cadence:
    """The cadence under boosts, which don't stack: the shortest wins, rounded up, never under seven days."""
    found = cadence
    if halved:
        found = _shorter(found, touch=_half(cadence.touch), conversation=_half(cadence.conversation))
    if rival:
        b = policy.cadences["B"]
        found = _shorter(found, touch=b.touch, conversation=b.conversation, face=b.face, review=b.review)
    return found


def _half(days: int) -> int:
    return max(SHORTEST, -(-days // 2))


def _shorter(cadence: Cadence, **most: int | None) -> Cadence:
    """The cadence with none of these clocks running longer than named."""
    shortened = {
        clock: days for clock, days in most.items() if days and (now := getattr(cadence, clock)) and days < now
    }
    return replace(cadence, **shortened) if shortened else cadence


def last_review(standing: Standing, tier: str) -> date | None:
    """The newest review done as the tier asks: A in person, B on a call or visit, C in any form."""
    if tier == "C":
        return standing.review
    return standing.review_face if tier == "A" else standing.review_live


class Newcomer(NamedTuple):
    """A customer on the day it came: its tier and cadence then, and what ranks it."""

    customer: int
    tier: str
    cadence: Cadence
    value: int
    key: str

    def days(self, clock: str) -> int | None:
        """How long a clock of its may run; None where it has no such clock."""
        if clock == "official":
            return OFFICIAL_VISIT if self.tier == "A" and self.cadence.face else None
        days: int | None = getattr(self.cadence, clock)
        return days


class Place(NamedTuple):
    """A customer's rank among the `among` who came on its day with a clock of so many `days`."""

    rank: int
    among: int
    days: int
    tier: str


def places(newcomers: Iterable[Newcomer]) -> dict[tuple[int, str], Place]:
    """Rank a day's newcomers by value, then name, within each clock's cadence; keys are customer and clock."""
    ranked = sorted(newcomers, key=lambda one: (-one.value, one.key, one.customer))
    found: dict[tuple[int, str], Place] = {}
    for clock in CLOCKS:
        groups: dict[int, list[Newcomer]] = {}
        for one in ranked:
            if days := one.days(clock):
                groups.setdefault(days, []).append(one)
        for days, members in groups.items():
            for rank, one in enumerate(members):
                found[one.customer, clock] = Place(rank, len(members), days, one.tier)
    return found


def first_due(clock: str, place: Place, came_on: date, workdays: "Workdays") -> date:
    """The first day of a clock that never started: newcomers are spread over its cadence's working days."""
    width = workdays.between(came_on, came_on + timedelta(days=place.days - 1))
    if clock == "touch" and place.tier == "A":
        width = min(width, FIRST_WORKDAYS_A)
    step = (place.rank if clock in EARLY else place.rank + 1) * width // place.among
    return workdays.after(workdays.on_or_after(came_on), step)


def due_day(last: date, days: int, tier: str, workdays: "Workdays") -> date:
    """The day a running clock reaches its cadence: the working day before a day off; in a break, after it, A first."""
    reached = last + timedelta(days=days)
    worked = workdays.on_or_before(reached)
    for first, end in workdays.breaks:
        if worked < first <= reached:
            return workdays.after(end, _AFTER_BREAK.get(tier, 3))
    return worked
