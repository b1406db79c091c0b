"""Names as people type them: folded for comparing, and stripped of Ltd and its kin for matching imports."""

from __future__ import annotations

import re
import unicodedata

from retain.domain.errors import Refused

_FORMS = frozenset(
    "ltd limited inc incorporated corp corporation co company llc llp plc gmbh ag kg ohg ug sa sas sarl srl spa bv nv"
    " ab as oy aps pty pte kk sl".split()
)
_WORD = r"\w+"
_EXTRA = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ð": "d", "þ": "th", "ı": "i"})


def fold(name: str) -> str:
    """A name without case, accents and doubled spaces: "Café  Ørsted" and "cafe orsted" fold alike."""
    if name.isascii():
        return " ".join(name.lower().split())
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_EXTRA))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


def bare(name: str) -> str:
    """A folded name without punctuation and company forms, for telling whether two names are one company."""
    words = re.findall(_WORD, fold(name).replace(".", "").replace("'", ""))
    while len(words) > 1 and words[-1] in _FORMS:
        words.pop()
    return " ".join(words)


def short(name: str, longest: int = 60) -> str:
    """A name as a sentence can bear it: whole, or cut with an ellipsis."""
    words = " ".join(name.split())
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"


def excerpt(typed: str) -> str:
    """What was typed as a refusal's one line quotes it."""
    return f'"{short(typed)}"'


def single(name: str) -> str:
    """A name composed, without outer and doubled spaces."""
    return " ".join((name if name.isascii() else unicodedata.normalize("NFC", name)).split())


def clean(name: str, noun: str) -> str:
    """A name as it is stored: `single`; raises Refused for control characters."""
    if not (name.isascii() and name.isprintable()) and any(
        unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} for character in name
    ):
        raise Refused(f"The name of a {noun} is one line without control characters.", "Type it again by hand.")
    return single(name)
