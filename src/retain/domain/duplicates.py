"""Two records of one company or person: who may be, and what the one that stays takes from the other."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from retain.domain.customers import Customer
    from retain.domain.people import Person, Position

_OWN = frozenset({"id", "name", "key", "added_on", "no_contact", "solo", "archived_on", "part_of"})
_TOGETHER = (
    ("said", "said_on", "said_because"),
    ("tier", "tier_because", "tier_until"),
    ("interval", "interval_because"),
)
"""Fields that say one thing: taken together or not at all."""


CALLED = "called"
"""The kind of fact that keeps what somebody was called before a merge: an import that says so means them."""
UNLIKE = "unlike"
"""The kind of fact that keeps that two are two, whatever they share; its text begins with the other's code."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two customers or two people that may be one, and what says so; `code` came into the diary first."""

    code: str
    name: str
    other_code: str
    other_name: str
    because: str

    @property
    def command(self) -> str:
        """What makes them one."""
        return f"retain merge {self.code} {self.other_code}"


def united(kept: Customer, other: Customer) -> Customer:
    """The customer that stays: its own fields where set, else the other's; refusals of contact add up.

    That the other was a prospect says nothing of the one that stays: its status follows from its business.
    """
    taken = {
        field.name: getattr(other, field.name)
        for field in fields(kept)
        if field.name not in _OWN | {name for group in _TOGETHER for name in group}
        and getattr(kept, field.name) is None
    }
    for first, *more in _TOGETHER:
        if getattr(kept, first) is None and getattr(other, first) != "prospect":
            taken |= {name: getattr(other, name) for name in (first, *more)}
    whole = kept.part_of if kept.part_of is not None else other.part_of
    return replace(
        kept,
        **taken,
        added_on=min(kept.added_on, other.added_on),
        no_contact=tuple(dict.fromkeys(kept.no_contact + other.no_contact)),
        solo=kept.solo and other.solo,
        part_of=None if whole in {kept.id, other.id} else whole,
        archived_on=None if other.archived_on is None else kept.archived_on,
    )


def joined(kept: Position, other: Position) -> Position:
    """One person's position at both: the kept one's fields where set."""
    return replace(
        kept,
        role=kept.role or other.role,
        level=kept.level or other.level,
        sponsor=kept.sponsor or other.sponsor,
        main=kept.main or other.main,
        left_on=None if other.left_on is None else kept.left_on,
    )


def united_person(kept: Person, other: Person) -> Person:
    """The person that stays: its own fields where set, else the other's; refusals of contact add up."""
    return replace(
        kept,
        birthday=kept.birthday or other.birthday,
        prefers=kept.prefers or other.prefers,
        no_contact=tuple(dict.fromkeys(kept.no_contact + other.no_contact)),
        added_on=min(kept.added_on, other.added_on),
    )
