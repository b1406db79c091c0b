"""`retain erase`: gone from the books, the search and the history, and from every byte of the file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from retain.store.erase import OF_CUSTOMER
from retain.store.schema import LOGGED
from tests.factories import filling
from tests.terminal import on_terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]


@pytest.fixture
def book(retain: Retain) -> None:
    """Dana at Acme with a child, on entries and in texts; Tom at Birch and Acme."""
    retain("customer", "add", "Acme", "--email", "desk@acme.example", "--tag", "golf", "--set", "floor=Zweite")
    retain("customer", "add", "Birch")
    retain("person", "add", "Dana Reed", "--at", "acme", "--email", "dana@private.example", "--birthday", "5 mar 1970")
    retain("person", "add", "Tom Lowe", "--at", "acme", "--at", "birch")
    retain("fact", "add", "Dana", "child:", "Quirina,", "plays", "the", "xylophone")
    retain("log", "acme", "Dana Reed was in", "--with", "dana", "--promise", "send DANA REED the quote by fri")
    retain("log", "birch", "they know dana reed well", "--fact", "want: lanterns")
    retain("problem", "add", "acme", "gap: seats wrong", "--raised-by", "dana")


def left(db: Path, word: str) -> bool:
    """Whether a word stands anywhere in the diary's folder, in whatever case."""
    files = [path for path in db.parent.iterdir() if path.is_file()]
    return any(word.lower().encode() in path.read_bytes().lower() for path in files)


@pytest.mark.usefixtures("book")
def test_an_erased_childs_name_is_nowhere_in_the_file(retain: Retain, db: Path) -> None:
    retain("fact", "edit", "f1", "Quirina, plays the kazoo")
    retain("undo")
    assert left(db, "quirina")
    assert left(db, "xylophone")
    ran = retain("erase", "f1", "--yes")
    assert ran.lines == ["erased f1: 1 fact"]
    assert not any(left(db, word) for word in ("quirina", "xylophone", "kazoo"))
    assert retain("find", "quirina").lines == []
    assert "quirina" not in retain("history", "d1").out.lower()
    assert "child" not in retain("brief", "acme").out


@pytest.mark.usefixtures("book")
def test_older_values_of_a_fact_go_with_it(retain: Retain, db: Path) -> None:
    retain("fact", "add", "Dana", "child:", "Quirina,", "plays", "the", "zither")
    assert retain("erase", "f3", "--yes").lines == ["erased f3: 2 facts"]
    assert not any(left(db, word) for word in ("quirina", "xylophone", "zither"))


@pytest.mark.usefixtures("book")
def test_a_person_goes_with_all_that_is_theirs_and_the_texts_that_name_them_are_listed(retain: Retain) -> None:
    ran = retain("erase", "dana reed", "--yes")
    assert ran.lines == [
        "erased Dana Reed (d1): 1 fact, 1 person, 1 position, 1 time on an entry, 1 address",
        "the name is left in (--scrub takes it out): e1, e2, p1",
    ]
    assert retain("person", "show", "d1", code=3).out == ""
    assert retain("entry", "show", "e1", "--json").json["with"] == []
    assert retain("problem", "show", "g1", "--json").json["raised_by"] is None
    assert retain("entry", "show", "e1", "--json").json["text"] == "Dana Reed was in"


@pytest.mark.usefixtures("book")
def test_scrub_takes_the_name_out_of_other_texts_and_no_byte_is_left(retain: Retain, db: Path) -> None:
    retain("person", "edit", "dana", "--rename", "Dana Quill")
    retain("log", "birch", "and Dana Quill left")
    retain("entry", "remove", "e2")
    ran = retain("erase", "d1", "--scrub", "--yes")
    assert ran.lines[1] == "the name is taken out of: e1, e3, p1"
    assert retain("entry", "show", "e1", "--json").json["text"] == "[erased] was in"
    assert retain("promise", "show", "p1", "--json").json["text"] == "send [erased] the quote"
    assert not any(left(db, word) for word in ("dana reed", "dana quill", "dana@private", "quirina", "1970-03-05"))
    assert retain("find", "erased").lines != []


def test_a_word_that_names_nobody_leads_to_the_search_for_its_code(retain: Retain) -> None:
    retain("customer", "add", "Acme")
    assert retain("erase", "cricket", code=3).err == (
        'retain: No person and no customer goes by "cricket". '
        '`retain find "cricket"` gives the code of a fact or an entry.\n'
    )


@pytest.mark.usefixtures("book")
def test_a_customer_goes_with_everything_and_its_own_people(retain: Retain, db: Path) -> None:
    ran = retain("erase", "Acme", "--yes")
    assert "1 customer, 1 entry, 1 fact, 1 person, 2 positions" in ran.lines[0]
    assert not any(left(db, word) for word in ("acme", "dana@private", "quirina", "zweite", "seats wrong"))
    assert [one["name"] for one in retain("person", "list", "--json").json] == ["Tom Lowe"]
    assert [one["name"] for one in retain("customer", "list", "--json").json] == ["Birch"]
    assert "Dana Reed" not in retain("history").out


