"""Past mornings of the diary: what `due` said then, and how it was followed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from retain.domain import adherence as rule
from retain.domain.accounts import Day
from retain.domain.workdays import with_breaks
from retain.store.daily.deliveries import FIRST_CHANGE
from retain.store.evenings import Evenings
from retain.store.records import DAYS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from retain.domain.adherence import Adherence
    from retain.domain.policy import Policy
    from retain.domain.workdays import Workdays
    from retain.store.diary import Diary

LOGGED = "SELECT DISTINCT day FROM entry WHERE day BETWEEN ? AND ? AND colleague IS NULL"
_DAY = timedelta(days=1)
QUICK = 300
"""Customers up to which it is read unasked: a thousand with a hundred entries each take some seconds."""


def adherence(diary: Diary, policy: Policy) -> Adherence:
    """How the rows of the last 90 days were settled, by reading the diary as it was on each of their evenings.

    Not before the diary's first change: nobody followed a list that wasn't there.
    """
    since = max(diary.today - timedelta(days=rule.WINDOW), _begun(diary))
    return rule.adherence(_mornings(diary, policy, since), since)


def quick(diary: Diary, policy: Policy, customers: int) -> Adherence | None:
    """The same where it doesn't keep anybody waiting; None for a large book."""
    return adherence(diary, policy) if customers <= QUICK else None


def streak(diary: Diary, policy: Policy) -> int:
    """The rep's streak on the diary's day, in working days."""
    since = _begun(diary)
    logged = {DAYS[day] for (day,) in diary.connection.execute(LOGGED, (since.isoformat(), diary.today.isoformat()))}

    evenings = Evenings(diary.connection)

    def clear(day: date) -> bool:
        return rule.is_clear(Day(evenings.book(day), policy, day))

    return rule.streak(diary.today, _workdays(diary, policy), logged, clear, since)


def _begun(diary: Diary) -> date:
    (first,) = diary.connection.execute(FIRST_CHANGE).fetchone()
    return DAYS[first] if first else diary.today


def _workdays(diary: Diary, policy: Policy) -> Workdays:
    return with_breaks(policy.workdays, Evenings(diary.connection).book(diary.today).away)


def _mornings(diary: Diary, policy: Policy, since: date) -> Iterator[Day]:
    workdays, day, evenings = _workdays(diary, policy), since, Evenings(diary.connection)
    while day <= diary.today:
        if workdays.worked(day):
            yield Day(evenings.book(day - _DAY), policy, day)
        day += _DAY
