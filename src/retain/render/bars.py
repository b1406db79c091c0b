"""Tiny pictures of numbers, in block characters where the terminal has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDE = 10
"""Letters of a whole bar."""
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_LEVELS = "▁▂▃▄▅▆▇█"
_NONE = "·"


def drawable(encoding: str) -> bool:
    """Whether an encoding has the blocks."""
    try:
        (_EIGHTHS + _LEVELS + _NONE).encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def bar(value: float | None, whole: float, *, blocks: bool = True) -> str:
    """A bar for a part of a whole; nothing for nothing."""
    if not value or whole <= 0 or value < 0:
        return ""
    eighths = min(WIDE * 8, max(1, round(value / whole * WIDE * 8)))
    if not blocks:
        return "#" * max(1, eighths // 8)
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def strip(counts: Sequence[int], *, blocks: bool = True) -> str:
    """A row of counts, one letter each, the highest for the most; a dot for none."""
    if not blocks:
        return "".join("." if not count else str(count) if count < WIDE else "+" for count in counts)
    most = max(counts, default=0)
    return "".join(_LEVELS[max(0, count * len(_LEVELS) // most - 1)] if count else _NONE for count in counts)
