"""A file as the diary can take it in: told by its content, recognised, and read row by row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from retain.domain.errors import BadFile, RetainError
from retain.domain.incoming import KINDS, Arrival, Refusal
from retain.domain.names import fold
from retain.exchange import calendars, cards, mails
from retain.exchange.clients import Clients
from retain.exchange.contacts import Colleagues, People
from retain.exchange.facts import Facts
from retain.exchange.happenings import Happenings
from retain.exchange.infile import reading
from retain.exchange.mapping import signature, source_named
from retain.exchange.news import Announcements
from retain.exchange.readers import Choices, Readers
from retain.exchange.recognise import known, recognise
from retain.exchange.tabular import opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from retain.domain.incoming import Row
    from retain.exchange.recognise import Recognised
    from retain.exchange.tabular import Table

_Convert = Clients | People | Colleagues | Happenings | Facts | Announcements
_OTHERS = {
    b"%PDF": "a PDF",
    b"SQLite format 3": "a database",
    b"<": "XML or HTML",
}
"""How files begin that are no table."""


def is_diary(path: Path) -> bool:
    """Whether a file is JSON, which of ours only a whole diary is; raises NotFound, Denied or BadFile."""
    return not path.is_dir() and _opening(path).startswith((b"{", b"["))


def arriving(path: Path, choices: Choices, remembered: Mapping[tuple[str, str], str]) -> Arrival:
    """Recognise a file; `remembered` are mappings of earlier tables, by signature and folded heading.

    Raises Undecided where it could be of two kinds, BadFile for what is no table or lacks a column.
    """
    if mails.is_mail(path, b"" if path.is_dir() else _opening(path)):
        return mails.arriving(path, choices)
    if _opening(path).upper().startswith(b"BEGIN:VCARD"):
        return cards.arriving(path, choices)
    if _opening(path).upper().startswith((b"BEGIN:VCALENDAR", b"BEGIN:VEVENT")):
        return calendars.arriving(path, choices)
    _check_table(path)
    mapping = choices.mapping or {}
    table = opened(path, lambda cells: known(cells) + sum(fold(cell) in mapping for cell in cells), choices.encoding)
    shape = signature(table.header)
    named = {source_named(choices.source), shape}
    said = {heading: field for (program, heading), field in remembered.items() if program in named} | dict(mapping)
    sales = recognise(table.header, said, choices.kind, choices.source)
    if not (sales.deals and choices.kind is None):
        return _arrival(table, sales, choices, shape)
    open_ones = recognise(table.header, said, "opportunities", choices.source)
    sales = replace(sales, left=tuple(heading for heading in sales.left if heading in open_ones.left))
    open_ones = replace(open_ones, left=())
    return _arrival(table, sales, choices, shape, _arrival(table, open_ones, choices, shape))


def _arrival(table: Table, found: Recognised, choices: Choices, shape: str, beside: Arrival | None = None) -> Arrival:
    """A recognised table; of deals, the sales with the opportunities `beside`."""
    readers = Readers(table, found, choices)
    convert = _converter(readers)
    notes = {"encoding": table.encoding, "separator": table.separator, "header_line": str(table.header_line)}
    return Arrival(
        file=table.path.name,
        kind=found.kind,
        program=found.program,
        rows=_rows(readers, convert, notes),
        columns=convert.columns if isinstance(convert, Happenings) else (),
        own=found.own,
        left=found.left,
        signature=shape,
        notes=notes,
        deals=found.deals and found.kind == "opportunities",
        beside=beside,
    )


def _opening(path: Path) -> bytes:
    """The first letters of a file, its byte-order mark and the halves of UTF-16 aside."""
    return _head(path).replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")


def _head(path: Path) -> bytes:
    with reading(path) as file:
        return file.read(1 << 12)


def _check_table(path: Path) -> None:
    head = _head(path)
    for begins, called in _OTHERS.items():
        if head.startswith(begins):
            feed = " A feed: retain news fetch FILE." if begins == b"<" else ""
            raise BadFile(f"{path.name} is {called}, which isn't read.", f"Save it as CSV in UTF-8.{feed}")
    if not head.strip(b"\xef\xbb\xbf \t\r\n"):
        raise BadFile(f"{path.name} is empty.", "A table needs a header line and rows.")


def _converter(readers: Readers) -> _Convert:
    kind = readers.found.kind
    if kind == "customers":
        return Clients(readers)
    if kind == "people":
        return People(readers)
    if kind in {"facts", "news"}:
        return Facts(readers) if kind == "facts" else Announcements(readers)
    return Colleagues(readers) if kind == "colleagues" else Happenings(kind, readers)


def _rows(readers: Readers, convert: _Convert, notes: dict[str, str]) -> Iterator[Row]:
    """Walk a table once; the order its days were read by is noted at the end."""
    again = readers.found.deals and readers.found.kind == "opportunities"
    for found in readers.table.rows():
        if isinstance(found, Refusal):
            if not again:
                yield found
            continue
        line, cells = found
        try:
            if (row := convert(line, cells)) is not None:
                yield row
        except RetainError as error:
            yield Refusal(line, error.sentence.rstrip("."))
    if readers.date_orders:
        notes["date_order"] = ", ".join(sorted(readers.date_orders))


def in_order(arrivals: Iterable[Arrival]) -> list[Arrival]:
    """Files so that what others refer to comes first: colleagues, whom customers are paired with, before all."""
    return sorted(arrivals, key=lambda arrival: (arrival.kind != "colleagues", KINDS.index(arrival.kind)))
