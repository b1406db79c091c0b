"""The one-line form: `happy; wants LED > send quote by fri < sign the NDA by 12/1 ! gap: seats wrong`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from retain.domain.almanac import Order
from retain.domain.entries import reads_as_attempt
from retain.domain.errors import Misused
from retain.domain.kinds import KINDS
from retain.domain.names import excerpt, fold
from retain.domain.pledges import LONGEST_DATE, Pledge, pledged, whole_date

_MARKER = r"(?:^|(?<=\s))([><!])(?=\s)"
_PROBLEM = r"(invoice|question|emergency|trouble|gap)\s*:\s*(.*)"
_MOOD = r"(\w+)(?=\s*(?:[;,.]|$))"
_MOODS = (
    dict.fromkeys(("happy", "good", "great", "pleased"), "good")
    | dict.fromkeys(("ok", "fine"), "ok")
    | dict.fromkeys(("unhappy", "angry", "upset", "annoyed", "bad", "cross"), "bad")
)
_LONGEST_HEAD = 200


class NotALine(Misused):
    """A pasted line that doesn't begin with a customer and a colon."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"{excerpt(typed)} names no customer.", "Write [DATE] CUSTOMER [KIND]: text.")


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

    A marker has a space on both sides or opens the line; one with nothing after it is left out.
    Dates count from `start`.
    """
    said, *marked = re.split(_MARKER, text.strip())
    parts = [(marker, part.strip()) for marker, part in zip(marked[::2], marked[1::2], strict=True) if part.strip()]
    return Jotted(
        text=said.strip(),
        mine=tuple(pledged(part, start, order=order) for marker, part in parts if marker == ">"),
        theirs=tuple(pledged(part, start, order=order) for marker, part in parts if marker == "<"),
        problems=tuple(part for marker, part in parts if marker == "!"),
        attempt=reads_as_attempt(said),
        mood=mood(said),
    )


def mood(text: str) -> str | None:
    """Read the mood a text begins with, alone or before `;`, `,` or `.`: "happy; wants LED" is good.

    good: happy good great pleased; ok: ok fine; bad: unhappy angry upset annoyed bad cross.
    """
    found = re.match(_MOOD, text.strip())
    return _MOODS.get(found[1].lower()) if found else None


def problem_kind(text: str) -> tuple[str, str]:
    """Split "invoice: 4711 missing" into its kind and the rest; a gap, and what names no kind, is trouble."""
    found = re.fullmatch(_PROBLEM, text.strip(), re.IGNORECASE | re.DOTALL)
    if found is None:
        return "trouble", text.strip()
    kind = found[1].lower()
    return ("trouble" if kind == "gap" else kind), found[2]


def head(line: str, known: Iterable[str], today: date, *, order: Order = "mdy") -> Head:
    """Read `[DATE] CUSTOMER [KIND]: text`; dates lean to the past. Raises NotALine.

    The longest of the `known` names wins over a date and a kind ("3M: …", "Call Centre Ltd call: …"), also across later
    colons. Without one the customer is what date and kind leave, at the first colon before a space; a reading that
    begins a known name comes first ("Sunday Times: …").
    """
    text = re.sub(r"^[-*•]\s+", "", line.strip())
    names = {fold(name): name for name in known}
    colons = (colon.start() for colon in re.finditer(":", text[:_LONGEST_HEAD]))
    exact = [
        found for colon in colons for found in _readings(text, colon, today, order) if fold(found.customer) in names
    ]
    if exact:
        longest = max(exact, key=lambda found: len(fold(found.customer)))
        return replace(longest, customer=names[fold(longest.customer)])
    return _unknown(text, names, today, order)


def _unknown(text: str, names: Iterable[str], today: date, order: Order) -> Head:
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
    for cut in range(min(LONGEST_DATE + 1, len(tokens))):
        day = whole_date(" ".join(tokens[:cut]), today, order, "past") if cut else None
        if cut and day is None:
            continue
        yield Head(day, " ".join(tokens[cut:]), None, rest)
        if kind and cut < len(tokens) - 1:
            yield Head(day, " ".join(tokens[cut:-1]), kind, rest)
