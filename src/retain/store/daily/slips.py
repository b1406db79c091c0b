"""Slipping a promise: the move, and what its customer is owed then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from retain.domain import agenda, slips
from retain.domain.accounts import Day
from retain.domain.customers import Customer
from retain.domain.promises import Promise, Slip
from retain.domain.slips import Slipped
from retain.store.daily.book import book_of

if TYPE_CHECKING:
    from datetime import date

    from retain.domain.owed import Owed
    from retain.domain.policy import Policy
    from retain.store.diary import Diary


def proposed(diary: Diary, number: int, to_on: date) -> tuple[Promise, Slip]:
    """A promise and its move to a later day, nothing stored yet; raises as `domain.slips.slip`."""
    promise = diary.get(Promise, number)
    return promise, slips.slip(promise, tuple(diary.where(Slip, "promise = ?", number)), to_on, diary.today)


def slip(diary: Diary, number: int, to_on: date, policy: Policy, *, told: bool | None) -> Slipped:
    """Store a promise's move to a later day; runs inside `changing()`."""
    promise, moved = proposed(diary, number, to_on)
    moved = replace(moved, told=told)
    diary.write(moved)
    name = diary.get(Customer, promise.customer).name
    return Slipped(name, promise, moved, _next(diary, promise.customer, policy))


def _next(diary: Diary, customer: int, policy: Policy) -> Owed | None:
    day = Day(book_of(diary, customer), policy, diary.today)
    standing = next((one for one in day.book.standings if one.id == customer), None)
    return agenda.next_day(day.account(standing), day) if standing else None
