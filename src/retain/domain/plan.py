"""The coming weeks on the calendar: whom to contact on which day, and what each day takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from retain.domain import agenda
from retain.domain.clocks import Clock
from retain.domain.daysheet import spent
from retain.domain.owed import AHEAD, NOW
from retain.domain.play import Play

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from retain.domain.agenda import Row
    from retain.domain.policy import Policy
    from retain.domain.proposals import Proposal
    from retain.domain.standings import Book

WEEK = 7
WEEKS = 2
"""Planned ahead unless asked otherwise."""


class Planned(NamedTuple):
    """A contact to make on a day; `code` is its stable name in the plan ("p12", "c5-clock", "c5-clock-2").

    `fixed` ones are promised, wrong or dated: they stand on their day, however full it is.
    """

    code: str
    row: Row
    proposal: Proposal
    fixed: bool


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """One day of the week that is usually worked: `capacity` in minutes, none where it is `off`; `waiting` didn't fit.

    Those who wait stand on a later day, or after the last one planned.
    """

    day: date
    capacity: int
    contacts: tuple[Planned, ...] = ()
    waiting: int = 0
    off: bool = False

    @property
    def minutes(self) -> int:
        return sum(one.proposal.minutes for one in self.contacts)

    @property
    def load(self) -> float:
        """Minutes planned as a share of those there are."""
        return self.minutes / self.capacity if self.capacity else 0.0


def plan(
    book: Book,
    policy: Policy,
    today: date,
    kinds: Mapping[int, Sequence[str]],
    *,
    weeks: int = WEEKS,
    among: Collection[int] | None = None,
) -> list[PlannedDay]:
    """Play the coming weeks, as if each contact happened as planned and its clocks restarted; nothing is stored.

    What is promised, wrong or dated stands on the day `due` will first show it. Clocks and reviews, in the order of
    `due`, fill what the day's minutes leave, one at least where nothing is fixed; the others go on to the next day.
    Tiers stay as they are today, and nothing new is sold, promised or goes wrong.
    """
    played = Play(book, policy, today, kinds)
    names = _Names()
    days = (today + timedelta(days=n) for n in range(WEEK * weeks))
    return [
        _planned(played, on, max(1, policy.minutes_a_day - (spent(book, policy) if on == today else 0)), among, names)
        if played.workdays.worked(on)
        else PlannedDay(on, 0, off=True)
        for on in days
        if on.weekday() in policy.workdays.week
    ]


def _planned(played: Play, on: date, capacity: int, among: Collection[int] | None, names: _Names) -> PlannedDay:
    rows = [row for row in agenda.on(played.day(on), among=among).rows if row.band != AHEAD]
    offered = [(row, played.propose(row, on), _is_fixed(row)) for row in rows]
    left = capacity - sum(proposal.minutes for _, proposal, fixed in offered if fixed)
    made: list[Planned] = []
    empty = not any(fixed for _, _, fixed in offered)
    for row, proposal, fixed in offered:
        if not (fixed or proposal.minutes <= left or empty):
            continue
        left -= 0 if fixed else proposal.minutes
        empty = False
        played.contact(row, proposal, on)
        made.append(Planned(names.of(row), row, proposal, fixed))
    return PlannedDay(on, capacity, tuple(made), len(rows) - len(made))


def _is_fixed(row: Row) -> bool:
    """Whether anything on a row stands on its day: all but clocks and reviews, which may move."""
    return row.band == NOW or any(not isinstance(one.subject, Clock) for one in row.owed)


class _Names:
    """Names that stay the same from plan to plan, so that a calendar moves an event instead of doubling it."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def of(self, row: Row) -> str:
        """The strongest dated matter's code, else the customer's clocks; numbered from the second on."""
        dated = (one.code for one in row.owed if not isinstance(one.subject, Clock))
        code = next(dated, f"{row.account.code}-clock")
        self._taken[code] = count = self._taken.get(code, 0) + 1
        return code if count == 1 else f"{code}-{count}"
