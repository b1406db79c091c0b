"""What a review is made of, and its record: the entry, the goals, the day of the next one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from retain.domain import outcome
from retain.domain import review as rules
from retain.domain.accounts import Day
from retain.domain.contracts import Contract
from retain.domain.entries import Entry
from retain.domain.errors import Refused
from retain.domain.expectations import Expectation
from retain.domain.facts import Fact
from retain.domain.opportunities import Opportunity
from retain.domain.people import Person, Position
from retain.domain.problems import Problem
from retain.domain.promises import Promise
from retain.domain.review import Held, Review
from retain.domain.review_parts import Material, Move
from retain.domain.sales import Sale
from retain.store import folders
from retain.store.books import Books
from retain.store.daily.book import book_of
from retain.store.daily.log import log
from retain.store.losses import known_since
from retain.store.records import MAYBE_DAYS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from retain.domain.customers import Customer
    from retain.domain.drafts import Draft
    from retain.domain.policy import Policy
    from retain.store.diary import Diary

LAST = """
SELECT max(day) FROM entry INDEXED BY entry_review
WHERE customer = ? AND day < ? AND attempt = 0 AND kind <> 'note' AND purposes LIKE '%review%'
"""


def review(diary: Diary, customer: Customer, since: date | None, currency: str) -> Review:
    """A customer's review as of the diary's day, from `since` or else since the last one before that day.

    Raises Refused for a period yet to come, and for a customer that came into the diary later.
    """
    if known_since(diary, customer) > diary.today:
        raise Refused(f"{customer.name} came into the diary after {diary.today}.", "Name a later --today.")
    (last,) = diary.connection.execute(LAST, (customer.id, diary.today.isoformat())).fetchone()
    first = rules.period(MAYBE_DAYS[last], since, diary.today)
    if first > diary.today:
        raise Refused(f"{first} is after {diary.today}.", "A review looks back: name an earlier --since.")
    return rules.review(_material(diary, customer, first), first, diary.today, currency)


def _material(diary: Diary, customer: Customer, since: date) -> Material:
    books, own = Books(diary), {"customer": [customer.id]}
    entries = [one for one in books.newest(Entry, "day", among=own, since=since) if not one.private]
    wrong = books.newest(Problem, "raised_on", among=own)
    promised = books.newest(Promise, "made_on", among=own)
    secret = _secret(diary, customer)
    return Material(
        customer,
        entries=tuple(folders.entries(diary, entries)),
        orders=tuple(books.newest(Sale, "day", among=own, since=since)),
        deliveries=tuple(books.newest(Sale, "delivered_on", among=own, since=since)),
        problems=tuple(folders.problems(diary, _open_to_all(wrong, secret))),
        promises=tuple(reversed(folders.promised(diary, _open_to_all(promised, secret)))),
        expectations=tuple(reversed(books.newest(Expectation, "set_on", among=own))),
        contracts=tuple(reversed(books.newest(Contract, "starts_on", among=own))),
        opportunities=_open_to_all(books.newest(Opportunity, "heard_on", among=own, since=since), secret),
        facts=_open_to_all(books.newest(Fact, "told_on", among=own, since=since), secret),
        moves=_moves(books, customer),
    )


def _secret(diary: Diary, customer: Customer) -> set[int]:
    """The customer's private entries: nor does what was heard in them show."""
    found = diary.connection.execute("SELECT id FROM entry WHERE customer = ? AND private = 1", (customer.id,))
    return {number for (number,) in found}


def _open_to_all(found: Sequence[Any], secret: set[int]) -> tuple[Any, ...]:
    return tuple(one for one in reversed(found) if one.entry not in secret)


def _moves(books: Books, customer: Customer) -> tuple[Move, ...]:
    """Who came after the customer itself was entered, and who left."""
    posts = {one.person: one for one in books.all(Position, customer=customer.id)}
    people = books.of(Person, "id", posts)
    came = [
        Move(one.id or 0, one.name, one.added_on, role=posts[one.id or 0].role)
        for one in people
        if one.added_on > customer.added_on
    ]
    left = [
        Move(one.id or 0, one.name, day, left=True, role=posts[one.id or 0].role)
        for one in people
        if (day := posts[one.id or 0].left_on)
    ]
    return (*came, *left)


def hold(diary: Diary, customer: Customer, draft: Draft, goals: Sequence[str], policy: Policy) -> Held:
    """Record a review that was done, with its goals; runs inside `changing()`."""
    number = customer.id or 0
    before = Day(book_of(diary, number), policy, diary.today)
    owed = outcome.owed(before, number)
    logged = log(diary, draft, number, policy.workdays)
    aims = [rules.goal(number, text, logged.entry.day) for text in goals]
    stored = tuple(replace(one, id=diary.write(one)) for one in aims)
    after = before.again(book_of(diary, number, before.book))
    account = next((after.account(one) for one in after.book.standings if one.id == number), None)
    clock = account.clocks.get("review") if account else None
    return Held(
        customer.name,
        account.tier if account else "",
        logged,
        stored,
        outcome.between(owed, after, number),
        clock.due if clock else None,
    )
