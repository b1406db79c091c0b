"""A promise as typed: "send quote by fri" is what is promised and the day it is due."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from retain.domain import dates
from retain.domain.almanac import MONTH_NAMES, WEEKDAYS, Lean, Order
from retain.domain.errors import Misused
from retain.domain.names import excerpt

_SPLITTER = r"(?<=\s)(by|on|before)(?=\s)"
_STOPS = " -:,;"
LONGEST_DATE = 5
"""Words in the longest date there is: "sat 15th of dec 2026"."""
_NAME_LIKE = r"[0-9]+[A-Z]+"
"""3M is a customer, 3m is three months."""
_COMPACT = r"[+-]?[0-9]+[a-z]"
_NUMERIC = r"[0-9]+[-/][0-9].*|[0-9]+\.[0-9]+\.[0-9]{2,}"
_OPENS = frozenset({"today", "tomorrow", "in", "next", "this"}) | MONTH_NAMES.keys() | WEEKDAYS.keys() - {"sun", "sat"}
"""Words a date at the edge of a promise begins with; "sun" and "sat" are words of their own."""
_CLOSES = _OPENS | {"end", "eow", "eom", "eoq", "eoy", "beginning", "start", "first"}
"""The same for its right edge; in front these say what is promised ("end of month report")."""
_RUNS_ON = frozenset({"and", "is", "of", "or", "to", "till", "until", "was"})
_LEADS_IN = _RUNS_ON | set("a about at each every for from in last past since the with".split())
"""Beside one of these a date belongs to the text: "the notes of friday", "moved to 12/1", "mon and tue"."""


class NothingPromised(Misused):
    """A promise without words, or with nothing but a date."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"{excerpt(typed)} doesn't say what is promised.", 'Say it like "send quote by fri".')


@dataclass(frozen=True, slots=True)
class Pledge:
    """What is promised, and the day it is due where one was named."""

    text: str
    due: date | None


def pledged(text: str, start: date, *, order: Order = "mdy") -> Pledge:
    """Split a promise at its last by, on or before whose whole remainder is a date, else take a date from its edges.

    "before" is due on the day it names, as "by" is. Raises NothingPromised.
    """
    words = " ".join(text.split())
    if not words or whole_date(words, start, order):
        raise NothingPromised(text)
    found = _after_word(words, start, order) or _at_end(words, start, order) or _in_front(words, start, order)
    return found or Pledge(words, None)


def _after_word(words: str, start: date, order: Order) -> Pledge | None:
    for split in reversed(list(re.finditer(_SPLITTER, words, re.IGNORECASE))):
        remainder = words[split.end() :].strip()
        due = whole_date(remainder, start, order)
        if due and not (split[1].lower() == "on" and re.fullmatch(_COMPACT, remainder)):
            return Pledge(words[: split.start()].rstrip(_STOPS) or words, due)
    return None


def _at_end(words: str, start: date, order: Order) -> Pledge | None:
    """Take the longest date at the end, where it is clearly one; "last fri" is one that is nobody's due day."""
    tokens = words.split()
    for cut in range(max(1, len(tokens) - LONGEST_DATE), len(tokens)):
        edge = " ".join(tokens[cut:])
        if due := whole_date(edge, start, order):
            clear = _opens(edge.lower().removeprefix("the "), _CLOSES) and tokens[cut - 1].lower() not in _LEADS_IN
            return Pledge(" ".join(tokens[:cut]).rstrip(_STOPS) or words, due) if clear else None
    return None


def _in_front(words: str, start: date, order: Order) -> Pledge | None:
    tokens = words.split()
    for cut in range(min(LONGEST_DATE, len(tokens) - 1), 0, -1):
        edge, rest = " ".join(tokens[:cut]), " ".join(tokens[cut:]).lstrip(_STOPS)
        if due := whole_date(edge, start, order):
            clear = _opens(edge, _OPENS) and tokens[cut].lower() not in _RUNS_ON
            return Pledge(rest, due) if clear and rest else None
    return None


def _opens(edge: str, openers: frozenset[str]) -> bool:
    """Tell whether words that are a date look like one to anybody: "1 dec" and "12/1" do, "15th" and "2w" don't."""
    tokens = [token for token in re.findall(r"[^\s,.:;]+", edge.lower()) if token not in {"on", "by", "before"}]
    named = tokens[0][0].isdigit() and any(token in MONTH_NAMES for token in tokens)
    return tokens[0] in openers or named or bool(re.fullmatch(_NUMERIC, edge.rstrip(".,;:!?")))


def whole_date(words: str, start: date, order: Order, lean: Lean = "future") -> date | None:
    """Read words that are a date as a whole, whatever punctuation closes them."""
    for typed in (words.rstrip(",;:!?"), words.rstrip(",;:!?.")):
        with suppress(dates.NotADate):
            if not re.fullmatch(_NAME_LIKE, typed):
                return dates.parse(typed, start, lean=lean, order=order)
    return None
