"""A brief on one screen: 80 columns by 40 lines, the least useful lines left out first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

    from retain.render.brief import Line

HEIGHT = 38
"""Lines of a screen of 40, with room for the prompt."""
MOST = {
    "mind": 3, "due": 5, "also": 4, "promised": 5, "problem": 3, "clock": 5, "reach": 2, "person": 5, "order": 3,
    "entry": 8,
}  # fmt: skip
FIRST_CUT = ("entry", "order", "person", "clock", "reach", "also", "promised", "due")
"""The parts that give up lines where the screen is full, in turn."""
LEAST = 2
_LABEL = 9


def fitted(lines: Sequence[Line], height: int = HEIGHT) -> list[Line]:
    """As many lines as a screen takes; where some of a part are left out, its last line says how many."""
    parts: dict[str, list[Line]] = {}
    for line in lines:
        parts.setdefault(line.part, []).append(line)
    room = {part: min(len(some), MOST.get(part, 1)) for part, some in parts.items()}
    while sum(room.values()) > height:
        part = next((part for part in FIRST_CUT if room.get(part, 0) > LEAST), "")
        if not part:
            break
        room[part] -= 1
    return [line for part, some in parts.items() for line in _cut(some, room[part])]


def _cut(lines: list[Line], room: int) -> list[Line]:
    if len(lines) <= room:
        return lines
    return [*lines[: room - 1], lines[0]._replace(text=f"… and {len(lines) - room + 1} more", color="dim")]


def card(lines: Sequence[Line], width: int) -> Text:
    """The lines that fit, each cut at the screen's width, a label where a part begins."""
    from rich.text import Text

    page = Text()
    part = ""
    for line in fitted(lines):
        row = Text(f"{line.part if line.part not in {part, 'customer'} else '':<{_LABEL}}", style="dim")
        row = Text() if line.part == "customer" else row
        part = line.part
        row.append(safe(line.text), style=_style(line.color))
        row.truncate(width, overflow="ellipsis")
        page.append_text(row).append("\n")
    page.rstrip()
    return page


def _style(color: str) -> str:
    if color == "title":
        return "not dim bold"
    return color if color == "dim" else f"not dim {color}".strip()
