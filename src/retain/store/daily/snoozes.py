"""Setting customers aside, as one change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from retain.domain import snoozes
from retain.domain.accounts import Day
from retain.domain.errors import NotFound, Refused
from retain.store.daily.book import book, book_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retain.domain.customers import Customer
    from retain.domain.policy import Policy
    from retain.domain.settlements import Snooze
    from retain.domain.snoozes import Snoozed
    from retain.store.diary import Diary


def snooze(diary: Diary, customers: Sequence[Customer], wanted: Snooze, policy: Policy) -> list[Snoozed]:
    """Store a snooze for each customer that it sets aside, and say until when; runs inside `changing()`.

    Raises Refused where it sets nobody aside.
    """
    day = _day(diary, customers, policy)
    found = [_judged(day, one, wanted) for one in customers]
    snoozes.some(found, diary.today)
    for one in found:
        if one.stands:
            diary.write(one.snooze)
    return found


def _day(diary: Diary, customers: Sequence[Customer], policy: Policy) -> Day:
    only = customers[0].id or 0
    return Day(book_of(diary, only) if len(customers) == 1 else book(diary), policy, diary.today)


def _judged(day: Day, customer: Customer, wanted: Snooze) -> Snoozed:
    """What the snooze would do to one customer."""
    number = customer.id or 0
    standing = next((one for one in reversed(day.book.standings) if one.id == number), None)
    if customer.archived_on is not None and customer.archived_on <= day.today:
        raise Refused(f"{customer.name} is archived.", f"retain customer edit c{number} --restore takes it back.")
    if standing is None:
        raise NotFound(f"{customer.name} isn't in the diary on {day.today}.")
    day.book.snoozes[number] = wanted.until
    return snoozes.snoozed(replace(wanted, customer=number), day.account(standing), day)
