"""What a command changed, and what became of one record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Change:
    """One command that changed something: `rows` of the diary, `undone` when it was taken back and not redone."""

    number: int
    at: str
    day: date
    command: str
    rows: int
    undoes: int | None
    undone: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One row's change: `what` it was ("p3", "tag 4"), and each field that changed, old and new."""

    number: int
    day: date
    command: str
    what: str
    changed: tuple[str, ...]
