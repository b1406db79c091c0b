"""`retain export`: nouns and customers as CSV and JSON, the whole diary as JSON, and all of it back."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retain.domain.labels import Source
from retain.domain.promises import Promise
from tests.factories import TODAY, ago, ahead, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]

NOUNS = ("customer", "colleague", "person", "sale", "entry", "promise", "problem")


@pytest.fixture
def book(db: Path) -> None:
    """Two customers of one name, their people, and something of every noun."""
    with filling(db) as shelf:
        shelf.colleague("Lee Park", executive=True, knows="boilers")
        shelf.colleague("Ann Best", deputy=1, role="Engineer", phone="+44 113 1")
        shelf.customer(
            "IT", town="Köln", country="Germany", tier="B", tier_because="=anchor", interval=20, solo=True,
            expected_value=120_050, no_contact=("email", "card"), said="active", said_on=ago(5), potential="high",
            pays_late=21, executive=1,
        )  # fmt: skip
        shelf.customer("IT", part_of=None, archived_on=TODAY)
        shelf.customer('Birch, "Sons"', part_of=1, address="two\nlines")
        shelf.tag("vip")
        shelf.tag("@x")
        shelf.custom("Fax", "+1 2")
        shelf.custom("town", "not a town", 3)
        shelf.custom("=sum", "=1", 3)
        shelf.diary.write(Source(1, "erp", "4711"))
        shelf.person("Dana Reed", 1, role="boss", level="director", main=True, birthday="--03-05", prefers="call")
        shelf.person("Dana Reed", 2, left_on=ago(3), no_contact=("all",))
        shelf.reach("email", "Dana@it.example", person=1, label="work", verified_on=ago(9))
        shelf.reach("phone", "0221 064732", person=1)
        shelf.reach("phone", "0221 1111111", customer=1)
        shelf.entry(
            1, ago(9), text="=first", people=(1,), purposes=("check", "news"), mood="good", minutes=10, cost=995
        )
        shelf.entry(1, ago(9), text="", inbound=True, time="09:30", colleague=2)
        shelf.entry(2, ago(9), text="other IT", attempt=True)
        shelf.entry(3, ago(8), "email", text="a secret", private=True, bulk=True)
        shelf.sale(1, ago(30), 100_000, product="-panels", margin=-5, number="007", delivered_on=ago(20))
        shelf.sale(2, ago(30), 100_000)
        shelf.sale(2, ago(30), 100_000)
        promised = shelf.promise(1, "send quote", ahead(2), entry=4)
        shelf.slip(promised, ahead(9), told=True)
        shelf.diary.write(Promise(3, "colleague", "call back", ago(9), ago(1), None, None, 1, "kept", ago(2)))
        shelf.problem(1, "seats wrong", severe=True, expected="8", received="7", amount=99, raised_by=1, colleague=2)
        shelf.snooze(1, ahead(3), because="busy")
        shelf.away(ahead(20), ahead(25), colleague=1)
        shelf.settlement(1, "c1-review", ago(1))
        shelf.statement(1, "lost", ago(90), "price")
        shelf.statement(1, "auto", None)
        shelf.bystander("Aunt Mary", "", "mary@home.example", facts=({"kind": "child", "name": "Zoë"},))


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.usefixtures("book")
def test_a_diary_comes_back_byte_for_byte(retain: Retain, tmp_path: Path) -> None:
    retain("export", tmp_path / "one.json", "--private")
    other = ("--db", tmp_path / "other.db")
    ran = retain("import", tmp_path / "one.json", *other)
    assert ran.out.startswith("one.json: 3 customers (3 new, 0 unchanged)")
    retain("export", tmp_path / "two.json", "--private", *other)
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    assert retain("find", "secret", "--json", *other).json


@pytest.mark.usefixtures("book")
def test_an_adopted_diary_is_given_back_whole_by_undo(retain: Retain, tmp_path: Path) -> None:
    retain("export", tmp_path / "one.json", "--private")
    other = ("--db", tmp_path / "other.db")
    empty = tmp_path / "empty.json"
    retain("customer", "add", "Elm", *other)
    retain("undo", *other)
    retain("export", empty, *other)
    retain("import", tmp_path / "one.json", *other)
    retain("undo", *other)
    retain("export", empty.with_name("again.json"), *other)
    assert empty.read_bytes() == empty.with_name("again.json").read_bytes()


@pytest.mark.usefixtures("book")
def test_private_entries_leave_only_if_asked_for(retain: Retain, tmp_path: Path) -> None:
    ran = retain("export", tmp_path / "one.json")
    assert "Private entries and facts that stayed in the diary: 1." in ran.err
    text = (tmp_path / "one.json").read_text(encoding="utf-8")
    whole = json.loads(text)
    assert whole["private"] is False
    assert "secret" not in text
    assert [one["id"] for one in whole["entry"]] == [1, 2, 3]
    assert whole["promise"][0]["entry"] is None
    assert "secret" not in retain("export", "-", "entry").out
    assert "secret" in retain("export", "-", "entry", "--private").out
    assert "secret" not in retain("export", "-", "c3").out
    retain("import", tmp_path / "one.json", "--db", tmp_path / "other.db")


@pytest.mark.usefixtures("book")
def test_the_same_diary_is_brought_up_to_date_by_id(retain: Retain, tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    retain("export", path)
    assert "3 customers (0 new, 3 unchanged)" in retain("import", path).out
    path.write_text(path.read_text(encoding="utf-8").replace("not a town", "a field"), encoding="utf-8")
    retain("entry", "remove", "e3")
    ran = retain("import", path)
    assert "3 own fields (0 new, 1 changed, 2 unchanged)" in ran.out
    assert "3 entries (1 new, 2 unchanged)" in ran.out
    retain("undo")
    assert len(retain("export", "-", "entry", "--json").json) == 2
    retain("export", tmp_path / "two.json", "--private")
    assert json.loads((tmp_path / "two.json").read_text(encoding="utf-8"))["promise"][0]["entry"] == 4


@pytest.mark.usefixtures("book")
def test_another_diary_is_refused_where_there_is_one(retain: Retain, tmp_path: Path) -> None:
    retain("export", tmp_path / "one.json")
    retain("customer", "add", "Elm", "--db", tmp_path / "other.db")
    ran = retain("import", tmp_path / "one.json", "--db", tmp_path / "other.db", code=1)
    assert "one.json is another diary, and this one isn't empty." in ran.err


@pytest.mark.usefixtures("book")
def test_every_noun_comes_back_from_its_table(retain: Retain, tmp_path: Path) -> None:
    tables = {noun: retain("export", "-", noun, "--private").out for noun in NOUNS}
    for noun, text in tables.items():
        (tmp_path / f"{noun}.csv").write_bytes(text.encode())
    other = ("--db", tmp_path / "other.db")
    ran = retain("import", *(tmp_path / f"{noun}.csv" for noun in NOUNS), *other)
    assert ran.err == ""
    back = {noun: retain("export", "-", noun, "--private", *other).out for noun in NOUNS}
    people = ("person_id", "retain_id")
    for noun in NOUNS:
        kept = [{key: row[key] for key in row if key not in people} for row in table(tables[noun])]
        assert [{key: row[key] for key in row if key not in people} for row in table(back[noun])] == kept, noun
    assert table(back["sale"]) == table(tables["sale"])


@pytest.mark.usefixtures("book")
def test_a_table_of_the_same_diary_changes_nothing(retain: Retain, tmp_path: Path) -> None:
    for noun in NOUNS:
        retain("export", tmp_path / f"{noun}.csv", noun, "--private")
    ran = retain("import", *(tmp_path / f"{noun}.csv" for noun in NOUNS))
    assert all("0 new" in line and "changed," not in line for line in ran.lines), ran.out
    assert len(retain("history", "--json").json) == 1


@pytest.mark.usefixtures("book")
def test_formulas_are_disarmed_and_numbers_are_not(retain: Retain) -> None:
    (customer, *_), (sale, *_) = (table(retain("export", "-", noun).out) for noun in ("customer", "sale"))
    assert (customer["tier_because"], customer["tags"], customer["phones"]) == ("'=anchor", "vip; @x", "0221 1111111")
    assert (sale["product"], sale["margin"], sale["amount"], sale["number"]) == ("'-panels", "-0.05", "1000.00", "007")
    assert table(retain("export", "-", "colleague").out)[1]["phone"] == "+44 113 1"


@pytest.mark.usefixtures("book")
def test_own_fields_are_columns(retain: Retain) -> None:
    rows = table(retain("export", "-", "customers").out)
    assert [(row["Fax"], row["custom: town"], row["town"], row["'=sum"]) for row in rows] == [
        ("'+1 2", "", "Köln", ""),
        ("", "", "", ""),
        ("", "not a town", "", "'=1"),
    ]


@pytest.mark.usefixtures("book")
def test_json_of_a_noun_is_an_array(retain: Retain) -> None:
    customer, *_ = retain("export", "-", "customer", "--json").json
    assert {key: customer[key] for key in ("name", "tags", "custom", "solo", "expected_value", "no_contact")} == {
        "name": "IT",
        "tags": ["vip", "@x"],
        "custom": {"Fax": "+1 2"},
        "solo": True,
        "expected_value": "1200.50",
        "no_contact": ["email", "card"],
    }
    entry, *_ = retain("export", "-", "entries", "--json").json
    assert (entry["with"], entry["for"], entry["inbound"]) == (["Dana Reed"], ["check", "news"], False)


@pytest.mark.usefixtures("book")
def test_a_customer_is_its_timeline_or_all_that_hangs_on_it(retain: Retain, tmp_path: Path) -> None:
    assert [row["text"] for row in table(retain("export", "-", "c1").out)] == ["'=first", ""]
    assert retain("export", tmp_path / "it.json", "c1").err.endswith("it.json is written: IT (c1).\n")
    found = json.loads((tmp_path / "it.json").read_text(encoding="utf-8"))
    assert found["customer"]["name"] == "IT"
    assert {name: len(found[name]) for name in ("people", "entries", "promises", "problems", "sales")} == {
        "people": 1,
        "entries": 2,
        "promises": 1,
        "problems": 1,
        "sales": 1,
    }


def test_markdown_is_of_a_review(retain: Retain, tmp_path: Path) -> None:
    refused = retain("export", tmp_path / "acme.md", "acme", code=2)
    assert refused.err.endswith("Markdown is of a review: retain review CUSTOMER -o FILE.md\n")


@pytest.mark.usefixtures("book")
def test_the_name_of_a_csv_file_can_say_the_noun(retain: Retain, tmp_path: Path) -> None:
    retain("export", tmp_path / "sales.csv")
    assert len(table((tmp_path / "sales.csv").read_text(encoding="utf-8"))) == 3
    assert "Say which: retain export" in retain("export", tmp_path / "it.csv", code=2).err


@pytest.mark.usefixtures("book")
def test_a_file_that_is_there_is_kept_unless_forced(retain: Retain, tmp_path: Path) -> None:
    path = tmp_path / "it.csv"
    path.write_text("old", encoding="utf-8")
    assert "is there already. Add --force" in retain("export", path, "sale", code=73).err
    assert path.read_text(encoding="utf-8") == "old"
    retain("export", path, "sale", "--force")
    assert len(table(path.read_text(encoding="utf-8"))) == 3


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize("file", ["it.xls", "it", "folder/it.csv"])
def test_what_can_not_be_written_is_refused(retain: Retain, tmp_path: Path, file: str) -> None:
    ran = retain("export", tmp_path / file, "sale", code=None)
    assert ran.code in {2, 73}
    assert len(ran.err.splitlines()) == 1


def test_an_empty_diary_exports_empty_tables(retain: Retain) -> None:
    retain("customer", "add", "Acme")
    retain("undo")
    assert table(retain("export", "-", "customer").out) == []
    assert retain("export", "-", "customer", "--json").json == []
    assert retain("export", "-").json["customer"] == []


TAG = '{"id": 1, "customer": 1, "name": "x"}'


@pytest.mark.parametrize(
    ("tag", "why"),
    [
        ('{"id": 1, "customer": 9, "name": "x"}', "a tag belongs to a customer that isn't there"),
        ('{"id": 1, "customer": 9}', "tag 1 has other fields than a tag: name"),
        ('{"id": "1", "customer": 9, "name": "x"}', "tag 1: its id is none"),
        ('{"id": 1, "customer": 1e3, "name": "x"}', "tag 1: its customer is none"),
        ('{"id": 1, "customer": 1, "name": ""}', "breaks the diary's laws"),
        ('{"id": 1, "customer": 1, "name": "\\ud800"}', "tag 1: its name is none"),
        ('{"id": 99999999999999999999, "customer": 1, "name": "x"}', "its id is none"),
        ("7", "'tag' holds something that is no record"),
        (f"{TAG}, {TAG}", "breaks the diary's laws"),
    ],
)
def test_a_damaged_diary_is_refused_whole(retain: Retain, tmp_path: Path, tag: str, why: str) -> None:
    retain("customer", "add", "Acme")
    retain("undo")
    path = tmp_path / "it.json"
    with filling(tmp_path / "one.db") as shelf:
        shelf.customer("Acme")
    retain("export", path, "--db", tmp_path / "one.db")
    whole = path.read_text(encoding="utf-8").replace('"tag": []', f'"tag": [{tag}]')
    path.write_text(whole, encoding="utf-8")
    ran = retain("import", path, code=65)
    assert why in ran.err
    assert len(ran.err.splitlines()) == 1
    assert retain("export", "-", "customer", "--json").json == []


@pytest.mark.usefixtures("book")
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_damage_is_a_refusal_or_a_diary(retain: Retain, tmp_path: Path, data: Any) -> None:
    path = tmp_path / "one.json"
    if not path.exists():
        retain("export", path, "--private")
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(content)))
        content[place : place + data.draw(st.integers(0, 5))] = data.draw(
            st.binary(max_size=2)
            | st.sampled_from([b'"', b"}", b"[", b"null", b"-", b"\\ud800", b"99999999999999999999"])
        )
    damaged = tmp_path / "damaged.json"
    damaged.write_bytes(content)
    ran = retain("import", damaged, "--dry-run", "--db", tmp_path / "other.db", code=None)
    assert ran.code in {0, 2, 4, 65, 78}
    assert "Traceback" not in ran.err
