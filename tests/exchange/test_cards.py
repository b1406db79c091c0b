"""vCards as phones and programs write them, and as we do."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain.customers import Customer
from retain.domain.folders import PersonFolder, Post
from retain.domain.incoming import Aside, Met, Refusal, Way
from retain.domain.people import Person, Position, Reach
from retain.exchange.arrivals import arriving
from retain.exchange.cards_out import VERSIONS, lines
from retain.exchange.readers import Choices
from tests.factories import TODAY, filling

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Ran

    Retain = Callable[..., Ran]

SAMPLES = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "interop" / "vcard"
beside = pytest.mark.skipif(not SAMPLES.exists(), reason="the sample data isn't beside the project")


def read(text: str | bytes) -> list[Any]:
    """The rows of a file of cards."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "cards.vcf"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return list(arriving(path, Choices(TODAY), {}).rows)


def card(*properties: str) -> str:
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *properties, "END:VCARD", ""])


def met(*properties: str) -> Met:
    (row,) = read(card(*properties))
    assert isinstance(row, Met), row
    return row


def sample(name: str) -> Met:
    (row,) = arriving(SAMPLES / f"ezvcard_{name}.vcf", Choices(TODAY), {}).rows
    assert isinstance(row, Met), row
    return row


def phones(row: Met) -> list[tuple[str, str | None]]:
    return [(way.raw, way.label) for way in row.ways if way.way == "phone"]


@beside
def test_a_gmail_card_holds_name_work_birthday_and_family() -> None:
    row = sample("John_Doe_GMAIL")
    assert (row.name, row.who.name, row.position) == ("John Doe", "IBM", {"role": "Money Counter"})
    assert row.ways[0] == Way("email", "john.doe@ibm.com")
    assert phones(row) == [("905-555-1234", "mobile"), ("905-666-1234", "home")]
    assert row.fields == {"birthday": "1980-03-22"}
    assert {"kind": "spouse", "name": "Jenny"} in row.facts
    assert {"kind": "anniversary", "text": "1975-03-01"} in row.facts


@beside
def test_an_iphone_card_keeps_the_numbers_somebody_answers() -> None:
    row = sample("John_Doe_IPHONE")
    assert (row.name, row.fields) == ("John Doe", {"birthday": "2012-06-06"})
    assert phones(row) == [
        ("905-555-1234", "mobile"), ("905-666-1234", "home"), ("905-777-1234", "work"), ("905-222-1234", None)
    ]  # fmt: skip


@beside
def test_outlooks_cards_of_the_old_version_are_read() -> None:
    row = sample("outlook-2007")
    assert (row.name, row.who.name, row.position) == ("Michael Angstadt", "TheCompany", {"role": "TheJobTitle"})
    assert phones(row) == [("(111) 555-1111", "work"), ("(111) 555-2222", "home"), ("(111) 555-4444", "mobile")]
    assert {"kind": "spouse", "name": "TheSpouse"} in row.facts
    notes = [fact["text"] for fact in row.facts if fact["kind"] == "note"]
    assert notes[0].startswith("This is the NOTE field I assume it encodes")
    assert sample("John_Doe_MS_OUTLOOK").fields == {"birthday": "1980-03-22"}


@beside
def test_the_standards_own_card_has_a_birthday_without_a_year() -> None:
    row = sample("rfc6350-example")
    assert (row.name, row.fields) == ("Simon Perreault", {"birthday": "--02-03"})
    assert phones(row) == [("+1-418-656-9254 ext. 102", "work"), ("+1-418-262-6501", "mobile")]
    assert {"kind": "anniversary", "text": "2009-08-08"} in row.facts


def test_quoted_printable_in_an_older_encoding_is_read() -> None:
    row = met("N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg", "ORG;CHARSET=UTF-8:Bäckerei")
    assert (row.name, row.who.name) == ("Jörg Müller", "Bäckerei")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_any_encoding_is_told(encoding: str) -> None:
    (row,) = read(card("FN:Zoë Gärtner", "ORG:Gärtnerei Söhne").encode(encoding))
    assert (row.name, row.who.name) == ("Zoë Gärtner", "Gärtnerei Söhne")


def test_pictures_of_any_size_stay_out() -> None:
    picture = "\r\n ".join("A" * 72 for _ in range(40_000))
    row = met("FN:Dana Reed", f"PHOTO;ENCODING=b;TYPE=JPEG:{picture}", "EMAIL:dana@acme.example")
    assert row.ways == (Way("email", "dana@acme.example"),)


