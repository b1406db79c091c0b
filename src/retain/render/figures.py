"""The formula, window and source of a figure, as `retain help figures` has them."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from retain.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from retain.render.screen import Screen


class Figure(NamedTuple):
    """One figure's lines of the page; empty where the page says nothing of it."""

    figure: str
    formula: str
    window: str
    source: str


@cache
def figures() -> dict[str, Figure]:
    """Every figure of the page by its name."""
    page = resources.files("retain.help").joinpath("figures.md").read_text(encoding="utf-8")
    found = re.findall(r"^([a-z][a-z ]*)\n((?:  .+\n)+)", page, re.MULTILINE)
    return {name: Figure(name, *(_part(text, part) for part in Figure._fields[1:])) for name, text in found}


def _part(text: str, part: str) -> str:
    found = re.search(rf"^  {part} +(.+\n(?:   .+\n)*)", text, re.MULTILINE)
    return " ".join(found[1].split()) if found else ""


EXPLAINED = {
    "tiers": ("yearly value", "concentration", "share of value", "cut off"),
    "due": ("time of the day", "touched this month", "core share"),
    "plan": ("load", "adherence", "streak"),
    "plan --fit": ("time needed", "year played"),
    "plan --adherence": ("adherence", "streak"),
    "brief": (
        *("yearly value", "clock", "touches in a year", "order rhythm", "silent months", "best hours", "known"),
        *("value", "expected life"),
    ),
    "customer show": ("touches in a year",),
    "review": ("word kept",),
    "wall": ("connected",),
    "lost": ("silence of losses", "sign"),
}
"""The figures that a command prints, in their order; those of `rate` and `value` stand beside each part."""


def explain(screen: Screen, command: str) -> None:
    """Print what a command's figures are; JSON keeps its keys, and has them in `retain help figures --json`."""
    if not screen.json:
        beside(screen, EXPLAINED[command])


def beside(screen: Screen, names: Iterable[str]) -> None:
    """Print what some figures are, below their number."""
    for name in names:
        figure = figures()[name]
        for part in Figure._fields[1:]:
            if text := getattr(figure, part):
                screen.line(safe(f"    {name} {part}: {text}"))


def as_json(names: Iterable[str]) -> list[dict[str, str]]:
    """The same for JSON."""
    return [figures()[name]._asdict() for name in names]
