"""Deliveries whose checks are still ahead, and which of them are special."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from retain.domain.standings import Delivery
from retain.store.records import DAYS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from datetime import date

CHECKED_DAYS = 100
"""Days after delivery by which the last check is over."""
USUAL = 3
"""Earlier orders that make a usual amount."""
FIRST_CHANGE = "SELECT min(day) FROM op"
ANY_DELIVERED = "SELECT 1 FROM sale WHERE delivered_on IS NOT NULL LIMIT 1"
DELIVERED = """
SELECT id, customer, day, delivered_on, product, amount FROM sale
WHERE delivered_on BETWEEN :since AND :today AND day <= :today
UNION
SELECT id, customer, day, CASE WHEN delivered_on <= :today THEN delivered_on END, product, amount FROM sale
WHERE day BETWEEN :since AND :today
"""
SOLD = "SELECT id, customer, day, day, product, amount FROM sale WHERE day BETWEEN :since AND :today"
EARLIER = """
SELECT count(*), ifnull(sum(2 * amount < :amount), 0) FROM sale
WHERE customer = :customer AND (day < :day OR (day = :day AND id < :id))
"""
SAME_PRODUCT = """
SELECT 1 FROM sale
WHERE customer = :customer AND product = :product AND (day < :day OR (day = :day AND id < :id)) LIMIT 1
"""
AMOUNTS = """
SELECT amount FROM sale WHERE customer = :customer AND (day < :day OR (day = :day AND id < :id)) ORDER BY amount
"""


def open_by(connection: sqlite3.Connection, today: date) -> Iterator[Delivery]:
    """Deliveries of a hundred days, and special orders on their way; none from before the diary's first change."""
    (first,) = connection.execute(FIRST_CHANGE).fetchone()
    if first is None:
        return
    since = max(DAYS[first], today - timedelta(days=CHECKED_DAYS))
    rows = DELIVERED if connection.execute(ANY_DELIVERED).fetchone() else SOLD
    for number, customer, day, delivered, product, amount in connection.execute(
        rows, {"since": since.isoformat(), "today": today.isoformat()}
    ).fetchall():
        sale = {"id": number, "customer": customer, "day": day, "product": product, "amount": amount}
        special = _special(connection, sale)
        if delivered or special:
            yield Delivery(
                number, customer, DAYS[day], DAYS[delivered] if delivered else None, product, amount, special
            )


def _special(connection: sqlite3.Connection, sale: dict[str, str | int]) -> str:
    """Why an order gets thanks and checks: the first, a new product, more than twice the usual (SPEC section 4)."""
    count, small = connection.execute(EARLIER, sale).fetchone()
    if count == 0:
        return "first order"
    if sale["product"] and not connection.execute(SAME_PRODUCT, sale).fetchone():
        return "new product"
    if count >= USUAL and 2 * small >= count and _above_twice_median(connection, sale):
        return "unusually large order"
    return ""


def _above_twice_median(connection: sqlite3.Connection, sale: dict[str, str | int]) -> bool:
    amounts = [row[0] for row in connection.execute(AMOUNTS, sale)]
    twice_median = amounts[(len(amounts) - 1) // 2] + amounts[len(amounts) // 2]
    return bool(int(sale["amount"]) > twice_median)
