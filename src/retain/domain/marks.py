"""What a rep marks in a text while writing it: `#golf` tags the customer, `@dana` was there."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from retain.domain.names import fold

_MARK = r"(?:^|(?<=[\s(\[{\"'“‘«,;:/]))([#@])([^\W\d_](?:[\w.'’&-]*\w)?)(?!\w*[@#])"  # noqa: RUF001 - quotes as typed
_OWNED = r"['’]s$"  # noqa: RUF001 - the apostrophe that phones type
_SLASHES = r"\S*//\S*"
"""An address of the web: what stands in it is no mark."""


class Marks(NamedTuple):
    """The tags and the names in a text, as typed, each once."""

    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


class Unmet(NamedTuple):
    """A name that led to nobody at the customer, or to several: `candidates` as they are listed."""

    typed: str
    candidates: tuple[str, ...] = ()


class Marked(NamedTuple):
    """What a text's marks did: the tags it names, those new to the customer, whom it put on the entry."""

    tags: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    unmet: tuple[Unmet, ...] = ()


def marks(text: str) -> Marks:
    """Read the marks of a text.

    A mark begins a word and goes on with a letter: a@b.example, #1, order #4711, C# and a lone # or @ are text. The dot
    after it, and the 's of "@dana's", belong to the sentence; `@dana_reed` is Dana Reed.
    """
    if "#" not in text and "@" not in text:
        return Marks()
    found = re.findall(_MARK, re.sub(_SLASHES, " ", unicodedata.normalize("NFC", text)))
    words = [(sign, re.sub(_OWNED, "", word)) for sign, word in found if word[0].isalpha()]
    return Marks(
        _once(word for sign, word in words if sign == "#"),
        _once(word.replace("_", " ").strip() for sign, word in words if sign == "@"),
    )


def _once(words: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(fold(word), word)
    return tuple(found.values())
