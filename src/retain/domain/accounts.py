"""One customer as the reasons see it: its standing, tier, clocks and what is open; and the day it is judged on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from retain.domain import clocks, tiers
from retain.domain.clocks import BOOST_DAYS, Clock, Newcomer, Place
from retain.domain.owed_contracts import step_days
from retain.domain.policy import LONGEST_INTERVAL, OFFICIAL_VISIT
from retain.domain.standings import Book, Sales, Standing, newest_touch, status
from retain.domain.workdays import Workdays, with_breaks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from retain.domain.contracts import Contract
    from retain.domain.expectations import Expectation
    from retain.domain.opportunities import Opportunity
    from retain.domain.policy import Cadence, Policy
    from retain.domain.problems import Problem
    from retain.domain.referrals import Referral
    from retain.domain.standings import Attempt, Birthday, Contact, Delivery, Leaver, Owing

    _Seen = tuple[str, str, Cadence, date | None]
    """What clocks follow from beside the standing: status, tier, cadence and the newest touch."""

TRIED = 10
"""Working days that an attempt counts."""
FORWARD = 5
"""Working days before a break over which what is dated inside it comes forward."""


@dataclass(slots=True)
class Account:
    """One customer judged on a day; `clocks` by name, empty for prospects, the lost and those who refused contact."""

    standing: Standing
    status: str
    tier: str
    value: int
    cadence: Cadence
    clocks: dict[str, Clock] = field(default_factory=dict)
    sales: Sales | None = None
    promises: list[Owing] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    deliveries: list[Delivery] = field(default_factory=list)
    contracts: list[Contract] = field(default_factory=list)
    expectations: list[Expectation] = field(default_factory=list)
    referrals: list[Referral] = field(default_factory=list)
    opportunities: list[Opportunity] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)
    leavers: list[Leaver] = field(default_factory=list)
    birthdays: list[Birthday] = field(default_factory=list)
    snoozed_until: date | None = None
    newest_contact: date | None = None

    @property
    def code(self) -> str:
        return f"c{self.standing.id}"

    @property
    def welcomes(self) -> bool:
        """Not lost, and hasn't refused all contact: what isn't promised or wrong is owed to such a customer only."""
        return self.status != "lost" and "all" not in self.standing.no_contact.split()

    @property
    def tried(self) -> list[Attempt]:
        """The attempts of the last ten working days since the newest contact."""
        newest = self.newest_contact
        return [attempt for attempt in self.attempts if newest is None or attempt.day > newest]

    def since(self, day: date) -> Iterable[Contact]:
        """Contacts on or after a day, oldest first."""
        return (contact for contact in self.contacts if contact.day >= day)


class Day:
    """The day the book is judged on: policy, working days with the rep's own leave, tiers, and who came with whom."""

    def __init__(self, book: Book, policy: Policy, today: date, ranked: Day | None = None) -> None:
        self.book = book
        self.policy = policy
        self.today = today
        like = ranked if ranked and ranked.book.away == book.away else None
        self.workdays: Workdays = like.workdays if like else with_breaks(policy.workdays, book.away)
        self.sales = book.sales_by(today)
        self.ranked: tuple[dict[int, str], dict[int, int]] = (
            ranked.ranked if ranked else tiers.on(book.standings, self.sales, policy, today)
        )
        self.tiers, self.values = self.ranked
        self.places: dict[date, dict[tuple[int, str], Place]] = ranked.places if ranked else {}
        self.running: dict[int, tuple[Standing, _Seen, dict[str, Clock]]] = like.running if like else {}

    def again(self, book: Book) -> Day:
        """The same day with a change counted in; the ranking stands unless somebody came or had a first entry."""
        now, was = ({id(one): one for one in some.standings} for some in (book, self.book))
        come, gone = (
            {(one.id, one.came_on, one.first_entry) for place, one in some.items() if place not in others}
            for some, others in ((now, was), (was, now))
        )
        return Day(book, self.policy, self.today, self if come == gone else None)

    @cached_property
    def tried_since(self) -> date:
        """The day after which an attempt still counts: ten working days ago."""
        return self.workdays.after(self.today, -TRIED)

    @cached_property
    def arrivals(self) -> dict[date, list[Standing]]:
        """The customers by the day they came into the diary."""
        came: dict[date, list[Standing]] = {}
        for standing in self.book.standings:
            came.setdefault(standing.came_on, []).append(standing)
        return came

    @cached_property
    def forwarded(self) -> dict[str, date]:
        """What is dated inside a break, by code: the working day before it that it comes forward to.

        Promises, birthdays and contract steps do (SPEC section 4, Away).
        """
        moved: dict[str, date] = {}
        for first, last in self.workdays.breaks:
            inside = sorted((day, code) for code, day in self._dated() if first <= day <= last)
            for place, (_, code) in enumerate(inside):
                moved[code] = self.workdays.after(first, place * FORWARD // len(inside) - FORWARD)
        return moved

    def _dated(self) -> Iterable[tuple[str, date]]:
        for owing in (owing for some in self.book.promises.values() for owing in some):
            if owing.party != "customer":
                yield f"p{owing.id}", owing.due_on
        for person in (person for some in self.book.birthdays.values() for person in some):
            yield f"d{person.person}", birthday_in(person.birthday, self.today)
        for contract in (contract for some in self.book.contracts.values() for contract in some):
            if contract.open_on(self.today):
                yield from step_days(contract, self.today)

    def brought_forward(self, code: str, day: date) -> date:
        """The day a dated matter is to be done by: itself, or earlier where it lies in a break."""
        return self.forwarded.get(code, day) if self.workdays.breaks else day

    def settled(self, code: str, due: date) -> bool:
        """Whether `done` settled that step of that code."""
        return due in self.acted(code)

    def acted(self, code: str) -> Mapping[date, date]:
        """The days on which `done` settled the steps of a code, by the day each was due."""
        return self.book.settled.get(code, {})

    def account(self, standing: Standing) -> Account:
        """Judge one customer's status, tier, cadence and clocks."""
        book, sales = self.book, self.sales.get(standing.id)
        state = status(standing, sales, self.today)
        tier = self.tiers.get(standing.id, "C")
        problems = book.problems.get(standing.id, [])
        cadence = self._cadence(standing, state, tier, sales, problems)
        account = Account(
            standing, state, tier, self.values.get(standing.id, 0), cadence, sales=sales, problems=problems,
            promises=book.promises.get(standing.id, []), deliveries=book.deliveries.get(standing.id, []),
            contacts=book.contacts.get(standing.id, []),
            attempts=[attempt for attempt in book.attempts.get(standing.id, ()) if attempt.day > self.tried_since],
            leavers=book.leavers.get(standing.id, []), birthdays=book.birthdays.get(standing.id, []),
            contracts=book.contracts.get(standing.id, []), expectations=book.expectations.get(standing.id, []),
            referrals=book.referrals.get(standing.id, []), opportunities=book.opportunities.get(standing.id, []),
        )  # fmt: skip
        run = book.inbound_runs.get(standing.id, [])
        touched = newest_touch(standing, run, mailings=state == "past" or tier == "C")
        account.newest_contact = max((day for day in (touched, standing.inbound) if day), default=None)
        account.snoozed_until = self._snooze(standing, touched)
        if state in tiers.KEPT and account.welcomes:
            account.clocks = self._known_clocks(standing, (state, tier, cadence, touched))
        return account

    def _cadence(
        self, standing: Standing, state: str, tier: str, sales: Sales | None, problems: list[Problem]
    ) -> Cadence:
        plain = clocks.plain_cadence(standing, clocks.line(standing, state, tier, sales, self.today), self.policy)
        if state != "active":
            return plain
        recent = sales is not None and (self.today - sales.new_on).days < BOOST_DAYS
        rival = standing.competitor is not None and (self.today - standing.competitor).days < BOOST_DAYS
        return clocks.boosted(
            plain, self.policy, halved=recent or any(weighs(problem, self.today) for problem in problems), rival=rival
        )

    def _snooze(self, standing: Standing, touched: date | None) -> date | None:
        until = self.book.snoozes.get(standing.id)
        return min(until, (touched or standing.came_on) + timedelta(days=LONGEST_INTERVAL)) if until else None

    def _known_clocks(self, standing: Standing, seen: _Seen) -> dict[str, Clock]:
        """A customer's clocks: while nothing about it changes they stand from day to day."""
        if (known := self.running.get(standing.id)) and known[0] is standing and known[1] == seen:
            return known[2]
        found = self._clocks(standing, *seen)
        self.running[standing.id] = standing, seen, found
        return found

    def _clocks(
        self, standing: Standing, state: str, tier: str, cadence: Cadence, touched: date | None
    ) -> dict[str, Clock]:
        running: list[tuple[str, date | None, int | None]] = [
            ("touch", touched, cadence.touch), ("conversation", standing.conversation, cadence.conversation)
        ]  # fmt: skip
        if state == "active":
            running.append(("face", standing.face, cadence.face))
            running.append(("review", clocks.last_review(standing, tier), cadence.review))
        if state == "active" and tier == "A":
            running.append(("official", standing.official, OFFICIAL_VISIT))
        found = {name: self._clock(standing, name, last, days, tier) for name, last, days in running if days}
        if "official" in found and (who := self.book.executives.get(standing.executive or 0)):
            found["official"] = found["official"]._replace(who=who)
        return found

    def _clock(self, standing: Standing, name: str, last: date | None, days: int, tier: str) -> Clock:
        """A clock that runs; never started, or due already when its customer came, it has a place among newcomers."""
        came = standing.came_on
        due = clocks.due_day(last, days, tier, self.workdays) if last else came
        if last is None or last < came:
            place = self._place(standing, name, days)
            if last is None or clocks.due_day(last, place.days, place.tier, self.workdays) <= came:
                first = clocks.first_due(name, place, came, self.workdays)
                return Clock(name, last, days, max(first, due), spread=True)
        return Clock(name, last, days, due)

    def _place(self, standing: Standing, clock: str, days: int) -> Place:
        """The place a customer's clock took on the day it came; first of one, where it had no such clock then."""
        came = standing.came_on
        if came not in self.places:
            self.places[came] = clocks.places(self._newcomers(came))
        return self.places[came].get((standing.id, clock)) or Place(0, 1, days, "C")

    def _newcomers(self, came: date) -> Iterable[Newcomer]:
        """The customers of one arrival day, with the tiers and values of that day."""
        together = self.arrivals[came]
        if any(one.expected_value is not None or self._had_bought(one, came) for one in together):
            sales = self.book.sales_by(came)
            then, values = tiers.on(
                (one for one in self.book.standings if one.came_on <= came), sales, self.policy, came
            )
        else:
            sales, (then, values) = {}, tiers.on(together, {}, self.policy, came)
        for one in together:
            sold, tier = sales.get(one.id), then.get(one.id, "C")
            if (state := status(one, sold, came)) in tiers.KEPT:
                cadence = clocks.plain_cadence(one, clocks.line(one, state, tier, sold, came), self.policy)
                yield Newcomer(one.id, tier, cadence, values.get(one.id, 0), one.key)

    def _had_bought(self, standing: Standing, by: date) -> bool:
        sold = self.sales.get(standing.id)
        return sold is not None and sold.first <= by


def weighs(problem: Problem, today: date) -> bool:
    """Whether a problem shortens its customer's cadence: open, or for 90 days after a severe or late-solved one."""
    if problem.kind == "invoice":
        return False
    if problem.solved_on is None or problem.solved_on > today:
        return True
    late = problem.target_on is not None and problem.solved_on > problem.target_on
    return (problem.is_urgent or late) and (today - problem.solved_on).days < BOOST_DAYS


def birthday_in(birthday: str, today: date) -> date:
    """The next birthday on or after today; Feb 29 falls on Feb 28 in a common year."""
    month, day = int(birthday[-5:-3]), int(birthday[-2:])
    found = _in_year(today.year, month, day)
    return found if found >= today else _in_year(today.year + 1, month, day)


def _in_year(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)
