"""What `due` reads: where every customer stands by a day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from retain.domain.standings import Book, Standing
from retain.store.daily import open_matters
from retain.store.daily.sales import ranking, sales_once
from retain.store.newest import IN_PERSON_ALONE, SOUGHT, seek
from retain.store.records import DAYS, MAYBE_DAYS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import date

    from retain.domain.statements import Statement
    from retain.store.diary import Diary

_CAME = """CASE WHEN added_on <= :today THEN added_on ELSE min(
    ifnull((SELECT min(day) FROM sale WHERE customer = c.id AND day <= :today), '9999-12-31'),
    ifnull((SELECT min(min(signed_on, starts_on)) FROM contract
        WHERE customer = c.id AND min(signed_on, starts_on) <= :today), '9999-12-31'),
    ifnull((SELECT min(day) FROM entry WHERE customer = c.id AND day <= :today), '9999-12-31')) END"""
_FIRST_ENTRY = """CASE WHEN expected_value IS NOT NULL
    THEN (SELECT min(day) FROM entry WHERE customer = c.id AND day <= :today) END"""
_STANDINGS = f"""
SELECT id, name, key, {_CAME} AS came, town, said, said_on, tier, tier_until, interval, potential, expected_value,
    no_contact, {{days}}, {_FIRST_ENTRY}, executive
FROM customer c {{source}}
WHERE (archived_on IS NULL OR archived_on > :today) AND came <= :today
"""
BY_NOW = _STANDINGS.format(days=", ".join(SOUGHT), source="LEFT JOIN newest ON newest.customer = c.id")
BY_THEN = _STANDINGS.format(days=", ".join(seek(day, "AND entry.day <= :today") for day in SOUGHT), source="")
LATER = "SELECT 1 FROM entry WHERE day > ? LIMIT 1"
"""Whether the day hides any contact: the newest is then sought."""
ALL, ONE, SOME = "", "= :only", "IN (SELECT value FROM json_each(:only))"
OTHERS = f"""
SELECT id, key, {_CAME} AS came, said, said_on, tier, tier_until, interval, potential, expected_value, {_FIRST_ENTRY}
FROM customer c WHERE (archived_on IS NULL OR archived_on > :today) AND came <= :today AND id <> :only
"""
OFFICIAL = f"""
SELECT customer, max(day) FROM entry INDEXED BY entry_official
WHERE colleague IN (SELECT id FROM colleague WHERE executive = 1) AND day <= :today
    AND colleague IS NOT NULL AND attempt = 0 AND {IN_PERSON_ALONE} {{whose}} GROUP BY customer
"""
_SAID_ON = Standing._fields.index("said_on")
_OFFICIAL = Standing._fields.index("official")
_DAYS = frozenset(place for place, name in enumerate(Standing._fields) if "date" in str(Standing.__annotations__[name]))


def book(diary: Diary, *, within: int = 0) -> Book:
    """Everything `due` needs as of the diary's day; runs inside `reading()` or `changing()`."""
    connection, today = diary.connection, diary.today
    found = Book(standings(connection, today), sales_once(connection))
    open_matters.fill(found, connection, today, today + timedelta(days=within))
    return found


def standings(
    connection: sqlite3.Connection, today: date, which: str = ALL, only: int | str | None = None
) -> list[Standing]:
    """Every customer that was in the diary by `today`, archived ones left out; made column by column, for speed."""
    bounds = {"today": today.isoformat(), "only": only}
    query = BY_THEN if connection.execute(LATER, (bounds["today"],)).fetchone() else BY_NOW
    rows = connection.execute(f"{query} AND id {which}" if which else query, bounds).fetchall()
    if not rows:
        return []
    official = dict(connection.execute(OFFICIAL.format(whose=f"AND customer {which}" if which else ""), bounds))
    columns, day = list(zip(*rows, strict=True)), MAYBE_DAYS.__getitem__
    columns.insert(_OFFICIAL, tuple(map(official.get, columns[0])))
    dated = (map(day, column) if place in _DAYS else column for place, column in enumerate(columns))
    found = list(map(Standing._make, zip(*dated, strict=True)))
    return _as_said(connection, today, found, columns[_SAID_ON])


def others(connection: sqlite3.Connection, today: date, only: int = 0) -> list[Standing]:
    """Every customer but one by what ranks it; nothing of its contacts is read."""
    day, maybe, found, stated = DAYS, MAYBE_DAYS, [], []
    for number, key, came, said, said_on, tier, until, interval, potential, expected, first in connection.execute(
        OTHERS, {"today": today.isoformat(), "only": only}
    ):
        one = Standing(
            number, "", key, day[came], None, said, maybe[said_on], tier, maybe[until], interval, potential, expected
        )
        found.append(one._replace(first_entry=maybe[first]) if first else one)
        if said_on:
            stated.append(said_on)
    return _as_said(connection, today, found, stated)


def _as_said(
    connection: sqlite3.Connection, today: date, found: list[Standing], stated: Iterable[str | None]
) -> list[Standing]:
    """The same customers by what was said of each up to today: that is read only where one of the days is later."""
    if max(filter(None, stated), default="") <= today.isoformat():
        return found
    from retain.store.daily.statements import said_by

    then = said_by(connection, today)
    return [_restated(one, then.get(one.id)) if one.said_on and one.said_on > today else one for one in found]


def _restated(one: Standing, former: Statement | None) -> Standing:
    said, day = (former.status, former.day) if former else (None, None)
    return one._replace(said=said, said_on=day)


def book_of(diary: Diary, customer: int, before: Book | None = None) -> Book:
    """The book as one customer needs it: the others by what ranks them, lent by `before` for a second reading."""
    connection, today = diary.connection, diary.today
    own = standings(connection, today, ONE, customer)
    if before is not None:
        rest, sales_by = [one for one in before.standings if one.id != customer], before.sales_by
    else:
        rest = others(connection, today, customer)
        sales_by = sales_once(connection, {today: ranking(connection, today, customer, own, rest)})
    found = Book([*rest, *own], sales_by)
    open_matters.fill(found, connection, today, today, only=customer)
    return found
