"""Promises on the list: mine, a colleague's, the customer's, and notes to oneself."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from retain.domain.owed_promises import pressure
from retain.domain.reasons import says
from tests.factories import TODAY, ago, ahead
from tests.mornings import Morning

FRIDAY, SUNDAY = ahead(4), ahead(6)
TWO_WEEKS = ago(7), ahead(14)


@pytest.fixture
def morning() -> Morning:
    morning = Morning()
    morning.customer()
    morning.colleague()
    return morning


def first_and_last(morning: Morning, reason: str, until: date = TWO_WEEKS[1]) -> tuple[date, date] | None:
    """The first and last day of its unbroken time on the list."""
    days = morning.days(reason, TWO_WEEKS[0], until)
    assert not days or days == [date.fromordinal(n) for n in range(days[0].toordinal(), days[-1].toordinal() + 1)]
    return (days[0], days[-1]) if days else None


def band(morning: Morning, reason: str, today: date) -> int:
    owed = morning.owed(reason, today)
    assert owed, (reason, today)
    return owed.band


def points(morning: Morning, reason: str, today: date) -> float:
    owed = morning.owed(reason, today)
    assert owed, (reason, today)
    return round(owed.points, 2)


def sentence(morning: Morning, reason: str, today: date) -> str:
    owed = morning.owed(reason, today)
    assert owed, (reason, today)
    return says(owed, today)


@pytest.mark.parametrize(("late", "share"), [(-30, 0.2), (-14, 0.2), (-7, 0.46667), (0, 0.73333), (7, 1.0), (90, 1.0)])
def test_a_promise_presses_from_a_fifth_two_weeks_before_to_all_a_week_after(late: int, share: float) -> None:
    assert pressure(late) == pytest.approx(share, abs=1e-4)


def test_mine_shows_three_working_days_before_and_every_day_after(morning: Morning) -> None:
    morning.promise(due_on=FRIDAY)
    assert first_and_last(morning, "promise") == (ahead(1), ahead(14))
    assert [band(morning, "promise", day) for day in (ahead(3), FRIDAY, ahead(14))] == [2, 1, 1]
    assert points(morning, "promise", FRIDAY) == 8.8
    assert points(morning, "promise", ahead(11)) == 12
    assert "slip risk?" in sentence(morning, "promise", ahead(3))
    assert "3 days late" in sentence(morning, "promise", ahead(7))


def test_mine_for_a_sunday_is_due_on_the_friday(morning: Morning) -> None:
    morning.promise(due_on=SUNDAY)
    assert first_and_last(morning, "promise") == (ahead(2), ahead(14))
    assert [band(morning, "promise", day) for day in (ahead(3), FRIDAY)] == [2, 1]


def test_mine_made_for_tomorrow_shows_from_the_day_it_was_made(morning: Morning) -> None:
    morning.promise(due_on=ahead(1), made_on=TODAY)
    assert first_and_last(morning, "promise") == (TODAY, ahead(14))


@pytest.mark.parametrize("ending", ["kept", "broken", "dropped"])
def test_mine_leaves_on_the_day_it_ends(morning: Morning, ending: str) -> None:
    morning.promise(due_on=TODAY, ended=ending, ended_on=ahead(3))
    assert first_and_last(morning, "promise") == (ago(5), ahead(2))


def test_a_contact_keeps_no_promise_and_a_slip_moves_it(morning: Morning) -> None:
    promise = morning.promise(due_on=TODAY)
    morning.entry(1, TODAY, "visit")
    assert band(morning, "promise", TODAY) == 1
    morning.slip(promise, ahead(11), day=ahead(1), from_on=TODAY)
    assert band(morning, "promise", TODAY) == 1, "it slipped later"
    assert morning.days("promise", ahead(1), ahead(14)) == [ahead(n) for n in range(8, 15)]
    assert band(morning, "promise", ahead(11)) == 1


def test_a_colleagues_is_asked_for_two_working_days_before_until_asked(morning: Morning) -> None:
    morning.promise(party="colleague", colleague=1, due_on=FRIDAY)
    reason = "colleague's promise"
    assert first_and_last(morning, reason) == (ahead(2), ahead(14))
    asked = morning.owed(reason, ahead(2))
    assert asked
    assert (asked.code, asked.band) == ("p1-ask", 2)
    assert sentence(morning, reason, ahead(2)).startswith("ask Lee Park: send quote")
    morning.settlement(1, "p1-ask", asked.due, ahead(2))
    assert morning.days(reason, TODAY, ahead(5)) == [ahead(n) for n in (4, 5)], "and on the day again"


def test_a_colleagues_late_promise_is_ours_to_tell(morning: Morning) -> None:
    morning.promise(party="colleague", colleague=1, due_on=FRIDAY)
    late = morning.owed("colleague's promise", ahead(7))
    assert late
    assert (late.code, late.band) == ("p1", 1)
    assert sentence(morning, "colleague's promise", ahead(7)).endswith("tell the customer")
    assert band(morning, "colleague's promise", FRIDAY) == 1


def test_a_note_to_self_shows_on_its_date_in_band_2_until_done(morning: Morning) -> None:
    morning.promise(party="note", due_on=SUNDAY, ended="kept", ended_on=ahead(8))
    assert first_and_last(morning, "note to self") == (FRIDAY, ahead(7))
    assert (band(morning, "note to self", FRIDAY), points(morning, "note to self", FRIDAY)) == (2, 4)


def theirs(morning: Morning, made_on: date = TODAY, due_on: date = FRIDAY, **fields: Any) -> int:
    return morning.promise(party="customer", text="sign the NDA", made_on=made_on, due_on=due_on, **fields)


def test_theirs_makes_a_confirming_note_the_next_working_day_until_the_first_chase(morning: Morning) -> None:
    theirs(morning)
    assert first_and_last(morning, "confirming note") == (ahead(1), ahead(6))
    assert (band(morning, "confirming note", ahead(1)), points(morning, "confirming note", ahead(1))) == (2, 4)


def test_a_promise_of_theirs_made_on_friday_is_confirmed_on_monday(morning: Morning) -> None:
    theirs(morning, made_on=ago(3), due_on=ahead(14))
    assert first_and_last(morning, "confirming note", ahead(1)) == (TODAY, ahead(1))


def test_the_confirming_note_is_settled_by_writing_or_done_and_not_by_a_call(morning: Morning) -> None:
    entry = morning.entry(1, TODAY, "email")
    theirs(morning, entry=entry)
    morning.entry(1, ahead(1), "call")
    assert morning.owed("confirming note", ahead(1)), "the mail they promised it in confirms nothing"
    morning.entry(1, ahead(2), "email", inbound=True)
    assert morning.owed("confirming note", ahead(2))
    morning.entry(1, ahead(3), "message")
    assert morning.days("confirming note", TODAY, ahead(7)) == [ahead(1), ahead(2)]


def test_done_settles_the_confirming_note(morning: Morning) -> None:
    theirs(morning)
    note = morning.owed("confirming note", ahead(1))
    assert note
    morning.settlement(1, note.code, note.due, ahead(1))
    assert not morning.days("confirming note", ahead(1), ahead(7))


def test_theirs_is_chased_one_and_five_days_late_and_then_it_is_drop_it(morning: Morning) -> None:
    theirs(morning, made_on=ago(9), due_on=ago(5))
    assert morning.days("chase", ago(6), ahead(9)) == [date(2026, 11, n) for n in range(19, 30)]
    assert [band(morning, "chase", day) for day in (ago(4), TODAY)] == [2, 2]
    assert morning.days("drop it?", ago(6), ahead(9)) == [ahead(n) for n in range(7, 10)], "Saturday goes to Monday"
    assert (band(morning, "drop it?", ahead(7)), points(morning, "drop it?", ahead(7))) == (2, 4)


def test_each_chase_is_settled_by_its_own_contact_or_done(morning: Morning) -> None:
    theirs(morning, made_on=ago(9), due_on=ago(5))
    morning.entry(1, ago(3), "call")
    assert morning.days("chase", ago(5), ahead(5)) == [ago(4), *(ahead(n) for n in range(6))]
    second = morning.owed("chase")
    assert second
    assert second.due == TODAY
    morning.settlement(1, second.code, second.due, ahead(1))
    assert morning.days("chase", TODAY, ahead(9)) == [TODAY]


def test_nobody_answering_settles_no_chase(morning: Morning) -> None:
    theirs(morning, made_on=ago(9), due_on=ago(1))
    morning.entry(1, TODAY, "call", attempt=True)
    assert not morning.owed("chase"), "set aside until the retry"
    assert morning.owed("chase", ahead(2))


def test_a_promise_of_theirs_with_a_later_date_is_chased_from_there(morning: Morning) -> None:
    promise = theirs(morning, made_on=ago(9), due_on=ago(5))
    morning.slip(promise, ahead(3), day=ago(3), from_on=ago(5))
    assert morning.days("chase", ago(6), ahead(7)) == [ago(4), ahead(4), ahead(5), ahead(6), ahead(7)]


def test_a_promise_is_unknown_before_it_was_made(morning: Morning) -> None:
    morning.promise(due_on=ahead(1), made_on=ahead(1))
    assert not morning.owed("promise")
    assert morning.owed("promise", ahead(1))


def test_a_lost_customers_promises_stay(morning: Morning) -> None:
    morning.customer("Birch", said="lost", said_on=ago(2))
    morning.promise(2, due_on=TODAY)
    assert morning.owed("promise", TODAY, customer=2)


@pytest.mark.parametrize(("due_on", "first"), [(ahead(1), ahead(11)), (ahead(4), ahead(14)), (ahead(3), ahead(14))])
def test_dropping_it_is_proposed_ten_days_late_or_the_working_day_after(
    morning: Morning, due_on: date, first: date
) -> None:
    theirs(morning, due_on=due_on)
    assert morning.days("drop it?", ahead(9), ahead(20))[0] == first


def test_the_newest_entry_doesnt_confirm_what_they_promised_in_it(morning: Morning) -> None:
    morning.entry(1, TODAY, "email")
    theirs(morning, entry=morning.entry(1, TODAY, "email"))
    assert morning.owed("confirming note", ahead(1))
    morning.entry(1, TODAY, "email")
    assert not morning.owed("confirming note", ahead(1)), "a second mail of that day does"


def test_a_mail_of_the_day_after_confirms_though_it_was_written_down_first(morning: Morning) -> None:
    morning.entry(1, ahead(1), "email")
    theirs(morning, entry=morning.entry(1, TODAY, "call"))
    assert not morning.owed("confirming note", ahead(1))


@pytest.mark.parametrize(
    ("party", "day", "words"),
    [
        ("me", FRIDAY, "you promised: send quote (Fri 27 Nov, today)"),
        ("me", ahead(5), "you promised: send quote (1 day late)"),
        ("colleague", FRIDAY, "ask Lee Park: send quote (Fri 27 Nov, today)"),
        ("colleague", ahead(5), "Lee Park is 1 day late: send quote; tell the customer"),
        ("note", FRIDAY, "note to self: send quote"),
        ("note", ahead(5), "note to self: send quote (since Fri 27 Nov, yesterday)"),
        ("customer", ahead(7), "they owe: send quote, 3 days late; chase it"),
        ("customer", ahead(14), "they owe: send quote, 10 days late; drop it?"),
    ],
)
def test_sentences_name_who_owes_what_and_how_late_it_is(morning: Morning, party: str, day: date, words: str) -> None:
    morning.promise(party=party, due_on=FRIDAY, colleague=1 if party == "colleague" else None)
    morning.entry(1, ahead(1), "email")
    reasons = {"me": "promise", "colleague": "colleague's promise", "note": "note to self"}
    theirs_now = "chase" if day == ahead(7) else "drop it?"
    assert sentence(morning, reasons.get(party, theirs_now), day) == words
