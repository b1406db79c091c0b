"""`retain person`: who is where, and how to reach them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories import TODAY, filling
from tests.terminal import on_terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]


@pytest.fixture(autouse=True)
def book(db: Path) -> None:
    """Two customers."""
    with filling(db) as shelf:
        shelf.customer("Acme")
        shelf.customer("Birch")


def test_a_new_person_is_echoed_with_the_place(retain: Retain) -> None:
    ran = retain("person", "add", "Dana", "Reed", "--at", "acme", "--role", "boss", "--level", "director", "--key",
                 "--prefers", "phone", "--birthday", "5 mar")  # fmt: skip
    assert ran.lines == ["Dana Reed (d1) added: is boss at Acme (director, key contact); birthday 5 Mar; prefers call."]


def test_json_has_every_position(retain: Retain) -> None:
    retain("person", "add", "Dana Reed", "--at", "acme,birch", "--sponsor", "--email", "d@acme.example", "--phone",
           "0113 496 0000", "--no-contact", "card", "--birthday", "1970-02-28")  # fmt: skip
    place = {"role": None, "level": None, "sponsor": True, "key": False, "left_on": None}
    assert retain("person", "show", "d1", "--json").json == {
        "code": "d1",
        "name": "Dana Reed",
        "at": ["Acme", "Birch"],
        "role": [],
        "emails": ["d@acme.example"],
        "phones": ["0113 496 0000"],
        "birthday": "1970-02-28",
        "prefers": None,
        "no_contact": ["card"],
        "added_on": "2026-11-23",
        "positions": [
            {"customer": "Acme", "customer_code": "c1", **place},
            {"customer": "Birch", "customer_code": "c2", **place},
        ],
    }


def test_an_edit_at_one_customer_leaves_the_other_place_alone(retain: Retain) -> None:
    retain("person", "add", "Dana", "--at", "acme", "--at", "birch", "--role", "buyer")
    retain("person", "edit", "dana", "--at", "birch", "--role", "boss")
    shown = retain("person", "show", "dana", "--json").json
    assert [post["role"] for post in shown["positions"]] == ["buyer", "boss"]


def test_who_left_stays_known_but_is_no_longer_listed_there(retain: Retain) -> None:
    retain("person", "add", "Dana", "--at", "acme")
    retain("person", "edit", "dana", "--left", "--on", "yesterday")
    assert retain("person", "list", "--at", "acme").lines == []
    assert retain("person", "show", "dana", "--json").json["positions"][0]["left_on"] == "2026-11-22"


def test_who_moved_has_both_places(retain: Retain) -> None:
    retain("person", "add", "Dana", "--at", "acme", "--role", "boss")
    retain("person", "edit", "dana", "--moved-to", "birch")
    shown = retain("person", "show", "dana", "--json").json
    assert shown["at"] == ["Birch"]
    assert [post["left_on"] for post in shown["positions"]] == ["2026-11-23", None]


def test_what_somebody_is_at_the_new_place_leaves_the_old_one_as_it_was(retain: Retain) -> None:
    retain("person", "add", "Dana", "--at", "acme", "--role", "buyer", "--key")
    retain("person", "edit", "dana", "--moved-to", "birch", "--role", "boss")
    posts = retain("person", "show", "dana", "--json").json["positions"]
    assert [(post["customer"], post["role"], post["key"]) for post in posts] == [
        ("Acme", "buyer", True),
        ("Birch", "boss", False),
    ]


def test_who_is_at_both_and_moves_leaves_only_the_other(retain: Retain) -> None:
    retain("person", "add", "Dana", "--at", "acme", "--at", "birch")
    retain("person", "edit", "dana", "--moved-to", "birch", "--role", "boss")
    posts = retain("person", "show", "dana", "--json").json["positions"]
    assert [(post["customer"], post["role"], post["left_on"]) for post in posts] == [
        ("Acme", None, "2026-11-23"),
        ("Birch", "boss", None),
    ]


def test_who_moved_takes_their_history_along_and_leaves_word_who_is_left(retain: Retain) -> None:
    retain("person", "add", "Dana", "--at", "acme")
    retain("person", "add", "Eve", "--at", "acme")
    retain("log", "acme", "met", "--with", "dana", "--on", "2021-03-05", "--fact", "Dana hobby: sailing")
    retain("person", "edit", "dana", "--moved-to", "birch")
    there = retain("brief", "birch").out
    assert "person\tDana (d1); came from Acme, knows us since 2021\n" in there
    assert "about\tDana: hobby sailing\n" in there
    (row,) = [one for one in retain("due", "--json", "--all").json if one["customer"] == "Acme"]
    assert "Dana left (Mon 23 Nov, today), now at Birch: speak to Eve" in [one["says"] for one in row["reasons"]]
    assert "person\tDana (d1); LEFT Mon 23 Nov, now at Birch\n" in retain("brief", "acme").out
    retain("undo")
    assert "came from" not in retain("brief", "birch").out


def test_a_new_place_is_added_by_naming_it(retain: Retain) -> None:
    retain("person", "add", "Dana", "--at", "acme")
    retain("person", "edit", "dana", "--at", "birch")
    assert retain("person", "show", "dana", "--json").json["at"] == ["Acme", "Birch"]


def test_a_person_needs_a_place(retain: Retain) -> None:
    assert "--at CUSTOMER" in retain("person", "add", "Dana", code=2).err


def test_a_namesake_at_the_same_customer_is_refused(retain: Retain) -> None:
    retain("person", "add", "Dana", "--at", "acme")
    retain("person", "add", "Dana", "--at", "birch")
    assert "(d1)" in retain("person", "add", "dana", "--at", "acme", code=1).err
    retain("person", "add", "dana", "--at", "acme", "--again")
    assert len(retain("person", "list").lines) == 3


def test_a_person_with_history_is_marked_as_left_else_deleted(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.entry(1, people=(shelf.person("Dana", 1),))
        shelf.person("Eve", 1)
    assert retain("person", "remove", "dana").lines == ["d1\tDana\tmarked as left: the history stays"]
    assert retain("person", "remove", "eve").lines == ["d2\tEve\tdeleted"]
    retain("undo")
    assert retain("person", "list", "--at", "acme").lines == ["d2\tEve\tAcme\t\t\t"]


def test_an_ambiguous_person_names_the_customers(retain: Retain) -> None:
    retain("person", "add", "Dana Reed", "--at", "acme")
    retain("person", "add", "Dana Ross", "--at", "birch")
    assert "Dana Reed (d1, Acme), Dana Ross (d2, Birch)" in retain("person", "show", "dana", code=4).err


def test_an_address_not_verified_for_a_year_rides_along_until_it_is(retain: Retain) -> None:
    retain("person", "add", "Dana Reed", "--at", "acme", "--phone", "0113 496 0001", "--phone", "0113 496 0002",
           "--email", "d@acme.example", today="2025-06-01")  # fmt: skip
    stale = "0113 496 0001 (Dana Reed) not verified since Sun 1 Jun 2025"
    assert stale in retain("brief", "acme").out
    assert stale in retain("due", "--where", "name:acme").out
    retain("person", "edit", "dana", "--verified")
    assert "not verified" not in retain("brief", "acme").out
    assert "not verified" not in retain("due", "--where", "name:acme").out


def test_a_list_is_a_line_a_person_on_a_narrow_terminal_and_whole_in_a_pipe(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Westerhaven Museum of the Sea and its Reserve Store")
    retain("person", "add", "Edith Lund", "--at", "c3", "--role", "keeper of the collection and of its reserve store",
           "--email", "edith.lund@seamuseum.example", "--phone", "+44 1632 960181")  # fmt: skip
    head, edith = on_terminal(["--db", db, "--today", TODAY, "person", "list"]).lines
    assert head.split() == ["code", "name", "at", "phones"]
    assert edith.split()[0] == "d1"
    assert edith.endswith("…  +44 1632 960181")
    wide, beside = on_terminal(["--db", db, "--today", TODAY, "person", "list"], columns=120).lines
    assert wide.split() == ["code", "name", "at", "role", "emails", "phones"]
    assert "edith.lund@seamuseum.example" in beside
    assert "keeper of the collection and of its reserve store" in retain("person", "list").out


@pytest.mark.parametrize("option", [("--left",), ("--moved-to", "birch"), ("--on", "today"), ("--drop", "x@y.example")])
def test_what_only_a_known_person_can_do_is_no_option_of_a_new_one(retain: Retain, option: tuple[str, ...]) -> None:
    assert "No such option" in retain("person", "add", "Dana", "--at", "acme", *option, code=2).err
