"""How likely duplicates, and a merge, look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.names import short
from retain.domain.plurals import counted
from retain.render.columns import Column
from retain.render.safe import safe

if TYPE_CHECKING:
    from retain.domain.customers import Customer
    from retain.domain.duplicates import Likeness
    from retain.render.screen import Screen

_C: type[Column[Likeness]] = Column
LIKENESS = (
    _C("code", lambda pair: f"c{pair.first.id}"),
    _C("name", lambda pair: pair.first.name),
    _C("other_code", lambda pair: f"c{pair.second.id}"),
    _C("other_name", lambda pair: pair.second.name),
    _C("because", lambda pair: pair.because),
)


def merged(screen: Screen, kept: Customer, other: Customer, moved: dict[str, int]) -> None:
    """Say what became one, and what moved; JSON: both codes and the counts."""
    if screen.json:
        screen.document({"code": f"c{kept.id}", "merged_code": f"c{other.id}", "moved": moved})
        return
    counts = ", ".join(counted(count, noun) for noun, count in moved.items())
    names = f"{short(other.name)} (c{other.id}) is now {short(kept.name)} (c{kept.id})"
    screen.line(safe(f"{names}; moved: {counts or 'nothing'}. `retain undo` parts them."))
