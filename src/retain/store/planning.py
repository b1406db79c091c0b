"""What a plan is made from: the book with what lies ahead, how customers were contacted lately, the year's pace."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from retain.store.daily.book import book
from retain.store.daily.deliveries import FIRST_CHANGE
from retain.store.daily.known import known
from retain.store.records import DAYS

if TYPE_CHECKING:
    from retain.domain.standings import Book
    from retain.store.diary import Diary

YEAR, SHORTEST = 365, 30
"""Days that a pace is taken from, where the diary is that old, and the fewest it is counted over."""
PACE = """
SELECT (SELECT count(*) FROM promise WHERE party = 'me' AND made_on > :since AND made_on <= :today),
    (SELECT count(*) FROM problem WHERE raised_on > :since AND raised_on <= :today)
"""


class Pace(NamedTuple):
    """Promises of ours and problems of a year."""

    promises: float
    problems: float


def read(diary: Diary, days: int) -> tuple[Book, dict[int, tuple[str, ...]]]:
    """The book with what is dated in so many days, and the kinds of our newest contacts, newest first."""
    found = book(diary, within=days)
    every = known(diary, [one.id for one in found.standings])
    return found, {customer: one.kinds for customer, one in every.items()}


def pace(diary: Diary) -> Pace:
    """How many promises and problems came up in the last year; a younger diary's are counted up to one."""
    (first,) = diary.connection.execute(FIRST_CHANGE).fetchone()
    known_for = (diary.today - DAYS[first]).days if first else YEAR
    span = min(YEAR, max(SHORTEST, known_for))
    bounds = {"since": (diary.today - timedelta(days=span)).isoformat(), "today": diary.today.isoformat()}
    promises, problems = diary.connection.execute(PACE, bounds).fetchone()
    return Pace(promises * YEAR / span, problems * YEAR / span)
