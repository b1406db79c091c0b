"""What ought to be known of a customer is counted, and what is missing is named."""

from __future__ import annotations

from datetime import date
from typing import Any

from retain.domain.brief import Contact, File
from retain.domain.customers import Customer
from retain.domain.dossier import dossier
from retain.domain.facts import Fact
from retain.domain.people import Person, Position, Reach

TODAY = date(2026, 11, 23)


def file(*people: Contact, facts: tuple[Fact, ...] = (), **fields: Any) -> File:
    return File(Customer("Acme", "acme", TODAY, 1, **fields), TODAY, people=people, facts=facts)


def dana(**fields: Any) -> Contact:
    reaches = (Reach("phone", "+44 1", "+441", person=4), Reach("email", "d@acme.example", "d@acme.example", person=4))
    person = Person("Dana Reed", "dana reed", TODAY, 4, birthday="--03-05")
    return Contact(person, Position(4, 1, level="director", main=True, **fields), reaches)


def test_of_a_bare_customer_everything_is_missing_wants_first() -> None:
    found = dossier(file(), TODAY)
    assert found.percent == 0
    assert found.missing[:3] == ("a want", "a need", "a decision maker")


def test_a_full_dossier_lacks_nothing() -> None:
    facts = (
        Fact("want", TODAY, "LED", customer=1, private=False),
        Fact("need", TODAY, "quiet", person=4),
        Fact("hobby", TODAY, "sailing", person=4),
    )
    found = dossier(file(dana(), facts=facts, town="Leeds", industry="health"), TODAY)
    assert (found.percent, found.missing) == (100, ())


def test_what_is_missing_of_the_key_contact_is_named() -> None:
    found = dossier(file(dana(), town="Leeds"), TODAY)
    assert found.missing == ("a want", "a need", "anything personal of Dana Reed", "an industry")
    assert found.percent == 60


def test_somebody_who_left_is_no_contact() -> None:
    assert "a decision maker" in dossier(file(dana(left_on=TODAY)), TODAY).missing
