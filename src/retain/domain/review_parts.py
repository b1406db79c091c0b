"""The parts of a review, and what they are made of: a customer's records of a period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.dates import day_said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from retain.domain.contracts import Contract
    from retain.domain.customers import Customer
    from retain.domain.expectations import Expectation
    from retain.domain.facts import Fact
    from retain.domain.folders import EntryFolder, ProblemFolder, PromiseFolder
    from retain.domain.opportunities import Opportunity
    from retain.domain.sales import Sale

NOTHING = "Nothing in this period."
"""What a part says that a customer would miss; others are left out where they are empty."""


class Point(NamedTuple):
    """One line of a part: what happened on which day, and the code of its record."""

    text: str
    day: date | None = None
    code: str = ""


class Part(NamedTuple):
    """A part of a review: its heading, what it comes to in a sentence, and its lines."""

    title: str
    says: str = ""
    points: tuple[Point, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.says and not self.points


class Move(NamedTuple):
    """Somebody who came to a customer or left it, and the day that was known."""

    person: int
    name: str
    day: date
    left: bool = False
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """What a review is made of: a customer's records up to today, those of the period where there are many.

    `entries`, `orders`, `deliveries`, `opportunities` and `facts` are the period's, private ones left out; `problems`,
    `promises`, `expectations` and `contracts` are all that there are.
    """

    customer: Customer
    entries: tuple[EntryFolder, ...] = ()
    orders: tuple[Sale, ...] = ()
    deliveries: tuple[Sale, ...] = ()
    problems: tuple[ProblemFolder, ...] = ()
    promises: tuple[PromiseFolder, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    contracts: tuple[Contract, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
    facts: tuple[Fact, ...] = ()
    moves: tuple[Move, ...] = ()


def for_purpose(found: Material, purpose: str) -> list[EntryFolder]:
    """The period's entries for a purpose, oldest first."""
    some = (one for one in found.entries if purpose in one.entry.purposes and not one.entry.attempt)
    return sorted(some, key=lambda one: (one.entry.day, one.entry.id or 0))


def entry_point(one: EntryFolder) -> Point:
    """An entry as a line: its kind unless it is a note, its text, the colleague who did it."""
    entry = one.entry
    kind = "" if entry.kind == "note" and entry.text else entry.kind
    who = f" ({one.colleague})" if one.colleague else ""
    return Point(f"{': '.join(filter(None, (kind, entry.text)))}{who}", entry.day, f"e{entry.id}")


def part(title: str, points: list[Point], says: str = "") -> Part:
    """A part, its dated lines in order of day before the others; what says that there is nothing is said only then."""
    ordered = [*sorted((one for one in points if one.day), key=_when), *(one for one in points if not one.day)]
    return Part(title, "" if says == NOTHING and points else says, tuple(ordered))


def _when(one: Point) -> date:
    return one.day or date.min


def dated(point: Point, today: date) -> str:
    """A line as it is read: its day, then what happened."""
    return f"{day_said(point.day, today)}: {point.text}" if point.day else point.text


def shown(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts worth showing: those with something in them, or with a word on why not."""
    return (part for part in parts if not part.is_empty)
