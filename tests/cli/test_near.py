"""`retain near`: who in a town is due a visit, open promises on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories import TODAY, Shelf, ago, ahead, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran


def seen(shelf: Shelf, name: str, days: int, **fields: str) -> int:
    """A C customer reviewed lately and last met so many days ago (its cadence is 365)."""
    number = shelf.customer(name, added_on=ago(500), **fields)
    shelf.entry(number, ago(days), "visit")
    shelf.entry(number, ago(5), "email", purposes=("review",))
    return number


def codes(ran: Ran) -> list[str]:
    return [one["customer"] for one in ran.json]


def test_who_is_due_a_visit_within_30_days_stands_there_soonest_first(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        for name, days in (("Acme", 340), ("Birch", 400), ("Cedar", 334), ("Dune", 100)):
            seen(shelf, name, days, town="Leeds")
        seen(shelf, "Elm", 400, town="York")
    assert codes(retain("near", "leeds", "--json")) == ["Birch", "Acme"]


def test_open_promises_stand_on_top_and_say_whose(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        seen(shelf, "Acme", 400, town="Leeds")
        birch = seen(shelf, "Birch", 350, town="Leeds", postcode="LS1 4AB", address="2 Mill Lane")
        shelf.promise(birch, "sign the NDA", ahead(9), party="customer")
        shelf.promise(birch, "send quote", ahead(2))
        shelf.promise(birch, "a note", party="note")
        shelf.reach("phone", "0113 496 0000", person=shelf.person("Dana Reed", birch))
    ran = retain("near", "Leeds")
    assert [line.split("\t")[1] for line in ran.lines] == ["Birch", "Acme"]
    assert ran.lines[0].split("\t") == [
        "c2", "Birch", "C", "Leeds", "LS1 4AB", "2 Mill Lane", "2026-12-08", "face-to-face visit",
        "p2 you promised: send quote (Wed 25 Nov, in 2 days); p1 they promised: sign the NDA (Wed 2 Dec, in 9 days)",
        "Dana Reed 0113 496 0000",
    ]  # fmt: skip


def test_json_has_these_keys(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        shelf.promise(seen(shelf, "Acme", 400, town="Leeds"), "send quote", ahead(2))
    (acme,) = retain("near", "leeds", "--json").json
    assert acme == {
        "code": "c1", "customer": "Acme", "tier": "C", "value": "0.00", "town": "Leeds", "postcode": None,
        "address": None, "due_on": "2026-10-19",
        "visits": [{"clock": "face", "last": "2025-10-19", "due_on": "2026-10-19", "color": "amber"}],
        "promises": [{"code": "p1", "party": "me", "by": None, "text": "send quote", "due_on": "2026-11-25"}],
        "person": None, "phone": None, "email": None,
    }  # fmt: skip


@pytest.mark.parametrize("typed", ["são paulo", "SAO PAULO", "sao", "0131", "01310 1"])
def test_towns_and_postcodes_are_found_whatever_case_accents_and_spaces(
    retain: Callable[..., Ran], db: Path, typed: str
) -> None:
    with filling(db) as shelf:
        seen(shelf, "Acme", 400, town="São Paulo", postcode="01310-100" if "-" in typed else "01310 100")
    assert codes(retain("near", *typed.split(), "--json")) == ["Acme"]


def test_the_town_itself_comes_before_towns_that_begin_so(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        seen(shelf, "Acme", 400, town="York")
        seen(shelf, "Birch", 400, town="Yorkville")
    assert codes(retain("near", "york", "--json")) == ["Acme"]
    assert codes(retain("near", "yor", "--json")) == ["Acme", "Birch"]


def test_an_a_customers_review_in_person_and_official_visit_count(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        acme = shelf.customer(added_on=ago(500), town="Leeds", tier="A", tier_because="the anchor")
        shelf.entry(acme, TODAY, "visit")
    (one,) = retain("near", "leeds", "--json").json
    assert {visit["clock"] for visit in one["visits"]} == {"official", "review"}


def test_who_was_snoozed_past_the_30_days_or_wants_no_visit_isnt_there(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        seen(shelf, "Acme", 400, town="Leeds")
        seen(shelf, "Birch", 400, town="Leeds")
        shelf.snooze(1, ahead(31), asked=True)
        shelf.customer("Cedar", added_on=ago(500), town="Leeds", no_contact=("visit",))
        shelf.snooze(2, ahead(30))
    (birch,) = retain("near", "leeds", "--json").json
    assert (birch["customer"], birch["due_on"]) == ("Birch", str(ahead(30)))


@pytest.mark.parametrize("town", ["Leeds", "Hull"])
def test_nobody_there_is_a_sentence_and_no_failure(retain: Callable[..., Ran], db: Path, town: str) -> None:
    with filling(db) as shelf:
        seen(shelf, "Acme", 10, town="Leeds")
    ran = retain("near", town)
    assert (ran.out, ran.err) == ("", f"Nobody in {town} is due a visit within 30 days.\n")
    assert retain("near", town, "--json").json == []
