"""What is known of a few customers beyond their standing: how to reach them, and what rides on their rows."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from retain.domain.kinds import DECISION_LEVELS, LIVE
from retain.domain.loyalty import LOYAL_YEARS, PERK_DAYS
from retain.domain.riders import ANSWERS, COVERED_DAYS, STALE_MONTHS, Known, Reachable, Stale
from retain.domain.standings import months_before
from retain.store.daily.experts import asking
from retain.store.records import DAYS, MAYBE_DAYS, json_ids

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable
    from datetime import date

    from retain.store.diary import Diary

_LIVE = "kind IN (" + ", ".join(f"'{kind}'" for kind in LIVE) + ")"
_REACHED = "attempt = 0 AND kind <> 'note'"


def _newest(what: str, condition: str, limit: int) -> str:
    """The newest values of an entry's column for a customer, one word each, newest first."""
    return f"""(SELECT group_concat(found, ' ') FROM (SELECT {what} AS found FROM entry
        WHERE customer = c.id AND day <= :today AND {condition} ORDER BY day DESC, id DESC LIMIT {limit}))"""


RECENT = f"""
SELECT c.id, c.solo, {_newest("kind", f"inbound = 0 AND bulk = 0 AND {_REACHED}", 2)},
    {_newest("mood", "mood IS NOT NULL", 2)},
    {_newest("inbound", f"bulk = 0 AND {_REACHED} AND day > :since", ANSWERS)}
FROM customer c WHERE c.id IN (SELECT value FROM json_each(:customers))
"""
SPOKEN = f"""
SELECT DISTINCT entry.customer, person.name, position.level
FROM entry JOIN presence ON presence.entry = entry.id JOIN person ON person.id = presence.person
    JOIN position ON position.person = person.id AND position.customer = entry.customer
WHERE entry.customer IN (SELECT value FROM json_each(:customers)) AND day > :since AND day <= :today
    AND {_REACHED} AND (inbound = 1 OR {_LIVE}) AND (left_on IS NULL OR left_on > :today)
ORDER BY entry.customer, person.name
"""
REACHES = """
SELECT customer.id, '', '', NULL, reach.way, reach.raw, ifnull(verified_on, added_on)
FROM customer LEFT JOIN reach ON reach.customer = customer.id
WHERE customer.id IN (SELECT value FROM json_each(:customers)) ORDER BY customer.id, reach.id
"""
PEOPLE_REACHES = """
SELECT position.customer, person.name, person.no_contact, person.id, reach.way, reach.raw, ifnull(verified_on, added_on)
FROM position JOIN person ON person.id = position.person LEFT JOIN reach ON reach.person = person.id
WHERE position.customer IN (SELECT value FROM json_each(:customers)) AND (left_on IS NULL OR left_on > :today)
ORDER BY position.customer, position.main DESC, position.id, reach.id
"""
WISHES = """
SELECT customer, id FROM fact WHERE customer IN (SELECT value FROM json_each(:customers)) AND {holds}
UNION ALL
SELECT position.customer, fact.id FROM position JOIN fact ON fact.person = position.person
WHERE position.customer IN (SELECT value FROM json_each(:customers)) AND (left_on IS NULL OR left_on > :today)
    AND {holds}
""".format(holds="kind IN ('want', 'need') AND told_on <= :today AND (ended_on IS NULL OR ended_on > :today)")
EXPECTING = """
SELECT DISTINCT customer FROM expectation
WHERE customer IN (SELECT value FROM json_each(:customers)) AND set_on <= :today
"""
ASKED = """
SELECT customer, code FROM settlement
WHERE customer IN (SELECT value FROM json_each(:customers)) AND day <= :today AND code GLOB 's*-check'
"""
UNREFERABLE = """
SELECT customer FROM promise
WHERE customer IN (SELECT value FROM json_each(:customers)) AND party IN ('me', 'colleague')
    AND ended = 'broken' AND ended_on > :since AND ended_on <= :today
UNION ALL
SELECT customer FROM promise JOIN slip ON slip.promise = promise.id
WHERE customer IN (SELECT value FROM json_each(:customers)) AND party IN ('me', 'colleague')
    AND NOT ifnull(told, 0) AND day > :since AND day <= :today
UNION ALL
SELECT customer FROM referral WHERE customer IN (SELECT value FROM json_each(:customers))
    AND ((asked_on > :since AND asked_on <= :today) OR (given_on > :since AND given_on <= :today))
"""
SINCE = """
SELECT c.id, ifnull((SELECT min(day) FROM (SELECT min(day) AS day FROM sale WHERE customer = c.id AND day <= :today
    UNION ALL SELECT min(min(signed_on, starts_on)) FROM contract
        WHERE customer = c.id AND min(signed_on, starts_on) <= :today
    UNION ALL SELECT min(day) FROM entry WHERE customer = c.id AND day <= :today)), added_on) AS since
FROM customer c WHERE c.id IN (SELECT value FROM json_each(:customers))
"""
"""The earliest sale, contract or entry, else the day it was added (SPEC, Words)."""
ANY_LONG = """
SELECT EXISTS (SELECT 1 FROM entry WHERE day <= :long) OR EXISTS (SELECT 1 FROM sale WHERE day <= :long)
    OR EXISTS (SELECT 1 FROM contract WHERE min(signed_on, starts_on) <= :long)
    OR EXISTS (SELECT 1 FROM customer WHERE id IN (SELECT value FROM json_each(:customers)) AND added_on <= :long)
"""
"""Whether the diary goes back far enough for anybody to be long-loyal."""
PERKLESS = f"""
SELECT known.id, since FROM ({SINCE}) known WHERE since <= :long AND NOT EXISTS (
    SELECT 1 FROM entry WHERE customer = known.id AND day > :year AND day <= :today
        AND attempt = 0 AND inbound = 0 AND purposes LIKE '%perk%')
"""
_Line = tuple[int, str, str, int | None, str | None, str | None, str | None]
_CHANNEL = {"phone": "call", "email": "email"}


