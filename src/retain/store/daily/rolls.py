"""Who was a customer on which day: each one's newest sale by an index seek, contracts where there are any."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from retain.domain import ties
from retain.domain.lifetime import Lifetime
from retain.domain.retention import turnover
from retain.domain.standings import months_before
from retain.domain.ties import Tie
from retain.store.daily.contracts import contracts
from retain.store.daily.sales import ANY_CONTRACT
from retain.store.records import DAYS, MAYBE_DAYS

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from retain.domain.contracts import Contract
    from retain.domain.retention import Turnover

CUSTOMERS = "SELECT id, added_on, said, said_on, archived_on FROM customer"
_SAID_ON = itemgetter(3)
LAST_SALES = """
SELECT id, (SELECT day FROM sale INDEXED BY sale_customer WHERE customer = c.id AND day <= ? ORDER BY day DESC LIMIT 1)
    AS last FROM customer c WHERE last IS NOT NULL
"""
FIRST_SALE = "SELECT min(day) FROM sale WHERE day <= ?"


class Rolls:
    """The rolls of customers of an open diary, as known on `today`."""

    def __init__(self, connection: sqlite3.Connection, today: date) -> None:
        self._connection = connection
        self.today = today

    def on(self, day: date) -> frozenset[int]:
        """The customers on a day up to today."""
        return ties.customers(self._said_by(day), self._last_sales(day), day, recorded=self.recorded)

    def year(self) -> Turnover:
        """Who stayed, came and went in the twelve months to today."""
        before = months_before(self.today, 12)
        return turnover(before + timedelta(days=1), self.today, self.on(before), self.on(self.today))

    @cached_property
    def first_sale(self) -> date | None:
        """The day of the book's first sale."""
        (day,) = self._connection.execute(FIRST_SALE, (self.today.isoformat(),)).fetchone()
        return MAYBE_DAYS[day]

    @property
    def recorded(self) -> bool:
        """Whether the book holds any business to tell customers by."""
        return self.first_sale is not None or bool(self.contracts)

    @cached_property
    def contracts(self) -> dict[int, list[Contract]]:
        """Each customer's contracts."""
        known = self._connection.execute(ANY_CONTRACT).fetchone()
        return contracts(self._connection, self.today) if known else {}

    @cached_property
    def _customers(self) -> list[tuple[Any, ...]]:
        return self._connection.execute(CUSTOMERS).fetchall()

    @cached_property
    def _ties(self) -> list[Tie]:
        terms = {one: ties.terms(some, self.today) for one, some in self.contracts.items()}
        return [
            Tie(number, DAYS[added], said, MAYBE_DAYS[said_on], MAYBE_DAYS[archived], terms.get(number, ()))
            for number, added, said, said_on, archived in self._customers
        ]

    def _said_by(self, day: date) -> list[Tie]:
        """The ties with what had been said by a day, where something newer was said later."""
        if max(filter(None, map(_SAID_ON, self._customers)), default="") <= day.isoformat():
            return self._ties
        from retain.store.daily.statements import said_by

        then = said_by(self._connection, day)
        return [
            tie._replace(said=one.status, said_on=one.day) if (one := then.get(tie.customer)) else tie
            for tie in self._ties
        ]

    def _last_sales(self, day: date) -> dict[int, date]:
        return {number: DAYS[last] for number, last in self._connection.execute(LAST_SALES, (day.isoformat(),))}


def lifetime(connection: sqlite3.Connection, yearly: int, today: date) -> Lifetime:
    """What a yearly value becomes at the rate the book kept its customers in the twelve months to a day."""
    return Lifetime(yearly, Rolls(connection, today).year().kept)
