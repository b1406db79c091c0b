"""The manager's workbook (XLSX): a summary with native charts, tables to filter, and a sheet of definitions."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

from retain.domain.workbook import AMOUNT, DAY, TEXT, Column, Sheet, spoken
from retain.exchange.workbook_out import MONEY, Page, said, width, workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter import Workbook as Book
    from xlsxwriter.chart import Chart as Drawn
    from xlsxwriter.worksheet import Worksheet

    from retain.domain.report import Figure
    from retain.domain.workbook import Chart, Workbook

_COLUMNS = (30, 13, 13, 15, 110)
"""Widths of the summary: figure, now, before, unit, formula."""
_LINE = 15
"""Points that a line is high."""
_HEAD, _ACROSS, _DOWN = 3, 2, 16
"""The summary's header row, charts beside one another, and rows that a chart covers."""
_A4 = 9
_SIZE = {"width": 600, "height": 300}
_BAR = {"type": "data_bar", "bar_color": "#9DC3E6", "bar_solid": True}


def write_workbook(file: IO[bytes], book: Workbook) -> None:
    """Write the summary, each sheet as a table of its own, and the definitions."""
    with workbook(file, book.as_of, streamed=False) as out:
        page = Page(out)
        _Summary(out, book, page).write()
        for sheet in book.sheets:
            _table(out, sheet, page)
        _table(out, _definitions(book), page)


class _Summary:
    """The first sheet: figures, charts below them, and the numbers that the charts draw below those."""

    def __init__(self, out: Book, book: Workbook, page: Page) -> None:
        self.out, self.book, self.page = out, book, page
        self.sheet: Worksheet = out.add_worksheet("Summary")
        self.wrapped = out.add_format({"text_wrap": True, "valign": "top"})
        self.top = out.add_format({"valign": "top"})
        self.unit = out.add_format({"valign": "top", "align": "left", "indent": 1})
        self.money = out.add_format({"valign": "top", "num_format": MONEY})
        self.numbers = out.add_format({"bold": True, "bottom": 1, "align": "right"})

    def write(self) -> None:
        for column, wide in enumerate(_COLUMNS):
            self.sheet.set_column(column, column, wide)
        self._title()
        below = self._figures() + 2
        rows = -(-len(self.book.charts) // _ACROSS)
        data = below + rows * _DOWN
        for number, chart in enumerate(self.book.charts):
            down, across = divmod(number, _ACROSS)
            self._draw(chart, data, (below + down * _DOWN, across * _SIZE["width"]))
            data += len(chart.points) + 2
        self.sheet.set_paper(_A4)
        self.sheet.fit_to_pages(1, 1)

    def _title(self) -> None:
        window = self.book.window
        money = f" Money is in {self.book.currency}." if self.book.currency else ""
        self.sheet.write_string(0, 0, "Customers kept and how", self.out.add_format({"bold": True, "font_size": 14}))
        self.sheet.write_string(
            1, 0, f"{window.first} to {window.last}, beside {window.before.first} to {window.before.last}.{money}"
        )
        self.sheet.freeze_panes(2, 0)

    def _figures(self) -> int:
        """Write the figures, page by page; the row of the last."""
        head, right = self.page.head, self.numbers
        for column, (name, look) in enumerate(
            (("figure", head), ("now", right), ("before", right), (" unit", head), ("how it comes about", head))
        ):
            self.page.text(self.sheet, _HEAD, column, name, look)
        row, was = _HEAD, ""
        for name, figure in self.book.figures:
            row += 1 + (name != was)
            if name != was:
                self.page.text(self.sheet, row - 1, 0, name, self.page.head)
            was = name
            self._figure(row, figure)
        return row

    def _figure(self, row: int, figure: Figure) -> None:
        money = figure.unit == "money"
        self.page.text(self.sheet, row, 0, spoken(figure.name), self.top)
        for column, value in ((1, figure.now), (2, figure.before)):
            if value is not None and money:
                self.sheet.write_number(row, column, value / 100, self.money)
            elif value is not None:
                self.sheet.write_number(row, column, value, self.top)
        self.page.text(self.sheet, row, 3, (self.book.currency or "money") if money else figure.unit, self.unit)
        self.page.text(self.sheet, row, 4, figure.formula, self.wrapped)
        self.sheet.set_row(row, _LINE * -(-len(figure.formula) // _COLUMNS[4]))

    def _draw(self, chart: Chart, row: int, place: tuple[int, int]) -> None:
        """Write a chart's numbers from a row on, and draw it at a row and so many points from the left."""
        self.page.text(self.sheet, row, 0, chart.title, self.page.head)
        self.page.text(self.sheet, row, 1, chart.counts, self.page.head)
        for number, (label, count) in enumerate(chart.points, start=row + 1):
            self.page.text(self.sheet, number, 0, label)
            self.sheet.write_number(number, 1, count)
        drawn = _chart(self.out, chart, row)
        self.sheet.insert_chart(place[0], 0, drawn, {"x_offset": place[1], "description": chart.means})


def _chart(out: Book, chart: Chart, row: int) -> Drawn:
    """A chart of the numbers below a row of the summary, each bar with its number, so that no axis needs one."""
    last = row + len(chart.points)
    drawn = out.add_chart({"type": "column"})
    points = {"categories": ["Summary", row + 1, 0, last, 0], "values": ["Summary", row + 1, 1, last, 1]}
    drawn.add_series({"name": ["Summary", row, 1], **points, "data_labels": {"value": True}, "gap": 60})
    drawn.set_title({"name": chart.title, "name_font": {"size": 12}, "overlay": False})
    drawn.set_legend({"none": True})
    drawn.set_size(_SIZE)
    drawn.set_y_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    return drawn


def _table(out: Book, sheet: Sheet, page: Page) -> None:
    made = out.add_worksheet(sheet.name)
    last = max(len(sheet.rows), 1)
    headings = [{"header": column.name, "header_format": page.head} for column in sheet.columns]
    made.add_table(
        0, 0, last, len(headings) - 1, {"name": sheet.name, "columns": headings, "style": "Table Style Light 1"}
    )
    for number, column in enumerate(sheet.columns):
        values = [row[number] for row in sheet.rows]
        made.set_column(number, number, width(column.name, map(said, values) if column.holds == AMOUNT else values))
        _fill(made, number, column, values, page)
        if column.bar:
            made.conditional_format(1, number, last, number, _BAR)
    made.freeze_panes(1, 2)
    _print(made)


def _fill(made: Worksheet, number: int, column: Column, values: Sequence[Any], page: Page) -> None:
    for row, value in enumerate(values, start=1):
        if value is None:
            continue
        if column.holds == TEXT:
            page.text(made, row, number, value)
        elif column.holds == DAY:
            page.on(made, row, number, value.isoformat())
        elif column.holds == AMOUNT:
            made.write_number(row, number, value / 100, page.money)
        else:
            made.write_number(row, number, value, page.number)


def _definitions(book: Workbook) -> Sheet:
    columns = (Column("sheet", TEXT, ""), Column("word", TEXT, ""), Column("meaning", TEXT, ""))
    return Sheet("Definitions", columns, book.definitions)


def _print(made: Worksheet) -> None:
    """Print on one page's width, lying, the header on each."""
    made.repeat_rows(0)
    made.set_landscape()
    made.set_paper(_A4)
    made.fit_to_pages(1, 0)
