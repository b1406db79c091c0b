"""Numbers to be drawn: bars or a line, with the words that say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from retain.domain.report import Number, Table


class Chart(NamedTuple):
    """Values under labels, one for each of the `series`; `unit` "money" is minor units, `line` joins them over time."""

    name: str
    series: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Number, ...]], ...]
    unit: str = ""
    line: bool = False

    @property
    def most(self) -> float:
        """The largest value drawn, at least 1; of percent always 100."""
        found = [value for _, values in self.rows for value in values if value is not None]
        return 100 if self.unit == "%" else max([1, *found])


def of_table(table: Table, name: str, label: str, series: Sequence[str], unit: str) -> Chart:
    """Some columns of a table as bars, a row each under its `label`; rows without any value are left out."""
    places = [table.columns.index(one) for one in series]
    at = table.columns.index(label)
    rows = ((str(row[at]), tuple(row[place] for place in places)) for row in table.rows)
    return Chart(name, tuple(series), tuple(row for row in rows if any(row[1])), unit)


def counted(name: str, values: Iterator[tuple[str, Number]], unit: str = "") -> Chart:
    """One bar for each name and value."""
    return Chart(name, ("count",), tuple((label, (value,)) for label, value in values), unit)
