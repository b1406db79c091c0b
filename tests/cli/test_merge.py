"""`retain merge`: two customers that are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import inspect

from retain.store import merging
from retain.store.tables import NOUNS
from tests.factories import TODAY, ago, ahead, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]


@pytest.fixture
def book(db: Path) -> None:
    """Acme twice, the second with all there is; Dana is at both."""
    with filling(db) as shelf:
        shelf.customer("Acme", town="Leeds", added_on=ago(3), no_contact=("email",), archived_on=TODAY)
        shelf.customer("ACME Ltd", town="York", added_on=ago(300), industry="food", tier="B", tier_because="board",
                       interval=9, no_contact=("call",), part_of=1)  # fmt: skip
        shelf.customer("Part", part_of=2)
        shelf.person("Dana", 1)
        shelf.person("Eve", 2, role="boss")
        shelf.diary.connection.execute(
            "INSERT INTO position (person, customer, role, sponsor, main) VALUES (1, 2, 'buyer', 1, 0)"
        )
        for customer in (1, 2):
            shelf.tag("Golf" if customer == 1 else "golf", customer)
            shelf.custom("rep", f"Lee {customer}", customer)
            shelf.reach("email", "a@acme.example", customer=customer)
        shelf.tag("x", 2)
        shelf.custom("size", "9", 2)
        shelf.reach("phone", "12345", customer=2)
        shelf.entry(2, people=(2,))
        shelf.promise(2)
        shelf.problem(2)
        shelf.sale(2)
        shelf.snooze(2, ahead(3))
        shelf.settlement(2, "c2-review", ago(1))
        shelf.settlement(2, "s1-check", ago(1))


@pytest.mark.usefixtures("book")
def test_everything_moves_and_the_first_keeps_what_it_says(retain: Retain, db: Path) -> None:
    ran = retain("merge", "c1", "c2")
    assert ran.lines == [
        (
            "ACME Ltd (c2) is now Acme (c1); moved: 1 entry, 1 promise, 1 problem, 1 sale, 2 settlements, 1 snooze,"
            " 1 tag, 1 own field, 1 address, 2 positions. `retain undo` parts them."
        )
    ]
    shown = retain("customer", "show", "c1", "--json").json
    kept = {"name": "Acme", "town": "Leeds", "industry": "food", "tier_set": "B", "tier_because": "board",
            "interval": 9, "tags": ["Golf", "x"], "custom": {"rep": "Lee 1", "size": "9"}, "part_of": None,
            "emails": ["a@acme.example"], "phones": ["12345"], "no_contact": ["email", "call"],
            "added_on": ago(300).isoformat(), "archived_on": None}  # fmt: skip
    assert {key: shown[key] for key in kept} == kept
    assert [one["name"] for one in shown["people"]] == ["Dana", "Eve"]
    assert shown["people"][0]["role"] == ["buyer"]
    assert retain("customer", "show", "c3", "--json").json["part_of"] == "Acme"
    with filling(db) as shelf:
        codes = shelf.diary.connection.execute("SELECT customer, code FROM settlement ORDER BY id").fetchall()
    assert codes == [(1, "c1-review"), (1, "s1-check")]


@pytest.mark.usefixtures("book")
def test_one_undo_parts_them_again(retain: Retain, db: Path) -> None:
    def everything() -> list[object]:
        with filling(db) as shelf:
            read = shelf.diary.connection.execute
            return [read(f"SELECT * FROM {noun} ORDER BY id").fetchall() for noun in NOUNS]

    before = everything()
    retain("merge", "c1", "c2")
    assert everything() != before
    retain("undo")
    assert everything() == before


def test_every_table_that_names_a_customer_is_moved() -> None:
    naming = {noun for noun, row in NOUNS.items() if "customer" in inspect(row).columns}
    assert naming == {*merging.MOVED, "tag", "custom", "reach", "position", "telling"}


def test_likely_pairs_are_proposed_with_their_reason(retain: Retain) -> None:
    retain("customer", "add", "Acme Bakery", "--email", "a@acme.example")
    retain("customer", "add", "ACME Bakery, Inc.", "--again")
    retain("customer", "add", "Birch", "--email", "A@acme.example")
    retain("customer", "add", "Cedar")
    assert retain("merge").lines == [
        "c1\tAcme Bakery\tc2\tACME Bakery, Inc.\tthe same name",
        "c1\tAcme Bakery\tc3\tBirch\tboth have a@acme.example",
    ]
    retain("merge", "c1", "c2")
    retain("merge", "c1", "c3")
    assert retain("merge", "--json").json == []


def test_one_name_twice_or_alone_is_refused(retain: Retain) -> None:
    retain("customer", "add", "Acme")
    retain("merge", "acme", "c1", code=1)
    retain("merge", "acme", code=2)
    retain("merge", "acme", "zzz", code=3)
    assert len(retain("history").lines) == 1
