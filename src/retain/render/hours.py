"""How the hours look in which calls are connected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from retain.domain.hours import Best


def best_json(found: Best | None) -> dict[str, Any] | None:
    """The best hours as JSON; `weekday` (Monday is 0) where they are the whole book's."""
    if found is None:
        return None
    return {
        "from": found.first,
        "until": found.until,
        "connected": found.connected,
        "tries": found.tries,
        "weekday": found.weekday,
    }
