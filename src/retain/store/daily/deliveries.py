"""Deliveries whose checks are still ahead, and which of them are special."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from retain.domain.standings import Delivery
from retain.store.records import DAYS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from datetime import date

    from retain.domain.standings import Standing

CHECKED_DAYS = 100
"""Days after delivery by which the last check is over."""
USUAL = 3
"""Earlier orders that make a usual amount."""
FIRST_CHANGE = "SELECT min(day) FROM op"
ANY_DELIVERED = "SELECT 1 FROM sale WHERE delivered_on IS NOT NULL AND day <= ? LIMIT 1"
_EARLIER = """FROM sale e INDEXED BY sale_customer
    WHERE e.customer = s.customer AND e.day <= s.day AND (e.day < s.day OR e.id < s.id)"""
_SPECIAL = f"""CASE WHEN NOT EXISTS (SELECT 1 {_EARLIER}) THEN 'first order'
    WHEN s.product <> '' AND NOT EXISTS (SELECT 1 {_EARLIER} AND e.product = s.product) THEN 'new product'
    WHEN (SELECT count(*) >= {USUAL} AND 2 * count(*) FILTER (WHERE 2 * e.amount < s.amount) >= count(*) {_EARLIER})
    THEN 'large' ELSE '' END"""  # noqa: S608 - constant text
DELIVERED = f"""
SELECT id, customer, day, delivered_on, product, amount, {_SPECIAL} FROM sale s
WHERE delivered_on BETWEEN :since AND :today AND day <= :today AND {{one}}
UNION ALL
SELECT id, customer, day, CASE WHEN delivered_on <= :today THEN delivered_on END, product, amount, {_SPECIAL} FROM sale s
WHERE day BETWEEN :since AND :today AND (delivered_on IS NULL OR delivered_on NOT BETWEEN :since AND :today) AND {{one}}
"""  # noqa: S608 - constant text
SOLD = f"""
SELECT id, customer, day, day, product, amount, {_SPECIAL} FROM sale s
WHERE day BETWEEN :since AND :today AND {{one}}
"""  # noqa: S608 - constant text
AMOUNTS = """
SELECT amount FROM sale WHERE customer = :customer AND (day < :day OR (day = :day AND id < :id)) ORDER BY amount
"""


def open_by(
    connection: sqlite3.Connection, today: date, standings: Iterable[Standing], only: int | None = None
) -> Iterator[Delivery]:
    """Deliveries of the last hundred days to these customers, and special orders not delivered yet.

    None from before the diary's first change; and none that a later contact met, unless it is special.
    """
    (first,) = connection.execute(FIRST_CHANGE).fetchone()
    if first is None:
        return
    since = max(DAYS[first], today - timedelta(days=CHECKED_DAYS))
    bounds = {"since": since.isoformat(), "today": today.isoformat(), "only": only}
    query = DELIVERED if connection.execute(ANY_DELIVERED, (bounds["today"],)).fetchone() else SOLD
    known = {standing.id: standing for standing in standings}
    rows = connection.execute(query.format(one="1" if only is None else "customer = :only"), bounds)
    for number, customer, day, delivered, product, amount, special in rows.fetchall():
        standing = known.get(customer)
        if special == "large":
            special = _large(connection, {"id": number, "customer": customer, "day": day, "amount": amount})
        if standing and (special or (delivered and not _met(standing, DAYS[delivered]))):
            yield Delivery(number, customer, DAYS[day], DAYS[delivered] if delivered else None, product, amount, special)


def _met(standing: Standing, delivered: date) -> bool:
    """Whether the newest contact surely came after a delivery: nothing rides on it then."""
    return bool(
        (standing.touch and standing.touch >= delivered) or (standing.inbound and standing.inbound >= delivered)
    )


def _large(connection: sqlite3.Connection, sale: dict[str, str | int]) -> str:
    """Whether an order is more than twice the usual, the median of the earlier ones (SPEC section 4, Orders)."""
    amounts = [row[0] for row in connection.execute(AMOUNTS, sale)]
    twice_median = amounts[(len(amounts) - 1) // 2] + amounts[len(amounts) // 2]
    return "unusually large order" if int(sale["amount"]) > twice_median else ""
