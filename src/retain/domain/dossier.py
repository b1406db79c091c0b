"""How much of what one ought to know of a customer is known, and what is missing (demand 50)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retain.domain.facts import WISHES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from retain.domain.brief import Contact, File


class Dossier(NamedTuple):
    """What is known and what isn't, each in the rep's words, the most useful first."""

    known: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def percent(self) -> int:
        """Hundredths of the whole that are known, rounded down: 100 is everything."""
        return 100 * len(self.known) // (len(self.known) + len(self.missing))


def dossier(file: File, today: date) -> Dossier:
    """Judge a customer's file as of a day; the contact meant is the key contact, else the first person there."""
    held = list(_items(file, today))
    return Dossier(tuple(item for item, known in held if known), tuple(item for item, known in held if not known))


def _items(file: File, today: date) -> Iterator[tuple[str, bool]]:
    there = [one for one in file.people if not one.left(today)]
    kinds = {fact.kind for fact in file.facts}
    yield from ((f"a {wish}", wish in kinds) for wish in WISHES)
    yield "a decision maker", any(one.position.decides for one in there)
    yield "a key contact", any(one.position.main for one in there)
    yield from _of_contact(file, next((one for one in there if one.position.main), there[0] if there else None))
    yield "a town", bool(file.customer.town)
    yield "an industry", bool(file.customer.industry)


def _of_contact(file: File, contact: Contact | None) -> Iterator[tuple[str, bool]]:
    whose = f"{contact.person.name}'s" if contact else "a contact's"
    ways = {reach.way for reach in contact.reaches} if contact else set()
    yield f"{whose} phone", "phone" in ways
    yield f"{whose} e-mail", "email" in ways
    yield f"{whose} birthday", contact is not None and contact.person.birthday is not None
    told = {fact.kind for fact in file.facts if contact and fact.person == contact.person.id}
    yield f"anything personal of {contact.person.name if contact else 'a contact'}", bool(told - set(WISHES))
