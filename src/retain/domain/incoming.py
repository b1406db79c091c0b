"""What a file brings in, before it is known whether the diary has it already, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

Kind = Literal[
    "customers",
    "people",
    "colleagues",
    "sales",
    "entries",
    "promises",
    "problems",
    "facts",
    "contracts",
    "expectations",
    "referrals",
    "opportunities",
    "news",
]
KINDS: tuple[Kind, ...] = (
    *("customers", "colleagues", "people", "sales", "entries", "promises", "problems", "facts"),
    *("contracts", "expectations", "referrals", "opportunities", "news"),
)
"""The tables an import reads, those that others refer to first."""
OWN = "retain"
"""The program whose ids are our own: "9f3b2c1d-c12" is customer 12 of the diary whose id begins so."""
AS_IMPORTED = "as imported"
"""Why a customer has the tier that another program gave it."""
Became = Literal["new", "changed", "unchanged"]
SHOWN = 20
"""Refused rows that are told one by one."""


class Who(NamedTuple):
    """A customer as a file names it: its id in the source, its name, an e-mail address; each may be empty."""

    external: str = ""
    name: str = ""
    email: str = ""


class Refusal(NamedTuple):
    """A row that can't be taken in, by the line of the file it begins on."""

    line: int
    why: str


class Way(NamedTuple):
    """An e-mail address or phone number as written; `region` is the two-letter country it is dialled in."""

    way: Literal["email", "phone"]
    raw: str
    region: str = ""
    label: str | None = None


def first_mail(ways: Iterable[Way]) -> str:
    """The first e-mail address, by which somebody may be known already."""
    return next((way.raw for way in ways if way.way == "email"), "")


@dataclass(frozen=True, slots=True)
class Met:
    """A person as a file names them, and where they work.

    `fields` and `position` hold what the file says of a Person and a Position, nothing that it leaves out; `facts` are
    a Fact's, each.
    """

    line: int
    name: str
    who: Who
    external: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    position: Mapping[str, Any] = field(default_factory=dict)
    ways: tuple[Way, ...] = ()
    facts: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Client:
    """A customer as a file describes it; `fields` hold what the file says of a Customer, nothing that it leaves out.

    `whole` is the customer that it is part of, `executive` the name of the colleague paired with its top.
    """

    line: int
    who: Who
    fields: Mapping[str, Any] = field(default_factory=dict)
    whole: Who | None = None
    executive: str = ""
    ways: tuple[Way, ...] = ()
    tags: tuple[str, ...] = ()
    customs: Mapping[str, str] = field(default_factory=dict)
    contacts: tuple[Met, ...] = ()


@dataclass(frozen=True, slots=True)
class Hired:
    """A colleague as a file describes them; `fields` hold what it says of a Colleague."""

    line: int
    name: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    deputy: str = ""


class Happening(NamedTuple):
    """A dated row of a customer: its values in the order of the table's columns, None where the file is silent.

    `people` and `colleague` are names, to be found in the diary; `became` is the customer that a referral became.
    """

    line: int
    who: Who
    values: tuple[str | int | None, ...]
    people: str = ""
    colleague: str = ""
    became: Who = Who()


class Meeting(NamedTuple):
    """A contact as a calendar tells it: name and address of each who took part, and an entry's values.

    With whom it was is found in the diary; of customers there may be several.
    """

    line: int
    people: tuple[tuple[str, str], ...]
    values: tuple[str | int | None, ...]

    @property
    def text(self) -> str:
        """Its title, which comes last of the values."""
        return str(self.values[-1] or "")


class Mail(NamedTuple):
    """A message: day and time of its sending, its subject, sender and recipients as name and address each.

    One that `reached` nobody is an answer by a program, or the report that it couldn't be delivered.
    """

    line: int
    day: str
    time: str
    text: str
    sender: tuple[str, str]
    recipients: tuple[tuple[str, str], ...]
    reached: bool = True


class Told(NamedTuple):
    """A fact as a file tells it, of a person where one is named, else of the customer; `fields` are a Fact's."""

    line: int
    who: Who
    person: str
    external: str
    fields: Mapping[str, Any]


class Announced(NamedTuple):
    """News as a file tells it; `fields` are a News record's, nothing that the file leaves out."""

    line: int
    fields: Mapping[str, Any]


class Aside(NamedTuple):
    """A row that is in order and yet not for the diary, and why."""

    line: int
    why: str


Row = Client | Met | Hired | Happening | Meeting | Mail | Told | Announced | Refusal | Aside


@dataclass(frozen=True, slots=True)
class Arrival:
    """One file, recognised: `rows` can be walked once. `columns` names what a Happening's values are.

    `own` is one of our exports; `left` are the columns that have no place in the diary; `signature` is what tables
    of its shape share; `notes` say how it was read. One that `only_adds` leaves what the diary has of it as it is;
    in a `timed` one the time is part of what tells rows apart. Opportunities that are `deals` are known by their text
    alone, and one that is won is no new one: it is a sale of the table they stand `beside`.
    """

    file: str
    kind: Kind
    program: str
    rows: Iterable[Row]
    columns: tuple[str, ...] = ()
    own: bool = False
    left: tuple[str, ...] = ()
    signature: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
    only_adds: bool = False
    timed: bool = False
    deals: bool = False
    beside: Arrival | None = None


@dataclass(slots=True)
class Tally:
    """How many records of a noun an import made, changed and found as they were."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0

    def __str__(self) -> str:
        changed = f", {self.changed:,} changed" if self.changed else ""
        return f"{self.new:,} new{changed}, {self.unchanged:,} unchanged"


@dataclass(slots=True)
class Receipt:
    """What became of one file: tallies by noun, rows refused (the first of them), rows set aside by reason.

    `strangers` are names beside entries that nobody at the customer goes by.
    """

    file: str
    kind: str
    program: str = ""
    left: tuple[str, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    tallies: dict[str, Tally] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)
    refused: int = 0
    aside: dict[str, int] = field(default_factory=dict)
    strangers: int = 0

    def tally(self, noun: str) -> Tally:
        return self.tallies.setdefault(noun, Tally())

    def count(self, noun: str, became: Became) -> None:
        """Count one record."""
        tally = self.tally(noun)
        setattr(tally, became, getattr(tally, became) + 1)

    def refuse(self, refusal: Refusal) -> None:
        """Keep a refusal, and after the first SHOWN only their number."""
        self.refused += 1
        if len(self.refusals) < SHOWN:
            self.refusals.append(refusal)

    def refuse_line(self, line: int, why: str) -> None:
        self.refuse(Refusal(line, why.rstrip(".")))

    def set_aside(self, why: str) -> None:
        self.aside[why] = self.aside.get(why, 0) + 1

    @property
    def empty(self) -> bool:
        """Whether there was nothing in the file for it to tell."""
        taken = sum(tally.new + tally.changed + tally.unchanged for tally in self.tallies.values())
        return not (taken or self.refused or self.aside)

    @property
    def barren(self) -> bool:
        """Whether every row there was is refused."""
        taken = sum(tally.new + tally.changed + tally.unchanged for tally in self.tallies.values())
        return self.refused > 0 and not taken and not self.aside


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole diary from its export: its id and day, whether private entries are in it, its records by noun.

    `records` walks the file anew each time: the table, and a record's values as JSON has them.
    """

    file: str
    diary: str
    made_on: str
    private: bool
    records: Callable[[], Iterator[tuple[str, dict[str, Any]]]]
