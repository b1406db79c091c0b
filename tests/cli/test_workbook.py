"""`retain export BOOK.xlsx`: the manager's workbook, and a noun or a customer as a workbook that comes back."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from retain.domain.promises import Promise
from retain.domain.workbook import SHEETS
from tests.factories import TODAY, ago, ahead, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]

NOUNS = ("customer", "colleague", "person", "sale", "entry", "promise", "problem", "fact", "contract", "expectation")
HOSTILE = '=HYPERLINK("http://x.example","y")'


@pytest.fixture
def book(db: Path) -> None:
    """Customers of every tier and a lost one, what was promised them and what went wrong, one of them hostile."""
    with filling(db) as shelf:
        shelf.colleague("+Lee Park")
        shelf.customer("Acme", town="Köln", tier="A", tier_because="=anchor")
        shelf.customer(HOSTILE, town="@SUM(A1)", industry="-1+1", tier="B", tier_because="growing")
        shelf.customer("Cedar")
        shelf.customer("Gone", said="lost", said_on=ago(9))
        shelf.customer("Old", archived_on=ago(5))
        shelf.tag("<r>tag</r>")
        shelf.person("=Dana", 1, role="+boss", main=True)
        shelf.reach("phone", "+49 221 064732", person=1)
        shelf.sale(1, ago(30), 123_456)
        shelf.sale(2, ago(40), 50_005)
        shelf.entry(1, ago(9), people=(1,), text="=1+1")
        shelf.entry(1, ago(40), "email", text="a secret", private=True)
        shelf.entry(3, ago(8))
        shelf.promise(1, "=cmd|' /C calc'!A0", ahead(3))
        shelf.diary.write(Promise(1, "me", "quote", ago(20), ago(10), ended="kept", ended_on=ago(11)))
        shelf.diary.write(Promise(2, "me", "late", ago(20), ago(10), ended="kept", ended_on=ago(2)))
        shelf.diary.write(Promise(2, "me", "seats", ago(20), ago(10)))
        slipped = shelf.diary.write(Promise(1, "colleague", "visit", ago(20), ago(10), colleague=1))
        shelf.slip(slipped, ahead(1), day=ago(12), from_on=ago(10), told=True)
        shelf.promise(1, "a note", ahead(1), party="note")
        shelf.promise(5, "archived")
        shelf.problem(1, "<f>1+1</f>", raised_on=ago(3), severe=True, raised_by=1, colleague=1)
        shelf.problem(3, "cold", raised_on=ago(50))
        shelf.problem(3, "dear", "invoice", raised_on=ago(95), amount=9_950)
        shelf.problem(1, "was wrong", raised_on=ago(9), solved_on=ago(1))


def sheet(path: Path, name: str) -> list[list[Any]]:
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_name(name).to_python()


def rows(path: Path, name: str) -> list[dict[str, Any]]:
    """A sheet's rows by its headings."""
    head, *rest = sheet(path, name)
    return [dict(zip(head, row, strict=True)) for row in rest]


def figures(path: Path) -> dict[str, list[Any]]:
    """Now and before of the summary's figures and of the numbers that its charts draw."""
    return {row[0]: row[1:3] for row in sheet(path, "Summary")[4:]}


def xml(path: Path, part: str) -> list[str]:
    """The parts of a workbook whose name matches, in order."""
    with ZipFile(path) as packed:
        return [packed.read(name).decode() for name in sorted(packed.namelist()) if re.fullmatch(part, name)]


@pytest.fixture
def made(book: None, retain: Retain, tmp_path: Path) -> Path:
    """The manager's workbook of that diary."""
    assert book is None
    ran = retain("export", tmp_path / "book.xlsx")
    assert ran.err == f"{tmp_path / 'book.xlsx'} is written.\n"
    return tmp_path / "book.xlsx"


def test_customers_have_their_days_and_amounts_as_such(made: Path) -> None:
    assert tuple(CalamineWorkbook.from_path(str(made)).sheet_names) == SHEETS
    found = rows(made, "Customers")
    assert [one["customer"] for one in found] == ["Acme", HOSTILE, "Cedar", "Gone"]
    acme = found[0]
    assert (acme["status"], acme["tier"], acme["value"], acme["tags"]) == ("active", "A", 1234.56, "<r>tag</r>")
    assert (acme["last touch"], acme["quiet days"], acme["last conversation"]) == (ago(9), 9, ago(9))
    assert (acme["next due"], acme["because"]) == (TODAY, "problem")
    assert (acme["promises open"], acme["problems open"], acme["town"]) == (2, 1, "Köln")
    assert (found[3]["status"], found[3]["tier"], found[3]["next due"]) == ("lost", "", "")


