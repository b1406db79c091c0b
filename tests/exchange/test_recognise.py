"""What a table is, told by its header."""

from __future__ import annotations

import pytest

from retain.domain.errors import BadFile, Misused
from retain.exchange.mapping import kind_named, mapped, signature
from retain.exchange.recognise import Undecided, as_custom, recognise

GOOGLE = "First Name,Middle Name,Last Name,Organization Name,Organization Title,Birthday,Notes,Labels,E-mail 1 - Value"
OUTLOOK = (
    "First Name,Last Name,E-mail Address,E-mail 2 Address,Mobile Phone,Company,Job Title,Business Street,Business City"
)
SALESFORCE = "ID,ISDELETED,NAME,BILLINGSTREET,BILLINGCITY,PHONE,INDUSTRY,OWNERID,SYSTEMMODSTAMP,RATING"


@pytest.mark.parametrize(
    ("header", "kind", "program"),
    [
        ("CustomerID,CompanyName,ContactName,ContactTitle,City,Phone", "customers", "customerid"),
        ("Firma,Ort,PLZ,Telefon", "customers", ""),
        ("Company,First Name,Last Name,Email", "customers", ""),
        ("Name,Industry,City", "customers", ""),
        (SALESFORCE, "customers", "salesforce"),
        ("First Name,Last Name,Email,Account Name", "people", ""),
        ("Name,Company,Email", "people", ""),
        (GOOGLE, "people", "google"),
        (OUTLOOK, "people", "outlook"),
        ("First Name,Last Name,URL,Email Address,Company,Position,Connected On", "people", "linkedin"),
        ("OrderID,CustomerID,OrderDate,ShippedDate,Amount", "sales", "customerid"),
        ("Invoice No;Client;Invoice Date;Total".replace(";", ","), "sales", ""),
        ("Date,Customer,Type,Notes", "entries", ""),
        ("EmployeeID,LastName,FirstName,Title,HireDate", "colleagues", ""),
        ("customer,promise,due on", "promises", ""),
        ("customer,problem,raised on", "problems", ""),
    ],
)
def test_a_table_is_known_by_its_header(header: str, kind: str, program: str) -> None:
    found = recognise(header.split(","))
    assert (found.kind, found.program) == (kind, program)


def test_columns_may_stand_in_any_order() -> None:
    header = "CustomerID,CompanyName,ContactName,City,Phone".split(",")
    turned = recognise(header[::-1], kind="customers")
    assert {field: len(header) - 1 - places[0] for field, places in turned.columns.items()} == {
        "id": 0,
        "customer": 1,
        "person": 2,
        "town": 3,
        "phone": 4,
    }


@pytest.mark.parametrize("header", [["Email", "Name"], ["Name"], ["Name", "City", "Phone"]])
def test_a_bare_name_is_asked_about(header: list[str]) -> None:
    with pytest.raises(Undecided, match=r"could be of customers or people\.") as raised:
        recognise(header)
    assert raised.value.next_step == 'Say which: --map "Name=customer" or --map "Name=person".'
    assert recognise(header, kind="people").columns["person"] == (header.index("Name"),)
    assert recognise(header, kind="customers").columns["customer"] == (header.index("Name"),)


def test_a_table_without_a_name_says_what_it_lacks() -> None:
    with pytest.raises(BadFile, match='Customers need a column for the customer; there are "Foo, Bar"') as raised:
        recognise(["Foo", "Bar"])
    assert raised.value.next_step == 'Say which it is: --map "Foo=customer".'


def test_a_mapping_says_what_a_heading_does_not() -> None:
    said = mapped(["Foo=name", "Bar = town", "Fax=-", "Nr.=id"])
    found = recognise(["Foo", "Bar", "Fax", "Nr."], said, kind="customers")
    assert found.columns == {"customer": (0,), "town": (1,), "id": (3,)}
    assert (dict(found.customs), found.program) == ({}, "customerid")


def test_what_was_mapped_comes_before_what_was_recognised() -> None:
    found = recognise(["Company", "Trading as"], mapped(["Trading as=customer"]))
    assert found.columns["customer"] == (1,)
    assert found.customs == {0: "Company"}


@pytest.mark.parametrize("wrong", ["Company", "=name", "Company=shoe size", "Company="])
def test_a_mapping_to_nothing_there_is_gets_refused(wrong: str) -> None:
    with pytest.raises(Misused):
        mapped([wrong])


def test_unknown_columns_are_a_customers_own_fields() -> None:
    found = recognise(["Company", "Fax", "Fax", "", "Shoe size"])
    assert found.customs == {1: "Fax", 2: "Fax (3)", 4: "Shoe size"}
    assert recognise(["Customer", "Date", "Amount", "Fax"]).left == ("Fax",)


def test_what_programs_write_for_themselves_is_no_field() -> None:
    assert recognise(SALESFORCE.split(",")).customs == {9: "RATING"}


@pytest.mark.parametrize("name", ["town", "Phone 2", "custom: x", " padded", "Name", "E-mail", "--", "photo"])
def test_an_own_field_never_comes_back_as_another(name: str) -> None:
    found = recognise(["retain_id", "name", as_custom(name)])
    assert found.customs == {2: name.strip()}


def test_a_plain_own_field_keeps_its_name_as_heading() -> None:
    assert as_custom("Fax") == "Fax"


def test_tables_of_one_shape_share_a_signature() -> None:
    assert signature(["E-mail", "Company Name"]) == signature(["companyname", "EMAIL"])


def test_kinds_are_named_as_they_are_listed() -> None:
    assert kind_named("Sales") == "sales"
    assert kind_named("") is None
    with pytest.raises(Misused, match="no kind of table"):
        kind_named("boats")
