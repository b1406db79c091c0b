"""What is known about people and customers, from the rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.errors import Misused
from retain.domain.incoming import Told, Who
from retain.domain.learnt import renamed
from retain.exchange import cells
from retain.exchange.contacts import filled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retain.exchange.readers import Readers, Reads


def _kind(cell: str) -> str | None:
    word = cells.word(cell)
    if word and not renamed(word):
        raise Misused(f"{word} is no kind of fact: it is one word")
    return renamed(word) if word else None


_FACT: Reads = {
    "kind": _kind,
    "name": cells.word,
    "text": cells.text,
    "told_on": "date",
    "verified_on": "date",
    "private": cells.truth,
    "ended_on": "date",
}


class Facts:
    """Rows of a table of facts."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers
        self._plan = readers.plan(_FACT)

    def __call__(self, line: int, row: Sequence[str]) -> Told:
        """One fact; raises Misused for a row without a kind, or that names nobody."""
        readers = self._readers
        fields = filled(self._plan, row)
        if "kind" not in fields:
            raise Misused("it doesn't say what kind of fact it is")
        told = Told(
            line,
            Who(readers.text(row, "id"), readers.text(row, "customer")),
            readers.text(row, "person"),
            readers.text(row, "person_id"),
            fields,
        )
        if not (any(told.who) or told.person or told.external):
            raise Misused("it names nobody")
        return told
