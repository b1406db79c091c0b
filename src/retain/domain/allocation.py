"""Where touches and minutes went: the bulk belongs to A, B, recent and once troubled customers (demands 3 and 20)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.accounts import weighs
from retain.domain.clocks import BOOST_DAYS
from retain.domain.report import share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from retain.domain.problems import Problem
    from retain.domain.report import Window

ACROSS = ("recent", "with problems", "core")
"""Lines that look across the plain ones, on one of which every customer stands."""
BULK = "core"
HALF = 50


class Place(NamedTuple):
    """What puts a customer on its lines: its tier or status, its value, the day its business began, its problems."""

    customer: int
    line: str
    value: int
    new_on: date | None = None
    problems: Sequence[Problem] = ()

    def lines(self, day: date) -> Iterator[str]:
        """The customer's own line, and those that it was on that day."""
        yield self.line
        recent = self.new_on is not None and 0 <= (day - self.new_on).days < BOOST_DAYS
        troubled = any(one.raised_on <= day and weighs(one, day) for one in self.problems)
        if recent:
            yield "recent"
        if troubled:
            yield "with problems"
        if recent or troubled or self.line in {"A", "B"}:
            yield BULK

    def turns(self, window: Window) -> bool:
        """Whether its lines may change within a period."""
        if self.new_on is None or self.new_on > window.last:
            return bool(self.problems)
        return bool(self.problems) or (window.first - self.new_on).days < BOOST_DAYS


class Effort(NamedTuple):
    """Touches and minutes that a customer got on a day, None where its lines are the same on all of them."""

    customer: int
    day: date | None
    touches: int
    minutes: int


class Bulk(NamedTuple):
    """Percent of touches, of minutes and of income, None of nothing."""

    touches: int | None
    minutes: int | None
    income: int | None

    @property
    def low(self) -> dict[str, int]:
        """The shares of touches and minutes under one half."""
        spent = {"touches": self.touches, "minutes": self.minutes}
        return {what: part for what, part in spent.items() if part is not None and part < HALF}


class Spent(NamedTuple):
    """Touches, minutes, income and customers by line."""

    touches: Counter[str]
    minutes: Counter[str]
    income: Counter[str]
    customers: Counter[str]

    def all(self, spent: Counter[str]) -> int:
        """The total: each customer stands on one of the plain lines."""
        return sum(count for line, count in spent.items() if line not in ACROSS)

    def shares(self, line: str = BULK) -> Bulk:
        """What a line got and brought."""
        return Bulk(
            share(self.touches[line], self.all(self.touches)),
            share(self.minutes[line], self.all(self.minutes)),
            share(self.income[line], self.all(self.income)),
        )

    def telling(self) -> Bulk | None:
        """The shares where they tell anything: not without touches or income, nor where everybody is among the core."""
        found = self.shares()
        alone = self.customers[BULK] == self.all(self.customers)
        return None if found.touches is None or found.income is None or alone else found


def spent(places: Iterable[Place], efforts: Iterable[Effort], last: date) -> Spent:
    """Add up what each line got; customers and income count on the lines of the last day."""
    found = Spent(Counter(), Counter(), Counter(), Counter())
    known = {one.customer: one for one in places}
    steady = {number: tuple(one.lines(last)) for number, one in known.items()}
    for number, lines in steady.items():
        found.customers.update(lines)
        for line in lines:
            found.income[line] += known[number].value
    for customer, day, touches, minutes in efforts:
        for line in steady[customer] if day is None else known[customer].lines(day):
            found.touches[line] += touches
            found.minutes[line] += minutes
    return found
