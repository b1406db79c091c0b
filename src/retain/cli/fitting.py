"""What `plan --fit` asks: which cadences so much time a day can keep, and a year of it."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from retain.domain import capacity, life
from retain.domain.accounts import Day
from retain.domain.capacity import minutes_in
from retain.render import fitting as view
from retain.store import planning
from retain.store.daily.book import book as read

if TYPE_CHECKING:
    from retain.cli.context import Context
    from retain.domain.capacity import Fit
    from retain.domain.life import Year
    from retain.domain.standings import Book
    from retain.store.planning import Pace

SEED = 2026
"""The luck of a year, the same each time: two answers differ by what was changed, not by chance."""
AHEAD = 366


def show(context: Context, typed: str) -> None:
    """Work out and print what so much time a day keeps, and what a year of it would miss."""
    minutes = minutes_in(typed)
    if context.screen.terminal:
        context.screen.say(f"Playing {life.YEAR} working days …")
    with context.reading() as diary:
        book, pace = read(diary, within=AHEAD), planning.pace(diary)
        day = Day(book, context.policy, context.today)
        fit = capacity.fit((day.account(one) for one in book.standings), context.policy, context.today, minutes)
        years = [_year(context, book, pace, fit, fitted=fitted) for fitted in ([False, True] if fit.gives else [False])]
    view.show(context.screen, fit, years, {one.id: one.name for one in book.standings})


def _year(context: Context, book: Book, pace: Pace, fit: Fit, *, fitted: bool) -> Year:
    """A year with those minutes under today's cadences, or the fitted ones: the same luck and the same events."""
    customers = [one.id for one in book.standings]
    each = max(1, len(customers))
    coming = life.arrivals(Random(SEED), customers, pace.promises / each, pace.problems / each)  # noqa: S311 - no secret
    policy = context.policy._replace(cadences=fit.cadences) if fitted else context.policy
    return life.live(book, policy, context.today, fit.minutes, coming, Random(SEED))  # noqa: S311 - no secret
