"""How a report looks: figures beside those of the period before, tables with tiny bars, long rows in a pipe."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from retain.domain import money
from retain.domain.dates import said
from retain.domain.report import MONEY
from retain.render.bars import bar, drawable, strip
from retain.render.columns import Column, as_text, plain
from retain.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from retain.domain.report import Figure, Number, Page, Report, Section, Table
    from retain.render.columns import View
    from retain.render.screen import Screen

SHOWN = 10
"""Rows of a table that a terminal shows; --all, a pipe and JSON have every one."""
_BEFORE = "_before"
_NOTHING = "-"


class Look(NamedTuple):
    """How a report is shown: the diary's currency, formulas below the figures, every row on a terminal."""

    currency: str = ""
    explain: bool = False
    everything: bool = False


def show(screen: Screen, report: Report, today: date, look: Look, *, digest: bool) -> None:
    """Show a report; `digest` keeps a terminal to what tells the most of each page."""
    if screen.json:
        screen.document(as_document(report, today))
    elif not screen.terminal:
        for cells in _long(report, look):
            screen.line("\t".join(safe(as_text(cell)) for cell in cells))
    else:
        screen.line(safe(head(report, today)))
        for page in report.pages:
            _draw_digest(screen, page, look) if digest else _draw_page(screen, page, look)


def as_document(report: Report, today: date) -> dict[str, Any]:
    """A report as JSON; its keys are frozen by a test."""
    window = report.window
    return {
        "as_of": today,
        "since": window.first,
        "until": window.last,
        "before": {"since": window.before.first, "until": window.before.last},
        "pages": [
            {"page": page.name, "sections": [_section_json(section) for section in page.sections]}
            for page in report.pages
        ],
    }


def _section_json(section: Section) -> dict[str, Any]:
    return {
        "section": section.name,
        "remarks": section.remarks,
        "figures": [
            {
                "figure": one.name,
                "now": _exact(one.now, one.unit),
                "before": _exact(one.before, one.unit),
                "unit": one.unit,
                "formula": one.formula,
            }
            for one in section.figures
        ],
        "tables": [
            {"table": one.name, "columns": one.columns, "rows": [_row_json(one, row) for row in one.rows]}
            for one in section.tables
        ],
    }


def _row_json(table: Table, row: Sequence[Any]) -> dict[str, Any]:
    return {name: _cell(name, value) for name, value in zip(table.columns, row, strict=True)}


def _exact(value: Number, unit: str) -> Any:
    return money.plain(int(value)) if unit == "money" and value is not None else value


def _cell(column: str, value: Any) -> Any:
    """A table's value as JSON and pipes have it."""
    return money.plain(value) if column in MONEY and value is not None else plain(value)


def _long(report: Report, look: Look) -> Iterator[tuple[Any, ...]]:
    """A row for each figure (page, section, figure, now, before, unit), remark, and row of a table with its cells."""
    for page in report.pages:
        for section in page.sections:
            place = (page.name, section.name)
            for one in section.figures:
                numbers = (_number(_exact(one.now, one.unit)), _number(_exact(one.before, one.unit)))
                yield (*place, one.name, *numbers, one.unit, *([one.formula] if look.explain else []))
            for remark in section.remarks:
                yield (*place, "remark", remark)
            for table in section.tables:
                for row in table.rows:
                    cells = (_number(_cell(name, value)) for name, value in zip(table.columns, row, strict=True))
                    yield (*place, table.name, *cells)


def _number(value: Any) -> Any:
    """0 is a number in a pipe too, not a truth."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def head(report: Report, today: date) -> str:
    """Which period, beside which one."""
    window = report.window
    first, last = (_day(day, today) for day in window[:2])
    return f"{first} to {last}, {window.days} days; in brackets the {window.days} days before"


def _day(day: date, today: date) -> str:
    return said(day, today).partition(",")[0]


def title(name: str) -> str:
    """A name as it is read: "core share of touches"."""
    return name.replace("_", " ")


def value_of(value: Number, unit: str, currency: str) -> str:
    """A figure's number, money with its currency."""
    if value is None:
        return _NOTHING
    return money.said(int(value), currency) if unit == "money" else f"{value:,}"


def _draw_digest(screen: Screen, page: Page, look: Look) -> None:
    from rich.text import Text

    screen.draw(Text(page.name, style="bold").append(f"  retain report {page.name}", style="not bold dim"))
    known = {one.name: one for section in page.sections for one in section.figures}
    _draw_figures(screen, [known[name] for name in page.leads], look)
    for section in page.sections:
        _draw_remarks(screen, section)


def _draw_page(screen: Screen, page: Page, look: Look) -> None:
    from rich.text import Text

    for section in page.sections:
        screen.draw(Text(f"\n{title(section.name)}", style="bold"))
        _draw_figures(screen, section.figures, look)
        _draw_remarks(screen, section)
        for table in section.tables:
            _draw_table(screen, table, look)


def _draw_remarks(screen: Screen, section: Section) -> None:
    from rich.text import Text

    for remark in section.remarks:
        screen.draw(Text(f"  ! {safe(remark)}", style="yellow"))


def _draw_figures(screen: Screen, figures: Sequence[Figure], look: Look) -> None:
    from rich.table import Table as Grid
    from rich.text import Text

    blocks = drawable(screen.console.encoding)
    grid = Grid.grid(padding=(0, 2, 0, 0))
    for side in ("left", "right", "right", "left"):
        grid.add_column(justify=side, overflow="fold")
    for one in figures:
        now, before = (value_of(value, one.unit, look.currency) for value in (one.now, one.before))
        what = f"% {bar(one.now, 100, blocks=blocks)}" if one.unit == "%" else "" if one.unit == "money" else one.unit
        grid.add_row(f"  {title(one.name)}", now, Text(f"({before})", style="dim"), what)
    screen.draw(grid)
    for one in figures if look.explain else ():
        screen.draw(Text(f"    {title(one.name)}: {one.formula}", style="dim"))


def _draw_table(screen: Screen, table: Table, look: Look) -> None:
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
        Column(name, partial(_beside, places, name, blocks=blocks), right=_is_number(table, places[name]))
        for name in shown
    ]
    if table.bar:
        columns.append(Column("", partial(_picture, table, places[table.bar], blocks=blocks)))
    return tuple(columns)


def _is_number(table: Table, place: int) -> bool:
    return any(isinstance(row[place], int | float) and not isinstance(row[place], bool) for row in table.rows)


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
    return as_text(_number(value))


def _picture(table: Table, place: int, row: tuple[Any, ...], *, blocks: bool) -> str:
    whole = max((other[place] for other in table.rows if other[place] is not None), default=0)
    return bar(row[place], whole, blocks=blocks)
