"""Problems on the list: the next word, answers, invoices, and checks once solved."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from retain.domain.owed import DATED, NOW
from retain.domain.reasons import says
from tests.factories import TODAY, ago, ahead
from tests.mornings import Morning

FIRST, LAST = ago(7), ahead(14)
"""The days looked at unless a test says otherwise."""


@pytest.fixture
def morning() -> Morning:
    morning = Morning()
    morning.customer(tier="C", tier_because="so")
    return morning


def shown(morning: Morning, reason: str, first: date = FIRST, last: date = LAST) -> list[int]:
    """The days on the list, counted from today."""
    return [(day - TODAY).days for day in morning.days(reason, first, last)]


def band_and_points(morning: Morning, reason: str, today: date = TODAY) -> tuple[int, float]:
    owed = morning.owed(reason, today)
    assert owed, (reason, today)
    return owed.band, owed.points


@pytest.mark.parametrize("fields", [{"severe": True}, {"kind": "emergency"}])
def test_a_severe_one_is_due_at_once_and_daily(morning: Morning, fields: Any) -> None:
    morning.problem(raised_on=TODAY, **fields)
    assert band_and_points(morning, "problem") == (NOW, 10)
    morning.entry(1, TODAY, "call")
    assert shown(morning, "problem", TODAY, ahead(3)) == [1, 2, 3]
    morning.entry(1, ahead(4), "call")
    assert shown(morning, "problem", ahead(4), ahead(7)) == [7], "after a weekend"


def test_another_is_due_the_next_working_day(morning: Morning) -> None:
    morning.problem(raised_on=ago(3))
    assert shown(morning, "problem", last=ahead(1)) == [0, 1]
    assert band_and_points(morning, "problem") == (NOW, 7)


def test_it_is_quiet_for_three_working_days_after_each_update(morning: Morning) -> None:
    morning.problem(raised_on=ago(3))
    morning.entry(1, TODAY, "message")
    morning.entry(1, ahead(4), "call")
    assert shown(morning, "problem") == [3, *range(9, 15)]


def test_it_is_quiet_until_its_target_date_if_it_has_one(morning: Morning) -> None:
    morning.problem(raised_on=ago(3), target_on=ahead(13))
    morning.entry(1, TODAY, "message")
    assert shown(morning, "problem", TODAY) == [11, 12, 13, 14], "a Sunday's target is the Friday's"
    morning.entry(1, ahead(14), "call")
    assert shown(morning, "problem", ahead(14), ahead(20)) == [17, 18, 19, 20], "past its target three days again"


@pytest.mark.parametrize(("kind", "fields"), [("email", {"inbound": True}), ("email", {"bulk": True}), ("note", {})])
def test_what_they_said_a_mailing_or_a_note_is_no_update(morning: Morning, kind: str, fields: Any) -> None:
    morning.problem(raised_on=ago(3))
    morning.entry(1, TODAY, kind, **fields)
    assert morning.owed("problem")


def test_the_contact_that_raised_it_is_no_update_and_one_later_that_day_is(morning: Morning) -> None:
    before = morning.entry(1, ago(3), "call")
    morning.problem(raised_on=ago(3), entry=before)
    assert morning.owed("problem")
    morning.entry(1, ago(3), "email")
    assert shown(morning, "problem", last=ahead(3)) == [2, 3], "three working days after Friday"


def test_a_contact_written_down_before_the_problem_but_made_after_it_is_an_update(morning: Morning) -> None:
    raised = morning.entry(1, ago(6), "call", inbound=True)
    morning.entry(1, TODAY, "call")
    late = morning.entry(1, ago(5), "call", inbound=True)
    morning.problem(raised_on=ago(5), entry=late)
    assert raised < late
    assert not morning.owed("problem")


def test_done_takes_it_off_and_today_before_that_has_it(morning: Morning) -> None:
    morning.problem(raised_on=ago(5), solved_on=ahead(1))
    assert shown(morning, "problem") == [-4, -3, -2, -1, 0]


def test_an_answer_given_later_is_not_known_yet(morning: Morning) -> None:
    morning.problem(raised_on=ago(5), answered_on=ahead(1))
    assert morning.owed("problem")


@pytest.mark.parametrize(("tier", "first"), [("A", 0), ("B", 1), ("C", 1)])
def test_a_question_is_answered_the_same_day_for_a_and_the_next_for_others(tier: str, first: int) -> None:
    morning = Morning()
    morning.customer(tier=tier, tier_because="so")
    morning.problem(kind="question", raised_on=TODAY)
    assert shown(morning, "question", last=ahead(2)) == list(range(first, 3))
    assert band_and_points(morning, "question", ahead(1)) == (NOW, 9)


def test_a_question_of_the_weekend_is_mondays(morning: Morning) -> None:
    morning.customer("Anchor", tier="A", tier_because="so")
    morning.problem(2, kind="question", raised_on=ahead(5))
    assert morning.days("question", ahead(5), ahead(8), customer=2) == [ahead(7), ahead(8)]


def test_only_an_answer_settles_a_question_and_then_it_is_a_problem_until_solved(morning: Morning) -> None:
    morning.problem(kind="question", raised_on=ago(4), answered_on=TODAY)
    morning.entry(1, ago(3), "call")
    assert shown(morning, "question", last=ahead(5)) == [-3, -2, -1]
    assert shown(morning, "problem", last=ahead(5)) == [3, 4, 5]


def test_an_invoices_own_next_action_is_due_after_seven_days_and_no_extra_touch(morning: Morning) -> None:
    morning.problem(kind="invoice", raised_on=ago(7))
    assert shown(morning, "invoice", last=ahead(1)) == [0, 1]
    assert band_and_points(morning, "invoice") == (DATED, 4)
    assert not morning.owed("problem")
    assert morning.account().clocks["touch"].days == 30


def test_an_invoices_planned_action_comes_on_its_day(morning: Morning) -> None:
    morning.problem(kind="invoice", raised_on=ago(7), next_on=ahead(6))
    assert shown(morning, "invoice", last=ahead(8)) == [4, 5, 6, 7, 8]


@pytest.mark.parametrize("by", ["done", "contact"])
def test_an_action_taken_makes_the_next_one_due_seven_days_later(morning: Morning, by: str) -> None:
    morning.problem(kind="invoice", raised_on=ago(7), next_on=ago(4))
    due = morning.owed("invoice", ago(3))
    assert due
    assert due.due == ago(4)
    if by == "done":
        morning.settlement(1, due.code, due.due, ago(3))
    else:
        morning.entry(1, ago(3), "email", purposes=("billing",))
    assert shown(morning, "invoice", last=ahead(5)) == [-4, 4, 5]


def test_an_action_done_ahead_of_its_day_is_done(morning: Morning) -> None:
    morning.problem(kind="invoice", raised_on=ago(2), next_on=ahead(3))
    morning.settlement(1, "g1-action", ahead(3), TODAY)
    assert shown(morning, "invoice", last=ahead(9)) == [7, 8, 9]


def test_another_contact_or_their_own_word_about_it_is_no_action(morning: Morning) -> None:
    morning.problem(kind="invoice", raised_on=ago(7))
    morning.entry(1, ago(1), "call")
    morning.entry(1, ago(1), "email", inbound=True, purposes=("billing",))
    assert morning.owed("invoice")


def test_solved_it_is_checked_after_2_and_14_days_and_each_check_ends_14_days_on(morning: Morning) -> None:
    morning.problem(raised_on=ago(9), solved_on=ago(7))
    assert shown(morning, "solved?", last=ahead(30)) == list(range(-5, 21))
    assert band_and_points(morning, "solved?") == (DATED, 4)
    assert {morning.owed("solved?", day).due for day in (TODAY, ahead(7))} == {ago(5), ahead(7)}  # type: ignore[union-attr]


def test_each_check_is_settled_by_a_contact_for_check_or_done(morning: Morning) -> None:
    morning.problem(raised_on=ago(9), solved_on=ago(7))
    morning.entry(1, ago(5), "call")
    assert morning.owed("solved?", ago(4)), "a call about something else"
    morning.entry(1, ago(3), "call", purposes=("check",))
    assert shown(morning, "solved?", last=ahead(30)) == [-5, -4, *range(7, 21)]
    second = morning.owed("solved?", ahead(8))
    assert second
    morning.settlement(1, second.code, second.due, ahead(9))
    assert shown(morning, "solved?", last=ahead(30)) == [-5, -4, 7, 8]


@pytest.mark.parametrize("kind", ["invoice", "question"])
def test_an_invoice_paid_or_a_question_answered_is_not_checked(morning: Morning, kind: str) -> None:
    morning.problem(kind=kind, raised_on=ago(9), solved_on=ago(7))
    assert not morning.owed("solved?", ago(7) + timedelta(days=3))


def test_a_target_that_was_passed_when_we_spoke_gives_three_quiet_days(morning: Morning) -> None:
    morning.problem(raised_on=ago(6), target_on=TODAY)
    morning.entry(1, TODAY, "call")
    assert shown(morning, "problem", TODAY, ahead(5)) == [3, 4, 5]


def test_an_answer_today_is_an_update(morning: Morning) -> None:
    morning.problem(kind="question", raised_on=ago(4), answered_on=TODAY)
    assert not morning.owed("question")
    assert not morning.owed("problem")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"kind": "emergency"}, "emergency: seats wrong (open 4 days)"),
        ({"severe": True}, "severe problem: seats wrong (open 4 days)"),
        ({"target_on": ahead(1)}, "problem: seats wrong (open 4 days, target Tue 24 Nov, tomorrow)"),
    ],
)
def test_a_sentence_says_how_bad_it_is_since_when_and_until_when(morning: Morning, fields: Any, words: str) -> None:
    morning.problem(raised_on=ago(4), **fields)
    owed = morning.owed("problem")
    assert owed
    assert says(owed, TODAY) == words
