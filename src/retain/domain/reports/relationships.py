"""How close customers are: the ladder and its moves, moods, who calls (demands 10, 15 and 61)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.kinds import MOODS
from retain.domain.ladder import RUNGS
from retain.domain.report import Page, Section, Table, figures, share
from retain.domain.reports.perks import perks
from retain.domain.reports.scenes import order
from retain.domain.reports.year import year

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from retain.domain.relationships import Relationship
    from retain.domain.report import Number
    from retain.domain.reports.perks import Granted
    from retain.domain.reports.scenes import Scene

LEADS = ("advisers", "moods_good_share", "empty_quarters", "long_loyal_without_perk")


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
        year(now, before),
        Section("direction", figures(_calls(here), _calls(there)), (_calling(here),)),
        perks(now, before, here, there, bonds.perks),
    )
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


def _calls(bonds: Iterable[Relationship]) -> dict[str, Number]:
    return {"customers_who_call_more": sum(one.inbound > one.outbound for one in bonds)}


def _calling(bonds: Iterable[Relationship]) -> Table:
    found = sorted((one for one in bonds if one.inbound > one.outbound), key=lambda one: one.outbound - one.inbound)
    rows = tuple((one.code, one.name, one.tier, one.inbound, one.outbound) for one in found)
    columns = ("code", "customer", "tier", "inbound", "outbound")
    return Table("they_call_more", columns, rows, bar="inbound", empty="We contact everybody at least as often.")
