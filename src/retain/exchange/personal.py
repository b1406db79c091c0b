"""What an address book tells of a person beside their work: birthday, family, notes, and what they refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retain.domain import dates
from retain.domain.names import fold
from retain.exchange import cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from retain.exchange.readers import Readers

_REFUSED = {"no_email": "email", "no_call": "call"}
_FACTS = {"spouse": "spouse", "child": "child", "hobby": "hobby", "anniversary": "anniversary", "note": "note"}
_FAMILY = {
    "spouse": "spouse", "wife": "spouse", "husband": "spouse", "partner": "spouse", "domestic partner": "spouse",
    "child": "child", "son": "child", "daughter": "child",
}  # fmt: skip
_NAMED = frozenset({"spouse", "child"})


def birthday(readers: Readers, row: Sequence[str]) -> str | None:
    """A birthday; what programs write for none ("0/0/00") is none."""
    column = readers.column("birthday")
    cell = readers.text(row, "birthday") if column is not None else _parted(readers, row)
    if not cell:
        return None
    iso = "-" in cell or cell.isdigit() or column is None
    try:
        return dates.birthday(cell, order="ymd" if iso else readers.days(column or 0).order())
    except dates.NotADate:
        if readers.found.own:
            raise
        return None


def _parted(readers: Readers, row: Sequence[str]) -> str:
    """A birthday whose year, month and day stand in columns of their own; the year may be missing."""
    year, month, day = (readers.text(row, f"birth_{part}") for part in ("year", "month", "day"))
    return f"{year or '-'}-{month:0>2}-{day:0>2}" if month and day else ""


def refused(readers: Readers, row: Sequence[str]) -> tuple[str, ...]:
    """The channels somebody refused; that they refuse one no more is for the rep to say."""
    listed = readers.text(row, "no_contact").replace(",", " ").split()
    told = (channel for field, channel in _REFUSED.items() if _says_so(readers.text(row, field)))
    return tuple(dict.fromkeys((*listed, *told)))


def _says_so(cell: str) -> bool:
    return fold(cell) in cells.YES


def facts(readers: Readers, row: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Spouse, children, hobbies, anniversary and notes, each a fact's fields."""
    for field, kind in _FACTS.items():
        for column in readers.found.columns.get(field, ()):
            parts = cells.listed(row[column]) if kind == "child" else (cells.text(row[column]) or "",)
            yield from (_fact(readers, column, kind, part.strip()) for part in parts if _tells(part))
    for field in ("relation", "event"):
        for column in readers.found.columns.get(field, ()):
            label, text = fold(readers.label(row, column)), (cells.word(row[column]) or "")
            found = _FAMILY.get(label, "anniversary" if label == "anniversary" else "")
            if found and _tells(text):
                yield _fact(readers, column, found, text)


def _tells(text: str) -> bool:
    """Whether a cell says anything: "0/0/00" is how Outlook writes no day."""
    return bool(text.strip(" 0/."))


def _fact(readers: Readers, column: int, kind: str, text: str) -> dict[str, Any]:
    if kind == "anniversary":
        return {"kind": kind, "text": _day(readers, column, text)}
    return {"kind": kind, "name": text} if kind in _NAMED else {"kind": kind, "text": text}


def _day(readers: Readers, column: int, text: str) -> str:
    """An anniversary as ISO, or as it was written where it is no day."""
    iso = "-" in text or text.isdigit()
    try:
        return dates.birthday(text, order="ymd" if iso else readers.days(column).order())
    except dates.NotADate:
        return text
