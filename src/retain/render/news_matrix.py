"""How products by customer look: a letter a cell on a terminal, a row a pair everywhere else."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from retain.domain.hearing import Offered
from retain.render.columns import Column
from retain.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retain.render.screen import Screen

_C: type[Column[Offered]] = Column
MATRIX = (
    _C("code", lambda one: one.news.code),
    _C("product", lambda one: one.news.product or one.news.text),
    _C("customer", lambda one: one.seat.name),
    _C("customer_code", lambda one: one.seat.code, listed=False),
    _C("tier", lambda one: one.seat.tier),
    _C("state", lambda one: one.state),
    _C("offered_on", lambda one: one.telling and one.telling.told_on),
    _C("answer", lambda one: one.telling and one.telling.answer, listed=False),
    _C("bought_on", lambda one: one.bought_on),
)
LETTERS = {
    "fits": "!",
    "not offered": "·",
    "offered": "O",
    "wanted": "W",
    "later": "L",
    "declined": "D",
    "dropped": "x",
    "bought": "B",
}
_SAID = {"fits": "offer next", "not offered": "not offered yet", "dropped": "not for them"}


def show(screen: Screen, found: Sequence[Offered]) -> None:
    """Show which customers were offered which product, A first."""
    if screen.terminal and found:
        _draw(screen, found)
        return
    screen.rows(MATRIX, found, empty='No product is news. `retain news add TEXT --product "LED panels"`.')


def _draw(screen: Screen, found: Sequence[Offered]) -> None:
    from rich.table import Table
    from rich.text import Text

    rows = [list(some) for _, some in groupby(found, key=lambda one: one.seat.id)]
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("", no_wrap=True)
    table.add_column("customer", overflow="fold")
    for one in rows[0]:
        table.add_column(one.news.code, justify="center", no_wrap=True)
    for row in rows:
        cells = (Text(LETTERS[one.state]) for one in row)
        table.add_row(Text(row[0].seat.tier or ""), Text(safe(row[0].seat.name)), *cells)
    screen.draw(table)
    for one in rows[0]:
        mark = " (not ours)" if one.news.third_party else ""
        screen.say(f"{one.news.code} {one.news.product or one.news.text}{mark}")
    met = {one.state for one in found}
    screen.say("; ".join(f"{letter} {_SAID.get(state, state)}" for state, letter in LETTERS.items() if state in met))
