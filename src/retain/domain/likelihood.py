"""Fitting a model's positive parameters by maximum likelihood, and saying so where the fit can't be trusted."""

from __future__ import annotations

from math import exp, inf, isfinite, log
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Point = Sequence[float]

LEAST, MOST = 1e-3, 1e3
"""Parameters outside of these say that the data hold nothing to tell the model's shape by."""
_FARTHEST = 12.0
"""Of a logarithm: a search that gets there is on its way to nowhere."""
_STEP = 0.7
_CLOSE = 1e-9
_MOVES = 1000


class Untrusted(NamedTuple):
    """A fit that gives no figures, and why not."""

    because: str


class Fitted(NamedTuple):
    """The parameters found, and the logarithm of the likelihood there."""

    parameters: tuple[float, ...]
    likelihood: float


def fitted(likelihood: Callable[..., float], start: Point) -> Fitted | Untrusted:
    """The positive parameters of greatest log-likelihood, sought from `start`.

    Untrusted where the search doesn't settle or ends at parameters that mean nothing.
    """

    def loss(logs: Point) -> float:
        if max(map(abs, logs)) > _FARTHEST:
            return inf
        return -likelihood(*map(exp, logs))

    first = lowest(loss, [log(one) for one in start])
    found = lowest(loss, first.point) if first.settled else first
    values = tuple(map(exp, found.point))
    if not found.settled or not isfinite(found.value):
        return Untrusted("the fit doesn't converge")
    if not LEAST <= min(values) <= max(values) <= MOST:
        return Untrusted("too few left or all are alike, so the fit finds no shape")
    return Fitted(values, -found.value)


class Lowest(NamedTuple):
    """Where a function is lowest, as far as the search went, and whether it settled there."""

    point: tuple[float, ...]
    value: float
    settled: bool


def lowest(function: Callable[[Point], float], start: Point) -> Lowest:
    """Search for a function's lowest point with a simplex (Nelder and Mead 1965), without derivatives."""
    points = [tuple(start)] + [
        tuple(value + _STEP * (place == axis) for place, value in enumerate(start)) for axis in range(len(start))
    ]
    simplex = sorted((function(point), point) for point in points)
    for _ in range(_MOVES):
        best, worst = simplex[0], simplex[-1]
        if worst[0] - best[0] <= _CLOSE * (1 + abs(best[0])) and _width(simplex) <= _CLOSE**0.5:
            return Lowest(best[1], best[0], settled=True)
        simplex = sorted(_moved(function, simplex))
    return Lowest(simplex[0][1], simplex[0][0], settled=False)


_Corner = tuple[float, tuple[float, ...]]


def _width(simplex: list[_Corner]) -> float:
    return max(abs(value - at) for _, point in simplex[1:] for value, at in zip(point, simplex[0][1], strict=True))


def _moved(function: Callable[[Point], float], simplex: list[_Corner]) -> list[_Corner]:
    """The simplex with its worst corner reflected, stretched or drawn in; else all drawn towards the best."""
    *kept, worst = simplex
    middle = [sum(values) / len(kept) for values in zip(*(point for _, point in kept), strict=True)]

    def corner(along: float) -> _Corner:
        point = tuple(at + along * (at - value) for at, value in zip(middle, worst[1], strict=True))
        return function(point), point

    reflected = corner(1.0)
    if reflected[0] < kept[0][0]:
        return [*kept, min(reflected, corner(2.0))]
    if reflected[0] < kept[-1][0]:
        return [*kept, reflected]
    drawn = corner(0.5 if reflected[0] < worst[0] else -0.5)
    if drawn[0] < min(reflected[0], worst[0]):
        return [*kept, drawn]
    best = kept[0][1]
    halved = (tuple((value + at) / 2 for value, at in zip(point, best, strict=True)) for _, point in simplex[1:])
    return [kept[0], *((function(point), point) for point in halved)]
