"""The wall's weeks, and who hangs on it in what order."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain.accounts import Account
from retain.domain.letters import Drawn
from retain.domain.policy import STEADY
from retain.domain.standings import Standing
from retain.domain.wall import mondays, shown, wall

TODAY = date(2026, 11, 23)


def account(number: int, tier: str = "C", value: int = 0, status: str = "active") -> Account:
    standing = Standing(number, f"Customer {number}", f"customer {number}", TODAY - timedelta(days=900))
    return Account(standing, status, tier, value, STEADY[tier])


def test_the_weeks_begin_on_mondays_and_todays_is_the_last() -> None:
    assert mondays(2, TODAY) == (date(2026, 11, 16), TODAY)
    assert mondays(1, TODAY + timedelta(days=6)) == (TODAY,)


def test_a_stands_first_by_value_and_the_lost_only_where_they_were_asked_for() -> None:
    book = [account(1), account(2, "A", 5), account(3, "A", 9), account(4, status="lost"), account(5, status="past")]
    assert [one.standing.id for one in shown(book, None, "")] == [3, 2, 1, 5]
    assert [one.standing.id for one in shown(book, None, "A")] == [3, 2]
    assert [one.standing.id for one in shown(book, {4, 2}, "")] == [2, 4]


@pytest.mark.parametrize(("days", "week"), [(0, 2), (1, 1), (7, 1), (8, 0), (14, 0)])
def test_a_contact_hangs_in_its_own_week(days: int, week: int) -> None:
    hung = wall([account(1)], {1: [(TODAY - timedelta(days=days), Drawn("call"))]}, 3, TODAY)
    assert [len(marks) for marks in hung.rows[0].weeks] == [place == week for place in range(3)]


@given(st.lists(st.integers(-10, 500)), st.integers(1, 60))
def test_every_contact_within_the_weeks_hangs_once(days: list[int], weeks: int) -> None:
    contacts = [(TODAY - timedelta(days=back), Drawn("email")) for back in days]
    (row,) = wall([account(1)], {1: contacts}, weeks, TODAY).rows
    first = mondays(weeks, TODAY)[0]
    assert sum(map(len, row.weeks)) == sum(first <= day <= TODAY for day, _ in contacts)
