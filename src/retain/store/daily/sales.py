"""Each customer's business by a day, in one pass over the index of sales."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from operator import sub
from typing import TYPE_CHECKING, overload

from retain.domain.standings import Sales, months_before, quarter_start
from retain.store.records import DAYS, json_ids

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from retain.domain.standings import Standing

SALES = """
SELECT customer, ifnull(sum({value}) FILTER (WHERE day > :year), 0),
    ifnull(sum({value}) FILTER (WHERE day > :quarter_year AND day <= :quarter), 0), group_concat(day)
FROM sale INDEXED BY sale_customer WHERE day <= :today GROUP BY customer
"""
"""The days come as they lie in the index: ascending."""
SOME_SALES = SALES.replace("GROUP BY", "AND customer IN (SELECT value FROM json_each(:only)) GROUP BY")
RANKING = """
SELECT c.id, ifnull(sum({value}) FILTER (WHERE day > :year), 0), ifnull(sum({value}) FILTER (WHERE day <= :quarter), 0)
FROM customer c CROSS JOIN sale INDEXED BY sale_customer
    ON sale.customer = c.id AND day > :quarter_year AND day <= :today
GROUP BY c.id
"""
"""Values alone: what was sold longer ago stays on the disk."""
FIRST = """
SELECT id, (SELECT day FROM sale INDEXED BY sale_customer WHERE customer = c.id AND day <= :today ORDER BY day) AS first
FROM customer c WHERE id IN (SELECT value FROM json_each(:only)) AND first IS NOT NULL
"""
MARGINLESS = "SELECT 1 FROM sale WHERE margin IS NULL AND day <= ? LIMIT 1"
ANY_CONTRACT = "SELECT 1 FROM contract LIMIT 1"
_ISO = len("2026-11-23")
_STEP = _ISO + 1
_FIVE = 5 * _STEP - 1
"""Letters of the fewest orders that have a rhythm."""


def sales_once(
    connection: sqlite3.Connection, known: dict[date, dict[int, Sales]] | None = None
) -> Callable[[date], dict[int, Sales]]:
    """A function from a day to each customer's business by then, which reads each day once that isn't known yet."""
    return partial(_known, connection, {} if known is None else known)


def _known(connection: sqlite3.Connection, known: dict[date, dict[int, Sales]], day: date) -> dict[int, Sales]:
    if day not in known:
        known[day] = sales_by(connection, day)
    return known[day]


def sales_by(connection: sqlite3.Connection, today: date) -> dict[int, Sales]:
    """Each customer's business up to a day, sales valued by margin if every one has it, else by revenue."""
    return with_business(connection, sold_by(connection, today, SALES), today)


def ranking(
    connection: sqlite3.Connection, today: date, customer: int, own: Sequence[Standing], others: Iterable[Standing]
) -> dict[int, Sales]:
    """Each customer's business as far as ranking one customer among the others asks.

    Whole are its own and that of those whose status or value was said. Of the rest only the values are right, of those
    who came on its day the first sale too; a day that isn't known is the latest it can be.
    """
    quarter, came = quarter_start(today), {one.came_on for one in own}
    rows = connection.execute(RANKING.format(value=_value(connection, today)), _bounds(today))
    found = {number: Sales(quarter if past else today, today, year, past) for number, year, past in rows}
    said, fellows = [customer], []
    for one in others:
        if one.said is not None or one.expected_value is not None:
            said.append(one.id)
        elif one.came_on in came:
            fellows.append(one.id)
    for number, first in connection.execute(FIRST, {"today": today.isoformat(), "only": json_ids(fellows)}):
        found[number] = found.get(number, Sales(today, today))._replace(first=DAYS[first])
    found |= sold_by(connection, today, SOME_SALES, json_ids(said))
    return with_business(connection, found, today)


def sold_by(connection: sqlite3.Connection, today: date, query: str, only: str | None = None) -> dict[int, Sales]:
    """What a query reads of each customer's sales up to a day; contracts aren't in it."""
    days, found = DAYS, {}
    bounds = {**_bounds(today), "only": only}
    for customer, year, past, listed in connection.execute(query.format(value=_value(connection, today)), bounds):
        first, last = days[listed[:_ISO]], days[listed[-_ISO:]]
        if len(listed) < _FIVE:
            found[customer] = Sales(first, last, year, past)
        else:
            found[customer] = Sales(first, last, year, past, Orders(listed), steady=_steady(listed))
    return found


def _value(connection: sqlite3.Connection, today: date) -> str:
    return "amount" if connection.execute(MARGINLESS, (today.isoformat(),)).fetchone() else "margin"


def _bounds(today: date) -> dict[str, str]:
    quarter = quarter_start(today)
    return {
        "today": today.isoformat(),
        "year": months_before(today, 12).isoformat(),
        "quarter": quarter.isoformat(),
        "quarter_year": months_before(quarter, 12).isoformat(),
    }


def with_business(connection: sqlite3.Connection, found: dict[int, Sales], today: date) -> dict[int, Sales]:
    """The same with the contracts known by a day counted in."""
    if not connection.execute(ANY_CONTRACT).fetchone():
        return found
    from retain.store.daily.contracts import with_contracts

    return with_contracts(connection, found, today)


def _steady(listed: str) -> int:
    """Days of silence that surely don't break a rhythm.

    The least of the newest gaps, one more of them than the 90th percentile leaves out: it can't be less.
    """
    newest = [_ORDINALS[day] for day in listed[1 - _STEP * (2 + len(listed) // (10 * _STEP)) :].split(",")]
    shortest: int = min(map(sub, newest[1:], newest))
    return shortest


class Orders(Sequence[int]):
    """The days of a customer's orders as numbers, ascending, each once; read when asked, which few are."""

    __slots__ = ("_days", "_listed")

    def __init__(self, listed: str) -> None:
        self._listed = listed
        self._days: tuple[int, ...] = ()

    def _read(self) -> tuple[int, ...]:
        if not self._days:
            self._days = tuple(dict.fromkeys(map(_ORDINALS.__getitem__, self._listed.split(","))))
        return self._days

    def __iter__(self) -> Iterator[int]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[int, ...]: ...
    def __getitem__(self, place: int | slice) -> int | tuple[int, ...]:
        return self._read()[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._read() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._read())


class _Ordinals(dict[str, int]):
    """Day numbers by ISO day."""

    def __missing__(self, iso: str) -> int:
        self[iso] = number = DAYS[iso].toordinal()
        return number


_ORDINALS = _Ordinals()
