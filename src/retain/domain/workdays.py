"""Working days: the rep's week, less the days off."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from retain.domain.away import Away

_DAY = timedelta(days=1)
_WEEK = 7
MONDAY_TO_FRIDAY = frozenset(range(5))


@dataclass(slots=True)
class Workdays:
    """Which days are worked: `week` holds weekday numbers (Monday 0), `off` single days, `breaks` longer ones."""

    week: frozenset[int] = MONDAY_TO_FRIDAY
    off: frozenset[date] = frozenset()
    breaks: tuple[tuple[date, date], ...] = ()
    _on_or_before: dict[date, date] = field(default_factory=dict, repr=False, compare=False)
    _on_or_after: dict[date, date] = field(default_factory=dict, repr=False, compare=False)
    _after: dict[tuple[date, int], date] = field(default_factory=dict, repr=False, compare=False)
    _idle: list[tuple[date, date]] = field(default_factory=list, repr=False, compare=False)

    def worked(self, day: date) -> bool:
        return day.weekday() in self.week and day not in self.off and not (self.breaks and self.pause(day))

    def pause(self, day: date) -> tuple[date, date] | None:
        """The break of several days that a day lies in."""
        for first, last in self.breaks:
            if first <= day <= last:
                return first, last
        return None

    def on_or_before(self, day: date) -> date:
        """The day itself where it is worked, else the working day before."""
        if found := self._on_or_before.get(day):
            return found
        worked = day
        while not self.worked(worked):
            worked -= _DAY
        self._on_or_before[day] = worked
        return worked

    def on_or_after(self, day: date) -> date:
        """The day itself where it is worked, else the working day after."""
        if found := self._on_or_after.get(day):
            return found
        worked = day
        while not self.worked(worked):
            worked += _DAY
        self._on_or_after[day] = worked
        return worked

    def after(self, day: date, count: int) -> date:
        """The working day `count` working days after a day (before it, where negative)."""
        if found := self._after.get((day, count)):
            return found
        self._after[day, count] = found = self._stepped(day, count)
        return found

    def _stepped(self, day: date, count: int) -> date:
        """By whole weeks as long as they can't go too far, then day by day."""
        step, left = (_DAY, count) if count > 0 else (-_DAY, -count)
        while weeks := max(0, left - 1) // len(self.week):
            reached = day + step * _WEEK * weeks
            left -= self.between(*sorted((day + step, reached)))
            day = reached
        for _ in range(left):
            day += step
            while not self.worked(day):
                day += step
        return day

    def between(self, first: date, last: date) -> int:
        """How many working days lie in `first`..`last`, both counted."""
        if not self._idle and (self.off or self.breaks):
            self._idle = list(_apart(self.off, self.breaks))
        idle = (self._of_the_week(max(first, begun), min(last, ended)) for begun, ended in self._idle)
        return self._of_the_week(first, last) - sum(idle)

    def _of_the_week(self, first: date, last: date) -> int:
        """The days between that would be worked, were none off."""
        weeks, rest = divmod(max(0, (last - first).days + 1), _WEEK)
        return weeks * len(self.week) + sum((first.weekday() + n) % _WEEK in self.week for n in range(rest))

    def last_of_month(self, day: date, count: int) -> date:
        """The `count`-th last working day of a day's month."""
        following = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
        return self.after(following, -count)


def with_breaks(days: Workdays, away: Iterable[Away]) -> Workdays:
    """The same week with the rep's days away: one working day alone is a day off, more are a break."""
    off, breaks = set(days.off), []
    for leave in away:
        if days.between(leave.first, leave.last) <= 1:
            off.update(leave.first + timedelta(days=n) for n in range((leave.last - leave.first).days + 1))
        else:
            breaks.append((leave.first, leave.last))
    return Workdays(days.week, frozenset(off), tuple(breaks))


def _apart(off: Iterable[date], breaks: Iterable[tuple[date, date]]) -> Iterator[tuple[date, date]]:
    """Days off and breaks as spans that share no day, so that none is counted twice."""
    free = date.min
    for first, last in sorted([*((day, day) for day in off), *breaks]):
        if last >= free:
            yield max(first, free), last
            free = last + _DAY
