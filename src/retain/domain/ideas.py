"""Ideas shared, theirs and ours, each open until the other side answered (demand 14)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from retain.domain.entries import Entry

STEP = "idea"
"""The step of an idea's code: `done e12-idea` closes it."""


class Idea(NamedTuple):
    """An idea that wasn't answered yet; `theirs` came from the customer."""

    entry: Entry
    theirs: bool

    @property
    def code(self) -> str:
        return f"e{self.entry.id}-{STEP}"

    def days(self, today: date) -> int:
        """How long it has been open."""
        return (today - self.entry.day).days


def open_ideas(entries: Iterable[Entry], done: Iterable[str] = ()) -> list[Idea]:
    """The ideas of one customer still open after these entries, oldest first; `done` are codes closed by hand.

    An entry --for idea of ours answers theirs; theirs, or a conversation, answers ours. One that answers nothing is an
    idea of its own.
    """
    closed = set(done)
    found: list[Idea] = []
    for entry in sorted((one for one in entries if _shares(one)), key=lambda one: (one.day, one.id or 0)):
        left = [idea for idea in found if not _answers(entry, idea)]
        if len(left) == len(found) and f"e{entry.id}-{STEP}" not in closed:
            left.append(Idea(entry, theirs=entry.inbound))
        found = left
    return found


def _shares(entry: Entry) -> bool:
    return entry.reached and STEP in entry.purposes


def _answers(entry: Entry, idea: Idea) -> bool:
    return not entry.inbound if idea.theirs else entry.inbound or entry.is_conversation
