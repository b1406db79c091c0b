"""Days away: what comes forward, what waits until after, and what a colleague should know (SPEC section 4, Away)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from retain.domain import agenda, reasons
from retain.domain.dates import day_said
from retain.domain.daysheet import CLOCK_REASONS
from retain.domain.errors import NotFound, Refused
from retain.domain.owed_contracts import steps_between
from retain.domain.riders import Reachable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from retain.domain.accounts import Account, Day
    from retain.domain.away import Away
    from retain.domain.owed import Owed
    from retain.domain.workdays import Workdays

OURS = frozenset({"promise", "colleague's promise"})
DATED_AHEAD = OURS | {"birthday", "birthday card", "note to self", "contract step"}
"""Reasons dated by the diary, which come forward; all others wait."""
NOT_COVERED = CLOCK_REASONS | {"visit with an executive", "agenda", "note to self"}
"""Reasons that are the rep's own to keep."""


class Moved(NamedTuple):
    """Something owed that the days away move: from the day it would be due to the day it is due now."""

    code: str
    customer: int
    name: str
    tier: str
    says: str
    was: date
    now: date


class Covered(NamedTuple):
    """A customer on the sheet for a colleague: how to reach it, and what may come up."""

    customer: int
    name: str
    town: str | None
    owed: tuple[Owed, ...]
    reach: Reachable = Reachable()


@dataclass(frozen=True, slots=True)
class Leave:
    """Days away, who covers, and what follows from them."""

    away: Away
    colleague: str | None = None
    working_days: int = 0
    forward: tuple[Moved, ...] = ()
    waiting: tuple[Moved, ...] = ()
    sheet: tuple[Covered, ...] = ()


def checked(away: Away, known: Iterable[Away], workdays: Workdays) -> Away | None:
    """The same days if they are in the diary already; raises Refused if they overlap others or hold no working day."""
    if workdays.between(away.first, away.last) == 0:
        raise Refused(f"No working day lies in {span(away)}.", "Nothing needs to move.")
    for other in known:
        if (other.first, other.last) == (away.first, away.last):
            return other
        if other.first <= away.last and away.first <= other.last:
            raise Refused(
                f"You are away {span(other)} already.", f"Take that off first: retain away {other.first} --remove"
            )
    return None


def holding(known: Iterable[Away], first: date) -> Away:
    """The days away that a day lies in; raises NotFound."""
    for away in known:
        if away.first <= first <= away.last:
            return away
    raise NotFound(f"You aren't away on {first}.", "`retain away` lists the days.")


def span(away: Away) -> str:
    """The days in words: "Thu 24 Dec to Sat 2 Jan"."""
    first, last = (day_said(day, away.first) for day in (away.first, away.last))
    return first if away.first == away.last else f"{first} to {last}"


def forward(before: Day, after: Day, away: Away) -> list[Moved]:
    """Our promises, birthdays and contract steps in the days away, with the working day before that they come to."""
    found = []
    dated = before.book.promises.keys() | before.book.birthdays.keys() | before.book.contracts.keys()
    for standing in before.book.standings:
        if standing.id not in dated:
            continue
        account = before.account(standing)
        for code, step in steps_between(account, before, away.first, away.last):
            by = after.workdays.on_or_before(after.brought_forward(code, step.due))
            found.append(_moved(step, account, step.due, max(by, after.today), before.today))
        for one in _found(before, account, away):
            code = one.code.partition("-")[0]
            if one.reason in DATED_AHEAD - {"contract step"} and away.first <= one.day <= away.last:
                by = after.workdays.on_or_before(after.brought_forward(code, one.day))
                now = max(by, after.workdays.on_or_after(after.today))
                found.append(_moved(one, account, one.day, now, before.today)._replace(code=code))
    return sorted({(one.code, one.was): one for one in found}.values(), key=lambda one: (one.now, one.was, one.code))


def waiting(before: Day, after: Day, away: Away) -> list[Moved]:
    """What would be due inside the days away and waits until after them, first things first."""
    found = []
    for standing in agenda.candidates(before, away.last):
        account = before.account(standing)
        now = {(one.reason, one.code): one.due for one in reasons.found(after.account(standing), after)}
        for one in _found(before, account, away):
            later = now.get((one.reason, one.code))
            if one.reason not in DATED_AHEAD and away.first <= one.due <= away.last and later and later > away.last:
                found.append(_moved(one, account, one.due, later, before.today))
    return sorted(found, key=lambda one: (one.now, one.tier, one.was, one.name, one.code))


def _found(day: Day, account: Account, away: Away) -> Iterator[Owed]:
    return (one for one in reasons.found(account, day) if one.due <= away.last)


def _moved(one: Owed, account: Account, was: date, now: date, today: date) -> Moved:
    standing = account.standing
    says = one.reason if one.reason in CLOCK_REASONS else reasons.says(one, today)
    return Moved(one.code, standing.id, standing.name, account.tier, says, was, now)


def sheet(before: Day, away: Away) -> list[Covered]:
    """What a colleague may be asked about: promises, problems and what else is dated in those days, by customer."""
    found = []
    for standing in agenda.candidates(before, away.last):
        account = before.account(standing)
        owed = [one for one in _found(before, account, away) if _comes_up(one, away)]
        if owed:
            owed.sort(key=lambda one: (day_of(one), one.code))
            found.append(Covered(standing.id, standing.name, standing.town, tuple(owed)))
    return sorted(found, key=lambda one: (day_of(one.owed[0]), one.name))


def day_of(one: Owed) -> date:
    """The day something may come up: a promise's own day, else the day it is due."""
    return one.day if one.reason in OURS else one.due


def _comes_up(one: Owed, away: Away) -> bool:
    if one.reason in NOT_COVERED:
        return False
    open_still = one.reason in {"problem", "question", "invoice"}
    return open_still or (day_of(one) <= away.last and (one.reason in OURS or away.first <= one.due))


def by_tier(moved: Sequence[Moved]) -> list[tuple[str, list[date]]]:
    """The days until which the customers of each tier wait: each customer once, on the first day something is due."""
    first: dict[int, Moved] = {}
    for one in moved:
        first.setdefault(one.customer, one)
    days: dict[str, list[date]] = {}
    for one in first.values():
        days.setdefault(one.tier, []).append(one.now)
    return [(tier, sorted(days[tier])) for tier in sorted(days)]
