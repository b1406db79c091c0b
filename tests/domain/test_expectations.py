"""What a customer expects, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from retain.domain.errors import Misused, Refused
from retain.domain.expectations import Expectation, review_day, reviewed
from tests.factories import TODAY, ago, ahead


def expectation(**fields: Any) -> Expectation:
    return Expectation(
        1, fields.pop("text", "no complaints"), ago(100), fields.pop("review_on", ahead(80)), 1, **fields
    )


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": " "}, "needs words"),
        ({"review_on": ago(101)}, "before it was set"),
        ({"result": "met"}, "stand together"),
        ({"result": "met", "reviewed_on": ago(101)}, "before it was set"),
        ({"unrealistic": True}, "says what was explained"),
    ],
)
def test_what_is_no_expectation_is_refused(fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        expectation(**fields)


def test_an_unknown_result_is_named() -> None:
    with pytest.raises(Misused, match="splendid is no result"):
        expectation(result="splendid", reviewed_on=TODAY)


@pytest.mark.parametrize(
    ("set_on", "review_on"),
    [(date(2026, 5, 23), date(2026, 11, 23)), (date(2026, 8, 31), date(2027, 2, 28))],
)
def test_it_is_reviewed_six_months_after_it_was_set(set_on: date, review_on: date) -> None:
    assert review_day(set_on) == review_on


def test_a_review_is_done_once_and_says_what_was_found() -> None:
    done = reviewed(expectation(), "partly", TODAY, "two complaints")
    assert (done.result, done.reviewed_on, done.found) == ("partly", TODAY, "two complaints")
    assert not done.open_on(TODAY)
    assert done.open_on(ago(1))
    with pytest.raises(Refused, match="x1 was partly on"):
        reviewed(done, "met", TODAY)
