"""How settings look."""

from __future__ import annotations

from typing import Any

from retain.render.columns import Column

_C: type[Column[tuple[str, Any, str]]] = Column
SETTINGS = (
    _C("key", lambda row: row[0]),
    _C("value", lambda row: row[1]),
    _C("source", lambda row: row[2]),
)
