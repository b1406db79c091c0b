"""A table as another program exports it, and how it is written to a file."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Export:
    """One table: its headings, its rows, and what stands above and below."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    above: str = ""
    below: str = ""

    def write(self, path: Path, *, encoding: str = "utf-8", separator: str = ",") -> Path:
        """The table as a CSV file."""
        text = io.StringIO()
        csv.writer(text, delimiter=separator).writerows([self.header, *self.rows])
        path.write_bytes((self.above + text.getvalue() + self.below).encode(encoding))
        return path

    def workbook(self, path: Path) -> Path:
        """The table as a workbook, what stands above and below it in rows of their own."""
        import xlsxwriter

        above, below = (list(csv.reader(io.StringIO(text))) for text in (self.above, self.below))
        with xlsxwriter.Workbook(str(path)) as book:
            sheet = book.add_worksheet()
            for place, row in enumerate([*above, self.header, *self.rows, *below]):
                for column, cell in enumerate(row):
                    sheet.write_string(place, column, cell)
        return path

    def turned(self) -> Export:
        """The same with its columns the other way round, and no preamble."""
        return Export(self.header[::-1], tuple(row[::-1] for row in self.rows))

    def changed(self, heading: str, cell: str) -> Export:
        """The same with another cell in the first row."""
        place = self.header.index(heading)
        first, *others = self.rows
        return Export(self.header, ((*first[:place], cell, *first[place + 1 :]), *others), self.above, self.below)


def export(header: str, *rows: dict[str, str], above: str = "", below: str = "") -> Export:
    """A table from its header line and rows of what isn't empty."""
    headings = tuple(next(csv.reader([header])))
    assert all(set(row) <= set(headings) for row in rows)
    return Export(headings, tuple(tuple(row.get(heading, "") for heading in headings) for row in rows), above, below)
