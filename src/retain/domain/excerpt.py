"""What was typed, short enough to stand in a refusal's one line."""

from __future__ import annotations

_LONGEST = 60


def excerpt(typed: str) -> str:
    """Quote what was typed on one line, cut after 60 characters."""
    words = " ".join(typed.split())
    return f'"{words}"' if len(words) <= _LONGEST else f'"{words[:_LONGEST]}…"'
