"""A fact: something known about a person or a customer, since when, from where, and whether it still holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from retain.domain.errors import Refused
from retain.domain.names import fold

WISHES = ("want", "need")
"""What a customer wants: on top of a brief, and asked for where nothing is known."""
FAMILY = ("spouse", "child")
"""Kinds that are somebody with a name."""
FACT_KINDS = (*WISHES, *FAMILY, "hobby", "interest", "membership", "knows")
"""The kinds with a meaning of their own; any other word is a kind as well."""
LONGEST_KIND = 30


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known of a person or else of a customer.

    `name` is whose it is in the family ("Mia"), `entry` the diary line it came from. What is known about a person is
    private. An old value has `ended_on`, and `replaced_by` names the one that took its place.
    """

    kind: str
    told_on: date
    text: str = ""
    id: int | None = None
    customer: int | None = None
    person: int | None = None
    name: str | None = None
    entry: int | None = None
    private: bool = True
    verified_on: date | None = None
    ended_on: date | None = None
    replaced_by: int | None = None

    def __post_init__(self) -> None:
        if (self.customer is None) == (self.person is None):
            raise Refused("A fact is about one person or one customer.", "retain fact add Dana hobby: sailing")
        if not (self.text.strip() or (self.name or "").strip()):
            raise Refused("A fact needs words: what is known.", "retain fact add Dana hobby: sailing")
        if self.kind != kind(self.kind):
            raise Refused(f"{self.kind!r} is no kind of fact.", f"One word: {', '.join(FACT_KINDS)}, or your own.")
        if self.person is not None and not self.private:
            raise Refused("What is known about a person is private.", "Only a customer's facts may be public.")
        if self.ended_on is not None and self.ended_on < self.told_on:
            raise Refused(f"It can't end on {self.ended_on}, before it was told on {self.told_on}.")
        if self.replaced_by is not None and self.ended_on is None:
            raise Refused("A fact that another took the place of has ended.")

    @property
    def code(self) -> str:
        return f"f{self.id}"

    @property
    def value(self) -> str:
        """The name and what is known, in one: "Mia: plays the cello"."""
        return ": ".join(filter(None, (self.name, self.text)))

    def holds(self, today: date) -> bool:
        """Whether it was told by a day and no other took its place by then."""
        return self.told_on <= today and (self.ended_on is None or self.ended_on > today)


def kind(typed: str) -> str:
    """A kind as it is kept: one small word without a colon, cut off at nothing; "" where it is none."""
    word = fold(typed)
    return word if word and len(word) <= LONGEST_KIND and not set(word) & set(" :;,") else ""


def says_no_more(new: Fact, held: Fact) -> bool:
    """Whether a fact tells again what is held already."""
    same_text = fold(new.text) in {fold(held.text), ""}
    return _of_one(new, held) and fold(new.name or "") == fold(held.name or "") and same_text


def takes_the_place(new: Fact, held: Fact) -> bool:
    """Whether a fact is a newer value of what is held: of the same child, of the one spouse, of the same name."""
    named = bool(new.name) and fold(new.name or "") == fold(held.name or "")
    return _of_one(new, held) and (named or new.kind == "spouse")


def ended(old: Fact, new: Fact) -> Fact:
    """The old value once a new one, stored, took its place."""
    return replace(old, ended_on=max(old.told_on, new.told_on), replaced_by=new.id)


def _of_one(new: Fact, held: Fact) -> bool:
    return (new.kind, new.customer, new.person) == (held.kind, held.customer, held.person)
