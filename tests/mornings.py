"""A rep's days: a diary kept in memory, its list on any day, and the list worked as it proposes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING
from weakref import finalize

from retain.domain import agenda, proposals
from retain.domain.accounts import Account, Day
from retain.domain.owed import AHEAD
from retain.domain.policy import Policy
from retain.store.daily.book import book
from retain.store.diary import Diary
from tests.factories import NOW, TODAY, Shelf

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from retain.domain.agenda import Agenda, Row
    from retain.domain.owed import Owed
    from retain.domain.proposals import Proposal
    from retain.domain.standings import Book, Standing

POLICY = Policy()


class Morning(Shelf):
    """A diary in memory, begun on `since`, that stays open; any day of it can be read."""

    def __init__(self, since: date = date(2020, 1, 1), policy: Policy = POLICY) -> None:
        super().__init__(Diary(None, since, NOW))
        self.policy = policy
        finalize(self, self.diary.close)
        self.diary.connection.execute("INSERT INTO op (at, day, command) VALUES ('', ?, 'fill')", (since.isoformat(),))

    def book(self, today: date = TODAY, within: int = 0) -> Book:
        self.diary.today = today
        return book(self.diary, within=within)

    def day(self, today: date = TODAY, within: int = 0) -> Day:
        return Day(self.book(today, within), self.policy, today)

    def due(self, today: date = TODAY, within: int = 0, among: Collection[int] | None = None) -> Agenda:
        return agenda.due(self.book(today, within), self.policy, today, within=within, among=among)

    def standing(self, customer: int = 1, today: date = TODAY) -> Standing:
        return next(one for one in self.book(today).standings if one.id == customer)

    def account(self, customer: int = 1, today: date = TODAY) -> Account:
        day = self.day(today)
        return next(day.account(one) for one in day.book.standings if one.id == customer)

    def names(self, today: date = TODAY, within: int = 0) -> list[str]:
        return [row.account.standing.name for row in self.due(today, within).rows]

    def owed(self, reason: str, today: date = TODAY, customer: int = 1) -> Owed | None:
        """What a reason makes due on a day, as it stands on the customer's row; None where it isn't there."""
        rows = self.due(today).rows
        found = [one for row in rows if row.account.standing.id == customer for one in row.owed if one.reason == reason]
        assert len(found) <= 1, found
        return found[0] if found else None

    def row(self, customer: int = 1, today: date = TODAY, within: int = 0) -> Row | None:
        return next((row for row in self.due(today, within).rows if row.account.standing.id == customer), None)

    def days(self, reason: str, first: date, last: date, customer: int = 1) -> list[date]:
        """The days from `first` to `last` on which a reason stands on the customer's row."""
        return [day for day in every_day(first, last) if self.owed(reason, day, customer)]


@dataclass
class Worked:
    """What a time of working the list took: rows by day, contacts by tier and by kind, rows by their reasons."""

    rows: dict[date, int] = field(default_factory=dict)
    tiers: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    reasons: Counter[frozenset[str]] = field(default_factory=Counter)

    @property
    def touches(self) -> int:
        return sum(self.kinds.values())

    def week(self, number: int) -> list[int]:
        """The rows of each day worked of a week, the first being 0."""
        first = min(self.rows)
        return [rows for day, rows in self.rows.items() if (day - first).days // 7 == number]


def every_day(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def work(morning: Morning, first: date, last: date) -> Worked:
    """Work every working day's whole list as proposed: each row by one contact, and done where that isn't enough."""
    worked = Worked()
    recent: dict[int, list[str]] = {}
    executive = morning.colleague("The chief", executive=True)
    for today in every_day(first, last):
        if not morning.policy.workdays.worked(today):
            continue
        rows = [row for row in morning.due(today).rows if row.band != AHEAD]
        worked.rows[today] = len(rows)
        for row in rows:
            number = row.account.standing.id
            kinds = recent.setdefault(number, [])
            proposal = proposals.propose(row, kinds[:2], morning.policy.minutes, today)
            contact(morning, row, proposal, today, executive)
            kinds.insert(0, proposal.kind)
            worked.tiers[row.account.tier] += 1
            worked.kinds[proposal.kind] += 1
            worked.reasons[frozenset(one.reason for one in row.owed)] += 1
    return worked


def contact(morning: Morning, row: Row, proposal: Proposal, today: date, executive: int) -> None:
    """Make the contact a row proposes; the executive comes along where one is due."""
    customer = row.account.standing.id
    morning.entry(customer, today, proposal.kind, purposes=proposal.purposes)
    if any(one.reason == "visit with an executive" for one in row.owed):
        morning.entry(customer, today, "visit", colleague=executive)
