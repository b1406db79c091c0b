"""Putting customers and people into the books, with what hangs on them, and taking them out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from retain.domain.customers import Customer
from retain.domain.errors import NotFound, Refused
from retain.domain.labels import Custom, Tag
from retain.domain.names import bare, fold
from retain.domain.people import Person, Position, Presence, Reach
from retain.domain.statements import restated, stated
from retain.store import statements
from retain.store.books import Books
from retain.store.reaches import reach, same

if TYPE_CHECKING:
    from datetime import date

    from retain.domain.attachments import Attachments
    from retain.domain.colleagues import Colleague
    from retain.store.diary import Diary

HISTORY = {
    "customer": (
        *("entry", "fact", "sale", "contract", "expectation", "promise", "problem", "referral", "opportunity"),
        *("telling", "settlement", "snooze", "customer.part_of", "referral.became"),
    ),
    "person": ("presence", "fact", "problem.raised_by", "referral.person"),
    "colleague": ("entry", "promise", "problem", "away", "colleague.deputy", "customer.executive"),
}
"""What of a noun stays true when it is gone, as table or table.column: a record with any of it isn't deleted."""


def _namesake(diary: Diary, name: str) -> Customer | None:
    """A customer that goes by this name but for case, punctuation and Ltd, Inc, GmbH and their kin."""
    wanted = bare(name)
    rows = diary.connection.execute("SELECT id, name FROM customer ORDER BY id")
    number = next((number for number, known in rows if bare(known) == wanted), None)
    return None if number is None else diary.get(Customer, number)


def add_customer(diary: Diary, customer: Customer, attachments: Attachments, region: str, *, again: bool) -> int:
    """Store a new customer; raises Refused where one goes by that name, unless `again`."""
    known = None if again else _namesake(diary, customer.name)
    if known:
        gone = ", archived" if known.archived_on else ""
        raise Refused(
            f"{known.name} is in the diary already (c{known.id}{gone}).", "Add --again for another of the same name."
        )
    books = Books(diary)
    number = books.add(customer if stated(customer) else restated(customer, None))
    attach(books, attachments, region, customer=number)
    return number


def edit_customer(diary: Diary, customer: Customer, attachments: Attachments, region: str) -> None:
    """Store a changed customer and what hangs on it; raises Refused where it would be part of itself."""
    books = Books(diary)
    whole = customer.part_of
    while whole is not None:
        if whole == customer.id:
            raise Refused(f"{customer.name} can't be part of itself.", "Name the customer above it with --part-of.")
        whole = books.get(Customer, whole).part_of
    statements.keep(diary, customer)
    attach(books, attachments, region, customer=customer.id)


def add_person(
    diary: Diary, person: Person, at: list[Position], attachments: Attachments, region: str, *, again: bool
) -> int:
    """Store a new person at their customers; raises Refused where one of that name is there, unless `again`."""
    books = Books(diary)
    for position in [] if again else at:
        there = [books.get(Person, post.person) for post in books.all(Position, customer=position.customer)]
        if known := next((one for one in there if one.key == person.key), None):
            raise Refused(f"{known.name} is there already (d{known.id}).", "Add --again for another of the same name.")
    number = books.add(person)
    for position in at:
        books.add(replace(position, person=number))
    attach(books, attachments, region, person=number)
    return number


def edit_person(diary: Diary, person: Person, attachments: Attachments, region: str) -> None:
    """Store a changed person and what hangs on them."""
    books = Books(diary)
    books.change(person)
    attach(books, attachments, region, person=person.id)


def post(
    diary: Diary,
    person: int,
    places: list[Customer],
    changes: dict[str, Any],
    *,
    left_on: date | None,
    target: Customer | None,
) -> None:
    """Change what a person is at these customers (at all they haven't left, where none is named).

    One new to the person becomes a position; with `left_on` they left, and a `target` is where they went: then what
    they were stays as it was, and the changes are what they are there.
    """
    books = Books(diary)
    held = {post.customer: post for post in books.all(Position, person=person) if post.left_on is None}
    moved = {target.id or 0} if target else set()
    named = ({place.id or 0 for place in places} or set(held)) - moved
    for customer, post in held.items():
        if customer in moved:
            books.change(replace(post, **changes))
        elif customer in named:
            books.change(replace(post, **({} if moved else changes), left_on=left_on))
    new = moved or (named if left_on is None else set())
    for customer in sorted(new - set(held)):
        books.add(replace(Position(person, customer), **changes))


def add_colleague(diary: Diary, colleague: Colleague, *, again: bool) -> int:
    """Store a new colleague; raises Refused where one goes by that name, unless `again`."""
    books = Books(diary)
    known = [] if again else books.all(type(colleague), key=colleague.key)
    if known:
        raise Refused(f"{known[0].name} is in the diary already (l{known[0].id}).", "Add --again for another.")
    return books.add(colleague)