@pytest.mark.usefixtures("book")
def test_what_was_merged_into_a_customer_or_deleted_from_it_goes_too(retain: Retain, db: Path) -> None:
    retain("customer", "add", "Zeppelin Works")
    retain("person", "add", "Wanda Frost", "--at", "zeppelin")
    retain("person", "remove", "wanda")
    retain("log", "zeppelin", "first words")
    retain("merge", "acme", "zeppelin")
    retain("person", "add", "Victor Snow", "--at", "acme")
    retain("person", "remove", "victor")
    retain("erase", "acme", "--yes")
    assert not any(left(db, word) for word in ("zeppelin", "first words", "victor snow"))


@pytest.mark.usefixtures("book")
def test_an_entry_goes_and_what_was_promised_in_it_stays(retain: Retain, db: Path) -> None:
    retain("erase", "e1", "--yes")
    assert not left(db, "was in")
    assert retain("promise", "show", "p1", "--json").json["entry"] is None


@pytest.mark.usefixtures("book")
def test_it_stands_in_the_history_without_a_name_and_bars_undo(retain: Retain) -> None:
    before = len(retain("history").lines)
    retain("erase", "dana reed", "--yes")
    history = retain("history", "--json").json
    assert history[0]["command"] == "erase d1"
    assert [one["command"] for one in history if "person add" in one["command"]] == [
        "person add Tom Lowe",
        "person add d1",
    ]
    assert len(history) == before + 1
    ran = retain("undo", code=1)
    assert ran.err.startswith(f"retain: Change {before + 1} (erase d1) touches what was erased, which nothing brings")
    adding = next(one["number"] for one in history if one["command"] == "person add d1")
    assert "which nothing brings back" in retain("undo", adding, code=1).err
    assert "erased" in retain("history", "d1").out


@pytest.mark.usefixtures("book")
def test_changes_that_have_nothing_to_do_with_it_are_undone_as_ever(retain: Retain) -> None:
    retain("log", "birch", "later")
    number = retain("history", "--json").json[0]["number"]
    retain("erase", "dana reed", "--yes")
    retain("undo", number)
    assert "later" not in retain("entry", "list").out
    retain("log", "birch", "again")
    retain("undo")


@pytest.mark.usefixtures("book")
def test_a_dry_run_says_the_same_and_changes_nothing(retain: Retain, db: Path) -> None:
    before = db.read_bytes()
    plan = retain("erase", "dana", "--dry-run", "--json").json
    assert db.read_bytes() == before
    assert plan == {
        "code": "d1",
        "name": "Dana Reed",
        "dry_run": True,
        "gone": {"fact": 1, "person": 1, "position": 1, "presence": 1, "reach": 1},
        "named_in": ["e1", "e2", "p1"],
        "scrubbed": False,
        "copies": [],
    }
    assert retain("erase", "d1", "--yes", "--json").json == plan | {"dry_run": False}


@pytest.mark.usefixtures("book")
def test_backups_it_cannot_reach_are_named(retain: Retain, db: Path) -> None:
    kept = db.parent / "backups"
    copies = [db.with_name(f"{db.name}.before-2"), kept / "diary-2026-11-23.db", kept / "x"]
    retain("backup")
    for copy in (copies[0], copies[2]):
        copy.write_bytes(b"not to be read")
    other = ["--db", db.with_name("other.db")]
    retain("customer", "add", "Elsewhere", *other)
    retain("backup", kept / "other.db", *other)
    said = [f"an older copy has it still: {copy}" for copy in sorted(copies)]
    assert retain("erase", "f1", "--dry-run").lines[-3:] == said
    assert retain("erase", "f1", "--yes").lines[-3:] == said


@pytest.mark.usefixtures("book")
def test_it_needs_a_word_and_with_yes_the_whole_name(retain: Retain) -> None:
    assert "Look with --dry-run, then add --yes." in retain("erase", "dana reed", code=2).err
    assert "With --yes type the whole name, or d1." in retain("erase", "dan", "--yes", code=2).err
    assert "There is no fact f99." in retain("erase", "f99", "--yes", code=3).err
    assert "p1 can't be erased." in retain("erase", "p1", "--yes", code=2).err
    assert retain("erase", "nobody at all", "--yes", code=3).err.count("\n") == 1
    assert len(retain("person", "list").lines) == 2


@pytest.mark.parametrize(("typed", "stays"), [("dana reed", False), ("Dana", True), ("", True)])
@pytest.mark.usefixtures("book")
def test_on_a_terminal_the_name_is_typed_to_erase_it(retain: Retain, db: Path, typed: str, *, stays: bool) -> None:
    line = ["--db", db, "--today", "2026-11-23", "erase", "dana"]
    seen = on_terminal(line, ("Type Dana Reed to erase it:", f"{typed}\n"))
    assert "No undo brings Dana Reed (d1) back." in seen.text
    assert ("Dana Reed" in retain("person", "list").out) == stays


