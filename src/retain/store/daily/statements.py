"""What was known of a customer's status on a day before its newest statement: only then are the former ones read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.customers import Customer
from retain.domain.statements import Statement, restated
from retain.store.records import columns, from_row

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import date

    from retain.store.diary import Diary

NEWEST = "FROM statement WHERE customer = {} AND ifnull(day, '') <= :today ORDER BY day DESC LIMIT 1"
"""The former statement of a customer that held on a day; one without a day comes before all others."""
BY = f"""
SELECT {", ".join(f"said.{name}" for name in columns(Statement))}
FROM statement said JOIN customer c ON c.id = said.customer
WHERE c.said_on > :today AND said.id = (SELECT id {NEWEST.format("c.id")})
"""


def said_by(connection: sqlite3.Connection, day: date) -> dict[int, Statement]:
    """The former statements that held on a day, of the customers of whom something newer was said after it."""
    found = (from_row(Statement, row) for row in connection.execute(BY, {"today": day.isoformat()}))
    return {one.customer: one for one in found}


def known(diary: Diary, customers: Iterable[Customer]) -> list[Customer]:
    """Customers with what was said of them by the diary's day."""
    found = list(customers)
    if not any(one.said_on and one.said_on > diary.today for one in found):
        return found
    then = said_by(diary.connection, diary.today)
    return [restated(one, then.get(one.id or 0)) if one.said_on and one.said_on > diary.today else one for one in found]
