"""What was said of a customer's status is there on any day as it was said, whatever is said later."""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from retain.domain.customers import AUTO, SAYABLE, Customer
from retain.domain.policy import Policy
from retain.domain.standings import status
from retain.domain.statements import Statement, newest
from retain.store import statements
from retain.store.daily.book import ONE, SOME, others, standings
from retain.store.daily.rolls import Rolls
from retain.store.daily.statements import known
from retain.store.diary import Diary
from retain.store.history import undo
from retain.store.rates import Turned
from retain.store.sheets import sheet
from tests.factories import NOW, TODAY, Shelf, ago

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

SPAN = 12
"""Days on which something may be said, up to today; the first index is the day before."""
AS_STATUS = {AUTO: "active"}
"""What a status that was said comes to without any business, where it isn't itself."""
Saying = tuple[int, str, int]
SAYINGS = st.lists(st.tuples(st.integers(1, 2), st.sampled_from(SAYABLE), st.integers(1, SPAN)), max_size=8)


def on(place: int) -> date:
    return ago(SPAN - place)


@contextmanager
def told(sayings: list[Saying]) -> Iterator[Diary]:
    """Two customers, a change for each thing that was said of them."""
    with closing(Diary(None, TODAY, NOW)) as diary:
        with diary.changing("fill"):
            for name in ("Acme", "Birch"):
                Shelf(diary).customer(name)
            Shelf(diary).sale(2, ago(300))
        say(diary, sayings)
        yield diary


def say(diary: Diary, sayings: list[Saying]) -> None:
    for number, word, place in sayings:
        with diary.changing(f"say {word}"):
            held = diary.get(Customer, number)
            why = f"because {word}"
            statements.keep(diary, replace(held, said=word, said_on=on(place), said_because=why))


def replayed(sayings: list[Saying], number: int) -> list[str]:
    """The status said of each day, by hand: what is said holds from its day on, until something is said later."""
    days = [AUTO] * (SPAN + 1)
    for customer, word, place in sayings:
        if customer == number:
            days[place:] = [word] * (SPAN + 1 - place)
    return days


def rows(diary: Diary) -> list[Any]:
    return [diary.connection.execute(f"SELECT * FROM {noun}").fetchall() for noun in ("customer", "statement")]


@given(SAYINGS)
def test_on_any_day_the_status_is_that_of_replaying_what_was_said(sayings: list[Saying]) -> None:
    with told(sayings) as diary:
        for place in range(SPAN + 1):
            diary.today = on(place)
            expected = [replayed(sayings, number)[place] for number in (1, 2)]
            assert [one.said or AUTO for one in known(diary, diary.where(Customer, "1"))] == expected
            columns = sheet(diary, "customer")
            said = [dict(zip(columns.names, row, strict=False)) for row in columns.rows]
            assert [one["status_said"] or AUTO for one in said] == expected
            assert {one["status_because"] for one in said} <= {None, *(f"because {word}" for word in SAYABLE)}
            stands = {one.id: one for one in standings(diary.connection, diary.today)}
            for number in (1, 2):
                one = stands[number]
                hidden = one.said_on is not None and one.said_on > diary.today
                assert number == 2 or status(one, None, diary.today) == AS_STATUS.get(expected[0], expected[0])
                assert (AUTO if hidden else one.said or AUTO) == expected[number - 1]
                assert standings(diary.connection, diary.today, ONE, number) == [one]
                assert standings(diary.connection, diary.today, SOME, f"[{number}]") == [one]
            rest = others(diary.connection, diary.today, 1)
            assert [(one.said, one.said_on) for one in rest] == [(stands[2].said, stands[2].said_on)]


@given(SAYINGS)
def test_nothing_is_kept_twice(sayings: list[Saying]) -> None:
    with told(sayings) as diary:
        for customer in diary.where(Customer, "1"):
            held = diary.where(Statement, "customer = ?", customer.id)
            said = [one.since for one in (newest(customer), *statements.former(diary, customer)) if one]
            assert said == sorted(set(said), reverse=True)
            assert len(held) == max(0, len(said) - 1)


@given(SAYINGS, st.integers(0, 8))
def test_undo_restores_what_was_said(sayings: list[Saying], later: int) -> None:
    with told(sayings[:later]) as diary:
        before, changes = rows(diary), len(diary.committed)
        say(diary, sayings[later:])
        for _ in diary.committed[changes:]:
            with diary.changing("undo"):
                undo(diary)
        assert rows(diary) == before


@given(SAYINGS, st.integers(2, SPAN), SAYINGS)
@settings(max_examples=50)
def test_the_rolls_of_past_days_do_not_change_by_what_is_said_of_later_ones(
    sayings: list[Saying], since: int, later: list[Saying]
) -> None:
    with told(sayings) as diary:
        before = _rolls(diary, since)
        say(diary, [(number, word, max(since, place)) for number, word, place in later])
        assert _rolls(diary, since) == before


def _rolls(diary: Diary, until: int) -> list[Any]:
    """Who was a customer on each day before one, and the turnover of each stretch of them, by today's diary."""
    rolls = Rolls(diary.connection, TODAY)
    turned = Turned(diary, Policy(), rolls)
    days = [on(place) for place in range(until)]
    return [[rolls.on(day) for day in days], [turned.over(days[0], day, tier) for day in days for tier in ("", "C")]]


def test_a_query_for_the_former_is_made_only_where_one_is_newer() -> None:
    with told([(1, "lost", 4), (1, "auto", 9)]) as diary:
        asked: list[str] = []
        diary.connection.set_trace_callback(asked.append)
        standings(diary.connection, TODAY)
        others(diary.connection, TODAY)
        Rolls(diary.connection, TODAY).on(TODAY)
        known(diary, diary.where(Customer, "1"))
        assert not [one for one in asked if "statement" in one]
        standings(diary.connection, on(5))
        assert [one for one in asked if "statement" in one]
