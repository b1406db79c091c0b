"""Tiers A, B and C, computed from value; the book's real concentration (demands 17 and 41)."""

from collections.abc import Iterable, Mapping
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.standings import Sales, Standing, months_before, quarter_start, status

if TYPE_CHECKING:
    from retain.domain.policy import Policy

A_SHARE, B_SHARE = 80, 95
"""Percent of all value that stands before a customer, under which it is A or B."""
TOP = 5
"""One customer in five is the most that A holds, and the top whose share is printed."""
KEPT = ("active", "past")


def by_value(values: Mapping[int, int], *, cap: bool = True) -> dict[int, str]:
    """The tier of each customer by its value in minor units, ties by number; without value nobody is A or B."""
    ranked = sorted(item for item in values.items() if item[1] > 0)
    ranked.sort(key=itemgetter(1), reverse=True)
    total, most, before = sum(value for _, value in ranked), -(-len(ranked) // TOP), 0
    tiers = dict.fromkeys((customer for customer, _ in ranked), "C")
    for place, (customer, value) in enumerate(ranked):
        share = 100 * before
        if share >= B_SHARE * total:
            break
        tiers[customer] = "A" if share < A_SHARE * total and not (cap and place >= most) else "B"
        before += value
    return tiers


def values_on(
    standings: Iterable[Standing], sales: Mapping[int, Sales], today: date
) -> tuple[dict[int, int], dict[int, int]]:
    """Each kept customer's value today and on its quarter's first day, in minor units over twelve months."""
    quarter = quarter_start(today)
    year_ago, year_before = months_before(today, 12), months_before(quarter, 12)
    now: dict[int, int] = {}
    then: dict[int, int] = {}
    for standing in standings:
        sold, expected = sales.get(standing.id), standing.expected_value
        if expected is None and sold is None:
            continue
        said = standing.said is not None or sold is None
        since = customer_since(standing, sold) if expected is not None else year_ago
        if not said or status(standing, sold, today) in KEPT:
            now[standing.id] = expected if expected is not None and since > year_ago else sold.year if sold else 0
        came = min(standing.came_on, sold.first) if sold else standing.came_on
        if came <= quarter and (not said or status(standing, sold, quarter) in KEPT):
            young = expected is not None and since > year_before
            then[standing.id] = expected if expected is not None and young else sold.quarter if sold else 0
    return now, then


def customer_since(standing: Standing, sold: Sales | None) -> date:
    """The earliest sale, contract or entry, else the day it was added (SPEC, Words)."""
    days = [day for day in (sold.first if sold else None, standing.first_entry) if day]
    return min(days, default=standing.came_on)


def on(
    standings: Iterable[Standing], sales: Mapping[int, Sales], policy: "Policy", today: date
) -> tuple[dict[int, str], dict[int, int]]:
    """Tiers of A and B customers (the others are C), and values.

    A tier is the better of today's and the quarter's first day's, unless set by hand.
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


class Concentration(NamedTuple):
    """How income is spread.

    `customers` brought `total` (minor units); the `top` fifth of them hold `top_value`; `first_80` and `first_95` of
    them make those shares.
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