def known(diary: Diary, customers: Collection[int]) -> dict[int, Known]:
    """Each of these customers as the riders and a proposal need it; runs inside `reading()` or `changing()`."""
    if not customers:
        return {}
    connection, bounds = diary.connection, _bounds(customers, diary.today)
    (long,) = connection.execute(ANY_LONG, bounds).fetchone()
    perkless = dict(connection.execute(PERKLESS, bounds)) if long else {}
    spoken = _grouped(connection.execute(SPOKEN, bounds))
    asked = _grouped(connection.execute(ASKED, bounds))
    expecting = _grouped(connection.execute(EXPECTING, bounds))
    wishes = _grouped(connection.execute(WISHES, bounds))
    unreferable = {number for (number,) in connection.execute(UNREFERABLE, bounds)}
    experts = asking(diary, customers)
    lines = _lines(connection, bounds)
    limit = months_before(diary.today, STALE_MONTHS).isoformat()
    return {
        number: Known(
            reach=_reach(lines[number]),
            kinds=_words(kinds),
            moods=_words(moods),
            inbound=tuple(word == "1" for word in _words(inbound)),
            spoken=tuple(dict.fromkeys(name for name, _ in spoken.get(number, []))),
            decides=any(level in DECISION_LEVELS for _, level in spoken.get(number, [])),
            solo=bool(solo),
            stale=_stale(lines[number], limit),
            wishless=number not in wishes,
            expecting=number in expecting,
            asked=frozenset(int(code[1:-6]) for (code,) in asked.get(number, [])),
            referable=number not in unreferable,
            perkless=MAYBE_DAYS[perkless.get(number)],
            experts=experts.get(number, ()),
        )
        for number, solo, kinds, moods, inbound in connection.execute(RECENT, bounds)
    }


def _bounds(customers: Collection[int], today: date) -> dict[str, str]:
    return {
        "customers": json_ids(customers),
        "today": today.isoformat(),
        "since": (today - timedelta(days=COVERED_DAYS)).isoformat(),
        "long": months_before(today, 12 * LOYAL_YEARS).isoformat(),
        "year": (today - timedelta(days=PERK_DAYS)).isoformat(),
    }


def _words(listed: str | None) -> tuple[str, ...]:
    return tuple(str(listed).split()) if listed is not None else ()


def _grouped(rows: Iterable[tuple[int, ...]]) -> dict[int, list[tuple[str, ...]]]:
    groups: dict[int, list[tuple[str, ...]]] = {}
    for number, *rest in rows:
        groups.setdefault(number, []).append(tuple(rest))  # type: ignore[arg-type]
    return groups


def _lines(connection: sqlite3.Connection, bounds: dict[str, str]) -> dict[int, list[_Line]]:
    """Each customer's people with their numbers and addresses, the key contact first, then its own."""
    found: dict[int, list[_Line]] = {}
    for query in (PEOPLE_REACHES, REACHES):
        for line in connection.execute(query, bounds):
            found.setdefault(line[0], []).append(line)
    return found


def _reach(lines: list[_Line]) -> Reachable:
    """The key contact, or the first person who may be contacted; what they lack is the customer's own."""
    first = next((line[3] for line in lines if line[3] and "all" not in line[2].split()), None)
    name = next((line[1] for line in lines if line[3] == first), "") if first else ""
    own = [line for line in lines if line[3] is None or line[3] == first]
    return Reachable(name, *(_first(own, way) for way in _CHANNEL))


def _first(lines: list[_Line], way: str) -> str | None:
    allowed = (line for line in lines if line[4] == way and _CHANNEL[way] not in line[2].split())
    return next((line[5] for line in allowed), None)


def _stale(lines: list[_Line], limit: str) -> tuple[Stale, ...]:
    """What wasn't verified for twelve months, oldest first; never verified counts from the day it came."""
    found = {
        Stale(way, raw, name, DAYS[since])
        for _, name, _, _, way, raw, since in lines
        if way and raw and since and since <= limit
    }
    return tuple(sorted(found, key=lambda one: (one.since, one.name, one.raw)))
