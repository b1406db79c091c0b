"""`retain promise`: what is owed by a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories import ago, ahead, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]


@pytest.fixture(autouse=True)
def book(db: Path) -> None:
    """A customer and a colleague."""
    with filling(db) as shelf:
        shelf.customer("Acme")
        shelf.customer("Birch")
        shelf.colleague("Lee")


def test_a_promise_is_split_from_its_date_and_echoed(retain: Retain) -> None:
    ran = retain("promise", "add", "acme", "send", "quote", "by", "fri")
    assert ran.lines[0].startswith("send quote (p1) added: due Fri 27 Nov, in 4 days; customer Acme; party me;")


def test_without_a_date_it_is_due_five_working_days_on(retain: Retain) -> None:
    assert retain("promise", "add", "acme", "send quote", "--json").json["due_on"] == "2026-11-30"


def test_a_date_given_apart_leaves_the_words_alone(retain: Retain) -> None:
    made = retain("promise", "add", "acme", "call by fri", "--due", "1 dec", "--on", "yesterday", "--json").json
    assert made == {
        "code": "p1",
        "due_on": "2026-12-01",
        "customer": "Acme",
        "customer_code": "c1",
        "party": "me",
        "colleague": None,
        "text": "call by fri",
        "state": "open",
        "made_on": "2026-11-22",
        "first_due_on": "2026-12-01",
        "ended": None,
        "ended_on": None,
        "entry": None,
    }


@pytest.mark.parametrize(
    ("options", "party"), [(("--owed",), "customer"), (("--colleague", "lee"), "colleague"), (("--note",), "note")]
)
def test_whoever_owes_it_is_said(retain: Retain, options: tuple[str, ...], party: str) -> None:
    assert retain("promise", "add", "acme", "sign it", *options, "--json").json["party"] == party


@pytest.mark.parametrize(
    "wrong", [("",), ("by fri",), ("x", "--owed", "--note"), ("x", "--due", "friyay"), ("x", "--colleague", "zed")]
)
def test_a_promise_that_makes_no_sense_is_refused(retain: Retain, wrong: tuple[str, ...]) -> None:
    assert retain("promise", "add", "acme", *wrong, code=None).code in {1, 2, 3}
    assert retain("promise", "list").lines == []


def test_the_list_shows_open_ones_next_due_first_after_their_slips(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.slip(shelf.promise(1, "late", ago(1)), ahead(9), day=ago(2), told=True)
        shelf.promise(2, "next", ahead(3))
        shelf.promise(1, "kept", ago(1), ended="kept", ended_on=ago(1))
    assert [line.split("\t")[5] for line in retain("promise", "list").lines] == ["next", "late"]
    assert [line.split("\t")[5] for line in retain("promise", "list", "acme", "--all").lines] == ["kept", "late"]
    assert retain("promise", "show", "p1", "--json").json["state"] == "slipped told before"


def test_a_correction_is_said_and_a_removal_undone(retain: Retain) -> None:
    retain("promise", "add", "acme", "send quote")
    ran = retain("promise", "edit", "p1", "--text", "send offer", "--customer", "birch", "--due", "fri")
    assert ran.lines == [
        (
            "send offer (p1): due Fri 27 Nov, in 4 days (was Mon 30 Nov, in 7 days); customer Birch (was Acme);"
            " text send offer (was send quote);"
            " first due Fri 27 Nov, in 4 days (was Mon 30 Nov, in 7 days)."
        )
    ]
    assert retain("promise", "remove", "p1").lines == ["p1\tsend offer\tdeleted"]
    retain("undo")
    assert retain("promise", "show", "1", "--json").json["text"] == "send offer"


def test_another_nouns_code_is_no_promise(retain: Retain) -> None:
    assert retain("promise", "show", "s1", code=2).err == "retain: s1 is no promise. Its code looks like p12.\n"
    assert retain("promise", "show", "p9", code=3).err.startswith("retain: There is no promise p9.")
