"""What to do on a light day: past customers to win back, small ones with potential, untold news (demand 4)."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.dates import days_said
from retain.domain.standings import status

if TYPE_CHECKING:
    from retain.domain.accounts import Day
    from retain.domain.audience import Fit

OFFERED = 5


class Month(NamedTuple):
    """What was sold in a month up to a day, and in last year's up to the same day, in minor units."""

    now: int
    before: int

    @property
    def behind(self) -> bool:
        return self.now < self.before


class Offer(NamedTuple):
    """A customer worth a contact today though nothing is owed, and why; `tell` is the code of news for it."""

    customer: int
    name: str
    kind: str
    says: str
    tell: str = ""

    @property
    def code(self) -> str:
        return f"c{self.customer}"


def offers(
    day: "Day", busy: Collection[int], untold: "Mapping[int, tuple[Fit, ...]] | None" = None, limit: int = OFFERED
) -> list[Offer]:
    """The next-best contacts: those worth most to win back, then C with potential, quietest first, then untold news.

    `untold` is what each customer should hear, best fit first; those it fits best come first.
    """
    back: list[tuple[int, Offer]] = []
    small: list[tuple[int, Offer]] = []
    newsy: list[tuple[tuple[int, int], Offer]] = []
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
        elif state != "lost" and standing.id not in day.book.snoozes and (fits := (untold or {}).get(standing.id)):
            says = f"tell them: {fits[0].news.code} {fits[0].news.title} ({fits[0].public})"
            best = (-fits[0].weight, -day.values.get(standing.id, 0))
            newsy.append((best, Offer(standing.id, standing.name, "news", says, fits[0].news.code)))
    found = [offer for some in (sorted(back), sorted(small), sorted(newsy)) for _, offer in some]
    return found[:limit]
