"""The whole book ranked by value: who is A, B and C, by how much, and who moves (demands 2 and 17)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from retain.domain import tiers
from retain.domain.standings import Sales, Standing, status
from retain.domain.tiers import Concentration

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from retain.domain.policy import Policy

PROMOTED, WAITING = "promoted", "demotion waiting"


class Ranked(NamedTuple):
    """One customer's place.

    `value` is in minor units over twelve months, `share` of the book's and `cumulative` down to it in percent; `mover`
    says whether value moved its tier since the quarter's first day, `because` and `until` speak of a tier set by hand.
    """

    customer: int
    name: str
    tier: str
    value: int
    share: float
    cumulative: float
    mover: str = ""
    because: str | None = None
    until: date | None = None
    potential: str | None = None

    @property
    def code(self) -> str:
        return f"c{self.customer}"


@dataclass(frozen=True, slots=True)
class Ranking:
    """The book as of a day.

    `basis` is what value means ("margin" or "revenue"), `cut_offs` the least value that today makes an A and a B.
    """

    as_of: date
    basis: str
    concentration: Concentration
    cut_offs: dict[str, int]
    customers: tuple[Ranked, ...]


def rank(book: Iterable[Standing], sales: Mapping[int, Sales], policy: Policy, today: date, basis: str) -> Ranking:
    """Rank active and past customers by tier, then value, ties by number as tiers are."""
    standings = [one for one in book if status(one, sales.get(one.id), today) in tiers.KEPT]
    ranks, values = tiers.on(standings, sales, policy, today)
    movers = _movers(standings, sales, policy, today)
    reached = _cumulative(values)
    whole = tiers.concentration(values.values())

    def ranked(one: Standing) -> Ranked:
        value = values.get(one.id, 0)
        return Ranked(
            one.id,
            one.name,
            ranks.get(one.id, "C"),
            value,
            _percent(max(value, 0), whole.total),
            _percent(reached.get(one.id, whole.total), whole.total),
            "" if by_hand(one, today) else movers.get(one.id, ""),
            until=one.tier_until if by_hand(one, today) else None,
            potential=one.potential,
        )

    ordered = sorted(standings, key=lambda one: (ranks.get(one.id, "C"), -values.get(one.id, 0), one.id))
    cut_offs = _cut_offs(tiers.by_value(values, cap=policy.cap_a), values)
    return Ranking(today, basis, whole, cut_offs, tuple(ranked(one) for one in ordered))


def by_hand(standing: Standing, today: date) -> bool:
    """Whether a customer's tier is one set by hand that hasn't expired."""
    return standing.tier is not None and (standing.tier_until is None or standing.tier_until >= today)


def _percent(part: int, total: int) -> float:
    return round(100 * part / total, 2) if total else 0.0


def _cumulative(values: Mapping[int, int]) -> dict[int, int]:
    """What each customer with value brought together with all worth more than it."""
    reached, found = 0, {}
    for customer, value in sorted(values.items(), key=lambda item: (-item[1], item[0])):
        if value > 0:
            reached += value
            found[customer] = reached
    return found


def _cut_offs(ranks: Mapping[int, str], values: Mapping[int, int]) -> dict[str, int]:
    return {
        tier: min(values[customer] for customer, held in ranks.items() if held == tier)
        for tier in ("A", "B")
        if tier in ranks.values()
    }


def _movers(standings: list[Standing], sales: Mapping[int, Sales], policy: Policy, today: date) -> dict[int, str]:
    """Who stands in another tier by today's value than on the quarter's first day; newcomers since then don't move."""
    now, then = tiers.values_on(standings, sales, today)
    today_s, before = (tiers.by_value(values, cap=policy.cap_a) for values in (now, then))
    places = {customer: (today_s.get(customer, "C"), before.get(customer, "C")) for customer in then}
    return {
        customer: PROMOTED if is_now < was else WAITING for customer, (is_now, was) in places.items() if is_now != was
    }
