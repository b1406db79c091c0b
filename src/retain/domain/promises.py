"""A promise: something owed by a date, by me, a colleague or the customer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from retain.domain.errors import Refused

PARTIES = ("me", "colleague", "customer", "note")
"""`note` is a note to oneself (`--next`): it shows up when due and counts in no figure."""
ENDINGS = ("kept", "broken", "dropped")


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised; `due_on` is the day first promised, later ones are slips."""

    customer: int
    party: str
    text: str
    made_on: date
    due_on: date
    id: int | None = None
    entry: int | None = None
    colleague: int | None = None
    ended: str | None = None
    ended_on: date | None = None

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise Refused("A promise needs words: what was promised.", 'retain log NAME --promise "send quote by fri"')
        if self.party not in PARTIES:
            raise Refused(f"{self.party} can't owe a promise.", f"One of: {', '.join(PARTIES)}.")
        if (self.party == "colleague") != (self.colleague is not None):
            raise Refused("A colleague's promise names the colleague.", "Add --colleague NAME.")

    @property
    def code(self) -> str:
        return f"p{self.id}"


@dataclass(frozen=True, slots=True)
class Slip:
    """A promise moved from `from_on` to `to_on`; `told` is None where nobody said whether the customer knows."""

    promise: int
    day: date
    from_on: date
    to_on: date
    id: int | None = None
    told: bool | None = None


def due(promise: Promise, slips: tuple[Slip, ...], today: date) -> date:
    """The day a promise is due as of `today`: its last slip recorded by then, else the first day named."""
    known = [slip for slip in slips if slip.promise == promise.id and slip.day <= today]
    return max(known, key=lambda slip: (slip.day, slip.id or 0)).to_on if known else promise.due_on


def word(promise: Promise, slips: tuple[Slip, ...], today: date) -> str:
    """How a promise stands in the ledger of SPEC section 4: kept on time, kept late, slipped told before, ..."""
    ended_on = promise.ended_on if promise.ended_on is not None and promise.ended_on <= today else None
    if ended_on and promise.ended in {"dropped", "broken"}:
        return str(promise.ended)
    if slips:
        return _slipped(promise, slips)
    if ended_on:
        return "kept on time" if ended_on <= promise.due_on else "kept late"
    return "broken" if today > promise.due_on else "open"


def _slipped(promise: Promise, slips: tuple[Slip, ...]) -> str:
    first = min(slips, key=lambda slip: (slip.day, slip.id or 0))
    if not first.told:
        return "slipped not told"
    return "slipped told before" if first.day <= promise.due_on else "slipped told after"
