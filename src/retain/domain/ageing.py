"""How long what is late has been late: clocks, promises, problems and invoices by age."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.report import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from retain.domain.standings import Owing

BOUNDS = (7, 30, 90)
"""The last days of an age, in days past due."""
COLUMNS = ("late", "up_to_7_days", "8_to_30", "31_to_90", "over_90", "all")


def ageing(neglected: Table, promises: Iterable[Owing], problems: Table, invoices: Table, today: date) -> Table:
    """Counts by age of touch clocks past due, our promises past due, and open problems and invoices since raised.

    `neglected`, `problems` and `invoices` are tables of the report (reports/attention.py, problems.py, invoices.py).
    """
    late = [(today - one.due_on).days for one in promises if one.party in {"me", "colleague"}]
    rows = (
        ("touches", _column(neglected, "over")),
        ("our promises", [days for days in late if days > 0]),
        ("problems open", _column(problems, "days")),
        ("invoices open", _column(invoices, "days")),
    )
    return Table("overdue_by_age", COLUMNS, tuple((name, *_ages(days), len(days)) for name, days in rows))


def _column(table: Table, name: str) -> list[int]:
    place = table.columns.index(name)
    return [row[place] for row in table.rows]


def _ages(days: Sequence[int]) -> list[int]:
    counts = [0] * (len(BOUNDS) + 1)
    for one in days:
        counts[sum(one > bound for bound in BOUNDS)] += 1
    return counts
