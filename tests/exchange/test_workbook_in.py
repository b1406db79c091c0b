"""Workbooks come in as the tables they hold."""

from __future__ import annotations

import struct
from datetime import date, datetime
from time import process_time
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]


def workbook(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    book = xlsxwriter.Workbook(path, {"default_date_format": "d/m/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return path


def test_days_and_numbers_are_what_they_were(retain: Retain, tmp_path: Path) -> None:
    retain("customer", "add", "Acme")
    sold: list[list[Any]] = [
        ["Customer", "Order date", "Amount", "Product"],
        ["Acme", date(2026, 4, 3), 1234.5, "Filter"],
        ["Acme", datetime(2026, 11, 2, 9, 30), 100, 4711],  # noqa: DTZ001 - a cell has no zone
        ["Total", "", 1334.5, ""],
    ]
    ran = retain("import", workbook(tmp_path / "orders.xlsx", {"Orders": sold}))
    assert ran.lines == ["orders.xlsx: 2 sales (2 new, 0 unchanged)"]
    found = [(one["day"], one["amount"], one["product"]) for one in retain("sale", "list", "--json").json]
    assert sorted(found) == [("2026-04-03", "1234.50", "Filter"), ("2026-11-02", "100.00", "4711")]
    assert "0 new, 2 unchanged" in retain("import", tmp_path / "orders.xlsx").out


def test_each_table_of_a_workbook_comes_in_and_its_notes_dont(retain: Retain, tmp_path: Path) -> None:
    book = workbook(
        tmp_path / "book.xlsx",
        {
            "Accounts": [["Company", "City"], ["Acme", "Leeds"]],
            "Contacts": [["First Name", "Last Name", "Company", "E-mail"], ["Dana", "Reed", "Acme", "d@acme.example"]],
            "About": [["how this was made"], ["by hand"]],
            "Empty": [],
        },
    )
    ran = retain("import", book)
    assert ran.lines == [
        "book.xlsx Accounts: 1 customer (1 new, 0 unchanged)",
        "book.xlsx Contacts: 1 person (1 new, 0 unchanged)",
    ]
    assert retain("person", "list", "--json").json[0]["at"] == ["Acme"]
    retain("undo")
    assert retain("customer", "list", "--json").json == []


def test_a_workbook_without_a_table_is_refused(retain: Retain, tmp_path: Path) -> None:
    ran = retain("import", workbook(tmp_path / "a.xlsx", {"A": [["Company"]]}), code=65)
    assert ran.err == "retain: a.xlsx holds no table. A table needs a header line and rows.\n"


def test_what_would_unpack_to_gigabytes_is_refused_before_it_is(retain: Retain, tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.xlsx"
    with ZipFile(bomb, "w", ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"a")
    said = bytearray(bomb.read_bytes())
    place = said.rindex(b"PK\x01\x02") + 24
    said[place : place + 4] = struct.pack("<I", 3 << 30)
    bomb.write_bytes(said)
    before = process_time()
    assert "would unpack to 3,072 MB" in retain("import", bomb, code=65).err
    assert process_time() - before < 1


def test_what_unpacks_to_more_than_it_says_is_refused(retain: Retain, tmp_path: Path) -> None:
    real = workbook(tmp_path / "real.xlsx", {"Book": [["Customer", "Date", "Text"], ["Acme", "2026-01-01", "hello"]]})
    bomb, size = tmp_path / "bomb.xlsx", 40 << 20
    with ZipFile(real) as unpacked, ZipFile(bomb, "w", ZIP_DEFLATED) as packed:
        for one in unpacked.infolist():
            held = unpacked.read(one)
            packed.writestr(one.filename, held.ljust(size) if one.filename.endswith("sheet1.xml") else held)
    bomb.write_bytes(bomb.read_bytes().replace(size.to_bytes(4, "little"), (2000).to_bytes(4, "little")))
    assert "larger than its declared" in retain("import", bomb, code=65).err
