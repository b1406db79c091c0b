"""The book played forward: what a contact settles there is what it settles in the diary."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from retain.domain import agenda
from retain.domain.accounts import Day
from retain.domain.owed import AHEAD
from retain.domain.play import Play
from tests.factories import TODAY, ago, ahead
from tests.mornings import POLICY, Morning
from tests.stories import Story, stories, told

if TYPE_CHECKING:
    from retain.domain.agenda import Row


@pytest.fixture
def morning() -> Morning:
    found = Morning(ago(60))
    found.customer("Acme", added_on=ago(400))
    for kind in ("visit", "call"):
        found.entry(1, ago(9), kind, purposes=("review",))
    return found


def rows(play: Play, days: int = 0) -> list[Row]:
    on = TODAY + timedelta(days=days)
    return [row for row in agenda.on(play.day(on)).rows if row.band != AHEAD]


def work(play: Play, days: int = 0) -> list[str]:
    """Make every contact that a day proposes; the codes that stood there."""
    on = TODAY + timedelta(days=days)
    found = rows(play, days)
    for row in found:
        play.contact(row, play.propose(row, on), on)
    return [one.code for row in found for one in row.owed]


def played(morning: Morning) -> Play:
    return Play(morning.book(TODAY, 60), POLICY, TODAY, {})


@given(stories())
@settings(max_examples=15)
def test_what_was_worked_doesnt_stand_on_the_same_day_again(story: Story) -> None:
    morning = told(story)
    play = played(morning)
    assert not set(work(play)) & set(work(play))


@given(stories())
@settings(max_examples=15)
def test_a_day_of_the_play_is_judged_as_if_nothing_were_kept_from_the_days_before(story: Story) -> None:
    morning = told(story)
    play = played(morning)
    ranked = play.day(TODAY)
    for days in range(0, 60, 3):
        on = TODAY + timedelta(days=days)
        afresh = Day(play.book, POLICY, on)
        afresh.tiers, afresh.values = afresh.ranked = ranked.ranked
        afresh.places = ranked.places
        assert afresh.workdays is not ranked.workdays
        assert agenda.on(play.day(on)) == agenda.on(afresh)
        work(play, days)


CASES: dict[str, tuple[str, dict[str, Any]]] = {
    "my promise": ("promise", {"due_on": TODAY}),
    "a colleague's promise": ("promise", {"due_on": ago(1), "party": "colleague", "colleague": 1}),
    "a note to self": ("promise", {"due_on": TODAY, "party": "note"}),
    "a chase": ("promise", {"due_on": ago(1), "party": "customer"}),
    "whether to drop it": ("promise", {"due_on": ago(20), "made_on": ago(30), "party": "customer"}),
    "a question": ("problem", {"kind": "question"}),
    "an invoice": ("problem", {"kind": "invoice", "raised_on": ago(7)}),
    "trouble on its target": ("problem", {"target_on": TODAY}),
    "an expectation": ("expectation", {"set_on": ago(190)}),
    "a first order": ("sale", {"day": ago(3), "delivered_on": ago(2)}),
    "an opportunity's next step": ("opportunity", {"next_step": "send drawings", "next_on": TODAY}),
    "thanks for a referral": ("referral", {}),
    "a contract's step": ("contract", {"starts_on": ago(300), "ends_on": ahead(60)}),
}


@pytest.mark.parametrize("what", CASES)
def test_a_contact_settles_what_stood_on_its_row(morning: Morning, what: str) -> None:
    noun, fields = CASES[what]
    morning.colleague()
    getattr(morning, noun)(1, **fields)
    play = played(morning)
    assert work(play)
    assert rows(play) == []


def test_trouble_is_solved_by_its_target_or_within_a_week_and_asked_after(morning: Morning) -> None:
    morning.problem(1, raised_on=ago(1))
    play = played(morning)
    codes = {days: found for days in range(30) if (found := work(play, days))}
    assert codes == {0: ["g1"], 3: ["g1"], 8: ["g1"], 10: ["g1-check"], 22: ["g1-check"]}


def test_an_attempt_settles_nothing_and_the_row_comes_back(morning: Morning) -> None:
    morning.entry(1, ago(3), "email")
    morning.promise(1, due_on=ahead(2), party="note")
    play = played(morning)
    row = rows(play, 2)[0]
    play.attempt(row, "call", TODAY + timedelta(days=2))
    assert rows(play, 2) == rows(play, 3) == []
    assert [one.owed[0].code for one in rows(play, 4)] == ["p1"]


def test_a_refused_kind_restarts_the_clock_all_the_same() -> None:
    morning = Morning(ago(60))
    morning.customer("Acme", added_on=ago(60), tier="A", tier_because="so", no_contact=("meeting", "visit", "lunch"))
    play = played(morning)
    stood = [code for days in range(80) for code in work(play, days)]
    assert stood.count("c1-visit") == 1


def test_the_kinds_of_contact_change_as_they_do_in_the_diary(morning: Morning) -> None:
    morning.customer("Birch", added_on=ago(400), interval=7)
    for kind in ("visit", "call"):
        morning.entry(2, ago(9), kind, purposes=("review",))
    play = played(morning)
    for days in range(22):
        work(play, days)
    assert play.kinds[2] == ["message", "card", "email", "message"]
