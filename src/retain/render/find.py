"""How search hits look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.names import short
from retain.render.columns import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retain.domain.hits import Hit
    from retain.render.screen import Screen

_C: type[Column[Hit]] = Column
HITS = (
    _C("code", lambda hit: hit.code),
    _C("noun", lambda hit: hit.noun, listed=False),
    _C("day", lambda hit: hit.day),
    _C("customer", lambda hit: hit.place, cut=True),
    _C("customer_code", lambda hit: hit.customer and f"c{hit.customer}", listed=False),
    _C("text", lambda hit: hit.snippet),
    _C("archived", lambda hit: hit.archived, listed=False),
)


def show(screen: Screen, found: Sequence[Hit]) -> None:
    """Show what was found, and say which of it is archived."""
    screen.rows(HITS, found, empty="Nothing found.")
    gone = [_owner(hit) for hit in found if hit.archived]
    if gone and not screen.json:
        screen.say(f"Archived: {', '.join(dict.fromkeys(gone))}.")


def _owner(hit: Hit) -> str:
    return hit.code if hit.customer is None else f"{short(hit.place or '')} (c{hit.customer})"
