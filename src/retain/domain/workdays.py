"""Working days: the rep's week, less the days off."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from retain.domain.away import Away

_DAY = timedelta(days=1)
MONDAY_TO_FRIDAY = frozenset(range(5))


@dataclass(slots=True)
class Workdays:
    """Which days are worked: `week` holds weekday numbers (Monday 0), `off` single days, `breaks` longer ones."""

    week: frozenset[int] = MONDAY_TO_FRIDAY
    off: frozenset[date] = frozenset()
    breaks: tuple[tuple[date, date], ...] = ()
    _on_or_before: dict[date, date] = field(default_factory=dict, repr=False)

    def worked(self, day: date) -> bool:
        return day.weekday() in self.week and day not in self.off and self.pause(day) is None

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
        while not self.worked(day):
            day += _DAY
        return day

    def after(self, day: date, count: int) -> date:
        """The working day `count` working days after a day (before it, where negative)."""
        step = _DAY if count > 0 else -_DAY
        for _ in range(abs(count)):
            day += step
            while not self.worked(day):
                day += step
        return day

    def between(self, first: date, last: date) -> int:
        """How many working days lie in `first`..`last`, both counted."""
        count = (last - first).days + 1
        if self.breaks or count <= 0:
            return sum(self.worked(first + timedelta(days=n)) for n in range(count))
        weeks, rest = divmod(count, 7)
        begun = sum((first.weekday() + n) % 7 in self.week for n in range(rest))
        return (
            weeks * len(self.week)
            + begun
            - sum(first <= day <= last and day.weekday() in self.week for day in self.off)
        )

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
