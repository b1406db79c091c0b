"""When a customer picks up: calls tried against calls connected, by the hour of the day."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.almanac import DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

BAND = 2
"""Hours that are judged together."""
LEAST, LEAST_OF_BOOK = 3, 20
"""Calls below which a customer's own hours, and those of the whole book on one weekday, tell nothing."""


class Try(NamedTuple):
    """A call of ours, made at "HH:MM", and whether somebody was reached."""

    day: date
    time: str
    connected: bool

    @property
    def hour(self) -> int:
        return int(self.time[:2])


class Share(NamedTuple):
    """How many of some calls were connected."""

    connected: int
    tries: int


class Best(NamedTuple):
    """The hours from `first` to `until` in which most calls are connected; `weekday` where the whole book says so."""

    first: int
    until: int
    connected: int
    tries: int
    weekday: int | None = None

    def __str__(self) -> str:
        """The hours and what they rest on: "8 to 10: 4 of 5 connected"."""
        of = "" if self.weekday is None else f" ({DAYS[self.weekday]}, all customers)"
        return f"{self.first} to {self.until}: {self.connected} of {self.tries} connected{of}"


def best(own: Sequence[Try], book: Iterable[Try], today: date) -> Best | None:
    """The customer's own best hours (of three calls at least), else the book's on today's weekday (of twenty)."""
    found = _best(own, LEAST)
    if found is not None:
        return found
    weekday = today.weekday()
    common = _best([one for one in book if one.day.weekday() == weekday], LEAST_OF_BOOK)
    return common._replace(weekday=weekday) if common else None


def _best(tries: Sequence[Try], least: int) -> Best | None:
    """The two hours with the best share connected; of equals those with more calls, then the earlier."""
    made = Counter(one.hour for one in tries)
    reached = Counter(one.hour for one in tries if one.connected)
    bands = [
        Best(hour, hour + BAND, sum(reached[one] for one in some), sum(made[one] for one in some))
        for hour in range(24 - BAND + 1)
        if (some := range(hour, hour + BAND))
    ]
    fit = [band for band in bands if band.tries >= least and band.connected]
    return max(fit, key=lambda band: (band.connected / band.tries, band.tries, -band.first), default=None)


def table(tries: Iterable[Try]) -> Mapping[tuple[int, int], Share]:
    """The calls of each hour (0 to 23) and weekday (Monday is 0) that saw any."""
    made: Counter[tuple[int, int]] = Counter()
    reached: Counter[tuple[int, int]] = Counter()
    for one in tries:
        made[one.hour, one.day.weekday()] += 1
        reached[one.hour, one.day.weekday()] += one.connected
    return {place: Share(reached[place], count) for place, count in made.items()}
