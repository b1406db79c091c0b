"""Adherence and streak, read from the diary as it was on past days."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from retain.store.adherence import adherence, streak
from tests.factories import TODAY, ago, ahead
from tests.mornings import POLICY, Morning

if TYPE_CHECKING:
    from datetime import date

LONG_AGO = ago(100)


@pytest.fixture
def morning() -> Morning:
    """A diary 100 days old with one C whose clocks were restarted then; its touch is due 30 days after the last one."""
    found = Morning(ago(100))
    customer(found)
    return found


def customer(morning: Morning, touched: date = LONG_AGO) -> int:
    number = morning.customer(f"Customer {touched}", added_on=ago(400))
    for kind in ("visit", "call"):
        morning.entry(number, touched, kind, purposes=("review",))
    return number


def counted(morning: Morning, today: date = TODAY) -> tuple[int, int]:
    """How many matters were judged, and how many of them were settled in time."""
    morning.diary.today = today
    found = adherence(morning.diary, POLICY)
    return found.due, found.in_time


def in_a_row(morning: Morning, today: date = TODAY) -> int:
    morning.diary.today = today
    return streak(morning.diary, POLICY)


DUE = ago(70)
"""A Monday: 30 days after the touch 100 days ago is a Monday too."""


@pytest.mark.parametrize(("days", "in_time"), [(0, 1), (1, 1), (3, 1), (4, 0), (7, 0)])
def test_a_touch_is_in_time_within_three_working_days(morning: Morning, days: int, in_time: int) -> None:
    morning.entry(1, DUE + timedelta(days=days), "email")
    assert counted(morning, DUE + timedelta(days=14)) == (1, in_time)


def test_what_still_stands_is_late_only_once_its_days_are_over(morning: Morning) -> None:
    assert counted(morning, DUE + timedelta(days=3)) == (0, 0)
    assert counted(morning, DUE + timedelta(days=4)) == (1, 0)


def test_a_weekend_is_no_working_day(morning: Morning) -> None:
    late = customer(morning, ago(100) + timedelta(days=2))
    assert (DUE + timedelta(days=2)).weekday() == 2
    for number in (1, late):
        morning.entry(number, DUE + timedelta(days=7 if number == late else 1), "email")
    assert counted(morning, DUE + timedelta(days=14)) == (2, 2)


def test_a_promise_counts_from_its_day_and_kept_before_is_in_time(morning: Morning) -> None:
    for days in (70, 41):
        morning.entry(1, ago(days), "email")
    for ended_on in (ago(41), ago(33)):
        morning.promise(1, made_on=ago(60), due_on=ago(40), ended="kept", ended_on=ended_on)
    assert counted(morning, ago(32)) == (3, 2)


def test_a_promise_that_slipped_is_not_judged_again_until_its_new_day(morning: Morning) -> None:
    morning.entry(1, DUE, "email")
    number = morning.promise(1, made_on=ago(62), due_on=ago(55))
    morning.slip(number, ago(20), day=ago(56), from_on=ago(55))
    assert counted(morning, ago(50)) == (1, 1)


def test_what_was_snoozed_is_left_out(morning: Morning) -> None:
    morning.snooze(1, DUE + timedelta(days=10), made_on=DUE, asked=True)
    morning.entry(1, DUE + timedelta(days=11), "email")
    assert counted(morning, DUE + timedelta(days=14)) == (0, 0)


def test_a_step_done_is_settled_and_one_that_ran_out_is_not(morning: Morning) -> None:
    for number in range(2):
        morning.promise(1, f"sign {number}", party="customer", made_on=DUE - timedelta(days=10), due_on=DUE)
    morning.settlement(1, "p1-chase", DUE + timedelta(days=1), DUE + timedelta(days=1))
    due, in_time = counted(morning, DUE + timedelta(days=5))
    assert (due, in_time) == (4, 1)  # the notes ran out, the touch is late, p2's chase still has time


def test_the_window_is_ninety_days_and_never_before_the_diary_began(morning: Morning) -> None:
    morning.diary.today = TODAY
    assert adherence(morning.diary, POLICY).since == ago(90)
    morning.diary.today = ago(60)
    assert adherence(morning.diary, POLICY).since == ago(100)


def test_what_stood_there_before_the_window_is_not_judged() -> None:
    young = Morning(ago(20))
    young.customer("Acme", added_on=ago(400))
    young.entry(1, ago(200))
    young.entry(1, ago(10))
    assert counted(young) == (0, 0)


def test_an_empty_diary_has_followed_nothing() -> None:
    empty = Morning(TODAY)
    empty.diary.today = TODAY
    found = adherence(empty.diary, POLICY)
    assert (found.due, found.share) == (0, None)


def test_a_streak_counts_working_days_with_an_entry_or_nothing_open_in_band_1(morning: Morning) -> None:
    morning.promise(1, made_on=ago(30), due_on=ago(10))
    assert in_a_row(morning, ago(10)) == 64, "every day since the diary began; the promise's own evening isn't over"
    assert in_a_row(morning, ago(9)) == in_a_row(morning) == 0
    for days in (3, 4, 5, 6):
        morning.entry(1, ago(days), "email")
    assert in_a_row(morning) == 4
    assert in_a_row(morning, ago(2)) == in_a_row(morning, ago(3)) == 4, "a weekend neither adds nor breaks"


def test_today_counts_once_something_is_logged(morning: Morning) -> None:
    morning.promise(1, made_on=ago(30), due_on=ago(10))
    assert in_a_row(morning) == 0
    morning.entry(1, TODAY, "email")
    assert in_a_row(morning) == 1
    assert in_a_row(morning, ahead(1)) == 1


def test_days_away_neither_add_nor_break(morning: Morning) -> None:
    morning.promise(1, made_on=ago(30), due_on=ago(20))
    for days in (14, 13):
        morning.entry(1, ago(days), "email")
    morning.away(ago(12), ago(1), made_on=ago(30))
    assert in_a_row(morning) == 2


def test_a_streak_is_as_long_as_the_diary_at_most() -> None:
    young = Morning(ago(7))
    assert in_a_row(young) == 5
