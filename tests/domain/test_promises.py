"""A promise: what it refuses, its day after slips, and its word in the ledger."""

from __future__ import annotations

from typing import Any

import pytest

from retain.domain.errors import Refused
from retain.domain.promises import Promise, Slip, due, word
from tests.factories import TODAY, ago, ahead


def promise(**fields: Any) -> Promise:
    given: dict[str, Any] = {
        "customer": 1,
        "party": "me",
        "text": "send quote",
        "made_on": ago(10),
        "due_on": ago(2),
        "id": 1,
    }
    return Promise(**given | fields)


def slip(day: int, to: int, **fields: Any) -> Slip:
    given: dict[str, Any] = {"promise": 1, "day": ago(day), "from_on": ago(2), "to_on": ahead(to)}
    return Slip(**given | fields)


@pytest.mark.parametrize(
    ("fields", "sentence", "next_step"),
    [
        ({"text": " "}, "A promise needs words: what was promised.", "retain log NAME --promise"),
        ({"party": "them"}, "them can't owe a promise.", "One of: me, colleague, customer, note."),
        ({"party": "colleague"}, "A colleague's promise names the colleague.", "Add --colleague NAME."),
        ({"colleague": 1}, "A colleague's promise names the colleague.", "Add --colleague NAME."),
    ],
)
def test_what_is_no_promise_is_refused(fields: dict[str, Any], sentence: str, next_step: str) -> None:
    with pytest.raises(Refused) as refused:
        promise(**fields)
    assert refused.value.sentence == sentence
    assert refused.value.next_step.startswith(next_step)


def test_its_code_is_p_and_its_number() -> None:
    assert promise(id=12).code == "p12"


def test_it_is_due_on_the_day_first_named_until_a_slip_is_known() -> None:
    slips = (slip(5, 1, id=1), slip(3, 9, id=2), slip(3, 7, id=3), slip(1, 99, promise=2))
    assert due(promise(), (), TODAY) == ago(2)
    assert due(promise(), slips, ago(6)) == ago(2)
    assert due(promise(), slips, ago(5)) == ahead(1)
    assert due(promise(), slips, TODAY) == ahead(7)


@pytest.mark.parametrize(
    ("fields", "slips", "said"),
    [
        ({"due_on": TODAY}, (), "open"),
        ({}, (), "broken"),
        ({"ended": "kept", "ended_on": ago(2)}, (), "kept on time"),
        ({"ended": "kept", "ended_on": ago(1)}, (), "kept late"),
        ({"ended": "dropped", "ended_on": ago(1)}, (), "dropped"),
        ({"ended": "broken", "ended_on": ago(5)}, (), "broken"),
        ({}, (slip(3, 5, told=True),), "slipped told before"),
        ({}, (slip(2, 5, told=True),), "slipped told before"),
        ({}, (slip(1, 5, told=True),), "slipped told after"),
        ({}, (slip(3, 5, told=False),), "slipped not told"),
        ({}, (slip(3, 5),), "slipped not told"),
        ({"ended": "kept", "ended_on": ahead(1)}, (slip(3, 5, told=True),), "slipped told before"),
        ({}, (slip(3, 5, told=False, id=1), slip(1, 9, told=True, id=2)), "slipped not told"),
        ({"ended": "dropped", "ended_on": TODAY}, (slip(3, 5, told=True),), "dropped"),
    ],
)
def test_the_ledger_says_how_it_stands(fields: dict[str, Any], slips: tuple[Slip, ...], said: str) -> None:
    assert word(promise(**fields), slips, TODAY) == said
