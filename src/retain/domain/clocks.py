"""The four clocks of a customer: how long each may run, and the day it is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.policy import LONG_PAST_MONTHS, OFFICIAL_VISIT, Cadence, Policy
from retain.domain.standings import Sales, Standing, months_before

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from retain.domain.workdays import Workdays

BOOST_DAYS = 90
SHORTEST = 7
"""Days: no boost makes a clock shorter."""
FIRST_WORKDAYS_A = 10
"""Working days within which A's first touch is spread."""
CLOCKS = ("touch", "conversation", "face", "review")
EARLY = frozenset({"touch", "conversation"})
"""Clocks whose first dates begin on the day of arrival; visits and reviews come one step later."""
RED = 1.5
_AFTER_BREAK = {"A": 1, "B": 2}


class Clock(NamedTuple):
    """A clock: the newest contact that set it, days it may run, the day it is due; `spread` where it never started."""

    name: str
    last: date | None
    days: int
    due: date
    spread: bool = False

    def overdue(self, today: date) -> int:
        return max(0, (today - self.due).days)

    def color(self, today: date) -> str:
        """Green while it runs, amber past its cadence, red past 1.5 times it."""
        late = (today - self.due).days
        return "green" if late <= 0 else "red" if late > (RED - 1) * self.days else "amber"


def plain_cadence(standing: Standing, status: str, tier: str, sales: Sales | None, policy: Policy, today: date) -> Cadence:
    """The cadence of a customer by tier, status and its own interval, boosts aside."""
    if status == "past":
        since = sales.last if sales else standing.said_on
        long_ago = since is not None and since < months_before(today, LONG_PAST_MONTHS)
        cadence = policy.cadences["long past" if long_ago else "past"]
    else:
        cadence = policy.cadences["B" if tier == "C" and standing.potential == "high" else tier]
    return replace(cadence, touch=standing.interval) if standing.interval else cadence


def boosted(cadence: Cadence, policy: Policy, *, halved: bool, rival: bool) -> Cadence:
    """The cadence under boosts, which don't stack: the shortest wins, rounded up, never under seven days."""
    touch, talk = cadence.touch, cadence.conversation
    if rival:
        touch, talk = min(touch, policy.cadences["B"].touch), min(talk, policy.cadences["B"].conversation)
    if halved:
        touch = min(touch, max(SHORTEST, -(-cadence.touch // 2)))
        talk = min(talk, max(SHORTEST, -(-cadence.conversation // 2)))
    same = touch == cadence.touch and talk == cadence.conversation
    return cadence if same else replace(cadence, touch=touch, conversation=talk)


def last_review(standing: Standing, tier: str) -> date | None:
    """The newest review done as the tier asks: A in person, B on a call or visit, C in any form."""
    return {"A": standing.review_face, "B": standing.review_live}.get(tier, standing.review)


class Place(NamedTuple):
    """A customer's rank among those who came on its day with its cadence, by clock: (rank, how many, days)."""

    touch: tuple[int, int, int]
    conversation: tuple[int, int, int]
    face: tuple[int, int, int]
    review: tuple[int, int, int]


def places(
    cadences: Mapping[int, Cadence], order: Mapping[int, tuple[int, str]]
) -> dict[int, Place]:
    """Rank a day's newcomers by value, then name, within each clock's cadence."""
    ranked = sorted(cadences, key=lambda customer: (-order[customer][0], order[customer][1]))
    found: dict[int, list[tuple[int, int, int]]] = {customer: [] for customer in ranked}
    for clock in CLOCKS:
        groups: dict[int, list[int]] = {}
        for customer in ranked:
            groups.setdefault(getattr(cadences[customer], clock) or 0, []).append(customer)
        for days, members in groups.items():
            for rank, customer in enumerate(members):
                found[customer].append((rank, len(members), days))
    return {customer: Place(*ranks) for customer, ranks in found.items()}


def first_due(clock: str, place: Place, came_on: date, tier: str, workdays: Workdays) -> date:
    """The first day of a clock that never started: newcomers spread over the cadence's working days (SPEC section 4)."""
    rank, among, days = getattr(place, clock)
    width = workdays.between(came_on, came_on + timedelta(days=days - 1))
    if clock == "touch" and tier == "A":
        width = min(width, FIRST_WORKDAYS_A)
    step = (rank if clock in EARLY else rank + 1) * width // among
    return workdays.after(workdays.on_or_after(came_on), step)


def due_day(last: date, days: int, tier: str, workdays: Workdays) -> date:
    """The day a running clock reaches its cadence; on a day off the working day before, in a break after it, A first."""
    reached = last + timedelta(days=days)
    if pause := workdays.pause(reached):
        return workdays.after(pause[1], _AFTER_BREAK.get(tier, 3))
    return workdays.on_or_before(reached)


def official(standing: Standing, workdays: Workdays) -> Clock:
    """A's clock of visits with an executive colleague; never visited, it counts from the day the customer came."""
    last = standing.official
    due = due_day(last or standing.came_on, OFFICIAL_VISIT, "A", workdays)
    return Clock("official", last, OFFICIAL_VISIT, due, spread=last is None)
