"""A workbook for somebody who manages: a summary with pictures, sheets to filter, and what every word of it means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from retain.domain.report import Figure, Window

TEXT, DAY, AMOUNT, NUMBER = "text", "day", "amount", "number"
SHEETS = ("Summary", "Customers", "Contacts", "Promises", "Problems", "Definitions")
"""The names of all sheets, in order."""


class Column(NamedTuple):
    """A column of a sheet: what its cells hold and mean; `bar` draws each value as a bar too."""

    name: str
    holds: str
    means: str
    bar: bool = False


class Sheet(NamedTuple):
    """Rows under columns; money is in minor units, a day is a date."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]


class Chart(NamedTuple):
    """A picture of a few numbers, each under its label, and what it counts."""

    title: str
    counts: str
    points: tuple[tuple[str, int], ...]
    means: str


class Workbook(NamedTuple):
    """The whole of it, as of the last day of a period; the figures by the page of the report they lead."""

    window: Window
    figures: tuple[tuple[str, Figure], ...]
    charts: tuple[Chart, ...]
    sheets: tuple[Sheet, ...]
    currency: str = ""

    @property
    def as_of(self) -> date:
        return self.window.last

    @property
    def definitions(self) -> tuple[tuple[str, str, str], ...]:
        """Everything that the workbook says and what it means: the sheet, the word, the meaning."""
        said = [("Summary", spoken(figure.name), f"{figure.unit}: {figure.formula}") for _, figure in self.figures]
        drawn = [("Summary", chart.title, chart.means) for chart in self.charts]
        listed = [(sheet.name, one.name, one.means) for sheet in self.sheets for one in sheet.columns]
        return (*said, *drawn, *listed)


def spoken(name: str) -> str:
    """A figure's name in words."""
    return name.replace("_", " ")
