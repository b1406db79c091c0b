"""One customer judged on a day: its status, boosts, clocks and first dates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from retain.domain.accounts import birthday_in, weighs
from retain.domain.problems import Problem
from tests.factories import TODAY, ago, ahead
from tests.mornings import Morning

FAR = date(2027, 6, 1)


@pytest.fixture
def morning() -> Morning:
    return Morning()


@pytest.mark.parametrize(
    "fields", [{"said": "prospect"}, {"said": "lost", "said_on": ago(3)}, {"no_contact": ("all",)}]
)
def test_prospects_the_lost_and_those_who_refused_contact_have_no_clocks(morning: Morning, fields: Any) -> None:
    morning.customer(**fields)
    assert morning.account().clocks == {}


def test_refusing_one_channel_stops_no_clock(morning: Morning) -> None:
    morning.customer(no_contact=("call", "email"))
    assert set(morning.account().clocks) == {"touch", "conversation", "face", "review"}


def test_past_customers_have_two_clocks_and_only_an_a_has_the_official_visit(morning: Morning) -> None:
    morning.customer(said="past", said_on=ago(3))
    morning.customer("Birch", tier="A", tier_because="so")
    assert set(morning.account(1).clocks) == {"touch", "conversation"}
    assert set(morning.account(2).clocks) == {"touch", "conversation", "face", "review", "official"}


def touch_days(morning: Morning, today: date = TODAY) -> int:
    return morning.account(1, today).clocks["touch"].days


def test_for_90_days_after_the_first_sale_touch_and_conversation_are_halved(morning: Morning) -> None:
    morning.customer(tier="C", tier_because="so")
    morning.sale(1, ago(89))
    assert {name: clock.days for name, clock in morning.account().clocks.items()} == {
        "touch": 15, "conversation": 45, "face": 365, "review": 90
    }  # fmt: skip
    assert touch_days(morning, ahead(1)) == 30
    assert touch_days(morning, ago(90)) == 30, "before the first sale"


def test_while_a_problem_is_open_it_halves_and_once_solved_in_time_it_doesnt(morning: Morning) -> None:
    morning.customer()
    morning.problem(raised_on=ago(10), solved_on=ago(2), target_on=ago(2))
    assert touch_days(morning, ago(11)) == 30
    assert touch_days(morning, ago(3)) == 15
    assert touch_days(morning, ago(2)) == 30


@pytest.mark.parametrize(
    ("fields", "days"),
    [
        ({"severe": True}, 90),
        ({"kind": "emergency"}, 90),
        ({"target_on": ago(3)}, 90),
        ({"target_on": ago(2)}, 0),
        ({}, 0),
        ({"kind": "invoice", "severe": True}, 0),
    ],
)
def test_a_severe_or_late_solved_problem_weighs_for_90_days_and_an_invoice_never(fields: Any, days: int) -> None:
    solved = Problem(1, **{"kind": "trouble", "text": "seats", "raised_on": ago(9), "solved_on": ago(2), **fields})
    assert [weighs(solved, ago(2) + timedelta(days=n)) for n in (0, 89, 90)] == [days > 0, days > 89, days > 90]
    assert weighs(solved, ago(3)) == (solved.kind != "invoice"), "still open that day"


def test_a_competitor_seen_means_bs_cadence_at_most_for_90_days(morning: Morning) -> None:
    morning.customer()
    morning.entry(1, ago(89), "note", purposes=("competitor",))
    clocks = morning.account().clocks
    assert {name: clock.days for name, clock in clocks.items()} == {
        "touch": 21, "conversation": 45, "face": 180, "review": 90
    }  # fmt: skip
    assert touch_days(morning, ahead(1)) == 30


def test_boosts_are_the_active_customers(morning: Morning) -> None:
    morning.customer(said="past", said_on=ago(3))
    morning.problem(raised_on=ago(2))
    assert touch_days(morning) == 30


def test_a_clock_already_due_when_its_customer_came_is_spread_and_one_that_runs_is_not(morning: Morning) -> None:
    for number, days in enumerate((31, 30, 29), 1):
        morning.customer(f"N{number}", added_on=TODAY)
        morning.entry(number, ago(days), "message")
    clocks = [morning.account(number).clocks["touch"] for number in (1, 2, 3)]
    assert [clock.spread for clock in clocks] == [True, True, False]
    width = 22
    assert [clock.due for clock in clocks[:2]] == [TODAY, morning.policy.workdays.after(TODAY, width // 3)]
    assert clocks[2].due == ahead(1)


def test_a_clock_that_reached_its_cadence_on_the_weekend_was_due_that_friday_and_is_spread(morning: Morning) -> None:
    friday = date(2026, 11, 27)
    for number in (1, 2):
        morning.customer(f"N{number}", added_on=friday)
        morning.entry(number, friday - timedelta(days=28), "message")
    clocks = [morning.account(number, friday).clocks["touch"] for number in (1, 2)]
    assert [clock.spread for clock in clocks] == [True, True]
    assert clocks[0].due == friday < clocks[1].due


def test_first_dates_dont_move_when_others_are_contacted_or_the_day_advances(morning: Morning) -> None:
    for number in range(1, 23):
        morning.customer(f"N{number:02}", added_on=TODAY)
    before = [morning.account(number).clocks["touch"].due for number in (5, 10, 15, 22)]
    for number in range(1, 5):
        morning.entry(number, ahead(1), "call")
    assert [morning.account(number, ahead(2)).clocks["touch"].due for number in (5, 10, 15, 22)] == before
    assert len(set(before)) == 4


def test_cadence_and_value_of_the_first_dates_are_of_the_day_they_came(morning: Morning) -> None:
    came = ago(3)
    for number, (name, value) in enumerate((("Acme", 100), ("Birch", 200)), 1):
        morning.customer(name, added_on=came, tier="C", tier_because="so")
        morning.sale(number, ago(100), value)
    morning.sale(1, TODAY, 10**9)
    due = {number: morning.account(number).clocks["touch"].due for number in (1, 2)}
    assert due[2] == came < due[1], "Birch was worth more that day"
    assert morning.account(1).value > morning.account(2).value


@pytest.mark.parametrize("known_by", ["expected", "sold that day"])
def test_what_they_are_worth_on_the_day_they_come_ranks_newcomers(morning: Morning, known_by: str) -> None:
    for number, (name, value) in enumerate((("Acme", 100), ("Birch", 200)), 1):
        expected = value if known_by == "expected" else None
        morning.customer(name, added_on=TODAY, tier="C", tier_because="so", expected_value=expected)
        if not expected:
            morning.sale(number, TODAY, value)
    assert morning.account(2).clocks["touch"].due == TODAY < morning.account(1).clocks["touch"].due


def test_a_cadence_that_grew_longer_isnt_reached_by_an_early_first_date(morning: Morning) -> None:
    morning.customer(added_on=ago(5), tier="A", tier_because="pilot", tier_until=ago(1))
    morning.entry(1, ago(20), "message")
    assert morning.account(1, ago(5)).clocks["touch"].due == ago(5)
    assert morning.account().clocks["touch"].due == ahead(10), "30 days after that touch, as a C"


@pytest.mark.parametrize(
    ("touched", "until", "expected"),
    [(10, ahead(20), ahead(20)), (80, ahead(20), ahead(11)), (95, ahead(20), ago(4)), (None, ahead(20), ahead(20))],
)
def test_a_snooze_ends_91_days_after_the_last_touch_at_the_latest(
    morning: Morning, touched: int | None, until: date, expected: date
) -> None:
    morning.customer(added_on=ago(60) if touched is None else ago(400))
    if touched is not None:
        morning.entry(1, ago(touched), "call")
    morning.snooze(1, until)
    assert morning.account().snoozed_until == expected


def test_a_customer_never_touched_is_set_aside_91_days_after_it_came_at_the_latest(morning: Morning) -> None:
    morning.customer(added_on=ago(60))
    morning.snooze(1, FAR, asked=True)
    assert morning.account().snoozed_until == ago(60) + timedelta(days=91)


def test_the_newest_snooze_is_the_one_that_holds(morning: Morning) -> None:
    morning.customer(added_on=ago(5))
    morning.snooze(1, ahead(20), made_on=ago(2))
    morning.snooze(1, ahead(3), made_on=ago(1))
    assert morning.account(1, ago(2)).snoozed_until == ahead(20)
    assert morning.account().snoozed_until == ahead(3)
    assert morning.account(1, ahead(3)).snoozed_until is None


def test_attempts_count_for_ten_working_days_and_until_somebody_was_reached(morning: Morning) -> None:
    morning.customer()
    for days in (14, 13, 5):
        morning.entry(1, ago(days), "call", attempt=True)
    assert [attempt.day for attempt in morning.account().tried] == [ago(13), ago(5)]
    morning.entry(1, ago(6), "call", inbound=True)
    assert [attempt.day for attempt in morning.account().tried] == [ago(5)]
    morning.entry(1, ago(5), "message")
    assert morning.account().tried == [], "reached that day after all"


@pytest.mark.parametrize(
    ("born", "today", "expected"),
    [
        ("1980-11-23", TODAY, TODAY),
        ("1980-11-22", TODAY, date(2027, 11, 22)),
        ("--01-02", TODAY, date(2027, 1, 2)),
        ("2000-02-29", date(2027, 2, 1), date(2027, 2, 28)),
        ("2000-02-29", date(2028, 2, 1), date(2028, 2, 29)),
        ("2000-02-29", date(2027, 3, 1), date(2028, 2, 29)),
    ],
)
def test_the_next_birthday(born: str, today: date, expected: date) -> None:
    assert birthday_in(born, today) == expected
