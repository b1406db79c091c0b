"""Tables of other programs, through the front door: what they hold lands where a rep looks for it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from retain.exchange.programs import LAYOUTS
from tests.vendors import EXPORTS, Export

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]

PEOPLE = """SELECT d.name, d.birthday, d.no_contact, c.name, p.role,
    (SELECT group_concat(coalesce(label, way) || ' ' || raw, ', ') FROM reach WHERE reach.person = d.id),
    (SELECT group_concat(kind || ' ' || coalesce(name, text), ', ') FROM fact WHERE fact.person = d.id)
    FROM person d LEFT JOIN position p ON p.person = d.id LEFT JOIN customer c ON c.id = p.customer ORDER BY d.name"""
CUSTOMERS = """SELECT c.name, c.town, c.postcode, c.address, c.said,
    (SELECT name FROM customer whole WHERE whole.id = c.part_of),
    (SELECT group_concat(raw, ', ') FROM reach WHERE reach.customer = c.id),
    (SELECT group_concat(external) FROM source WHERE source.customer = c.id)
    FROM customer c WHERE c.name NOT IN ('Acme Ltd', 'Birch & Sons') ORDER BY c.name"""
DATED = {
    "sales": "SELECT customer.name, day, amount, product, number"
    " FROM sale JOIN customer ON customer.id = customer ORDER BY day",
    "opportunities": "SELECT text, heard_on, amount, next_step, next_on, ended, ended_on, because"
    " FROM opportunity ORDER BY heard_on",
    "entries": "SELECT customer.name, kind, day, time, minutes, inbound, attempt, text"
    " FROM entry JOIN customer ON customer.id = customer ORDER BY day",
}
SALESFORCE = "001x0000002xLCVAA2"

FOUND: dict[str, dict[str, list[tuple[Any, ...]]]] = {
    "google_old": {"people": [("Dana Fox", "1980-03-22", "", "Acme Ltd", "Buyer",
        "mobile +44 7700 900001, mobile +44 7700 900002, email d.fox@home.example, email dana@acme.example",
        "anniversary 2001-06-15, hobby sailing, note likes tea, spouse Kim")]},
    "google_new": {"people": [("Eva Lund", "--05-06", "", "Birch & Sons", "CFO",
        "mobile +44 7700 900003, email eva@birch.example", "note n1")]},
    "outlook_com": {"people": [("Finn Roe", "1975-03-22", "", "Acme Ltd", "Head of IT",
        "business 0113 496 0001, mobile 07700 900005, email finn@acme.example, email finn@home.example",
        "anniversary 1999-06-15, note golfs, spouse Ann")]},
    "outlook": {"people": [("Gil Hart", None, "", "Birch & Sons", None,
        "phone 01904 496000, email gil@birch.example", "child Mia, child Tom")]},
    "outlook_de": {"people": [("Uwe Kurz", "1980-03-22", "", "Acme Ltd", "Einkauf",
        "business 0113 496 0011, mobile 07700 900011, email uwe@acme.example", None)]},
    "linkedin": {"people": [("Hana Ito", None, "", "Acme Ltd", "VP Ops", "email hana@acme.example", None)]},
    "thunderbird": {"people": [("Ian Ross", "1971-04-09", "", "Acme Ltd", "Fitter",
        "work 0113 496 0006, mobile 07700 900006, email ian@acme.example, email ian@home.example", "note x")]},
    "hubspot_companies": {"customers": [("Cedar", None, None, None, "prospect", None, None, "80010002")]},
    "hubspot_contacts": {"people": [("Jo Vale", None, "email", "Acme Ltd", "Buyer",
        "phone 0113 496 0007, mobile 07700 900007, email jo@acme.example", None)]},
    "hubspot_deals": {
        "sales": [("Acme Ltd", "2026-03-05", 120050, "Ovens", "901")],
        "opportunities": [
            ("Mixers", "2026-02-02", None, None, None, "lost", "2026-04-01", "price"),
            ("Fryers", "2026-10-02", 50000, None, "2026-12-24", None, None, None),
        ],
    },
    "hubspot_notes": {"entries": [
        ("Acme Ltd", "note", "2026-05-06", "09:15", None, 0, 0, "Spoke about ovens & delivery"),
    ]},
    "sf_contacts": {},
    "sf_opps": {
        "sales": [(SALESFORCE, "2026-01-05", 100000, "Panels", "006x00000000001AAA")],
        "opportunities": [("Roof", "2026-11-15", 7700, "call Kit", "2027-01-05", None, None, None)],
    },
    "sf_report_opps": {"sales": [("Gravity Investments", "2026-01-05", 100000, "Panels", "006x00000000001AAA")]},
    "sf_report_accounts": {"customers": [
        ("Gravity Investments", "Denver", None, None, "prospect", None, None, SALESFORCE)]},
    "pd_people": {"people": [("Lia Moss", None, "", "Acme Ltd", None,
        "home 0113 496 0009, mobile 07700 900009, email lia@acme.example", None)]},
    "pd_orgs": {"customers": [("Dogwood", "York", "YO1 1AA", "1 High St, York", None, None, None, "3")]},
    "pd_activities": {"entries": [
        ("Acme Ltd", "call", "2026-06-01", "10:30", 15, 0, 0, "Intro: went well\nreally")]},
    "pd_deals": {"sales": [("Dogwood", "2026-09-15", 123450, "Vans", "31")],
        "opportunities": [("Cars", "2026-08-02", 200000, None, None, None, None, None)]},
    "zoho_accounts": {"customers": [("Elm AG", "Zürich", "8001", "Weg 1", "prospect", None,
        "+41 44 668 18 00", "zcrm_501")]},
    "zoho_contacts": {},
    "zoho_deals": {"sales": [("Elm AG", "2026-10-01", 500000, "Lifts", "zcrm_701")],
        "opportunities": [("Ropes", "2026-07-02", 600000, None, None, "lost", "2026-10-02", None)]},
    "qb_desktop": {"customers": [
        ("Fern Bakery", "Bayshore", "94326", "1 Elm St, Bayshore, CA 94326", None, None, None, None),
        ("Fern Bakery:Roof", None, None, None, None, "Fern Bakery", None, None)],
        "people": [("Ned Oak", None, "", "Fern Bakery", "Owner",
            "phone 415-555-2671, other 415-555-2672, email ned@fern.example", None)]},
    "qb_contact_list": {
        "customers": [
            ("Gorse Deli", "Bayshore", "94326", "4581 Finch St., Bayshore, CA 94326", None, None, None, None)],
        "people": [("Ola Fir", None, "", "Gorse Deli", None,
            "phone (415) 555-2673, mobile (415) 555-2674, email ola@gorse.example", None)]},
    "qb_online": {"customers": [
        ("Amy Pine", None, None, None, None, None, "amy@gmail.com", None),
        ("Holly Cafe", "Bayshore", "94326", "2 Oak Rd", None, None, "hi@holly.example, (415) 555-2675", None)]},
}  # fmt: skip
"""What each table adds to a diary of Acme Ltd and Birch & Sons."""


@pytest.fixture
def book(retain: Retain, tmp_path: Path) -> Retain:
    path = tmp_path / "book.csv"
    path.write_text("Company,City\nAcme Ltd,Leeds\nBirch & Sons,York\n", encoding="utf-8")
    retain("import", path)
    return retain


def held(db: Path) -> dict[str, list[tuple[Any, ...]]]:
    """What the diary holds of people, customers but the first two, and dated things; nothing of what there is none."""
    with sqlite3.connect(db) as connection:
        queries = {"people": PEOPLE, "customers": CUSTOMERS, **DATED}
        found = {noun: connection.execute(query).fetchall() for noun, query in queries.items()}
    return {noun: [_ordered(row) for row in rows] for noun, rows in found.items() if rows}


def _ordered(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row whose lists don't tell in which order their parts came in."""
    return tuple(", ".join(sorted(str(cell).split(", "))) if ", " in str(cell) else cell for cell in row)


