"""Where a customer's mood is going (demand 15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.kinds import MOODS

if TYPE_CHECKING:
    from collections.abc import Sequence

LATELY = 5
"""The newest moods, compared with as many before them."""
EARLIER = 3
"""How few of those before still tell something: one sour day is no past."""
SHIFT = 0.4
"""Steps, bad to ok or ok to good, that the mean moves before it counts: two moods of five a step apart."""


def trend(moods: Sequence[str]) -> str | None:
    """Whether the newest five moods are "better", "worse" or "steady" against the five before; newest first.

    None where there are too few to tell.
    """
    before = moods[LATELY : 2 * LATELY]
    if len(before) < EARLIER:
        return None
    shift = _mean(moods[:LATELY]) - _mean(before)
    return "steady" if abs(shift) < SHIFT - 1e-9 else "better" if shift > 0 else "worse"


def _mean(moods: Sequence[str]) -> float:
    return sum(MOODS.index(mood) for mood in moods) / len(moods)
