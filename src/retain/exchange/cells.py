"""Single cells: text as it was, and words of other programs as our own."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from retain.domain.contracts import CONTRACT_ENDINGS
from retain.domain.customers import POTENTIALS, SAYABLE, TIERS
from retain.domain.errors import Misused
from retain.domain.expectations import RESULTS
from retain.domain.kinds import KINDS, LEVELS, MOODS, PURPOSES
from retain.domain.names import excerpt, fold
from retain.domain.opportunities import OPPORTUNITY_ENDINGS
from retain.domain.problems import PROBLEM_KINDS
from retain.domain.promises import ENDINGS, PARTIES
from retain.exchange.markup import of_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LISTED = "; "
"""Between the e-mails, phones, tags or people of one cell."""
_SPLIT = re.compile(r"\s*(?:;|:::|\n)\s*")
_MAILS = re.compile(r"\s*(?:[;,\s]|:::)\s*")
_TAG = re.compile(
    r"</?(?:p|br|div|span|b|i|u|a|ul|ol|li|strong|em|h[1-6]|table|tr|td|img|font)\b[^<>]*>", re.IGNORECASE
)
_RUN = re.compile(r"[\s'\"]*[=+\-@\t\r]")
_MAY_RUN = frozenset("=+-@'\" \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\N{NO-BREAK SPACE}")
_DISTINCT = 1 << 10
_DAY_MINUTES = 24 * 60
YES = frozenset({"yes", "true", "1", "y", "t", "x", "ja", "oui", "si"})
NO = frozenset({"no", "false", "0", "n", "f", "nein", "non"})
_IN = frozenset({"in", "inbound", "incoming", "received", "incoming_email", "incoming email"}) | YES
_OUT = (
    frozenset({"out", "outbound", "outgoing", "sent", "email", "outgoing_email", "forwarded_email", "forwarded email"})
    | NO
)
_BEGAN_THERE = re.compile(r"(?:inbound|incoming|received)\b")
_UNREACHED = re.compile(r"no answer|voice ?mail|busy|wrong number|not reached|unreachable")
_OTHER_WORDS = {
    "call": "phone; phone call; telephone; logged call; outbound call; inbound call; outgoing call; incoming call",
    "video": "video call; videocall; zoom; teams; video conference",
    "email": "e-mail; mail; logged email; inbound email; outbound email; incoming email; outgoing email; email reply",
    "message": "sms; text; text message; whatsapp; chat; linkedin message",
    "letter": "post",
    "card": "postcard",
    "meeting": "in-person meeting; appointment; event; besprechung; demo; logged meeting",
    "lunch": "dinner; breakfast",
    "visit": "site visit; besuch",
    "note": "notes; task; to-do; todo; comment; deadline; logged note",
}
_KIND_WORDS = {word: kind for kind, words in _OTHER_WORDS.items() for word in words.split(LISTED)} | {"": "note"}


def text(cell: str) -> str | None:
    """A cell's text as it was before an export disarmed it, None for an empty one; raises Misused for a NUL."""
    if not cell or cell.isspace():
        return None
    if "\0" in cell:
        raise Misused(f"{excerpt(cell)} holds a NUL, which no text has")
    return cell[1:] if cell[0] == "'" and _RUN.match(cell, 1) else cell


def disarmed(cell: str) -> str:
    """Text as a spreadsheet may have it: what it would run as a formula stands behind an apostrophe."""
    return f"'{cell}" if cell and cell[0] in _MAY_RUN and _RUN.match(cell) else cell


def kept(cell: str) -> str:
    """Text for a cell that runs nothing, such that `text` reads it as it was."""
    return f"'{cell}" if cell[:1] == "'" and _RUN.match(cell, 1) else cell


def word(cell: str) -> str | None:
    """A name or another short text, without spaces around it."""
    found = text(cell)
    return found and (found.strip() or None)


def joined(texts: Iterable[str]) -> str | None:
    """The subject and the words of a contact as one text, without the tags of a page."""
    plain = (_untagged(found).strip() for found in map(text, texts) if found)
    return ": ".join(dict.fromkeys(filter(None, plain))) or None


def _untagged(page: str) -> str:
    """The text of HTML as programs keep notes in; what is none stays as it is."""
    return of_html(page) if _TAG.search(page) else page


