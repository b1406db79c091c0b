"""Tiers A, B and C, computed from value; the book's real concentration (demands 17 and 41)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from retain.domain.standings import Sales, Standing, months_before, quarter_start, status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from retain.domain.policy import Policy

A_SHARE, B_SHARE = 80, 95
"""Percent of all value that stands before a customer, under which it is A or B."""
TOP = 5
"""One customer in five is the most that A holds, and the top whose share is printed."""
KEPT = ("active", "past")


def by_value(values: Mapping[int, int], *, cap: bool = True) -> dict[int, str]:
    """The tier of each customer by its value in minor units; without value nobody is A or B."""
    ranked = sorted((item for item in values.items() if item[1] > 0), key=lambda item: -item[1])
    total, most, before = sum(value for _, value in ranked), -(-len(ranked) // TOP), 0
    tiers: dict[int, str] = {}
    for place, (customer, value) in enumerate(ranked):
        share = 100 * before
        is_a = share < A_SHARE * total and not (cap and place >= most)
        tiers[customer] = "A" if is_a else "B" if share < B_SHARE * total else "C"
        before += value
    return tiers


def values_on(
    standings: Iterable[Standing], sales: Mapping[int, Sales], today: date
) -> tuple[dict[int, int], dict[int, int]]:
    """Each kept customer's value today and on its quarter's first day, in minor units over twelve months."""
    year_ago, quarter = months_before(today, 12), quarter_start(today)
    now: dict[int, int] = {}
    then: dict[int, int] = {}
    for standing in standings:
        sold = sales.get(standing.id)
        if (standing.said or sold is None) and status(standing, sold, today) not in KEPT:
            continue
        if standing.expected_value is None and sold is None:
            continue
        since = min(standing.came_on, sold.first) if sold else standing.came_on
        expected = standing.expected_value if since > year_ago else None
        now[standing.id] = expected if expected is not None else sold.year if sold else 0
        if since <= quarter:
            then[standing.id] = expected if expected is not None else sold.quarter if sold else 0
    return now, then


def on(
    standings: Iterable[Standing], sales: Mapping[int, Sales], policy: Policy, today: date
) -> tuple[dict[int, str], dict[int, int]]:
    """Tiers of A and B customers (the others are C) and values: the better of today's tier and the quarter's first
    day's, unless set by hand.
    """
    book = list(standings)
    now, then = values_on(book, sales, today)
    tiers = by_value(now, cap=policy.cap_a)
    for customer, tier in by_value(then, cap=policy.cap_a).items():
        if tier < tiers.get(customer, "C"):
            tiers[customer] = tier
    for standing in book:
        if standing.tier and (standing.tier_until is None or standing.tier_until >= today):
            tiers[standing.id] = standing.tier
    return tiers, now


@dataclass(frozen=True, slots=True)
class Concentration:
    """How income is spread: `customers` brought `total` (minor units); the `top` fifth of them hold `top_value`;
    `first_80` and `first_95` of them make those shares.
    """

    customers: int
    total: int
    top: int
    top_value: int
    first_80: int
    first_95: int

    @property
    def top_share(self) -> float:
        """Percent of the total that the top fifth holds."""
        return 100 * self.top_value / self.total if self.total else 0.0


def concentration(values: Iterable[int]) -> Concentration:
    """Measure the book's concentration over customers with value."""
    ranked = sorted((value for value in values if value > 0), reverse=True)
    total, top = sum(ranked), -(-len(ranked) // TOP)
    return Concentration(
        len(ranked), total, top, sum(ranked[:top]), _making(ranked, A_SHARE, total), _making(ranked, B_SHARE, total)
    )


def _making(ranked: list[int], percent: int, total: int) -> int:
    reached = 0
    for count, value in enumerate(ranked, 1):
        reached += value
        if 100 * reached >= percent * total:
            return count
    return len(ranked)
