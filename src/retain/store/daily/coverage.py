"""The people at a customer, and who of our side met each of them."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from retain.domain.coverage import ME, Coverage, Seat, Spoken
from retain.domain.kinds import LIVE
from retain.domain.loyalty import PERK_DAYS
from retain.store.records import DAYS, MAYBE_DAYS

if TYPE_CHECKING:
    from retain.store.diary import Diary

KNOWN_THERE = "(person.added_on <= :today OR customer.added_on > :today)"
"""Whom the diary knew there: somebody put in later comes along with a customer put in later (domain/people.py)."""
_TALKED = "inbound = 1 OR kind IN (" + ", ".join(f"'{kind}'" for kind in LIVE) + ")"
MET = f"""
SELECT person.id, person.name, position.role, level, sponsor, main, colleague.name, max(day),
    count(*) FILTER (WHERE day > :year), max(day) FILTER (WHERE {_TALKED})
FROM position JOIN person ON person.id = position.person JOIN customer ON customer.id = position.customer
    LEFT JOIN presence ON presence.person = position.person
    LEFT JOIN entry ON entry.id = presence.entry AND entry.customer = position.customer AND day <= :today
        AND attempt = 0 AND bulk = 0 AND kind <> 'note'
    LEFT JOIN colleague ON colleague.id = entry.colleague
WHERE position.customer = :customer AND (left_on IS NULL OR left_on > :today)
    AND {KNOWN_THERE}
GROUP BY position.id, entry.colleague ORDER BY main DESC, position.id, max(day) DESC, colleague.name
"""


def coverage(diary: Diary, customer: int) -> Coverage:
    """One customer's people, key contacts first, as of the diary's day; runs inside `reading()`."""
    bounds = {
        "customer": customer,
        "today": diary.today.isoformat(),
        "year": (diary.today - timedelta(days=PERK_DAYS)).isoformat(),
    }
    rows = diary.connection.execute(MET, bounds)
    return Coverage(
        diary.today,
        tuple(
            Seat(
                *(person, name, role, level, bool(sponsor), bool(main)),
                tuple(
                    Spoken(who or ME, DAYS[last], times, MAYBE_DAYS[talked])
                    for *_, who, last, times, talked in some
                    if last
                ),
            )
            for (person, name, role, level, sponsor, main), some in groupby(rows, lambda row: row[:6])
        ),
    )
