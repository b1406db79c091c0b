"""How search hits look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.render.columns import Column

if TYPE_CHECKING:
    from retain.domain.hits import Hit

_C: type[Column[Hit]] = Column
HITS = (
    _C("code", lambda hit: hit.code),
    _C("noun", lambda hit: hit.noun, listed=False),
    _C("day", lambda hit: hit.day),
    _C("customer", lambda hit: hit.place),
    _C("customer_code", lambda hit: hit.customer and f"c{hit.customer}", listed=False),
    _C("text", lambda hit: hit.snippet),
)
