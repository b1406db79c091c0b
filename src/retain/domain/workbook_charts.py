"""The pictures of the manager's workbook, each from what a page of the report counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.reports.scenes import BY_TIER, grouped
from retain.domain.reports.year import Year
from retain.domain.workbook import Chart

if TYPE_CHECKING:
    from collections.abc import Iterable

    from retain.domain.report import Report
    from retain.domain.reports.scenes import Scene

AGES = (("to 7 days", 7), ("8 to 30", 30), ("31 to 90", 90))
_OLDER = "over 90"
_OURS = {
    "kept on time": ("on_time",),
    "kept late": ("late",),
    "slipped, told": ("told", "told_late"),
    "slipped, untold": ("untold",),
    "broken": ("broken",),
}


def charts(scene: Scene, report: Report) -> tuple[Chart, ...]:
    """Customers by tier, touches by month, promises by how they ended, open problems by age."""
    return _tiers(scene), _months(scene), _promises(report), _problems(scene)


def _tiers(scene: Scene) -> Chart:
    lines = grouped(scene.kept.values())
    return Chart(
        "Customers by tier",
        "customers",
        tuple((line, len(lines[line])) for line in BY_TIER),
        "active customers by tier, and past ones, on the last day",
    )


def _months(scene: Scene) -> Chart:
    year = Year(scene)
    counts = [sum(month) for month in zip(*map(year.touches, scene.kept.values()), strict=True)] or [0] * len(
        year.starts
    )
    return Chart(
        "Touches by month",
        "touches",
        tuple((start.isoformat()[:7], count) for start, count in zip(year.starts, counts, strict=True)),
        "touches of active and past customers in each of twelve months, the last one up to the last day; a mailing"
        " touches C and past ones",
    )


def _promises(report: Report) -> Chart:
    table = next(
        table
        for page in report.pages
        for section in page.sections
        for table in section.tables
        if table.name == "promises_by_party"
    )
    ours = [dict(zip(table.columns, row, strict=True)) for row in table.rows if row[0] != "customers"]
    return Chart(
        "Our promises that came due",
        "promises",
        tuple((word, sum(row[name] for row in ours for name in names)) for word, names in _OURS.items()),
        "the rep's and colleagues' promises whose first day fell in the period, by how they ended",
    )


def _problems(scene: Scene) -> Chart:
    days = [
        (scene.window.last - one.raised_on).days
        for one in scene.problems
        if one.solved_on is None and one.kind != "invoice"
    ]
    return Chart(
        "Open problems by age",
        "problems",
        tuple(_by_age(days)),
        "problems open on the last day by the days since they were raised; invoices aside",
    )


def _by_age(days: Iterable[int]) -> Iterable[tuple[str, int]]:
    found, over = list(days), -1
    for label, most in AGES:
        yield label, sum(over < age <= most for age in found)
        over = most
    yield _OLDER, sum(age > over for age in found)
