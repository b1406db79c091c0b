"""Days are read by one order for a whole column."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain.almanac import Order
from retain.exchange.dates_column import Days, NotADay, order, time_of

TODAY = date(2026, 11, 23)


def days(cells: list[str], fallback: Order = "mdy") -> list[str | None]:
    read = Days(lambda: order(cells, fallback), TODAY)
    return [read(cell) for cell in cells]


@pytest.mark.parametrize(
    ("cells", "fallback", "expected"),
    [
        (["3/4/2026", "31/1/2026"], "mdy", ["2026-04-03", "2026-01-31"]),
        (["3/4/2026", "1/31/2026"], "dmy", ["2026-03-04", "2026-01-31"]),
        (["3/4/2026"], "dmy", ["2026-04-03"]),
        (["3/4/2026"], "mdy", ["2026-03-04"]),
        (["3.4.2026"], "mdy", ["2026-04-03"]),
        (["03-04-2026"], "dmy", ["2026-04-03"]),
        (["31/1/26", "1/2/99"], "mdy", ["2026-01-31", "1999-02-01"]),
        (["26/1/31"], "ymd", ["2026-01-31"]),
        (["31/1/2026"], "ymd", ["2026-01-31"]),
    ],
)
def test_the_order_is_what_makes_the_column_days(cells: list[str], fallback: Order, expected: list[str]) -> None:
    assert days(cells, fallback) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2026-11-23", "2026-11-23"),
        ("20261123", "2026-11-23"),
        ("2026/11/23", "2026-11-23"),
        ("2006-04-15T03:23:15.000Z", "2006-04-15"),
        ("2006-04-15 03:23:15", "2006-04-15"),
        ("11/23/2026 2:30 PM", "2026-11-23"),
        ("23 Nov 2026", "2026-11-23"),
        ("Nov 23, 2026", "2026-11-23"),
        ("Mon 23 Nov 2026", "2026-11-23"),
        ("", None),
        ("  ", None),
    ],
)
def test_days_are_read_in_the_forms_programs_write(cell: str, expected: str | None) -> None:
    assert days([cell]) == [expected]


@pytest.mark.parametrize(
    "cell", ["fri", "today", "12/1", "soon", "2026-02-30", "0/0/00", "45123", "1850-01-01", "32 dec 2026", "1/1/20261"]
)
def test_what_is_no_day_of_a_year_is_refused(cell: str) -> None:
    with pytest.raises(NotADay, match="is no day"):
        days([cell])


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2026-11-23 14:30", "14:30"),
        ("2026-11-23T09:05:59Z", "09:05"),
        ("11/23/2026 2:30 PM", "14:30"),
        ("2026-11-23 00:00:00", None),
        ("2026-11-23", None),
    ],
)
def test_the_time_beside_a_day_is_kept(cell: str, expected: str | None) -> None:
    assert time_of(cell) == expected


DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@given(st.lists(DAYS, min_size=1, max_size=12), st.sampled_from(["%d/%m/%Y", "%m/%d/%Y"]))
def test_a_column_with_a_day_past_the_twelfth_is_read_as_written(found: list[date], form: str) -> None:
    found = [*found, found[0].replace(day=1) + timedelta(days=19)]
    assert days([day.strftime(form) for day in found], "ymd") == [day.isoformat() for day in found]
