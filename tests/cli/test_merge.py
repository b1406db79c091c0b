"""`retain merge`: two customers that are one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import inspect

from retain.store import merging, merging_people
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
    assert naming == {*merging.MOVED, "statement", "tag", "custom", "reach", "position", "telling"}


def test_likely_pairs_are_proposed_with_their_reason(retain: Retain) -> None:
    retain("customer", "add", "Acme Bakery", "--email", "a@acme.example")
    retain("customer", "add", "ACME Bakery, Inc.", "--again")
    retain("customer", "add", "Birch", "--email", "A@acme.example")
    retain("customer", "add", "Cedar")
    assert retain("merge").lines == [
        "c1\tAcme Bakery\tc2\tACME Bakery, Inc.\tthe same name\tretain merge c1 c2",
        "c1\tAcme Bakery\tc3\tBirch\tboth have a@acme.example\tretain merge c1 c3",
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


def codes(ran: Ran) -> list[tuple[str, str, str]]:
    return [(row["code"], row["other_code"], row["because"]) for row in ran.json]


def test_a_domain_a_slip_of_the_pen_and_a_person_met_twice_are_proposed(retain: Retain) -> None:
    retain("customer", "add", "Harbour Cafe", "--town", "Leeds", "--email", "hi@harbour.example")
    retain("customer", "add", "Harbor Cafe", "--town", "Leeds", "--again")
    retain("customer", "add", "The Quay Ltd", "--town", "Hull", "--email", "ann@harbour.example")
    retain("customer", "add", "Harbour Cafe 2", "--town", "Leeds", "--email", "x@gmail.com", "--again")
    retain("customer", "add", "Mill Lane", "--town", "Hull", "--email", "y@gmail.com")
    retain("person", "add", "Robert Fox", "--at", "c1", "--email", "fox@gmail.com")
    retain("person", "add", "Bob Fox", "--at", "c5", "--email", "FOX@gmail.com")
    assert codes(retain("merge", "--json")) == [
        ("c1", "c2", "almost the same name in the same town"),
        ("c1", "c3", "both write from harbour.example"),
        ("d1", "d2", "both have fox@gmail.com"),
    ]


def test_what_was_told_apart_is_proposed_no_more_until_taken_back(retain: Retain) -> None:
    retain("customer", "add", "Acme")
    retain("customer", "add", "Acme Ltd", "--again")
    assert retain("merge", "c2", "c1", "--different").lines == [
        "Acme Ltd and Acme are two, and won't be proposed again."
    ]
    assert retain("merge", "--json").json == []
    retain("undo")
    assert codes(retain("merge", "--json")) == [("c1", "c2", "the same name")]
    retain("merge", "c1", "c1", "--different", code=2)


def test_parts_of_one_whole_share_a_domain_and_stay_apart(retain: Retain) -> None:
    retain("customer", "add", "Acme", "--email", "a@acme.example")
    retain("customer", "add", "Acme North Depot", "--email", "n@acme.example", "--part-of", "Acme")
    assert retain("merge", "--json").json == []


@pytest.fixture
def met_twice(db: Path) -> None:
    """Robert and Bob Fox, who are one, with all that hangs on a person."""
    with filling(db) as shelf:
        shelf.customer("Acme")
        shelf.customer("Birch")
        shelf.person("Robert Fox", 1, birthday="--03-04", no_contact=("call",))
        shelf.person("Bob Fox", 2, role="buyer", birthday="1980-03-04", no_contact=("email",))
        shelf.diary.connection.execute(
            "INSERT INTO position (person, customer, role, sponsor, main) VALUES (2, 1, 'cfo', 1, 0)"
        )
        for person in (1, 2):
            shelf.reach("email", "fox@acme.example", person=person)
            shelf.diary.connection.execute(
                "INSERT INTO fact (kind, told_on, text, person, private) VALUES ('hobby', '2026-01-01', 'golf', ?, 1)",
                (person,),
            )
        shelf.reach("phone", "0113 496 0000", person=2)
        shelf.entry(2, people=(2,))
        shelf.entry(1, people=(1, 2))


@pytest.mark.usefixtures("met_twice")
def test_two_people_become_one_with_all_they_are(retain: Retain, db: Path) -> None:
    def everything() -> list[object]:
        with filling(db) as shelf:
            return [shelf.diary.connection.execute(f"SELECT * FROM {noun} ORDER BY id").fetchall() for noun in NOUNS]

    before = everything()
    ran = retain("merge", "d1", "d2")
    assert ran.lines == [
        (
            "Bob Fox (d2) is now Robert Fox (d1); moved: 1 time on an entry, 1 address, 2 positions."
            " `retain undo` parts them."
        )
    ]
    with filling(db) as shelf:
        read = shelf.diary.connection.execute
        assert read("SELECT id, name, birthday, no_contact FROM person").fetchall() == [
            (1, "Robert Fox", "--03-04", "call email")
        ]
        assert read("SELECT customer, role, sponsor FROM position ORDER BY id").fetchall() == [
            (1, "cfo", 1), (2, "buyer", 0)
        ]  # fmt: skip
        assert read("SELECT kind, text FROM fact ORDER BY id").fetchall() == [("hobby", "golf"), ("called", "Bob Fox")]
        assert read("SELECT entry, person FROM presence ORDER BY entry").fetchall() == [(1, 1), (2, 1)]
    retain("undo")
    assert everything() == before
    retain("merge", "d1", "d1", code=1)


def test_every_table_that_names_a_person_is_moved() -> None:
    naming = {noun for noun, row in NOUNS.items() for column in inspect(row).columns if _of_people(column)}
    assert naming == {*merging_people.MOVED, "presence", "fact", "reach", "position"}


def _of_people(column: Any) -> bool:
    return any(key.target_fullname == "person.id" for key in column.foreign_keys)


def test_a_later_import_of_either_source_updates_the_merged_one(retain: Retain, tmp_path: Path) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    one.write_text("Company,City,First Name,Last Name,Email\nAcme Ltd,Leeds,Robert,Fox,r@acme.example\n")
    other.write_text("Customer ID,Company,Industry\n77,Acme Bakery,food\n")
    people = tmp_path / "people.csv"
    people.write_text("Name,Company\nBob Fox,Acme Bakery\n")
    retain("import", one)
    retain("import", other)
    retain("import", people)
    retain("merge", "c1", "c2")
    retain("merge", "d1", "d2")
    other.write_text("Customer ID,Company,Industry\n77,Acme Bakery,drink\n")
    for path in (one, other, people):
        found = retain("import", path, "--json").json
        assert all(tally["new"] == 0 for file in found for tally in file["records"].values())
    (acme,) = retain("customer", "list", "--json").json
    assert (acme["name"], acme["industry"]) == ("Acme Ltd", "drink")
    assert [one["name"] for one in retain("person", "list", "--json").json] == ["Robert Fox"]