def test_contacts_promises_and_problems_are_a_row_each(made: Path) -> None:
    (person,) = rows(made, "Contacts")
    assert (person["person"], person["customer"], person["key"]) == ("=Dana", "Acme", "yes")
    assert person["phone"] == "+49 221 064732"
    promises = {one["promise"]: one for one in rows(made, "Promises")}
    assert set(promises) == {"=cmd|' /C calc'!A0", "quote", "late", "seats", "visit"}
    visit = promises["visit"]
    assert (visit["whose"], visit["first due"], visit["due"]) == ("+Lee Park", ago(10), ahead(1))
    assert (visit["state"], visit["ended on"], promises["late"]["ended on"]) == ("slipped told before", "", ago(2))
    problems = {one["problem"]: one for one in rows(made, "Problems")}
    assert (problems["<f>1+1</f>"]["severe"], problems["<f>1+1</f>"]["raised by"]) == ("yes", "=Dana")
    assert (problems["dear"]["amount"], problems["dear"]["days"], problems["was wrong"]["days"]) == (99.5, 95, 8)


def test_the_summary_says_what_report_and_tiers_say(retain: Retain, made: Path) -> None:
    said = {
        one["figure"].replace("_", " "): [one["now"], one["before"]]
        for page in retain("report", "--json").json["pages"]
        for section in page["sections"]
        for one in section["figures"]
    }
    shown = figures(made)
    told = {name for name in shown if name in said}
    assert {"touches", "problems open", "kept on time share", "opportunities open amount"} <= told
    for name in told:
        assert [None if one == "" else float(one) for one in shown[name]] == [
            None if one is None else float(one) for one in said[name]
        ], name
    ranked = retain("tiers", "--json").json["customers"]
    assert sum(one["value"] for one in rows(made, "Customers")) == sum(float(one["value"]) for one in ranked)


def test_the_charts_add_up_to_the_figures(made: Path) -> None:
    shown = figures(made)
    assert [shown[line][0] for line in ("A", "B", "C", "past")] == [1, 1, 1, 0]
    ended = ("kept on time", "kept late", "slipped, told", "slipped, untold", "broken")
    assert [shown[line][0] for line in ended] == [1, 1, 1, 0, 1]
    assert sum(shown[line][0] for line in ended) == shown["promises due"][0]
    ages = [shown[line][0] for line in ("to 7 days", "8 to 30", "31 to 90", "over 90")]
    assert (ages, sum(ages)) == ([1, 0, 1, 0], shown["problems open"][0])
    assert [shown[month][0] for month in ("2026-10", "2026-11", "2025-12")] == [1, 2, 0]
    charts = xml(made, r"xl/charts/chart\d\.xml")
    assert len(charts) == 4
    assert all("<c:barChart>" in chart and "Summary!" in chart for chart in charts)


def test_nothing_of_the_diary_runs_links_or_becomes_markup(made: Path) -> None:
    assert not [part for part in xml(made, r"xl/worksheets/sheet\d\.xml") if "<f>" in part or "hyperlink" in part]
    assert rows(made, "Customers")[1]["customer"] == HOSTILE
    assert rows(made, "Customers")[1]["town"] == "@SUM(A1)"


def test_every_sheet_filters_and_keeps_its_header(made: Path) -> None:
    tables, sheets = xml(made, r"xl/tables/table\d\.xml"), xml(made, r"xl/worksheets/sheet\d\.xml")
    assert len(tables) == len(SHEETS) - 1
    assert all("<autoFilter ref=" in table for table in tables)
    assert all('state="frozen"' in part for part in sheets)
    assert '<cfRule type="dataBar"' in sheets[1]


def test_every_column_and_figure_is_defined(made: Path) -> None:
    told = {(one["sheet"], one["word"]) for one in rows(made, "Definitions") if one["meaning"]}
    for name in SHEETS[1:-1]:
        assert {(name, heading) for heading in sheet(made, name)[0]} <= told
    assert ("Summary", "touches") in told
    assert ("Summary", "Open problems by age") in told


