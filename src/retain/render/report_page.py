"""A page of a report on a terminal: figures with formulas, tables with tiny bars, the period before in brackets."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from retain.domain import money
from retain.domain.report import MONEY
from retain.render.bars import bar, drawable, strip
from retain.render.columns import Column, as_text, number
from retain.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retain.domain.report import Figure, Number, Page, Section, Table
    from retain.render.columns import View
    from retain.render.screen import Screen

SHOWN = 10
"""Rows of a table that a terminal shows; --all, a pipe and JSON have every one."""
_BEFORE = "_before"
_NOTHING = "-"


class Look(NamedTuple):
    """How a report is shown: the diary's currency, a formula below each figure, every row of a table."""

    currency: str = ""
    explain: bool = False
    everything: bool = False


def draw(screen: Screen, page: Page, look: Look, *, digest: bool) -> None:
    """Draw a page, or only what tells the most of it."""
    from rich.text import Text

    if digest:
        known = {one.name: one for section in page.sections for one in section.figures}
        screen.draw(Text(page.name, style="bold").append(f"  retain report {page.name}", style="not bold dim"))
        _figures(screen, [known[name] for name in page.leads], look)
    for section in page.sections:
        if digest:
            _remarks(screen, section)
        else:
            _section(screen, section, look)


def _section(screen: Screen, section: Section, look: Look) -> None:
    from rich.text import Text

    screen.draw(Text(f"\n{title(section.name)}", style="bold"))
    _figures(screen, section.figures, look)
    _remarks(screen, section)
    for table in section.tables:
        _table(screen, table, look)


def title(name: str) -> str:
    """A name as it is read: "core share of touches"."""
    return name.replace("_", " ")


def _value_of(value: Number, unit: str, currency: str) -> str:
    """A figure's number, money with its currency."""
    if value is None:
        return _NOTHING
    return money.said(int(value), currency) if unit == "money" else f"{value:,}"


def _remarks(screen: Screen, section: Section) -> None:
    from rich.text import Text

    for remark in section.remarks:
        screen.draw(Text(f"  ! {safe(remark)}", style="yellow"))


def _figures(screen: Screen, figures: Sequence[Figure], look: Look) -> None:
    from rich.padding import Padding
    from rich.text import Text

    blocks = drawable(screen.console.encoding)
    rows = [_cells(one, look.currency, blocks=blocks) for one in figures]
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    for one, (name, now, before, what) in zip(figures, rows, strict=True):
        line = Text(f"  {name:<{widths[0]}}  {now:>{widths[1]}}  ")
        screen.draw(line.append(f"{before:>{widths[2]}}", style="dim").append(f"  {what}".rstrip()))
        if look.explain:
            screen.draw(Padding(Text(one.formula, style="dim"), (0, 0, 0, 4)))


def _cells(figure: Figure, currency: str, *, blocks: bool) -> tuple[str, str, str, str]:
    now, before = (_value_of(value, figure.unit, currency) for value in (figure.now, figure.before))
    if figure.unit == "%":
        what = f"% {bar(figure.now, 100, blocks=blocks)}"
    else:
        what = "" if figure.unit == "money" else figure.unit
    return title(figure.name), now, f"({before})", what


def _table(screen: Screen, table: Table, look: Look) -> None:
    from rich.text import Text

    if not table.rows:
        if table.empty:
            screen.draw(Text(f"  {table.empty}", style="dim"))
        return
    rows = table.rows if look.everything else table.rows[:SHOWN]
    screen.draw(Text(f"\n  {title(table.name)}", style="italic"))
    screen.rows(_view(table, blocks=drawable(screen.console.encoding)), rows)
    if len(table.rows) > len(rows):
        screen.draw(Text(f"  {len(table.rows) - len(rows)} more with --all", style="dim"))


def _view(table: Table, *, blocks: bool) -> View[tuple[Any, ...]]:
    """A table's columns on a terminal: the period before in brackets behind its own, the picture last."""
    places = {name: place for place, name in enumerate(table.columns)}
    shown = [name for name in places if name.removesuffix(_BEFORE) not in places or not name.endswith(_BEFORE)]
    columns = [
        Column(
            name,
            partial(_beside, places, name, blocks=blocks),
            right=table.is_number(places[name]),
            cut=name == "customer",
        )
        for name in shown
    ]
    if table.bar:
        columns.append(Column("", partial(_picture, table, places[table.bar], blocks=blocks), spare=1))
    return tuple(columns)


def _beside(places: dict[str, int], name: str, row: tuple[Any, ...], *, blocks: bool) -> str:
    said_now = _said(name, row[places[name]], blocks=blocks)
    before = places.get(f"{name}{_BEFORE}")
    return (
        said_now
        if before is None
        else f"{said_now or _NOTHING} ({_said(name, row[before], blocks=blocks) or _NOTHING})"
    )


def _said(name: str, value: Any, *, blocks: bool) -> str:
    if isinstance(value, tuple):
        return strip(value, blocks=blocks)
    if name in MONEY and value is not None:
        return money.said(value)
    return as_text(number(value))


def _picture(table: Table, place: int, row: tuple[Any, ...], *, blocks: bool) -> str:
    whole = max((other[place] for other in table.rows if other[place] is not None), default=0)
    return bar(row[place], whole, blocks=blocks)
