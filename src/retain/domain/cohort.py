"""The curve of a cohort: who is still there after each year, and its projection.

The shifted-beta-geometric model of Fader and Hardie 2007, "How to Project Customer Retention": everybody leaves at each
renewal with a chance of their own, and these chances are spread as a beta distribution. So those who stay stay better.
"""

from __future__ import annotations

from itertools import accumulate
from math import log
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.likelihood import Fitted, Untrusted, fitted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

LEAST_CUSTOMERS, LEAST_LOST, LEAST_YEARS = 30, 5, 3
"""Under these a curve of two parameters is drawn through chance."""
AHEAD = 5
"""Years that are projected."""


class Year(NamedTuple):
    """The nth year of everybody's custom: how many were there for it to the end, or were lost in it; and how many."""

    there: int
    lost: int


class Life(NamedTuple):
    """A customer's first and last day of business, and whether it is over."""

    first: date
    last: date
    over: bool


class Curve(NamedTuple):
    """A model's alpha and beta; the beta distribution of the chance to leave at a renewal."""

    alpha: float
    beta: float

    def kept(self, year: int) -> float:
        """The part of those there that stays for another, after that many years."""
        return (self.beta + year - 1) / (self.alpha + self.beta + year - 1)

    def survivors(self, years: int) -> list[float]:
        """The part of all that is still there after 1, 2, … years."""
        return list(accumulate((self.kept(year) for year in range(1, years + 1)), mul))


def years(lives: Iterable[Life]) -> list[Year]:
    """The years of everybody's custom, whenever it began; one that goes on counts as far as its last business.

    Whose last business lies in the nth year, and who is lost, was lost at its end.
    """
    some = [(_whole_years(life), life.over) for life in lives]
    most = max((full + over for full, over in some), default=0)
    return [
        Year(
            sum(full > year or (full == year and over) for full, over in some),
            sum(full == year and over for full, over in some),
        )
        for year in range(most)
    ]


def _whole_years(life: Life) -> int:
    first, last = life.first, life.last
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def observed(some: Sequence[Year]) -> list[float]:
    """The part of all that was still there after each year (Kaplan and Meier)."""
    return list(accumulate((1 - year.lost / year.there for year in some), mul))


def curve(some: Sequence[Year]) -> Curve | Untrusted:
    """The model of greatest likelihood for these years."""
    if not some or some[0].there < LEAST_CUSTOMERS:
        there = some[0].there if some else 0
        return Untrusted(f"{there} are known for a whole year, and the model wants {LEAST_CUSTOMERS}")
    if len(some) < LEAST_YEARS:
        return Untrusted(f"nobody is known for {LEAST_YEARS} whole years yet")
    if (lost := sum(year.lost for year in some)) < LEAST_LOST:
        return Untrusted(f"{lost} were lost, and the model wants {LEAST_LOST}")

    def likelihood(alpha: float, beta: float) -> float:
        model = Curve(alpha, beta)
        return sum(
            year.lost * log(1 - model.kept(place)) + (year.there - year.lost) * log(model.kept(place))
            for place, year in enumerate(some, 1)
        )

    found = fitted(likelihood, (1.0, 1.0))
    return Curve(*found.parameters) if isinstance(found, Fitted) else found
