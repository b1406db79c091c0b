"""What is a mark in a text, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain.marks import Marks, marks
from retain.domain.names import fold

LETTERS = st.text("abcdefghijklmnopqrstuvwxyzäßéł", min_size=1, max_size=8)
PLAIN = st.lists(st.sampled_from(["hi", "a@b.example", "#1", "#", "@", "C#", "order", "#4711", "@3pm", "x#y", "¿"]))


@pytest.mark.parametrize(
    ("text", "tags", "people"),
    [
        ("saw @dana about #golf", ("golf",), ("dana",)),
        ("#golf, (#spring) @dana: fine.", ("golf", "spring"), ("dana",)),
        ("@dana's budget, @o'hara's too", (), ("dana", "o'hara")),
        ("@dana_reed and @anne-marie", (), ("dana reed", "anne-marie")),
        ("#Golf again #golf #GOLF", ("Golf",), ()),
        ("#trade-fair2027.", ("trade-fair2027",), ()),
        ("#café #cafe\u0301", ("café",), ()),
        ("@d12 called", (), ("d12",)),
    ],
)
def test_a_mark_begins_a_word_and_goes_on_with_a_letter(
    text: str, tags: tuple[str, ...], people: tuple[str, ...]
) -> None:
    assert marks(text) == Marks(tags, people)


@pytest.mark.parametrize(
    "text",
    [
        *("", "a@b.example", "mail Dana <a@b.example>", "#1", "order #4711", "a lone # or @ here", "C# and F#", "@3pm"),
        *("https://x.example/#golf", "https://x.example/@dana", "@", "#", "##", "@@", "@-dana", "#_x", "dana@", "#¼"),
    ],
)
def test_what_only_looks_like_a_mark_is_text(text: str) -> None:
    assert marks(text) == Marks()


@given(PLAIN)
def test_words_without_a_mark_have_none(words: list[str]) -> None:
    assert marks(" ".join(words)) == Marks()


@given(PLAIN, st.lists(st.tuples(st.sampled_from("#@"), LETTERS)))
def test_every_mark_is_found_once_in_order_wherever_it_stands(words: list[str], marked: list[tuple[str, str]]) -> None:
    found = marks(" ".join([*words, *(sign + word for sign, word in marked), *words]))
    for sign, held in (("#", found.tags), ("@", found.people)):
        wanted = dict.fromkeys(fold(word) for one, word in marked if one == sign)
        assert [fold(word) for word in held] == list(wanted)


@given(st.text())
def test_whatever_is_typed_is_read_and_each_mark_stands_in_it(text: str) -> None:
    found = marks(text)
    for word in (*found.tags, *found.people):
        assert word[0].isalpha()
        assert fold(word.split()[0][:1]) in fold(text)
