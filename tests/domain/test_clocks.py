"""The clocks: how long each may run, when it is due, and where newcomers' first dates fall."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain.away import Away
from retain.domain.clocks import (
    Clock,
    Newcomer,
    Place,
    boosted,
    due_day,
    first_due,
    last_review,
    line,
    places,
    plain_cadence,
)
from retain.domain.policy import Cadence
from retain.domain.standings import Sales, Standing
from retain.domain.workdays import Workdays, with_breaks
from tests.factories import TODAY, ago
from tests.mornings import POLICY

WEEK = Workdays()
A, B, C = (POLICY.cadences[tier] for tier in "ABC")
BREAK = with_breaks(WEEK, [Away(date(2026, 12, 7), date(2026, 12, 11), TODAY)])
"""A week off, Monday to Friday."""


def standing(**fields: Any) -> Standing:
    return Standing(1, "Acme", "acme", ago(400), **fields)


def clock(due: date, days: int = 14) -> Clock:
    return Clock("touch", due - timedelta(days=days), days, due)


@pytest.mark.parametrize(
    ("late", "color"), [(-1, "green"), (0, "green"), (1, "amber"), (7, "amber"), (8, "red"), (100, "red")]
)
def test_a_clock_is_amber_past_its_cadence_and_red_past_one_and_a_half_times_it(late: int, color: str) -> None:
    assert clock(ago(late)).color(TODAY) == color
    assert clock(ago(late)).overdue(TODAY) == max(0, late)


@pytest.mark.parametrize(
    ("status", "sold", "said_on", "expected"),
    [
        ("active", None, None, "C"),
        ("past", ago(400), None, "past"),
        ("past", date(2024, 11, 23), None, "past"),
        ("past", date(2024, 11, 22), None, "long past"),
        ("past", None, date(2024, 1, 1), "long past"),
        ("past", None, None, "past"),
    ],
)
def test_past_customers_stand_on_their_own_line_and_after_24_months_on_another(
    status: str, sold: date | None, said_on: date | None, expected: str
) -> None:
    sales = Sales(sold, sold) if sold else None
    assert line(standing(said_on=said_on), status, "C", sales, TODAY) == expected


def test_high_potential_lifts_c_to_bs_cadence_and_nobody_else() -> None:
    lines = {tier: line(standing(potential="high"), "active", tier, None, TODAY) for tier in "ABC"}
    assert lines == {"A": "A", "B": "B", "C": "B"}


def test_an_own_interval_replaces_the_touch_alone() -> None:
    assert plain_cadence(standing(interval=60), "A", POLICY) == Cadence(60, 30, 90, 90)
    assert plain_cadence(standing(), "A", POLICY) == A


@pytest.mark.parametrize(
    ("cadence", "halved", "rival", "expected"),
    [
        (A, True, False, Cadence(7, 15, 90, 90)),
        (B, True, False, Cadence(11, 23, 180, 90)),
        (C, True, False, Cadence(15, 45, 365, 90)),
        (C, False, True, Cadence(21, 45, 180, 90)),
        (A, False, True, A),
        (C, True, True, Cadence(15, 45, 180, 90)),
        (Cadence(10, 12), True, False, Cadence(7, 7)),
        (Cadence(5, 6), True, True, Cadence(5, 6)),
        (Cadence(91, 180), True, True, Cadence(21, 45)),
        (C, False, False, C),
    ],
)
def test_boosts_dont_stack_and_the_shortest_wins_never_under_seven_days(
    cadence: Cadence,
    halved: bool,  # noqa: FBT001 - a table
    rival: bool,  # noqa: FBT001
    expected: Cadence,
) -> None:
    assert boosted(cadence, POLICY, halved=halved, rival=rival) == expected


def test_a_review_counts_in_person_for_a_live_for_b_and_in_any_form_for_c() -> None:
    reviewed = standing(review_face=ago(30), review_live=ago(20), review=ago(10))
    assert [last_review(reviewed, tier) for tier in "ABC"] == [ago(30), ago(20), ago(10)]


@pytest.mark.parametrize(("last", "due"), [(ago(14), TODAY), (ago(13), TODAY + timedelta(days=1)), (ago(30), ago(17))])
def test_a_clock_is_due_on_the_day_it_reaches_its_cadence(last: date, due: date) -> None:
    assert due_day(last, 14, "A", WEEK) == WEEK.on_or_before(due)


def test_on_a_weekend_or_day_off_it_is_due_the_working_day_before() -> None:
    saturday = date(2026, 11, 28)
    assert due_day(saturday - timedelta(days=14), 14, "A", WEEK) == date(2026, 11, 27)
    friday_off = Workdays(off=frozenset({date(2026, 11, 27)}))
    assert due_day(saturday - timedelta(days=14), 14, "A", friday_off) == date(2026, 11, 26)


@pytest.mark.parametrize(("tier", "due"), [("A", 14), ("B", 15), ("C", 16)])
@pytest.mark.parametrize("reached", [7, 11, 12, 13])
def test_in_a_break_it_waits_until_after_it_a_first(tier: str, due: int, reached: int) -> None:
    assert due_day(date(2026, 12, reached) - timedelta(days=30), 30, tier, BREAK) == date(2026, 12, due)


@pytest.mark.parametrize("reached", [date(2026, 12, 5), date(2026, 12, 6)])
def test_on_the_weekend_before_a_break_it_is_due_that_friday(reached: date) -> None:
    assert due_day(reached - timedelta(days=30), 30, "C", BREAK) == date(2026, 12, 4)


def newcomers(count: int, tier: str, value: int = 1000) -> list[Newcomer]:
    """Customers of one tier, from more value to less."""
    return [Newcomer(n, tier, POLICY.cadences[tier], value - n, f"customer {n}") for n in range(1, count + 1)]


def firsts(crowd: list[Newcomer], name: str, came: date = TODAY) -> list[date]:
    """The newcomers' first dates for a clock, in order of value."""
    ranked = places(crowd)
    return [first_due(name, ranked[one.customer, name], came, WEEK) for one in crowd if (one.customer, name) in ranked]


