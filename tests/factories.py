"""Factories: a diary filled straight through the store, each record with sane defaults."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from retain.domain.accounts import Day
from retain.domain.away import Away
from retain.domain.bystanders import bystander
from retain.domain.colleagues import Colleague
from retain.domain.contracts import Contract
from retain.domain.customers import Customer
from retain.domain.entries import Entry
from retain.domain.expectations import Expectation, review_day
from retain.domain.facts import Fact
from retain.domain.incoming import Met, Way, Who
from retain.domain.labels import Custom, Tag
from retain.domain.names import fold
from retain.domain.news import News, Telling
from retain.domain.opportunities import Opportunity
from retain.domain.people import Person, Position, Presence, Reach
from retain.domain.policy import Policy
from retain.domain.problems import Problem
from retain.domain.promises import Promise, Slip
from retain.domain.referrals import Referral
from retain.domain.sales import Sale
from retain.domain.settlements import Settlement, Snooze
from retain.domain.statements import Statement
from retain.store.daily.book import book
from retain.store.diary import Diary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from retain.domain.accounts import Account

TODAY = date(2026, 11, 23)
"""A Monday, the day of the front door's fixture."""
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def ahead(days: int) -> date:
    return TODAY + timedelta(days=days)


class Shelf:
    """Writes records into an open diary; each method returns the new record's id."""

    def __init__(self, diary: Diary) -> None:
        self.diary = diary

    def accounts(self) -> list[Account]:
        """Every customer as judged on the diary's day."""
        day = Day(book(self.diary), Policy(), self.diary.today)
        return [day.account(one) for one in day.book.standings]

    def customer(self, name: str = "Acme", *, added_on: date | None = None, **fields: Any) -> int:
        return self.diary.write(Customer(name, fold(name), added_on or ago(400), **fields))

    def statement(self, customer: int, status: str, day: date | None, because: str | None = None) -> int:
        """What was said of a customer's status before the statement that stands with it."""
        return self.diary.write(Statement(customer, status, day, because))

    def person(self, name: str = "Dana Reed", at: int = 1, *, added_on: date | None = None, **fields: Any) -> int:
        own = {key: fields.pop(key) for key in ("birthday", "prefers", "no_contact") if key in fields}
        number = self.diary.write(Person(name, fold(name), added_on or ago(100), **own))
        self.diary.write(Position(number, at, **fields))
        return number

    def reach(self, way: str, raw: str, **fields: Any) -> int:
        return self.diary.write(Reach(way, raw, fold(raw), **fields))

    def colleague(self, name: str = "Lee Park", **fields: Any) -> int:
        return self.diary.write(Colleague(name, fold(name), ago(400), **fields))

    def entry(self, customer: int = 1, day: date | None = None, kind: str = "call", **fields: Any) -> int:
        people: tuple[int, ...] = fields.pop("people", ())
        number = self.diary.write(Entry(customer, day or TODAY, kind, **fields))
        for person in people:
            self.diary.write(Presence(number, person))
        return number

    def fact(self, kind: str = "want", text: str = "LED by spring", told_on: date | None = None, **fields: Any) -> int:
        person = fields.get("person")
        owner = {"customer": None if person else 1, "private": person is not None}
        return self.diary.write(Fact(kind, told_on or ago(30), text, **owner | fields))

    def sale(self, customer: int = 1, day: date | None = None, amount: int = 100_000, **fields: Any) -> int:
        return self.diary.write(Sale(customer, day or ago(30), amount, **fields))

    def promise(self, customer: int = 1, text: str = "send quote", due_on: date | None = None, **fields: Any) -> int:
        party, made_on = fields.pop("party", "me"), fields.pop("made_on", ago(10))
        return self.diary.write(Promise(customer, party, text, made_on, due_on or ahead(2), **fields))

    def slip(self, promise: int, to_on: date, **fields: Any) -> int:
        day, from_on = fields.pop("day", TODAY), fields.pop("from_on", ahead(2))
        return self.diary.write(Slip(promise, day, from_on, to_on, **fields))

    def problem(self, customer: int = 1, text: str = "seats wrong", kind: str = "trouble", **fields: Any) -> int:
        return self.diary.write(Problem(customer, kind, text, fields.pop("raised_on", ago(3)), **fields))

    def contract(
        self, customer: int = 1, starts_on: date | None = None, ends_on: date | None = None, **fields: Any
    ) -> int:
        starts = starts_on or ago(365)
        signed_on = fields.pop("signed_on", starts)
        return self.diary.write(Contract(customer, starts, ends_on or ahead(364), signed_on, **fields))

    def expectation(
        self, customer: int = 1, text: str = "no complaints", set_on: date | None = None, **fields: Any
    ) -> int:
        day = set_on or ago(100)
        return self.diary.write(Expectation(customer, text, day, fields.pop("review_on", review_day(day)), **fields))

    def news(self, text: str = "new LED panels", kind: str = "product", **fields: Any) -> int:
        return self.diary.write(News(text, kind, fields.pop("added_on", ago(5)), **fields))

    def telling(self, news: int = 1, customer: int = 1, **fields: Any) -> int:
        return self.diary.write(Telling(news, customer, fields.pop("made_on", ago(4)), **fields))

    def referral(self, customer: int = 1, whom: str = "Birch Clinic", **fields: Any) -> int:
        given = {} if "asked_on" in fields else {"given_on": ago(3)}
        return self.diary.write(Referral(customer, whom=whom, **given | fields))

    def opportunity(self, customer: int = 1, text: str = "opens a second branch", **fields: Any) -> int:
        return self.diary.write(Opportunity(customer, text, fields.pop("heard_on", ago(6)), **fields))

    def tag(self, name: str, customer: int = 1) -> int:
        return self.diary.write(Tag(customer, name))

    def custom(self, name: str, value: str, customer: int = 1) -> int:
        return self.diary.write(Custom(customer, name, value))

    def snooze(self, customer: int, until: date, **fields: Any) -> int:
        return self.diary.write(Snooze(customer, fields.pop("made_on", TODAY), until, **fields))

    def away(self, first: date, last: date, **fields: Any) -> int:
        return self.diary.write(Away(first, last, fields.pop("made_on", TODAY), **fields))

    def bystander(self, name: str = "My Dentist", company: str = "Dental", *emails: str, **fields: Any) -> int:
        met = Met(1, name, Who("", company), ways=tuple(Way("email", email) for email in emails), **fields)
        return self.diary.write(bystander(met, ago(9), "vcard", "phone.vcf"))

    def settlement(self, customer: int, code: str, due_on: date, day: date | None = None) -> int:
        return self.diary.write(Settlement(customer, code, due_on, day or TODAY))


@contextmanager
def filling(db: Path | None, today: date = TODAY) -> Iterator[Shelf]:
    """A diary open for one change; it closes with what was written (in memory where `db` is None)."""
    diary = Diary(db, today, NOW)
    try:
        with diary.changing("fill"):
            yield Shelf(diary)
    finally:
        diary.close()
