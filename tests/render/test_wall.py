"""The months above the wall stand where they begin, and never on each other."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain.almanac import MONTHS
from retain.domain.wall import mondays
from retain.render.wall import months

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("weeks", "line"),
    [
        (52, "Dec Jan Feb Mar  Apr May  Jun Jul Aug  Sep Oct Nov  "),
        (11, "  Oct Nov  "),
        (13, "Sep Oct Nov  "),
        (2, "  "),
    ],
)
def test_a_month_stands_above_the_week_it_begins_in(weeks: int, line: str) -> None:
    assert months(mondays(weeks, TODAY)) == line


@given(st.integers(1, 200), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_the_line_is_as_wide_as_the_weeks_and_names_whole_months(weeks: int, today: date) -> None:
    days = mondays(weeks, today)
    line = months(days)
    assert len(line) == weeks
    assert set(line.split()) <= set(MONTHS)
    for place in range(1, weeks):
        if line[place - 1 : place] == " " and line[place : place + 3] in MONTHS:
            in_week = {(days[place] + timedelta(days=day)).strftime("%b") for day in range(7)}
            assert line[place : place + 3] in in_week
