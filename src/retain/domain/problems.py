"""A problem: something wrong or asked, from the day it was raised until it is solved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from retain.domain.errors import Refused

PROBLEM_KINDS = ("trouble", "invoice", "question", "emergency")


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem.

    `colleague` owns it when it isn't the rep, `amount` is in minor units, `next_on` is an invoice's next action.
    """

    customer: int
    kind: str
    text: str
    raised_on: date
    id: int | None = None
    entry: int | None = None
    severe: bool = False
    expected: str | None = None
    received: str | None = None
    raised_by: int | None = None
    colleague: int | None = None
    number: str | None = None
    amount: int | None = None
    target_on: date | None = None
    next_on: date | None = None
    answered_on: date | None = None
    solved_on: date | None = None

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise Refused("A problem needs words: what is wrong.", 'retain log NAME --problem "seats wrong"')
        if self.kind not in PROBLEM_KINDS:
            raise Refused(f"{self.kind} is no kind of problem.", f"One of: {', '.join(PROBLEM_KINDS)}.")
        for day, what in ((self.answered_on, "answered"), (self.solved_on, "solved")):
            if day is not None and day < self.raised_on:
                raise Refused(f"It can't be {what} on {day}, before it was raised on {self.raised_on}.")

    @property
    def code(self) -> str:
        return f"g{self.id}"

    @property
    def is_urgent(self) -> bool:
        return self.severe or self.kind == "emergency"


def known_by(problem: Problem, day: date) -> Problem:
    """A problem as it stood on a day: not yet answered or solved where that came later."""
    answered, solved = (on if on is not None and on <= day else None for on in (problem.answered_on, problem.solved_on))
    if (answered, solved) == (problem.answered_on, problem.solved_on):
        return problem
    return replace(problem, answered_on=answered, solved_on=solved)
