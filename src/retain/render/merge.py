"""How likely duplicates, and a merge, look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.customers import Customer
from retain.domain.names import short
from retain.domain.people import Person
from retain.domain.plurals import counted
from retain.render.columns import Column
from retain.render.safe import safe

if TYPE_CHECKING:
    from retain.domain.duplicates import Likeness
    from retain.render.screen import Screen

_C: type[Column[Likeness]] = Column
LIKENESS = (
    _C("code", lambda pair: pair.code),
    _C("name", lambda pair: pair.name),
    _C("other_code", lambda pair: pair.other_code),
    _C("other_name", lambda pair: pair.other_name),
    _C("because", lambda pair: pair.because),
    _C("command", lambda pair: pair.command),
)


Named = Customer | Person


def merged(screen: Screen, kept: Named, other: Named, moved: dict[str, int], letter: str) -> None:
    """Say what became one, and what moved; JSON: both codes and the counts."""
    if screen.json:
        screen.document({"code": f"{letter}{kept.id}", "merged_code": f"{letter}{other.id}", "moved": moved})
        return
    counts = ", ".join(counted(count, noun) for noun, count in moved.items())
    names = f"{short(other.name)} ({letter}{other.id}) is now {short(kept.name)} ({letter}{kept.id})"
    screen.line(safe(f"{names}; moved: {counts or 'nothing'}. `retain undo` parts them."))


def parted(screen: Screen, one: Named, other: Named) -> None:
    """Say that the two stay two; JSON: the names."""
    if screen.json:
        screen.document({"name": one.name, "other_name": other.name})
        return
    screen.line(safe(f"{short(one.name)} and {short(other.name)} are two, and won't be proposed again."))
