"""What the rep says of a table's columns, where their headings don't."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.errors import Misused
from retain.domain.incoming import KINDS
from retain.domain.names import excerpt, fold
from retain.exchange.vocabulary import known_words, squeezed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from retain.domain.incoming import Kind

IGNORED = "-"
"""What a column is mapped to that the rep doesn't want."""


def signature(header: Iterable[str]) -> str:
    """What tables of one shape share: under it a mapping is remembered."""
    return ",".join(sorted(squeezed(heading) for heading in header))


def source_named(source: str) -> str:
    """Under what a mapping for tables of one source is remembered, whatever their shape; "" for no source."""
    return f"source {fold(source)}" if source.strip() else ""


def mapped(said: Iterable[str]) -> dict[str, str]:
    """The rep's own mapping, folded heading to field, from words like "Company=name"; raises Misused."""
    found: dict[str, str] = {}
    for words in said:
        heading, equals, field = words.rpartition("=")
        word = field.strip() if field.strip() == IGNORED else squeezed(field)
        if not (equals and heading.strip()):
            raise Misused(
                f"{excerpt(words)} maps nothing.", 'Write --map "Company=name", or --map "Fax=-" to leave it out.'
            )
        if word != IGNORED and word not in known_words():
            raise Misused(
                f"{excerpt(field)} is no field.",
                "For example name, customer, person, town, email, phone, date, amount, kind, text, or - for none.",
            )
        found[fold(heading)] = "customerid" if word == "id" else word
    return found


def kind_named(word: str) -> Kind | None:
    """The kind of table a rep named with --kind; raises Misused."""
    found = next((kind for kind in KINDS if kind == fold(word)), None)
    if word and found is None:
        raise Misused(f"{excerpt(word)} is no kind of table.", f"One of: {', '.join(KINDS)}.")
    return found
