"""`retain customer`: add, list, show, edit, remove."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories import TODAY, ago, ahead, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]


def test_a_new_customer_is_echoed_with_its_code_and_weekdays(retain: Retain) -> None:
    ran = retain("customer", "add", "Acme", "Bakery", "--town", "Leeds", "--tier", "a", "--because", "board",
                 "--until", "fri")  # fmt: skip
    assert ran.lines == [
        (
            "Acme Bakery (c1) added: town Leeds; status active; tier A; tier set A; tier because board;"
            " tier until Fri 27 Nov, in 4 days."
        )
    ]


def test_every_option_is_stored(retain: Retain) -> None:
    retain("customer", "add", "Holding")
    retain("colleague", "add", "Vera Lang", "--executive")
    retain(
        *("customer", "add", "Acme", "--town", "Leeds", "--postcode", "LS1 4AP", "--country", "GB"),
        *("--address", "1 Mill Lane", "--industry", "food", "--part-of", "hold", "--email", "a@acme.example"),
        *("--email", "b@acme.example", "--phone", "0113 496 0000", "--tag", "golf,spring", "--tag", "#x"),
        *("--set", "account manager=Lee", "--interval", "10", "--because", "asked", "--potential", "high"),
        *("--expected", "1,200.50", "--no-contact", "email,phone", "--solo", "--status", "past", "--on", "1/5"),
        *("--slow-payer", "21", "--executive", "vera"),
    )
    shown = retain("customer", "show", "acme", "--json").json
    assert shown.pop("relationship")["level"] == "vendor"
    assert shown == {
        "code": "c2",
        "name": "Acme",
        "town": "Leeds",
        "status": "past",
        "tier": "A",
        "tags": ["golf", "spring", "x"],
        "postcode": "LS1 4AP",
        "country": "GB",
        "address": "1 Mill Lane",
        "industry": "food",
        "part_of": "Holding",
        "emails": ["a@acme.example", "b@acme.example"],
        "phones": ["0113 496 0000"],
        "custom": {"account manager": "Lee"},
        "status_said": "past",
        "status_on": "2026-01-05",
        "status_because": "asked",
        "tier_set": None,
        "tier_because": None,
        "tier_until": None,
        "interval": 10,
        "interval_because": "asked",
        "potential": "high",
        "expected_value": "1200.50",
        "no_contact": ["email", "call"],
        "solo": True,
        "pays_late": 21,
        "paired_with": "Vera Lang",
        "added_on": "2026-11-23",
        "archived_on": None,
        "status_before": [],
        "people": [],
        "promises": [],
        "problems": [],
        "opportunities": [],
        "referrals": [],
        "entries": [],
    }


def test_an_edit_says_what_changed_from_what(retain: Retain) -> None:
    retain("customer", "add", "Acme", "--town", "Leeds", "--tag", "golf")
    ran = retain("customer", "edit", "acme", "--town", "York", "--untag", "golf", "--tag", "x")
    assert ran.lines == ["Acme (c1): town York (was Leeds); tags x (was golf)."]
    assert retain("customer", "edit", "acme", "--town", "York").lines == ["Acme (c1): nothing changed."]
    assert retain("customer", "edit", "acme", "--town", "").lines == ["Acme (c1): town taken off (was York)."]


def test_a_value_by_hand_is_taken_off_again(retain: Retain) -> None:
    retain("customer", "add", "Acme", "--tier", "A", "--interval", "9", "--status", "lost", "--because", "z")
    retain("customer", "edit", "acme", "--tier", "auto", "--interval", "0", "--status", "auto")
    shown = retain("customer", "show", "acme", "--json").json
    assert {shown[key] for key in ("tier_set", "tier_because", "interval", "interval_because", "status_said")} == {None}


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--tier", "A"), 1),
        (("--tier", "Z", "--because", "x"), 1),
        (("--interval", "9"), 1),
        (("--interval", "92", "--because", "x"), 1),
        (("--status", "lost"), 1),
        (("--status", "gone"), 1),
        (("--because", "x"), 2),
        (("--expected", "lots"), 2),
        (("--no-contact", "pigeon"), 2),
        (("--set", "colour"), 2),
        (("--until", "friyay"), 2),
        (("--email", "nobody"), 1),
        (("--phone", "no"), 1),
        (("--potential", "huge"), 1),
        (("--part-of", "zzz"), 3),
        (("--drop", "x@y"), 2),
        (("--untag", "x"), 2),
    ],
)
def test_what_is_wrong_is_one_line_and_nothing_is_stored(retain: Retain, options: tuple[str, ...], code: int) -> None:
    retain("customer", "add", "Birch")
    ran = retain("customer", "add", "Acme", *options, code=code)
    assert ran.err.startswith("retain: ")
    assert ran.err.count("\n") == 1
    assert [one["name"] for one in retain("customer", "list", "--json").json] == ["Birch"]


def test_what_is_not_there_cant_be_taken_off(retain: Retain) -> None:
    retain("customer", "add", "Acme")
    retain("customer", "edit", "acme", "--drop", "x@y", code=3)
    retain("customer", "edit", "acme", "--untag", "x", code=3)


def test_a_namesake_is_refused_unless_asked_for_again(retain: Retain) -> None:
    retain("customer", "add", "Acme Bakery Ltd.")
    assert "(c1)" in retain("customer", "add", "ACME bakery, inc", code=1).err
    retain("customer", "add", "Acme Bakery", "--again")
    assert len(retain("customer", "list").lines) == 2


def test_a_phone_is_the_same_however_it_is_written(retain: Retain, db: Path) -> None:
    retain("customer", "add", "Acme", "--phone", "+44 113 496 0000")
    retain("customer", "edit", "acme", "--phone", "+441134960000")
    assert retain("customer", "show", "acme", "--json").json["phones"] == ["+44 113 496 0000"]
    retain("customer", "edit", "acme", "--drop", "0044 113 4960000", code=3)
    retain("customer", "edit", "acme", "--drop", "+44 (113) 4960000")
    assert retain("customer", "show", "acme", "--json").json["phones"] == []
    assert db.exists()


def test_no_customer_is_part_of_itself(retain: Retain) -> None:
    retain("customer", "add", "Whole")
    retain("customer", "add", "Part", "--part-of", "whole")
    assert "part of itself" in retain("customer", "edit", "whole", "--part-of", "part", code=1).err


def test_the_list_is_filtered(retain: Retain) -> None:
    retain("customer", "add", "Acme", "--town", "Leeds", "--tag", "golf")
    retain("customer", "add", "Birch", "--town", "York", "--set", "rep=Lee", "--prospect")
    assert retain("customer", "list", "--where", "town:leeds").lines == ["c1\tAcme\tLeeds\tactive\tC\tgolf"]
    assert retain("customer", "list", "--where", "rep:lee status:prospect").lines[0].startswith("c2\tBirch")
    assert len(retain("customer", "list", "--where", "tier:C,B").lines) == 1
    assert retain("customer", "list", "--tag", "golf", "--where", "town:york", "--json").json == []
    assert "rep" in retain("customer", "list", "--where", "colour:red", code=2).err


def test_several_at_once_are_confirmed_and_one_undo(retain: Retain) -> None:
    for name in ("Acme", "Birch", "Cedar"):
        retain("customer", "add", name, "--town", "Leeds")
    assert "--yes" in retain("customer", "edit", "--where", "town:leeds", "--tag", "x", code=2).err
    ran = retain("customer", "edit", "acme,birch", "--where", "name:acme", "--tag", "x", "--yes")
    assert ran.lines == ["Acme (c1): tags x.", "Birch (c2): tags x."]
    retain("undo")
    assert retain("customer", "list", "--where", "tag:x", "--json").json == []


def test_a_name_with_a_comma_is_one_customer(retain: Retain) -> None:
    retain("customer", "add", "Acme, Inc")
    retain("customer", "add", "Birch")
    assert retain("customer", "edit", "acme, in", "--town", "York").lines == ["Acme, Inc (c1): town York."]
    assert len(retain("customer", "edit", "acme,birch", "--town", "Hull", "--yes").lines) == 2


def test_an_archived_customer_is_named_where_the_rest_of_the_name_was_not_typed(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.entry(shelf.customer("Acme Ltd"), ago(3))
    retain("customer", "remove", "acme")
    refused = retain("brief", "acme", code=3).err
    assert refused == 'retain: "acme" is archived: Acme Ltd (c1). Type its whole name or its code.\n'
    assert retain("customer", "list", "--where", "town:York").err == "No customer fits that.\n"


def test_a_customer_with_history_is_archived_and_comes_back(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Acme")
        shelf.customer("Birch")
        shelf.entry(1, ago(3))
    assert retain("customer", "remove", "acme").lines == ["c1\tAcme\tarchived: its history stays"]
    assert retain("customer", "remove", "birch").lines == ["c2\tBirch\tdeleted"]
    assert retain("customer", "list").lines == []
    assert retain("customer", "list", "--archived").lines[0].startswith("c1\tAcme")
    retain("customer", "edit", "acme", "--restore")
    assert len(retain("customer", "list").lines) == 1


def test_a_deleted_customer_comes_back_whole_with_undo(retain: Retain) -> None:
    retain("customer", "add", "Acme", "--tag", "x", "--email", "a@b.example", "--set", "k=v")
    before = retain("customer", "show", "acme", "--json").out
    retain("customer", "remove", "acme")
    retain("undo")
    assert retain("customer", "show", "acme", "--json").out == before


def test_show_holds_people_the_last_ten_entries_and_what_is_open(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Acme")
        shelf.person("Dana Reed", 1, role="boss")
        for day in range(12):
            shelf.entry(1, ago(day), text=f"line {day}", people=(1,))
        shelf.promise(1, "send quote", ahead(2))
        shelf.promise(1, "long done", ago(1), ended="kept", ended_on=ago(1))
        shelf.problem(1, "roof leaks")
        shelf.problem(1, "solved", solved_on=TODAY)
    shown = retain("customer", "show", "acme", "--json").json
    assert [one["name"] for one in shown["people"]] == ["Dana Reed"]
    assert [one["text"] for one in shown["entries"]] == [f"line {day}" for day in range(10)]
    assert [one["text"] for one in shown["promises"]] == ["send quote"]
    assert [one["text"] for one in shown["problems"]] == ["roof leaks"]
    piped = retain("customer", "show", "acme").lines
    assert "d1\tDana Reed\tAcme\tboss\t\t" in piped
    assert "e1\t2026-11-23\tcall\tDana Reed\tline 0" in piped


def test_today_hides_what_came_later(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Acme")
        shelf.entry(1, ago(3), text="then")
        shelf.entry(1, ago(1), text="later")
    shown = retain("customer", "show", "acme", "--json", today=ago(2)).json
    assert [one["text"] for one in shown["entries"]] == ["then"]


@pytest.mark.parametrize(
    "name", ["[red]x[/]", "'; DROP TABLE customer; --", "Ä Ö ß 名前", "x" * 300, "=1+1", "a\u202eb", "%s {0}"]
)
def test_hostile_names_are_stored_as_typed_and_shown_safely(retain: Retain, name: str) -> None:
    retain("customer", "add", name)
    (one,) = retain("customer", "list", "--json").json
    assert one["name"] == name
    assert "\u202e" not in retain("customer", "list").out
    assert retain("customer", "show", name, "--json").json["name"] == name
    retain("customer", "remove", "c1")


@pytest.mark.parametrize("name", ["a\nb", "a\x1b[31mb", "a\x00b", "a\x9bb", "a\u2028b", " ", "a\udc80b"])
def test_control_characters_in_a_name_are_refused(retain: Retain, name: str) -> None:
    ran = retain("customer", "add", name, code=None)
    assert ran.code in {1, 2}
    assert ran.err.count("\n") == 1
    assert "\x1b" not in ran.err
    assert not retain("customer", "list", code=None).lines


def test_a_slow_payer_is_marked_listed_and_unmarked(retain: Retain) -> None:
    retain("customer", "add", "Acme")
    retain("customer", "add", "Birch")
    assert retain("customer", "edit", "acme", "--slow-payer", "21").lines == ["Acme (c1): pays late 21."]
    assert [line.split("\t")[1] for line in retain("customer", "list", "--where", "slow-payer:yes").lines] == ["Acme"]
    assert [line.split("\t")[1] for line in retain("customer", "list", "--where", "slow-payer:no").lines] == ["Birch"]
    assert retain("customer", "edit", "acme", "--slow-payer", "0").lines == ["Acme (c1): pays late taken off (was 21)."]
    assert retain("customer", "list", "--where", "slow-payer:yes").lines == []
    assert "1000 days late" in retain("customer", "edit", "acme", "--slow-payer", "1000", code=1).err


def test_only_an_executive_is_paired_and_the_colleague_knows_with_whom(retain: Retain) -> None:
    retain("customer", "add", "Acme")
    retain("colleague", "add", "Vera Lang", "--executive")
    retain("colleague", "add", "Lee Park")
    assert retain("customer", "edit", "acme", "--executive", "lee", code=1).err == (
        "retain: Lee Park is no executive. retain colleague edit l2 --executive\n"
    )
    assert retain("customer", "edit", "acme", "--executive", "vera").lines == ["Acme (c1): paired with Vera Lang."]
    assert retain("colleague", "show", "vera", "--json").json["paired_with"] == ["Acme"]
    assert retain("colleague", "edit", "vera", "--no-executive", code=1).err == (
        'retain: Vera Lang is paired with Acme. First: retain customer edit c1 --executive ""\n'
    )
    assert retain("colleague", "remove", "vera").lines == ["l1\tVera Lang\tarchived: the history stays"]
    retain("undo")
    retain("customer", "edit", "acme", "--executive", "")
    assert retain("colleague", "show", "vera", "--json").json["paired_with"] == []
