"""Several reps side by side, and in sum: shares of the sum are drawn from its counts, never from shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retain.domain.figures import FIGURES
from retain.domain.report import share

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from retain.domain.overview import Overview
    from retain.domain.report import Number

COUNTS = (
    "customers_kept", "past_cadence", "four_a_year", "touched_this_month", "touches", "minutes", "promises_due",
    "problems_open", "opportunities_open_amount", "at_risk", "at_risk_value", "health_under_80",
    "health_under_80_value", "customers_at_start", "customers_lost", "customers_new",
)  # fmt: skip
"""Figures that add up over reps."""


class Across(NamedTuple):
    """One figure of several reps, in their order, and of all of them."""

    name: str
    unit: str
    formula: str
    each: tuple[Number, ...]
    total: Number


def team(reps: Sequence[Overview]) -> tuple[Across, ...]:
    """The figures that tell the most, by rep and in sum."""
    added = [_across(name, reps, sum(rep.figure(name) or 0 for rep in reps)) for name in COUNTS]
    shares = [_across(name, reps, total(reps)) for name, total in _SHARES.items()]
    return (*added, *shares)


def _across(name: str, reps: Sequence[Overview], total: Number) -> Across:
    return Across(name, *FIGURES[name], tuple(rep.figure(name) for rep in reps), total)


def _on_time(reps: Sequence[Overview]) -> Number:
    """Of our promises that came due, percent kept on time; each rep's table has the counts."""
    due = kept = 0
    for rep in reps:
        table = rep.table("promises_by_party")
        whose, all_due, on_time = (table.columns.index(name) for name in ("whose", "due", "on_time"))
        ours = [row for row in table.rows if row[whose] != "customers"]
        due += sum(row[all_due] for row in ours)
        kept += sum(row[on_time] for row in ours)
    return share(kept, due)


def _retention(reps: Sequence[Overview]) -> Number:
    start = sum(rep.figure("customers_at_start") or 0 for rep in reps)
    lost = sum(rep.figure("customers_lost") or 0 for rep in reps)
    return round(100 * (start - lost) / start, 1) if start else None


_SHARES: dict[str, Callable[[Sequence[Overview]], Number]] = {
    "kept_on_time_share": _on_time,
    "retention_rate": _retention,
}
