"""Perks for the loyal, who went without, and who is taken for granted (demands 59 and 66)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retain.domain.loyalty import LOYAL_YEARS
from retain.domain.report import Section, Table, figures
from retain.domain.reports.scenes import group, order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from retain.domain.relationships import Relationship
    from retain.domain.report import Number
    from retain.domain.reports.scenes import Scene


class Granted(NamedTuple):
    """A perk given on a day; its cost in minor units, its words unless they are private."""

    customer: int
    day: date
    cost: int | None
    text: str


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


def perks(
    now: Scene, before: Scene, here: Sequence[Relationship], there: Sequence[Relationship], given: Sequence[Granted]
) -> Section:
    """Perks granted and their cost, and long relationships without one or gone quiet."""
    measured = figures(_perks(now, here, given), _perks(before, there, given))
    return Section("perks", measured, (_granted(now, given), _without(here), _quiet(here)))
