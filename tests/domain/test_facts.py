"""What is known of people and customers keeps its own laws."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from retain.domain.errors import Refused
from retain.domain.facts import Fact, ended, kind, says_no_more, takes_the_place

TODAY = date(2026, 11, 23)
YESTERDAY = TODAY - timedelta(days=1)


def fact(kind: str = "hobby", text: str = "sailing", **fields: Any) -> Fact:
    return Fact(kind, fields.pop("told_on", TODAY), text, **{"person": 4} | fields)


@pytest.mark.parametrize(
    "wrong",
    [
        {"customer": 1},
        {"person": None},
        {"text": " "},
        {"kind": "two words"},
        {"kind": "Hobby"},
        {"kind": "x" * 31},
        {"private": False},
        {"ended_on": YESTERDAY},
        {"replaced_by": 9},
    ],
    ids=str,
)
def test_what_is_no_fact_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        fact(**{"kind": "hobby", "text": "sailing"} | wrong)


def test_what_is_known_about_a_person_is_private_and_of_a_customer_only_if_said_so() -> None:
    assert fact().private
    assert not fact(person=None, customer=1, private=False).private


def test_a_name_alone_is_enough() -> None:
    assert fact("child", "", name="Mia").value == "Mia"
    assert fact("child", "cello", name="Mia").value == "Mia: cello"


@pytest.mark.parametrize(("day", "holds"), [(YESTERDAY, False), (TODAY, True), (TODAY + timedelta(days=5), False)])
def test_a_fact_holds_from_the_day_it_was_told_until_it_ended(day: date, *, holds: bool) -> None:
    assert fact(ended_on=TODAY + timedelta(days=5)).holds(day) is holds


def test_the_same_words_say_no_more_whatever_their_case() -> None:
    assert says_no_more(fact(text="SAILING"), fact())
    assert not says_no_more(fact(text="chess"), fact())
    assert not says_no_more(fact(person=5), fact())
    assert says_no_more(fact("child", "", name="mia"), fact("child", "cello", name="Mia"))


def test_a_child_and_the_one_spouse_have_newer_values_and_hobbies_add_up() -> None:
    mia = fact("child", "cello", name="Mia")
    assert takes_the_place(fact("child", "viola", name="mia"), mia)
    assert not takes_the_place(fact("child", "viola", name="Tom"), mia)
    assert takes_the_place(fact("spouse", "", name="Kim"), fact("spouse", "", name="Ann"))
    assert not takes_the_place(fact(text="chess"), fact())


def test_an_old_value_ends_when_the_new_one_was_told() -> None:
    old = ended(fact(told_on=YESTERDAY), fact(id=8))
    assert (old.ended_on, old.replaced_by) == (TODAY, 8)


@pytest.mark.parametrize(
    ("typed", "kept"), [("Hobby", "hobby"), ("two words", ""), ("a:b", ""), ("", ""), ("Été", "ete")]
)
def test_a_kind_is_one_small_word(typed: str, kept: str) -> None:
    assert kind(typed) == kept
