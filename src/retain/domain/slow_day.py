"""What to do on a light day: past customers to win back, small ones with potential (demand 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retain.domain.dates import days_said
from retain.domain.standings import status

if TYPE_CHECKING:
    from collections.abc import Collection

    from retain.domain.accounts import Day

OFFERED = 5


class Month(NamedTuple):
    """What was sold in a month up to a day, and in last year's up to the same day, in minor units."""

    now: int
    before: int

    @property
    def behind(self) -> bool:
        return self.now < self.before


class Offer(NamedTuple):
    """A customer worth a contact today though nothing is owed, and why."""

    customer: int
    name: str
    kind: str
    says: str

    @property
    def code(self) -> str:
        return f"c{self.customer}"


def offers(day: Day, busy: Collection[int], limit: int = OFFERED) -> list[Offer]:
    """The next-best contacts: those worth most to win back, then C with potential, quietest first."""
    back: list[tuple[int, Offer]] = []
    small: list[tuple[int, Offer]] = []
    for standing in day.book.standings:
        sales = day.sales.get(standing.id)
        if standing.id in busy or "all" in standing.no_contact.split():
            continue
        state = status(standing, sales, day.today)
        quiet = (day.today - standing.touch).days if standing.touch else 10**6
        if state == "past" and sales:
            says = f"win back: last order {days_said((day.today - sales.last).days)} ago"
            back.append((-len(sales.orders), Offer(standing.id, standing.name, "win-back", says)))
        elif state == "active" and standing.potential == "high" and day.tiers.get(standing.id, "C") == "C":
            since = f"last touch {days_said(quiet)} ago" if standing.touch else "never touched"
            small.append((-quiet, Offer(standing.id, standing.name, "potential", f"C with potential: {since}")))
    return [offer for _, offer in [*sorted(back), *sorted(small)]][:limit]
