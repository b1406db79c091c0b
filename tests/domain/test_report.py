"""What a report is made of: its period, and numbers that mean nothing where there is nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retain.domain.errors import Refused
from retain.domain.report import PAGES, middle, ninth, share, window, worst
from retain.domain.touches import touching
from retain.store.reporting import report
from tests.factories import TODAY, ago
from tests.mornings import POLICY, Morning


def test_a_period_is_the_last_90_days_beside_the_90_before() -> None:
    found = window(None, None, TODAY)
    assert (found.first, found.last, found.days) == (ago(89), TODAY, 90)
    assert (found.before.first, found.before.last) == (ago(179), ago(90))


def test_a_period_named_has_one_as_long_before_it() -> None:
    found = window(ago(9), ago(3), TODAY)
    assert (found.days, found.before.first, found.before.last) == (7, ago(16), ago(10))


@pytest.mark.parametrize(("first", "last"), [(None, TODAY + timedelta(days=1)), (ago(3), ago(4))])
def test_a_period_ahead_or_turned_around_is_refused(first: date | None, last: date) -> None:
    with pytest.raises(Refused):
        window(first, last, TODAY)


def test_nothing_to_count_is_none() -> None:
    assert (share(0, 0), middle([]), ninth([]), worst([])) == (None, None, None, None)


@given(st.lists(st.integers(0, 500), min_size=1))
def test_nine_of_ten_are_no_larger_than_the_90th_percentile(values: list[int]) -> None:
    found = ninth(values)
    assert found is not None
    assert found in values
    assert 10 * sum(value <= found for value in values) >= 9 * len(values)
    assert 10 * sum(value < found for value in values) < 9 * len(values)


_KINDS = st.sampled_from(["call", "email", "visit", "card", "note"])
_ENTRY = st.tuples(
    st.integers(1, 4), st.integers(0, 420), _KINDS, st.booleans(), st.booleans(), st.sampled_from(["good", "bad", None])
)
_PROBLEM = st.tuples(st.integers(1, 4), st.integers(0, 300), st.sampled_from(["question", "trouble", "invoice"]),
                     st.integers(0, 60), st.integers(0, 60))  # fmt: skip
_DUE = st.tuples(st.integers(1, 4), st.integers(0, 300), st.integers(-5, 40))
_MONTHLY = {"touched_this_month", "missing_this_month"}
"""Of the month before, not of the period before."""


@example([(1, 2, "call", False, False, None), (1, 368, "call", False, False, None)], [], [], 2)
@example([(1, 382, "call", False, False, None), (4, 17, "call", False, False, None)], [], [], 16)
@given(st.lists(_ENTRY, max_size=25), st.lists(_PROBLEM, max_size=6), st.lists(_DUE, max_size=6), st.integers(1, 120))
def test_what_stands_beside_a_figure_is_what_the_report_of_the_period_before_said(
    entries: list[tuple[int, int, str, bool, bool, str | None]],
    problems: list[tuple[int, int, str, int, int]],
    promises: list[tuple[int, int, int]],
    days: int,
) -> None:
    diary = Morning()
    for number in range(4):
        diary.customer(f"Customer {number}", added_on=ago(300 + 40 * number))
        diary.sale(number + 1, ago(70 * number + 10), 100_000 * (number + 1))
    for customer, since, kind, inbound, bulk, mood in entries:
        diary.entry(customer, ago(since), kind, inbound=inbound, bulk=bulk and not inbound, mood=mood)
    for customer, since, kind, answered, solved in problems:
        raised = ago(since)
        diary.problem(customer, "asked", kind, raised_on=raised, answered_on=raised + timedelta(days=answered),
                      solved_on=raised + timedelta(days=answered + solved))  # fmt: skip
    for customer, since, late in promises:
        due = ago(since)
        ended_on = due + timedelta(days=late)
        diary.promise(customer, "it", due, made_on=due - timedelta(days=9), ended="kept", ended_on=ended_on)
    diary.diary.today = TODAY
    period = window(ago(days - 1), None, TODAY)
    with diary.diary.reading():
        now, then = (report(diary.diary, POLICY, one, PAGES) for one in (period, period.before))
    beside, said = (
        {
            figure.name: figure.before if found is now else figure.now
            for page in found.pages
            for section in page.sections
            for figure in section.figures
            if figure.name not in _MONTHLY
        }
        for found in (now, then)
    )
    assert beside == said


def test_touches_of_the_reports_are_those_of_the_relationships() -> None:
    diary = Morning()
    diary.customer("Acme")
    for day in (40, 30, 20, 10):
        diary.entry(1, ago(day), "call", inbound=True)
    diary.diary.today = TODAY
    with diary.diary.reading():
        found = report(diary.diary, POLICY, window(None, None, TODAY), ("attention",))
    touches = next(one for one in found.pages[0].sections[1].figures if one.name == "touches")
    contacts = diary.book().inbound_runs[1]
    assert touches.now == len(list(touching(contacts, mailings=True))) == 2
