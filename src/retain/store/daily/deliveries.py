"""Deliveries whose checks are still ahead, and which of them are special."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from retain.domain.standings import Delivery
from retain.store.records import DAYS, MAYBE_DAYS, json_ids

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from retain.domain.standings import Standing

CHECKED_DAYS = 100
"""Days after delivery by which the last check is over."""
LATELY = 31
"""Days within which most customers were spoken to: only the quiet ones' deliveries are read from before."""
USUAL = 3
"""Earlier orders that make a usual amount."""
FIRST_CHANGE = "SELECT min(day) FROM op"
ANY_DELIVERED = "SELECT 1 FROM sale WHERE delivered_on IS NOT NULL AND day <= ? LIMIT 1"
_SAME = "FROM sale e INDEXED BY sale_customer WHERE e.customer = s.customer AND e.day <= s.day"
_BEFORE = "(e.day < s.day OR e.id < s.id)"
_EARLIER = f"{_SAME} AND {_BEFORE}"
_LARGE = f"""iif(c.unusual AND (SELECT avg(2 * e.amount < s.amount) >= 0.5 {_EARLIER}), 'large', '')"""
"""At least half of the earlier orders are under half of this one: their median may be."""
_SPECIAL = f"""CASE WHEN EXISTS (SELECT 1 {_SAME} AND e.product = s.product AND {_BEFORE}) THEN {_LARGE}
    WHEN NOT EXISTS (SELECT 1 {_EARLIER}) THEN 'first order'
    WHEN s.product <> '' THEN 'new product' ELSE {_LARGE} END"""
_CUSTOMERS = """
SELECT id, (SELECT 2 * count(*) FILTER (WHERE 2 * amount < q.most) >= count(*) FILTER (WHERE day < :since)
    FROM sale INDEXED BY sale_customer WHERE customer = q.id AND day <= :today) AS unusual
FROM (SELECT id, (SELECT max(amount) FROM sale INDEXED BY sale_customer
    WHERE customer = o.id AND day BETWEEN :since AND :today) AS most
    FROM customer o WHERE {one} LIMIT -1) q LIMIT -1
"""
"""Whether a customer's largest order of late may be unusual: asked once a customer, it spares asking of each order."""
_SOLD = f"""
SELECT s.id, s.customer, s.day, {{delivered}}, s.product, s.amount, {_SPECIAL}
FROM ({_CUSTOMERS}) c CROSS JOIN sale s INDEXED BY sale_customer
WHERE s.customer = c.id AND s.day BETWEEN :since AND :today
    AND ({{delivered}} > :lately OR s.customer IN (SELECT value FROM json_each(:quiet)) OR {_SPECIAL} <> '')
"""
"""Customer by customer, as the index lies: half the time of day by day. What was met long ago stays on the disk."""
SOLD = _SOLD.replace("{delivered}", "s.day")
DELIVERED = f"""{_SOLD.replace("{delivered}", "iif(s.delivered_on <= :today, s.delivered_on, NULL)")}
UNION ALL
SELECT s.id, s.customer, s.day, s.delivered_on, s.product, s.amount, {_SPECIAL}
FROM sale s INDEXED BY {{index}}
    JOIN (SELECT id, 1 AS unusual FROM customer o WHERE {{one}}) c ON c.id = s.customer
WHERE s.delivered_on BETWEEN :since AND :today AND s.day < :since
"""
ONE, SOME = "o.id = :only", "o.id IN (SELECT value FROM json_each(:only))"
_SPOKEN = """(SELECT max(day) FROM entry INDEXED BY entry_customer
    WHERE customer = s.customer AND day BETWEEN {since} AND :today AND attempt = 0 AND kind <> 'note' AND {about})"""
_THANKED = _SPOKEN.format(since="s.day", about="inbound = 0 AND bulk = 0 AND purposes LIKE '%thanks%'")
_CHECKED = _SPOKEN.format(since="min(s.day, ifnull(s.delivered_on, s.day))", about="purposes LIKE '%check%'")
MET = f"""
SELECT id, {_THANKED}, {_CHECKED} FROM sale s WHERE id IN (SELECT value FROM json_each(:special))
"""
"""When thanks were last given, and when it was last spoken of, since each of some sales."""
AMOUNTS = """
SELECT amount FROM sale WHERE customer = :customer AND (day < :day OR (day = :day AND id < :id)) ORDER BY amount
"""


def open_by(
    connection: sqlite3.Connection, today: date, standings: Iterable[Standing], only: int | str | None = None
) -> Iterator[Delivery]:
    """Deliveries of the last hundred days to these customers, and special orders not delivered yet.

    None from before the diary's first change; and none that a later contact met, unless it is special. `only` keeps it
    to the customer of a number, or to those of a JSON array of them, whose standings are then all there are.
    """
    (first,) = connection.execute(FIRST_CHANGE).fetchone()
    if first is None:
        return
    since = max(DAYS[first], today - timedelta(days=CHECKED_DAYS))
    bounds = {"since": since.isoformat(), "today": today.isoformat(), "only": only}
    query = DELIVERED if connection.execute(ANY_DELIVERED, (bounds["today"],)).fetchone() else SOLD
    own = standings if not isinstance(only, int) else [one for one in standings if one.id == only]
    days, spoken = DAYS, {one.id: max(one.touch or date.min, one.inbound or date.min) for one in own}
    lately = today - timedelta(days=LATELY)
    bounds["lately"] = lately.isoformat()
    bounds["quiet"] = json_ids(one for one, day in spoken.items() if day <= lately)
    one, index = ("1", "sale_delivered") if only is None else (ONE if isinstance(only, int) else SOME, "sale_customer")
    found = []
    for number, customer, day, delivered, product, amount, what in connection.execute(
        query.format(one=one, index=index), bounds
    ):
        special, on = what, days[delivered] if delivered else None
        if what == "large":
            special = _large(connection, {"id": number, "customer": customer, "day": day, "amount": amount})
        if special or (on and on > spoken.get(customer, date.max)):
            found.append(Delivery(number, customer, days[day], on, product, amount, special))
    yield from _met(connection, found, bounds)


def _met(connection: sqlite3.Connection, found: list[Delivery], bounds: dict[str, Any]) -> Iterator[Delivery]:
    """The same in the order they were entered, with what the special ones were met by."""
    bounds["special"] = json_ids(one.id for one in found if one.special)
    days = {
        number: (MAYBE_DAYS[thanked], MAYBE_DAYS[checked])
        for number, thanked, checked in connection.execute(MET, bounds)
    }
    for one in sorted(found):
        thanked, checked = days.get(one.id, (None, None))
        yield one._replace(thanked=thanked, checked=checked) if one.special else one


def _large(connection: sqlite3.Connection, sale: dict[str, str | int]) -> str:
    """Whether an order is more than twice the usual, the median of the earlier ones (SPEC section 4, Orders)."""
    amounts = [row[0] for row in connection.execute(AMOUNTS, sale)]
    twice_median = amounts[(len(amounts) - 1) // 2] + amounts[len(amounts) // 2]
    return "unusually large order" if len(amounts) >= USUAL and int(sale["amount"]) > twice_median else ""