def wanted(name: str) -> dict[str, list[tuple[Any, ...]]]:
    found = {noun: [_ordered(row) for row in rows] for noun, rows in FOUND[name].items()}
    made = sorted({row[0] for row in found.get("sales", ())} - {"Acme Ltd"})
    if made:  # a sale makes the customer it names, under the id it goes by there
        sources = {SALESFORCE: SALESFORCE, "Gravity Investments": SALESFORCE, "Elm AG": "zcrm_501"}
        found["customers"] = [(one, None, None, None, None, None, None, sources.get(one)) for one in made]
    return found


def test_every_table_has_its_values() -> None:
    assert FOUND.keys() == EXPORTS.keys()
    assert {layout.program for layout in LAYOUTS} >= {"google", "outlook", "hubspot", "salesforce", "quickbooks"}


@pytest.mark.parametrize("name", EXPORTS)
def test_values_land_where_they_belong(name: str, book: Retain, tmp_path: Path, db: Path) -> None:
    path = EXPORTS[name].write(tmp_path / f"{name}.csv")
    book("import", path)
    assert held(db) == wanted(name)
    again = book("import", path, "--json").json
    assert all(not tally["new"] + tally["changed"] for file in again for tally in file["records"].values())
    assert held(db) == wanted(name)
    while FOUND[name] and held(db):
        book("undo")
    assert held(db) == {}