def test_a_broken_card_is_refused_with_its_line_and_the_others_stand() -> None:
    found = read(card("FN:Dana Reed") + "BEGIN:VCARD\r\nFN:Lee\r\n" + card("FN:Eve Holt") + card("TEL:12345"))
    assert [type(row) for row in found] == [Met, Refusal, Met, Refusal]
    assert found[1] == Refusal(5, "the card is never closed, or longer than a card can be")
    assert found[3] == Refusal(11, "the card names nobody")


def test_a_companys_card_is_no_person() -> None:
    (row,) = read(card("ORG:Acme", "X-ABShowAs:COMPANY", "FN:Acme"))
    assert isinstance(row, Aside)


@pytest.mark.parametrize(
    ("line", "birthday"),
    [
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-22", "--03-22"),
        ("BDAY:--0229", "--02-29"),
        ("BDAY:1980-02-30", None),
        ("BDAY;VALUE=text:circa 1800", None),
        ("BDAY:1953-10-15T23:10:00Z", "1953-10-15"),
    ],
)
def test_a_birthday_is_a_day_or_nothing(line: str, birthday: str | None) -> None:
    assert met("FN:Dana", line).fields.get("birthday") == birthday


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Z")), min_size=1, max_size=9)
PEOPLE = st.builds(
    lambda first, last, role, company, birthday, mail, number: PersonFolder(
        Person(f"{first} {last}", "x", TODAY, 7, birthday),
        (Post(Position(7, 1, role=role), Customer(company, "x", TODAY, 1)),),
        (Reach("email", f"{mail}@acme.example", "x"), Reach("phone", number, "x", label="mobile")),
    ),
    NAMES, NAMES, NAMES | st.none(), NAMES, st.sampled_from([None, "1980-03-22", "--02-29"]),
    st.text("abcdef.-", min_size=1, max_size=9).filter(lambda text: text.strip(".-")),
    st.sampled_from(["0113 496 0101", "+44 20 7946 0958"]),
)  # fmt: skip


@given(PEOPLE, st.sampled_from(VERSIONS))
def test_a_person_comes_back_from_a_card_as_they_went(folder: PersonFolder, version: str) -> None:
    (row,) = read("".join(lines([folder], "9f3b2c1d", version)))
    post = folder.posts[0]
    assert row.name == folder.person.name
    assert row.external == "9f3b2c1d-d7"
    assert row.who.name == post.customer.name
    assert row.position == ({"role": post.position.role} if post.position.role else {})
    assert row.fields == ({"birthday": folder.person.birthday} if folder.person.birthday else {})
    assert [(way.way, way.raw, way.label) for way in row.ways] == [
        (reach.way, reach.raw, reach.label) for reach in folder.reaches
    ]


def test_cards_attach_people_to_known_customers_and_set_the_rest_aside(retain: Retain, tmp_path: Path) -> None:
    retain("customer", "add", "Acme Ltd")
    book = tmp_path / "phone.vcf"
    dentist = card("FN:My Dentist", "TEL:0113 4960999")
    dana = card("FN:Dana Reed", "ORG:Acme", "EMAIL:dana@acme.example", "X-MS-SPOUSE:Lee")
    book.write_text(dana + dentist, encoding="utf-8")
    ran = retain("import", book)
    assert ran.lines == ["phone.vcf: 1 person (1 new, 0 unchanged); 1 fact (1 new, 0 unchanged)"]
    assert ran.err == "phone.vcf: 1 set aside, not at a customer; `retain import --pending` lists them.\n"
    assert [one["name"] for one in retain("person", "list", "--json").json] == ["Dana Reed"]
    assert retain("fact", "list", "--json").json[0]["name"] == "Lee"
    assert "0 new, 1 unchanged" in retain("import", book).out
    retain("undo")
    assert retain("person", "list", "--json").json == []


def test_an_export_is_a_card_for_everybody_who_is_there(retain: Retain, db: Path, tmp_path: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Acme, Ltd; Söhne")
        shelf.person("Dana Reed", role="buyer\nand cook")
        shelf.person("Gone Away", left_on=TODAY)
        shelf.fact("hobby", "sailing", person=1)
    out = tmp_path / "people.vcf"
    retain("export", out)
    text = out.read_bytes().decode()
    assert text.count("BEGIN:VCARD\r\n") == 1
    assert "ORG:Acme\\, Ltd\\; Söhne\r\n" in text
    assert "sailing" not in text
    assert "0 new, 1 unchanged" in retain("import", out).out
    retain("export", out, "sale", "--force", code=2)
    retain("export", out, "--force", "--vcard", "5", code=2)
