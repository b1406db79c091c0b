"""Judging only as far as the list is worked loses nobody and moves nobody: the same rows as judging everybody."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retain.domain import agenda
from retain.domain.accounts import Day
from retain.domain.owed import AHEAD
from retain.domain.play import Play
from retain.domain.standings import Owing
from retain.domain.worklist import Worklist
from tests.factories import TODAY, ago, ahead
from tests.mornings import POLICY, Morning
from tests.stories import Story, stories, told

if TYPE_CHECKING:
    from retain.domain.accounts import Account
    from retain.domain.agenda import Row
    from retain.domain.standings import Standing

DAYS = 400
STEPS = st.lists(st.tuples(st.integers(1, 9), st.integers(0, 3), st.booleans()), min_size=40, max_size=60)
"""Days on, rows worked, and whether a call reaches anybody."""


def everybody(day: Day) -> list[Row]:
    return [row for row in agenda.on(day).rows if row.band != AHEAD]


def neglected(day: Day) -> set[int]:
    clocks = {one.id: day.account(one).clocks.get("touch") for one in day.book.standings}
    return {number for number, clock in clocks.items() if clock and clock.overdue(day.today)}


def follow(play: Play, steps: list[tuple[int, int, bool]]) -> None:
    """Work the list day after day, a few rows or none, and compare what is read of it with all of it."""
    listed, on = Worklist(), TODAY
    for days, worked, reached in steps:
        day = play.day(on)
        expected, late = everybody(day), neglected(day)
        listed.turn(day)
        assert listed.neglected == late
        found = []
        for row in islice(listed.rows(), worked):
            found.append(row)
            listed.forget(row.account.standing.id)
            proposal = play.propose(row, on)
            if reached or proposal.kind != "call":
                play.contact(row, proposal, on)
            else:
                play.attempt(row, proposal.kind, on)
        assert found == expected[:worked]
        on += timedelta(days=days)


@given(stories(), STEPS)
@settings(max_examples=60)
def test_the_rows_worked_each_day_are_the_first_of_the_list(story: Story, steps: list[tuple[int, int, bool]]) -> None:
    morning = told(story)
    follow(Play(morning.book(TODAY, DAYS), POLICY, TODAY, {}), steps)


def every(days: int, worked: int = 0) -> list[tuple[int, int, bool]]:
    return [(days, worked, True)] * (DAYS // days)


CASES: dict[str, tuple[str, dict[str, Any]]] = {
    "a colleague asked already": ("promise", {"due_on": ahead(40), "party": "colleague", "colleague": 1}),
    "an answer that lies ahead": ("problem", {"kind": "question", "raised_on": ago(1), "answered_on": TODAY}),
    "a contract that begins": ("contract", {"starts_on": ahead(30), "ends_on": ahead(300)}),
    "a contract that renews itself": ("contract", {"starts_on": ago(300), "ends_on": ahead(20), "auto_renews": True}),
    "a boost that ends": ("sale", {"day": ago(80)}),
    "a last sale a year ago": ("sale", {"day": ago(350)}),
    "a last sale two years ago": ("sale", {"day": ago(720)}),
}


@pytest.mark.parametrize("what", CASES)
@pytest.mark.parametrize("worked", [0, 1])
def test_what_comes_by_itself_comes_on_its_day(what: str, worked: int) -> None:
    noun, fields = CASES[what]
    morning = Morning(ago(800))
    morning.colleague()
    for name in ("Acme", "Birch"):
        number = morning.customer(name, added_on=ago(800))
        morning.entry(number, ago(9))
        getattr(morning, noun)(number, **fields)
    follow(Play(morning.book(TODAY, DAYS), POLICY, TODAY, {}), every(3, worked))


def test_a_promise_in_a_break_comes_forward_when_another_is_kept() -> None:
    morning = Morning(ago(60))
    for name in ("Acme", "Birch"):
        number = morning.customer(name, added_on=ago(60))
        morning.entry(number, ago(1))
        morning.promise(number, due_on=ahead(24))
    morning.away(ahead(20), ahead(40))
    follow(Play(morning.book(TODAY, 60), POLICY, TODAY, {}), every(1, 1)[:60])


def test_what_happens_to_a_customer_is_seen_when_the_next_day_begins() -> None:
    morning = Morning(ago(60))
    morning.customer("Acme", added_on=ago(60))
    morning.entry(1, ago(1))
    play, listed = Play(morning.book(TODAY, 60), POLICY, TODAY, {}), Worklist()
    listed.turn(play.day(TODAY))
    assert list(listed.rows()) == []
    play.book.promises[1] = [Owing(1, 1, "me", "a quote", TODAY, TODAY)]
    listed.forget(1)
    listed.turn(play.day(TODAY))
    assert [row.owed[0].code for row in listed.rows()] == ["p1"]


class Watched(Day):
    """A day that counts the customers judged on it."""

    judged = 0

    def account(self, standing: Standing) -> Account:
        self.judged += 1
        return super().account(standing)


def test_whoever_waits_is_judged_only_when_its_turn_may_have_come() -> None:
    morning = Morning(ago(300))
    for number in range(1, 41):
        morning.customer(f"Customer {number:02}", added_on=ago(300))
        morning.entry(number, ago(100 + number))
    play, listed = Play(morning.book(TODAY, 60), POLICY, TODAY, {}), Worklist()
    days = [Watched(play.book, POLICY, TODAY + timedelta(days=n), play.day(TODAY)) for n in range(5)]
    for day in days:
        listed.turn(day)
        assert next(listed.rows()).account.standing.touch
    assert days[0].judged == 40
    assert sum(day.judged for day in days[1:]) < 40
