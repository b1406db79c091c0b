"""What sets a row aside: an attempt until its retry, a snooze, days away."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from retain.domain.reasons import says
from tests.factories import TODAY, ago, ahead
from tests.mornings import Morning

FRIDAY, BREAK = ahead(4), (ahead(14), ahead(18))
"""A week off, Monday to Friday, in two weeks."""
LAST = ahead(9)


@pytest.fixture
def morning() -> Morning:
    morning = Morning()
    morning.customer(added_on=ago(60), tier="C", tier_because="so")
    return morning


def shown(morning: Morning, first: date = TODAY, last: date = LAST) -> list[int]:
    """The days the customer is on the list, counted from today."""
    listed = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [(day - TODAY).days for day in listed if morning.row(1, day)]


@pytest.mark.parametrize(("tried", "back"), [(TODAY, ahead(2)), (ahead(3), ahead(7)), (FRIDAY, ahead(8))])
def test_an_attempt_sets_the_row_aside_for_two_working_days(morning: Morning, tried: date, back: date) -> None:
    morning.entry(1, tried, "call", attempt=True)
    assert shown(morning, tried, ahead(9)) == list(range((back - TODAY).days, 10))
    assert morning.due(tried).tried == [back]
    assert morning.due(back).tried == []


def test_nobody_not_due_is_counted_as_tried(morning: Morning) -> None:
    morning.entry(1, TODAY, "visit", purposes=("review",))
    morning.entry(1, ahead(1), "call", attempt=True)
    found = morning.due(ahead(1))
    assert (found.rows, found.tried) == ([], [])


def test_band_1_stays_after_an_attempt_and_nothing_else(morning: Morning) -> None:
    morning.promise(1, due_on=TODAY)
    morning.problem(1, raised_on=ago(3))
    morning.promise(1, "later", due_on=ahead(2))
    morning.entry(1, TODAY, "call", attempt=True)
    row = morning.row()
    assert row
    assert sorted(one.code for one in row.owed) == ["g1", "p1"]
    assert morning.due().tried == [ahead(2)]


def test_each_attempt_sets_it_aside_again_and_a_contact_ends_that(morning: Morning) -> None:
    morning.entry(1, TODAY, "call", attempt=True)
    morning.entry(1, ahead(2), "email", attempt=True)
    assert shown(morning, last=ahead(6)) == [4, 5, 6]
    morning.promise(1, due_on=ahead(8))
    morning.entry(1, ahead(3), "email", inbound=True)
    assert shown(morning, last=ahead(6)) == [3, 4, 5, 6], "they wrote: the promise is due in 3 working days"


def test_a_snooze_sets_aside_all_but_band_1_until_its_day(morning: Morning) -> None:
    morning.snooze(1, ahead(5))
    assert shown(morning) == [5, 6, 7, 8, 9]
    assert morning.due().snoozed == [ahead(5)]
    morning.promise(1, due_on=ahead(2))
    assert shown(morning) == list(range(2, 10))
    row = morning.row(1, ahead(2))
    assert row
    assert [one.code for one in row.owed] == ["p1"]


def test_a_snooze_later_than_91_days_after_the_last_touch_ends_there(morning: Morning) -> None:
    morning.entry(1, ago(85), "call")
    morning.snooze(1, ahead(30))
    assert shown(morning) == [6, 7, 8, 9]
    assert morning.due().snoozed == [ahead(6)]


def test_promises_and_birthdays_in_a_break_come_forward_over_the_five_working_days_before_it(morning: Morning) -> None:
    for n in range(5):
        morning.promise(1, f"promise {n}", due_on=BREAK[0] + timedelta(days=n))
    morning.away(*BREAK)
    row = morning.row(1, ahead(10))
    assert row
    by = {one.code: one.day for one in row.owed if one.reason == "promise"}
    assert by == {f"p{n + 1}": morning.policy.workdays.after(BREAK[0], n - 5) for n in range(5)}


def test_one_promise_in_a_break_is_band_1_five_working_days_before_and_says_why(morning: Morning) -> None:
    morning.promise(1, due_on=ahead(16))
    assert not morning.owed("promise", ahead(7))
    morning.away(*BREAK)
    assert morning.days("promise", TODAY, ahead(21))[0] == ahead(2)
    before, on = morning.owed("promise", FRIDAY), morning.owed("promise", ahead(7))
    assert before
    assert on
    assert (before.band, on.band) == (2, 1)
    assert "you are away then" in says(on, ahead(7))


def test_a_note_to_self_comes_forward_and_what_they_promised_waits(morning: Morning) -> None:
    morning.promise(1, party="note", due_on=ahead(16))
    morning.promise(1, party="customer", made_on=ago(9), due_on=ahead(13))
    morning.entry(1, ago(8), "email")
    morning.away(*BREAK)
    assert morning.days("note to self", TODAY, ahead(8))[0] == ahead(7)
    assert morning.days("chase", TODAY, ahead(30))[0] == ahead(21), "the working day after the break"


def test_a_birthday_in_a_break_is_wished_and_its_card_posted_before_it(morning: Morning) -> None:
    born = ahead(17)
    morning.person(birthday=f"--{born:%m-%d}", main=True)
    morning.away(*BREAK)
    wish, card = morning.owed("birthday", ahead(7)), morning.owed("birthday card", ahead(2))
    assert wish
    assert card
    assert (wish.due, card.due) == (ahead(7), ahead(2))
    assert "Thu 10 Dec" in says(wish, ahead(7)), "the sentence has the day itself"
    assert "Thu 10 Dec" in says(card, ahead(2))


def test_a_birthday_at_the_end_of_a_long_leave_comes_forward_too(morning: Morning) -> None:
    first, last = ahead(14), ahead(60)
    morning.person(birthday=f"--{last:%m-%d}", main=True)
    morning.away(first, last)
    assert morning.days("birthday", TODAY, ahead(9))[0] == ahead(7)


@pytest.mark.parametrize(("tier", "cadence", "due"), [("A", 14, 21), ("B", 21, 22), ("C", 30, 23)])
def test_clocks_wait_until_after_a_break_a_first_without_reddening(tier: str, cadence: int, due: int) -> None:
    morning = Morning()
    morning.customer(tier=tier, tier_because="so")
    morning.entry(1, ahead(15) - timedelta(days=cadence), "visit", purposes=("review",))
    morning.away(*BREAK)
    clock = morning.account(1, ahead(10)).clocks["touch"]
    assert (clock.due, clock.color(ahead(due))) == (ahead(due), "green")
    assert not morning.owed("touch", ahead(due - 1))


def test_a_single_day_off_is_the_working_day_before(morning: Morning) -> None:
    morning.away(FRIDAY, FRIDAY)
    morning.promise(1, due_on=FRIDAY)
    thursday = morning.owed("promise", ahead(3))
    assert thursday
    assert thursday.band == 1
    morning.entry(1, FRIDAY - timedelta(days=30), "call")
    assert morning.account().clocks["touch"].due == ahead(3)


def test_leave_written_later_is_not_known_yet(morning: Morning) -> None:
    morning.promise(1, due_on=ahead(16))
    morning.away(*BREAK, made_on=ahead(9))
    assert not morning.owed("promise", ahead(8))
    assert morning.owed("promise", ahead(9))
