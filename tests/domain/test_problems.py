"""A problem: what it refuses, and when it is urgent."""

from __future__ import annotations

from typing import Any

import pytest

from retain.domain.errors import Refused
from retain.domain.problems import Problem
from tests.factories import TODAY, ago


def problem(**fields: Any) -> Problem:
    given: dict[str, Any] = {"customer": 1, "kind": "trouble", "text": "seats wrong", "raised_on": ago(3)}
    return Problem(**given | fields)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": "\t"}, "A problem needs words: what is wrong."),
        ({"kind": "gap"}, "gap is no kind of problem."),
        ({"answered_on": ago(4)}, f"It can't be answered on {ago(4)}, before it was raised on {ago(3)}."),
        ({"solved_on": ago(4)}, f"It can't be solved on {ago(4)}, before it was raised on {ago(3)}."),
    ],
)
def test_what_is_no_problem_is_refused(fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        problem(**fields)
    assert refused.value.sentence == sentence


def test_it_may_be_answered_and_solved_the_day_it_was_raised() -> None:
    assert problem(answered_on=ago(3), solved_on=ago(3)).code == "gNone"
    assert problem(id=7, solved_on=TODAY).code == "g7"


@pytest.mark.parametrize(
    ("fields", "urgent"),
    [({}, False), ({"severe": True}, True), ({"kind": "emergency"}, True), ({"kind": "question"}, False)],
)
def test_it_is_urgent_when_severe_or_an_emergency(fields: dict[str, Any], *, urgent: bool) -> None:
    assert problem(**fields).is_urgent is urgent
