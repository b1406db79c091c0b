"""The short stable names that lists print."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain.codes import LETTERS, Code, looks_like, parse
from retain.domain.errors import Misused


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("p12", Code("p", 12)),
        ("P12", Code("p", 12)),
        (" g3 ", Code("g", 3)),
        ("s812-check", Code("s", 812, "check")),
        ("S812-CHECK", Code("s", 812, "check")),
        ("c999999999999999999", Code("c", 10**18 - 1)),
    ],
)
def test_a_code_is_a_letter_a_number_and_maybe_a_step(text: str, code: Code) -> None:
    assert parse(text) == code
    assert looks_like(text)


@pytest.mark.parametrize(
    "text",
    ["", "p", "12", "p0", "p012", "p-1", "q1", "p1-", "p1-2", "p1 check", "p12x", "p1-a-b", "c" + "9" * 19, "p\uff11"],
)
def test_what_is_no_code_is_refused_with_the_forms_there_are(text: str) -> None:
    assert not looks_like(text)
    with pytest.raises(Misused, match="is no code") as refused:
        parse(text)
    assert "p12 is a promise" in refused.value.next_step


@given(st.sampled_from(sorted(LETTERS)), st.integers(1, 10**18 - 1), st.from_regex(r"[a-z]{0,9}", fullmatch=True))
def test_a_code_reads_back_as_it_is_printed(letter: str, number: int, step: str) -> None:
    code = Code(letter, number, step)
    assert parse(str(code)) == code
    assert code.noun == LETTERS[letter]


@given(st.text(max_size=30))
def test_any_text_is_a_code_or_refused(text: str) -> None:
    with suppress(Misused):
        assert looks_like(text) == bool(parse(text))


def test_every_noun_has_its_own_letter() -> None:
    assert "".join(LETTERS) == "cdlefpgskxnrob"
    assert len(set(LETTERS.values())) == len(LETTERS)
