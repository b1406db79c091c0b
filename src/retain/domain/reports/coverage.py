"""Whether everybody is touched four times a year, and how many people we speak to (demands 52 and 55)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.report import Section, Table, figures, share, worst
from retain.domain.reports.scenes import Spoken, group, order
from retain.domain.touches import A_YEAR, Touches, year

if TYPE_CHECKING:
    from retain.domain.accounts import Account
    from retain.domain.report import Number
    from retain.domain.reports.scenes import Scene


def coverage(now: Scene, before: Scene) -> Section:
    """Who had four touches in a year, who hadn't, and A and B held by too few people."""
    return Section("coverage", figures(_coverage(now), _coverage(before)), (_under_four(now), _thin(now)))


def _year(scene: Scene, account: Account) -> Touches:
    """The touches of the 365 days to the end of a period."""
    days = scene.days_touched(account.standing.id)
    return year(days, min([account.standing.came_on, *days[:1]]), scene.window.last)


def _coverage(scene: Scene) -> dict[str, Number]:
    active = [one for one in scene.kept.values() if one.status == "active"]
    years = [_year(scene, one) for one in active]
    often = sum(one.made >= A_YEAR for one in years)
    return {
        "four_a_year": often,
        "four_a_year_share": share(often, len(active)),
        "longest_gap_in_a_year": worst(one.gap for one in years),
        "people_spoken_to": sum(scene.spoken[number].people for number in scene.kept if number in scene.spoken),
        "thinly_covered": len(_thinly_covered(scene)),
    }


def _under_four(scene: Scene) -> Table:
    active = sorted((one for one in scene.kept.values() if one.status == "active"), key=order)
    rows = [
        (one.code, one.standing.name, one.tier, touches.made, touches.gap, scene.quiet_days(one))
        for one in active
        for touches in [_year(scene, one)]
        if touches.made < A_YEAR
    ]
    columns = ("code", "customer", "tier", "touches", "longest_gap", "days_quiet")
    return Table("under_four_a_year", columns, tuple(rows), bar="touches", empty="Everybody was touched four times.")


def _thinly_covered(scene: Scene) -> list[tuple[Account, Spoken]]:
    """A and B with under two people spoken to in 180 days or nobody who decides; one-person customers aside."""
    met = [(one, scene.spoken.get(one.standing.id, Spoken())) for one in sorted(scene.kept.values(), key=order)]
    return [
        (one, spoken)
        for one, spoken in met
        if group(one) in {"A", "B"} and not spoken.solo and (spoken.people <= 1 or not spoken.decides)
    ]


def _thin(scene: Scene) -> Table:
    rows = [
        (one.code, one.standing.name, one.tier, spoken.people, spoken.decides) for one, spoken in _thinly_covered(scene)
    ]
    columns = ("code", "customer", "tier", "people", "decides")
    return Table("thin_coverage", columns, tuple(rows), empty="Two people, one deciding, at every A and B.")
