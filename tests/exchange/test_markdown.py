"""Words of the diary stay words on a page."""

from __future__ import annotations

import pytest

from retain.exchange.markdown import escaped


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("plain words, 3 of 4", "plain words, 3 of 4"),
        ("*bold* _too_ `code`", r"\*bold\* \_too\_ \`code\`"),
        ("# head", r"\# head"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("12) item", r"12\) item"),
        ("3.5 % less", "3\\.5 % less"),
        ("<script> [a](b) a & b | c", r"\<script\> \[a\](b) a \& b \| c"),
        ("two\nlines\x1b[31m", r"two lines \[31m"),
    ],
)
def test_words_of_the_diary_are_printed_as_they_are(text: str, line: str) -> None:
    assert escaped(text) == line