def listed(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds several."""
    return tuple(filter(None, _SPLIT.split(text(cell) or "")))


def mails(cell: str) -> tuple[str, ...]:
    """The e-mail addresses of a cell."""
    return tuple(filter(None, _MAILS.split((text(cell) or "").removeprefix("mailto:"))))


@lru_cache(_DISTINCT)
def truth(cell: str) -> bool | None:
    """Yes or no, None for an empty cell; raises Misused."""
    return _either(cell, YES, NO, "neither yes nor no")


@lru_cache(_DISTINCT)
def inbound(cell: str) -> bool | None:
    """Whether the customer began it; raises Misused."""
    return _either(cell, _IN, _OUT, "neither in nor out")


def _either(cell: str, ones: frozenset[str], noughts: frozenset[str], neither: str) -> bool | None:
    found = fold(cell)
    if found and found not in ones | noughts:
        raise Misused(f"{excerpt(cell)} is {neither}")
    return found in ones if found else None


@lru_cache(_DISTINCT)
def kind(cell: str) -> str:
    """The kind of contact, a note where nothing is said; raises Misused."""
    found = fold(cell)
    return found if found in KINDS else _among(_KIND_WORDS.get(found, found), KINDS, cell, "kind of contact")


@lru_cache(_DISTINCT)
def kind_there(cell: str) -> str:
    """The kind of contact a program's own word means; one of an office's making is a note."""
    found = fold(cell)
    return found if found in KINDS else _KIND_WORDS.get(found, "note")


@lru_cache(_DISTINCT)
def began_there(cell: str) -> bool:
    """Whether the word for a contact says that the customer began it: "Inbound call"."""
    return _BEGAN_THERE.match(fold(cell)) is not None


@lru_cache(_DISTINCT)
def unreached(cell: str) -> bool:
    """Whether the outcome of a call says that nobody was reached."""
    return _UNREACHED.search(fold(cell)) is not None


@lru_cache(_DISTINCT)
def purposes(cell: str) -> str | None:
    """Purposes as the diary keeps them, spaces between; raises Misused."""
    found = re.split(r"[\s,;]+", fold(cell).strip(" ,;"))
    return " ".join(_among(purpose, PURPOSES, cell, "purpose") for purpose in found) if any(found) else None


def _one_of(words: tuple[str, ...], what: str) -> Callable[[str], str | None]:
    """A reader of cells that hold one of these words or nothing; it raises Misused for another."""

    @lru_cache(_DISTINCT)
    def read(cell: str) -> str | None:
        found = fold(cell)
        return _among(found, tuple(map(fold, words)), cell, what) if found else None

    return read


mood = _one_of(MOODS, "mood")
level = _one_of(LEVELS, "level")
potential = _one_of(POTENTIALS, "potential")
status = _one_of(SAYABLE, "status")
party = _one_of(PARTIES, "party to a promise")
ending = _one_of(ENDINGS, "end of a promise")
contract_ending = _one_of(CONTRACT_ENDINGS, "end of a contract")
opportunity_ending = _one_of(OPPORTUNITY_ENDINGS, "end of an opportunity")
result = _one_of(RESULTS, "result")
trouble = _one_of((*PROBLEM_KINDS, "gap"), "kind of problem")
_tier = _one_of(TIERS, "tier")


def tier(cell: str) -> str | None:
    """A tier, None for an empty cell; raises Misused."""
    found = _tier(cell)
    return found and found.upper()


def _among(found: str, words: tuple[str, ...], cell: str, what: str) -> str:
    if found not in words:
        raise Misused(f"{excerpt(cell)} is no {what}: it is one of {', '.join(words)}")
    return found


@lru_cache(_DISTINCT)
def minutes(cell: str) -> int | None:
    """Minutes from "30", "30 min", "1:30" or "1.5 h"; raises Misused for none of a day."""
    words = fold(cell)
    if not words:
        return None
    found = re.fullmatch(r"(\d{1,4})(?:\.0+)? ?(?:m|mins?|minutes?)?\.?", words)
    hours = re.fullmatch(r"(\d{1,2}):(\d{2})(?::\d{2})?", words)
    spoken = re.fullmatch(r"(\d{1,2}(?:\.\d{1,2})?) ?(?:h|hrs?|hours?)\.?", words)
    count = -1
    if found:
        count = int(found[1])
    elif hours:
        count = int(hours[1]) * 60 + int(hours[2])
    elif spoken:
        count = round(float(spoken[1]) * 60)
    if not 0 <= count <= _DAY_MINUTES:
        raise Misused(f"{excerpt(cell)} is no minutes of a day")
    return count


def whole(cell: str) -> int | None:
    """A whole number, None for an empty cell; raises Misused."""
    words = cell.strip()
    if words and not re.fullmatch(r"\d{1,9}", words):
        raise Misused(f"{excerpt(cell)} is no whole number")
    return int(words) if words else None
