"""Buyers without a contract: the chance that a quiet one is still one, and what it will buy.

The BG/NBD model of Fader, Hardie and Lee 2005, "Counting Your Customers the Easy Way": everybody buys at a pace of
their own, and after each purchase leaves with a chance of their own.
"""

from __future__ import annotations

from collections import Counter
from math import exp, inf, lgamma, log, log1p
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.likelihood import Untrusted, fitted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

LEAST_REPEATING = 30
"""Customers who bought again, under which four parameters are drawn through chance."""
_SMALLEST = 1e-12
_TERMS = 10_000
_ONE = 1e-6
"""How near to 1 the parameter a may come, where the expectation divides by a - 1."""


class Bought(NamedTuple):
    """How often somebody bought again, when last, and since when; in one unit of time, from the first purchase on."""

    again: int
    last: float
    since: float


class Pattern(NamedTuple):
    """The model's parameters: of the pace of buying r and alpha, of leaving a and b; and the log-likelihood."""

    r: float
    alpha: float
    a: float
    b: float
    likelihood: float = 0.0


def pattern(buyers: Iterable[Bought]) -> Pattern | Untrusted:
    """The model of greatest likelihood; equal buyers are weighed once."""
    counted = Counter(buyers)
    repeating = sum(times for buyer, times in counted.items() if buyer.again)
    if repeating < LEAST_REPEATING:
        return Untrusted(f"{repeating} bought more than once, and the model wants {LEAST_REPEATING}")
    found = fitted(_likelihood(counted), (1.0, _typical(counted), 1.0, 1.0))
    if isinstance(found, Untrusted):
        return found
    r, alpha, a, b = found.parameters
    return Pattern(r, alpha, a, b, found.likelihood)


def _typical(counted: Counter[Bought]) -> float:
    """The time between purchases, over all."""
    time = sum(times * buyer.since for buyer, times in counted.items())
    return max(time / sum(times * buyer.again for buyer, times in counted.items()), _ONE)


def _likelihood(counted: Counter[Bought]) -> Callable[[float, float, float, float], float]:
    """The log-likelihood of the parameters; what depends on the number of purchases alone is worked out once each."""
    grouped: dict[int, list[tuple[float, float, int]]] = {}
    for buyer, times in counted.items():
        grouped.setdefault(buyer.again, []).append((buyer.last, buyer.since, times))

    def likelihood(r: float, alpha: float, a: float, b: float) -> float:
        whole = 0.0
        for again, rows in grouped.items():
            paced = lgamma(r + again) - lgamma(r) + r * log(alpha)
            stayed = lgamma(a + b) + lgamma(b + again) - lgamma(b) - lgamma(a + b + again)
            whole += sum(times for _, _, times in rows) * (paced + stayed)
            whole += _timed(rows, r + again, alpha, a / (b + again - 1) if again else 0.0)
        return whole

    return likelihood


def _timed(rows: Collection[tuple[float, float, int]], shape: float, alpha: float, leaving: float) -> float:
    """The part of the log-likelihood that depends on when they bought, for buyers who bought as often."""
    if not leaving:
        return -shape * sum(times * log(alpha + since) for _, since, times in rows)
    whole = 0.0
    for last, since, times in rows:
        then = log(alpha + last)
        whole += times * (log(leaving + exp(-shape * (log(alpha + since) - then))) - shape * then)
    return whole


def alive(found: Pattern, buyer: Bought) -> float:
    """The chance that a buyer still is one; 1 for who bought once, of whom the model can't tell."""
    return 1 / (1 + _odds(found, buyer))


def _odds(found: Pattern, buyer: Bought) -> float:
    """The odds that a buyer has left."""
    if not buyer.again:
        return 0.0
    r, alpha, a, b, _ = found
    powers = (r + buyer.again) * log1p((buyer.since - buyer.last) / (alpha + buyer.last))
    return a / (b + buyer.again - 1) * exp(powers) if powers < 700 else inf  # noqa: PLR2004 - a float ends at e^709


def expected(found: Pattern, buyer: Bought, time: float) -> float:
    """The purchases to be expected of a buyer in a time to come.

    Equation 10 of the paper; its hypergeometric function is turned by Euler's identity where it would overflow.
    """
    r, alpha, a, b, _ = found
    a += _ONE if abs(a - 1) < _ONE else 0.0
    left = (alpha + buyer.since) / (alpha + buyer.since + time)
    shape, stayed, whole = r + buyer.again, b + buyer.again, a + b + buyer.again - 1
    if a - 1 > shape:
        none = left**shape * hypergeometric(shape, stayed, whole, 1 - left)
    else:
        none = left ** (a - 1) * hypergeometric(whole - shape, a - 1, whole, 1 - left)
    return float(whole / (a - 1) * (1 - none) / (1 + _odds(found, buyer)))


def hypergeometric(a: float, b: float, c: float, z: float) -> float:
    """Gauss's function 2F1 by its series, for 0 <= z < 1."""
    whole = term = 1.0
    for place in range(_TERMS):
        term *= (a + place) * (b + place) / ((c + place) * (place + 1)) * z
        whole += term
        if abs(term) <= _SMALLEST * abs(whole):
            break
    return whole