@pytest.mark.parametrize(
    ("accounts", "contacts", "found"),
    [
        ("zoho_accounts", "zoho_contacts",
         ("Max Jäger", "1966-07-08", "email", "Elm AG", "CTO",
          "email m@home.example, email max@elm.example, mobile +41 79 123 45 67", "note skis")),
        ("sf_report_accounts", "sf_contacts",
         ("Kit Poe", "1969-12-01", "email", "Gravity Investments", "COO",
          "email kit@gravity.example, mobile 07700 900008, phone 0113 496 0008", None)),
    ],
)  # fmt: skip
def test_people_are_found_at_the_account_their_id_names(
    accounts: str, contacts: str, found: tuple[Any, ...], retain: Retain, tmp_path: Path, db: Path
) -> None:
    paths = [EXPORTS[name].write(tmp_path / f"{name}.csv") for name in (contacts, accounts)]
    retain("import", *paths)
    assert held(db)["people"] == [found]


def test_a_changed_cell_updates_and_an_empty_one_keeps(book: Retain, tmp_path: Path, db: Path) -> None:
    export = EXPORTS["hubspot_contacts"]
    book("import", export.write(tmp_path / "contacts.csv"))
    book("import", export.changed("Job Title", "CEO").changed("Phone Number", "").write(tmp_path / "contacts.csv"))
    ((_, _, _, _, role, ways, _),) = held(db)["people"]
    assert (role, "phone 0113 496 0007" in ways) == ("CEO", True)


def test_a_deal_that_is_won_later_is_a_sale_and_no_opportunity_still_open(
    book: Retain, tmp_path: Path, db: Path
) -> None:
    export = EXPORTS["pd_deals"]
    book("import", export.write(tmp_path / "deals.csv"))
    won = Export(export.header, export.rows[::-1]).changed("Deal - Status", "Won")
    book("import", won.changed("Deal - Won time", "2026-11-20 09:00:00").write(tmp_path / "deals.csv"))
    assert [row[1:4] for row in held(db)["sales"]] == [
        ("2026-09-15", 123450, "Vans"), ("2026-11-20", 200000, "Cars")
    ]  # fmt: skip
    assert [row[5:7] for row in held(db)["opportunities"]] == [("won", "2026-11-20")]


@pytest.mark.parametrize("stage", ["Closed Lost", "Negotiation", "", "Not won", "Unwon"])
def test_what_is_not_won_never_becomes_a_sale(stage: str, book: Retain, tmp_path: Path, db: Path) -> None:
    export = EXPORTS["hubspot_deals"].changed("Deal Stage", stage)
    book("import", export.write(tmp_path / "deals.csv"))
    assert "sales" not in held(db)


def test_deals_without_a_stage_are_asked_about(book: Retain, tmp_path: Path) -> None:
    path = tmp_path / "deals.csv"
    path.write_text("Deal Name,Close Date,Amount,Associated Company\nOvens,2026-01-02,10,Acme\n", encoding="utf-8")
    ran = book("import", path, code=4)
    assert "Say which with --kind sales or --kind opportunities." in ran.err
    assert book("import", path, "--kind", "sales").lines == ["deals.csv: 1 sale (1 new, 0 unchanged)"]


def test_a_mapping_is_remembered_under_the_name_of_its_source(retain: Retain, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Wer,Wo\nAcme,Leeds\n", encoding="utf-8")
    retain("import", path, "--map", "Wer=customer", "--map", "Wo=town", "--source", "ledger")
    path.write_text("Wo,Wer,Fax\nYork,Birch,1\n", encoding="utf-8")
    retain("import", path, "--source", "ledger")
    assert retain("customer", "show", "Birch", "--json").json["town"] == "York"


def _shapes(export: Export, folder: Path) -> list[Path]:
    return [
        export.turned().write(folder / "turned.csv", encoding="utf-8-sig"),
        export.write(folder / "tabs.csv", encoding="utf-16", separator="\t"),
        export.workbook(folder / "book.xlsx"),
    ]


@pytest.mark.parametrize("shape", [0, 1, 2])
@pytest.mark.parametrize("name", EXPORTS)
def test_neither_order_nor_separator_nor_encoding_matters(
    name: str, shape: int, book: Retain, tmp_path: Path, db: Path
) -> None:
    if shape == 1 and EXPORTS[name].above:
        pytest.skip("a preamble parted by commas is no part of a table of tabs")
    book("import", _shapes(EXPORTS[name], tmp_path)[shape])
    assert held(db) == wanted(name)
