"""Where a name stands in a text, and a change's name without it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain.erasures import ERASED, Sought, nameless, names_it, scrubbed, sought

NAMES = st.sampled_from(["Dana Reed", "Zoë O'Hara", 'Bob "Bo" Lee', "Mia", "A.B. (Bo)"])


@pytest.mark.parametrize("text", ["Dana Reed", "saw DANA REED.", "(dana reed)", "Dana Reed's", '{"text":"Dana Reed"}'])
def test_a_name_is_found_as_whole_words_in_any_case(text: str) -> None:
    assert names_it(text, "Dana Reed")
    assert ERASED in scrubbed(text, "Dana Reed")


@pytest.mark.parametrize("text", ["", "Dana", "Dana Reedham", "Jordana Reed", "Dana  Moss, Tom Reed"])
def test_a_part_of_a_word_is_no_name(text: str) -> None:
    assert not names_it(text, "Dana Reed")
    assert scrubbed(text, "Dana Reed") == text


@given(st.text(), NAMES, st.text())
def test_what_was_scrubbed_names_nobody_and_neither_does_its_image(before: str, name: str, after: str) -> None:
    text = f"{before} {name} {after}"
    assert names_it(json.dumps({"text": text}, ensure_ascii=False), name)
    assert not names_it(scrubbed(text, name), name)


def test_a_name_of_one_word_is_looked_for_where_it_is_known_alone() -> None:
    assert sought(["Mia", "Dana  Reed", "", "Mia"], [3]) == [Sought("Mia", frozenset({3})), Sought("Dana Reed")]


@pytest.mark.parametrize(
    ("command", "after"),
    [
        ("log Acme", "log c1"),
        ("merge Acme into Birch", "merge c1 into Birch"),
        ("merge Birch into Acme", "merge Birch into c1"),
        ("log Acme Tools", "log Acme Tools"),
        ("import Acme.csv", "import Acme.csv"),
        ("customer add " + "x" * 59 + "…", "customer add c1"),
    ],
)
def test_a_change_calls_what_was_erased_by_its_code(command: str, after: str) -> None:
    assert nameless(command, ["Acme", "x" * 80], "c1") == after
