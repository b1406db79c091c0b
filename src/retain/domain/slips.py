"""A promise that will be late: moved to a later day, the customer told or not (demand 28)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from retain.domain import promises
from retain.domain.dates import said
from retain.domain.errors import Misused, NotFound, Refused
from retain.domain.promises import Promise, Slip

if TYPE_CHECKING:
    from datetime import date

    from retain.domain.codes import Code
    from retain.domain.owed import Owed

OURS = ("me", "colleague")
"""Parties whose slip the customer should hear of."""


@dataclass(frozen=True, slots=True)
class Slipped:
    """What `slip` did, for whom, and what that customer is owed next."""

    customer: str
    promise: Promise
    slip: Slip
    next: Owed | None

    @property
    def counts(self) -> bool:
        """Whether it matters that the customer was told."""
        return self.promise.party in OURS


def number(code: Code) -> int:
    """The promise a code names; raises Misused for the code of anything else."""
    if code.letter != "p" or code.step:
        raise Misused(f"{code} is no promise.", "Only a promise slips: its code looks like p12.")
    return code.number


def slip(promise: Promise, slips: tuple[Slip, ...], to_on: date, today: date) -> Slip:
    """Move a promise to a later day; raises Refused if it has ended or the day isn't later, NotFound if made later."""
    if promise.made_on > today:
        raise NotFound(f"{promise.code} was made on {promise.made_on}, after that day.")
    if promise.ended:
        ended = f"{promise.code} was {promise.ended} on {promise.ended_on} already."
        raise Refused(ended, "`retain undo` takes it back.")
    from_on = promises.due(promise, slips, today)
    if to_on <= from_on:
        raise Refused(f"{promise.code} is due {said(from_on, today)}.", "A slip goes to a later day.")
    if to_on < today:
        raise Refused(f"{said(to_on, today)} is over.", "A slip goes to a day from today on.")
    return Slip(promise.id or 0, today, from_on, to_on)
