"""`retain fact`, and what is learnt with a contact: kept, private, dated, found and given away only when asked."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.factories import TODAY, ago, ahead, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]


@pytest.fixture(autouse=True)
def book(db: Path) -> None:
    """Two customers, a person at each."""
    with filling(db) as shelf:
        shelf.customer("Acme", added_on=ago(300))
        shelf.customer("Birch", added_on=ago(300))
        shelf.person("Dana Reed", 1)
        shelf.person("Lee Park", 2)


def known(retain: Retain, *arguments: object, **options: Any) -> list[tuple[str, str, str | None, str]]:
    """Whom, kind, name and text of the facts that a list has."""
    found = retain("fact", "list", "--json", *arguments, **options).json
    return [(one["about"], one["kind"], one["name"], one["text"]) for one in found]


def test_a_fact_is_typed_as_it_is_said_and_echoed(retain: Retain) -> None:
    ran = retain("fact", "add", "dana", "child:", "Mia,", "plays the cello")
    assert ran.out == "f1 Dana Reed, child Mia: plays the cello; told Mon 23 Nov, today\n"
    assert known(retain) == [("Dana Reed", "child", "Mia", "plays the cello")]


def test_each_child_is_its_own(retain: Retain) -> None:
    retain("fact", "add", "Dana children: Mia, Tom and Ann")
    assert {name for _, _, name, _ in known(retain)} == {"Mia", "Tom", "Ann"}


def test_a_customers_own_want_isnt_private_and_a_persons_hobby_is(retain: Retain) -> None:
    retain("fact", "add", "Acme want: LED by spring")
    retain("fact", "add", "hobby: sailing", "--at", "Acme", "--private")
    retain("fact", "add", "Dana hobby: sailing")
    found = retain("fact", "list", "--json").json
    assert [(one["about_code"], one["private"]) for one in found] == [("c1", False), ("c1", True), ("d1", True)]
    assert retain("fact", "add", "Dana hobby: golf", "--public", code=1).err.startswith("retain: What is known about a")


def test_json_of_a_fact_has_these_keys(retain: Retain) -> None:
    retain("fact", "add", "Dana spouse: Kim, teaches", "--on", "yesterday", "--verified")
    assert retain("fact", "show", "f1", "--json").json == {
        "code": "f1",
        "about": "Dana Reed",
        "about_code": "d1",
        "at": ["Acme"],
        "kind": "spouse",
        "name": "Kim",
        "text": "teaches",
        "told_on": "2026-11-22",
        "verified_on": "2026-11-23",
        "private": True,
        "entry": None,
        "ended_on": None,
        "replaced_by": None,
    }


@pytest.mark.parametrize(
    ("typed", "code", "says"),
    [
        (("nonsense",), 2, "doesn't say what is known"),
        (("hobby: golf",), 2, "Whom is it about?"),
        (("Zork hobby: golf",), 3, "No person and no customer"),
        (("Lee hobby: golf", "--at", "Acme"), 3, "there"),
        (("Dana hobby: golf", "--on", "2026-12-01"), 1, "still ahead"),
    ],
)
def test_what_cant_be_understood_is_one_line_and_stores_nothing(
    retain: Retain, typed: tuple[str, ...], code: int, says: str
) -> None:
    ran = retain("fact", "add", *typed, code=code)
    assert says in ran.err
    assert ran.err.count("\n") == 1
    assert known(retain, "--all") == []


def test_a_name_of_a_person_and_of_a_customer_must_be_told_apart(retain: Retain) -> None:
    retain("customer", "add", "Dana Foods")
    assert "a person and of a customer" in retain("fact", "add", "Dana hobby: golf", code=4).err
    retain("fact", "add", "d1 hobby: golf")
    retain("fact", "add", "Dana want: trays", "--at", "Acme")
    retain("fact", "add", "Dana Foods want: trays")
    assert [who for who, *_ in known(retain)] == ["Dana Reed", "Dana Reed", "Dana Foods"]


def test_log_captures_facts_and_the_entry_is_their_source(retain: Retain) -> None:
    ran = retain("log", "acme", "lunch", "--fact", "Dana child: Mia, cello", "--fact", "want: LED by spring")
    assert "f1 Dana Reed, child Mia: cello; told Mon 23 Nov, today" in ran.lines
    assert "f2 Acme, want: LED by spring; told Mon 23 Nov, today" in ran.lines
    assert {one["entry"] for one in retain("fact", "list", "--json").json} == {"e1"}
    retain("undo")
    assert known(retain, "--all") == []


def test_log_answers_facts_in_json(retain: Retain) -> None:
    retain("log", "acme", "x", "--fact", "Dana child: Mia, cello", today=ago(9))
    assert retain("log", "acme", "y", "--fact", "Dana child: Mia, viola", "--json").json["facts"] == [
        {"code": "f2", "about": "Dana Reed", "kind": "child", "name": "Mia", "text": "viola", "was": "Mia: cello"}
    ]


def test_log_with_an_unknown_person_stores_nothing(retain: Retain) -> None:
    assert retain("log", "acme", "x", "--fact", "Lee hobby: golf", code=3).err.startswith("retain: No person goes by")
    assert retain("entry", "list", "--json").json == []


def test_a_want_told_to_several_is_each_ones_and_a_persons_is_not(retain: Retain) -> None:
    retain("log", "acme,birch", "mailing", "--fact", "want: a tour", "--yes")
    assert [who for who, *_ in known(retain)] == ["Acme", "Birch"]
    assert retain("log", "acme,birch", "x", "--fact", "Dana hobby: golf", "--yes", code=2).err.count("\n") == 1


def test_a_newer_value_takes_the_place_and_the_old_stays_in_history(retain: Retain) -> None:
    retain("fact", "add", "Dana child: Mia, cello", today=ago(9))
    assert retain("fact", "add", "Dana child: mia, viola").out.endswith("(was Mia: cello, f1)\n")
    assert known(retain) == [("Dana Reed", "child", "mia", "viola")]
    assert known(retain, today=ago(3)) == [("Dana Reed", "child", "Mia", "cello")]
    assert retain("fact", "show", "f1", "--json").json["replaced_by"] == "f2"
    assert "before\tMia: cello (f1), 2026-11-14 to 2026-11-23" in retain("fact", "show", "f2").lines


def test_a_value_told_late_for_an_earlier_day_doesnt_outdate_a_newer_one(retain: Retain) -> None:
    retain("fact", "add", "Dana spouse: Kim")
    retain("fact", "add", "Dana spouse: Ann", "--on", ago(20))
    assert known(retain) == [("Dana Reed", "spouse", "Kim", "")]
    assert known(retain, today=ago(20)) == [("Dana Reed", "spouse", "Ann", "")]


def test_the_same_told_again_is_verified_and_not_doubled(retain: Retain) -> None:
    retain("fact", "add", "Acme want: LED", today=ago(9))
    assert "known already, now verified Mon 23 Nov" in retain("fact", "add", "Acme want: led").out
    assert [one["verified_on"] for one in retain("fact", "list", "--json").json] == [str(TODAY)]


def test_editing_the_value_keeps_the_old_one_as_ended_and_undo_restores_it(retain: Retain) -> None:
    retain("fact", "add", "Acme want: LED by spring", today=ago(9))
    assert "text LED by summer (was LED by spring)" in retain("fact", "edit", "f1", "LED", "by", "summer").out
    assert [(one["code"], one["ended_on"]) for one in retain("fact", "list", "--all", "--json").json] == [
        ("f2", None),
        ("f1", str(TODAY)),
    ]
    assert "is an old value" in retain("fact", "edit", "f1", "x", code=1).err
    retain("undo")
    assert known(retain, "--all") == [("Acme", "want", None, "LED by spring")]


def test_a_slip_of_the_pen_leaves_no_old_value(retain: Retain) -> None:
    retain("fact", "add", "Dana hobby: sialing")
    retain("fact", "edit", "f1", "sailing", "--fix", "--kind", "interests", "--verified")
    assert known(retain, "--all") == [("Dana Reed", "interest", None, "sailing")]


def test_what_is_over_holds_no_longer_and_stays_in_history(retain: Retain) -> None:
    retain("fact", "add", "Dana hobby: golf", today=ago(9))
    retain("fact", "edit", "f1", "--over")
    assert (known(retain), len(known(retain, "--all"))) == ([], 1)
    assert retain("fact", "edit", "f1", "--over", code=1).err.startswith("retain: f1 ended on")


def test_remove_deletes_what_never_was_a_fact(retain: Retain) -> None:
    retain("fact", "add", "Dana hobby: golf")
    assert retain("fact", "remove", "f1").out == "f1\tDana Reed, hobby: golf\tdeleted\n"
    assert retain("fact", "show", "f1", code=3).err.startswith("retain: There is no fact f1.")


def test_a_list_narrows_by_kind_customer_person_and_filter(retain: Retain) -> None:
    for typed in ("Acme want: LED", "Dana membership: IFMA", "Lee membership: IFMA"):
        retain("fact", "add", typed)
    assert [who for who, *_ in known(retain, "--kind", "memberships")] == ["Dana Reed", "Lee Park"]
    assert [who for who, *_ in known(retain, "acme")] == ["Acme", "Dana Reed"]
    assert [who for who, *_ in known(retain, "lee")] == ["Lee Park"]
    assert [who for who, *_ in known(retain, "acme,birch", "--kind", "want")] == ["Acme"]
    assert [who for who, *_ in known(retain, "--where", "name:Birch")] == ["Lee Park"]


def test_facts_are_found_by_their_words(retain: Retain) -> None:
    retain("fact", "add", "Dana membership: IFMA Leeds chapter")
    assert [(hit["code"], hit["customer"]) for hit in retain("find", "ifma", "--json").json] == [
        ("f1", "Dana Reed, Acme")
    ]


def test_a_fact_keeps_a_person_and_a_customer_from_being_deleted(retain: Retain) -> None:
    retain("fact", "add", "Dana hobby: golf")
    retain("fact", "add", "Birch want: LED")
    assert "marked as left" in retain("person", "remove", "Dana").out
    assert "archived" in retain("customer", "remove", "Birch").out
    assert len(known(retain, "--all")) == 2


def test_merge_moves_a_customers_facts(retain: Retain) -> None:
    retain("fact", "add", "Birch want: LED")
    retain("merge", "Acme", "Birch", "--yes")
    assert known(retain) == [("Acme", "want", None, "LED"), ("Acme", "called", None, "Birch")]


def test_wants_stand_on_top_of_a_brief_and_people_below_with_what_is_missing(retain: Retain) -> None:
    for typed in (
        "Dana hobby: sailing",
        "Dana child: Mia, cello",
        "Dana spouse: Kim",
        "Dana need: quiet",
        "Acme want: LED",
    ):
        retain("fact", "add", typed)
    lines = retain("brief", "acme").lines
    assert lines[1:3] == ["wants\twant: LED [f5]", "wants\tneed: quiet (Dana Reed) [f4]"]
    assert "about\tDana Reed: spouse Kim; child Mia (cello); hobby sailing" in lines
    assert (
        "dossier\t30 % known; missing: a decision maker, a key contact, Dana Reed's phone, Dana Reed's e-mail,"
        " Dana Reed's birthday, a town, an industry"
    ) in lines
    found = retain("brief", "acme", "--json").json
    assert {fact["code"] for fact in found["facts"]} == {"f1", "f2", "f3", "f4", "f5"}
    assert found["dossier"]["percent"] == 30


def test_a_brief_hides_what_was_told_later_and_what_is_outdated(retain: Retain) -> None:
    retain("fact", "add", "Acme want: LED", today=ago(9))
    retain("fact", "edit", "f1", "OLED")
    assert retain("brief", "acme", today=ago(9)).lines[1] == "wants\twant: LED [f1]"
    assert retain("brief", "acme").lines[1] == "wants\twant: OLED [f2]"


def test_where_no_want_is_known_due_asks_for_it_until_one_is(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        for customer in (1, 2):
            shelf.sale(customer, ago(200))
    ask = "no want or need known: ask"
    assert all(ask in row["riders"] for row in retain("due", "--json").json)
    retain("fact", "add", "Dana need: quiet")
    riders = {row["customer"]: row["riders"] for row in retain("due", "--json").json}
    assert ask not in riders["Acme"]
    assert ask in riders["Birch"]


def test_only_a_customers_public_facts_leave_unless_private_ones_are_asked_for(retain: Retain, tmp_path: Path) -> None:
    for typed in ("Dana child: Mia", "Acme want: LED"):
        retain("fact", "add", typed)
    shown, whole = tmp_path / "shown.json", tmp_path / "whole.json"
    assert "stayed in the diary: 1" in retain("export", shown).err
    assert "Mia" not in shown.read_text("utf-8")
    assert [one["text"] for one in json.loads(shown.read_text("utf-8"))["fact"]] == ["LED"]
    assert "Mia" not in retain("export", "-", "fact").out
    assert "Mia" not in retain("export", "-", "acme", "--json").out
    retain("export", whole, "--private")
    assert [one["name"] for one in json.loads(whole.read_text("utf-8"))["fact"]] == ["Mia", None]


def test_the_whole_diary_comes_back_with_its_facts_byte_for_byte(retain: Retain, tmp_path: Path) -> None:
    retain("log", "acme", "x", "--fact", "Dana child: Mia, cello", "--fact", "want: LED")
    retain("fact", "add", "Dana child: Mia, viola")
    for name in ("one", "two"):
        retain(
            "export", tmp_path / f"{name}.json", "--private", *(["--db", tmp_path / "new.db"] if name == "two" else [])
        )
        if name == "one":
            retain("import", tmp_path / "one.json", "--db", tmp_path / "new.db")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_a_public_export_can_be_taken_in_though_private_values_are_missing(retain: Retain, tmp_path: Path) -> None:
    retain("fact", "add", "Acme want: LED")
    retain("fact", "edit", "f1", "OLED", "--private")
    retain("export", tmp_path / "shown.json")
    retain("import", tmp_path / "shown.json", "--db", tmp_path / "new.db")
    found = retain("fact", "list", "--all", "--json", "--db", tmp_path / "new.db").json
    assert [(one["text"], one["replaced_by"]) for one in found] == [("LED", None)]


def test_csv_of_facts_goes_out_and_in_and_doubles_nothing(retain: Retain, tmp_path: Path) -> None:
    retain("fact", "add", "Dana child: Mia, cello", today=ago(9))
    for typed in ("Dana child: Mia, viola", "Acme want: =LED", "Birch need: quiet"):
        retain("fact", "add", typed)
    path = tmp_path / "facts.csv"
    retain("export", path, "--private")
    assert next(csv.DictReader(path.read_text("utf-8").splitlines()))["called"] == "Mia"
    assert "4 facts (0 new, 4 unchanged)" in retain("import", path).out
    retain("fact", "remove", "f3")
    assert "4 facts (1 new, 3 unchanged)" in retain("import", path).out
    assert ("Acme", "want", None, "=LED") in known(retain)
    retain("undo")
    assert len(known(retain, "--all")) == 3


def test_a_table_of_facts_is_recognised_and_bad_rows_are_named(retain: Retain, tmp_path: Path) -> None:
    path = tmp_path / "hobbies.csv"
    path.write_text(
        "Customer,Person,Kind,Fact\nAcme,Dana Reed,hobbies,sailing\nAcme,,want,LED\nAcme,Zoe,hobby,golf\n"
        "Acme,Dana Reed,,golf\nNobody,,want,x\nAcme,,want,\n",
        "utf-8",
    )
    ran = retain("import", path)
    assert "2 facts (2 new" in ran.out
    assert known(retain) == [("Acme", "want", None, "LED"), ("Dana Reed", "hobby", None, "sailing")]
    for line, says in ((4, '"Zoe"'), (5, "what kind"), (6, '"Nobody"'), (7, "needs words")):
        assert any(f"line {line}" in text and says in text for text in (ran.out + ran.err).splitlines()), (line, ran)


def test_undo_and_the_history_know_whom_a_fact_is_about(retain: Retain, db: Path) -> None:
    retain("fact", "add", "Dana hobby: golf")
    retain("fact", "add", "Acme want: LED")
    with filling(db, ahead(1)) as shelf:
        subjects = shelf.diary.connection.execute(
            "SELECT subject FROM op_row WHERE noun = 'fact' ORDER BY id"
        ).fetchall()
    assert subjects == [("d1",), ("c1",)]