def test_customers_of_the_sample_leave_not_a_byte_of_a_name_and_the_rest_stays_whole(retain: Retain, db: Path) -> None:
    retain("demo")
    listed = retain("customer", "list", "--archived", "--json").json
    customers = [one for one in listed if sum(one["name"] in other["name"] for other in listed) == 1][::7]
    there = [one for each in customers for one in retain("person", "list", each["code"], "--json").json]
    people = [one["name"] for one in there if len(one["at"]) == 1]
    names = [one["name"] for one in customers] + people
    assert all(left(db, name) for name in names)
    for one in customers:
        retain("erase", one["code"], "--scrub", "--yes")
    assert [name for name in names if left(db, name)] == []
    with closing(sqlite3.connect(db)) as diary:
        assert diary.execute("PRAGMA foreign_key_check").fetchall() == []
        assert diary.execute("PRAGMA freelist_count").fetchall() == [(0,)]
        assert diary.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        diary.execute("INSERT INTO search (search) VALUES ('integrity-check')")


def test_whatever_hangs_on_a_customer_goes_with_it(retain: Retain, db: Path) -> None:
    """A table that is added later with a customer in it must be among those erased, or follow by itself."""
    retain("customer", "add", "Acme")
    with closing(sqlite3.connect(db)) as diary:
        owned = {
            noun
            for noun in LOGGED
            for key in diary.execute(f"PRAGMA foreign_key_list({noun})")
            if (key[2], key[3]) == ("customer", "customer") and key[6] != "CASCADE"
        }
    assert owned == set(OF_CUSTOMER)


def test_a_namesakes_changes_keep_their_name(retain: Retain) -> None:
    retain("customer", "add", "Acme")
    retain("customer", "add", "Acme", "--again")
    retain("erase", "c1", "--yes")
    assert [one["command"] for one in retain("history", "--json").json] == [
        "erase c1",
        "customer add Acme",
        "customer add c1",
    ]


def test_who_was_referred_and_a_part_stay_without_it(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Acme")
        shelf.customer("Birch", part_of=1)
        shelf.referral(2, "Acme", became=1)
    assert retain("erase", "acme", "--yes", "--scrub").lines[1] == "the name is taken out of: r1"
    assert retain("customer", "show", "birch", "--json").json["part_of"] is None


def aside(retain: Retain, folder: Path, *rows: str) -> None:
    """Import an address book of people who are at no customer."""
    path = folder / "phone.csv"
    path.write_text("Name,Company,Email,Title\n" + "\n".join(rows) + "\n", encoding="utf-8")
    retain("import", path, "--kind", "people")
    path.unlink()


def pending(retain: Retain) -> list[str]:
    return [one["name"] for one in retain("import", "--pending", "--json").json]


def test_somebody_set_aside_goes_for_good(retain: Retain, db: Path, tmp_path: Path) -> None:
    aside(retain, tmp_path, "Wanda Frost,Zeppelin,wanda@zeppelin.example,Pilot", "Victor Snow,,,")
    retain("import", "--pending", "b1", "--drop")
    ran = retain("erase", "b1", "--yes")
    assert ran.lines == ["erased Wanda Frost (b1): 1 person set aside"]
    assert not any(left(db, word) for word in ("wanda", "zeppelin", "pilot"))
    assert pending(retain) == ["Victor Snow"]
    assert "`retain import --pending` shows" in retain("erase", "b1", "--yes", code=3).err


@pytest.mark.usefixtures("book")
def test_a_person_is_erased_where_they_were_set_aside_too(retain: Retain, db: Path, tmp_path: Path) -> None:
    aside(
        retain, tmp_path, "Dana Reed,Elsewhere,,Quartermaster", "D. R.,Somewhere,dana@old.example,Zookeeper",
        "Dan Reed,Nowhere,,Falconer",
    )  # fmt: skip
    retain("person", "edit", "dana", "--email", "dana@old.example")
    retain("import", "--pending", "b1", "--at", "acme")
    assert "1 person set aside" in retain("erase", "d1", "--yes", "--scrub").lines[0]
    assert pending(retain) == ["Dan Reed"]
    assert not any(left(db, word) for word in ("quartermaster", "zookeeper", "dana@old"))
    assert left(db, "falconer")


@pytest.mark.usefixtures("book")
def test_a_customer_takes_along_whom_address_books_put_there(retain: Retain, db: Path, tmp_path: Path) -> None:
    retain("customer", "add", "Acme", "--again")
    aside(
        retain, tmp_path, "Wanda Frost,,wanda@acme.example,Pilot", "Victor Snow,Zeppelin,,Falconer",
        "Dana Reed,Zeppelin,,Quartermaster",
    )  # fmt: skip
    retain("customer", "edit", "c3", "--email", "two@acme.example")
    aside(retain, tmp_path, "Ulla Berg,,ulla@acme.example,Zookeeper")
    retain("erase", "c1", "--yes")
    assert pending(retain) == ["Victor Snow"]
    assert not any(left(db, word) for word in ("ulla", "zookeeper", "quartermaster"))
