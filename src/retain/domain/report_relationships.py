"""How close customers are: the ladder and its moves, moods, the year month by month, perks (demands 10, 15, 39, 66)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.kinds import MOODS
from retain.domain.ladder import RUNGS
from retain.domain.loyalty import LOYAL_YEARS
from retain.domain.report import Page, Section, Table, figures, share
from retain.domain.scenes import group, order
from retain.domain.standings import months_before

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from retain.domain.accounts import Account
    from retain.domain.relationships import Relationship
    from retain.domain.report import Number
    from retain.domain.scenes import Scene

LEADS = ("advisers", "moods_good_share", "empty_quarters", "long_loyal_without_perk")
MONTHS, QUARTER = 12, 3


class Granted(NamedTuple):
    """A perk given on a day; its cost in minor units, its words unless they are private."""

    customer: int
    day: date
    cost: int | None
    text: str


class Bonds(NamedTuple):
    """What the page is told beside its scenes: every relationship at the end of each period, and the perks of both."""

    now: Sequence[Relationship]
    before: Sequence[Relationship]
    perks: Sequence[Granted]


def page(now: Scene, before: Scene, bonds: Bonds) -> Page:
    """Relationships in a period."""
    here, there = _kept(now, bonds.now), _kept(before, bonds.before)
    sections = (
        Section("ladder", figures(_ladder(here), _ladder(there)), (_moves(here), _next_rung(here))),
        Section("mood", figures(_moods(now, here), _moods(before, there)), (_mood_counts(now, before), _sour(here))),
        Section("year", figures(_year(now), _year(before)), (_strips(now),)),
        Section("direction", figures(_calls(here), _calls(there)), (_calling(here),)),
        Section("perks", figures(_perks(now, here, bonds.perks), _perks(before, there, bonds.perks)),
                (_granted(now, bonds.perks), _without(here), _quiet(here))),
    )  # fmt: skip
    return Page("relationships", LEADS, sections)


def _kept(scene: Scene, bonds: Iterable[Relationship]) -> list[Relationship]:
    """The relationships with active and past customers, A first."""
    found = [one for one in bonds if one.customer in scene.kept]
    return sorted(found, key=lambda one: order(scene.kept[one.customer]))


def _ladder(bonds: Sequence[Relationship]) -> dict[str, Number]:
    levels = Counter(one.level for one in bonds)
    return {
        "advisers": levels["adviser"],
        "trusted": levels["trusted"],
        "vendors": levels["vendor"],
        "moved_up": sum(one.moved > 0 for one in bonds),
        "moved_down": sum(one.moved < 0 for one in bonds),
    }


def _moves(bonds: Iterable[Relationship]) -> Table:
    rows = tuple(
        (one.code, one.name, one.tier, RUNGS[RUNGS.index(one.level) - one.moved], one.level, one.asks, one.asked_on)
        for one in sorted((one for one in bonds if one.moved), key=lambda one: -one.moved)
    )
    columns = ("code", "customer", "tier", "was", "level", "asks", "asked_on")
    return Table("ladder_moves", columns, rows, empty="Nobody moved on the ladder.")


def _next_rung(bonds: Iterable[Relationship]) -> Table:
    """Who trusts us already, and what would make us their adviser."""
    rows = tuple((one.code, one.name, one.tier, one.asks, one.lift) for one in bonds if one.level == RUNGS[1])
    return Table("nearly_advisers", ("code", "customer", "tier", "asks", "lift"), rows, empty="Nobody asked lately.")


def _felt(scene: Scene) -> Counter[str]:
    """The moods of the period's contacts."""
    return Counter(one.mood for one in scene.within if one.mood is not None)


def _moods(scene: Scene, bonds: Iterable[Relationship]) -> dict[str, Number]:
    felt, trends = _felt(scene), Counter(one.mood for one in bonds)
    return {
        "moods_noted": felt.total(),
        "moods_good_share": share(felt["good"], felt.total()),
        "moods_bad_share": share(felt["bad"], felt.total()),
        "mood_better": trends["better"],
        "mood_worse": trends["worse"],
    }


def _mood_counts(now: Scene, before: Scene) -> Table:
    here, there = _felt(now), _felt(before)
    rows = tuple((mood, here[mood], there[mood]) for mood in reversed(MOODS) if here[mood] or there[mood])
    return Table("moods", ("mood", "contacts", "contacts_before"), rows, bar="contacts", empty="No mood was noted.")


