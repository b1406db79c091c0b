"""What a rep measures the retention rate by: a target, a benchmark with its source, the cost of replacing."""

from __future__ import annotations

from typing import NamedTuple

from retain.domain.errors import Unsuited

FACTOR = 6.0
"""Landing a customer costs up to so many times keeping one: an upper bound that is asserted, not measured."""

MOST = 100


class Aims(NamedTuple):
    """Rates in percent of customers kept in a year; None where none is set."""

    target: float | None = None
    benchmark: float | None = None
    source: str = ""
    factor: float = FACTOR


def held(aims: Aims) -> Aims:
    """The aims, if they can be; raises Unsuited."""
    for name, rate in (("target", aims.target), ("benchmark", aims.benchmark)):
        if rate is not None and not 0 < rate <= 100:  # noqa: PLR2004 - percent
            raise Unsuited(f"{name} {rate:g} is no percentage of customers kept.", f"For example {name} = 90.")
    if aims.benchmark is not None and not aims.source.strip():
        raise Unsuited("benchmark has no source.", 'Say whose figure it is, as benchmark_source = "…".')
    if not 1 <= aims.factor <= MOST:
        raise Unsuited(f"replacing_factor {aims.factor:g} isn't between 1 and {MOST}.", "The usual claim is up to 6.")
    return aims
