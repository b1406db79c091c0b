"""Workbooks of nouns (XLSX): a sheet each, streamed, its text never a formula, its days and numbers what they are."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from functools import partial
from itertools import chain, islice
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from retain.domain import money
from retain.domain.errors import Refused
from retain.exchange import cells
from retain.exchange.recognise import as_custom
from retain.exchange.sheet_out import kind, listing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    Put = Callable[[Worksheet, int, int, Any], object]

ROWS = (1 << 20) - 1
"""Rows below the header that a sheet holds."""
LONGEST = 32_767
"""UTF-16 units that a cell holds."""
DAY, MONEY = "yyyy-mm-dd", "#,##0.00"
_APART = {"align": "right", "indent": 1}
"""Numbers stand off the text of the next column."""
_EPOCH = date(1899, 12, 30).toordinal()
_FIRST = date(1900, 3, 1)
"""The first day that every spreadsheet counts alike: text before it."""
_MEASURED, _NARROWEST, _WIDEST = 200, 6, 60


class Noun(NamedTuple):
    """A sheet to write: its title, a noun's columns, the customers' own fields after them, and the rows."""

    title: str
    names: Sequence[str]
    customs: Sequence[str]
    rows: Iterable[Sequence[Any]]


@contextmanager
def workbook(file: IO[bytes], made_on: date, *, streamed: bool) -> Iterator[Workbook]:
    """A workbook to fill that runs and links nothing of what it is told; `streamed` keeps one row in memory.

    Raises OSError where there is no room.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    with TemporaryDirectory(prefix="retain-") as folder:
        plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        book = xlsxwriter.Workbook(file, {"constant_memory": streamed, "tmpdir": folder, **plain})
        book.set_properties({"created": made_on})
        book.use_zip64()
        try:
            yield book
        except KeyboardInterrupt:
            book.fileclosed = True  # packing what was broken off would keep whoever waits waiting
            raise
        finally:
            try:
                book.close()
            except FileCreateError as error:
                raise error.args[0] from error


def write_nouns(file: IO[bytes], nouns: Iterable[Noun], made_on: date) -> int:
    """Write a sheet for each noun that an import reads back; how many texts were too long for a cell and are cut.

    Raises Refused for more rows than a sheet holds.
    """
    with workbook(file, made_on, streamed=True) as book:
        page = Page(book)
        for noun in nouns:
            _write(book.add_worksheet(noun.title), noun, page)
        return page.cut


class Page:
    """How cells of one workbook are put in place, by what they hold."""

    def __init__(self, book: Workbook) -> None:
        self.cut = 0
        self.head: Format = book.add_format({"bold": True, "bottom": 1})
        self.day: Format = book.add_format({"num_format": DAY, "align": "center"})
        self.money: Format = book.add_format({"num_format": MONEY, **_APART})
        self.number: Format = book.add_format(_APART)
        self.plain: Format = book.add_format()
        self._days: dict[str, int | None] = {}

    def text(self, sheet: Worksheet, row: int, column: int, value: str, look: Format | None = None) -> None:
        """Text as it is, cut where it is longer than a cell."""
        if value.startswith("<r>") and value.endswith("</r>"):  # the writer would take it for markup of its own
            fate = sheet.write_rich_string(row, column, value[:1], self.plain, value[1:])
        else:
            fate = sheet.write_string(row, column, value, look)
        self.cut += fate != 0

    def on(self, sheet: Worksheet, row: int, column: int, value: str) -> None:
        """An ISO date as a day; a birthday without its year, and a day long gone, as text."""
        if value not in self._days:
            self._days[value] = serial(value)
        if (number := self._days[value]) is None:
            self.text(sheet, row, column, value)
        else:
            sheet.write_number(row, column, number, self.day)

    def of(self, name: str) -> Put:
        """What puts the values of a noun's column of that name."""
        puts: dict[str, Put] = {"money": self._money, "truth": self._truth, "list": self._list, "day": self.on}
        return puts.get(kind(name), self._as_it_is)

    def _as_it_is(self, sheet: Worksheet, row: int, column: int, value: str | int) -> None:
        if isinstance(value, str):
            self.text(sheet, row, column, cells.kept(value) if value[:1] == "'" else value)
        else:
            sheet.write_number(row, column, value, self.number)

    def _money(self, sheet: Worksheet, row: int, column: int, value: int) -> None:
        sheet.write_number(row, column, value / 100, self.money)

    def _truth(self, sheet: Worksheet, row: int, column: int, value: int) -> None:
        sheet.write_string(row, column, "yes" if value else "no")

    def _list(self, sheet: Worksheet, row: int, column: int, value: str) -> None:
        self._as_it_is(sheet, row, column, listing(value))


def serial(day: str) -> int | None:
    """The number by which spreadsheets count an ISO date; None for what is none, and before 1 March 1900."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return None
    return found.toordinal() - _EPOCH if found >= _FIRST else None


def said(minor: int | None) -> str:
    """An amount as its cell shows it."""
    return "" if minor is None else money.said(minor)


def width(heading: str, values: Iterable[object]) -> int:
    """Characters that a column needs, its filter's arrow counted, within what a screen bears."""
    longest = max((len(str(value)) for value in values if value is not None), default=0)
    return min(max(longest + 2, len(heading) + 4, _NARROWEST), _WIDEST)


def _write(sheet: Worksheet, noun: Noun, page: Page) -> None:
    headings = [*noun.names, *map(as_custom, noun.customs)]
    rows = iter(noun.rows)
    begun = list(islice(rows, _MEASURED))
    for column, heading in enumerate(headings):
        values = [row[column] for row in begun]
        sheet.set_column(column, column, width(heading, map(said, values) if kind(heading) == "money" else values))
        page.text(sheet, 0, column, cells.kept(heading), page.head)
    puts = [*map(page.of, noun.names), *(page.of("") for _ in noun.customs)]
    last = _fill(sheet, [partial(put, sheet) for put in puts], chain(begun, rows))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(headings) - 1)
    sheet.repeat_rows(0)


def _fill(sheet: Worksheet, puts: Sequence[Callable[[int, int, Any], object]], rows: Iterable[Sequence[Any]]) -> int:
    """Write the rows below the header; the number of the last."""
    number = 0
    for number, row in enumerate(rows, start=1):
        if number > ROWS:
            raise Refused(f"{sheet.get_name()} has more than the {ROWS:,} rows of a sheet.", "Export it as .csv.")
        for column, value in enumerate(row):
            if value is not None:
                puts[column](number, column, value)
    return number
