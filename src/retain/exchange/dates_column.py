"""Days in a file: their order is decided once for a whole column (SPEC section 6)."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from retain.domain.almanac import WEEKDAYS, Order, dated, written
from retain.domain.dates import NotATime, parse_time
from retain.domain.errors import Misused
from retain.domain.names import excerpt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_NUMBERS = re.compile(r"\s*(\d{1,2})([./ -])\s?(\d{1,2})\2\s?(\d{2,4})\b")
_TIME = re.compile(
    r"[T ,]+(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AaPp]\.?[Mm]\.?)?) ?(?:Z|UTC|[+-]\d{2}:?\d{2})?\s*$"
)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})\b")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DISTINCT = 1 << 13
_MONTHS = 12
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


class NotADay(Misused):
    """A cell of a column of days that is none."""

    def __init__(self, cell: str) -> None:
        super().__init__(f"{excerpt(cell)} is no day")


def order(cells: Iterable[str], fallback: Order) -> Order:
    """The order in which most of a column's cells are days; where all are days both ways, dots say day first."""
    day_first = month_first = dots = long = 0
    for cell in cells:
        if found := _NUMBERS.match(cell):
            day_first += int(found[1]) > _MONTHS
            month_first += int(found[3]) > _MONTHS
            dots += found[2] == "."
            long += len(found[4]) > 2  # noqa: PLR2004 - digits of a year
    if fallback == "ymd" and not (long or dots):
        return "ymd"
    if day_first != month_first:
        return "dmy" if day_first > month_first else "mdy"
    return "dmy" if dots else fallback


class Days:
    """Reads one column's cells as ISO days; `decide` gives the order once a cell needs it."""

    def __init__(self, decide: Callable[[], Order], today: date) -> None:
        self._decide = decide
        self._today = today
        self.decided: Order | None = None
        self.day = lru_cache(_DISTINCT)(self._day)

    def __call__(self, cell: str) -> str | None:
        """An ISO day, None for an empty cell; raises NotADay."""
        return self.day(cell[:10] if cell[10:11] in {"T", " "} and cell[4:5] == "-" else cell)

    def _day(self, cell: str) -> str | None:
        words = _TIME.sub("", cell.strip())
        if not words:
            return None
        for form in (_ISO, _COMPACT):
            if found := form.fullmatch(words):
                return self._checked(f"{found[1]}-{found[2]}-{found[3]}", cell)
        return self._worded(words, cell)

    def _worded(self, words: str, cell: str) -> str:
        tidy = " ".join(words.lower().replace(",", " ").split())
        first, _, rest = tidy.partition(" ")
        order = self.order() if _NUMBERS.match(tidy) else "dmy"  # which only numbers need
        paper = written(rest if first in WEEKDAYS else tidy, order)
        found = dated(paper, self._today, "past") if paper and paper.year is not None and paper.month else None
        if found is None:
            raise NotADay(cell)
        return self._checked(found.isoformat(), cell)

    def _checked(self, iso: str, cell: str) -> str:
        try:
            year = date.fromisoformat(iso).year
        except ValueError:
            year = 0
        if not _FIRST_YEAR <= year <= _LAST_YEAR:
            raise NotADay(cell)
        return iso

    def order(self) -> Order:
        """The order of the column's days, decided the first time it is asked for."""
        if self.decided is None:
            self.decided = self._decide()
        return self.decided


def time_of(cell: str) -> str | None:
    """The time of day beside a day, "HH:MM", None where there is none or it is midnight sharp."""
    found = _TIME.search(cell)
    time = clock(found[1]) if found else None
    return None if time == "00:00" else time


def clock(cell: str) -> str | None:
    """A time of day, seconds left out, None for an empty cell; raises NotATime."""
    words = re.sub(r"^(\d{1,2}:\d{2}):\d{2}(?:\.\d+)?", r"\1", cell.strip())
    if len(words) > 20:  # noqa: PLR2004 - no time of day is
        raise NotATime(cell)
    return parse_time(words) if words else None
