"""A year in the life: a rep with so many minutes a day plays the book, and what is missed in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.play import Play
from retain.domain.problems import Problem
from retain.domain.standings import Owing, status
from retain.domain.tiers import KEPT
from retain.domain.touches import A_YEAR
from retain.domain.worklist import Worklist

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date
    from random import Random

    from retain.domain.accounts import Day
    from retain.domain.agenda import Row
    from retain.domain.policy import Policy
    from retain.domain.standings import Book, Sales

    Order = Callable[[Day], Iterable[Row]]

YEAR = 230
"""Working days of a year (SPEC section 4, Cadence: 1,651 touches are 7.2 a working day)."""
CONNECTED = 0.6
"""The share of calls that reach somebody."""
IN_VAIN = 2
"""Minutes a call takes that reaches nobody."""


class Arrival(NamedTuple):
    """What comes up on a working day, the first being 0: a promise of ours or a problem; due `within` working days."""

    on: int
    customer: int
    what: str
    within: int


@dataclass(slots=True)
class Year:
    """What became of it.

    `touches` and `silence` (the longest, in days) are by customer, `neglect` the working days each stood past its
    touch cadence; `late` counts promises of ours kept after their day or open beyond it, `made` all that fell due.
    """

    values: Mapping[int, int]
    touches: Counter[int] = field(default_factory=Counter)
    silence: dict[int, int] = field(default_factory=dict)
    neglect: Counter[int] = field(default_factory=Counter)
    minutes: int = 0
    made: int = 0
    late: int = 0

    @property
    def below_four(self) -> int:
        """Customers that had fewer than four touches."""
        return sum(self.touches[customer] < A_YEAR for customer in self.silence)

    @property
    def quietest(self) -> int | None:
        """The customer with the longest silence."""
        return max(self.silence, key=self.silence.__getitem__, default=None)

    @property
    def longest(self) -> int:
        return max(self.silence.values(), default=0)

    @property
    def weighted_neglect(self) -> float:
        """Working days past cadence, each customer's weighted by its share of the income; plain mean without income."""
        kept = {customer: max(0, self.values.get(customer, 0)) for customer in self.silence}
        if not (total := sum(kept.values())):
            return sum(self.neglect.values()) / len(kept) if kept else 0.0
        return sum(self.neglect[customer] * value for customer, value in kept.items()) / total


def arrivals(random: Random, customers: Sequence[int], promises: float, problems: float) -> list[Arrival]:
    """What comes up in a year in which each customer has so many promises of ours and so many problems, on average."""
    return sorted(
        Arrival(on, customer, what, random.randint(shortest, longest))
        for what, each, shortest, longest in (("promise", promises, 3, 10), ("problem", problems, 2, 8))
        for on in range(YEAR)
        for customer in customers
        if random.random() < each / YEAR
    )


def live(
    book: Book,
    policy: Policy,
    today: date,
    minutes: int,
    coming: Sequence[Arrival],
    random: Random,
    order: Order | None = None,
) -> Year:
    """Play 230 working days from today on, each with so many minutes: down the list of `due`, as far as they go.

    A contact is begun while minutes are left, and what it takes beyond them the next day lacks. A call reaches
    somebody six times in ten. Whoever is active stays so, at the value of today. Another `order` takes another list.
    """
    return _Life(book, policy, today, coming, random).lived(minutes, order)


class _Buying(Mapping[int, "Sales"]):
    """The customers' sales on a day: whoever is active still buys, in no rhythm of its own."""

    def __init__(self, sold: Mapping[int, Sales], active: set[int], on: date) -> None:
        self._sold, self._active, self._on = sold, active, on

    def __getitem__(self, customer: int) -> Sales:
        sales = self._sold[customer]
        return sales._replace(last=self._on, dealt=self._on, orders=()) if customer in self._active else sales

    def __iter__(self) -> Iterator[int]:
        return iter(self._sold)

    def __len__(self) -> int:
        return len(self._sold)


