"""An expectation: "six months from now, how will you know this was a success?", and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from retain.domain.errors import Misused, Refused
from retain.domain.standings import months_before

RESULTS = ("met", "partly", "missed")
REVIEW_MONTHS = 6


@dataclass(frozen=True, slots=True)
class Expectation:
    """How a customer will know: `text` is the test in its words, measured by `metric` against `target`.

    `found` is what the review showed; an unrealistic one says what was explained.
    """

    customer: int
    text: str
    set_on: date
    review_on: date
    id: int | None = None
    metric: str | None = None
    target: str | None = None
    contract: int | None = None
    sale: int | None = None
    result: str | None = None
    reviewed_on: date | None = None
    found: str | None = None
    unrealistic: bool = False
    explained: str | None = None

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise Refused(
                "An expectation needs words: how they will know.", 'retain expectation add NAME "no complaints"'
            )
        if self.review_on < self.set_on:
            raise Refused(f"It can't be reviewed on {self.review_on}, before it was set on {self.set_on}.")
        if self.result is not None and self.result not in RESULTS:
            raise Misused(f"{self.result} is no result.", f"One of: {', '.join(RESULTS)}.")
        if (self.result is None) != (self.reviewed_on is None):
            raise Refused("A result and the day it was found stand together.")
        if self.reviewed_on is not None and self.reviewed_on < self.set_on:
            raise Refused(f"It can't be reviewed on {self.reviewed_on}, before it was set on {self.set_on}.")
        if self.unrealistic and not (self.explained or "").strip():
            raise Refused(
                "An unrealistic expectation says what was explained.", 'Add --unrealistic "what you told them".'
            )

    @property
    def code(self) -> str:
        return f"x{self.id}"

    def open_on(self, day: date) -> bool:
        """Whether it is still to be reviewed."""
        return self.reviewed_on is None or self.reviewed_on > day


def review_day(set_on: date) -> date:
    """Six months after it was set."""
    return months_before(set_on, -REVIEW_MONTHS)


def reviewed(expectation: Expectation, result: str, day: date, found: str | None = None) -> Expectation:
    """The expectation with its result; raises Refused where it has one already."""
    if expectation.result:
        raise Refused(
            f"{expectation.code} was {expectation.result} on {expectation.reviewed_on} already.",
            f"retain expectation edit {expectation.code} --reopen",
        )
    return replace(expectation, result=result, reviewed_on=day, found=found or expectation.found)


def known_by(expectation: Expectation, day: date) -> Expectation:
    """An expectation set by a day as it stood then: not yet reviewed where that came later."""
    if expectation.reviewed_on is None or expectation.reviewed_on <= day:
        return expectation
    return replace(expectation, result=None, reviewed_on=None, found=None)
