"""What this month sold so far, and the same days of last year's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.slow_day import Month
from retain.domain.standings import months_before

if TYPE_CHECKING:
    from retain.store.diary import Diary

SOLD = "SELECT ifnull(sum(amount), 0) FROM sale WHERE day BETWEEN ? AND ?"


def month_so_far(diary: Diary) -> Month:
    """The month of the diary's day beside last year's, up to that day."""
    today = diary.today
    then = months_before(today, 12)
    sold = (
        diary.connection.execute(SOLD, (day.replace(day=1).isoformat(), day.isoformat())).fetchone()[0]
        for day in (today, then)
    )
    return Month(*sold)