@pytest.mark.parametrize("tier", ["A", "B", "C"])
@pytest.mark.parametrize(("came", "first"), [(TODAY, TODAY), (date(2026, 11, 28), date(2026, 11, 30))])
def test_a_single_newcomer_is_due_a_touch_and_a_conversation_that_day(tier: str, came: date, first: date) -> None:
    for name in ("touch", "conversation"):
        assert firsts(newcomers(1, tier), name, came) == [first]


@pytest.mark.parametrize(
    ("tier", "name", "days"), [("A", "face", 90), ("C", "face", 365), ("B", "review", 90), ("A", "official", 365)]
)
def test_a_single_newcomers_visit_and_review_come_a_whole_cadence_later(tier: str, name: str, days: int) -> None:
    width = WEEK.between(TODAY, TODAY + timedelta(days=days - 1))
    assert firsts(newcomers(1, tier), name) == [WEEK.after(TODAY, width)]


def test_thirty_newcomers_in_c_are_touched_over_its_22_working_days_in_order_of_value() -> None:
    assert WEEK.between(TODAY, TODAY + timedelta(days=29)) == 22
    found = firsts(newcomers(30, "C"), "touch")
    assert found == [WEEK.after(TODAY, i * 22 // 30) for i in range(30)]
    assert max(Counter(found).values()) == 2


def test_a_is_touched_within_ten_working_days_whatever_its_cadence() -> None:
    slow = [one._replace(cadence=Cadence(60, 60, 90, 90)) for one in newcomers(40, "A")]
    assert max(firsts(slow, "touch")) == WEEK.after(TODAY, 9)
    assert max(firsts(slow, "conversation")) > WEEK.after(TODAY, 40)


def test_visits_and_reviews_are_spread_one_step_later() -> None:
    width = WEEK.between(TODAY, TODAY + timedelta(days=89))
    assert firsts(newcomers(10, "A"), "face") == [WEEK.after(TODAY, (i + 1) * width // 10) for i in range(10)]
    assert firsts(newcomers(10, "A"), "review")[-1] == WEEK.after(TODAY, width)


def test_newcomers_share_a_clocks_days_with_those_of_the_same_cadence_only() -> None:
    crowd = [*newcomers(2, "A"), *(one._replace(customer=one.customer + 10) for one in newcomers(3, "C", 500))]
    found = places(crowd)
    assert found[1, "touch"] == Place(0, 2, 14, "A")
    assert found[11, "touch"] == Place(0, 3, 30, "C")
    assert found[13, "review"] == Place(4, 5, 90, "C"), "all three tiers are reviewed every 90 days"
    assert (11, "official") not in found


def test_past_newcomers_have_no_visit_review_or_official_place() -> None:
    past = Newcomer(1, "A", POLICY.cadences["past"], 5, "acme")
    assert {name for _, name in places([past])} == {"touch", "conversation"}


def test_ties_in_value_are_ranked_by_name() -> None:
    crowd = [Newcomer(n, "C", C, 0, key) for n, key in ((1, "zeta"), (2, "acme"))]
    found = places(crowd)
    assert (found[2, "touch"].rank, found[1, "touch"].rank) == (0, 1)


@given(st.integers(1, 200), st.sampled_from("ABC"), st.sampled_from(["touch", "conversation", "face", "review"]))
def test_no_day_gets_more_than_its_share_of_newcomers(count: int, tier: str, name: str) -> None:
    found = firsts(newcomers(count, tier), name)
    days = getattr(POLICY.cadences[tier], name)
    width = WEEK.between(TODAY, TODAY + timedelta(days=days - 1))
    assert found == sorted(found), "the most valuable first"
    assert max(Counter(found).values()) <= -(-count // width)
    assert found[-1] <= WEEK.after(TODAY, width)
