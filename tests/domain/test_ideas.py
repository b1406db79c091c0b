"""Ideas, theirs and ours, open until answered."""

from __future__ import annotations

from typing import Any

import pytest

from retain.domain.entries import Entry
from retain.domain.ideas import open_ideas
from tests.factories import TODAY, ago

_NUMBERS = iter(range(1, 10**6))


def entry(days: int, kind: str = "email", *, inbound: bool = False, **fields: Any) -> Entry:
    purposes = fields.pop("purposes", ("idea",))
    return Entry(1, ago(days), kind, next(_NUMBERS), inbound=inbound, purposes=purposes, **fields)


def open_days(*entries: Entry) -> list[tuple[int, bool]]:
    return [(idea.days(TODAY), idea.theirs) for idea in open_ideas(entries)]


def test_theirs_is_open_until_we_answer_with_a_contact_for_it() -> None:
    theirs = entry(12, inbound=True)
    assert open_days(theirs) == [(12, True)]
    assert open_days(theirs, entry(9, purposes=("check",)), entry(8, attempt=True), entry(7, "note")) == [(12, True)]
    assert open_days(theirs, entry(9)) == []
    assert open_days(theirs, entry(9, inbound=True)) == [(12, True), (9, True)]


def test_ours_is_open_until_they_answer_or_a_conversation_takes_it_up() -> None:
    ours = entry(12)
    assert open_days(ours, entry(9)) == [(12, False), (9, False)]
    assert open_days(ours, entry(9, "call", purposes=())) == [(12, False)]
    assert open_days(ours, entry(9, "call")) == []
    assert open_days(ours, entry(9, inbound=True)) == []


def test_an_answer_is_no_idea_but_what_answers_nothing_is_one() -> None:
    assert open_days(entry(12, "visit")) == [(12, False)]
    assert open_days(entry(12, inbound=True), entry(9), entry(5)) == [(5, False)]


def test_the_order_is_that_of_the_days_not_of_the_typing() -> None:
    late_typed, asked = entry(15), entry(12, inbound=True)
    assert open_days(late_typed, asked) == []
    assert open_days(asked, entry(15)) == []


@pytest.mark.parametrize("inbound", [True, False], ids=["theirs", "ours"])
def test_it_can_be_closed_by_hand(inbound: bool) -> None:  # noqa: FBT001 - parametrized
    one = entry(12, inbound=inbound)
    assert open_ideas([one], [f"e{one.id}-idea"]) == []
    assert len(open_ideas([one], ["e999999-idea"])) == 1
