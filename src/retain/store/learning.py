"""Facts put into the diary: what is told again is verified, and a new value takes the place of the old, which stays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from retain.domain import facts
from retain.domain.facts import Fact
from retain.domain.learnt import Learned
from retain.domain.people import Position
from retain.store.books import Books

if TYPE_CHECKING:
    from retain.store.diary import Diary


def learn(diary: Diary, fact: Fact) -> Learned:
    """Store what was told; runs inside `changing()`."""
    held = _held(diary, fact)
    for one in held:
        if facts.says_no_more(fact, one):
            told = max(fact.told_on, fact.verified_on or fact.told_on)
            now = replace(one, verified_on=max(told, one.verified_on or told))
            diary.change(now)
            return Learned(now, known=True)
    old = next((one for one in held if facts.takes_the_place(fact, one)), None)
    if old is not None and old.told_on > fact.told_on:
        past = replace(fact, ended_on=old.told_on, replaced_by=old.id)
        return Learned(replace(past, id=diary.write(past)))
    new = replace(fact, id=diary.write(fact))
    if old is not None:
        diary.change(facts.ended(old, new))
    return Learned(new, old)


def revalue(diary: Diary, old: Fact, new: Fact) -> Fact:
    """Store a new value of a fact as a fact of its own, and end the old one."""
    stored = replace(new, id=diary.write(replace(new, id=None)))
    diary.change(facts.ended(old, stored))
    return stored


def known(diary: Diary, scope: tuple[list[int], list[int]] | None, kind: str) -> list[Fact]:
    """What was told by today, ended or not: of these customers, of those who are there, and of these people."""
    books = Books(diary)
    only: dict[str, list[Any]] = {"kind": [kind]} if kind else {}
    if scope is None:
        return books.newest(Fact, "told_on", among=only)
    customers, people = scope
    there = [post.person for post in books.of(Position, "customer", customers) if post.left_on is None]
    of_people = books.newest(Fact, "told_on", among=only | {"person": sorted({*people, *there})})
    return [*books.newest(Fact, "told_on", among=only | {"customer": customers}), *of_people]


def former(diary: Diary, fact: Fact) -> list[Fact]:
    """The values a fact had before, newest first."""
    found: list[Fact] = []
    wanted = [fact.id]
    while wanted:
        before = diary.where(Fact, "replaced_by = ?", wanted.pop())
        found += before
        wanted += [one.id for one in before]
    return sorted(found, key=lambda one: (one.told_on, one.id or 0), reverse=True)


def _held(diary: Diary, fact: Fact) -> list[Fact]:
    owner, number = ("person", fact.person) if fact.person is not None else ("customer", fact.customer)
    return diary.where(Fact, f"{owner} = ? AND kind = ? AND ended_on IS NULL", number, fact.kind)
