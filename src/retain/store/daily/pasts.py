"""What a relationship is judged by, of one customer or of the whole book: a handful of queries either way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retain.domain.kinds import DECISION_LEVELS
from retain.domain.ladder import ASKED_DAYS, Ask
from retain.domain.loyalty import Perk, Sighting
from retain.domain.moods import LATELY
from retain.domain.relationships import MOVED_DAYS, Past, begin
from retain.domain.riders import COVERED_DAYS
from retain.domain.standings import INBOUND_RUN
from retain.store.daily.contacts import contact
from retain.store.daily.coverage import KNOWN_THERE
from retain.store.daily.known import SINCE, SPOKEN
from retain.store.records import DAYS, json_ids

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from retain.domain.standings import Contact

_AMONG = "customer IN (SELECT value FROM json_each(:customers))"
_REACHED = "attempt = 0 AND kind <> 'note'"
CONTACTS = f"""
SELECT id, customer, day, kind, inbound, bulk, colleague IS NULL, purposes, mood FROM entry
WHERE {_AMONG} AND day > :year AND day <= :today AND {_REACHED} ORDER BY customer, day, id
"""
RUNS = f"""
SELECT c.value, (SELECT count(*) FROM (SELECT day, id FROM entry INDEXED BY entry_in
        WHERE customer = c.value AND inbound = 1 AND {_REACHED} AND day <= :year
        ORDER BY day DESC, id DESC LIMIT {INBOUND_RUN}) e
    WHERE NOT EXISTS (SELECT 1 FROM entry o INDEXED BY entry_out
        WHERE o.customer = c.value AND o.inbound = 0 AND o.bulk = 0 AND o.attempt = 0 AND o.kind <> 'note'
            AND o.day <= :year AND o.day >= e.day AND (o.day > e.day OR o.id > e.id))) AS run
FROM json_each(:customers) c WHERE run > 0
"""
"""How many came in at each customer, and nothing went out since: as many as may still count as touches, at most."""
ASKS = f"""
SELECT entry.customer, entry.id, day, presence.person FROM entry LEFT JOIN presence ON presence.entry = entry.id
WHERE entry.{_AMONG} AND day > :asked AND day <= :today AND inbound = 1 AND {_REACHED} AND purposes LIKE '%advice%'
ORDER BY day, entry.id
"""
MOODS = f"""
SELECT mood FROM entry WHERE customer = :customer AND day <= :today AND mood IS NOT NULL AND (:private OR NOT private)
ORDER BY day DESC, id DESC LIMIT {2 * LATELY}
"""
"""One customer's: a seek each is four times as fast as ranking the moods of all."""
PERKS = f"""
SELECT customer, day, cost, iif(private AND NOT :private, '', text) FROM entry
WHERE {_AMONG} AND day <= :today AND attempt = 0 AND inbound = 0 AND purposes LIKE '%perk%' ORDER BY day, id
"""
RIVALS = f"""
SELECT customer, day, text FROM entry
WHERE {_AMONG} AND day <= :today AND purposes LIKE '%competitor%' AND (:private OR NOT private) ORDER BY day, id
"""
PEOPLE = f"""
SELECT position.customer, count(*)
FROM position JOIN person ON person.id = position.person JOIN customer ON customer.id = position.customer
WHERE {_AMONG} AND (left_on IS NULL OR left_on > :today) AND {KNOWN_THERE} GROUP BY position.customer
"""
SOLO = "SELECT id FROM customer WHERE solo = 1 AND id IN (SELECT value FROM json_each(:customers))"


def pasts(
    connection: sqlite3.Connection,
    customers: Collection[int],
    today: date,
    then: date | None = None,
    *,
    contacts: Mapping[int, Sequence[Contact]] | None = None,
    private: bool = True,
) -> dict[int, Past]:
    """The past of each of these customers by a day; asks reach back far enough to judge the ladder on `then` too.

    `contacts` are those of the year by customer, where they were read already. Without `private`, the moods and the
    competitors of private entries are left out, and what those say of a perk.
    """
    earliest = (then or today).toordinal() - ASKED_DAYS - (0 if then else MOVED_DAYS)
    bounds = {
        "customers": json_ids(customers),
        "private": private,
        "today": today.isoformat(),
        "year": begin(today).isoformat(),
        "asked": today.fromordinal(earliest).isoformat(),
        "since": today.fromordinal(today.toordinal() - COVERED_DAYS).isoformat(),
    }
    asks, spoken = (_grouped(connection, query, bounds) for query in (ASKS, SPOKEN))
    made = _made(connection, bounds) if contacts is None else contacts
    runs, people = (dict(connection.execute(query, bounds)) for query in (RUNS, PEOPLE))
    solo = {number for (number,) in connection.execute(SOLO, bounds)}
    perks = {row[0]: Perk(DAYS[row[1]], *row[2:]) for row in connection.execute(PERKS, bounds)}
    rivals = {row[0]: Sighting(DAYS[row[1]], row[2]) for row in connection.execute(RIVALS, bounds)}
    return {
        number: Past(
            since=DAYS[since],
            contacts=tuple(made.get(number, ())),
            run=runs.get(number, 0),
            asks=_asks(asks.get(number, ())),
            moods=tuple(mood for (mood,) in connection.execute(MOODS, bounds | {"customer": number})),
            perk=perks.get(number),
            rival=rivals.get(number),
            people=people.get(number, 0),
            spoken=len({name for _, name, _ in spoken.get(number, ())}),
            decides=any(level in DECISION_LEVELS for _, _, level in spoken.get(number, ())),
            solo=number in solo,
        )
        for number, since in connection.execute(SINCE, bounds)
    }


def _grouped(connection: sqlite3.Connection, query: str, bounds: dict[str, Any]) -> dict[int, list[tuple[Any, ...]]]:
    """A query's rows by customer, its first column."""
    found: dict[int, list[tuple[Any, ...]]] = {}
    for row in connection.execute(query, bounds):
        found.setdefault(row[0], []).append(row)
    return found


def _made(connection: sqlite3.Connection, bounds: dict[str, Any]) -> dict[int, list[Contact]]:
    """The contacts of the year by customer."""
    found: dict[int, list[Contact]] = {}
    for row in connection.execute(CONTACTS, bounds):
        found.setdefault(row[1], []).append(contact(row))
    return found


def _asks(rows: Collection[tuple[Any, ...]]) -> tuple[Ask, ...]:
    """One ask an entry, with whoever took part."""
    found: dict[int, tuple[date, set[int]]] = {}
    for _, entry, day, person in rows:
        people = found.setdefault(entry, (DAYS[day], set()))[1]
        if person is not None:
            people.add(person)
    return tuple(Ask(day, frozenset(people)) for day, people in found.values())
