"""Tags over the whole book: counted, renamed, and every noun filtered by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories import TODAY, ago, ahead, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]


@pytest.fixture(autouse=True)
def _book(db: Path) -> None:
    """Acme in Leeds with the tag and one of everything; Birch with as much and no tag."""
    with filling(db) as shelf:
        for number, name in enumerate(("Acme", "Birch"), 1):
            shelf.customer(name, town="Leeds", added_on=ago(500))
            shelf.person(f"Dana {name}", number)
            shelf.entry(number, ago(2), text="roof words")
            shelf.fact("want", "LED", customer=number)
            shelf.promise(number, "sign the NDA", ahead(1), party="customer")
            shelf.problem(number, "seats wrong")
            shelf.sale(number)
            shelf.contract(number)
            shelf.expectation(number)
            shelf.custom("account manager", "Lee" if number == 1 else "Kim", number)
        shelf.tag("Golf", 1)


@pytest.mark.parametrize(
    "words",
    [
        ("customer", "list"),
        ("person", "list"),
        ("fact", "list"),
        ("entry", "list"),
        ("promise", "list"),
        ("problem", "list"),
        ("sale", "list"),
        ("contract", "list"),
        ("expectation", "list"),
        ("due", "--all"),
        ("waiting",),
        ("near", "leeds"),
        ("find", "roof"),
        ("tiers",),
    ],
    ids=" ".join,
)
def test_every_noun_is_filtered_by_tag_and_by_a_field_of_ones_own(retain: Retain, words: tuple[str, ...]) -> None:
    whole = retain(*words, "--json").out
    assert "Acme" in whole
    assert "Birch" in whole
    for where in ("tag:golf", 'tag:GOLF town:Leeds "account manager:Lee"'):
        some = retain(*words, "--where", where, "--json").out
        assert "Acme" in some
        assert "Birch" not in some


def test_history_is_that_of_the_customers_a_filter_fits_and_of_their_people(retain: Retain) -> None:
    retain("log", "birch", "hi")
    retain("log", "acme", "hi")
    retain("person", "edit", "dana acme", "--role", "buyer")
    found = retain("history", "--where", "tag:golf", "--json").json
    assert [one["command"] for one in found] == ["person edit Dana Acme", "log Acme", "fill"]
    assert "Leave one of them out." in retain("history", "acme", "--where", "tag:golf", code=2).err


def test_tags_are_counted_as_most_spell_them(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        for name, tag in (("Cedar", "golf"), ("Dune", "golf"), ("Elm", "Café"), ("Fir", "golf")):
            number = shelf.customer(name, archived_on=TODAY if name == "Fir" else None)
            shelf.tag(tag, number)
    assert retain("customer", "tags").lines == ["golf\t3", "Café\t1"]
    assert retain("customer", "tags", "--json").json[0] == {"tag": "golf", "customers": 3}


def test_a_tag_is_renamed_and_taken_in_by_one_that_is_there(retain: Retain) -> None:
    retain("customer", "edit", "acme,birch", "--yes", "--tag", "sport")
    assert retain("customer", "retag", "golf", "#Sport").lines == ["golf is now Sport: 1 customer."]
    assert retain("customer", "tags").lines == ["sport\t2"]
    retain("customer", "retag", "sport", "Sport", "--yes")
    assert retain("customer", "tags").lines == ["Sport\t2"]
    for _ in range(2):
        retain("undo")
    assert retain("customer", "tags").lines == ["sport\t2", "Golf\t1"]


def test_news_goes_on_reaching_those_whose_tag_was_renamed(retain: Retain) -> None:
    retain("news", "add", "a new course", "--tag", "golf")
    retain("news", "add", "a day out", "--for", "tag:Golf town:Leeds")
    reached = [retain("news", "show", code, "--json").json["customers"] for code in ("n1", "n2")]
    assert "1 customer, 2 news." in retain("customer", "retag", "golf", "Green Sport").out
    n1, n2 = (retain("news", "show", code, "--json").json for code in ("n1", "n2"))
    assert (n1["tags"], n2["audience"]) == (["golf", "green-sport"], 'tag:"Green Sport" town:Leeds')
    assert [[one["customer_code"] for one in found["customers"]] for found in (n1, n2)] == [
        [one["customer_code"] for one in before] for before in reached
    ]
    assert any(reached)
    retain("undo")
    assert retain("news", "show", "n2", "--json").json["audience"] == "tag:Golf town:Leeds"


def test_retagging_several_needs_a_word_and_a_tag_that_is_there(retain: Retain) -> None:
    retain("customer", "edit", "acme,birch", "--yes", "--tag", "sport")
    assert "Retag 2 customers? That needs your word." in retain("customer", "retag", "sport", "x", code=2).err
    assert 'No customer is tagged "nix".' in retain("customer", "retag", "nix", "x", code=3).err
    assert '"a,b" is not one tag.' in retain("customer", "retag", "sport", "a,b", code=2).err


def test_lists_say_since_when_somebody_is_archived(retain: Retain) -> None:
    retain("customer", "remove", "birch")
    assert [line.split("\t")[-1] for line in retain("customer", "list", "--archived").lines] == ["", str(TODAY)]
    assert len(retain("customer", "list").lines) == 1


def test_a_log_to_an_archived_customer_is_kept_and_says_so(retain: Retain) -> None:
    retain("customer", "remove", "birch")
    ran = retain("log", "birch", "rang")
    assert ran.err == "Birch is archived: retain customer edit c2 --restore takes it back.\n"
    assert "Birch is archived." in retain("snooze", "birch", "fri", code=1).err
    retain("customer", "edit", "birch", "--restore")
    assert retain("log", "birch", "rang").err == ""


def test_who_left_is_listed_when_asked_for(retain: Retain) -> None:
    retain("person", "edit", "dana birch", "--left")
    for words in (("person", "list"), ("person", "list", "birch")):
        assert "Dana Birch" not in retain(*words).out
        assert "Dana Birch" in retain(*words, "--left").out
