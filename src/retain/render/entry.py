"""How entries look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain import money
from retain.domain.folders import EntryFolder
from retain.render.columns import SENTENCE, Column, amount

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retain.render.screen import Screen

_C: type[Column[EntryFolder]] = Column
ENTRY = (
    _C("code", lambda folder: f"e{folder.entry.id}"),
    _C("day", lambda folder: folder.entry.day),
    _C("customer", lambda folder: folder.customer.name, cut=True),
    _C("customer_code", lambda folder: f"c{folder.customer.id}", listed=False),
    _C("kind", lambda folder: folder.entry.kind),
    _C("with", lambda folder: folder.people, spare=1),
    _C("text", lambda folder: folder.entry.text, room=SENTENCE),
    _C("time", lambda folder: folder.entry.time, listed=False),
    _C("inbound", lambda folder: folder.entry.inbound, listed=False),
    _C("attempt", lambda folder: folder.entry.attempt, listed=False),
    _C("bulk", lambda folder: folder.entry.bulk, listed=False),
    _C("private", lambda folder: folder.entry.private, listed=False),
    _C("for", lambda folder: folder.entry.purposes, listed=False),
    _C("mood", lambda folder: folder.entry.mood, listed=False),
    _C("minutes", lambda folder: folder.entry.minutes, listed=False),
    _C("by", lambda folder: folder.colleague, listed=False),
    _C("cost", lambda folder: amount(folder.entry.cost), listed=False, right=True),
)
COSTED = tuple(column._replace(listed=column.listed or column.name == "cost") for column in ENTRY)
"""With what each cost."""


def show(screen: Screen, found: Sequence[EntryFolder], currency: str, *, costs: bool) -> None:
    """List entries; with `costs` what each cost, and all of them together."""
    screen.rows(COSTED if costs else ENTRY, found, empty="No entries. `retain log CUSTOMER` writes one.")
    spent = [folder.entry.cost for folder in found if folder.entry.cost is not None]
    if costs and spent:
        screen.say(f"{money.said(sum(spent), currency)} in all, spent on {len(spent)} of {len(found)}.")
