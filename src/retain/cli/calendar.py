"""What `export plan.ics` writes: the plan as `retain plan` shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.errors import Misused
from retain.domain.names import fold
from retain.domain.plan import WEEK, WEEKS, plan
from retain.exchange.calendar_out import calendar, planned_in
from retain.store import planning
from retain.store.intake.matching import own_prefix

if TYPE_CHECKING:
    from pathlib import Path

    from retain.cli.context import Context
    from retain.store.diary import Diary


def check(words: str) -> None:
    """Raise Misused where anything but the plan is to become a calendar."""
    if words and fold(words) != "plan":
        raise Misused("An .ics file holds the plan.", "retain export plan.ics")


def text(context: Context, diary: Diary, path: Path | None) -> str:
    """The calendar's text; lines end as RFC 5545 has them. What the file at `path` planned before is counted in."""
    book, kinds = planning.read(diary, WEEK * WEEKS)
    own, days = own_prefix(diary), plan(book, context.policy, context.today, kinds)
    return calendar(days, own, context.now, planned_in(path, own, context.today) if path else {})
