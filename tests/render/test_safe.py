"""Nothing from the diary steers a terminal, and what can be printed stays as it is."""

from __future__ import annotations

import json
import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.render.safe import safe, safe_json

BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
INVISIBLE = set(map(chr, [0xAD, 0x61C, *range(0x200B, 0x2010), *range(0x2060, 0x2065), 0xFEFF]))
HOSTILE = [*map(chr, [*range(0x20), *range(0x7F, 0xA1), *range(0x2028, 0x202F), *range(0x2066, 0x206A)]), *INVISIBLE]
PIECES = [
    *("\x1b[31m", "\x1b]0;title\x07", "\x1b]8;;http://x\x1b\\", "\x9b2J", "\x1bP", "\x90q", "\x1b[?1049h", "\r\n"),
    *("[red]", "[/]", "[link=x]", ":warning:", "=1+1", "Zoë", "清掃", "🦊", "👩‍🔧", "\udcff", "\U000e0041", "\u2028"),
]
SEED = 20261123


def steers(character: str) -> bool:
    """Whether a terminal might do something else than show this."""
    return (
        unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}
        or unicodedata.bidirectional(character) in BIDI
        or character in INVISIBLE
        or "\U000e0000" <= character <= "\U000e007f"
    )


def fuzz(count: int) -> list[str]:
    chance = random.Random(SEED)
    every = [*HOSTILE, *PIECES, *map(chr, range(32, 127))]
    return ["".join(chance.choices(every, k=chance.randrange(1, 30))) for _ in range(count)]


def test_of_3000_fuzzed_strings_nothing_steers_a_terminal() -> None:
    texts = fuzz(3000)
    assert sum(any(map(steers, text)) for text in texts) > 2500
    for text in texts:
        assert not any(map(steers, safe(text))), repr(text)


@given(st.text())
def test_no_text_steers_a_terminal_or_makes_a_second_line(text: str) -> None:
    assert not any(map(steers, safe(text)))
    assert len(safe(text).splitlines()) <= 1


@given(st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" ")))
def test_what_can_be_printed_is_unchanged(text: str) -> None:
    assert text.isprintable()
    assert safe(text) == text


@given(st.text())
def test_making_safe_twice_changes_nothing_more(text: str) -> None:
    assert safe(safe(text)) == safe(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("two\nlines\tand\ra\u2028tab", "two lines and a tab"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x9b31m", "\\x9b31m"),
        ("a\x00b\x7f", "a\\x00b\\x7f"),
        ("a\u202eb", "a\\u202eb"),
        ("\ufeffname", "\\ufeffname"),
        ("\udcff", "\\udcff"),
        ("[red]x[/red] :warning:", "[red]x[/red] :warning:"),
        ("Zoë 清掃 🦊 =1+1", "Zoë 清掃 🦊 =1+1"),
    ],
)
def test_what_could_steer_is_shown_as_its_escape(text: str, shown: str) -> None:
    assert safe(text) == shown


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_json_means_what_it_meant_and_steers_nothing(text: str) -> None:
    document = json.dumps({"text": text, "more": [text]}, ensure_ascii=False, indent=2)
    made = safe_json(document)
    assert json.loads(made) == {"text": text, "more": [text]}
    assert not any(map(steers, made.replace("\n", "")))
    assert made.count("\n") == document.count("\n")
