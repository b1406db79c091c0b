"""`#tag` and `@person` in what is typed: the customer is tagged, the person was there, the words stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories import filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]


@pytest.fixture(autouse=True)
def _book(db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Acme")
        shelf.customer("Birch")
        shelf.person("Dana Reed", 1)
        shelf.person("Dan Fox", 1)
        shelf.person("Dana Moss", 2)
        shelf.tag("Café", 2)


def tags(retain: Retain, customer: str = "acme") -> list[str]:
    held: list[str] = retain("customer", "show", customer, "--json").json["tags"]
    return held


def present(retain: Retain, code: str) -> list[str]:
    people: list[str] = retain("entry", "show", code, "--json").json["with"]
    return people


def test_a_log_tags_and_says_so_and_the_words_stay_as_typed(retain: Retain) -> None:
    ran = retain("log", "acme", "with @dana at #golf")
    assert ran.lines[0] == "e1 call with Acme (c1), Mon 23 Nov, today; with Dana Reed; tagged golf"
    assert tags(retain) == ["golf"]
    assert retain("entry", "show", "e1", "--json").json["text"] == "with @dana at #golf"
    assert retain("customer", "list", "--where", "tag:golf", "--json").json[0]["name"] == "Acme"


def test_one_undo_takes_all_of_it_back(retain: Retain) -> None:
    retain("log", "acme", "with @dana at #golf")
    retain("undo")
    assert tags(retain) == []
    assert retain("entry", "list").lines == []
    retain("undo", "3")
    assert (tags(retain), present(retain, "e1")) == (["golf"], ["Dana Reed"])


def test_a_tag_is_given_once_as_the_book_spells_it(retain: Retain) -> None:
    assert retain("log", "acme", "#CAFE", "--json").json["tags"] == ["Café"]
    again = retain("log", "acme", "#cafe")
    assert "tagged" not in again.out
    assert tags(retain) == ["Café"]


def test_somebody_named_twice_is_there_once(retain: Retain) -> None:
    logged = retain("log", "acme", "--with", "dana", "@dana and @dan_fox", "--json").json
    assert logged["with"] == ["Dana Reed", "Dan Fox"]


def test_a_name_that_leads_nowhere_costs_no_log(retain: Retain) -> None:
    ran = retain("log", "acme", "#golf with @zoe")
    assert ran.err == "@zoe is nobody known at Acme: retain entry edit e1 --with PERSON puts somebody on it.\n"
    assert (tags(retain), present(retain, "e1")) == (["golf"], [])
    assert "@zoe is nobody known" in retain("log", "acme", "@zoe", "--json").err


def test_an_ambiguous_name_costs_no_log_either(retain: Retain) -> None:
    ran = retain("log", "acme", "with @da")
    assert ran.err.startswith("@da could be Dan Fox (d2, Acme), Dana Reed (d1, Acme): retain entry edit e1 --with ")
    assert present(retain, "e1") == []


def test_several_customers_each_get_the_tag_and_the_person_where_found(retain: Retain) -> None:
    ran = retain("log", "--where", "name:c", "--yes", "#golf with @moss")
    assert [line.split("; ", 1)[1] for line in ran.lines] == ["tagged golf", "with Dana Moss; tagged golf"]
    assert ran.err.count("\n") == 1
    assert "@moss is nobody known at Acme" in ran.err


def test_a_mailing_tags_too(retain: Retain) -> None:
    retain("log", "acme,birch", "--bulk", "--yes", "card #spring")
    assert (tags(retain), tags(retain, "birch")) == (["spring"], ["Café", "spring"])


@pytest.mark.parametrize(
    ("words", "stdin"),
    [
        (("tried", "acme", "vm for @dana #golf"), ""),
        (("paste", "-"), "Acme: saw @dana #golf > send quote by fri\n"),
        (("done", "c1-touch", "saw @dana #golf"), ""),
        (("entry", "add", "acme", "saw @dana #golf"), ""),
    ],
)
def test_every_way_to_write_an_entry_reads_marks(retain: Retain, words: tuple[str, ...], stdin: str) -> None:
    ran = retain(*words, stdin=stdin)
    assert "tagged golf" in ran.out
    assert (tags(retain), present(retain, "e1")) == (["golf"], ["Dana Reed"])


def test_a_corrected_text_is_read_anew(retain: Retain) -> None:
    retain("log", "acme", "saw @dna")
    retain("entry", "edit", "e1", "--text", "saw @dana_reed #golf")
    assert (tags(retain), present(retain, "e1")) == (["golf"], ["Dana Reed"])


def test_addresses_and_numbers_are_text(retain: Retain) -> None:
    ran = retain("log", "acme", "mail dana@acme.example about order #4711 @ 3pm")
    assert (ran.err, tags(retain), present(retain, "e1")) == ("", [], [])
