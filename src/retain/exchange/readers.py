"""What reads the columns of one table: a reader for each column, decided for the whole of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from retain.domain.incoming import Who
from retain.exchange import cells
from retain.exchange.amounts_column import Amounts, decimal
from retain.exchange.countries import region
from retain.exchange.dates_column import Days, order
from retain.exchange.references import REFERRING
from retain.exchange.vocabulary import squeezed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retain.domain.almanac import Order
    from retain.domain.incoming import Kind
    from retain.exchange.recognise import Recognised
    from retain.exchange.tabular import Table

Read = Callable[[str], Any]
Reads = Mapping[str, str | Read]
"""Field: what reads its cells; "day" (ISO), "date" and "amount" stand for a reader of the column's own."""
Plan = tuple[tuple[str, int, Read], ...]
"""Field, column, and what reads its cells."""


_VALUE = "value"
_KINDS = ("type", "label")


@dataclass(frozen=True, slots=True)
class Choices:
    """How files are to be read: the rep's day and settings, and what was said on the command line."""

    today: date
    region: str = "US"
    order: Order = "mdy"
    date_order: Order | None = None
    encoding: str = ""
    kind: Kind | None = None
    source: str = ""
    mapping: Mapping[str, str] | None = None
    bodies: bool = False


class Readers:
    """The columns of one recognised table, by field."""

    def __init__(self, table: Table, found: Recognised, choices: Choices) -> None:
        self.table = table
        self.found = found
        self.choices = choices
        self._days: dict[int, Days] = {}
        self._refers = REFERRING.get(found.program)
        headings = {squeezed(heading): number for number, heading in enumerate(table.header)}
        self._labels = {
            number: label
            for heading, number in headings.items()
            if heading.endswith(_VALUE)
            for kind in _KINDS
            if (label := headings.get(heading.removesuffix(_VALUE) + kind)) is not None
        }

    def column(self, field: str) -> int | None:
        """The first column that holds a field."""
        return next(iter(self.found.columns.get(field, ())), None)

    def text(self, row: Sequence[str], field: str) -> str:
        """A field's short text in a row, empty where there is none."""
        column = self.column(field)
        return "" if column is None else cells.word(row[column]) or ""

    def who(self, external: str, name: str, email: str = "") -> Who:
        """Whom the cells of a row mean, in the way the table's program refers to others."""
        return self.refers(Who(external, name, email))

    @property
    def refers(self) -> Callable[[Who], Who]:
        """How the table's program refers to a customer."""
        return self._refers or _as_written

    def label(self, row: Sequence[str], column: int) -> str:
        """What a cell is for, by the cell beside it ("Phone 1 - Type") or else by what stands above it."""
        beside = self._labels.get(column)
        return self.table.header[column] if beside is None else row[beside].strip("* ")

    def heading(self, field: str) -> str:
        """What stands above the first column that holds a field."""
        column = self.column(field)
        return "" if column is None else self.table.header[column]

    def several(self, row: Sequence[str], field: str) -> list[str]:
        """The cells of a row that hold a field, empty ones left out."""
        return [cell for column in self.found.columns.get(field, ()) if (cell := row[column]) and not cell.isspace()]

    def days(self, column: int) -> Days:
        """The reader of a column of days."""
        if column not in self._days:
            settled, fallback = self.choices.date_order, self.choices.order
            self._days[column] = Days(lambda: settled or order(self.table.column(column), fallback), self.choices.today)
        return self._days[column]

    def amounts(self, column: int) -> Amounts:
        """The reader of a column of money."""
        return Amounts(lambda: decimal(self.table.column(column), self.table.separator))

    def dates(self, column: int) -> Read:
        """The reader of a column of days, as dates."""
        days = self.days(column)
        return lambda cell: date.fromisoformat(iso) if (iso := days(cell)) else None

    def plan(self, reads: Reads) -> Plan:
        """The fields of a table that have a column, each with its reader."""
        kinds: dict[str, Callable[[int], Read]] = {"day": self.days, "date": self.dates, "amount": self.amounts}
        return tuple(
            (field, column, kinds[read](column) if isinstance(read, str) else read)
            for field, read in reads.items()
            if (column := self.column(field)) is not None
        )

    def region(self, row: Sequence[str]) -> str:
        """Where a row's phone numbers are dialled."""
        return region(self.text(row, "country"), self.choices.region)

    @property
    def date_orders(self) -> set[str]:
        """The orders that were needed to read the table's days."""
        return {days.decided for days in self._days.values() if days.decided}


def _as_written(who: Who) -> Who:
    return who
