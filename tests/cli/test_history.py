"""`retain history`: every change, and what became of one record."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Ran

    Retain = Callable[..., Ran]


def test_changes_are_listed_newest_first(retain: Retain) -> None:
    retain("customer", "add", "Acme")
    retain("customer", "edit", "acme", "--town", "Leeds")
    retain("undo")
    assert retain("history").lines == [
        "3\t2026-11-23\tundo\t1\t2\t",
        "2\t2026-11-23\tcustomer edit Acme\t1\t\tyes",
        "1\t2026-11-23\tcustomer add Acme\t1\t\t",
    ]
    assert [one["number"] for one in retain("history", "--limit", "1", "--json").json] == [3]


def test_one_customer_shows_what_it_was_before_each_change(retain: Retain) -> None:
    retain("customer", "add", "Acme", "--town", "Leeds")
    retain("customer", "edit", "acme", "--town", "York", "--tag", "x")
    retain("customer", "edit", "acme", "--untag", "x")
    retain("customer", "add", "Birch")
    assert [(one["number"], one["what"], one["changed"]) for one in retain("history", "acme", "--json").json] == [
        (3, "tag 1", ["deleted: customer 1; name x"]),
        (2, "tag 1", ["new: customer 1; name x"]),
        (2, "c1", ["town Leeds -> York"]),
        (1, "c1", ["new: name Acme; added_on 2026-11-23; town Leeds"]),
    ]


def test_the_trail_of_a_record_is_limited_too(retain: Retain) -> None:
    retain("customer", "add", "Acme")
    retain("customer", "edit", "acme", "--town", "York")
    assert [one["number"] for one in retain("history", "acme", "--limit", "1", "--json").json] == [2]
    assert len(retain("history", "acme", "--limit", "0", "--json").json) == 2


def test_a_record_by_its_code(retain: Retain) -> None:
    retain("customer", "add", "Acme")
    retain("promise", "add", "acme", "send quote")
    retain("promise", "edit", "p1", "--text", "send offer")
    assert retain("history", "p1").lines[0].endswith("\ttext send quote -> send offer")
    assert retain("history", "s1").lines == []
    retain("sale", "add", "acme", "1200")
    retain("sale", "edit", "s1", "--amount", "1200.50")
    assert [line.split("\t")[4] for line in retain("history", "s1").lines] == [
        "amount 1200.00 -> 1200.50",
        "new: customer 1; day 2026-11-23; amount 1200.00",
    ]


def test_an_empty_diary_has_none(retain: Retain, db: object) -> None:
    retain("customer", "add", "Acme", "--town", "x")
    retain("undo")
    assert len(retain("history").lines) == 2
    assert db
