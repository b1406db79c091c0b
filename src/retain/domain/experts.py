"""Whom of ours to ask: the colleague whose `knows` speaks of what a customer asked (demand 67)."""

import re
from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.names import fold

if TYPE_CHECKING:
    from retain.domain.colleagues import Colleague

LIKE = 4
"""Letters that two words share from their beginning to be of a kind: lamp, lamps; shorter ones are the same."""
_IDLE = frozenset("and are can for from has how the this what when with you your".split())


class Expert(NamedTuple):
    """A colleague to ask, what of it they know, and who stands in for them."""

    name: str
    knows: tuple[str, ...]
    deputy: str = ""

    def __str__(self) -> str:
        deputy = f"; deputy {self.deputy}" if self.deputy else ""
        return f"ask {self.name} (knows {', '.join(self.knows)}){deputy}"


class Knower(NamedTuple):
    """A colleague as far as asking goes: `deputy` is the id of who stands in."""

    id: int
    name: str
    key: str
    knows: str | None = None
    deputy: int | None = None


def expert(question: str, colleagues: "Collection[Colleague | Knower]") -> Expert | None:
    """Who knows most of a question, ties by name; None where nobody's `knows` speaks of it.

    `knows` is a list with commas; a part of it counts where one of its words stands in the question.
    """
    asked, names = _words(question), {one.id: one.name for one in colleagues}
    found = []
    for one in colleagues:
        parts = tuple(part.strip() for part in (one.knows or "").split(",") if _meet(_words(part), asked))
        if parts:
            found.append((-len(parts), one.key, Expert(one.name, parts, names.get(one.deputy, ""))))
    return min(found, key=lambda entry: entry[:2])[2] if found else None


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w{2,}", fold(text)) if word not in _IDLE}


def _meet(some: set[str], others: set[str]) -> bool:
    return any(_alike(one, other) for one in some for other in others)


def _alike(one: str, other: str) -> bool:
    short = min(len(one), len(other))
    return one == other or (short >= LIKE and one[:short] == other[:short])
