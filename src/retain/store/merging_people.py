"""Making two people one: what the other said, did and was moves to the one that stays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from retain.domain import duplicates
from retain.domain.duplicates import CALLED
from retain.domain.errors import Refused
from retain.domain.facts import Fact
from retain.domain.names import fold
from retain.domain.people import Person
from retain.store.books import Books
from retain.store.merging import move_positions, move_reaches

if TYPE_CHECKING:
    from retain.store.diary import Diary

MOVED = {"problem": "raised_by", "referral": "person"}
"""Tables whose rows move as they are, and the column that names a person."""


def merge(diary: Diary, kept: Person, other: Person) -> dict[str, int]:
    """Move everything of `other` to `kept` and delete it; returns how many rows of each noun moved.

    Raises Refused for one person named twice.
    """
    if kept.id == other.id:
        raise Refused(f"{kept.name} and {other.name} are one person already.", "Name two, by code.")
    books, stays, goes = Books(diary), kept.id or 0, other.id or 0
    write = diary.connection.execute
    moved = {
        noun: write(f"UPDATE {noun} SET {column} = ? WHERE {column} = ?", (stays, goes)).rowcount
        for noun, column in MOVED.items()
    }
    moved["presence"] = write(
        "UPDATE presence SET person = ? WHERE person = ?"
        " AND entry NOT IN (SELECT entry FROM presence WHERE person = ?)",
        (stays, goes, stays),
    ).rowcount
    moved["fact"] = _move_facts(books, stays, goes)
    moved["reach"] = move_reaches(books, "person", stays, goes)
    moved["position"] = move_positions(books, "person", stays, goes)
    write(
        "UPDATE settlement SET code = ? || substr(code, ?) WHERE code LIKE ?",
        (f"d{stays}", len(f"d{goes}") + 1, f"d{goes}-%"),
    )
    books.change(duplicates.united_person(books.get(Person, stays), books.get(Person, goes)))
    books.remove(Person, goes)
    if fold(kept.name) != fold(other.name):
        books.add(Fact(CALLED, diary.today, other.name, person=stays))
    return {noun: count for noun, count in moved.items() if count}


def _move_facts(books: Books, stays: int, goes: int) -> int:
    """Move what is known of the other; what is known of both, the one that stays keeps its own."""
    held = {_said(fact) for fact in books.all(Fact, person=stays)}
    new = 0
    for fact in books.all(Fact, person=goes):
        if _said(fact) in held and fact.replaced_by is None and fact.ended_on is None:
            books.remove(Fact, fact.id or 0)
        else:
            books.change(replace(fact, person=stays))
            new += 1
    return new


def _said(fact: Fact) -> tuple[str, str, str, bool]:
    return fact.kind, fold(fact.name or ""), fold(fact.text), fact.ended_on is None