class _Life:
    def __init__(self, book: Book, policy: Policy, today: date, coming: Sequence[Arrival], random: Random) -> None:
        self.play = Play(book, policy, today, {})
        self.list = Worklist()
        self.random = random
        self.coming: dict[int, list[Arrival]] = {}
        for arrival in coming:
            self.coming.setdefault(arrival.on, []).append(arrival)
        sold = self.play.book.sales_by(today)
        states = {one.id: status(one, sold.get(one.id), today) for one in self.play.book.standings}
        self.active = {customer for customer, state in states.items() if state == "active"}
        self.year = Year(self.play.day(today).values, silence={c: 0 for c, state in states.items() if state in KEPT})
        self.newest = {one.id: one.touch or today for one in self.play.book.standings}
        self.due = {p.id: p.due_on for some in self.play.book.promises.values() for p in some if p.party == "me"}
        self.sold = sold
        self.overdrawn = 0
        self.number = max((p.id for some in self.play.book.promises.values() for p in some), default=0)
        self.wrong = max((g.id or 0 for some in self.play.book.problems.values() for g in some), default=0)

    def lived(self, minutes: int, order: Order | None) -> Year:
        days = islice(self._workdays(), YEAR)
        on = self.play.first
        for number, on in enumerate(days):
            self.play.sales = _Buying(self.sold, self.active, on)
            for arrival in self.coming.get(number, ()):
                self._arrive(arrival, on)
            self._work(on, minutes, order)
        self._close(on)
        return self.year

    def _workdays(self) -> Iterator[date]:
        workdays = self.play.workdays
        on = workdays.on_or_after(self.play.first)
        while True:
            yield on
            on = workdays.after(on, 1)

    def _arrive(self, arrival: Arrival, on: date) -> None:
        self.list.forget(arrival.customer)
        due = self.play.workdays.after(on, arrival.within)
        if arrival.what == "promise":
            self.number += 1
            self.due[self.number] = due
            promise = Owing(self.number, arrival.customer, "me", "a promise", on, due)
            self.play.book.promises.setdefault(arrival.customer, []).append(promise)
        else:
            self.wrong += 1
            problem = Problem(arrival.customer, "trouble", "a problem", on, self.wrong, target_on=due)
            self.play.book.problems.setdefault(arrival.customer, []).append(problem)

    def _work(self, on: date, minutes: int, order: Order | None) -> None:
        day = self.play.day(on)
        self.list.turn(day)
        left, met = minutes - self.overdrawn, set[int]()
        for row in order(day) if order else self.list.rows():
            if left <= 0:
                break
            self.list.forget(row.account.standing.id)
            proposal = self.play.propose(row, on)
            if proposal.kind == "call" and self.random.random() >= CONNECTED:
                left -= IN_VAIN
                self.play.attempt(row, proposal.kind, on)
            else:
                left -= proposal.minutes
                self._met(row, on)
                self.play.contact(row, proposal, on)
                met.add(row.account.standing.id)
        self.year.minutes += minutes - self.overdrawn - left
        self.overdrawn = max(0, -left)
        self.year.neglect.update(self.list.neglected - met)

    def _met(self, row: Row, on: date) -> None:
        customer = row.account.standing.id
        self.year.touches[customer] += 1
        self._silent(customer, on)
        self.newest[customer] = on
        for one in row.owed:
            if isinstance(one.subject, Owing) and one.subject.party == "me":
                self._kept(one.subject.id, on)

    def _silent(self, customer: int, on: date) -> None:
        if customer in self.year.silence:
            self.year.silence[customer] = max(self.year.silence[customer], (on - self.newest[customer]).days)

    def _kept(self, promise: int, on: date) -> None:
        due = self.due.pop(promise, on)
        self.year.made += 1
        self.year.late += on > due

    def _close(self, on: date) -> None:
        for customer in self.year.silence:
            self._silent(customer, on)
        over = [due for due in self.due.values() if due < on]
        self.year.made += len(over)
        self.year.late += len(over)
