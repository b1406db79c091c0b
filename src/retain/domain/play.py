"""The book played forward: each contact that is planned happens as proposed, and what it settles is settled."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING

from retain.domain import codes, proposals
from retain.domain.accounts import Day
from retain.domain.clocks import Clock
from retain.domain.kinds import IN_PERSON, LIVE
from retain.domain.standings import Attempt, Contact
from retain.domain.workdays import with_breaks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from retain.domain.agenda import Row
    from retain.domain.owed import Owed
    from retain.domain.policy import Policy
    from retain.domain.problems import Problem
    from retain.domain.proposals import Proposal
    from retain.domain.standings import Book, Delivery, Sales, Standing

FIRST_NUMBER = 2**40
"""Ids of contacts that are only played: after every real one."""
SOLVED_AFTER = 5
"""Working days after it was raised that a problem without a target is taken as solved."""
RECENT = 2
_RESTARTS = {
    "touch": ("touch",),
    "conversation": ("conversation",),
    "face": ("face",),
    "review": ("review", "review_live", "review_face"),
    "official": ("official",),
}
"""What of a standing each clock is read from."""


class Play:
    """A copy of the book, with tiers as they stand on its first day; `sales` are those of every day played.

    `kinds` are our newest contacts' kinds by customer, newest first.
    """

    def __init__(self, book: Book, policy: Policy, first: date, kinds: Mapping[int, Sequence[str]]) -> None:
        self.first = first
        self.policy = policy
        self.sales = book.sales_by(first)
        self.book = self._own(book)
        self.kinds = {customer: list(some) for customer, some in kinds.items()}
        self.workdays = with_breaks(policy.workdays, book.away)
        self._ranked = Day(self.book, policy, first)
        self._places = {one.id: place for place, one in enumerate(self.book.standings)}
        self._number = FIRST_NUMBER

    def day(self, on: date) -> Day:
        """A day of the play, judged by what has happened in it so far."""
        return Day(self.book, self.policy, on, self._ranked)

    def propose(self, row: Row, on: date) -> Proposal:
        recent = self.kinds.get(row.account.standing.id, ())[:RECENT]
        return proposals.propose(row, recent, self.policy.minutes, on)

    def contact(self, row: Row, proposal: Proposal, on: date) -> None:
        """Make the contact that a row proposes: every clock on it restarts, everything else on it is settled."""
        customer = row.account.standing.id
        self._number += 1
        purposes = " ".join(proposal.purposes)
        made = Contact(self._number, customer, on, proposal.kind, purposes=purposes)
        self._contacts.setdefault(customer, []).append(made)
        self._runs.pop(customer, None)
        deliveries = self.book.deliveries
        deliveries[customer] = [_spoken_of(one, proposal, on) for one in deliveries.get(customer, ())]
        self.kinds.setdefault(customer, []).insert(0, proposal.kind)
        self._restart(row, proposal, on)
        for one in row.owed:
            if not isinstance(one.subject, Clock):
                self._settle(one, customer, on)

    def attempt(self, row: Row, kind: str, on: date) -> None:
        """Try in vain: nothing is settled, and the row comes back."""
        customer = row.account.standing.id
        self.book.attempts.setdefault(customer, []).append(Attempt(customer, on, kind, None))

    def change(self, standing: Standing) -> None:
        self.book.standings[self._places[standing.id]] = standing

    def _restart(self, row: Row, proposal: Proposal, on: date) -> None:
        fields = {"touch"}
        fields |= {"conversation"} if proposal.kind in LIVE else set()
        fields |= {"face"} if proposal.kind in IN_PERSON else set()
        for one in row.owed:
            if isinstance(one.subject, Clock):
                fields.update(_RESTARTS[one.subject.name])
        if "review" in proposal.purposes:
            fields.update(_RESTARTS["review"])
        self.change(row.account.standing._replace(**dict.fromkeys(fields, on)))  # type: ignore[arg-type] # days, all

    def _settle(self, one: Owed, customer: int, on: date) -> None:
        code = codes.parse(one.code)
        if code.letter == "o":
            known = self.book.opportunities[customer]
            self.book.opportunities[customer] = [replace(o, next_on=None) if o.id == code.number else o for o in known]
        elif code.step:
            self._settled.setdefault(one.code, {})[one.due] = on
        elif code.letter == "p":
            self.book.promises[customer] = [p for p in self.book.promises[customer] if p.id != code.number]
        elif code.letter == "x":
            self.book.expectations[customer] = [x for x in self.book.expectations[customer] if x.id != code.number]
        elif code.letter == "g":
            raised = self.book.problems[customer]
            self.book.problems[customer] = [self._told(g, on) if g.id == code.number else g for g in raised]

    def _told(self, problem: Problem, on: date) -> Problem:
        """A problem after a word about it: a question answered and solved, anything else solved once its time came."""
        target = problem.target_on or self.workdays.after(problem.raised_on, SOLVED_AFTER)
        if problem.kind == "question" or on >= target:
            return replace(problem, answered_on=problem.answered_on or on, solved_on=on)
        return problem

    def _own(self, book: Book) -> Book:
        """A copy that may be changed, in which nothing is sold from the first day on but what `sales` says."""

        def sales_by(day: date) -> Mapping[int, Sales]:
            return book.sales_by(day) if day < self.first else self.sales

        own = copy(book)
        own.sales_by = sales_by
        own.standings = list(book.standings)
        own.contacts = self._contacts = {customer: list(some) for customer, some in book.contacts.items()}
        own.inbound_runs = self._runs = dict(book.inbound_runs)
        own.settled = self._settled = {code: dict(days) for code, days in book.settled.items()}
        own.deliveries = dict(book.deliveries)
        for name in ("promises", "problems", "expectations", "opportunities", "attempts"):
            setattr(own, name, {customer: list(some) for customer, some in getattr(book, name).items()})
        return own


def _spoken_of(delivery: Delivery, proposal: Proposal, on: date) -> Delivery:
    """A delivery after a contact: thanked for, or asked about, where the contact is for that."""
    thanked = on if "thanks" in proposal.purposes else delivery.thanked
    return delivery._replace(thanked=thanked, checked=on if "check" in proposal.purposes else delivery.checked)
