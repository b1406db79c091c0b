"""`retain expectation`: the question, the test, and its review at six months."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories import TODAY, ago, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]

QUESTION = "ask how, six months from now, they will know it was a success"
TEST = ("expectation", "add", "acme", "no complaint from the ward")


@pytest.fixture
def acme(db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer(added_on=ago(700))
        shelf.entry(1, ago(3), "visit", purposes=("review",))


@pytest.mark.usefixtures("acme")
def test_a_new_expectation_is_reviewed_six_months_on(retain: Retain) -> None:
    assert retain(*TEST, "--metric", "complaints", "--target", "0").out == (
        "no complaint from the ward (x1) added: customer Acme; metric complaints; target 0;"
        " review Sun 23 May 2027, in 181 days; set Mon 23 Nov, today.\n"
    )
    found = retain("expectation", "show", "x1", "--json").json
    assert list(found) == [
        "code", "customer", "customer_code", "text", "metric", "target", "review_on", "result", "set_on", "reviewed_on",
        "found", "unrealistic", "explained", "contract", "sale",
    ]  # fmt: skip


@pytest.mark.usefixtures("acme")
def test_it_is_due_at_six_months_and_done_with_its_result(retain: Retain) -> None:
    retain(*TEST, "--on", "2026-05-23")
    (row,) = retain("due", "--json").json
    assert (row["reasons"][0]["code"], row["command"]) == ("x1", "retain done x1 --result RESULT")
    assert retain("done", "x1", code=2).err == (
        "retain: x1 is an expectation: how did it end? retain done x1 --result met|partly|missed\n"
    )
    retain("done", "x1", "--result", "splendid", code=2)
    retain("done", "x1", "--result", "partly", "two complaints, both small")
    found = retain("expectation", "show", "x1", "--json").json
    assert (found["result"], found["reviewed_on"], found["found"]) == (
        "partly", "2026-11-23", "two complaints, both small"
    )  # fmt: skip
    assert retain("due", "--json").json == []
    assert "two complaints" in retain("entry", "list").out
    assert retain("done", "x1", "--result", "met", code=1).err.startswith(
        "retain: x1 was partly on 2026-11-23 already."
    )
    retain("undo")
    assert len(retain("due", "--json").json) == 1


@pytest.mark.usefixtures("acme")
def test_only_an_expectation_has_a_result(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.promise()
    assert "p1 is no expectation" in retain("done", "p1", "--result", "met", code=2).err


@pytest.mark.usefixtures("acme")
def test_an_unrealistic_one_says_what_was_explained(retain: Retain) -> None:
    retain(*TEST, "--unrealistic", "nobody can promise none")
    assert retain("brief", "acme", "--json").json["expectations"][0]["explained"] == "nobody can promise none"
    line = next(line for line in retain("brief", "acme").lines if line.startswith("expect\t"))
    assert line == (
        "expect\tno complaint from the ward; unrealistic: nobody can promise none;"
        " review Sun 23 May 2027, in 181 days [x1]"
    )
    retain("expectation", "edit", "x1", "--unrealistic", "")
    assert retain("expectation", "show", "x1", "--json").json["unrealistic"] is False


@pytest.mark.usefixtures("acme")
def test_it_may_be_about_a_contract_or_a_sale_of_the_same_customer(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.contract(1)
        shelf.sale(shelf.customer("Birch"))
    assert retain(*TEST, "--contract", "k1", "--json").json["contract"] == "k1"
    assert retain(*TEST, "--sale", "s1", code=1).err.startswith("retain: s1 is another customer's.")
    assert retain(*TEST, "--contract", "k9", code=3).err.startswith("retain: There is no contract k9.")
    retain("contract", "remove", "k1")
    assert retain("expectation", "show", "x1", "--json").json["contract"] is None


@pytest.mark.usefixtures("acme")
def test_reviewed_ones_are_listed_only_with_all_and_can_be_reopened_and_removed(retain: Retain) -> None:
    assert retain("expectation", "list").err.startswith("No expectations.")
    retain(*TEST)
    retain("done", "x1", "--result", "met")
    assert retain("expectation", "list", "--json").json == []
    assert len(retain("expectation", "list", "acme", "--all").lines) == 1
    assert "result taken off (was met)" in retain("expectation", "edit", "x1", "--reopen").out
    assert retain("expectation", "remove", "x1").lines == ["x1\tno complaint from the ward\tdeleted"]


@pytest.mark.parametrize("first", ["contract", "order"])
def test_the_question_rides_along_after_a_first_contract_or_order_until_it_is_answered(
    retain: Retain, db: Path, first: str
) -> None:
    with filling(db) as shelf:
        shelf.customer(added_on=ago(60))
        shelf.fact()
        if first == "contract":
            shelf.contract(1, ago(30))
        else:
            shelf.sale(1, ago(30))
    (row,) = retain("due", "--json").json
    assert f"first {first} Sat 24 Oct, 30 days ago: {QUESTION}" in row["riders"]
    assert QUESTION in retain("brief", "acme").out
    retain(*TEST)
    (row,) = retain("due", "--json").json
    assert QUESTION not in str(row["riders"])


def test_what_was_set_later_is_hidden_on_an_earlier_day(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer(added_on=ago(60))
    retain(*TEST)
    assert retain("expectation", "list", "--json", today=ago(1)).json == []
    assert retain("brief", "acme", "--json", today=ago(1)).json["expectations"] == []
    assert len(retain("expectation", "list", "--json", today=TODAY).json) == 1
