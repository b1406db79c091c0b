"""What a change settled and what comes next, for the customer it was about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from retain.domain import agenda, reasons

if TYPE_CHECKING:
    from datetime import date

    from retain.domain.accounts import Day
    from retain.domain.entries import Entry
    from retain.domain.owed import Owed
    from retain.domain.problems import Problem
    from retain.domain.promises import Promise
    from retain.domain.standings import Standing


@dataclass(frozen=True, slots=True)
class Outcome:
    """Rows that were due and are settled, what the customer is owed next, and when a row set aside by a try is back."""

    settled: tuple[Owed, ...]
    next: Owed | None
    back: date | None = None


@dataclass(frozen=True, slots=True)
class Logged:
    """What one customer's entry became, with the ids it was given; `undated` promises got the day that is usual."""

    entry: Entry
    promises: tuple[Promise, ...] = ()
    problems: tuple[Problem, ...] = ()
    undated: int = 0
    people: tuple[str, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a row is settled: on which day; a promise kept, broken or dropped; a question answered only; a note sent."""

    day: date
    promise: str = "kept"
    answered: bool = False
    noted: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """What `done` did: for whom, the entry it logged if any, what it settled and what comes next."""

    code: str
    customer: str
    ending: Ending
    logged: Logged | None
    outcome: Outcome


def owed(day: Day, customer: int) -> list[Owed]:
    """What one customer is owed, due already or ahead; nothing where it isn't in the diary yet."""
    standing = _standing(day, customer)
    return reasons.found(day.account(standing), day) if standing else []


def between(before: list[Owed], after: Day, customer: int) -> Outcome:
    """Compare a customer before and after a change."""
    now = owed(after, customer)
    left = {(one.code, one.due) for one in now if one.due <= after.today}
    settled = [one for one in before if one.due <= after.today and (one.code, one.due) not in left]
    standing = _standing(after, customer)
    if standing is None:
        return Outcome(tuple(settled), None)
    account = after.account(standing)
    return Outcome(tuple(settled), agenda.next_day(account, after), agenda.retry(account, after))


def _standing(day: Day, customer: int) -> Standing | None:
    return next((one for one in reversed(day.book.standings) if one.id == customer), None)
