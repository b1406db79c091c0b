"""What a change settled and what comes next, for the customer it was about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retain.domain import agenda, reasons
from retain.domain.marks import Marked
from retain.domain.standings import Owing

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from retain.domain.accounts import Day
    from retain.domain.entries import Entry
    from retain.domain.learnt import Learned
    from retain.domain.news import News
    from retain.domain.opportunities import Opportunity
    from retain.domain.owed import Owed
    from retain.domain.problems import Problem
    from retain.domain.promises import Promise
    from retain.domain.standings import Standing


class Outcome(NamedTuple):
    """Rows that were due and are settled, what the customer is owed next, and when a row set aside by a try is back.

    `value` is what it brings a year, in minor units.
    """

    settled: tuple[Owed, ...]
    next: Owed | None
    back: date | None = None
    value: int = 0


class Logged(NamedTuple):
    """What one customer's entry became, with the ids it was given; `undated` promises got the day that is usual.

    `facts` say whom they are about, empty for the customer.
    """

    entry: Entry
    promises: tuple[Promise, ...] = ()
    problems: tuple[Problem, ...] = ()
    facts: tuple[tuple[str, Learned], ...] = ()
    undated: int = 0
    people: tuple[str, ...] = ()
    by: str = ""
    opportunities: tuple[Opportunity, ...] = ()
    marked: Marked = Marked()
    told: tuple[News, ...] = ()


class Ending(NamedTuple):
    """How a row is settled: on which day; a promise kept, broken or dropped; a question answered only; a note sent.

    `result` is an expectation's; `by` names the `colleague` who did it, where it wasn't the rep.
    """

    day: date
    promise: str = "kept"
    answered: bool = False
    noted: bool = False
    result: str = ""
    colleague: int | None = None
    by: str = ""


class Settled(NamedTuple):
    """What `done` did: for whom, the entry it logged if any, what it settled and what comes next.

    `late` is the days past its date that a promise ended, 0 on time.
    """

    code: str
    customer: str
    ending: Ending
    logged: Logged | None
    outcome: Outcome
    late: int = 0


def owed(day: Day, customer: int) -> list[Owed]:
    """What one customer is owed, due already or ahead; nothing where it isn't in the diary yet."""
    standing = _standing(day, customer)
    return reasons.found(day.account(standing), day) if standing else []


def days_late(before: list[Owed], code: str, day: date) -> int:
    """The days past its date that a promise ends on a day; 0 on time, and for what is no promise."""
    dated = [one.subject.due_on for one in before if one.code == code and isinstance(one.subject, Owing)]
    return max((day - max(dated)).days, 0) if dated else 0


def between(before: list[Owed], after: Day, customer: int, done: Collection[str] = ()) -> Outcome:
    """Compare a customer before and after a change; `done` are codes it settled, maybe before they were due."""
    left = {(one.code, one.due) for one in owed(after, customer)}
    gone = [one for one in before if (one.code, one.due) not in left]
    settled = [one for one in gone if one.due <= after.today or one.code in done]
    standing = _standing(after, customer)
    if standing is None:
        return Outcome(tuple(settled), None)
    account = after.account(standing)
    return Outcome(tuple(settled), agenda.next_day(account, after), agenda.retry(account, after), account.value)


def _standing(day: Day, customer: int) -> Standing | None:
    return next((one for one in reversed(day.book.standings) if one.id == customer), None)
