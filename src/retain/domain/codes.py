"""The short stable names that lists print: a letter and a number, and a step for a derived row."""

import re
from typing import NamedTuple

from retain.domain.errors import Misused

LETTERS = {
    "c": "customer",
    "d": "person",
    "l": "colleague",
    "e": "entry",
    "f": "fact",
    "p": "promise",
    "g": "problem",
    "s": "sale",
    "k": "contract",
    "x": "expectation",
    "n": "news",
    "r": "referral",
    "o": "opportunity",
    "b": "bystander",
}
_FORM = r"([cdlefpgskxnrob])([1-9]\d{0,17})(?:-([a-z]+))?"


class Code(NamedTuple):
    """`letter` and `number` name a record, `step` one of its derived rows ("s812-check")."""

    letter: str
    number: int
    step: str = ""

    def __str__(self) -> str:
        return f"{self.letter}{self.number}" + (f"-{self.step}" if self.step else "")

    @property
    def noun(self) -> str:
        return LETTERS[self.letter]


_NOUNS = {noun: letter for letter, noun in LETTERS.items()}


def named(noun: str, number: int) -> str:
    """A row of any table by its code, "p3"; one without a code as "tag 4"."""
    return f"{_NOUNS[noun]}{number}" if noun in _NOUNS else f"{noun} {number}"


def listing(noun: str) -> str:
    """The command that lists a noun's records."""
    return "retain import --pending" if noun == "bystander" else f"retain {noun} list"


def parse(text: str) -> Code:
    """Read a code such as `p12` or `s812-check`; raises Misused with the forms there are."""
    if found := re.fullmatch(_FORM, text.strip(), re.IGNORECASE):
        return Code(found[1].lower(), int(found[2]), (found[3] or "").lower())
    raise Misused(f"{text!r} is no code.", "Lists print codes: p12 is a promise, g3 a problem, s812-check a step.")


def looks_like(text: str) -> bool:
    """Whether a word has the form of a code."""
    word = text.strip()
    return word[1:2].isdigit() and re.fullmatch(_FORM, word, re.IGNORECASE) is not None
