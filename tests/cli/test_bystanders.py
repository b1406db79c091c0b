"""`retain import --pending`: whom address books set aside, and what becomes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories import filling
from tests.terminal import on_terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]

PHONE = """Name,Company,Title,Email,Phone,Birthday
Jo Hill,,,jo@acme.example,,
Ann Hale,Dental,Nurse,ann@dental.example,0113 4960123,1980-03-05
Max Pole,Dental,,,0113 4960124,
Aunt Mary,,,mary@gmail.com,,
"""


@pytest.fixture
def phone(retain: Retain, tmp_path: Path) -> Path:
    """An address book, imported into a diary that knows Acme alone."""
    retain("customer", "add", "Acme", "--email", "desk@acme.example")
    path = tmp_path / "phone.csv"
    path.write_text(PHONE, encoding="utf-8")
    retain("import", path)
    return path


def names(ran: Ran) -> list[str]:
    return [one["name"] for one in ran.json]


def everything(db: Path) -> list[list[tuple[object, ...]]]:
    with filling(db) as shelf:
        read = shelf.diary.connection.execute
        return [read(f"SELECT * FROM {noun}").fetchall() for noun in ("bystander", "person", "position", "reach")]


@pytest.mark.usefixtures("phone")
def test_they_are_listed_with_all_that_was_said_and_what_to_type_several_of_a_company_first(retain: Retain) -> None:
    found = retain("import", "--pending", "--json").json
    assert [one["name"] for one in found] == ["Max Pole", "Ann Hale", "Aunt Mary"]
    assert found[1] == {
        "code": "b1", "name": "Ann Hale", "company": "Dental", "role": "Nurse", "emails": ["ann@dental.example"],
        "phones": ["0113 4960123"], "birthday": "1980-03-05", "source": None, "external": None, "file": "phone.csv",
        "added_on": "2026-11-23", "customer_code": None, "customer": None, "why": 'no customer goes by "Dental"',
        "command": 'retain customer add "Dental"',
    }  # fmt: skip
    assert (found[2]["why"], found[2]["command"]) == ("no company named", "retain import --pending b3 --at CUSTOMER")


@pytest.mark.usefixtures("phone")
def test_words_and_codes_choose_among_them(retain: Retain) -> None:
    assert names(retain("import", "--pending", "dental", "NURSE", "--json")) == ["Ann Hale"]
    assert names(retain("import", "--pending", "b3,", "b1", "--json")) == ["Aunt Mary", "Ann Hale"]
    assert retain("import", "--pending", "zebra").err == "Nobody set aside fits that.\n"
    assert retain("import", "--pending", "b9", code=3).err == (
        "retain: Nobody pending is b9. `retain import --pending` lists who is.\n"
    )


@pytest.mark.usefixtures("phone")
def test_a_word_is_the_beginning_of_theirs_so_that_tom_is_not_whoever_is_at_no_customer(retain: Retain) -> None:
    assert names(retain("import", "--pending", "ax", "--json")) == []
    assert names(retain("import", "--pending", "tom", "--json")) == []
    assert names(retain("import", "--pending", "@gmail", "--json")) == ["Aunt Mary"]


def test_a_second_import_neither_doubles_them_nor_tells_them_as_news(retain: Retain, phone: Path) -> None:
    before = retain("import", "--pending", "--json").json
    ran = retain("import", phone)
    assert ran.err == "phone.csv: 3 set aside, as before.\n"
    assert retain("import", "--pending", "--json").json == before


def test_what_a_later_file_adds_is_kept_and_what_it_leaves_out_stays(retain: Retain, phone: Path) -> None:
    phone.with_name("more.csv").write_text("Name,Company,Email\nann hale,Dental Ltd,a.hale@dental.example\n")
    retain("import", phone.with_name("more.csv"), "--kind", "people")
    (ann,) = retain("import", "--pending", "b1", "--json").json
    assert ann["emails"] == ["ann@dental.example", "a.hale@dental.example"]
    assert (ann["name"], ann["role"], ann["birthday"], ann["file"]) == ("Ann Hale", "Nurse", "1980-03-05", "more.csv")


def test_once_their_company_is_a_customer_the_same_file_attaches_them_once(retain: Retain, phone: Path) -> None:
    said = retain("customer", "add", "Dental").err
    assert said == "2 set aside at Dental: retain import --pending --at c2\n"
    (ann,) = retain("import", "--pending", "b1", "--json").json
    assert (ann["customer_code"], ann["why"], ann["command"]) == (
        "c2", "Dental (c2) is a customer now", "retain import --pending b1 --at c2",
    )  # fmt: skip
    assert retain("import", phone).lines == ["phone.csv: 3 people (2 new, 1 unchanged)"]
    assert names(retain("import", "--pending", "--json")) == ["Aunt Mary"]
    assert retain("import", phone).lines == ["phone.csv: 3 people (0 new, 3 unchanged)"]
    assert len(retain("person", "list", "--json").json) == 3


@pytest.mark.usefixtures("phone")
def test_all_of_a_customer_go_there_with_one_line_and_all_that_was_said(retain: Retain, db: Path) -> None:
    retain("customer", "add", "Dental")
    before = everything(db)
    assert retain("import", "--pending", "--at", "dental", code=2).err == (
        "retain: Put 2 people at Dental? That needs your word. Add --yes.\n"
    )
    shown = retain("import", "--pending", "--at", "dental", "--dry-run")
    assert len(shown.lines) == 2
    assert everything(db) == before
    ran = retain("import", "--pending", "--at", "dental", "--yes")
    assert ran.lines == ["d2\tMax Pole\tat Dental", "d3\tAnn Hale\tat Dental"]
    ann = retain("person", "show", "ann", "--json").json
    assert (ann["role"], ann["emails"], ann["phones"], ann["birthday"]) == (
        ["Nurse"], ["ann@dental.example"], ["0113 4960123"], "1980-03-05",
    )  # fmt: skip
    assert names(retain("import", "--pending", "--json")) == ["Aunt Mary"]
    retain("undo")
    assert everything(db) == before


@pytest.mark.usefixtures("phone")
def test_one_named_goes_to_any_customer(retain: Retain) -> None:
    assert retain("import", "--pending", "b3", "--at", "acme").lines == ["d2\tAunt Mary\tat Acme"]
    assert retain("import", "--pending", "--at", "acme", code=3).err == (
        "retain: Nobody set aside is known to be at Acme. `retain import --pending` lists them with codes.\n"
    )


def test_facts_of_a_card_go_along(retain: Retain, tmp_path: Path) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nUID:7\nFN:Ann Hale\nORG:Dental\nX-MS-SPOUSE:Lee\nEND:VCARD\n"
    (tmp_path / "phone.vcf").write_text(card)
    retain("import", tmp_path / "phone.vcf")
    retain("customer", "add", "Acme")
    retain("import", "--pending", "b1", "--at", "acme")
    assert [(one["kind"], one["name"]) for one in retain("fact", "list", "--json").json] == [("spouse", "Lee")]


def test_who_is_dropped_is_not_news_again_and_nothing_of_them_is_kept(retain: Retain, phone: Path, db: Path) -> None:
    before = everything(db)
    assert retain("import", "--pending", "mary", "--drop").lines == ["b3\tAunt Mary\tdropped"]
    assert names(retain("import", "--pending", "--json")) == ["Max Pole", "Ann Hale"]
    assert (
        retain("import", phone).err == "phone.csv: 2 set aside, as before.\nphone.csv: 1 set aside, dropped before.\n"
    )
    assert len(retain("import", "--pending", "--json").json) == 2
    retain("undo")
    assert everything(db) == before
    retain("import", "--pending", "--drop", "--yes")
    assert retain("import", "--pending").err == "Nobody is set aside.\n"


def test_undo_of_the_import_takes_them_back_and_a_dry_run_keeps_none(retain: Retain, phone: Path) -> None:
    retain("undo")
    assert retain("import", "--pending", "--json").json == []
    assert retain("import", phone, "--dry-run").err.startswith("phone.csv: 3 set aside, not at a customer.\n")
    assert retain("import", "--pending", "--json").json == []


def test_a_domain_that_customers_share_leads_the_list(retain: Retain, phone: Path) -> None:
    retain("customer", "add", "Acme Two", "--email", "two@acme.example")
    phone.write_text("Name,Company,Email\nKim Lane,,kim@acme.example\n")
    retain("import", phone, "--kind", "people")
    first = retain("import", "--pending", "--json").json[0]
    assert (first["name"], first["why"]) == ("Kim Lane", "the address has the domain of c1, c2")


def test_two_of_one_name_with_ids_of_their_own_are_two(retain: Retain, tmp_path: Path) -> None:
    cards = "".join(f"BEGIN:VCARD\nVERSION:3.0\nUID:{uid}\nFN:Mum\nEND:VCARD\n" for uid in (1, 2))
    (tmp_path / "phone.vcf").write_text(cards)
    for _ in range(2):
        retain("import", tmp_path / "phone.vcf")
    assert names(retain("import", "--pending", "--json")) == ["Mum", "Mum"]


@pytest.mark.usefixtures("phone")
@pytest.mark.parametrize(
    "words", [["--at", "acme"], ["--drop"], ["--pending", "--at", "acme", "--drop"]], ids=["at", "drop", "both"]
)
def test_what_makes_no_sense_is_refused(retain: Retain, words: list[str]) -> None:
    assert "Whom?" in retain("import", *words, code=2).err


def test_a_file_is_asked_for(retain: Retain) -> None:
    assert retain("import", code=2).err.startswith("retain: Import what? ")


@pytest.mark.usefixtures("phone")
def test_what_was_said_of_them_leaves_only_with_private(retain: Retain, tmp_path: Path) -> None:
    retain("export", tmp_path / "one.json")
    assert "Mary" not in (tmp_path / "one.json").read_text(encoding="utf-8")
    retain("export", tmp_path / "two.json", "--private")
    retain("import", tmp_path / "two.json", "--db", tmp_path / "other.db")
    ours, theirs = (
        retain("import", "--pending", "--json", *more).json for more in ((), ("--db", tmp_path / "other.db"))
    )
    assert ours == theirs
    assert len(ours) == 3


@pytest.mark.usefixtures("phone")
def test_a_record_that_no_import_wrote_is_refused(retain: Retain, tmp_path: Path) -> None:
    path = tmp_path / "two.json"
    retain("export", path, "--private")
    path.write_text(path.read_text(encoding="utf-8").replace('\\"ways\\": [[', '\\"ways\\": [7, ['), encoding="utf-8")
    ran = retain("import", path, "--db", tmp_path / "other.db", code=65)
    assert "can't be read" in ran.err


@pytest.mark.usefixtures("phone")
def test_on_a_terminal_those_of_a_company_stand_below_what_to_type(db: Path) -> None:
    shown = on_terminal(["--db", db, "import", "--pending"]).text
    assert [line for line in shown.splitlines() if line.strip()][:5] == [
        'No customer goes by "Dental": retain customer add "Dental"',
        "  b2    Max Pole, 0113 4960124",
        "  b1    Ann Hale, Nurse, ann@dental.example, 0113 4960123",
        "No company named: retain import --pending CODE --at CUSTOMER",
        "  b3    Aunt Mary, mary@gmail.com",
    ]


def test_hostile_words_of_a_file_stay_words(retain: Retain, tmp_path: Path) -> None:
    (tmp_path / "phone.csv").write_text("Name,Company,Email\n\x1b[31mRed,$(rm x)`\x07,a@b.example\n")
    retain("import", tmp_path / "phone.csv", "--kind", "people")
    ran = retain("import", "--pending")
    assert "\x1b" not in ran.out
    assert "retain customer add '$(rm x)`" in ran.out
