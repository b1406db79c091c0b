"""Adherence and streak: how well the rep follows the list. They are the rep's own, and no export carries them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retain.domain import agenda, codes, reasons
from retain.domain.owed import AHEAD, NOW
from retain.domain.standings import Owing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from datetime import date

    from retain.domain.accounts import Day
    from retain.domain.owed import Owed
    from retain.domain.standings import Standing
    from retain.domain.workdays import Workdays

WINDOW = 90
"""Days that adherence looks back."""
IN_TIME = 3
"""Working days after becoming due within which a row is settled in time (SPEC section 4, Adherence)."""
LONGEST_STREAK = 260
"""Working days that a streak is followed back: a year."""


class Adherence(NamedTuple):
    """Of the matters that became due since `since` and whose time is over, how many were settled in time."""

    since: date
    due: int
    in_time: int

    @property
    def share(self) -> float | None:
        """Percent settled in time; None where nothing became due."""
        return round(100 * self.in_time / self.due, 1) if self.due else None


class _Matter(NamedTuple):
    """What stands on the list from the `number`-th morning on, `day`; `counts` says whether it is judged."""

    customer: int
    number: int
    day: date
    counts: bool


def adherence(mornings: Iterable[Day], since: date) -> Adherence:
    """Follow each matter of `due`, by its code, from the first morning it stood there until one on which it didn't.

    `mornings` are working days in order, each with the book as the evening before left it; the last is today. A promise
    counts from its day. Not counted: what stood there on the first morning already, what was snoozed, and what left
    because a cadence grew, a promise slipped or its customer left. What ended unsettled, or still stands after three
    working days, was late.
    """
    open_: dict[str, _Matter] = {}
    over: list[bool] = []
    number = 0
    for number, day in enumerate(mornings):
        due = {one.code: (customer, one) for customer, one in _due(day)}
        standings = {one.id: one for one in day.book.standings}
        for code in [code for code in open_ if code not in due]:
            matter = open_.pop(code)
            settled = _settled(code, matter, day, standings.get(matter.customer))
            if matter.counts and settled is not None:
                over.append(settled and number - 1 - matter.number <= IN_TIME)
        for code, (customer, one) in due.items():
            open_[code] = _standing(open_.get(code), one, customer, number, day)
    over += [False for matter in open_.values() if matter.counts and number - matter.number > IN_TIME]
    return Adherence(since, len(over), sum(over))


def _due(day: Day) -> Iterator[tuple[int, Owed]]:
    for standing in agenda.candidates(day, day.today):
        for one in reasons.found(day.account(standing), day):
            if one.band != AHEAD and one.due <= day.today:
                yield standing.id, one


def _standing(known: _Matter | None, one: Owed, customer: int, number: int, day: Day) -> _Matter:
    matter = known or _Matter(customer, number, day.today, counts=number > 0)
    if isinstance(one.subject, Owing) and one.day > day.today:
        matter = matter._replace(number=number, day=day.today)
    snoozed = day.book.snoozes.get(customer, day.today) > day.today
    return matter._replace(counts=matter.counts and not snoozed)


def _settled(code: str, matter: _Matter, day: Day, standing: Standing | None) -> bool | None:
    """Whether a matter that left the list was settled; None where it left for another reason that is no neglect."""
    if standing is None:
        return None
    named = codes.parse(code)
    if named.letter == "p" and not named.step:
        return None if any(one.id == named.number for one in day.book.promises.get(matter.customer, ())) else True
    if _met(standing, matter.day) or code in day.book.settled:
        return True
    if named.letter in "gx" and not named.step:
        return True
    return None if named.letter == "c" else False


def _met(standing: Standing, since: date) -> bool:
    days = (standing.touch, standing.mailing, standing.inbound, standing.conversation, standing.official)
    return any(day is not None and day >= since for day in days)


def streak(
    today: date, workdays: Workdays, logged: Collection[date], clear: Callable[[date], bool], since: date
) -> int:
    """The working days in a row, up to today, that had an entry logged or left nothing of band 1 open (`clear`).

    Today counts as soon as something is logged; until then it is left out. None before `since`.
    """
    day = today if today in logged else workdays.after(today, -1)
    day, count = workdays.on_or_before(day), 0
    while day >= since and count < LONGEST_STREAK and (day in logged or clear(day)):
        count += 1
        day = workdays.after(day, -1)
    return count


def is_clear(evening: Day) -> bool:
    """Whether nothing of band 1 is open on an evening."""
    return not any(one.band == NOW for _, one in _due(evening))