def edit_colleague(diary: Diary, colleague: Colleague) -> None:
    """Store a changed colleague; raises Refused for their own deputy, or for a paired one who is no executive."""
    if colleague.deputy == colleague.id:
        raise Refused(f"{colleague.name} can't stand in for themselves.", "Name another with --deputy.")
    books = Books(diary)
    paired = [] if colleague.executive else books.all(Customer, executive=colleague.id)
    if paired:
        more = f" and {len(paired) - 1} more" if len(paired) > 1 else ""
        raise Refused(
            f"{colleague.name} is paired with {paired[0].name}{more}.",
            f'First: retain customer edit c{paired[0].id} --executive ""',
        )
    books.change(colleague)


def attend(diary: Diary, entry: int, joined: list[int], gone: list[int]) -> None:
    """Put people on an entry, and take others off."""
    books = Books(diary)
    held = {presence.person: presence.id or 0 for presence in books.all(Presence, entry=entry)}
    for person in gone:
        if person in held:
            books.remove(Presence, held.pop(person))
    for person in joined:
        if person not in held:
            held[person] = books.add(Presence(entry, person))


def attach(
    books: Books, attachments: Attachments, region: str, *, customer: int | None = None, person: int | None = None
) -> None:
    """Put on and take off what hangs on a customer or a person; raises NotFound for what isn't there to take off."""
    if customer is not None:
        _tag(books, attachments, customer)
        _set(books, attachments, customer)
    owner = {"customer": customer} if person is None else {"person": person}
    held = books.all(Reach, **owner)
    _drop(books, attachments.no_addresses, held, region)
    for way, typed in (("email", attachments.emails), ("phone", attachments.phones)):
        for raw in typed:
            new = reach(way, raw, region, customer=customer, person=person, verified=books.today)
            if new.plain not in {one.plain for one in held}:
                books.add(new)
                held.append(new)
    if attachments.verified:
        for one in books.all(Reach, **owner):
            books.change(replace(one, verified_on=books.today))


def _tag(books: Books, attachments: Attachments, customer: int) -> None:
    held = {fold(tag.name): tag.id or 0 for tag in books.all(Tag, customer=customer)}
    for name in attachments.no_tags:
        books.remove(Tag, _held(held, fold(name), f"tag {name}"))
    for name in attachments.tags:
        if fold(name) not in held:
            held[fold(name)] = books.add(Tag(customer, name))


def _set(books: Books, attachments: Attachments, customer: int) -> None:
    held = {fold(field.name): field for field in books.all(Custom, customer=customer)}
    for name, value in attachments.custom:
        known = held.get(fold(name))
        if known is None and value:
            books.add(Custom(customer, name, value))
        elif known is not None and value:
            books.change(replace(known, value=value))
        elif known is not None:
            books.remove(Custom, known.id or 0)


def _drop(books: Books, typed: tuple[str, ...], held: list[Reach], region: str) -> None:
    for raw in typed:
        found = next((one for one in held if same(raw, one, region)), None)
        if found is None:
            raise NotFound(f"{raw} isn't among the addresses and numbers.", "`show` lists them.")
        books.remove(Reach, found.id or 0)
        held.remove(found)


def _held(held: dict[str, int], key: str, what: str) -> int:
    if key not in held:
        raise NotFound(f"There is no {what} to take off.", "`retain customer show` lists what there is.")
    return held.pop(key)


def _has_history(diary: Diary, noun: str, number: int) -> bool:
    """Whether anything in the diary would be untrue without that record."""
    for place in HISTORY[noun]:
        table, _, column = place.partition(".")
        query = f"SELECT 1 FROM {table} WHERE {column or noun} = ? LIMIT 1"
        if diary.connection.execute(query, (number,)).fetchone():
            return True
    return False


def remove_customer(diary: Diary, customer: Customer) -> str:
    """Archive a customer with history, else delete it; says which."""
    books = Books(diary)
    if _has_history(diary, "customer", customer.id or 0):
        books.change(replace(customer, archived_on=diary.today))
        return "archived: its history stays"
    books.remove(Customer, customer.id or 0)
    return "deleted"


def remove_colleague(diary: Diary, colleague: Colleague) -> str:
    """Archive a colleague with history, else delete; says which."""
    books = Books(diary)
    if _has_history(diary, "colleague", colleague.id or 0):
        books.change(replace(colleague, archived_on=diary.today))
        return "archived: the history stays"
    books.remove(type(colleague), colleague.id or 0)
    return "deleted"


def remove_person(diary: Diary, person: Person) -> str:
    """Mark a person with history as having left, else delete; says which."""
    books = Books(diary)
    if not _has_history(diary, "person", person.id or 0):
        books.remove(Person, person.id or 0)
        return "deleted"
    for post in books.all(Position, person=person.id):
        if post.left_on is None:
            books.change(replace(post, left_on=diary.today))
    return "marked as left: the history stays"
