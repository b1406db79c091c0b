"""What a purchase of each buyer is worth: the gamma-gamma model (Fader and Hardie 2013, "The Gamma-Gamma Model").

A mean of few purchases is drawn towards the mean of all; one of many stands for itself.
"""

from __future__ import annotations

from math import lgamma, log
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.buyers import LEAST_REPEATING
from retain.domain.likelihood import Untrusted, fitted

if TYPE_CHECKING:
    from collections.abc import Iterable


class Spent(NamedTuple):
    """How many purchases of somebody are counted, and their mean."""

    times: int
    mean: float


class Purse(NamedTuple):
    """The model's parameters; v has the unit of the means."""

    p: float
    q: float
    v: float


def purse(spent: Iterable[Spent]) -> Purse | Untrusted:
    """The model of greatest likelihood for those whose purchases left anything."""
    some = [(one.times, one.mean) for one in spent if one.times and one.mean > 0]
    if len(some) < LEAST_REPEATING:
        return Untrusted(f"{len(some)} bought more than once for more than nothing, and it wants {LEAST_REPEATING}")
    unit = sum(mean for _, mean in some) / len(some)
    rows = [(times, mean / unit, log(mean / unit), log(times)) for times, mean in some]

    def likelihood(p: float, q: float, v: float) -> float:
        whole = len(rows) * (q * log(v) - lgamma(q))
        for times, mean, logged, counted in rows:
            shape = p * times
            whole += lgamma(shape + q) - lgamma(shape) + (shape - 1) * logged + shape * counted
            whole -= (shape + q) * log(times * mean + v)
        return whole

    found = fitted(likelihood, (2.0, 2.0, 1.0))
    if isinstance(found, Untrusted):
        return found
    p, q, v = found.parameters
    return Purse(p, q, v * unit) if q > 1 else Untrusted("what is spent has no mean")


def worth(found: Purse, one: Spent) -> float:
    """The mean worth to be expected of a buyer's purchases, in the unit of the means."""
    p, q, v = found
    return p * (v + one.times * one.mean) / (p * one.times + q - 1)
