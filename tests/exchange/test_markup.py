"""Formatted words read plain, and formats that are none read as nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.exchange.markup import of_html, of_rtf

EXAMPLE = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
)
"""The first example of MS-OXRTFCP."""
CROSSED = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")
"""The second, whose copies overlap what they copy."""


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<p>one\ntwo<p>three", "one two\nthree"),
        ("<html><head><title>no</title><style>p{}</style></head><body>a&nbsp;&amp;&#252;<br/>b</body>", "a &ü\nb"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</table>", "a b\nc"),
        ("<script>alert(1)</script>x<!-- y -->", "x"),
        ("a < b", "a < b"),
        ("", ""),
    ],
)
def test_a_page_is_read_off_by_lines(page: str, words: str) -> None:
    assert of_html(page) == words


def test_packed_rtf_is_read_as_its_specification_packs_it() -> None:
    assert of_rtf(EXAMPLE) == "hello world"
    assert of_rtf(CROSSED) == "WXYZWXYZWXYZWXYZWXYZ"


@given(st.binary(max_size=200))
def test_what_is_no_packed_rtf_is_no_words_or_some(held: bytes) -> None:
    assert of_rtf(held) is not None
    assert of_rtf(EXAMPLE[:16] + held) is not None


@given(st.text(max_size=200))
def test_any_text_reads_as_a_page(text: str) -> None:
    assert "\0" not in of_html(text)
