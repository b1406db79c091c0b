"""How promises look."""

from __future__ import annotations

from retain.domain.folders import PromiseFolder
from retain.render.columns import SENTENCE, Column

_C: type[Column[PromiseFolder]] = Column
PROMISE = (
    _C("code", lambda folder: folder.promise.code),
    _C("due_on", lambda folder: folder.due_on),
    _C("customer", lambda folder: folder.customer.name, cut=True),
    _C("customer_code", lambda folder: f"c{folder.customer.id}", listed=False),
    _C("party", lambda folder: folder.promise.party),
    _C("colleague", lambda folder: folder.colleague, spare=1),
    _C("text", lambda folder: folder.promise.text, room=SENTENCE),
    _C("state", lambda folder: folder.state),
    _C("made_on", lambda folder: folder.promise.made_on, listed=False),
    _C("first_due_on", lambda folder: folder.promise.due_on, listed=False),
    _C("ended", lambda folder: folder.promise.ended, listed=False),
    _C("ended_on", lambda folder: folder.promise.ended_on, listed=False),
    _C("entry", lambda folder: folder.promise.entry and f"e{folder.promise.entry}", listed=False),
)
