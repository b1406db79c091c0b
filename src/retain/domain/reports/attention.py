"""Who gets attention: quiet days by tier and who is neglected (demand 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.report import Page, Section, Table, figures, middle, worst
from retain.domain.reports.allocation import allocation
from retain.domain.reports.coverage import coverage
from retain.domain.reports.frequency import frequency
from retain.domain.reports.month import appreciation, month
from retain.domain.reports.scenes import group, grouped, order

if TYPE_CHECKING:
    from retain.domain.accounts import Account
    from retain.domain.report import Number
    from retain.domain.reports.scenes import Scene

LEADS = ("past_cadence", "core_share_of_touches", "four_a_year_share", "touched_this_month")


def page(now: Scene, before: Scene, *, everything: bool) -> Page:
    """Attention in a period; `everything` names who is missing this month on any day of it."""
    sections = (
        Section("quiet", figures(_quiet(now), _quiet(before)), (_by_tier(now, before), _neglected(now))),
        allocation(now, before),
        frequency(now, before),
        coverage(now, before),
        month(now, everything=everything),
        appreciation(now, before),
    )
    return Page("attention", LEADS, sections)


def _color(account: Account, scene: Scene) -> str:
    clock = account.clocks.get("touch")
    return clock.color(scene.window.last) if clock else ""


def _quiet(scene: Scene) -> dict[str, Number]:
    quiet = [scene.quiet_days(one) for one in scene.kept.values()]
    colors = [_color(one, scene) for one in scene.kept.values()]
    return {
        "customers_kept": len(scene.kept),
        "quiet_days_median": middle(quiet),
        "quiet_days_worst": worst(quiet),
        "past_cadence": len(colors) - colors.count("green") - colors.count(""),
        "far_past_cadence": colors.count("red"),
    }


def _by_tier(now: Scene, before: Scene) -> Table:
    then = grouped(before.kept.values())
    rows = []
    for line, some in grouped(now.kept.values()).items():
        quiet, quiet_then = ([s.quiet_days(one) for one in a] for s, a in ((now, some), (before, then[line])))
        colors = [_color(one, now) for one in some]
        row = (line, len(some), middle(quiet), middle(quiet_then), worst(quiet), worst(quiet_then))
        rows.append((*row, colors.count("amber"), colors.count("red")))
    columns = ("tier", "customers", "median", "median_before", "worst", "worst_before", "amber", "red")
    return Table("quiet_by_tier", columns, tuple(rows), bar="median")


def _neglected(scene: Scene) -> Table:
    late = [one for one in scene.kept.values() if _color(one, scene) in {"amber", "red"}]
    late.sort(key=lambda one: (order(one)[0], -scene.quiet_days(one), *order(one)[1:]))
    rows = [
        (
            *(one.code, one.standing.name, group(one), scene.quiet_days(one), one.clocks["touch"].days),
            *(one.clocks["touch"].overdue(scene.window.last), _color(one, scene), one.value),
        )
        for one in late
    ]
    columns = ("code", "customer", "tier", "days_quiet", "cadence", "over", "color", "value")
    return Table("neglected", columns, tuple(rows), bar="days_quiet", empty="Nobody is past the cadence.")
