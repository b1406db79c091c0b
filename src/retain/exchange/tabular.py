"""From the bytes of a CSV file to rows with their line numbers: encoding, separator, header, preamble, totals."""

from __future__ import annotations

import csv
import re
from contextlib import suppress
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.errors import BadFile
from retain.domain.incoming import Refusal
from retain.domain.names import excerpt, fold
from retain.exchange.cells import word
from retain.exchange.encodings import detected, named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

SEPARATORS = (",", ";", "\t", "|")
LONGEST_CELL = 1 << 18
"""Characters; what is longer is a quote that nobody closed."""
_LOOKED_AT = 40
"""Lines among which the header is looked for, and the characters read of each."""
_LONGEST_LINE = 1 << 14
_TOTAL = re.compile(
    r"(?:grand |sub)?totals?(?: \([\d,.]+ \w+\))?:?|sum(?:me|ma)?:?|gesamt(?:summe)?:?|(?:record )?count:?"
)
_FOOTER = re.compile(
    r"copyright|©|confidential|generated (?:by|on)|report (?:name|generated)|printed|page \d|as of|filtered by|show: "
    r"|(?:cash|accrual) basis|(?:mon|tues|wednes|thurs|fri|satur|sun)day,"
)
_TOTAL_BEGINS = frozenset("tTsSgGrRcC ")
_NUMERIC = re.compile(r"[^\w]*[\d.,' ]*[^\w]*(?:%|[A-Z]{3})?")


class Record(NamedTuple):
    """The cells of one record and the line it begins on."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file, understood: `rows()` reads it anew each time, one row at a time."""

    path: Path
    encoding: str
    separator: str
    header: tuple[str, ...]
    header_line: int

    def rows(self) -> Iterator[Record | Refusal]:
        """Walk the rows below the header, without blank lines, totals and footers; cells padded to the header.

        Raises BadFile where a quote is opened and never closed, or where bytes don't fit the encoding.
        """
        width = len(self.header)
        ended = False
        for found in _records(self.path, self.encoding, self.separator):
            if isinstance(found, Refusal):
                yield found
                continue
            line, cells = found
            if line <= self.header_line:
                continue
            if len(cells) == width and cells[0] and cells[0][0] not in _TOTAL_BEGINS and not ended:
                yield found
            elif not any(cells) or _is_total(cells):
                ended = True
            elif not (ended and width > 1 and _is_footer(cells)):
                yield _fitted(line, cells, width)

    def column(self, index: int) -> Iterator[str]:
        """Read one column from top to bottom, in a pass of its own."""
        return (row.cells[index] for row in self.rows() if isinstance(row, Record))


def opened(path: Path, known: Callable[[Iterable[str]], int], encoding: str = "") -> Table:
    """Find how a file is written and where its header stands; `known` counts the cells that it knows as headers.

    Raises BadFile for what is no table.
    """
    found = named(encoding) if encoding else detected(path)
    head = _lines_above(path, found)
    best = max(_candidates(head, known), default=None)
    if best is None:
        raise BadFile(f"{path.name} is empty.", "A table needs a header line and rows.")
    separator = SEPARATORS[-best.separator]
    (line, cells) = _parsed(head, separator)[-best.place]
    return Table(path, found, separator, tuple(map(_heading, cells)), line)


def _heading(cell: str) -> str:
    return word(cell.replace("\0", "")) or ""


class _Candidate(NamedTuple):
    """How well a record reads as the header, best last; the negatives prefer earlier lines and commoner separators."""

    known: int
    alike: int
    separator: int
    place: int


def _candidates(head: list[str], known: Callable[[Iterable[str]], int]) -> Iterator[_Candidate]:
    for number, separator in enumerate(SEPARATORS):
        records = _parsed(head, separator)
        widths = [len(cells) for _, cells in records]
        for place, (_, cells) in enumerate(records):
            alike = (widths.count(len(cells)) - 1) * (len(cells) - 1)
            if any(cells) and not cells[0].startswith("sep="):
                yield _Candidate(known(cells), alike, -number, -place)


def _parsed(head: list[str], separator: str) -> list[Record]:
    found: list[Record] = []
    reader = csv.reader(head, delimiter=separator)
    line = 1
    with suppress(csv.Error):  # what is no CSV is refused with its line when the rows are read
        for cells in reader:
            found.append(Record(line, cells))
            line = reader.line_num + 1
    return found


def _lines_above(path: Path, encoding: str) -> list[str]:
    """Read the first lines of a file, each cut at what a header may be long."""
    try:
        with path.open(encoding=encoding, newline="") as file:
            return list(takewhile(bool, (file.readline(_LONGEST_LINE) for _ in range(_LOOKED_AT))))
    except UnicodeError as error:
        raise _undecodable(path, encoding, error) from error


def _records(path: Path, encoding: str, separator: str) -> Iterator[Record | Refusal]:
    """Parse a file; a record that is no CSV is refused, and where the rest can't be trusted the file is."""
    csv.field_size_limit(LONGEST_CELL)
    with path.open(encoding=encoding, newline="") as file:
        reader = csv.reader(file, delimiter=separator, strict=True)
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except UnicodeError as error:
                raise _undecodable(path, encoding, error) from error
            except csv.Error as error:
                yield _malformed(path, line, error)
            else:
                yield Record(line, cells)


def _malformed(path: Path, line: int, error: csv.Error) -> Refusal:
    if "expected after" in str(error):
        return Refusal(line, "a quote stands inside a cell without being doubled")
    raise BadFile(
        f"{path.name}, line {line}: a quote is opened there and never closed.", "Mend that line: nothing was imported."
    )


def _undecodable(path: Path, encoding: str, error: UnicodeError) -> BadFile:
    where = f" at byte {error.start} of a part" if isinstance(error, UnicodeDecodeError) else ""
    return BadFile(
        f"{path.name} isn't written in {encoding}: it breaks off{where}.", "Name its encoding with --encoding."
    )


def _fitted(line: int, cells: list[str], width: int) -> Record | Refusal:
    if any(cells[width:]):
        return Refusal(line, f"it has {len(cells)} cells, the header {width}: {excerpt(cells[-1])} is left over")
    return Record(line, (cells + [""] * (width - len(cells)))[:width])


def _is_footer(cells: list[str]) -> bool:
    """Whether a row below a blank one or a total is what reports end with, and no record of one cell."""
    filled = [cell for cell in cells if cell.strip()]
    return len(cells) == 1 or (len(filled) == 1 and bool(_FOOTER.match(fold(filled[0][:60]))))


def _is_total(cells: list[str]) -> bool:
    """Whether a row is a sum below the others: it begins with the word, and has nothing but numbers beside it."""
    filled = [cell for cell in cells if cell.strip()]
    first = filled[0][:40] if filled else ""
    return bool(_TOTAL.fullmatch(fold(first))) and all(_NUMERIC.fullmatch(cell) for cell in filled[1:])
