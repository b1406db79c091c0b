"""The retention rate: of those who were customers, how many stayed; growth; what a point is worth (SPEC section 5)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.lifetime import years_kept
from retain.domain.standings import ACTIVE_DAYS, months_before

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

MONTHS = {"month": 1, "quarter": 3, "year": 12}
SHOWN = {"month": 12, "quarter": 8, "year": 5}
"""Periods that a table shows unless told otherwise."""
BETTER, STEADY, WORSE = "better", "steady", "worse"
TEN = 10


class Turnover(NamedTuple):
    """Who stayed, came and went from the day before `first` to `last`.

    `new` counts who is a customer at the end and wasn't at the start: it may have been one before. None where it is
    about those alone who were there at the start.
    """

    first: date
    last: date
    start: int
    lost: int
    new: int | None = 0

    @property
    def end(self) -> int:
        return self.start - self.lost + (self.new or 0)

    @property
    def kept(self) -> float | None:
        """The part of the customers at the start that stayed: (end - new) / start; None where there were none."""
        return (self.start - self.lost) / self.start if self.start else None

    @property
    def growth(self) -> float | None:
        """New less lost customers as a part of those at the start."""
        return None if self.new is None or not self.start else (self.new - self.lost) / self.start


class Period(NamedTuple):
    """A row of the table; `trend` is against the period before, `so_far` where it isn't over."""

    name: str
    turnover: Turnover
    trend: str | None
    so_far: bool


def turnover(
    first: date, last: date, before: AbstractSet[int], after: AbstractSet[int], among: AbstractSet[int] | None = None
) -> Turnover:
    """What became of the customers `before`; of some of them where it is about those `among`."""
    if among is not None:
        there = before & among
        return Turnover(first, last, len(there), len(there - after), None)
    return Turnover(first, last, len(before), len(before - after), len(after - before))


def starts(by: str, count: int, today: date) -> list[date]:
    """The first days of the newest calendar periods, the one of today last."""
    months = MONTHS[by]
    current = today.replace(month=(today.month - 1) // months * months + 1, day=1)
    most = (current.year - 1) * 12 // months
    return [months_before(current, months * back) for back in range(min(count, most + 1) - 1, -1, -1)]


def periods(by: str, turnovers: Sequence[Turnover], today: date) -> list[Period]:
    """The rows of a table, each with its trend; the periods before there was any customer are left out."""
    rows: list[Period] = []
    before: Turnover | None = None
    for one in turnovers:
        so_far = months_before(one.first, -MONTHS[by]) > today + timedelta(days=1)
        if rows or one.start or one.end:
            rows.append(Period(name(by, one.first), one, None if so_far else trend(one, before), so_far))
        before = one
    return rows


def name(by: str, first: date) -> str:
    """What a period is called: 2026, 2026 Q4 or 2026-11."""
    if by == "year":
        return f"{first.year:04}"
    return f"{first.year:04} Q{(first.month + 2) // 3}" if by == "quarter" else first.isoformat()[:7]


def trend(now: Turnover, before: Turnover | None) -> str | None:
    """Whether the rate got better, stayed, or got worse; steady where one customer more or less would make it so."""
    if before is None or now.kept is None or before.kept is None:
        return None
    change = now.kept - before.kept
    if abs(change) <= 1 / min(now.start, before.start) + 1e-9:
        return STEADY
    return BETTER if change > 0 else WORSE


def young_until(first_business: date | None) -> date | None:
    """The last day on which no buyer without a contract can be lost: the window after the book's first business."""
    return first_business + timedelta(days=ACTIVE_DAYS) if first_business else None


def grown(customers: int, new: float, keep: float) -> int:
    """How many customers a year makes of so many, with `new` and `keep` in percent of them (demand 41)."""
    return round(customers * (keep + new) / 100)


class Point(NamedTuple):
    """What one point of retention is worth: customers, and minor units in the next year and over ten.

    No money where the book was paid back more than came in.
    """

    customers: float
    year: int | None
    ten_years: int | None


def point(customers: int, yearly: int, kept: float | None) -> Point:
    """What each further point is worth in a book of so many customers that brings so much a year (demand 42)."""
    if yearly < 0:
        return Point(customers / 100, None, None)
    more = None if kept is None else years_kept(min(kept + 0.01, 1.0), TEN) - years_kept(kept, TEN)
    return Point(customers / 100, round(yearly / 100), None if more is None else round(yearly * more))


class Replacing(NamedTuple):
    """What the lost would cost to replace: their number, minutes that keeping one takes a year, and at most in all."""

    lost: int
    factor: float
    keeping: float | None

    @property
    def like_keeping(self) -> float:
        """The number of customers that could be kept for it."""
        return self.lost * self.factor

    @property
    def minutes(self) -> int | None:
        return None if self.keeping is None else round(self.like_keeping * self.keeping)


def replacing(lost: int, factor: float, minutes: int, customers: int) -> Replacing:
    """The cost of replacing against keeping, in the rep's own minutes (demand 43)."""
    return Replacing(lost, factor, minutes / customers if minutes and customers else None)


class Outlook(NamedTuple):
    """One row of the what-if table: of customers kept in percent, how many they become, and the growth in percent."""

    keep: float
    customers: int
    growth: float


def what_if(customers: int, new: float, keeps: Iterable[float]) -> list[Outlook]:
    """What a year makes of the book at several rates."""
    return [Outlook(keep, grown(customers, new, keep), keep + new - 100) for keep in sorted(set(keeps))]
