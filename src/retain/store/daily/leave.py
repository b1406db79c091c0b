"""Days away: listed, stored with what they move, taken off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from retain.domain import leave as rules
from retain.domain.accounts import Day
from retain.domain.away import Away
from retain.domain.colleagues import Colleague
from retain.domain.leave import Leave
from retain.store.daily.book import book
from retain.store.daily.known import known

if TYPE_CHECKING:
    from datetime import date

    from retain.domain.policy import Policy
    from retain.store.diary import Diary


def listed(diary: Diary, policy: Policy) -> list[Leave]:
    """The days away that aren't over, soonest first."""
    ahead = diary.where(Away, "last >= ? AND made_on <= ?", diary.today.isoformat(), diary.today.isoformat())
    return [_leave(diary, away, policy) for away in sorted(ahead, key=lambda away: away.first)]


def take(diary: Diary, wanted: Away, policy: Policy) -> Leave:
    """Store days away, or who covers days stored already, with what they move; runs inside `changing()`.

    Raises Refused where they overlap others or hold no working day.
    """
    known_days = diary.where(Away, "made_on <= ?", diary.today.isoformat())
    same = rules.checked(wanted, known_days, policy.workdays)
    if same is None:
        wanted = replace(wanted, id=diary.write(wanted))
    else:
        wanted = replace(same, colleague=wanted.colleague or same.colleague)
        diary.change(wanted)
    before, after = _days(diary, wanted, policy)
    return replace(
        _leave(diary, wanted, policy),
        forward=tuple(rules.forward(before, after, wanted)),
        waiting=tuple(rules.waiting(before, after, wanted)),
        sheet=_sheet(diary, before, wanted) if wanted.colleague else (),
    )


def drop(diary: Diary, day: date, policy: Policy) -> Leave:
    """Take off the days away that a day lies in; raises NotFound. Runs inside `changing()`."""
    away = rules.holding(diary.where(Away, "made_on <= ?", diary.today.isoformat()), day)
    diary.remove(Away, away.id or 0)
    return _leave(diary, away, policy)


def _leave(diary: Diary, away: Away, policy: Policy) -> Leave:
    names = diary.where(Colleague, "id = ?", away.colleague)
    return Leave(away, names[0].name if names else None, policy.workdays.between(away.first, away.last))


def _days(diary: Diary, away: Away, policy: Policy) -> tuple[Day, Day]:
    """The same day judged without the days away and with them."""
    found = book(diary, within=max(0, (away.last - diary.today).days))
    others = tuple(one for one in found.away if one.id != away.id)
    without, with_it = replace(found, away=others), replace(found, away=(*others, away))
    return Day(without, policy, diary.today), Day(with_it, policy, diary.today)


def _sheet(diary: Diary, before: Day, away: Away) -> tuple[rules.Covered, ...]:
    found = rules.sheet(before, away)
    told = known(diary, [one.customer for one in found])
    return tuple(one._replace(reach=told[one.customer].reach) for one in found)
