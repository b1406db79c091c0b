"""How those who could be visited look."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from retain.domain.dates import said
from retain.domain.owed_clocks import NAMES
from retain.render.columns import Column, amount
from retain.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rich.text import Text

    from retain.domain.nearby import Nearby
    from retain.domain.standings import Owing
    from retain.render.columns import View
    from retain.render.screen import Screen

COLORS = {"green": "green", "amber": "yellow", "red": "red"}


def show(screen: Screen, found: Sequence[Nearby], typed: str, today: date) -> None:
    """Show who could be visited there, open promises on top."""
    if screen.terminal and found:
        for one in found:
            screen.draw(_picture(one, today))
        return
    view = JSON if screen.json else PIPE
    screen.rows(tuple(column_of(today) for column_of in view), found, empty=f"Nobody there is due a visit: {typed}.")


def _column(name: str, value: Any) -> Any:  # noqa: ANN401 - a column waits for the day it is read on
    return partial(_dated, name, value)
