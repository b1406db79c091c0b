"""What the cadences take, and what gives when there is less time."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain import life
from retain.domain.capacity import Fit, a_year, fit, minutes_in
from retain.domain.errors import Misused
from retain.domain.policy import STEADY
from tests.mornings import POLICY, Morning

if TYPE_CHECKING:
    from retain.domain.accounts import Account

MONDAY = date(2026, 1, 5)


def accounts(a: int = 20, b: int = 30, c: int = 50, past: int = 0) -> list[Account]:
    morning = Morning(MONDAY)
    for tier, count in (("A", a), ("B", b), ("C", c)):
        for number in range(count):
            morning.customer(f"{tier} {number:02}", added_on=MONDAY, tier=tier, tier_because="the split")
    for number in range(past):
        morning.customer(f"past {number}", added_on=MONDAY, said="past", said_on=MONDAY)
    day = morning.day(MONDAY)
    return [day.account(one) for one in day.book.standings]


BOOK = accounts()


def fitted(minutes: int, some: list[Account] | None = None) -> Fit:
    return fit(BOOK if some is None else some, POLICY, MONDAY, minutes)


def test_100_customers_split_20_30_50_take_7_2_touches_a_working_day() -> None:
    assert round(sum(one.touches for one in fitted(90).now), 1) == 7.2


def test_the_minutes_are_those_of_a_year_played() -> None:
    morning = Morning(MONDAY)
    for number in range(100):
        tier = "A" if number < 20 else "B" if number < 50 else "C"
        morning.customer(f"Customer {number:02}", added_on=MONDAY, tier=tier, tier_because="the split")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(life, "CONNECTED", 1.0)
        played = life.live(morning.book(MONDAY, 366), POLICY, MONDAY, 10**6, [], Random(1))
    assert fitted(90).takes == pytest.approx(played.minutes / 230, rel=0.15)


def test_where_there_is_time_nothing_gives() -> None:
    found = fitted(200)
    assert (found.fits, found.gives, found.now) == (True, [], found.then)
    assert found.cadences == STEADY


def test_c_gives_first() -> None:
    found = fitted(85)
    assert (found.fits, found.gives) == (True, ["C"])
    assert found.would_take <= 85 < found.takes


def test_then_b_gives_and_a_never() -> None:
    found = fitted(60)
    assert found.gives == ["B", "C"]
    assert found.cadences["A"] == STEADY["A"]
    assert found.cadences["C"].touch == 91


def test_where_even_that_is_too_much_it_says_so() -> None:
    found = fitted(10)
    assert not found.fits
    assert found.would_take > 10
    assert {line: found.cadences[line].touch for line in "ABC"} == {"A": 14, "B": 91, "C": 91}


def test_past_customers_give_with_c() -> None:
    found = fitted(1, accounts(0, 0, 20, past=10))
    assert found.gives == ["C", "past"]
    assert (found.cadences["past"].touch, found.cadences["past"].conversation) == (91, 180)


def test_a_touch_set_by_hand_stays() -> None:
    morning = Morning(MONDAY)
    morning.customer("Acme", added_on=MONDAY, interval=7)
    day = morning.day(MONDAY)
    found = fitted(1, [day.account(one) for one in day.book.standings])
    assert found.then[0].touches == pytest.approx(365 / 7 / 230)


def test_who_refuses_contact_takes_nothing() -> None:
    morning = Morning(MONDAY)
    morning.customer("Acme", added_on=MONDAY, no_contact=("all",))
    day = morning.day(MONDAY)
    assert fitted(10, [day.account(one) for one in day.book.standings]).now == ()
    assert fitted(10, []).now == ()


@given(st.integers(1, 200), st.integers(1, 200))
def test_more_time_never_asks_for_longer_cadences(one: int, other: int) -> None:
    less, more = fitted(min(one, other)), fitted(max(one, other))
    for line in "ABC":
        assert less.cadences[line].touch >= more.cadences[line].touch >= STEADY[line].touch
        assert less.cadences[line].touch <= 91


def test_four_clocks_cost_little_more_than_one() -> None:
    minutes = dict(POLICY.minutes)
    touches, spent = a_year("C", STEADY["C"], minutes)
    assert touches == pytest.approx(365 / 30)
    visits, calls = 1, 365 / 90 - 1
    assert spent == pytest.approx(visits * 60 + calls * 10 + (touches - visits - calls) * 13 / 3)


@pytest.mark.parametrize(
    ("typed", "minutes"), [("45m", 45), ("45", 45), ("1h", 60), ("1h30", 90), ("1h 30m", 90), (" 90 min ", 90)]
)
def test_a_time_a_day_is_read_as_typed(typed: str, minutes: int) -> None:
    assert minutes_in(typed) == minutes


@pytest.mark.parametrize("typed", ["", "0", "0m", "-5", "soon", "13h", "1.5h", "721", "m", "\x1b[31m"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(Misused, match="is no time a day"):
        minutes_in(typed)


def test_a_day_has_twelve_hours_at_most() -> None:
    assert minutes_in("12h") == timedelta(hours=12).total_seconds() / 60
