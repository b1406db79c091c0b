"""The retention rate and what follows from it (SPEC section 5)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain import retention
from retain.domain.retention import Outlook, Turnover, turnover

FIRST, LAST = date(2025, 11, 24), date(2026, 11, 23)
PEOPLE = st.frozensets(st.integers(1, 40))


def test_a_hundred_customers_with_20_new_grow_by_5_percent_at_85_and_by_10_at_90() -> None:
    assert retention.what_if(100, 20, [85, 90]) == [Outlook(85, 105, 5), Outlook(90, 110, 10)]


@given(PEOPLE, PEOPLE)
def test_the_rate_is_the_end_less_the_new_by_the_start(before: frozenset[int], after: frozenset[int]) -> None:
    found = turnover(FIRST, LAST, before, after)
    assert found.end == len(after)
    if before:
        assert found.kept == pytest.approx((found.end - (found.new or 0)) / found.start)
        assert found.growth == pytest.approx(len(after) / len(before) - 1)
    else:
        assert (found.kept, found.growth) == (None, None)


def test_of_some_only_those_there_at_the_start_count() -> None:
    found = turnover(FIRST, LAST, {1, 2, 3}, {2, 3, 4}, {1, 2, 9})
    assert (found.start, found.lost, found.new, found.kept, found.growth) == (2, 1, None, 0.5, None)


@pytest.mark.parametrize(
    ("by", "count", "firsts"),
    [
        ("month", 3, ["2026-09-01", "2026-10-01", "2026-11-01"]),
        ("quarter", 2, ["2026-07-01", "2026-10-01"]),
        ("year", 2, ["2025-01-01", "2026-01-01"]),
    ],
)
def test_periods_are_those_of_the_calendar(by: str, count: int, firsts: list[str]) -> None:
    assert [str(day) for day in retention.starts(by, count, LAST)] == firsts


def test_periods_end_where_the_calendar_begins() -> None:
    assert retention.starts("year", 600, date(2, 5, 1)) == [date(1, 1, 1), date(2, 1, 1)]


def test_a_period_is_over_on_its_last_day() -> None:
    year = [Turnover(date(2028, 1, 1), date(2028, 12, 31), 10, 1)]
    assert [retention.periods("year", year, day)[0].so_far for day in (date(2028, 12, 30), date(2028, 12, 31))] == [
        True, False
    ]  # fmt: skip


def test_periods_before_there_was_anybody_are_left_out() -> None:
    some = [Turnover(date(2024 + n, 1, 1), date(2024 + n, 12, 31), start, 0, new) for n, (start, new) in
            enumerate([(0, 0), (0, 3), (3, 0)])]  # fmt: skip
    assert [one.name for one in retention.periods("year", some, LAST)] == ["2025", "2026"]


@pytest.mark.parametrize(
    ("then", "now", "trend"),
    [
        ((100, 10), (100, 8), "better"),
        ((100, 10), (100, 9), "steady"),
        ((100, 10), (100, 11), "steady"),
        ((100, 10), (100, 12), "worse"),
        ((4, 1), (33, 4), "steady"),
        ((0, 0), (33, 4), None),
    ],
)
def test_a_trend_takes_more_than_one_customer(then: tuple[int, int], now: tuple[int, int], trend: str | None) -> None:
    assert retention.trend(Turnover(FIRST, LAST, *now), Turnover(FIRST, LAST, *then)) == trend


def test_a_point_is_a_hundredth_and_over_ten_years_what_more_stay() -> None:
    point = retention.point(250, 1_000_000_00, 0.90)
    assert (point.customers, point.year) == (2.5, 10_000_00)
    gained = sum(0.91**year - 0.90**year for year in range(10)) * 1_000_000_00
    assert point.ten_years == pytest.approx(gained, abs=1)
    assert retention.point(250, 100, None).ten_years is None


def test_replacing_costs_the_factor_times_keeping() -> None:
    cost = retention.replacing(4, 6, 3000, 30)
    assert (cost.like_keeping, cost.keeping, cost.minutes) == (24, 100, 2400)
    assert retention.replacing(4, 6, 0, 30).minutes is None
    assert retention.replacing(4, 6, 3000, 0).minutes is None
