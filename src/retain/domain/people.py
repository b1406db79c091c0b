"""A person at one or more customers, and how to reach them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from retain.domain.errors import Refused
from retain.domain.kinds import DECISION_LEVELS, LEVELS

WAYS = ("email", "phone")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody; `birthday` is "YYYY-MM-DD", or "--MM-DD" where the year is unknown."""

    name: str
    key: str
    added_on: date
    id: int | None = None
    birthday: str | None = None
    prefers: str | None = None
    no_contact: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise Refused("A person needs a name.", "retain person add NAME --at CUSTOMER")


@dataclass(frozen=True, slots=True)
class Position:
    """What a person is at one customer, until they leave; `main` marks a key contact."""

    person: int
    customer: int
    id: int | None = None
    role: str | None = None
    level: str | None = None
    sponsor: bool = False
    main: bool = False
    left_on: date | None = None

    def __post_init__(self) -> None:
        if self.level is not None and self.level not in LEVELS:
            raise Refused(f"{self.level} is no level.", f"One of: {', '.join(LEVELS)}.")

    @property
    def decides(self) -> bool:
        return self.level in DECISION_LEVELS


@dataclass(frozen=True, slots=True)
class Reach:
    """An e-mail address or a phone number of a customer or of a person, raw and as `plain` (folded, or E.164)."""

    way: str
    raw: str
    plain: str
    id: int | None = None
    customer: int | None = None
    person: int | None = None
    label: str | None = None
    verified_on: date | None = None

    def __post_init__(self) -> None:
        if self.way == "email" and ("@" not in self.raw.strip("@") or any(c.isspace() for c in self.raw)):
            raise Refused(f"{self.raw} is no e-mail address.", "It looks like name@company.example.")
        if self.way == "phone" and sum(c.isdigit() for c in self.raw) < 3:  # noqa: PLR2004 - the shortest service numbers
            raise Refused(f"{self.raw} is no phone number.", "It has at least three digits.")


@dataclass(frozen=True, slots=True)
class Presence:
    """A person took part in an entry."""

    entry: int
    person: int
    id: int | None = None


def known_there(person: Person, since: date, day: date) -> bool:
    """Whether somebody at a customer that was added on `since` was known there on a day.

    Whoever was put in later comes along with a customer that was put in later too, and had bought or spoken before.
    """
    return person.added_on <= day or since > day
