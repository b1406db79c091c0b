"""Drafts: what was typed, before it is anybody's."""

from __future__ import annotations

from typing import Any

import pytest

from retain.domain import drafts, jotted
from retain.domain.drafts import Draft, drafted
from retain.domain.entries import Entry
from retain.domain.errors import Refused
from retain.domain.pledges import Pledge
from retain.domain.workdays import Workdays
from tests.factories import TODAY, ago, ahead


def entry(**fields: Any) -> Entry:
    given: dict[str, Any] = {"customer": 0, "day": TODAY, "kind": "call"}
    return Entry(**given | fields)


def test_an_entry_still_ahead_is_refused() -> None:
    with pytest.raises(Refused, match=r"^Tue 24 Nov, tomorrow, is still ahead") as refused:
        drafted(entry(day=ahead(1)), TODAY)
    assert refused.value.next_step == 'For what is to come: --next "…".'


@pytest.mark.parametrize(
    ("fields", "attempt"),
    [
        ({"text": "vm"}, True),
        ({"text": "reached her"}, False),
        ({"text": "reached her", "attempt": True}, True),
        ({"text": "no answer to ours yet", "inbound": True}, False),
        ({"text": "no answer expected", "kind": "note"}, False),
    ],
)
def test_words_tell_an_attempt_but_not_of_what_came_in_or_a_note(fields: dict[str, Any], *, attempt: bool) -> None:
    assert drafted(entry(**fields), TODAY).entry.attempt is attempt
    line = jotted.line(fields.pop("text"), TODAY)
    assert drafted(entry(**fields), TODAY).from_line(line).entry.attempt is attempt


def test_a_jotted_line_adds_to_what_the_options_said() -> None:
    draft = Draft(entry(mood="bad"), mine=(Pledge("call", None),), problems=("seats wrong",))
    made = draft.from_line(jotted.line("happy; hi > send quote by fri < sign ! invoice: 4711", TODAY))
    assert (made.entry.text, made.entry.mood) == ("happy; hi", "bad")
    assert made.mine == (Pledge("call", None), Pledge("send quote", ahead(4)))
    assert (made.theirs, made.problems) == ((Pledge("sign", None),), ("seats wrong", "invoice: 4711"))
    assert Draft(entry()).from_line(jotted.line("happy; hi", TODAY)).entry.mood == "good"


def test_a_draft_makes_promises_of_all_parties() -> None:
    some = (Pledge("do it", ahead(4)),)
    draft = Draft(entry(day=ago(3)), mine=some, theirs=some, notes=some)
    made = list(drafts.promises(draft, 5, 7, TODAY, Workdays()))
    assert [(one.party, one.customer, one.entry, one.made_on, one.due_on) for one in made] == [
        (party, 5, 7, ago(3), ahead(4)) for party in ("me", "customer", "note")
    ]


def test_what_a_colleague_promised_is_the_colleagues() -> None:
    draft = Draft(entry(colleague=2), mine=(Pledge("do it", None),), theirs=(Pledge("sign", None),))
    made = list(drafts.promises(draft, 5, 7, TODAY, Workdays()))
    assert [(one.party, one.colleague) for one in made] == [("colleague", 2), ("customer", None)]


@pytest.mark.parametrize(("day", "off", "due"), [(0, (), 7), (20, (), 7), (0, (1, 2), 9)])
def test_without_a_date_five_working_days_on_from_today(day: int, off: tuple[int, ...], due: int) -> None:
    week = Workdays(off=frozenset(ahead(days) for days in off))
    draft = Draft(entry(day=ago(day)), mine=(Pledge("do it", None),))
    assert [one.due_on for one in drafts.promises(draft, 5, 7, TODAY, week)] == [ahead(due)]


def test_problems_are_raised_on_the_entrys_day_and_an_emergency_is_severe() -> None:
    draft = Draft(entry(day=ago(2)), problems=("emergency: leak", "seats wrong"))
    made = list(drafts.problems(draft, 5, 7))
    assert [(one.kind, one.text, one.raised_on, one.severe, one.entry) for one in made] == [
        ("emergency", "leak", ago(2), True, 7),
        ("trouble", "seats wrong", ago(2), False, 7),
    ]


def test_promises_as_typed_count_from_the_day_given() -> None:
    assert drafts.pledges(["send quote by 1/12", "call"], TODAY, "dmy") == (
        Pledge("send quote", ahead(8)),
        Pledge("call", None),
    )
