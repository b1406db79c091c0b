"""How opportunities look."""

from __future__ import annotations

from retain.domain.folders import OpportunityFolder
from retain.render.columns import SENTENCE, Column, amount

_C: type[Column[OpportunityFolder]] = Column
OPPORTUNITY = (
    _C("code", lambda folder: folder.opportunity.code),
    _C("customer", lambda folder: folder.customer.name, cut=True),
    _C("customer_code", lambda folder: f"c{folder.customer.id}", listed=False),
    _C("text", lambda folder: folder.opportunity.text, room=SENTENCE, cut=True),
    _C("amount", lambda folder: amount(folder.opportunity.amount), right=True),
    _C("next_step", lambda folder: folder.opportunity.next_step, spare=1, cut=True),
    _C("next_on", lambda folder: folder.opportunity.next_on),
    _C("heard_on", lambda folder: folder.opportunity.heard_on, listed=False),
    _C("entry", lambda folder: folder.opportunity.entry and f"e{folder.opportunity.entry}", listed=False),
    _C("ended", lambda folder: folder.opportunity.ended),
    _C("ended_on", lambda folder: folder.opportunity.ended_on, listed=False),
    _C("because", lambda folder: folder.opportunity.because, listed=False),
)
