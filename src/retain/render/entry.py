"""How entries look."""

from __future__ import annotations

from retain.domain.folders import EntryFolder
from retain.render.columns import Column

_C: type[Column[EntryFolder]] = Column
ENTRY = (
    _C("code", lambda folder: f"e{folder.entry.id}"),
    _C("day", lambda folder: folder.entry.day),
    _C("customer", lambda folder: folder.customer.name),
    _C("customer_code", lambda folder: f"c{folder.customer.id}", listed=False),
    _C("kind", lambda folder: folder.entry.kind),
    _C("with", lambda folder: folder.people),
    _C("text", lambda folder: folder.entry.text),
    _C("time", lambda folder: folder.entry.time, listed=False),
    _C("inbound", lambda folder: folder.entry.inbound, listed=False),
    _C("attempt", lambda folder: folder.entry.attempt, listed=False),
    _C("bulk", lambda folder: folder.entry.bulk, listed=False),
    _C("private", lambda folder: folder.entry.private, listed=False),
    _C("purposes", lambda folder: folder.entry.purposes, listed=False),
    _C("mood", lambda folder: folder.entry.mood, listed=False),
    _C("minutes", lambda folder: folder.entry.minutes, listed=False),
    _C("by", lambda folder: folder.colleague, listed=False),
)
