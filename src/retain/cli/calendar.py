"""What `export plan.ics` writes: the plan as `retain plan` shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.errors import Misused
from retain.domain.names import fold
from retain.domain.plan import WEEK, WEEKS, plan
from retain.exchange.calendar_out import calendar
from retain.store import planning
from retain.store.intake.matching import own_prefix

if TYPE_CHECKING:
    from retain.cli.context import Context
    from retain.store.diary import Diary


def check(words: str) -> None:
    """Raise Misused where anything but the plan is to become a calendar."""
    if words and fold(words) != "plan":
        raise Misused("An .ics file holds the plan.", "retain export plan.ics")


def text(context: Context, diary: Diary) -> str:
    """The calendar's text; lines end as RFC 5545 has them."""
    book, kinds = planning.read(diary, WEEK * WEEKS)
    return calendar(plan(book, context.policy, context.today, kinds), own_prefix(diary), context.now)
