"""Evening after evening of the diary, of which only what changed in between is read again."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from retain.domain.standings import Book, months_before, quarter_start
from retain.store.daily import open_matters
from retain.store.daily.book import SOME, standings
from retain.store.daily.deliveries import ANY_DELIVERED, CHECKED_DAYS, open_by
from retain.store.daily.sales import MARGINLESS, SALES, SOME_SALES, sold_by, with_business
from retain.store.records import json_ids

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from retain.domain.standings import Delivery, Sales, Standing

MOVED = """
SELECT customer FROM entry WHERE day > :after AND day <= :upto
UNION SELECT id FROM customer
    WHERE added_on > :after OR said_on > :after OR (archived_on > :after AND archived_on <= :upto)
"""
"""Whose standing differs between two evenings: before its first day a customer stands by its earliest business, before
its newest statement by the one that held then."""
SOLD = """
SELECT customer FROM sale WHERE day > :after AND day <= :upto
UNION SELECT customer FROM sale WHERE day > :after_year AND day <= :upto_year
"""
"""Whose business does, within a quarter: an order more, or one that is no longer of the last twelve months."""
DELIVERED = """
SELECT customer FROM sale WHERE day > :after AND day <= :upto OR delivered_on > :after AND delivered_on <= :upto
UNION SELECT customer FROM sale WHERE day BETWEEN :after_check AND :upto_check
UNION SELECT customer FROM sale WHERE delivered_on BETWEEN :after_check AND :upto_check
"""
"""Whose deliveries do, beside those who were spoken to: new ones, and those whose last check is over."""
_DAY, _CHECKED = timedelta(days=1), timedelta(days=CHECKED_DAYS)


class Evenings:
    """The book as each of some days left it, quickest where the days come one after another."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._standing: tuple[date, dict[int, Standing]] | None = None
        self._sold: tuple[date, tuple[date, bool], dict[int, Sales]] | None = None
        self._delivered: tuple[date, bool, dict[int, list[Delivery]]] | None = None
        self._business: dict[date, dict[int, Sales]] = {}

    def book(self, day: date) -> Book:
        found = Book(self._standings(day), self._sales)
        open_matters.fill(found, self._connection, day, day + _DAY, delivered=self._deliveries(day, found.standings))
        return found

    def _deliveries(self, day: date, book: list[Standing]) -> Iterable[Delivery]:
        """Read whole once the first sale is delivered: until then, a sale's day counts as its delivery's."""
        dated = self._connection.execute(ANY_DELIVERED, (day.isoformat(),)).fetchone() is not None
        if self._delivered is None or self._delivered[1] != dated:
            found = _by_customer(open_by(self._connection, day, book))
        else:
            before, _, found = self._delivered
            changed = {*self._between(MOVED, before, day), *self._between(DELIVERED, before, day)}
            some = [one for one in book if one.id in changed]
            for customer in changed:
                found.pop(customer, None)
            found |= _by_customer(open_by(self._connection, day, some, json_ids(changed)))
        self._delivered = day, dated, found
        return chain.from_iterable(found.values())

    def _standings(self, day: date) -> list[Standing]:
        if self._standing is None:
            known = {one.id: one for one in standings(self._connection, day)}
        else:
            before, known = self._standing
            moved = self._between(MOVED, before, day)
            for customer in moved:
                known.pop(customer, None)
            known |= {one.id: one for one in standings(self._connection, day, SOME, json_ids(moved))}
        self._standing = day, known
        return [known[customer] for customer in sorted(known)]

    def _sales(self, day: date) -> dict[int, Sales]:
        if day not in self._business:
            self._business[day] = with_business(self._connection, dict(self._sold_by(day)), day)
        return self._business[day]

    def _sold_by(self, day: date) -> dict[int, Sales]:
        """Read whole on another quarter's day, or once the first sale without a margin changes what values are."""
        revenue = self._connection.execute(MARGINLESS, (day.isoformat(),)).fetchone() is not None
        kind = quarter_start(day), revenue
        if self._sold is None or self._sold[1] != kind:
            found = sold_by(self._connection, day, SALES)
        else:
            before, _, found = self._sold
            changed = self._between(SOLD, before, day)
            for customer in changed:
                found.pop(customer, None)
            found |= sold_by(self._connection, day, SOME_SALES, json_ids(changed))
        self._sold = day, kind, found
        return found

    def _between(self, query: str, one: date, other: date) -> list[int]:
        after, upto = sorted((one, other))
        bounds = {"after": after.isoformat(), "upto": upto.isoformat()}
        bounds |= {"after_check": str(after - _CHECKED), "upto_check": str(upto - _CHECKED)}
        bounds |= {"after_year": months_before(after, 12).isoformat(), "upto_year": months_before(upto, 12).isoformat()}
        return [customer for (customer,) in self._connection.execute(query, bounds)]


def _by_customer(some: Iterable[Delivery]) -> dict[int, list[Delivery]]:
    found: dict[int, list[Delivery]] = {}
    for one in some:
        found.setdefault(one.customer, []).append(one)
    return found
