"""Settling a row by its code: a promise kept, a problem solved, a step taken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from retain.domain.contracts import Contract
from retain.domain.entries import Entry
from retain.domain.errors import Misused, NotFound, Refused
from retain.domain.expectations import RESULTS, Expectation, reviewed
from retain.domain.people import Position
from retain.domain.problems import Problem
from retain.domain.promises import Promise
from retain.domain.sales import Sale
from retain.domain.settlements import Settlement
from retain.store.daily import ideas

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from retain.domain.codes import Code
    from retain.domain.outcome import Ending
    from retain.domain.owed import Owed
    from retain.store.diary import Diary

TAKE_BACK = "`retain undo` takes a change back."
CLOCK_STEPS = frozenset({"touch", "conversation", "visit", "review", "official", "year"})
"""Steps that only a contact settles: `done` logs it."""


def take(
    diary: Diary, code: Code, owed: Iterable[Owed], ending: Ending, text: str, entry: int | None, customer: int
) -> None:
    """Settle what a code names, for one customer; raises Refused for another's code."""
    if customer_of(diary, code) != customer:
        raise Refused(f"{code} is another customer's.", "`retain brief` prints a customer's codes.")
    _check_fits(code, ending)
    if code.letter == "p" and not code.step and ending.noted:
        settle(diary, code._replace(step="note"), owed, ending.day, text, entry)
    elif code.letter == "p" and not code.step:
        keep(diary, code.number, ending.promise, ending.day)
    elif code.letter == "g" and not code.step:
        solve(diary, code.number, ending.day, answered_only=ending.answered, by=ending.colleague)
    elif code.letter == "x" and not code.step:
        diary.change(reviewed(diary.get(Expectation, code.number), ending.result, ending.day, text or None))
    elif code.letter == "o":
        from retain.store.daily import growth

        growth.take_step(diary, code, ending.day, entry)
    elif code.letter == "e":
        ideas.close(diary, code.number, ending.day, text, entry)
    elif not (code.letter == "c" and code.step in CLOCK_STEPS):
        settle(diary, code, owed, ending.day, text, entry)


def _check_fits(code: Code, ending: Ending) -> None:
    """Raise Misused where a row is to end in a way that only another kind of row can."""
    whole = "" if code.step else code.letter
    if (ending.promise != "kept" or ending.noted) and whole != "p":
        way = "noted" if ending.noted else ending.promise
        raise Misused(f"{code} is no promise: it can't be {way}.", f"Plainly: retain done {code}")
    if ending.answered and whole != "g":
        raise Misused(f"{code} is no problem: it can't be answered only.", f"Plainly: retain done {code}")
    if (whole == "x") != bool(ending.result):
        if ending.result:
            raise Misused(f"{code} is no expectation: it has no result.", f"Plainly: retain done {code}")
        raise Misused(f"{code} is an expectation: how did it end?", f"retain done {code} --result {'|'.join(RESULTS)}")


def customer_of(diary: Diary, code: Code) -> int:
    """The customer a row's code is about; raises NotFound, or Refused for what has no rows."""
    if code.letter == "c":
        return code.number
    if code.letter == "d":
        positions = diary.where(Position, "person = ?", code.number)
        if positions:
            return positions[0].customer
        raise NotFound(f"There is no person {code} at any customer.", "`retain person list` shows who there is.")
    if code.letter == "e" and code.step == "idea":
        return diary.get(Entry, code.number).customer
    for letter, noun in (("p", Promise), ("g", Problem), ("s", Sale), ("k", Contract), ("x", Expectation)):
        if code.letter == letter:
            return diary.get(noun, code.number).customer  # type: ignore[attr-defined, no-any-return]
    if code.letter in {"r", "o"}:
        from retain.store.daily import growth

        return growth.customer_of(diary, code)
    raise Refused(f"{code} is no row: no {code.noun} is ever due.", "`retain due` prints the codes that are.")


def keep(diary: Diary, number: int, ending: str, day: date) -> Promise:
    """End a promise as kept, broken or dropped; raises Refused where it has ended already."""
    promise = diary.get(Promise, number)
    if promise.ended:
        raise Refused(f"p{number} was {promise.ended} on {promise.ended_on} already.", TAKE_BACK)
    if day < promise.made_on:
        raise Refused(f"{day} is before p{number} was made on {promise.made_on}.")
    ended = replace(promise, ended=ending, ended_on=day)
    diary.change(ended)
    return ended


def solve(diary: Diary, number: int, day: date, *, answered_only: bool, by: int | None) -> Problem:
    """Mark a problem answered, or solved (a question solved is answered too); raises Refused where it is already.

    It is then the colleague's whom `by` names, so that reports know who answered.
    """
    problem = diary.get(Problem, number)
    if problem.solved_on:
        raise Refused(f"g{number} was solved on {problem.solved_on} already.", TAKE_BACK)
    if answered_only and problem.answered_on:
        raise Refused(
            f"g{number} was answered on {problem.answered_on} already.", f"Once solved: retain done g{number}"
        )
    answered = replace(problem, answered_on=problem.answered_on or day, colleague=by or problem.colleague)
    changed = answered if answered_only else replace(answered, solved_on=day)
    diary.change(changed)
    return changed


def settle(diary: Diary, code: Code, owed: Iterable[Owed], day: date, text: str, entry: int | None) -> Owed:
    """Settle the oldest open step of a code; raises NotFound where none is open."""
    open_steps = sorted((one for one in owed if one.code == str(code)), key=lambda one: one.due)
    if not open_steps:
        raise NotFound(f"Nothing of {code} is open.", "`retain due` and `retain brief` print the codes that are.")
    step = open_steps[0]
    diary.write(Settlement(customer_of(diary, code), str(code), step.due, day, entry=entry, text=text))
    return step
