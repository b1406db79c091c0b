"""Working days, days off and breaks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain.away import Away
from retain.domain.errors import Refused
from retain.domain.workdays import Workdays, with_breaks
from tests.factories import TODAY, ago, ahead

WEEK = Workdays()
FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2026, 11, 27) + timedelta(days=n) for n in range(4))
days = st.dates(date(2020, 1, 1), date(2030, 1, 1))


def away(first: date, last: date) -> Workdays:
    return with_breaks(WEEK, [Away(first, last, TODAY)])


def test_a_weekend_goes_to_the_friday_before_or_the_monday_after() -> None:
    for day in (SATURDAY, SUNDAY):
        assert WEEK.on_or_before(day) == FRIDAY
        assert WEEK.on_or_after(day) == MONDAY
    assert WEEK.on_or_before(MONDAY) == WEEK.on_or_after(MONDAY) == MONDAY


def test_working_days_are_counted_over_the_weekend() -> None:
    assert WEEK.after(FRIDAY, 1) == WEEK.after(SUNDAY, 1) == MONDAY
    assert WEEK.after(MONDAY, -3) == date(2026, 11, 25)
    assert WEEK.after(SUNDAY, -1) == FRIDAY
    assert WEEK.between(MONDAY, MONDAY + timedelta(days=13)) == 10
    assert WEEK.between(SATURDAY, SUNDAY) == 0


def test_another_week_is_another_weekend() -> None:
    sunday_to_thursday = Workdays(frozenset({6, 0, 1, 2, 3}))
    assert sunday_to_thursday.on_or_before(SATURDAY) == FRIDAY - timedelta(days=1)
    assert sunday_to_thursday.on_or_after(SATURDAY) == SUNDAY


@pytest.mark.parametrize(("first", "last"), [(MONDAY, MONDAY), (SATURDAY, MONDAY), (SATURDAY, SUNDAY)])
def test_one_working_day_away_is_a_day_off_and_no_break(first: date, last: date) -> None:
    week = away(first, last)
    assert week.breaks == ()
    assert not week.worked(first)
    assert week.on_or_before(last) == FRIDAY


def test_two_working_days_away_are_a_break() -> None:
    week = away(FRIDAY, MONDAY)
    assert week.pause(SUNDAY) == (FRIDAY, MONDAY)
    assert week.pause(FRIDAY - timedelta(days=1)) is None
    assert week.on_or_before(MONDAY) == date(2026, 11, 26)
    assert week.after(date(2026, 11, 26), 1) == date(2026, 12, 1)


def test_leave_beside_holidays_that_leave_one_working_day_is_a_day_off() -> None:
    christmas = Workdays(off=frozenset({date(2026, 12, 24), date(2026, 12, 25)}))
    week = with_breaks(christmas, [Away(date(2026, 12, 23), date(2026, 12, 27), TODAY)])
    assert week.breaks == ()
    assert week.on_or_before(date(2026, 12, 26)) == date(2026, 12, 22)


@pytest.mark.parametrize(("count", "day"), [(1, 30), (7, 20)])
def test_the_months_last_working_days_are_counted_from_its_end(count: int, day: int) -> None:
    assert WEEK.last_of_month(TODAY, count) == date(2026, 11, day)


@given(days, st.integers(-30, 30).filter(bool))
def test_so_many_working_days_on_is_worked_and_so_many_away(day: date, count: int) -> None:
    found = WEEK.after(day, count)
    assert WEEK.worked(found)
    step = timedelta(days=1)
    passed = WEEK.between(day + step, found) if count > 0 else WEEK.between(found, day - step)
    assert passed == abs(count)


@given(days, st.integers(0, 20), st.integers(-30, 30))
def test_no_day_goes_into_a_break(day: date, length: int, offset: int) -> None:
    week = away(day, day + timedelta(days=length))
    asked = day + timedelta(days=offset)
    for found in (week.on_or_before(asked), week.on_or_after(asked), week.after(asked, 1), week.after(asked, -1)):
        assert not day <= found <= day + timedelta(days=length)
        assert found.weekday() < 5


def test_a_day_off_of_the_settings_is_not_worked() -> None:
    week = Workdays(off=frozenset({ahead(1)}))
    assert not week.worked(ahead(1))
    assert week.worked(ahead(2))


def test_days_away_end_after_they_begin() -> None:
    Away(TODAY, TODAY, TODAY)
    with pytest.raises(Refused, match=f"^{ago(1)} is before {TODAY}") as refused:
        Away(TODAY, ago(1), TODAY)
    assert refused.value.next_step == "retain away FROM..TO"


def test_working_days_between_two_are_those_counted_one_by_one() -> None:
    first = date(2026, 11, 23)
    off = frozenset(first + timedelta(days=n) for n in (-1, 0, 5, 12, 40))
    for days in (Workdays(), Workdays(frozenset({0, 2, 5}), off), Workdays(frozenset({1}), off, ((first, first),))):
        for start in range(7):
            begin = first + timedelta(days=start)
            for length in range(-2, 45):
                worked = [days.worked(begin + timedelta(days=n)) for n in range(length)]
                assert days.between(begin, begin + timedelta(days=length - 1)) == sum(worked)


@given(
    st.sets(st.integers(0, 6), min_size=1).map(frozenset),
    st.frozensets(days, max_size=8),
    st.lists(st.tuples(days, st.integers(0, 40)), max_size=3),
    days,
    st.integers(-400, 400),
)
def test_by_weeks_one_comes_to_the_day_that_one_by_one_would_reach(
    week: frozenset[int], off: frozenset[date], breaks: list[tuple[date, int]], day: date, count: int
) -> None:
    spans = tuple((first, first + timedelta(days=length)) for first, length in breaks)
    near = frozenset(day + (one - date(2025, 1, 1)) % timedelta(days=400) for one in off)
    workdays = Workdays(week, off | near, spans)
    reached, step = day, timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        reached += step
        while not workdays.worked(reached):
            reached += step
    assert workdays.after(day, count) == workdays.after(day, count) == reached
    begun, ended = sorted((day, reached))
    counted = sum(workdays.worked(begun + timedelta(days=n)) for n in range((ended - begun).days + 1))
    assert workdays.between(begun, ended) == counted
    assert workdays.between(ended + timedelta(days=1), begun) == 0
