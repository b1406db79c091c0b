"""The one-line form: `happy; wants LED > send quote by fri < sign the NDA by 12/1 ! gap: seats wrong`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from retain.domain import dates
from retain.domain.almanac import MONTH_NAMES, WEEKDAYS, Lean, Order
from retain.domain.errors import Misused
from retain.domain.excerpt import excerpt
from retain.domain.kinds import KINDS
from retain.domain.names import fold as folded

_MARKER = r"(?:^|(?<=\s))([><!])(?=\s)"
_SPLITTER = r"\s(by|on|before)\s"
_ATTEMPT = r"(?:vm|voice ?mail|no answer|left (?:a )?message|bounced)\b"
_PROBLEM = r"(invoice|question|emergency|trouble|gap)\s*:\s*(.*)"
_MOOD = r"(\w+)(?=\s*(?:[;,.]|$))"
_MOODS = (
    dict.fromkeys(("happy", "good", "great", "pleased"), "good")
    | dict.fromkeys(("ok", "fine"), "ok")
    | dict.fromkeys(("unhappy", "angry", "upset", "annoyed", "bad", "cross"), "bad")
)
_LONGEST_DATE = 5
_LONGEST_HEAD = 200
_STOPS = " -:,;"
_NAME_LIKE = r"[0-9]+[A-Z]+"
"""3M is a customer, 3m is three months."""
_COMPACT = r"[+-]?[0-9]+[a-z]"
_NUMERIC = r"[0-9]+[-/][0-9].*|[0-9]+\.[0-9]+\.[0-9]{2,}"
_OPENS = frozenset({"today", "tomorrow", "in", "next", "this"}) | MONTH_NAMES.keys() | WEEKDAYS.keys() - {"sun", "sat"}
"""Words a date at the edge of a promise begins with; "sun" and "sat" are words of their own."""
_CLOSES = _OPENS | {"end", "eow", "eom", "eoq", "eoy", "beginning", "start", "first"}
"""The same for its right edge; in front these say what is promised ("end of month report")."""
_RUNS_ON = frozenset({"and", "is", "of", "or", "to", "till", "until", "was"})
_LEADS_IN = _RUNS_ON | {"a", "about", "at", "each", "every", "for", "from", "in", "last", "past", "since", "the", "with"}
"""Beside one of these a date belongs to the text: "the notes of friday", "moved to 12/1", "mon and tue"."""


class NothingPromised(Misused):
    """A promise without words, or with nothing but a date."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"{excerpt(typed)} doesn't say what is promised.", 'Say it like "send quote by fri".')


class NotALine(Misused):
    """A pasted line that doesn't begin with a customer and a colon."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"{excerpt(typed)} names no customer.", "Write [DATE] CUSTOMER [KIND]: text.")


@dataclass(frozen=True, slots=True)
class Pledge:
    """What is promised, and the day it is due where one was named."""

    text: str
    due: date | None


@dataclass(frozen=True, slots=True)
class Jotted:
    """One line taken apart. `problems` are as typed (`problem_kind` reads them); `mood` is bad, ok, good or None."""

    text: str
    mine: tuple[Pledge, ...]
    theirs: tuple[Pledge, ...]
    problems: tuple[str, ...]
    attempt: bool
    mood: str | None


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the text of a pasted line; `customer` is as typed unless it is a known name."""

    day: date | None
    customer: str
    kind: str | None
    rest: str


def line(text: str, start: date, *, order: Order = "mdy") -> Jotted:
    """Take a line apart at ` > ` (mine), ` < ` (theirs) and ` ! ` (a problem); raises NothingPromised.

    A marker has a space on both sides or opens the line; one with nothing after it is left out. Dates count from `start`.
    """
    said, *marked = re.split(_MARKER, text.strip())
    parts = [(marker, part.strip()) for marker, part in zip(marked[::2], marked[1::2], strict=True) if part.strip()]
    return Jotted(
        text=said.strip(),
        mine=tuple(promise(part, start, order=order) for marker, part in parts if marker == ">"),
        theirs=tuple(promise(part, start, order=order) for marker, part in parts if marker == "<"),
        problems=tuple(part for marker, part in parts if marker == "!"),
        attempt=is_attempt(said),
        mood=mood(said),
    )


def mood(text: str) -> str | None:
    """Read the mood a text begins with, alone or before `;`, `,` or `.`: "happy; wants LED" is good.

    good: happy good great pleased; ok: ok fine; bad: unhappy angry upset annoyed bad cross.
    """
    found = re.match(_MOOD, text.strip())
    return _MOODS.get(found[1].lower()) if found else None


def is_attempt(text: str) -> bool:
    """Tell whether a text begins like nobody was reached: vm, voicemail, no answer, left (a) message, bounced."""
    return bool(re.match(_ATTEMPT, text.strip(), re.IGNORECASE))


def problem_kind(text: str) -> tuple[str, str]:
    """Split "invoice: 4711 missing" into its kind and the rest; a gap, and what names no kind, is trouble."""
    found = re.fullmatch(_PROBLEM, text.strip(), re.IGNORECASE | re.DOTALL)
    if found is None:
        return "trouble", text.strip()
    kind = found[1].lower()
    return ("trouble" if kind == "gap" else kind), found[2]


