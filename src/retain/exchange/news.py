"""What is worth telling, from the rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.errors import Misused
from retain.domain.incoming import Announced
from retain.domain.names import fold
from retain.domain.news import NEWS_KINDS, tags
from retain.exchange import cells
from retain.exchange.contacts import filled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retain.exchange.readers import Readers, Reads


def _kind(cell: str) -> str | None:
    said = fold(cell)
    if said and said not in NEWS_KINDS:
        raise Misused(f"{said} is no kind of news: it is {', '.join(NEWS_KINDS)}")
    return said or None


def _tags(cell: str) -> tuple[str, ...] | None:
    return tags([cell.replace(";", " ")]) or None


_NEWS: Reads = {
    "text": cells.text,
    "kind": _kind,
    "product": cells.word,
    "link": cells.word,
    "tags": _tags,
    "third_party": cells.truth,
    "added_on": "date",
    "ended_on": "date",
}


class Announcements:
    """Rows of a table of news."""

    def __init__(self, readers: Readers) -> None:
        self._plan = readers.plan(_NEWS)

    def __call__(self, line: int, row: Sequence[str]) -> Announced:
        """One piece of news; raises Misused for a row without words."""
        fields = filled(self._plan, row)
        if "text" not in fields:
            raise Misused("it has no words")
        return Announced(line, fields)
