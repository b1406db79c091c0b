"""How a report looks: one JSON object, long rows in a pipe, its pages drawn on a terminal."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from retain.domain import money
from retain.domain.dates import day_said
from retain.domain.report import MONEY
from retain.render.columns import as_text, number, plain
from retain.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from retain.domain.report import Number, Report, Section, Table
    from retain.render.report_page import Look
    from retain.render.screen import Screen


def show(screen: Screen, report: Report, today: date, look: Look, *, digest: bool) -> None:
    """Show a report; `digest` keeps a terminal to what tells the most of each page."""
    if screen.json:
        screen.document(as_document(report, today))
    elif not screen.terminal:
        for cells in _long(report, look):
            screen.line("\t".join(safe(as_text(cell)) for cell in cells))
    else:
        from retain.render import report_page

        screen.line(safe(head(report, today)))
        for page in report.pages:
            report_page.draw(screen, page, look, digest=digest)


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
                numbers = (number(_exact(one.now, one.unit)), number(_exact(one.before, one.unit)))
                yield (*place, one.name, *numbers, one.unit, *([one.formula] if look.explain else []))
            for remark in section.remarks:
                yield (*place, "remark", remark)
            for table in section.tables:
                for row in table.rows:
                    cells = (number(_cell(name, value)) for name, value in zip(table.columns, row, strict=True))
                    yield (*place, table.name, *cells)


def head(report: Report, today: date) -> str:
    """Which period, beside which one."""
    window = report.window
    first, last = (day_said(day, today) for day in window[:2])
    return f"{first} to {last}, {window.days} days; in brackets the {window.days} days before"
