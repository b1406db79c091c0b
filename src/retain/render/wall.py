"""How the wall looks: a letter a week on a terminal, lines with tabs in a pipe, JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retain.domain.almanac import MONTHS
from retain.domain.kinds import IN_PERSON, LIVE, WRITTEN
from retain.domain.letters import ATTEMPT, LETTERS, MAILING, SILENCE, strongest
from retain.render.columns import amount
from retain.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from rich.text import Text

    from retain.domain.letters import Drawn
    from retain.domain.wall import Row, Wall
    from retain.render.screen import Screen

LEAST_NAME = 14
"""Letters of a name that are kept however many weeks are asked for."""
DAYS = 5
"""Columns of the days since the last touch."""
_BESIDE = 2 + 1 + 1 + DAYS
"""Columns that are neither name nor week."""
_COLORS = {"amber": "yellow"}


def show(screen: Screen, wall: Wall) -> None:
    """Show the wall; weeks that don't fit a terminal are left out from the oldest."""
    if screen.json:
        screen.document([as_json(row, wall.mondays) for row in wall.rows])
    elif screen.terminal and wall.rows:
        for line in picture(wall, screen.console.width):
            screen.draw(line)
    else:
        for row in wall.rows:
            for cells in _cells(row, wall.mondays):
                screen.line("\t".join(safe(cell) for cell in cells))
    if not wall.rows:
        screen.say("No customer to show.")


def as_json(row: Row, mondays: Sequence[date]) -> dict[str, Any]:
    """A customer's weeks as JSON, those with a contact; its keys are frozen by a test."""
    account = row.account
    return {
        "code": account.code,
        "customer": account.standing.name,
        "tier": account.tier,
        "status": account.status,
        "value": amount(account.value),
        "days_since_touch": row.silent,
        "color": row.color or None,
        "weeks": [
            {"week": monday, "kinds": [_kind(mark) for mark in marks]}
            for monday, marks in zip(mondays, row.weeks, strict=True)
            if marks
        ],
    }


def _kind(mark: Drawn) -> dict[str, Any]:
    return {"kind": mark.kind, "inbound": mark.inbound, "attempt": mark.attempt, "bulk": mark.bulk}


def _cells(row: Row, mondays: Sequence[date]) -> Iterator[tuple[str, str, str]]:
    """In a pipe: customer, week by its Monday, letter; a customer without any contact stands there once, bare."""
    drawn = [(monday, letter) for monday, marks in zip(mondays, row.weeks, strict=True) if (letter := _letter(marks))]
    yield from ((row.account.standing.name, monday.isoformat(), letter) for monday, letter in drawn)
    if not drawn:
        yield row.account.standing.name, "", ""


def _letter(marks: Sequence[Drawn]) -> str:
    mark = strongest(marks)
    return mark.letter if mark else ""


def picture(wall: Wall, width: int) -> Iterator[Text]:
    """The months, a line a customer, and what the letters mean."""
    from rich.text import Text

    name = min(max(len(safe(row.account.standing.name)) for row in wall.rows), _most(wall, width))
    weeks = max(1, min(len(wall.mondays), width - name - _BESIDE))
    yield Text(f"{'':{name + 3}}{months(wall.mondays[-weeks:])} {'days':>{DAYS}}", style="dim")
    for row in wall.rows:
        yield _drawn(row, name, weeks)
    yield Text("")
    for line in _filled(_legend(wall, weeks), width):
        yield Text(line, style="dim")


def _most(wall: Wall, width: int) -> int:
    return max(LEAST_NAME, width - len(wall.mondays) - _BESIDE)


def _drawn(row: Row, name: int, weeks: int) -> Text:
    from rich.text import Text

    called = Text(safe(row.account.standing.name))
    called.truncate(name, overflow="ellipsis", pad=True)
    line = Text(f"{row.account.tier} ", style="dim").append_text(Text("", style="not dim").append_text(called))
    line.append(" ")
    for marks in row.weeks[-weeks:]:
        mark = strongest(marks)
        line.append(mark.letter if mark else SILENCE, style=_style(mark) if mark else "")
    days = "never" if row.silent is None else str(row.silent)
    return line.append(f" {days:>{DAYS}}", style=f"not dim {_COLORS.get(row.color, row.color)}".strip())


def _style(mark: Drawn) -> str:
    if mark.attempt or mark.bulk:
        return "dim"
    color = "green" if mark.kind in IN_PERSON else "cyan" if mark.kind in LIVE else "magenta"
    color = "blue" if mark.kind in {"email", "message"} and mark.kind in WRITTEN else color
    return f"not dim {color}" if mark.inbound else f"not dim bold {color}"


def months(mondays: Sequence[date]) -> str:
    """The months above the weeks they begin in, where their names have room."""
    line = ""
    for place, monday in enumerate(mondays):
        begins = _first_in(monday) or (_cut_off(mondays) if place == 0 else None)
        if begins and len(line) <= place and place + 3 <= len(mondays):
            line = f"{line:<{place}}{MONTHS[begins.month - 1]} "
    return f"{line:<{len(mondays)}}"[: len(mondays)]


def _cut_off(mondays: Sequence[date]) -> date | None:
    """The month that had begun before the first week, unless the next one's name needs the room."""
    return None if any(map(_first_in, mondays[1:4])) else mondays[0].replace(day=1)


def _first_in(monday: date) -> date | None:
    """The first of a month, if it lies in the week."""
    sunday = monday.fromordinal(monday.toordinal() + 6)
    return sunday.replace(day=1) if sunday.month != monday.month or monday.day == 1 else None


def _legend(wall: Wall, weeks: int) -> Iterator[str]:
    """What the letters on this wall mean."""
    drawn = {mark for row in wall.rows for marks in row.weeks[-weeks:] for mark in marks}
    kinds = {mark.kind for mark in drawn if not mark.attempt and not mark.bulk}
    yield from (f"{letter} {kind}" for kind, letter in LETTERS.items() if kind in kinds)
    if any(mark.inbound for mark in drawn):
        yield "small: they began it"
    if any(mark.bulk for mark in drawn):
        yield f"{MAILING} mailing"
    if any(mark.attempt for mark in drawn):
        yield f"{ATTEMPT} tried"
    yield "days: since the last touch, by its clock"


def _filled(words: Iterable[str], width: int) -> Iterator[str]:
    """Lines of as many of these, whole, as fit the width."""
    line = ""
    for word in words:
        if line and len(line) + 2 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line}  {word}" if line else word
    yield line
