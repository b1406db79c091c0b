"""An entry: what it refuses, and what it counts for."""

from __future__ import annotations

from typing import Any

import pytest

from retain.domain.entries import Entry
from retain.domain.errors import Misused, Refused, RetainError
from retain.domain.kinds import KINDS
from tests.factories import TODAY


def entry(kind: str = "call", **fields: Any) -> Entry:
    return Entry(1, TODAY, kind, **fields)


@pytest.mark.parametrize(
    ("fields", "error", "sentence", "next_step"),
    [
        ({"kind": "telegram"}, Misused, "telegram is no kind of contact.", "One of: call, video, email"),
        ({"purposes": ("check", "fun")}, Misused, "fun is no purpose.", "One of: check, thanks"),
        ({"mood": "grand"}, Misused, "grand is no mood.", "One of: bad, ok, good."),
        ({"minutes": -1}, Refused, "-1 minutes isn't a day's contact.", "Give minutes from 0 to 1440."),
        ({"minutes": 1441}, Refused, "1441 minutes isn't a day's contact.", "Give minutes from 0 to 1440."),
        ({"attempt": True, "inbound": True}, Refused, "An attempt is ours and is no note.", "Leave out --in"),
        ({"attempt": True, "kind": "note"}, Refused, "An attempt is ours and is no note.", "Leave out --in"),
    ],
)
def test_what_is_no_entry_is_refused(
    fields: dict[str, Any], error: type[RetainError], sentence: str, next_step: str
) -> None:
    with pytest.raises(error) as refused:
        entry(**fields)
    assert refused.value.sentence == sentence
    assert refused.value.next_step.startswith(next_step)


@pytest.mark.parametrize("fields", [{"minutes": 0}, {"minutes": 1440}, {"mood": "bad"}, {"text": "\x1b[31m"}])
def test_the_edges_are_within(fields: dict[str, Any]) -> None:
    entry(**fields)


def test_a_note_and_an_attempt_reach_nobody() -> None:
    assert [kind for kind in KINDS if not entry(kind).reached] == ["note"]
    assert not entry(attempt=True).reached


def test_a_conversation_is_two_way_and_the_reps_own() -> None:
    assert {kind for kind in KINDS if entry(kind).is_conversation} == {"call", "video", "meeting", "lunch", "visit"}
    assert {kind for kind in KINDS if entry(kind, inbound=True).is_conversation} == {*KINDS} - {"note"}
    assert not entry("visit", colleague=1).is_conversation
    assert not entry(attempt=True).is_conversation
