"""The year month by month of those worth most: no empty quarter (demand 39)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from retain.domain.report import Section, Table, figures
from retain.domain.reports.scenes import group, order
from retain.domain.standings import months_before

if TYPE_CHECKING:
    from retain.domain.accounts import Account
    from retain.domain.report import Number
    from retain.domain.reports.scenes import Scene

MONTHS, QUARTER = 12, 3


def year(now: Scene, before: Scene) -> Section:
    """The touches of A and B in each of twelve months, and their empty quarters."""
    here = Year(now)
    return Section("year", figures(_year(here), _year(Year(before))), (_strips(here),))


class Year:
    """The twelve months to a period's last day, that day's month last."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        first = scene.window.last.replace(day=1)
        self.starts = [months_before(first, ago) for ago in range(MONTHS - 1, -1, -1)]
        self._touches: dict[int, tuple[int, ...]] = {}

    def touches(self, account: Account) -> tuple[int, ...]:
        """A customer's touches in each of the months."""
        number = account.standing.id
        if number not in self._touches:
            counts = Counter((day.year, day.month) for day in self.scene.days_touched(number, self.starts[0]))
            self._touches[number] = tuple(counts[start.year, start.month] for start in self.starts)
        return self._touches[number]

    def empty_quarters(self, account: Account) -> int:
        """How many of the four times three months saw no touch; those before a customer came don't count."""
        counts, came = self.touches(account), account.standing.came_on
        return sum(self.starts[at] >= came and not any(counts[at : at + QUARTER]) for at in range(0, MONTHS, QUARTER))


def _close(scene: Scene) -> list[Account]:
    return [one for one in sorted(scene.kept.values(), key=order) if group(one) in {"A", "B"}]


def _year(year: Year) -> dict[str, Number]:
    empty = [year.empty_quarters(one) for one in _close(year.scene)]
    return {"empty_quarters": sum(empty), "customers_with_empty_quarter": sum(map(bool, empty))}


def _strips(year: Year) -> Table:
    rows = tuple(
        (one.code, one.standing.name, one.tier, year.touches(one), year.empty_quarters(one))
        for one in _close(year.scene)
    )
    return Table(
        "twelve_months", ("code", "customer", "tier", "months", "empty_quarters"), rows, empty="No A or B yet."
    )
