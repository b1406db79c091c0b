"""A rhythm of orders that broke: when it does, and what ends it."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain.owed import DATED
from retain.domain.owed_orders import usual_gap
from retain.domain.reasons import says
from tests.factories import TODAY, ago, ahead
from tests.mornings import Morning

FIRST, LAST = ago(7), ahead(14)
"""The days looked at unless a test says otherwise."""
THREE_WEEKS_AGO = ago(21)


@pytest.fixture
def morning() -> Morning:
    morning = Morning()
    morning.customer()
    return morning


def shown(morning: Morning, reason: str, first: date = FIRST, last: date = LAST) -> list[int]:
    """The days on the list, counted from today."""
    return [(day - TODAY).days for day in morning.days(reason, first, last)]


def rhythm(morning: Morning, gap: int = 10, orders: int = 5, last: date = THREE_WEEKS_AGO) -> None:
    for place in range(orders):
        morning.sale(1, last - timedelta(days=gap * place), product="seats", delivered_on=last)


def test_a_rhythm_is_broken_the_day_after_twice_the_median_gap(morning: Morning) -> None:
    rhythm(morning)
    assert shown(morning, "rhythm") == list(range(15))
    owed = morning.owed("rhythm")
    assert owed
    assert (owed.code, owed.band, owed.points) == ("c1-rhythm", DATED, 6)
    assert says(owed, ahead(3)) == "usually orders every 10 days, now 24"


def test_four_orders_are_no_rhythm_and_two_sales_of_a_day_are_one_order(morning: Morning) -> None:
    rhythm(morning, orders=4)
    assert not morning.owed("rhythm")
    morning.sale(1, ago(21), product="LED")
    assert not morning.owed("rhythm")
    morning.sale(1, ago(61), product="seats")
    assert morning.owed("rhythm")


def test_a_contact_or_an_order_ends_it_once_and_an_attempt_doesnt(morning: Morning) -> None:
    rhythm(morning)
    morning.entry(1, ahead(1), "call", attempt=True)
    assert morning.owed("rhythm", ahead(4))
    morning.entry(1, ahead(7), "email", inbound=True)
    assert not shown(morning, "rhythm", ahead(7), ahead(40))
    morning.sale(1, ahead(8), product="seats", delivered_on=ahead(8))
    assert shown(morning, "rhythm", ahead(8), ahead(40)) == [38, 39, 40], "after its longest gap, 29 days"


def test_a_contact_on_the_day_it_broke_ends_it(morning: Morning) -> None:
    rhythm(morning)
    morning.entry(1, TODAY, "message")
    assert not morning.owed("rhythm")


def test_a_rhythm_that_breaks_on_the_day_its_customer_comes_is_due_that_day() -> None:
    morning = Morning(since=TODAY)
    for number in range(1, 11):
        morning.customer(f"N{number:02}", added_on=TODAY, tier="C", tier_because="so")
        for place in range(5):
            morning.sale(number, ago(21 + 10 * place), 100 - number)
    assert morning.account(10).clocks["touch"].due > TODAY
    assert morning.owed("rhythm", customer=10)


def test_a_contact_before_it_broke_doesnt_count(morning: Morning) -> None:
    rhythm(morning)
    morning.entry(1, ago(1), "visit")
    assert morning.owed("rhythm")


def test_a_customer_who_refused_calls_alone_still_breaks_its_rhythm() -> None:
    morning = Morning()
    morning.customer(no_contact=("call",))
    rhythm(morning)
    assert morning.owed("rhythm")


def test_a_rhythm_that_broke_before_its_customer_came_waits_for_the_first_touch() -> None:
    morning = Morning(since=TODAY)
    for number in range(1, 11):
        morning.customer(f"N{number:02}", added_on=TODAY, tier="C", tier_because="so")
        for place in range(5):
            morning.sale(number, ago(100 + 10 * place), 100 - number)
    firsts = {number: morning.account(number).clocks["touch"].due for number in (1, 10)}
    assert firsts[1] == TODAY < firsts[10]
    assert morning.owed("rhythm", customer=1)
    assert not morning.days("rhythm", TODAY, firsts[10] - timedelta(days=1), customer=10)
    assert morning.owed("rhythm", firsts[10], customer=10)


@pytest.mark.parametrize(
    ("gaps", "usual", "limit"),
    [
        ([10, 10, 10, 10], 10, 20),
        ([1, 2, 3, 4], 3, 5),
        ([10, 10, 10, 90], 10, 90),
        ([5, 5, 5, 5, 5, 5, 5, 5, 5, 80], 5, 10),
    ],
)
def test_the_silence_that_breaks_is_twice_the_median_or_the_90th_percentile(
    gaps: list[int], usual: int, limit: int
) -> None:
    days = [0]
    for gap in gaps:
        days.append(days[-1] + gap)
    assert usual_gap(days) == (usual, limit)


@given(st.lists(st.integers(1, 100), min_size=4, max_size=30))
def test_the_usual_gap_is_the_median_rounded_up(gaps: list[int]) -> None:
    days = [0]
    for gap in gaps:
        days.append(days[-1] + gap)
    usual, limit = usual_gap(days)
    assert usual == ceil(median(gaps))
    assert limit == max(2 * median(gaps), sorted(gaps)[ceil(0.9 * len(gaps)) - 1])


@given(st.lists(st.integers(1, 100), min_size=4, max_size=30))
def test_a_rhythm_outlasts_nine_of_ten_of_its_gaps(gaps: list[int]) -> None:
    days = [0]
    for gap in gaps:
        days.append(days[-1] + gap)
    _, limit = usual_gap(days)
    assert sum(gap <= limit for gap in gaps) >= 0.9 * len(gaps)
