"""Dates as typed and as said. Unless a test says otherwise, today is Sunday 22 November 2026."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain import dates
from retain.domain.almanac import DAYS, MONTHS, Lean, Order

TODAY = date(2026, 11, 22)
FRIDAY = date(2026, 11, 27)

DIARY_DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
WORKING_LIVES = st.dates(date(1990, 1, 1), date(2090, 12, 31))
LEANS = st.sampled_from(["past", "future"])
ORDERS = st.sampled_from(["dmy", "mdy", "ymd"])
WORDS = st.sampled_from(
    "on by the next last this in a 2 15th 31st 99999999 12/1 1.12. 2026-11-22 fri sun may dec end of first week month "
    "year quarter eom ago d w m y 3d -3d +1y and from now 1900 9999y , . .. T10:00".split()
)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-20", date(2026, 11, 20)),
        ("2026-11-20T10:00", date(2026, 11, 20)),
        ("2026-11-20 23:59:59+01:00", date(2026, 11, 20)),
        ("2026/11/20", date(2026, 11, 20)),
        ("today", TODAY),
        ("yesterday", date(2026, 11, 21)),
        ("tomorrow", date(2026, 11, 23)),
        ("the day after tomorrow", date(2026, 11, 24)),
        ("next fri", FRIDAY),
        ("fri next week", FRIDAY),
        ("last tue", date(2026, 11, 17)),
        ("last sun", date(2026, 11, 15)),
        ("monday week", date(2026, 11, 30)),
        ("in 2 weeks", date(2026, 12, 6)),
        ("2 weeks from now", date(2026, 12, 6)),
        ("2 weeks ago", date(2026, 11, 8)),
        ("in a week", date(2026, 11, 29)),
        ("a week ago", date(2026, 11, 15)),
        ("in three months", date(2027, 2, 22)),
        ("-3d", date(2026, 11, 19)),
        ("+3d", date(2026, 11, 25)),
        ("+1y 6m", date(2028, 5, 22)),
        ("-2w3d", date(2026, 11, 5)),
        ("eom", date(2026, 11, 30)),
        ("end of the month", date(2026, 11, 30)),
        ("end of next month", date(2026, 12, 31)),
        ("last day of february 2028", date(2028, 2, 29)),
        ("end of next week", FRIDAY),
        ("eoq", date(2026, 12, 31)),
        ("end of last quarter", date(2026, 9, 30)),
        ("end of year", date(2026, 12, 31)),
        ("next week", date(2026, 11, 23)),
        ("next month", date(2026, 12, 1)),
        ("next quarter", date(2027, 1, 1)),
        ("next year", date(2027, 1, 1)),
        ("beginning of the month", date(2026, 11, 1)),
        ("last week", date(2026, 11, 9)),
        ("last month", date(2026, 10, 1)),
        ("first of next month", date(2026, 12, 1)),
        ("beginning of next month", date(2026, 12, 1)),
        ("15th next month", date(2026, 12, 15)),
        ("12/1/26", date(2026, 12, 1)),
        ("12/1/2026", date(2026, 12, 1)),
        ("1.12.2026", date(2026, 1, 12)),
        ("dec 1 2026", date(2026, 12, 1)),
        ("december 1st, 2026", date(2026, 12, 1)),
        ("1-Dec-26", date(2026, 12, 1)),
        ("1st of December 2026", date(2026, 12, 1)),
        ("Fri 27 Nov 2026", FRIDAY),
        ("  By   FRI 27 nov 2026 ", FRIDAY),
    ],
)
def test_a_date_that_says_which_day_does_not_lean(typed: str, day: date) -> None:
    assert dates.parse(typed, TODAY, lean="past") == dates.parse(typed, TODAY, lean="future") == day


@pytest.mark.parametrize(
    ("typed", "past", "future"),
    [
        ("fri", date(2026, 11, 20), FRIDAY),
        ("thurs", date(2026, 11, 19), date(2026, 11, 26)),
        ("on Tuesday", date(2026, 11, 17), date(2026, 11, 24)),
        ("this fri", date(2026, 11, 20), FRIDAY),
        ("sun", TODAY, TODAY),
        ("12/1", date(2025, 12, 1), date(2026, 12, 1)),
        ("11/22", TODAY, TODAY),
        ("dec 1", date(2025, 12, 1), date(2026, 12, 1)),
        ("1 dec.", date(2025, 12, 1), date(2026, 12, 1)),
        ("15th of dec", date(2025, 12, 15), date(2026, 12, 15)),
        ("the 15th", date(2026, 11, 15), date(2026, 12, 15)),
        ("1st of the month", date(2026, 11, 1), date(2026, 12, 1)),
        ("31st", date(2026, 10, 31), date(2026, 12, 31)),
        ("feb 29", date(2024, 2, 29), date(2028, 2, 29)),
        ("may 5", date(2026, 5, 5), date(2027, 5, 5)),
        ("end of dec", date(2025, 12, 31), date(2026, 12, 31)),
        ("first of dec", date(2025, 12, 1), date(2026, 12, 1)),
        ("2w", date(2026, 11, 8), date(2026, 12, 6)),
        ("this month", date(2026, 11, 1), date(2026, 11, 30)),
        ("end of week", date(2026, 11, 20), FRIDAY),
    ],
)
def test_what_leaves_the_side_open_leans(typed: str, past: date, future: date) -> None:
    assert dates.parse(typed, TODAY, lean="past") == past
    assert dates.parse(typed, TODAY, lean="future") == future


@pytest.mark.parametrize(
    ("order", "short", "long", "two_digits"),
    [
        ("mdy", date(2027, 2, 3), date(2026, 2, 3), date(2004, 2, 3)),
        ("dmy", date(2027, 3, 2), date(2026, 3, 2), date(2004, 3, 2)),
        ("ymd", date(2027, 2, 3), date(2026, 2, 3), date(2002, 3, 4)),
    ],
)
def test_numbers_follow_the_configured_order(order: Order, short: date, long: date, two_digits: date) -> None:
    def parse(typed: str) -> date:
        return dates.parse(typed, TODAY, lean="future", order=order)

    assert parse("2/3") == parse("2.3.") == short
    assert parse("2/3/2026") == parse("2.3.2026") == parse("2-3-2026") == long
    assert parse("2/3/04") == two_digits


@pytest.mark.parametrize(
    "typed",
    [
        "may",
        "32 dec",
        "friyay",
        "",
        "13/13",
        "99999999y",
        "9999y",
        "0/0",
        "25/12",
        "dec 2026",
        "12",
        "1.12",
        "2026-02-29",
        "1899-12-31",
        "2201-01-01",
        "thu 27 nov 2026",
        "31st of this month",
        "the sun",
        "next",
        "end of",
        "start",
        "- 3d",
        "٣d",
        "2026-11-22T25:00",
        "fri " * 40,
    ],
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(dates.NotADate):
        dates.parse(typed, TODAY, lean="future")


def test_a_refused_date_is_quoted_on_one_line_with_three_examples() -> None:
    assert dates.NotADate("fri\nyay").sentence == '"fri yay" isn\'t a date: try fri, 12/1 or "in 2 weeks".'
    assert dates.NotADate("x" * 99).sentence.startswith(f'"{"x" * 59}…" isn\'t')
    assert dates.NotADate.code == 2


def test_months_keep_to_the_end_of_shorter_ones() -> None:
    assert dates.parse("in 1 month", date(2026, 1, 31), lean="past") == date(2026, 2, 28)
    assert dates.parse("in 1y", date(2028, 2, 29), lean="past") == date(2029, 2, 28)


@pytest.mark.parametrize(("today", "next_friday"), [(20, 27), (21, 27), (22, 27), (23, 34), (26, 34), (27, 34)])
def test_next_friday_is_the_one_after_this_week_has_ended(today: int, next_friday: int) -> None:
    first = date(2026, 11, 1)
    assert dates.parse("next fri", TODAY.replace(day=today), lean="future") == first + timedelta(days=next_friday - 1)


@given(st.text() | st.lists(WORDS, max_size=6).map(" ".join), WORKING_LIVES, LEANS, ORDERS)
def test_any_text_is_a_date_of_the_diarys_years_or_refused(text: str, today: date, lean: Lean, order: Order) -> None:
    try:
        found = dates.parse(text, today, lean=lean, order=order)
    except dates.NotADate:
        return
    assert 1900 <= found.year <= 2200


@given(DIARY_DAYS, WORKING_LIVES, LEANS, ORDERS)
def test_an_iso_date_is_itself(day: date, today: date, lean: Lean, order: Order) -> None:
    assert dates.parse(day.isoformat(), today, lean=lean, order=order) == day


@given(WORKING_LIVES, WORKING_LIVES)
def test_a_day_is_found_again_by_what_is_said_of_it(day: date, today: date) -> None:
    words = dates.said(day, today).partition(",")[0]
    assert dates.parse(words if day.year != today.year else f"{words} {day.year}", today, lean="past") == day


@given(WORKING_LIVES, st.sampled_from([*DAYS, "1st", "15th", "31st", *(f"{month} 7" for month in MONTHS)]))
def test_the_leanings_are_nearest_and_meet_on_the_day_itself(today: date, typed: str) -> None:
    past = dates.parse(typed, today, lean="past")
    future = dates.parse(typed, today, lean="future")
    assert past <= today <= future
    assert dates.parse(typed, past, lean="future") == past
    assert past == today or dates.parse(typed, past + timedelta(days=1), lean="future") == future


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1980-02-29", "1980-02-29"),
        ("19800229", "1980-02-29"),
        ("29 feb 1980", "1980-02-29"),
        ("2/29/1980", "1980-02-29"),
        ("--02-29", "--02-29"),
        ("--0229", "--02-29"),
        ("feb 29", "--02-29"),
        ("2/29", "--02-29"),
    ],
)
def test_a_birthday_is_kept_with_or_without_its_year(typed: str, kept: str) -> None:
    assert dates.birthday(typed) == kept


def test_a_birthday_in_numbers_follows_the_configured_order() -> None:
    assert dates.birthday("3/2", order="dmy") == "--02-03"


@pytest.mark.parametrize("typed", ["1981-02-29", "2/29/80", "15th", "may", "fri", "1604-02-29", "--13-01", ""])
def test_a_birthday_needs_a_day_and_a_month_that_exist_and_a_whole_year(typed: str) -> None:
    with pytest.raises(dates.NotADate):
        dates.birthday(typed)


@given(st.text() | st.lists(WORDS, max_size=4).map(" ".join), ORDERS)
def test_any_text_is_a_birthday_or_refused(text: str, order: Order) -> None:
    try:
        kept = dates.birthday(text, order=order)
    except dates.NotADate:
        return
    assert dates.birthday(kept) == kept


@pytest.mark.parametrize(
    ("typed", "since", "until"),
    [
        ("mon..fri", date(2026, 11, 23), FRIDAY),
        ("fri..mon", FRIDAY, date(2026, 11, 30)),
        ("2026-12-24..2027-01-02", date(2026, 12, 24), date(2027, 1, 2)),
        ("24 dec .. 2 jan", date(2026, 12, 24), date(2027, 1, 2)),
        ("today..2w", TODAY, date(2026, 12, 6)),
        ("12/15..tue", date(2026, 12, 15), date(2026, 12, 15)),
        ("fri", FRIDAY, FRIDAY),
    ],
)
def test_a_span_runs_on_from_its_first_day(typed: str, since: date, until: date) -> None:
    assert dates.span(typed, TODAY) == (since, until)


def test_a_span_of_dotted_dates_parts_at_the_right_dots() -> None:
    assert dates.span("24.12...2.1.", TODAY, "dmy") == (date(2026, 12, 24), date(2027, 1, 2))


@pytest.mark.parametrize("typed", ["fri..tomorrow", "2026-12-24..2026-12-01"])
def test_a_span_that_ends_before_it_begins_is_refused(typed: str) -> None:
    with pytest.raises(dates.NotASpan, match="ends before it begins"):
        dates.span(typed, TODAY)


@pytest.mark.parametrize("typed", ["", "..", "fri..", "..fri", "a..b"])
def test_a_span_without_two_dates_is_refused(typed: str) -> None:
    with pytest.raises(dates.NotADate):
        dates.span(typed, TODAY)


@given(st.lists(WORDS, max_size=4).map(" ".join), st.lists(WORDS, max_size=4).map(" ".join))
def test_a_span_never_ends_before_it_begins(start: str, end: str) -> None:
    try:
        since, until = dates.span(f"{start}..{end}", TODAY)
    except (dates.NotADate, dates.NotASpan):
        return
    assert since <= until


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("9", "09:00"),
        ("9:30", "09:30"),
        ("14h30", "14:30"),
        ("14h", "14:00"),
        ("1430", "14:30"),
        ("at 2pm", "14:00"),
        ("2:15 PM", "14:15"),
        ("2 p.m.", "14:00"),
        ("12am", "00:00"),
        ("12pm", "12:00"),
        ("noon", "12:00"),
    ],
)
def test_times_are_kept_in_24_hours(typed: str, time: str) -> None:
    assert dates.parse_time(typed) == time


@pytest.mark.parametrize("typed", ["", "24:00", "9:60", "13pm", "0am", "soon", "9:5", "-1"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(dates.NotATime, match=r"isn't a time: try 9:30, 14h or 2:15pm\."):
        dates.parse_time(typed)


@given(st.text())
def test_any_text_is_a_time_or_refused(text: str) -> None:
    try:
        time = dates.parse_time(text)
    except dates.NotATime:
        return
    assert dates.parse_time(time) == time


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (TODAY, "Sun 22 Nov, today"),
        (date(2026, 11, 23), "Mon 23 Nov, tomorrow"),
        (date(2026, 11, 21), "Sat 21 Nov, yesterday"),
        (FRIDAY, "Fri 27 Nov, in 5 days"),
        (date(2026, 11, 19), "Thu 19 Nov, 3 days ago"),
        (date(2027, 11, 27), "Sat 27 Nov 2027, in 370 days"),
    ],
)
def test_a_day_is_said_with_its_weekday_and_how_far_it_is(day: date, words: str) -> None:
    assert dates.said(day, TODAY) == words


def test_days_are_counted_in_english() -> None:
    assert [dates.days_said(n) for n in (0, 1, 3)] == ["0 days", "1 day", "3 days"]
