"""Whom a fact is about: a person, or a customer, by the words before its kind."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from retain.cli import choose
from retain.domain.codes import looks_like, parse
from retain.domain.errors import Ambiguous, Misused, NotFound
from retain.domain.facts import Fact
from retain.domain.learnt import learnt
from retain.domain.names import short
from retain.domain.people import Person
from retain.store import lookup

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from retain.cli.context import Context
    from retain.domain.customers import Customer
    from retain.domain.learnt import Learnt


def about(context: Context, typed: str, at: str = "", *, step: str = "") -> Person | Customer:
    """The person or else the customer meant; raises NotFound or Ambiguous.

    With `at` it is somebody at that customer, or the customer itself where nobody is named. `step` is what to do where
    nobody goes by that; else to add a person.
    """
    if at:
        place = choose.customer(context, at)
        return choose.person(context, typed, place.id) if typed else place
    if not typed:
        raise Misused("Whom is it about?", "retain fact add Dana hobby: sailing, or --at CUSTOMER.")
    if looks_like(typed) and parse(typed).letter in {"c", "d"}:
        return choose.person(context, typed) if parse(typed).letter == "d" else choose.customer(context, typed)
    return _named(context, typed, step or f'retain person add "{short(typed)}" --at CUSTOMER')


def _named(context: Context, typed: str, step: str) -> Person | Customer:
    """Whoever's name begins so; else a person, else a customer that the words lead to."""
    with context.reading() as diary:
        person, place = lookup.known(diary, lookup.PEOPLE, typed), lookup.known(diary, lookup.CUSTOMERS, typed)
    if person and place:
        raise Ambiguous(
            f'"{short(typed)}" is the name of a person and of a customer.', "Type more of it, a code, or --at CUSTOMER."
        )
    if not place:
        with suppress(NotFound):
            return choose.person(context, typed)
    try:
        return choose.customer(context, typed)
    except NotFound as error:
        raise NotFound(f'No person and no customer goes by "{short(typed)}".', step) from error


def fact(told: Learnt, day: date, owner: Person | Customer, *, private: bool | None = None) -> Fact:
    """What was told, as a record: a person's is private, a customer's isn't unless said so."""
    personal = isinstance(owner, Person)
    return Fact(
        told.kind,
        day,
        told.text,
        customer=None if personal else owner.id,
        person=owner.id if personal else None,
        name=told.name,
        private=personal if private is None else private,
    )


def learnt_at(context: Context, typed: Iterable[str], places: Sequence[Customer], day: date) -> dict[int, list[Fact]]:
    """What was told with a contact, by customer: of somebody there, or of the customer itself.

    Raises Misused where several customers were told something about one person.
    """
    found: dict[int, list[Fact]] = {one.id or 0: [] for one in places}
    for told in (one for words in typed for one in learnt(words)):
        if told.who and len(places) > 1:
            raise Misused(f"{short(told.who)} isn't at {len(places)} customers.", "Log it to one of them.")
        person = choose.person(context, told.who, places[0].id) if told.who else None
        for place in places:
            found[place.id or 0].append(fact(told, day, person or place))
    return found


def scope(context: Context, typed: str, where: str) -> tuple[list[int], list[int]] | None:
    """The numbers of the customers and of the people that are asked about; None for everybody."""
    if not typed and not where.strip():
        return None
    found: list[Person | Customer] = [about(context, typed)] if typed and "," not in typed else []
    if where.strip() or not found:
        found += choose.customers(context, "" if found else typed, where)
    people = [one.id or 0 for one in found if isinstance(one, Person)]
    return [one.id or 0 for one in found if not isinstance(one, Person)], people