def test_what_came_later_is_not_in_it_yet(retain: Retain, made: Path) -> None:
    retain("export", made, "--force", today=ago(15))
    promises = {one["promise"]: one for one in rows(made, "Promises")}
    assert promises["late"]["ended on"] == ""
    assert (promises["late"]["state"], promises["visit"]["due"]) == ("open", ago(10))
    assert [one["problem"] for one in rows(made, "Problems")] == ["cold", "dear"]
    assert rows(made, "Customers")[2]["last touch"] == ""


def test_it_is_refused_by_an_import(retain: Retain, made: Path) -> None:
    assert "book.xlsx is a look at the book for the manager" in retain("import", made, code=65).err


def test_an_empty_diary_is_a_workbook_too(retain: Retain, tmp_path: Path) -> None:
    retain("customer", "add", "Acme")
    retain("undo")
    retain("export", tmp_path / "book.xlsx")
    assert figures(tmp_path / "book.xlsx")["A"][0] == 0
    assert len(sheet(tmp_path / "book.xlsx", "Customers")) == 1


@pytest.mark.usefixtures("book")
def test_every_noun_comes_back_from_its_workbook_unchanged(retain: Retain, tmp_path: Path) -> None:
    for noun in NOUNS:
        retain("export", tmp_path / f"{noun}.xlsx", noun, "--private")
    held = [tmp_path / f"{noun}.xlsx" for noun in NOUNS if len(sheet_one(tmp_path / f"{noun}.xlsx")) > 1]
    assert len(held) == 7
    ran = retain("import", *held)
    assert (ran.err, len(ran.lines)) == ("", 7)
    assert all("0 new" in line and "changed," not in line for line in ran.lines), ran.out


@pytest.mark.usefixtures("book")
def test_a_noun_keeps_days_amounts_and_text_apart(retain: Retain, tmp_path: Path) -> None:
    retain("export", tmp_path / "sale.xlsx", "sale")
    assert [(one["day"], one["amount"]) for one in rows(tmp_path / "sale.xlsx", "Sales")] == [
        (ago(30), 1234.56),
        (ago(40), 500.05),
    ]
    (part,) = xml(tmp_path / "sale.xlsx", r"xl/worksheets/sheet1\.xml")
    assert "<autoFilter ref=" in part
    assert 'state="frozen"' in part
    assert "<f>" not in part


@pytest.mark.usefixtures("book")
def test_private_entries_leave_only_if_asked_for(retain: Retain, tmp_path: Path) -> None:
    path = tmp_path / "entry.xlsx"
    assert "stayed in the diary: 1." in retain("export", path, "entries").err
    assert [one["text"] for one in rows(path, "Entries")] == ["=1+1", ""]
    retain("export", path, "entry", "--private", "--force")
    assert "a secret" in [one["text"] for one in rows(path, "Entries")]


@pytest.mark.usefixtures("book")
def test_a_customer_is_a_sheet_for_each_noun(retain: Retain, tmp_path: Path) -> None:
    path = tmp_path / "acme.xlsx"
    assert "stayed in the diary: 1." in retain("export", path, "acme").err
    names = CalamineWorkbook.from_path(str(path)).sheet_names
    assert names[:5] == ["Customers", "People", "Facts", "Entries", "Promises"]
    assert len(rows(path, "Sales")) == 1
    assert "Customers: 1 customer (0 new, 1 unchanged)" in retain("import", path).out


def test_a_file_that_is_there_is_kept_unless_forced(made: Path, retain: Retain) -> None:
    before = made.read_bytes()
    assert "is there already. Add --force" in retain("export", made, "sale", code=73).err
    assert made.read_bytes() == before
    assert made.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in made.parent.iterdir() if "book" in one.name] == ["book.xlsx"]


def sheet_one(path: Path) -> list[list[Any]]:
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def test_a_birthday_without_its_year_stays_as_it_was_said(retain: Retain, tmp_path: Path, db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer()
        shelf.person("Dana Reed", birthday="--03-05")
        shelf.person("Lee Park", birthday="1961-03-05")
    retain("export", tmp_path / "people.xlsx", "person")
    said = [one["birthday"] for one in rows(tmp_path / "people.xlsx", "People")]
    assert said == ["--03-05", date(1961, 3, 5)]
    assert "2 people (0 new, 2 unchanged)" in retain("import", tmp_path / "people.xlsx").out