def promise(text: str, start: date, *, order: Order = "mdy") -> Pledge:
    """Split a promise at its last by, on or before whose whole remainder is a date, else take a date from its edges.

    "before" is due on the day it names, as "by" is. Raises NothingPromised.
    """
    words = " ".join(text.split())
    if not words or _day(words, start, order):
        raise NothingPromised(text)
    found = _after_word(words, start, order) or _at_end(words, start, order) or _in_front(words, start, order)
    return found or Pledge(words, None)


def _after_word(words: str, start: date, order: Order) -> Pledge | None:
    for split in reversed(list(re.finditer(_SPLITTER, words, re.IGNORECASE))):
        remainder = words[split.end() :]
        due = _day(remainder, start, order)
        if due and not (split[1].lower() == "on" and re.fullmatch(_COMPACT, remainder)):
            return Pledge(words[: split.start()].rstrip(_STOPS) or words, due)
    return None


def _at_end(words: str, start: date, order: Order) -> Pledge | None:
    """Take the longest date at the end, where it is clearly one; "last fri" is one that is nobody's due day."""
    tokens = words.split()
    for cut in range(max(1, len(tokens) - _LONGEST_DATE), len(tokens)):
        edge = " ".join(tokens[cut:])
        if due := _day(edge, start, order):
            clear = _opens(edge, _CLOSES) and tokens[cut - 1].lower() not in _LEADS_IN
            return Pledge(" ".join(tokens[:cut]).rstrip(_STOPS) or words, due) if clear else None
    return None


def _in_front(words: str, start: date, order: Order) -> Pledge | None:
    tokens = words.split()
    for cut in range(min(_LONGEST_DATE, len(tokens) - 1), 0, -1):
        edge, rest = " ".join(tokens[:cut]), " ".join(tokens[cut:]).lstrip(_STOPS)
        if due := _day(edge, start, order):
            clear = _opens(edge, _OPENS) and tokens[cut].lower() not in _RUNS_ON
            return Pledge(rest, due) if clear and rest else None
    return None


def _opens(edge: str, openers: frozenset[str]) -> bool:
    """Tell whether words that are a date look like one to anybody: "1 dec" and "12/1" do, "15th" and "2w" don't."""
    tokens = re.findall(r"[^\s,.:;]+", edge.lower().removeprefix("on ").removeprefix("by ").removeprefix("before "))
    named = tokens[0][0].isdigit() and any(token in MONTH_NAMES for token in tokens)
    return tokens[0] in openers or named or bool(re.fullmatch(_NUMERIC, edge.rstrip(".,;:!?")))


def _day(words: str, start: date, order: Order, lean: Lean = "future") -> date | None:
    """Read words that are a date as a whole, whatever punctuation closes them."""
    for typed in (words.rstrip(",;:!?"), words.rstrip(",;:!?.")):
        with suppress(dates.NotADate):
            if not re.fullmatch(_NAME_LIKE, typed):
                return dates.parse(typed, start, lean=lean, order=order)
    return None


def head(
    line: str, known: Iterable[str], today: date, *, order: Order = "mdy", fold: Callable[[str], str] = folded
) -> Head:
    """Read `[DATE] CUSTOMER [KIND]: text`; dates lean to the past. Raises NotALine.

    The longest of the `known` names wins over a date and a kind ("3M: …", "Call Centre Ltd call: …"), also across later
    colons. Without one the customer is what date and kind leave, at the first colon before a space; a reading that
    begins a known name comes first ("Sunday Times: …").
    """
    text = re.sub(r"^[-*•]\s+", "", line.strip())
    names = {fold(name): name for name in known}
    colons = (colon.start() for colon in re.finditer(":", text[:_LONGEST_HEAD]))
    exact = [found for colon in colons for found in _readings(text, colon, today, order) if fold(found.customer) in names]
    if exact:
        longest = max(exact, key=lambda found: len(fold(found.customer)))
        return replace(longest, customer=names[fold(longest.customer)])
    return _unknown(text, names, today, order=order, fold=fold)


def _unknown(text: str, names: Iterable[str], today: date, *, order: Order, fold: Callable[[str], str]) -> Head:
    def weight(found: Head) -> tuple[bool, bool, int]:
        customer = fold(found.customer)
        return any(name.startswith(customer) for name in names), found.kind is not None, -len(customer)

    colon = re.search(r":(?=\s|$)", text)
    readings = list(_readings(text, colon.start(), today, order)) if colon else []
    if not readings:
        raise NotALine(text)
    return max(readings, key=weight)


def _readings(text: str, colon: int, today: date, order: Order) -> Iterator[Head]:
    """Read what stands before a colon in every way that leaves a customer."""
    tokens, rest = text[:colon].split(), text[colon + 1 :].strip()
    kind = tokens[-1].lower() if tokens and tokens[-1].lower() in KINDS else None
    for cut in range(min(_LONGEST_DATE + 1, len(tokens))):
        day = _day(" ".join(tokens[:cut]), today, order, "past") if cut else None
        if cut and day is None:
            continue
        yield Head(day, " ".join(tokens[cut:]), None, rest)
        if kind and cut < len(tokens) - 1:
            yield Head(day, " ".join(tokens[cut:-1]), kind, rest)
