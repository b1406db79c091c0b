"""How a relationship looks: in a few words, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retain.domain import money
from retain.domain.dates import day_said, days_said
from retain.render.columns import amount

if TYPE_CHECKING:
    from collections.abc import Callable

    from retain.domain.relationships import Relationship


def ladder(one: Relationship) -> str:
    """The rung we stand on, what shows it, and what would bring the next."""
    asked = "nobody asked for advice in 12 months"
    if one.asked_on:
        asked = f"asked for advice {_times(one.asks)} in 12 months, last {day_said(one.asked_on, one.as_of)}"
    moved = f" ({'up' if one.moved > 0 else 'down'} in 3 months)" if one.moved else ""
    return "; ".join(filter(None, (f"{one.level}{moved}: {asked}", one.lift)))


def touched(one: Relationship) -> str:
    """How many touches in the year, and the longest time without one."""
    year = one.touches
    span = f", {day_said(year.gap_from, one.as_of)} to {day_said(year.gap_to, one.as_of)}" if year.gap else ""
    few = "; four a year is the floor" if year.too_few else "; over 91" if year.too_far else ""
    return f"{year.made} in 12 months, longest gap {days_said(year.gap)}{span}{few}"


def appreciated(one: Relationship) -> str:
    """How often appreciation was shown in the year."""
    if one.appreciated_on is None:
        return "none in 12 months"
    return f"{_times(one.appreciated)} in 12 months, last {day_said(one.appreciated_on, one.as_of)}"


def tenure(one: Relationship) -> str:
    """How long it has been a customer, from a year on."""
    return "" if one.years < 1 else f"customer for {one.years} year{'s' if one.years > 1 else ''}"


def perk(one: Relationship, currency: str = "") -> str:
    """The last perk and what it cost."""
    if one.perk is None:
        return ""
    cost = money.said(one.perk.cost, currency) if one.perk.cost is not None else ""
    told = ": ".join(filter(None, (day_said(one.perk.day, one.as_of), one.perk.text)))
    return ", ".join(filter(None, (told, cost)))


def ways(one: Relationship) -> str:
    """Who began how many of the year's contacts."""
    return f"you began {one.outbound}, they {one.inbound}"


RELATIONSHIP: dict[str, Callable[[Relationship], str]] = {
    "ladder": ladder,
    "touches": touched,
    "contacts": ways,
    "appreciation": appreciated,
    "tenure": tenure,
    "perk": perk,
}
"""What a customer's own page says of it, by name, as long as the customer is kept."""


def relationship_json(one: Relationship) -> dict[str, Any]:
    """A relationship as JSON, under names frozen by a test."""
    year = one.touches
    return {
        "years": one.years,
        "level": one.level,
        "asks": one.asks,
        "asked_on": one.asked_on,
        "moved": one.moved,
        "mood": one.mood,
        "touches": year.made,
        "longest_gap": year.gap,
        "gap_from_on": year.gap_from,
        "gap_to_on": year.gap_to,
        "inbound": one.inbound,
        "outbound": one.outbound,
        "appreciated": one.appreciated,
        "appreciated_on": one.appreciated_on,
        "perk_on": one.perk.day if one.perk else None,
        "perk_cost": amount(one.perk.cost) if one.perk else None,
        "perk_due": one.perk_due,
        "quiet": one.quiet,
        "people": one.people,
        "spoken": one.spoken,
        "decides": one.decides,
        "competitor_on": one.rival.day if one.rival else None,
        "competitor": one.rival.text if one.rival else None,
    }


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count}x"
