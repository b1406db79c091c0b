"""A brief on one screen: 80 columns by 40 lines, the least useful lines left out first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rich.text import Text

    from retain.render.brief import Line

HEIGHT = 38
"""Lines of a screen of 40, with room for the prompt."""
MOST = {
    "wants": 3,
    "mind": 3,
    "due": 5,
    "also": 4,
    "tell": 4,
    "idea": 3,
    "promised": 5,
    "problem": 3,
    "contract": 2,
    "expect": 2,
    "growth": 4,
    "reach": 2,
    "person": 5,
    "about": 4,
    "entry": 8,
}
FIRST_CUT = (
    *("about", "person", "entry", "reach", "growth", "also", "idea", "tell", "promised", "due"),
    *("contract", "expect", "mind", "wants"),
)
"""The parts that give up lines where the screen is full, in turn."""
LEAST = 3
"""Lines that a part keeps, unless all have given up as many."""
TIGHT = {"touches": "ladder"}
"""The parts that stand beside another, in their short forms, where the screen is full."""
_LABEL = 9
Row = list["Line"]
"""Lines that stand side by side."""


def fitted(lines: Sequence[Line], height: int = HEIGHT) -> list[Row]:
    """As many rows as a screen takes; where some of a part are left out, its last row says how many."""
    parts = _parts(lines)
    room = _room(parts)
    if sum(room.values()) > height:
        parts = _parts(line._replace(part=TIGHT.get(line.part, line.part)) for line in lines)
        room = _room(parts)
    for least in (LEAST, 1):
        while sum(room.values()) > height and any(room.get(part, 0) > least for part in FIRST_CUT):
            room[next(part for part in FIRST_CUT if room.get(part, 0) > least)] -= 1
    return [row for part, rows in parts.items() for row in _cut(rows, room[part])]


def _parts(lines: Iterable[Line]) -> dict[str, list[Row]]:
    """The rows of each part; lines with a short form stand beside its first."""
    parts: dict[str, list[Row]] = {}
    for line in lines:
        rows = parts.setdefault(line.part, [])
        if line.short and rows:
            rows[0].append(line)
        else:
            rows.append([line])
    return parts


def _room(parts: Mapping[str, list[Row]]) -> dict[str, int]:
    return {part: min(len(rows), MOST.get(part, 1)) for part, rows in parts.items()}


def _cut(rows: list[Row], room: int) -> list[Row]:
    if len(rows) <= room:
        return rows
    if room == 1:
        first = rows[0][0]
        return [[first._replace(text=f"(1 of {len(rows)}) {first.text}", short="")]]
    return [*rows[: room - 1], [rows[0][0]._replace(text=f"… and {len(rows) - room + 1} more", color="dim")]]


def card(lines: Sequence[Line], width: int) -> Text:
    """The rows that fit, each cut at the screen's width, a label where a part begins."""
    from rich.text import Text

    page = Text()
    part = "customer"
    for row in fitted(lines):
        label = "" if row[0].part == part else row[0].part
        line = Text(f"{label:<{_LABEL}}" if row[0].part != "customer" else "", style="dim")
        part = row[0].part
        for place, one in enumerate(row):
            line.append("  " if place else "")
            line.append(safe(one.short if one.short and len(row) > 1 else one.text), style=_style(one.color))
        line.truncate(width, overflow="ellipsis")
        page.append_text(line).append("\n")
    page.rstrip()
    return page


def _style(color: str) -> str:
    if color == "title":
        return "not dim bold"
    return color if color == "dim" else f"not dim {color}".strip()
