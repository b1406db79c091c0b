"""How a lifetime value reads in one line: in `value`, `brief` and what `log` answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retain.domain import money
from retain.domain.lifetime import SPANS

if TYPE_CHECKING:
    from retain.domain.lifetime import Lifetime

_, TWO, TEN = SPANS
WHOLE = 100_00
"""Minor units from which the hundredths of an estimate say nothing."""


def units(minor: int | None, currency: str = "") -> str:
    """An estimated amount for reading, without its hundredths where it is large."""
    if minor is None:
        return ""
    if abs(minor) < WHOLE:
        return money.said(minor, currency)
    return f"{money.said(round(minor, -2)).partition('.')[0]} {currency}".rstrip()


def spans(lifetime: Lifetime, currency: str = "") -> str:
    """A lifetime value: "10,000 a year; 19,000 in 2, 65,132 in 10 at 90 % kept".

    Plain where no rate is known or nobody was lost; the year alone where more was paid back than came in.
    """
    if lifetime.yearly < 0:
        return f"{units(lifetime.yearly, currency)} a year: more was paid back than came in, so no years are added up"
    two, ten = lifetime.over(TWO), lifetime.over(TEN)
    if lifetime.kept in {None, 1.0}:
        return f"{units(lifetime.yearly, currency)} a year; {plain(lifetime)} if it stays"
    rate = f"{100 * (lifetime.kept or 0):.1f}".removesuffix(".0")
    return f"{units(lifetime.yearly, currency)} a year; {units(two)} in 2, {units(ten)} in 10 at {rate} % kept"


def plain(lifetime: Lifetime) -> str:
    """The same as if nobody left: "20,000 in 2, 100,000 in 10"."""
    return f"{units(lifetime.plain(TWO))} in 2, {units(lifetime.plain(TEN))} in 10"


def percent(part: float | None) -> float | None:
    """A part of one in percent."""
    return None if part is None else round(100 * part, 2)


def lifetime_json(lifetime: Lifetime) -> dict[str, Any]:
    """A lifetime value for JSON: `in_` so many years at the book's rate, `plain_` as if nobody left."""
    from retain.render.columns import amount

    return {
        "value": amount(lifetime.yearly),
        "kept": percent(lifetime.kept),
        "in_2": amount(lifetime.over(TWO)),
        "in_10": amount(lifetime.over(TEN)),
        "plain_2": amount(lifetime.plain(TWO)),
        "plain_10": amount(lifetime.plain(TEN)),
    }
