"""`retain entry`: the lines of the diary."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories import ago, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]


@pytest.fixture(autouse=True)
def book(db: Path) -> None:
    """A customer with two people, and a colleague."""
    with filling(db) as shelf:
        shelf.customer("Acme")
        shelf.person("Dana", 1)
        shelf.person("Eve", 1)
        shelf.colleague("Lee")


def test_every_field_is_stored(retain: Retain) -> None:
    made = retain(
        *("entry", "add", "acme", "all", "fine", "-k", "visit", "--for", "check", "--for", "proof", "--with", "dana"),
        *(
            "--by",
            "lee",
            "--on",
            "yesterday",
            "--at",
            "9:30",
            "--mood",
            "good",
            "--minutes",
            "45",
            "--private",
            "--cost",
            "12.5",
        ),
        "--json",
    ).json
    assert made == {
        "code": "e1",
        "day": "2026-11-22",
        "customer": "Acme",
        "customer_code": "c1",
        "kind": "visit",
        "with": ["Dana"],
        "text": "all fine",
        "time": "09:30",
        "inbound": False,
        "attempt": False,
        "bulk": False,
        "private": True,
        "for": ["check", "proof"],
        "mood": "good",
        "minutes": 45,
        "by": "Lee",
        "cost": "12.50",
    }


def test_a_correction_changes_who_took_part_and_keeps_what_it_was(retain: Retain) -> None:
    retain("entry", "add", "acme", "all fine", "--with", "dana")
    ran = retain("entry", "edit", "e1", "--with", "eve", "--without", "dana", "--kind", "video", "--text", "fine")
    assert ran.lines == ["fine (e1): kind video (was call); with Eve (was Dana); text fine (was all fine)."]
    assert "kind call -> video; text all fine -> fine" in retain("history", "e1").out.replace(", ", "; ")


@pytest.mark.parametrize(
    "wrong",
    [
        ("--on", "tomorrow"),
        ("--kind", "fax"),
        ("--for", "fun"),
        ("--mood", "meh"),
        ("--minutes", "2000"),
        ("--at", "25"),
    ],
)
def test_what_cannot_be_is_refused(retain: Retain, wrong: tuple[str, ...]) -> None:
    assert retain("entry", "add", "acme", *wrong, code=None).code in {1, 2}
    assert retain("entry", "list").lines == []


def test_removing_an_entry_leaves_what_was_promised_in_it(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.promise(1, "send quote", entry=shelf.entry(1, people=(1,)))
        shelf.problem(1, "roof", entry=1)
    retain("entry", "remove", "e1")
    assert retain("promise", "show", "p1", "--json").json["entry"] is None
    retain("undo")
    assert retain("promise", "show", "p1", "--json").json["entry"] == "e1"
    assert retain("entry", "show", "e1", "--json").json["with"] == ["Dana"]


def test_the_list_is_newest_first_by_kind_and_since(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        for day, kind in ((5, "call"), (1, "email"), (9, "call")):
            shelf.entry(1, ago(day), kind)
    assert [line.split("\t")[0] for line in retain("entry", "list", "acme").lines] == ["e2", "e1", "e3"]
    assert [line.split("\t")[0] for line in retain("entry", "list", "-k", "call").lines] == ["e1", "e3"]
    assert [line.split("\t")[0] for line in retain("entry", "list", "--since", "-6d", "--limit", "1").lines] == ["e2"]


def test_the_list_may_be_for_one_purpose_with_what_it_cost(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.entry(1, ago(5), "gift", purposes=("thanks", "perk"), cost=4500, text="tickets")
        shelf.entry(1, ago(4), purposes=("check",), cost=100)
        shelf.entry(1, ago(3), purposes=("perk",))
    ran = retain("entry", "list", "--for", "perk")
    assert ran.lines == [
        f"e3\t{ago(3)}\tAcme\tcall\t\t\t",
        f"e1\t{ago(5)}\tAcme\tgift\t\ttickets\t45.00",
    ]
    assert ran.err == "45.00 in all, spent on 1 of 2.\n"
    assert "fun is no purpose" in retain("entry", "list", "--for", "fun", code=2).err


def test_what_a_perk_cost_is_corrected_and_taken_off(retain: Retain) -> None:
    retain("log", "acme", "tickets", "--for", "perk", "--cost", "45")
    assert retain("entry", "edit", "e1", "--cost", "50").lines == ["tickets (e1): cost 50.00 (was 45.00)."]
    assert retain("entry", "edit", "e1", "--cost", "").lines == ["tickets (e1): cost taken off (was 50.00)."]
    assert "lots" in retain("entry", "edit", "e1", "--cost", "lots", code=2).err
    assert retain("entry", "edit", "e1", "--cost", "-5", code=1).err.startswith("retain: A cost is an amount")


def test_who_moved_is_found_with_all_their_entries(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Birch")
        for customer, day, people in ((1, 5, (1,)), (1, 4, (2,)), (2, 3, (1,))):
            shelf.entry(customer, ago(day), people=people)
    retain("person", "edit", "dana", "--moved-to", "birch")
    assert [line.split("\t")[2] for line in retain("entry", "list", "--with", "dana").lines] == ["Birch", "Acme"]
