"""A year in the life: what so many minutes a day miss, and that it is played as the list is worked."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from retain.domain import life
from retain.domain.life import Arrival, Year, arrivals, live
from retain.domain.standings import Book
from tests.mornings import POLICY, Morning

MONDAY = date(2026, 1, 5)
ENDLESS = 10**6


def book(customers: int = 100, tiers: tuple[int, int] = (20, 50)) -> Morning:
    morning = Morning(MONDAY)
    for number in range(customers):
        tier = "A" if number < tiers[0] else "B" if number < tiers[1] else "C"
        morning.customer(f"Customer {number:02}", added_on=MONDAY, tier=tier, tier_because="the split")
    return morning


def a_year(morning: Morning, minutes: int = ENDLESS, coming: list[Arrival] | None = None, luck: int = 1) -> Year:
    return live(morning.book(MONDAY, 366), POLICY, MONDAY, minutes, coming or [], Random(luck))


def test_with_time_enough_it_takes_the_1651_touches_a_year_of_the_spec(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(life, "CONNECTED", 1.0)
    monkeypatch.setattr(life, "YEAR", 261)
    found = a_year(book())
    assert 0.95 * 1651 <= found.touches.total() <= 1.05 * 1651
    assert (found.below_four, found.late, found.weighted_neglect) == (0, 0, 0.0)
    assert found.longest <= 31


def test_the_same_luck_gives_the_same_year() -> None:
    first, again, other = (a_year(book(20, (4, 10)), 20, luck=luck) for luck in (1, 1, 2))
    assert (first.touches, first.neglect, first.silence) == (again.touches, again.neglect, again.silence)
    assert first.touches != other.touches


def test_the_book_isnt_changed() -> None:
    morning = book(10, (2, 5))
    found = morning.book(MONDAY, 366)
    before = list(found.standings)
    live(found, POLICY, MONDAY, 30, [], Random(1))
    assert found.standings == before


def test_less_time_misses_more() -> None:
    few, enough = (a_year(book(40, (8, 20)), minutes) for minutes in (5, 60))
    assert few.below_four > enough.below_four == 0
    assert few.longest > enough.longest
    assert few.weighted_neglect > enough.weighted_neglect
    assert few.minutes <= life.YEAR * 5 + 60


def test_a_promise_is_late_where_there_is_no_time_for_it() -> None:
    coming = [Arrival(5, number, "promise", 5) for number in range(1, 11)]
    kept, broken = (a_year(book(10, (2, 5)), minutes, coming) for minutes in (ENDLESS, 1))
    assert (kept.made, kept.late) == (10, 0)
    assert broken.late > 5


def test_a_problem_takes_its_calls() -> None:
    calm, wrong = (a_year(book(1, (0, 0)), ENDLESS, coming) for coming in ([], [Arrival(8, 1, "problem", 8)]))
    assert wrong.touches[1] >= calm.touches[1] + 3, "the first word, the target, the two checks"


def test_silence_counts_from_the_last_touch_to_the_last_day() -> None:
    morning = Morning(MONDAY - timedelta(days=100))
    morning.customer("Acme", added_on=MONDAY - timedelta(days=100), no_contact=("all",))
    morning.entry(1, MONDAY - timedelta(days=50))
    found = a_year(morning)
    assert found.silence == {1: 50 + (MONDAY + timedelta(weeks=46) - timedelta(days=3) - MONDAY).days}
    assert (found.quietest, found.below_four) == (1, 1)


def test_who_is_active_stays_so_and_whoever_is_past_stays_past() -> None:
    morning = Morning(MONDAY - timedelta(days=900))
    for name, bought in (("Acme", 300), ("Birch", 500)):
        number = morning.customer(name, added_on=MONDAY - timedelta(days=900))
        morning.sale(number, MONDAY - timedelta(days=bought))
    found = a_year(morning)
    assert set(found.silence) == {1, 2}
    assert found.touches[1] >= 10


def test_neglect_is_weighted_by_the_share_of_the_income() -> None:
    found = Year({1: 900, 2: 100, 3: -5}, silence={1: 0, 2: 0, 3: 0})
    found.neglect.update({1: 10, 2: 50, 3: 99})
    assert found.weighted_neglect == 0.9 * 10 + 0.1 * 50
    assert Year({}, silence={1: 0, 2: 0, 3: 0}, neglect=found.neglect).weighted_neglect == 53
    assert Year({}).weighted_neglect == 0.0


def test_a_book_of_nobody_has_a_year_too() -> None:
    found = live(Book([], lambda _: {}), POLICY, MONDAY, 45, [], Random(1))
    assert (found.below_four, found.longest, found.quietest, found.made) == (0, 0, None, 0)


def test_arrivals_come_at_the_pace_asked_for() -> None:
    found = arrivals(Random(3), range(1, 101), 4, 0.5)
    promises = sum(one.what == "promise" for one in found)
    assert 340 <= promises <= 460
    assert 30 <= len(found) - promises <= 75
    assert found == sorted(found)
    assert arrivals(Random(3), range(1, 101), 0, 0) == []
