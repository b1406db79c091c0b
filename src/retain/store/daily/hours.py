"""Calls of ours at a known time: one customer's, and the newest of the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.hours import Best, Try, best
from retain.store.records import DAYS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from typing import Any

    from retain.store.diary import Diary

_TRIED = "kind = 'call' AND inbound = 0 AND time IS NOT NULL"
OWN = f"SELECT day, time, attempt FROM entry WHERE customer = ? AND day <= ? AND {_TRIED}"
NEWEST = 3000
"""Entries of the book that are looked through for calls: no diary may make a brief slow."""
BOOK = f"""
SELECT day, time, attempt
FROM (SELECT day, time, attempt, kind, inbound FROM entry WHERE day <= ? ORDER BY day DESC LIMIT {NEWEST})
WHERE {_TRIED}
"""
ALL = f"SELECT customer, day, time, attempt FROM entry WHERE day <= ? AND {_TRIED}"


def hours(diary: Diary, customer: int) -> Best | None:
    """When a call is most often connected at a customer, else in the book's newest entries on today's weekday."""
    today = diary.today.isoformat()
    own = list(_tries(diary.connection.execute(OWN, (customer, today))))
    return best(own, _newest(diary), diary.today)


def _newest(diary: Diary) -> Iterator[Try]:
    """Read only once it is asked for: a customer's own hours come first."""
    yield from _tries(diary.connection.execute(BOOK, (diary.today.isoformat(),)))


def tries(diary: Diary, customers: Collection[int]) -> list[Try]:
    """Every call to these customers at a known time."""
    rows = diary.connection.execute(ALL, (diary.today.isoformat(),))
    return list(_tries(row for customer, *row in rows if customer in customers))


def _tries(rows: Iterable[Sequence[Any]]) -> Iterator[Try]:
    return (Try(DAYS[day], time, not attempt) for day, time, attempt in rows)
