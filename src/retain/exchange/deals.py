"""How a deal stands: won, lost or open, whatever column and words of a program say so."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, cast

from retain.domain.names import fold
from retain.exchange import cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retain.exchange.readers import Readers

Standing = Literal["won", "lost", "open"]
_WON = re.compile(r"(?<!not )(?<!un)\bwon\b|^closedwon|^gewonnen|^gagnee?|^ganad[oa]")
_LOST = re.compile(r"\blost\b|^closedlost|^verloren|^perdue?|^perdid[oa]|\babandoned\b|^dead\b|^disqualified")
_DISTINCT = 1 << 8


def standing(readers: Readers, row: Sequence[str]) -> Standing:
    """How a row's deal stands: by a yes or no where the program has one, else by its stage; silence is open."""
    said = _said(readers.text(row, "is_won"))
    stages = (_staged(cell) for cell in readers.several(row, "won"))
    stage: Standing = next((stage for stage in stages if stage), "open")
    if said in {"won", "lost", "open"}:
        return cast("Standing", said)
    if said == "no":
        closed = _said(readers.text(row, "is_closed")) == "yes"
        return "lost" if closed or stage == "lost" else "open"
    return "won" if said == "yes" else stage


@lru_cache(_DISTINCT)
def _said(cell: str) -> str:
    """What a cell of a status or of yes and no says, "" for nothing."""
    word = fold(cell)
    if word in cells.YES | cells.NO:
        return "yes" if word in cells.YES else "no"
    return _staged(cell) or ("open" if word else "")


@lru_cache(_DISTINCT)
def _staged(cell: str) -> Literal["won", "lost"] | None:
    word = fold(cell)
    if _LOST.search(word):
        return "lost"
    return "won" if _WON.search(word) else None
