"""What the wall reads: the book as of today, and every contact of the last weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.accounts import Day
from retain.domain.letters import Drawn
from retain.domain.wall import Wall, mondays, shown
from retain.domain.wall import wall as hung
from retain.store.daily.book import book
from retain.store.records import DAYS

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from retain.domain.policy import Policy
    from retain.store.diary import Diary

CONTACTS = """
SELECT customer, day, kind, inbound, attempt, bulk FROM entry INDEXED BY entry_customer
WHERE day BETWEEN ? AND ? AND kind <> 'note'
"""


def wall(diary: Diary, policy: Policy, weeks: int, among: Collection[int] | None, tier: str) -> Wall:
    """The wall as of the diary's day, of all that are kept or of those chosen; runs inside `reading()`."""
    day = Day(book(diary), policy, diary.today)
    accounts = shown((day.account(standing) for standing in day.book.standings), among, tier)
    first = mondays(weeks, diary.today)[0]
    return hung(accounts, _contacts(diary, first), weeks, diary.today)


def _contacts(diary: Diary, first: date) -> dict[int, list[tuple[date, Drawn]]]:
    found: dict[int, list[tuple[date, Drawn]]] = {}
    rows = diary.connection.execute(CONTACTS, (first.isoformat(), diary.today.isoformat()))
    for customer, day, kind, inbound, attempt, bulk in rows:
        mark = Drawn(kind, inbound=bool(inbound), attempt=bool(attempt), bulk=bool(bulk))
        found.setdefault(customer, []).append((DAYS[day], mark))
    return found
