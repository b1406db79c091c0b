"""A report: pages of sections, their figures each beside the one of the period before, and their tables (demand 37)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from retain.domain.errors import Refused
from retain.domain.figures import FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PAGES = ("attention", "problems", "growth", "relationships")
PERIOD = 90
"""Days a report looks back, unless said otherwise."""
MONEY = frozenset({"amount", "value", "cost"})
"""Columns of tables that hold minor units of the diary's currency."""
Number = float | int | None


class Window(NamedTuple):
    """A period, both its days included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def before(self) -> Window:
        """The period of the same length that ends the day before."""
        return Window(self.first - timedelta(days=self.days), self.first - timedelta(days=1))

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last


class Figure(NamedTuple):
    """One number and the one of the period before, None where there is nothing to count; "money" is in minor units."""

    name: str
    now: Number
    before: Number
    unit: str
    formula: str


class Table(NamedTuple):
    """Rows under named columns; `bar` names the column that a picture shows best, `empty` says what no row means."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    bar: str = ""
    empty: str = ""

    def is_number(self, place: int) -> bool:
        """Whether a column holds numbers, which stand to the right."""
        return any(isinstance(row[place], int | float) and not isinstance(row[place], bool) for row in self.rows)


class Section(NamedTuple):
    """A part of a page; `remarks` are what the figures ask the rep to do."""

    name: str
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()
    remarks: tuple[str, ...] = ()


class Page(NamedTuple):
    """One look at the book; `leads` names the figures that tell the most."""

    name: str
    leads: tuple[str, ...]
    sections: tuple[Section, ...]


class Report(NamedTuple):
    """Pages about one period."""

    window: Window
    pages: tuple[Page, ...]


def window(first: date | None, last: date | None, today: date) -> Window:
    """The period between two days, the last 90 days where neither is named; raises Refused for one still ahead."""
    end = last or today
    if end > today:
        raise Refused(f"{end} is still ahead: a report looks back.", "Leave out --until, or name an earlier day.")
    begin = first or end - timedelta(days=PERIOD - 1)
    if begin > end:
        raise Refused(f"A period can't begin on {begin} and end on {end}.", "Name an earlier --since.")
    return Window(begin, end)


def figures(now: Mapping[str, Number], before: Mapping[str, Number]) -> tuple[Figure, ...]:
    """Measures of a period beside those of the one before, each with its unit and formula."""
    return tuple(
        Figure(name, value, before[name], FIGURES[name].unit, FIGURES[name].formula) for name, value in now.items()
    )


def share(part: float, whole: float) -> int | None:
    """Percent, None of nothing, and of a sum in which more was paid back than came in."""
    return round(100 * part / whole) if whole > 0 else None


def middle(values: Iterable[float]) -> Number:
    """The median, to one decimal, None of nothing."""
    from statistics import median

    found = list(values)
    return tidy(median(found)) if found else None


def worst(values: Iterable[float]) -> Number:
    """The largest, None of nothing."""
    return max(values, default=None)


def ninth(values: Iterable[float]) -> Number:
    """The 90th percentile by nearest rank: nine of ten are no larger; None of nothing."""
    found = sorted(values)
    return found[-(-9 * len(found) // 10) - 1] if found else None


def tidy(value: float) -> float | int:
    """A number to one decimal, whole where it is."""
    rounded = round(value, 1)
    return int(rounded) if rounded == int(rounded) else rounded
