"""Two records of one company: who may be, and what the one that stays takes from the other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from retain.domain.names import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from retain.domain.customers import Customer
    from retain.domain.people import Position

_OWN = frozenset({"id", "name", "key", "added_on", "no_contact", "solo", "archived_on", "part_of"})
_TOGETHER = (
    ("said", "said_on", "said_because"),
    ("tier", "tier_because", "tier_until"),
    ("interval", "interval_because"),
)
"""Fields that say one thing: taken together or not at all."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two customers that may be one, and what says so; `first` came into the diary first."""

    first: Customer
    second: Customer
    because: str


def alike(customers: Iterable[Customer], reaches: Mapping[str, set[int]]) -> list[Likeness]:
    """Customers with the same bare name, or an e-mail or phone in common (`reaches`: plain address, whose it is)."""
    book = {one.id or 0: one for one in customers}
    named: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in book.items():
        named[bare(one.name)].append(number)
    found: dict[tuple[int, int], str] = {}
    for because, groups in (("the same name", named), ("shared", reaches)):
        for key, numbers in groups.items():
            for pair in pairwise(sorted(number for number in numbers if number in book)):
                found.setdefault(pair, because if because != "shared" else f"both have {key}")
    return [Likeness(book[first], book[second], because) for (first, second), because in sorted(found.items())]


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
