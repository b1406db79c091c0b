"""The retention rate of a book with all that is said of it: its table, its tiers, its aims, its customers at risk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.cohort import AHEAD, Curve, curve, observed
from retain.domain.retention import trend, what_if

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from retain.domain.aims import Aims
    from retain.domain.at_risk import AtRisk
    from retain.domain.cohort import Year
    from retain.domain.likelihood import Untrusted
    from retain.domain.retention import Outlook, Period, Point, Replacing, Turnover

STEPS = (-5, 0, 5)
"""Points about the rate asked for that a what-if table shows."""
EXAMPLE, EXAMPLE_NEW, EXAMPLE_KEEPS = 100, 20, (85, 90)
"""The sum on a round book: 100 customers, 20 % new, 85 % kept make 105, 90 % make 110 (demand 41)."""


@dataclass(frozen=True, slots=True)
class Rate:
    """The book by a day, or one tier of it.

    `year` is the twelve months to today and `before` those before; `tiers` part the year by the tier each customer had
    at its start. `customers` bring `yearly` in minor units, by `basis`. `unknown` customers have no business to tell
    by; until `young_until` no buyer can count as lost. `recorded` says whether the book holds any business.
    """

    as_of: date
    by: str
    tier: str
    year: Turnover
    before: Turnover
    periods: tuple[Period, ...]
    tiers: dict[str, Turnover]
    customers: int
    yearly: int
    basis: str
    point: Point
    replacing: Replacing
    aims: Aims
    at_risk: tuple[AtRisk, ...] = ()
    young_until: date | None = None
    unknown: int = 0
    recorded: bool = True

    @property
    def trend(self) -> str | None:
        """The year against the one before."""
        return trend(self.year, self.before)

    @property
    def below_target(self) -> bool:
        kept, target = self.year.kept, self.aims.target
        return kept is not None and target is not None and 100 * kept < target


class Prospects(NamedTuple):
    """A what-if table: of so many customers, with `new` in percent, at the rate asked for and as it is now."""

    customers: int
    new: float
    keep: float
    now: float | None
    rows: tuple[Outlook, ...]


def prospects(rate: Rate, new: float | None, keep: float | None) -> Prospects:
    """What a year may make of the book; what isn't said is as the last year was, in a round book where that is none."""
    year, customers = rate.year, rate.customers or EXAMPLE
    came = 100 * (year.new or 0) / year.start if year.start else 0.0
    now = None if year.kept is None else round(100 * year.kept, 1)
    asked = keep if keep is not None else now if now is not None else 100.0
    keeps = [asked + step for step in STEPS if 0 <= asked + step <= 100] + ([now] if now is not None else [])  # noqa: PLR2004 - percent
    new = new if new is not None else round(came, 1)
    return Prospects(customers, new, asked, now, tuple(what_if(customers, new, keeps)))


class Aged(NamedTuple):
    """A year of everybody's custom: how many were there, and in percent of all who stayed, and who do by the model."""

    year: int
    there: int | None
    lost: int | None
    survived: float | None
    modelled: float | None


class Cohort(NamedTuple):
    """The curve of all customers by the years since their first business, and its model or why there is none."""

    years: tuple[Aged, ...]
    model: Curve | Untrusted


def cohort(some: Sequence[Year]) -> Cohort:
    """The observed years, and some more as the model projects them."""
    model, stayed = curve(some), observed(some)
    ahead = AHEAD if isinstance(model, Curve) else 0
    projected = model.survivors(len(some) + ahead) if isinstance(model, Curve) else []
    rows = [
        Aged(
            place + 1,
            some[place].there if place < len(some) else None,
            some[place].lost if place < len(some) else None,
            round(100 * stayed[place], 2) if place < len(some) else None,
            round(100 * projected[place], 2) if projected else None,
        )
        for place in range(len(some) + ahead)
    ]
    return Cohort(tuple(rows), model)
