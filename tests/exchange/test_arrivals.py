"""Files that nobody here wrote, as they are; left out where they aren't beside the project."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from retain.domain.errors import BadFile
from retain.domain.incoming import Aside, Client, Happening, Hired, Met, Refusal
from retain.exchange.arrivals import arriving, in_order, is_diary
from retain.exchange.readers import Choices
from retain.exchange.recognise import known
from retain.exchange.tabular import opened
from tests.factories import TODAY
from tests.northwind import BESIDE, NORTHWIND, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Ran

    Retain = Callable[..., Ran]

INTEROP = BESIDE / "interop"
CHOICES = Choices(TODAY)
beside = pytest.mark.skipif(not BESIDE.exists(), reason="the sample data isn't beside the project")


def imported(retain: Retain, *names: str) -> Ran:
    return retain("import", *(NORTHWIND / name for name in names))


@beside
def test_northwinds_customers_come_with_their_people(retain: Retain) -> None:
    assert imported(retain, "customers.csv").lines == [
        "customers.csv: 93 customers (93 new, 0 unchanged); 93 people (93 new, 0 unchanged)"
    ]
    found = retain("customer", "list", "--json").json
    wanted = table("customers")
    assert sorted((one["name"], one["town"], one["country"]) for one in found) == sorted(
        (" ".join(row["CompanyName"].split()), row["City"] or None, row["Country"] or None) for row in wanted
    )
    people = {one["name"]: one for one in retain("person", "list", "--json").json}
    for row in wanted:
        person = people[row["ContactName"]]
        assert person["phones"] == ([row["Phone"]] if row["Phone"] else [])
        assert person["role"] == ([row["ContactTitle"]] if row["ContactTitle"] else [])
        assert person["positions"][0]["key"] is True


@beside
def test_northwinds_phones_are_dialled_in_their_countries(retain: Retain) -> None:
    imported(retain, "customers.csv")
    whole = retain("export", "-", "--json").json
    plain = {reach["raw"]: reach["plain"] for reach in whole["reach"]}
    assert plain["030-0074321"] == "+49300074321"
    assert plain["(171) 555-7788"] == "+441715557788"
    assert plain["(604) 555-4729"] == "+16045554729"
    assert plain["0921-12 34 65"] == "+46921123465"


@beside
def test_northwinds_sales_find_their_customers_by_id(retain: Retain) -> None:
    for times in (1, 2):
        ran = imported(retain, "sales.csv", "customers.csv", "employees.csv")
        assert [line.partition(":")[0] for line in ran.lines] == ["employees.csv", "customers.csv", "sales.csv"]
        new = 830 if times == 1 else 0
        assert f"830 sales ({new} new, {830 - new} unchanged)" in ran.lines[2]
    sales = retain("export", "-", "sale", "--json").json
    assert len(sales) == 830
    assert sum(round(float(sale["amount"]) * 100) for sale in sales) == 126_579_322
    assert len({sale["retain_id"] for sale in sales}) == 89
    first = next(sale for sale in sales if sale["number"] == "10248")
    assert {key: first[key] for key in ("customer", "day", "delivered_on", "amount")} == {
        "customer": "Vins et alcools Chevalier",
        "day": "1996-07-04",
        "delivered_on": "1996-07-16",
        "amount": "440.00",
    }
    assert len(retain("customer", "list", "--json").json) == 93
    assert len(retain("colleague", "list", "--json").json) == 9


@beside
def test_sales_alone_make_customers_that_are_named_later(retain: Retain) -> None:
    imported(retain, "sales.csv")
    ran = imported(retain, "customers.csv")
    assert "93 customers (4 new, 89 changed, 0 unchanged)" in ran.out
    assert "Vins et alcools Chevalier" in {one["name"] for one in retain("customer", "list", "--json").json}


@beside
def test_one_undo_empties_the_diary_again(retain: Retain) -> None:
    imported(retain, "customers.csv", "sales.csv", "employees.csv")
    retain("undo")
    whole = retain("export", "-", "--json").json
    assert not any(value for value in whole.values() if isinstance(value, list))


@beside
def test_salesforces_accounts_are_customers(retain: Retain) -> None:
    path = INTEROP / "csv" / "accountData.csv"
    found = list(arriving(path, CHOICES, {}).rows)
    assert len(found) == 423
    assert all(isinstance(row, Client) for row in found)
    first = found[0]
    assert isinstance(first, Client)
    assert (first.who.name, first.who.external) == ("Gravity Investments", "001x0000002xLCVAA2")
    assert dict(first.fields) == {
        "town": "FORT COLLINS",
        "postcode": "80525",
        "country": "US",
        "address": "00045742 150 Palmer Drive",
    }
    assert first.customs["BILLINGSTATE"] == "CO"
    assert "OWNERID" not in first.customs
    assert "423 customers (423 new, 0 unchanged)" in retain("import", path).out
    assert "423 customers (0 new, 423 unchanged)" in retain("import", path).out


@beside
def test_a_file_with_a_byte_order_mark_is_read() -> None:
    path = INTEROP / "csv" / "csvtext_BOM_UTF16LE.csv"
    table = opened(path, known)
    assert (table.encoding, table.header) == ("utf-16", ("column1", "column2", "column3"))
    with pytest.raises(BadFile, match="need a column for the customer"):
        arriving(path, CHOICES, {})
    said = {"column1": "customer", "column2": "town"}
    first, second = arriving(path, Choices(TODAY, mapping=said), {}).rows
    assert isinstance(first, Client)
    assert isinstance(second, Client)
    assert (first.who.name, first.fields["town"], first.customs) == ("row1-1", "row1-2", {"column3": "row1-3"})


@beside
@pytest.mark.parametrize("name", ["google_contacts_new", "google_contacts_old", "linkedin_connections", "outlook_com"])
def test_address_books_are_of_people(name: str, tmp_path: Path) -> None:
    header = next(csv.reader([(INTEROP / "headers" / f"{name}.txt").read_text(encoding="utf-8").strip()]))
    said = {
        "Given Name": "Ana", "Family Name": "Ruiz", "First Name": "Ana", "Last Name": "Ruiz", "Name": "Ana Ruiz",
        "Company": "Acme", "Organization Name": "Acme", "Organization 1 - Name": "Acme",
        "Email Address": "a@acme.example", "E-mail Address": "a@acme.example", "E-mail 1 - Value": "a@acme.example",
        "Position": "Buyer", "Job Title": "Buyer", "Organization Title": "Buyer", "Organization 1 - Title": "Buyer",
        "Birthday": "1970-03-05", "Mobile Phone": "0113 496 0000", "Phone 1 - Value": "0113 496 0000",
    }  # fmt: skip
    path = tmp_path / "book.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, [said.get(heading, "") for heading in header]])
    (ana,) = arriving(path, CHOICES, {}).rows
    assert isinstance(ana, Met)
    assert (ana.name, ana.who.name, ana.position) == ("Ana Ruiz", "Acme", {"role": "Buyer"})
    assert [way.raw for way in ana.ways if way.way == "email"] == ["a@acme.example"]
    assert [way.raw for way in ana.ways if way.way == "phone"] == (
        ["0113 496 0000"] if "Position" not in header else []
    )
    assert ana.fields.get("birthday") == (None if "Position" in header else "1970-03-05")


@beside
def test_only_won_opportunities_are_sales(tmp_path: Path) -> None:
    text = (INTEROP / "headers" / "salesforce_dataexport_opportunity.txt").read_text(encoding="utf-8").strip()
    header = next(csv.reader([text]))
    path = tmp_path / "opportunities.csv"
    deal = {"ID": "006", "ACCOUNTID": "001", "NAME": "Panels", "AMOUNT": "1000.0", "CLOSEDATE": "2026-01-05"}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header)
        writer.writeheader()
        writer.writerows([deal | {"STAGENAME": "Closed Won"}, deal | {"STAGENAME": "Prospecting"}])
    arrival = arriving(path, CHOICES, {})
    (won,) = arrival.rows
    assert isinstance(won, Happening)
    assert (won.who.external, won.values[:3], won.values[-1]) == ("001", ("2026-01-05", 100_000, "Panels"), "006")
    assert arrival.beside
    ended = [row.values[arrival.beside.columns.index("ended")] for row in arrival.beside.rows]  # type: ignore[union-attr]
    assert ended == ["won", None]
    assert list(arriving(path, Choices(TODAY, kind="sales"), {}).rows)[1] == Aside(3, "not won")


def test_rows_keep_their_lines_whatever_becomes_of_them(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text("Employee ID,First Name,Last Name,Title\n1,Lee,Park,Engineer\n2,,,\n", encoding="utf-8")
    assert list(arriving(path, CHOICES, {}).rows) == [
        Hired(2, "Lee Park", {"role": "Engineer"}),
        Refusal(3, "it names nobody"),
    ]


def test_what_others_refer_to_comes_first(tmp_path: Path) -> None:
    headers = {"e": "Customer,Date,Kind", "s": "Customer,Date,Amount", "p": "Name,Company,Email", "c": "Company,City"}
    for name, header in headers.items():
        (tmp_path / f"{name}.csv").write_text(f"{header}\n", encoding="utf-8")
    found = in_order(arriving(tmp_path / f"{name}.csv", CHOICES, {}) for name in headers)
    assert [arrival.kind for arrival in found] == ["customers", "people", "sales", "entries"]


def test_a_diary_is_told_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b'\xef\xbb\xbf \n{"retain": 1}')
    (tmp_path / "b").write_text("Company\n", encoding="utf-8")
    assert [is_diary(tmp_path / name) for name in "ab"] == [True, False]
