"""How problems look."""

from __future__ import annotations

from retain.domain.folders import ProblemFolder
from retain.render.columns import SENTENCE, Column, amount

_C: type[Column[ProblemFolder]] = Column
PROBLEM = (
    _C("code", lambda folder: folder.problem.code),
    _C("raised_on", lambda folder: folder.problem.raised_on, spare=1),
    _C("customer", lambda folder: folder.customer.name, cut=True),
    _C("customer_code", lambda folder: f"c{folder.customer.id}", listed=False),
    _C("kind", lambda folder: folder.problem.kind),
    _C("severe", lambda folder: folder.problem.severe, listed=False),
    _C("text", lambda folder: folder.problem.text, room=SENTENCE),
    _C("expected", lambda folder: folder.problem.expected, listed=False),
    _C("received", lambda folder: folder.problem.received, listed=False),
    _C("raised_by", lambda folder: folder.raised_by, listed=False),
    _C("owner", lambda folder: folder.colleague, spare=2),
    _C("number", lambda folder: folder.problem.number, listed=False),
    _C("amount", lambda folder: amount(folder.problem.amount), listed=False),
    _C("target_on", lambda folder: folder.problem.target_on),
    _C("next_on", lambda folder: folder.problem.next_on, listed=False),
    _C("answered_on", lambda folder: folder.problem.answered_on, listed=False),
    _C("solved_on", lambda folder: folder.problem.solved_on),
    _C("entry", lambda folder: folder.problem.entry and f"e{folder.problem.entry}", listed=False),
)
