"""`retain import`: tables of other programs, and our own."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retain.cli.main import run
from tests.conftest import Ran
from tests.factories import TODAY, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Retain = Callable[..., Ran]

CUSTOMERS = """Nr,Company,Contact,Role,City,Country,Phone,E-mail,Fax
1,Acme Ltd,Dana Reed,Director,Leeds,UK,0113 496 0000,dana@acme.example,0113 1
2,Birch,,,York,UK,,office@birch.example,
3,Cedar GmbH,Ute Kern,,Köln,Germany,0221 064732,,0221 2
"""
SALES = """Order,Company,Date,Amount
100,Acme,2026-01-05,"1,200.50"
101,Birch,2026-02-05,300
102,Dogwood,2026-02-05,-20.00
"""
ENTRIES = """Date,Customer,Type,Notes,Purpose,Mood,Minutes,Direction,With
2026-11-02 09:30,Acme,Call,asked for a quote,check,good,10,out,Dana Reed
2026-11-02,Acme,Call,second call,,,,in,Somebody Else
2026-11-03,Birch,Task,remember,,,,,
"""


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def counts(ran: Ran) -> dict[str, dict[str, int]]:
    (found,) = ran.json
    records: dict[str, dict[str, int]] = found["records"]
    return records


@pytest.fixture
def book(tmp_path: Path, retain: Retain) -> Retain:
    """A diary with the three customers of CUSTOMERS."""
    retain("import", write(tmp_path, "customers.csv", CUSTOMERS), "--map", "Nr=id")
    return retain


def test_customers_come_with_their_people_and_own_fields(book: Retain) -> None:
    acme = book("customer", "show", "c1", "--json").json
    assert {key: acme[key] for key in ("name", "town", "country", "custom", "phones")} == {
        "name": "Acme Ltd",
        "town": "Leeds",
        "country": "UK",
        "custom": {"Fax": "0113 1"},
        "phones": [],
    }
    (dana,) = acme["people"]
    assert {key: dana[key] for key in ("name", "role", "emails", "phones")} == {
        "name": "Dana Reed",
        "role": ["Director"],
        "emails": ["dana@acme.example"],
        "phones": ["0113 496 0000"],
    }
    assert dana["positions"][0]["key"] is True
    assert book("customer", "show", "c2", "--json").json["emails"] == ["office@birch.example"]


def test_a_second_time_nothing_is_doubled(book: Retain, tmp_path: Path) -> None:
    again = book("import", tmp_path / "customers.csv")
    assert again.lines == ["customers.csv: 3 customers (0 new, 3 unchanged); 2 people (0 new, 2 unchanged)"]
    assert len(book("history", "--json").json) == 1


def test_a_mapping_is_remembered(book: Retain, tmp_path: Path) -> None:
    moved = write(tmp_path, "moved.csv", "Nr,Company,Contact,Role,City,Country,Phone,E-mail,Fax\n2,Beech,,,Hull,,,,\n")
    assert counts(book("import", moved, "--json")) == {"customer": {"new": 0, "changed": 1, "unchanged": 0}}
    beech = book("customer", "show", "c2", "--json").json
    assert (beech["name"], beech["town"], beech["country"]) == ("Beech", "Hull", "UK")


def test_a_known_customer_is_found_by_mail_and_by_bare_name(book: Retain, tmp_path: Path) -> None:
    text = "Company,E-mail,City\nCEDAR,,Bonn\nBirch Bros,OFFICE@birch.example,Hull\nElm,,Rye\n"
    assert counts(book("import", write(tmp_path, "more.csv", text), "--json"))["customer"] == {
        "new": 1,
        "changed": 2,
        "unchanged": 0,
    }
    names = [one["name"] for one in book("customer", "list", "--json").json]
    assert sorted(names) == ["Acme Ltd", "Birch Bros", "Cedar GmbH", "Elm"]


def test_two_ids_of_one_source_are_two_customers(retain: Retain, tmp_path: Path) -> None:
    path = write(tmp_path, "two.csv", "CustomerID,Company,E-mail\nA,IT,it@it.example\nB,IT,it@it.example\n")
    assert counts(retain("import", path, "--json"))["customer"]["new"] == 2
    assert counts(retain("import", path, "--json"))["customer"] == {"new": 0, "changed": 0, "unchanged": 2}
    sales = write(tmp_path, "sales.csv", "CustomerID,Date,Amount\nB,2026-01-05,1\n")
    assert retain("import", sales).lines == ["sales.csv: 1 sale (1 new, 0 unchanged)"]
    assert retain("sale", "list", "--json").json[0]["customer_code"] == "c2"
    named = write(tmp_path, "named.csv", "Company,Date,Amount\nIT,2026-01-06,1\n")
    ran = retain("import", named, code=65)
    assert '"IT" is the name of 2 customers (c1, c2)' in ran.err


def test_a_source_can_be_named(retain: Retain, tmp_path: Path) -> None:
    retain("import", write(tmp_path, "a.csv", "ID,Company\n7,Acme\n"), "--source", "ERP")
    retain("import", write(tmp_path, "b.csv", "CustomerNo,Company\n7,Acme Holding\n"), "--source", "erp")
    assert [one["name"] for one in retain("customer", "list", "--json").json] == ["Acme Holding"]


def test_an_empty_cell_keeps_what_is_known(book: Retain, tmp_path: Path) -> None:
    path = write(tmp_path, "thin.csv", "Company,City,Fax,Country\nAcme,,,\n")
    assert counts(book("import", path, "--json"))["customer"]["unchanged"] == 1
    assert book("customer", "show", "c1", "--json").json["town"] == "Leeds"


def test_sales_make_the_customers_they_name(book: Retain, tmp_path: Path) -> None:
    path = write(tmp_path, "sales.csv", SALES)
    assert book("import", path).lines == ["sales.csv: 3 sales (3 new, 0 unchanged); 1 customer (1 new, 0 unchanged)"]
    assert book("import", path).lines == ["sales.csv: 3 sales (0 new, 3 unchanged)"]
    found = {one["number"]: (one["customer"], one["amount"]) for one in book("sale", "list", "--json").json}
    assert found == {"100": ("Acme Ltd", "1200.50"), "101": ("Birch", "300.00"), "102": ("Dogwood", "-20.00")}


def test_a_sale_is_known_by_its_number(book: Retain, tmp_path: Path) -> None:
    book("import", write(tmp_path, "sales.csv", SALES))
    path = write(tmp_path, "mended.csv", SALES.replace("2026-02-05,300", "2026-02-06,310"))
    assert counts(book("import", path, "--json"))["sale"] == {"new": 0, "changed": 1, "unchanged": 2}


def test_sales_without_numbers_are_told_apart_by_their_ordinal(retain: Retain, tmp_path: Path) -> None:
    line = "Acme,2026-01-05,10\n"
    path = write(tmp_path, "sales.csv", "Customer,Date,Amount\n" + line * 3)
    assert counts(retain("import", path, "--json"))["sale"]["new"] == 3
    more = write(tmp_path, "more.csv", "Customer,Date,Amount\n" + line * 4)
    assert counts(retain("import", more, "--json"))["sale"] == {"new": 1, "changed": 0, "unchanged": 3}


def test_entries_are_read_whole(book: Retain, tmp_path: Path) -> None:
    ran = book("import", write(tmp_path, "entries.csv", ENTRIES))
    assert ran.lines == ["entries.csv: 3 entries (3 new, 0 unchanged)"]
    assert "1 names of people whom nobody goes by were left out" in ran.err
    first, second, third = sorted(book("entry", "list", "--json").json, key=lambda one: one["code"])
    wanted = ("day", "time", "kind", "text", "for", "mood", "minutes", "inbound", "with")
    assert [first[key] for key in wanted] == [
        "2026-11-02", "09:30", "call", "asked for a quote", ["check"], "good", 10, False, ["Dana Reed"],
    ]  # fmt: skip
    assert (second["inbound"], third["kind"], third["customer"]) == (True, "note", "Birch")


def test_entries_come_a_second_time_as_updates(book: Retain, tmp_path: Path) -> None:
    book("import", write(tmp_path, "entries.csv", ENTRIES))
    path = write(tmp_path, "entries.csv", ENTRIES.replace("second call", "second call; short"))
    assert counts(book("import", path, "--json"))["entry"] == {"new": 0, "changed": 1, "unchanged": 2}
    assert len(book("entry", "list", "--json").json) == 3


def test_entries_never_make_a_customer_unless_told(retain: Retain, tmp_path: Path) -> None:
    path = write(tmp_path, "entries.csv", "Customer,Date,Kind\nAcme,2026-11-02,call\n")
    ran = retain("import", path, code=65)
    assert 'Line 2: no customer goes by "Acme".' in ran.err
    assert not retain("customer", "list", "--json").json
    assert retain("import", path, "--new-customers").lines == [
        "entries.csv: 1 entry (1 new, 0 unchanged); 1 customer (1 new, 0 unchanged)"
    ]


def test_an_attempt_stays_one(book: Retain, tmp_path: Path) -> None:
    text = "Customer,Date,Kind,Attempt,Direction\nAcme,2026-11-02,call,yes,in\nAcme,2026-11-03,call,yes,\n"
    ran = book("import", write(tmp_path, "tried.csv", text))
    assert "line 2: an attempt is ours and is no note" in ran.err
    back = "Customer,Date,Kind,Direction\nAcme,2026-11-03,call,in\n"
    assert counts(book("import", write(tmp_path, "back.csv", back), "--json"))["entry"]["changed"] == 1
    (entry,) = book("entry", "list", "--json").json
    assert (entry["attempt"], entry["inbound"]) == (False, True)


def test_an_address_book_joins_known_customers_and_sets_the_rest_aside(book: Retain, tmp_path: Path) -> None:
    text = (
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Jo,Hill,,jo@acme.example,,Buyer,02 Jan 2024\nUte,Kern,,,Cedar,Head,\nMy,Dentist,,teeth@gmail.com,Dental,,\n"
    )
    ran = book("import", write(tmp_path, "connections.csv", text))
    assert ran.lines == ["connections.csv: 2 people (1 new, 1 changed, 0 unchanged)"]
    assert "1 set aside, not at a customer; `retain import --pending` lists them." in ran.err
    people = {one["name"]: (one["at"], one["role"]) for one in book("person", "list", "--json").json}
    assert people == {
        "Dana Reed": (["Acme Ltd"], ["Director"]),
        "Jo Hill": (["Acme Ltd"], ["Buyer"]),
        "Ute Kern": (["Cedar GmbH"], ["Head"]),
    }


def test_one_address_of_two_people_keeps_them_apart(book: Retain, tmp_path: Path) -> None:
    text = "Name,Company,Email\nSam Hill,Acme,info@acme.example\nTom Reed,Acme,info@acme.example\n"
    assert counts(book("import", write(tmp_path, "people.csv", text), "--json"))["person"]["new"] == 2


def test_a_bare_name_is_asked_about(retain: Retain, tmp_path: Path) -> None:
    path = write(tmp_path, "names.csv", "Email,Name\na@x.example,Acme\n")
    ran = retain("import", path, code=4)
    assert ran.err == (
        'retain: The columns "Email, Name" could be of customers or people.'
        ' Say which: --map "Name=customer" or --map "Name=person".\n'
    )
    assert retain("import", path, "--kind", "customers").lines == ["names.csv: 1 customer (1 new, 0 unchanged)"]
    assert retain("import", path, "--map", "Name=person").lines == ["names.csv: 1 person (1 new, 0 unchanged)"]
    assert retain("import", path).lines == ["names.csv: 1 person (0 new, 1 unchanged)"]


def test_a_bad_row_is_refused_with_its_line_and_the_others_stand(retain: Retain, tmp_path: Path) -> None:
    text = "Customer,Date,Amount\nAcme,2026-01-05,10\nAcme,soon,10\n,2026-01-05,1\nBirch,2026-01-05,much\n"
    path = write(tmp_path, "sales.csv", text)
    ran = retain("import", path)
    assert ran.lines == ["sales.csv: 1 sale (1 new, 0 unchanged); 1 customer (1 new, 0 unchanged)"]
    assert ran.err.splitlines() == [
        'sales.csv, line 3: "soon" is no day. Left out.',
        "sales.csv, line 4: it names no customer. Left out.",
        'sales.csv, line 5: "much" isn\'t an amount: try 1200, 1,234.50 or -99.90. Left out.',
    ]


def test_strict_takes_all_or_none(retain: Retain, tmp_path: Path) -> None:
    path = write(tmp_path, "sales.csv", "Customer,Date,Amount\nAcme,2026-01-05,10\nAcme,soon,10\n")
    ran = retain("import", path, "--strict", code=65)
    assert 'sales.csv, line 3: "soon" is no day; 1 of its rows can\'t be imported.' in ran.err
    assert not retain("customer", "list", "--json").json


def test_many_refusals_are_counted(retain: Retain, tmp_path: Path) -> None:
    text = "Customer,Date,Amount\nAcme,2026-01-05,10\n" + "Acme,soon,10\n" * 30
    ran = retain("import", write(tmp_path, "sales.csv", text))
    assert ran.err.splitlines()[-1] == "sales.csv: 10 more rows left out."
    assert len(ran.err.splitlines()) == 21


def test_a_dry_run_changes_nothing_not_even_a_file(retain: Retain, tmp_path: Path, db: Path) -> None:
    path = write(tmp_path, "customers.csv", CUSTOMERS)
    ran = retain("import", path, "--dry-run", "--map", "Nr=id")
    assert ran.lines == ["customers.csv: 3 customers (3 new, 0 unchanged); 2 people (2 new, 0 unchanged)"]
    assert not db.exists()
    retain("import", path, "--map", "Nr=id")
    sales = write(tmp_path, "sales.csv", SALES)
    before = db.read_bytes()
    assert retain("import", sales, "--dry-run").lines == [
        "sales.csv: 3 sales (3 new, 0 unchanged); 1 customer (1 new, 0 unchanged)"
    ]
    assert db.read_bytes() == before


def test_one_undo_takes_several_files_back(retain: Retain, tmp_path: Path) -> None:
    files = [write(tmp_path, name, text) for name, text in (("s.csv", SALES), ("c.csv", CUSTOMERS), ("e.csv", ENTRIES))]
    retain("import", *files, "--map", "Nr=id")
    empty: list[list[Any]] = [[], [], [], []]
    nouns = ("customer", "person", "sale", "entry")
    assert [retain(noun, "list", "--json").json for noun in nouns] != empty
    retain("undo")
    assert [retain(noun, "list", "--json").json for noun in nouns] == empty


def test_files_come_in_the_order_they_need(retain: Retain, tmp_path: Path) -> None:
    ran = retain("import", write(tmp_path, "e.csv", ENTRIES), write(tmp_path, "c.csv", CUSTOMERS), "--map", "Nr=id")
    assert [line.partition(":")[0] for line in ran.lines] == ["c.csv", "e.csv"]


def test_days_are_read_by_what_the_column_shows(retain: Retain, tmp_path: Path) -> None:
    path = write(tmp_path, "sales.csv", "Customer;Date;Amount\nAcme;3/4/2026;1.200,50\nAcme;31/1/2026;5\n")
    assert "days read as dmy" in retain("import", path).err
    found = {one["day"]: one["amount"] for one in retain("sale", "list", "--json").json}
    assert found == {"2026-04-03": "1200.50", "2026-01-31": "5.00"}


def test_the_order_of_days_can_be_said(retain: Retain, tmp_path: Path) -> None:
    path = write(tmp_path, "sales.csv", "Customer,Date,Amount\nAcme,3/4/2026,1\n")
    retain("import", path, "--date-order", "dmy")
    assert retain("sale", "list", "--json").json[0]["day"] == "2026-04-03"
    assert retain("import", path, "--date-order", "ydm", code=2).out == ""


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_the_encoding_is_found(retain: Retain, tmp_path: Path, encoding: str) -> None:
    retain("import", write(tmp_path, "customers.csv", CUSTOMERS, encoding), "--map", "Nr=id")
    assert retain("customer", "show", "c3", "--json").json["town"] == "Köln"


def test_an_encoding_can_be_named(retain: Retain, tmp_path: Path) -> None:
    path = write(tmp_path, "customers.csv", "Company\nĎáblice\n", "cp1250")
    retain("import", path, "--encoding", "cp1250")
    assert retain("customer", "show", "c1", "--json").json["name"] == "Ďáblice"


def test_employees_are_colleagues(retain: Retain, tmp_path: Path) -> None:
    path = write(tmp_path, "employees.csv", "EmployeeID,LastName,FirstName,Title\n1,Park,Lee,Engineer\n")
    assert retain("import", path).lines == ["employees.csv: 1 colleague (1 new, 0 unchanged)"]
    assert retain("colleague", "list", "--json").json[0]["name"] == "Lee Park"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.xlsx", b"PK\x03\x04abc", "a.xlsx is damaged: File is not a zip file."),
        ("a.xls", b"\xd0\xcf\x11\xe0abc", "a.xls is no workbook that can be read"),
        ("a.pdf", b"%PDF-1.7", "a.pdf is a PDF, which isn't read."),
        ("a.csv", b"", "a.csv is empty."),
        ("a.csv", b"\n\n", "a.csv is empty."),
        ("a.json", b'{"name": 1}', "a.json is JSON, but no diary."),
        ("a.csv", b'Company,City\nAcme,"Leeds\n', "a.csv, line 2: a quote is opened there and never closed."),
    ],
)
def test_what_is_no_table_is_refused(retain: Retain, tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert sentence in retain("import", tmp_path / name, code=65).err


def test_a_missing_file_makes_no_diary(retain: Retain, tmp_path: Path, db: Path) -> None:
    assert "There is no file" in retain("import", tmp_path / "nope.csv", code=3).err
    assert not db.exists()


def test_names_that_steer_a_terminal_are_shown_harmless(retain: Retain, tmp_path: Path) -> None:
    path = write(tmp_path, "c.csv", "Customer,Date,Kind\n\x1b[31mred\u202e,2026-01-01,call\n")
    assert "\x1b" not in retain("import", path, code=65).err


def test_people_of_a_known_diary_stay_as_the_rep_has_them(db: Path, retain: Retain, tmp_path: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Acme, Inc.")
        shelf.person("Dana Reed", 1, main=True, role="boss")
    path = write(tmp_path, "c.csv", "Company,Contact,Role\nACME,dana reed,\nAcme,Jo Hill,buyer\n")
    retain("import", path)
    people = {one["name"]: one["positions"][0] for one in retain("person", "list", "--json").json}
    assert {name: (at["customer"], at["role"], at["key"]) for name, at in people.items()} == {
        "Dana Reed": ("Acme, Inc.", "boss", True),
        "Jo Hill": ("Acme, Inc.", "buyer", False),
    }


TABLES = [table.encode(encoding) for table in (CUSTOMERS, SALES, ENTRIES) for encoding in ("utf-8", "utf-16", "cp1252")]


@st.composite
def damaged(draw: Any) -> bytes:
    """A table with some of its bytes changed, lost or doubled."""
    content = bytearray(draw(st.sampled_from(TABLES)))
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, len(content)))
        what = draw(st.binary(max_size=3) | st.sampled_from([b'"', b",", b"\n", b"\0", b"\xff\xfe", b'"\n', b"\x80"]))
        content[place : place + draw(st.integers(0, 4))] = what
    return bytes(content)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=damaged(), encoding=st.sampled_from(["", "utf-16", "cp1252"]))
def test_a_damaged_file_is_taken_or_refused(retain: Retain, tmp_path: Path, content: bytes, encoding: str) -> None:
    path = tmp_path / "damaged.csv"
    path.write_bytes(content)
    ran = retain("import", path, "--dry-run", *(["--encoding", encoding] if encoding else []), code=None)
    assert ran.code in {0, 2, 4, 65}
    assert "Traceback" not in ran.err


class Terminal(io.StringIO):
    """A stream that somebody sits at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def typed(db: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Run an import on a terminal, with what is typed there."""

    def ran(keys: str, *arguments: object) -> Ran:
        out, err = Terminal(), Terminal()
        for name, stream in (("stdout", out), ("stderr", err), ("stdin", Terminal(keys))):
            monkeypatch.setattr(sys, name, stream)
        code = run(["--db", str(db), "--today", str(TODAY), "import", *map(str, arguments)])
        return Ran(out.getvalue(), err.getvalue(), code)

    return ran


def test_a_terminal_is_shown_what_would_come_of_it_and_asked(typed: Callable[..., Ran], tmp_path: Path) -> None:
    path = write(tmp_path, "c.csv", "Company\nAcme\n")
    refused = typed("n\n", path)
    assert (refused.code, refused.out) == (1, "c.csv: 1 customer (1 new, 0 unchanged)\n")
    assert "Import this? [y/N]" in refused.err
    assert "1 new" in typed("y\n", path).out.splitlines()[1]
    assert "Import this?" not in typed("", path, "--yes").err


def test_a_terminal_is_asked_what_a_bare_name_is(typed: Callable[..., Ran], tmp_path: Path) -> None:
    path = write(tmp_path, "names.csv", "Email,Name\na@x.example,Acme\n")
    assert typed("customers\n", path, "--yes").out == "names.csv: 1 customer (1 new, 0 unchanged)\n"
    assert typed("boats\n", path, "--yes").code == 4


def test_a_table_can_be_piped_in(retain: Retain, monkeypatch: pytest.MonkeyPatch, db: Path) -> None:
    with monkeypatch.context() as streams:
        streams.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Company\nKöln AG\n".encode("cp1252"))))
        streams.setattr(sys, "stdout", io.StringIO())
        streams.setattr(sys, "stderr", io.StringIO())
        assert run(["--db", str(db), "--today", str(TODAY), "import", "-"]) == 0
    assert retain("customer", "list", "--json").json[0]["name"] == "Köln AG"
