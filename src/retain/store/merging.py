"""Making two customers one: everything of the other moves to the one that stays, its name as a fact."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from retain.domain import duplicates
from retain.domain.customers import Customer
from retain.domain.duplicates import CALLED, UNLIKE
from retain.domain.errors import Refused
from retain.domain.facts import Fact
from retain.domain.labels import Custom, Tag
from retain.domain.names import bare, fold
from retain.domain.news import Telling
from retain.domain.people import Position, Reach
from retain.domain.referrals import Referral
from retain.store.books import Books

if TYPE_CHECKING:
    from retain.domain.people import Person
    from retain.store.diary import Diary

MOVED = (
    *("entry", "fact", "promise", "problem", "sale", "contract", "expectation", "referral", "opportunity"),
    *("settlement", "snooze", "source"),
)
"""Tables whose rows move as they are."""

Owner = Literal["customer", "person"]


def merge(diary: Diary, kept: Customer, other: Customer) -> dict[str, int]:
    """Move everything of `other` to `kept` and delete it; returns how many rows of each noun moved.

    Raises Refused for one customer named twice.
    """
    if kept.id == other.id:
        raise Refused(f"{kept.name} and {other.name} are one customer already.", "Name two, by code.")
    books, stays, goes = Books(diary), kept.id or 0, other.id or 0
    moved = {noun: _move(diary, noun, stays, goes) for noun in MOVED}
    moved["tag"] = _move_tags(books, stays, goes)
    moved["custom"] = _move_custom(books, stays, goes)
    moved["reach"] = move_reaches(books, "customer", stays, goes)
    moved["telling"] = _move_tellings(books, stays, goes)
    moved["position"] = move_positions(books, "customer", stays, goes)
    for one in books.all(Referral, became=goes):
        books.change(replace(one, became=None if one.customer == stays else stays))
    for part in books.all(Customer, part_of=goes):
        books.change(replace(part, part_of=None if part.id == stays else stays))
    whole = duplicates.united(books.get(Customer, stays), books.get(Customer, goes))
    if whole.said and not kept.said:
        moved["statement"] = _move(diary, "statement", stays, goes)
    books.change(whole)
    diary.connection.execute(
        "UPDATE settlement SET code = ? || substr(code, ?) WHERE code LIKE ?",
        (f"c{stays}", len(f"c{goes}") + 1, f"c{goes}-%"),
    )
    books.remove(Customer, goes)
    if bare(kept.name) != bare(other.name):
        books.add(Fact(CALLED, diary.today, other.name, customer=stays, private=False))
    return {noun: count for noun, count in moved.items() if count}


def tell_apart(diary: Diary, one: Customer | Person, other: Customer | Person) -> None:
    """Keep that two are two, so that they aren't proposed again."""
    if isinstance(one, Customer):
        Books(diary).add(Fact(UNLIKE, diary.today, f"c{other.id} {other.name}", customer=one.id, private=False))
    else:
        Books(diary).add(Fact(UNLIKE, diary.today, f"d{other.id} {other.name}", person=one.id))


def _move(diary: Diary, noun: str, stays: int, goes: int) -> int:
    query = f"UPDATE {noun} SET customer = ? WHERE customer = ?"
    return diary.connection.execute(query, (stays, goes)).rowcount


def _move_tags(books: Books, stays: int, goes: int) -> int:
    held = {fold(tag.name) for tag in books.all(Tag, customer=stays)}
    new = [tag for tag in books.all(Tag, customer=goes) if fold(tag.name) not in held]
    for tag in new:
        books.change(replace(tag, customer=stays))
    return len(new)


def _move_custom(books: Books, stays: int, goes: int) -> int:
    held = {fold(field.name) for field in books.all(Custom, customer=stays)}
    new = [field for field in books.all(Custom, customer=goes) if fold(field.name) not in held]
    for field in new:
        books.change(replace(field, customer=stays))
    return len(new)


def move_reaches(books: Books, owner: Owner, stays: int, goes: int) -> int:
    """Move the addresses and numbers that the one that stays hasn't; how many."""
    ours: dict[str, Any] = {owner: stays}
    held = {reach.plain for reach in books.all(Reach, **ours)}
    new = [reach for reach in books.all(Reach, **{owner: goes}) if reach.plain not in held]
    for reach in new:
        books.change(replace(reach, **ours))
    return len(new)


def _move_tellings(books: Books, stays: int, goes: int) -> int:
    """Move what the other was told; of what both were told, the one that stays keeps its own."""
    held = {telling.news for telling in books.all(Telling, customer=stays)}
    others = books.all(Telling, customer=goes)
    for telling in others:
        if telling.news in held:
            books.remove(Telling, telling.id or 0)
        else:
            books.change(replace(telling, customer=stays))
    return len(others)


def move_positions(books: Books, owner: Owner, stays: int, goes: int) -> int:
    """Move who works where; of a position that both have one stays. How many."""
    ours: dict[str, Any] = {owner: stays}
    beside = "person" if owner == "customer" else "customer"
    held = {getattr(position, beside): position for position in books.all(Position, **ours)}
    others = books.all(Position, **{owner: goes})
    for position in others:
        if known := held.get(getattr(position, beside)):
            books.change(duplicates.joined(known, position))
        else:
            books.change(replace(position, **ours))
    return len(others)
