"""`retain contract`: terms in the book, renewed, lost, and what they do to due, brief, tiers and files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.factories import TODAY, ago, ahead, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]

TERM = ("--start", "2024-01-01", "--term", "36m")


@pytest.fixture
def acme(db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer(added_on=ago(700), tier="C", tier_because="so that a contract alone makes rows")
        shelf.entry(1, ago(3), "visit", purposes=("review",))


def reasons(retain: Retain, today: object = TODAY) -> list[str]:
    return [one["reason"] for row in retain("due", "--json", today=today).json for one in row["reasons"]]


@pytest.mark.usefixtures("acme")
def test_a_new_contract_is_echoed_with_its_days(retain: Retain) -> None:
    ran = retain("contract", "add", "acme", "Lift", "care", *TERM, "--notice", 90, "--value", "18,000", "--auto",
                 "--price", "2027-01-01", "--invoiced", "--number", "LM-1")  # fmt: skip
    assert ran.out == (
        "Acme (k1) added: title Lift care; number LM-1; starts Mon 1 Jan 2024, 1057 days ago; ends Thu 31 Dec, in 38"
        " days; value 18,000.00; notice days 90; auto renews yes; price Fri 1 Jan 2027, in 39 days; invoiced yes;"
        " signed Mon 1 Jan 2024, 1057 days ago.\n"
    )


@pytest.mark.usefixtures("acme")
def test_a_year_from_today_is_what_nothing_said_means(retain: Retain) -> None:
    found = retain("contract", "add", "acme", "--json").json
    assert (found["starts_on"], found["ends_on"], found["signed_on"]) == ("2026-11-23", "2027-11-22", "2026-11-23")
    ahead_of_time = retain("contract", "add", "acme", "--start", "2027-01-01", "--end", "2027-12-31", "--json").json
    assert (ahead_of_time["starts_on"], ahead_of_time["signed_on"]) == ("2027-01-01", "2026-11-23")


@pytest.mark.usefixtures("acme")
@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (("--start", "2026-01-01", "--end", "2025-01-01"), 1, "before it starts"),
        (("--end", "2027-01-01", "--term", "3y"), 2, "A contract has one end."),
        (("--notice", "-3"), 1, "-3 days is no notice."),
        (("--notice", "3m"), 2, "'3m' is no whole number."),
        (("--value", "much"), 2, "isn't an amount"),
        (("--term", "friyay"), 2, "isn't a date"),
    ],
)
def test_what_is_no_contract_is_one_line_and_nothing_is_stored(
    retain: Retain, typed: tuple[str, ...], code: int, said: str
) -> None:
    ran = retain("contract", "add", "acme", *typed, code=code)
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
    assert retain("contract", "list", "--all", "--json").json == []


@pytest.mark.usefixtures("acme")
def test_show_tells_the_decision_date_and_the_share_of_the_term_without_a_conversation(
    retain: Retain, db: Path
) -> None:
    with filling(db) as shelf:
        shelf.contract(1, ago(400), ahead(60), notice_days=30, value=12_000_00)
        shelf.entry(1, ago(100), "email", purposes=("proof",), text="saved 40 hours")
        shelf.entry(1, ago(500), "email", purposes=("proof",))
    found: dict[str, Any] = retain("contract", "show", "k1", "--json").json
    assert list(found) == [
        "code", "customer", "customer_code", "title", "number", "state", "starts_on", "ends_on", "decision_on", "value",
        "notice_days", "auto_renews", "price_on", "invoiced", "signed_on", "months", "silent_months", "silent_share",
        "proofs", "ended", "ended_on", "because", "renewed_from",
    ]  # fmt: skip
    assert (found["state"], found["decision_on"], found["value"]) == ("in force", str(ahead(30)), "12000.00")
    assert (found["months"], found["silent_months"], found["silent_share"], found["proofs"]) == (14, 13, 93, 1)


@pytest.mark.usefixtures("acme")
def test_the_next_decision_is_listed_first_and_what_is_settled_only_with_all(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.contract(1, ago(400), ahead(300), title="Late")
        shelf.contract(1, ago(400), ahead(60), title="Soon")
        shelf.contract(1, ago(800), ago(40), title="Gone", ended="lost", ended_on=ago(90), because="price")
        shelf.contract(1, ago(800), ago(30), title="Undecided")
    titles = [row["title"] for row in retain("contract", "list", "--json").json]
    assert titles == ["Undecided", "Soon", "Late"]
    assert len(retain("contract", "list", "acme", "--all").lines) == 4
    assert len(retain("contract", "list", "--where", "status:active").lines) == 3


@pytest.mark.usefixtures("acme")
def test_an_edit_says_what_it_replaced_and_undo_takes_it_back(retain: Retain) -> None:
    retain("contract", "add", "acme", *TERM)
    assert retain("contract", "edit", "k1", "--notice", 60, "--term", "4y", "--title", "Lifts").lines == [
        "Acme (k1): title Lifts; ends Fri 31 Dec 2027, in 403 days (was Thu 31 Dec, in 38 days); notice days 60."
    ]
    retain("undo")
    assert retain("contract", "show", "k1", "--json").json["ends_on"] == "2026-12-31"


@pytest.mark.usefixtures("acme")
def test_a_renewal_keeps_the_old_terms_and_is_thanked_for(retain: Retain) -> None:
    retain("contract", "add", "acme", "Lifts", *TERM, "--value", 18000)
    new = retain("contract", "renew", "k1", "--value", 20000, "--because", "no failures", "--json").json
    assert (new["code"], new["starts_on"], new["ends_on"]) == ("k2", "2027-01-01", "2029-12-31")
    assert (new["value"], new["title"], new["renewed_from"]) == ("20000.00", "Lifts", "k1")
    old = retain("contract", "show", "k1", "--json").json
    assert (old["state"], old["value"], old["because"], old["ended_on"]) == (
        "renewed", "18000.00", "no failures", "2026-11-23"
    )  # fmt: skip
    assert reasons(retain) == []
    assert "renewal thanks" in reasons(retain, ahead(1))
    retain("done", "k2-thanks", today=ahead(1))
    assert "renewal thanks" not in reasons(retain, ahead(2))
    assert retain("contract", "renew", "k1", code=1).err.startswith("retain: k1 was renewed on 2026-11-23 already.")


@pytest.mark.usefixtures("acme")
def test_a_renewal_is_one_undo_and_removed_it_leaves_the_old_one_open(retain: Retain) -> None:
    retain("contract", "add", "acme", *TERM)
    retain("contract", "renew", "k1")
    retain("undo")
    assert [row["state"] for row in retain("contract", "list", "--all", "--json").json] == ["in force"]
    retain("contract", "renew", "k1")
    assert retain("contract", "remove", "k3").lines == ["k3\tAcme\tdeleted; k1 is open again"]
    assert retain("contract", "show", "k1", "--json").json["state"] == "in force"


@pytest.mark.usefixtures("acme")
def test_a_loss_needs_a_reason_and_ends_the_steps(retain: Retain) -> None:
    retain("contract", "add", "acme", *TERM)
    assert reasons(retain) == ["contract step"]
    retain("contract", "lose", "k1", code=2)
    assert retain("contract", "lose", "k1", "--because", "they insource it").lines == [
        "Acme (k1): ended lost; ended Mon 23 Nov, today; because they insource it."
    ]
    assert reasons(retain) == []
    retain("contract", "edit", "k1", "--reopen")
    assert reasons(retain) == ["contract step"]


@pytest.mark.usefixtures("acme")
def test_a_step_is_settled_by_its_code_and_undo_brings_it_back(retain: Retain) -> None:
    retain("contract", "add", "acme", "Lifts", *TERM)
    (row,) = retain("due", "--json").json
    assert (row["reasons"][0]["code"], row["command"], row["terms"]) == (
        "k1-step", "retain done k1-step", {"contract step": 8.0}
    )  # fmt: skip
    retain("done", "k1-step", "they want two more years")
    assert reasons(retain) == []
    retain("undo")
    assert reasons(retain) == ["contract step"]
    assert "they want" not in retain("brief", "acme").out


@pytest.mark.usefixtures("acme")
def test_a_neglected_contract_asks_for_a_conversation(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Birch", added_on=ago(700))
        shelf.contract(2, ago(1000), ahead(460), title="48-month lease")
        shelf.entry(2, ago(120))
    row = next(row for row in retain("due", "--json").json if row["customer"] == "Birch")
    assert row["reasons"][0]["says"] == "contract 48-month lease: 120 days without a conversation"
    assert (row["band"], row["terms"]["dated"]) == (2, 4.0)
    assert row["command"].startswith("retain log Birch")
    retain("log", "Birch", "all fine")
    assert "neglected contract" not in reasons(retain)


@pytest.mark.usefixtures("acme")
def test_brief_tells_of_contracts_and_of_value_not_shown(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.contract(1, ago(400), ahead(38), title="Lifts", notice_days=8, value=18_000_00)
        shelf.contract(1, ago(900), ago(401), title="Old", ended="renewed", ended_on=ago(420))
    told = retain("brief", "acme").lines
    assert "mind\tbilled 4,500.00 this quarter, value not shown: log a contact --for proof" not in told
    (line,) = [line for line in told if line.startswith("contract\t")]
    assert line == (
        "contract\tLifts; ends Thu 31 Dec; decision Wed 23 Dec, in 30 days; 18,000.00 a year;"
        " 13 of 14 months silent (93 %); value never shown [k1]"
    )
    with filling(db) as shelf:
        shelf.diary.connection.execute("UPDATE entry SET purposes = ''")
    assert (
        "mind\tbilled 4,500.00 this quarter, value not shown: log a contact --for proof"
        in retain("brief", "acme").lines
    )
    retain("log", "acme", "40 hours saved this year", "--for", "proof")
    shown = retain("brief", "acme", "--json").json
    assert (shown["unproven"], shown["contracts"][0]["proofs"]) == ("0.00", 1)


def test_a_prospect_with_a_contract_is_a_customer_with_its_value(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Acme", said="prospect", said_on=ago(300))
        shelf.customer("Birch")
    retain("contract", "add", "acme", "--value", 5000)
    assert retain("customer", "show", "acme", "--json").json["status"] == "active"
    found = retain("tiers", "--json").json["customers"]
    assert [(one["name"], one["tier"], one["value"]) for one in found] == [
        ("Acme", "A", "5000.00"),
        ("Birch", "C", "0.00"),
    ]
    retain("contract", "edit", "k1", "--invoiced")
    assert retain("tiers", "--json").json["concentration"]["total"] == "0.00"
    assert retain("customer", "show", "acme", "--json", today=ago(1)).json["status"] == "prospect"


@pytest.mark.usefixtures("acme")
def test_a_customer_with_a_contract_is_archived_not_deleted(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.contract(shelf.customer("Birch"))
    assert retain("customer", "remove", "birch").out.strip().endswith("archived: its history stays")


@pytest.mark.usefixtures("acme")
def test_contracts_are_found_by_their_words_and_move_with_a_merge(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.contract(shelf.customer("Acme Ltd"), title="Lift care", number="LM-77")
    assert [hit["code"] for hit in retain("find", "lift", "--json").json] == ["k1"]
    assert [hit["code"] for hit in retain("find", "LM-77", "--json").json] == ["k1"]
    retain("merge", "c1", "c2")
    assert retain("contract", "show", "k1", "--json").json["customer_code"] == "c1"


@pytest.mark.usefixtures("acme")
def test_tables_and_the_whole_diary_come_back_as_they_were(retain: Retain, db: Path, tmp_path: Path) -> None:
    with filling(db) as shelf:
        shelf.contract(1, title="=Lifts", number="7", value=12_345, price_on=ahead(9), auto_renews=True, notice_days=30)
        shelf.contract(1, ago(900), ago(400), ended="lost", ended_on=ago(500), because="price", invoiced=True)
        shelf.expectation(1, "no complaints", metric="complaints", target="0", contract=1)
        shelf.expectation(1, "never late", unrealistic=True, explained="trains", result="missed", reviewed_on=TODAY)
    nouns = ("customer", "contract", "expectation")
    for noun in nouns:
        retain("export", tmp_path / f"{noun}.csv", noun)
    other = ("--db", tmp_path / "other.db")
    retain("import", *(tmp_path / f"{noun}.csv" for noun in nouns), *other)
    for noun in nouns[1:]:
        assert _plain(retain("export", "-", noun, *other).out) == _plain((tmp_path / f"{noun}.csv").read_text())
    again = retain("import", *(tmp_path / f"{noun}.csv" for noun in nouns))
    assert all("0 new" in line and "changed," not in line for line in again.lines)
    whole = retain("export", "-", "--json", "--private").out
    (tmp_path / "whole.json").write_text(whole)
    retain("import", tmp_path / "whole.json", "--db", tmp_path / "twin.db")
    assert retain("export", "-", "--json", "--private", "--db", tmp_path / "twin.db").out == whole


def _plain(table: str) -> list[str]:
    """The rows of a table without the ids of their diary."""
    return [line.partition(",")[2] for line in table.splitlines()]


@pytest.mark.usefixtures("acme")
def test_an_import_refuses_a_term_that_ends_before_it_starts(retain: Retain, tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text(
        "Account Name,Contract Number,Start Date,End Date,Annual Value\n"
        "Acme,LM-1,2026-01-01,2026-12-31,18000\nAcme,LM-2,2026-01-01,2025-12-31,5\n"
    )
    ran = retain("import", tmp_path / "terms.csv")
    assert "line 3" in f"{ran.out}{ran.err}".lower()
    (held,) = retain("contract", "list", "--json").json
    assert (held["number"], held["value"], held["signed_on"]) == ("LM-1", "18000.00", "2026-01-01")


@pytest.mark.usefixtures("acme")
def test_a_step_inside_days_away_comes_forward_and_is_said(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.contract(1, ago(300), ahead(74), title="Lifts")
    ran = retain("away", f"{ahead(8)}..{ahead(20)}")
    assert ran.out.partition("\n")[2] == (
        "comes forward to Tue 24 Nov, tomorrow: Acme, contract Lifts: decision by Fri 5 Feb 2027, in 74 days:"
        " agree the terms [k1-step]\n"
    )
    (row,) = retain("due", "--json", today=ahead(1)).json
    assert row["reasons"][0]["says"].endswith("in 73 days: agree the terms")


@pytest.mark.usefixtures("acme")
def test_an_edit_answers_in_json_what_show_does(retain: Retain) -> None:
    retain("contract", "add", "acme", "Lift", "care", *TERM, "--notice", 90)
    edited = retain("contract", "edit", "k1", "--value", "20,000", "--json").json
    assert edited == retain("contract", "show", "k1", "--json").json
