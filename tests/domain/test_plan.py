"""The plan: the coming weeks as `due` will show them if each day's contacts happen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retain.domain.owed import AHEAD
from retain.domain.plan import PlannedDay, plan
from tests.factories import TODAY, ago, ahead
from tests.mornings import POLICY, Morning
from tests.stories import Story, stories, told

if TYPE_CHECKING:
    from retain.domain.policy import Policy

ENDLESS = POLICY._replace(minutes_a_day=10**6)


@pytest.fixture
def morning() -> Morning:
    return Morning()


def planned(morning: Morning, policy: Policy = POLICY, weeks: int = 2, **more: Any) -> list[PlannedDay]:
    return plan(morning.book(TODAY, 7 * weeks), policy, TODAY, {}, weeks=weeks, **more)


def codes(days: list[PlannedDay]) -> dict[str, list[str]]:
    """The codes of each day's contacts, by ISO day, empty days left out."""
    return {day.day.isoformat(): [one.code for one in day.contacts] for day in days if day.contacts}


def kept(morning: Morning, name: str, **fields: Any) -> int:
    """A customer whose clocks have all just been restarted but the touch, which is days old."""
    number = morning.customer(name, **fields)
    for kind in ("visit", "call"):
        morning.entry(number, ago(9), kind, purposes=("review",))
    return number


@given(stories(), st.integers(5, 200))
@settings(max_examples=15)
def test_day_one_is_todays_list_and_who_doesnt_fit_waits(story: Story, minutes: int) -> None:
    with_all = told(story)
    if not with_all.day().workdays.worked(TODAY):
        return
    due = [row.account.standing.id for row in with_all.due().rows if row.band != AHEAD]
    first = planned(with_all, ENDLESS)[0]
    assert [one.row.account.standing.id for one in first.contacts] == due
    short = planned(with_all, POLICY._replace(minutes_a_day=minutes))[0]
    assert len(short.contacts) + short.waiting == len(due)


@given(stories())
@settings(max_examples=10)
def test_it_is_the_same_each_time_and_leaves_the_book_as_it_was(story: Story) -> None:
    morning = told(story)
    book = morning.book(TODAY, 14)
    before = (list(book.standings), {code: list(some) for code, some in book.promises.items()}, dict(book.settled))
    first, second = (plan(book, POLICY, TODAY, {}) for _ in range(2))
    assert codes(first) == codes(second)
    assert before == (book.standings, book.promises, book.settled)


@given(stories())
@settings(max_examples=10)
def test_with_time_enough_nobody_is_planned_twice_for_the_same_thing(story: Story) -> None:
    days = planned(told(story), ENDLESS)
    assert not any(day.waiting for day in days)
    stood = [(owed.code, owed.due) for day in days for one in day.contacts for owed in one.row.owed]
    daily = {code for code, _ in stood if code.startswith("g") or code.endswith(("-year", "-agenda"))}
    once = [thing for thing in stood if thing[0] not in daily]
    assert len(once) == len(set(once))


def test_a_contact_restarts_its_clocks_and_comes_back_after_its_cadence(morning: Morning) -> None:
    acme = kept(morning, "Acme", tier="A", tier_because="so")
    morning.entry(acme, ago(7), "visit", colleague=morning.colleague(executive=True))
    assert codes(planned(morning, weeks=4)) == {
        ahead(7).isoformat(): ["c1-clock"],
        ahead(21).isoformat(): ["c1-clock-2"],
    }


def test_promises_stand_on_the_day_due_shows_them_and_are_kept_then(morning: Morning) -> None:
    kept(morning, "Acme")
    morning.promise(1, due_on=ahead(9))
    assert codes(planned(morning)) == {ahead(4).isoformat(): ["p1"]}


def test_a_problem_comes_back_until_its_target_and_is_asked_after(morning: Morning) -> None:
    kept(morning, "Acme")
    morning.entry(1, ago(1), "call")
    morning.problem(1, raised_on=ago(3), target_on=ahead(2))
    assert codes(planned(morning)) == {
        ahead(2).isoformat(): ["g1"],
        ahead(4).isoformat(): ["g1-check"],
    }


def test_what_doesnt_fit_moves_on_but_what_is_dated_stays(morning: Morning) -> None:
    for number in range(4):
        kept(morning, f"Customer {number}", interval=9)
    morning.promise(4, due_on=TODAY, party="note")
    morning.promise(4, due_on=TODAY)
    days = planned(morning, POLICY._replace(minutes_a_day=8))
    assert [(day.minutes, day.waiting) for day in days[:3]] == [(8, 2), (6, 0), (0, 0)]
    assert [one.code for one in days[0].contacts] == ["p2", "c1-clock"]
    assert [one.fixed for one in days[0].contacts] == [True, False]


def test_a_full_day_is_loaded_beyond_its_minutes_by_what_is_dated(morning: Morning) -> None:
    for number in range(4):
        kept(morning, f"Customer {number}")
        morning.promise(number + 1, due_on=TODAY)
    day = planned(morning, POLICY._replace(minutes_a_day=10))[0]
    assert (len(day.contacts), day.waiting, day.load) == (4, 0, 2.0)


def test_one_contact_at_least_is_planned_however_short_the_day(morning: Morning) -> None:
    kept(morning, "Acme", interval=9)
    assert len(planned(morning, POLICY._replace(minutes_a_day=1))[0].contacts) == 1


def test_what_is_logged_today_leaves_less_of_it(morning: Morning) -> None:
    morning.entry(kept(morning, "Acme"), TODAY, "visit")
    days = planned(morning)
    assert [day.capacity for day in days[:2]] == [30, 90]


def test_days_away_and_off_are_empty_and_weekends_arent_shown(morning: Morning) -> None:
    kept(morning, "Acme", interval=9)
    morning.away(TODAY, ahead(8))
    days = planned(morning)
    assert [day.off for day in days] == [True] * 7 + [False] * 3
    assert not any(day.contacts for day in days[:7])
    assert any(day.contacts for day in days[7:])


def test_whoever_comes_up_twice_on_a_day_would_stand_there_once(morning: Morning) -> None:
    customer = kept(morning, "Acme", interval=9)
    morning.promise(customer, due_on=TODAY)
    assert codes(planned(morning, weeks=1)) == {TODAY.isoformat(): ["p1"]}


def test_among_keeps_the_plan_to_some(morning: Morning) -> None:
    for name in ("Acme", "Birch"):
        kept(morning, name, interval=9)
    assert codes(planned(morning, weeks=1, among={2})) == {TODAY.isoformat(): ["c2-clock"]}


def test_a_sale_ahead_of_the_day_is_not_foreseen(morning: Morning) -> None:
    kept(morning, "Acme")
    morning.sale(1, ahead(3))
    assert codes(planned(morning, weeks=1)) == {}