def _sour(bonds: Iterable[Relationship]) -> Table:
    rows = tuple((one.code, one.name, one.tier, one.outbound, one.inbound) for one in bonds if one.mood == "worse")
    columns = ("code", "customer", "tier", "outbound", "inbound")
    return Table("mood_worsens", columns, rows, empty="Nobody's mood worsens.")


class Year:
    """The twelve months to a period's last day, that day's month last."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        first = scene.window.last.replace(day=1)
        self.starts = [months_before(first, ago) for ago in range(MONTHS - 1, -1, -1)]

    def touches(self, account: Account) -> tuple[int, ...]:
        """A customer's touches in each of the months."""
        days = self.scene.days_touched(account.standing.id, self.starts[0])
        counts = Counter((day.year, day.month) for day in days)
        return tuple(counts[start.year, start.month] for start in self.starts)

    def empty_quarters(self, account: Account) -> int:
        """How many of the four times three months saw no touch; those before a customer came don't count."""
        counts, came = self.touches(account), account.standing.came_on
        return sum(self.starts[at] >= came and not any(counts[at : at + QUARTER]) for at in range(0, MONTHS, QUARTER))


def _close(scene: Scene) -> list[Account]:
    return [one for one in sorted(scene.kept.values(), key=order) if group(one) in {"A", "B"}]


def _year(scene: Scene) -> dict[str, Number]:
    year = Year(scene)
    empty = [year.empty_quarters(one) for one in _close(scene)]
    return {"empty_quarters": sum(empty), "customers_with_empty_quarter": sum(map(bool, empty))}


def _strips(scene: Scene) -> Table:
    year = Year(scene)
    rows = tuple(
        (one.code, one.standing.name, one.tier, year.touches(one), year.empty_quarters(one)) for one in _close(scene)
    )
    return Table(
        "twelve_months", ("code", "customer", "tier", "months", "empty_quarters"), rows, empty="No A or B yet."
    )


def _calls(bonds: Iterable[Relationship]) -> dict[str, Number]:
    return {"customers_who_call_more": sum(one.inbound > one.outbound for one in bonds)}


def _calling(bonds: Iterable[Relationship]) -> Table:
    found = sorted((one for one in bonds if one.inbound > one.outbound), key=lambda one: one.outbound - one.inbound)
    rows = tuple((one.code, one.name, one.tier, one.inbound, one.outbound) for one in found)
    columns = ("code", "customer", "tier", "inbound", "outbound")
    return Table("they_call_more", columns, rows, bar="inbound", empty="We contact everybody at least as often.")


def _given(scene: Scene, perks: Iterable[Granted]) -> list[Granted]:
    return [one for one in perks if one.customer in scene.accounts and scene.window.holds(one.day)]


def _perks(scene: Scene, bonds: Sequence[Relationship], perks: Iterable[Granted]) -> dict[str, Number]:
    given = _given(scene, perks)
    return {
        "perks_granted": len(given),
        "perks_cost": sum(one.cost or 0 for one in given),
        "long_loyal": sum(one.years >= LOYAL_YEARS for one in bonds),
        "long_loyal_without_perk": sum(one.perk_due for one in bonds),
        "long_and_quiet": sum(bool(one.quiet) for one in bonds),
    }


def _granted(scene: Scene, perks: Iterable[Granted]) -> Table:
    found = [(scene.accounts[one.customer], one) for one in _given(scene, perks)]
    rows = tuple(
        (account.code, account.standing.name, group(account), one.day, one.cost, one.text)
        for account, one in sorted(found, key=lambda pair: (pair[1].day, order(pair[0])))
    )
    columns = ("code", "customer", "tier", "day", "cost", "text")
    return Table("perks", columns, rows, empty="No perk was granted.")


def _without(bonds: Iterable[Relationship]) -> Table:
    rows = tuple(
        (one.code, one.name, one.tier, one.years, one.perk.day if one.perk else None) for one in bonds if one.perk_due
    )
    columns = ("code", "customer", "tier", "years", "last_perk_on")
    return Table("long_loyal_without_perk", columns, rows, bar="years", empty="Every long-loyal one had a perk.")


def _quiet(bonds: Iterable[Relationship]) -> Table:
    rows = tuple((one.code, one.name, one.tier, one.years, "; ".join(one.quiet)) for one in bonds if one.quiet)
    columns = ("code", "customer", "tier", "years", "why")
    return Table("long_and_quiet", columns, rows, empty="No long customer is taken for granted.")
