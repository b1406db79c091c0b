"""`retain opportunity`: a need heard, its next step, won or lost; and in and out of files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.factories import TODAY, ago, filling
from tests.terminal import on_terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]

KEYS = [
    *("code", "customer", "customer_code", "text", "amount", "next_step", "next_on", "heard_on", "entry", "ended"),
    *("ended_on", "because"),
]
BRANCH = ("opportunity", "add", "acme", "opens a second branch", "--amount", "12000")
FRIDAY = "2026-11-27"


@pytest.fixture
def acme(db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer(added_on=ago(700))
        shelf.entry(1, ago(3), "visit", purposes=("review",))
        shelf.customer("Birch", added_on=ago(1))
        shelf.entry(2, ago(1), "visit", purposes=("review",))


@pytest.mark.usefixtures("acme")
def test_a_need_heard_is_echoed_and_stored(retain: Retain) -> None:
    assert retain(*BRANCH, "--next", "send drawings by fri", "--on", ago(2), "--entry", "e1").out == (
        "opens a second branch (o1) added: customer Acme; amount 12,000.00; next step send drawings;"
        " next Fri 27 Nov, in 4 days; heard Sat 21 Nov, 2 days ago; entry e1.\n"
    )
    found = retain("opportunity", "show", "o1", "--json").json
    assert list(found) == KEYS
    assert (found["next_on"], found["entry"], found["ended"]) == (FRIDAY, "e1", None)


@pytest.mark.usefixtures("acme")
def test_a_step_without_a_date_is_for_five_working_days_on_said_aloud(retain: Retain) -> None:
    ran = retain(*BRANCH, "--next", "send drawings")
    assert "next Mon 30 Nov, in 7 days" in ran.out
    assert ran.err == "The next step has no date: due in five working days.\n"


@pytest.mark.usefixtures("acme")
def test_log_bears_opportunities_with_the_entry_as_their_source(retain: Retain) -> None:
    ran = retain("log", "acme", "they grow", "--opportunity", "opens a second branch", "--opportunity", "needs LED")
    assert ran.lines[1:3] == ["o1 opportunity: opens a second branch", "o2 opportunity: needs LED"]
    found = retain("opportunity", "list", "--json").json
    assert [(one["text"], one["entry"], one["heard_on"]) for one in found] == [
        ("opens a second branch", "e3", str(TODAY)), ("needs LED", "e3", str(TODAY))
    ]  # fmt: skip
    retain("undo")
    assert retain("opportunity", "list", "--json").json == []


@pytest.mark.usefixtures("acme")
def test_log_to_several_bears_one_for_each(retain: Retain) -> None:
    found = retain("log", "acme,birch", "hi", "--opportunity", "heat pumps", "--yes", "--json").json
    assert [one["opportunities"] for one in found] == [
        [{"code": "o1", "text": "heat pumps"}], [{"code": "o2", "text": "heat pumps"}]
    ]  # fmt: skip
    assert [one["customer"] for one in retain("opportunity", "list", "--json").json] == ["Acme", "Birch"]


@pytest.mark.usefixtures("acme")
def test_a_log_line_with_an_empty_one_stores_nothing(retain: Retain) -> None:
    assert "An opportunity needs words" in retain("log", "acme", "hi", "--opportunity", " ", code=1).err
    assert len(retain("entry", "list", "--json").json) == 2


@pytest.mark.usefixtures("acme")
def test_the_list_is_by_amount_then_age_and_with_all_the_ended_after_it(retain: Retain) -> None:
    for text, amount, on in (("small", "5", 2), ("old", "900", 40), ("young", "900", 3), ("unknown", "", 50)):
        retain("opportunity", "add", "birch", text, "--amount", amount, "--on", ago(on))
    retain("opportunity", "lose", "o2", "--because", "dear")
    texts = [
        [one["text"] for one in retain("opportunity", "list", *words, "--json").json] for words in ((), ("--all",))
    ]
    assert texts == [["young", "small", "unknown"], ["young", "small", "unknown", "old"]]
    assert [one["text"] for one in retain("opportunity", "list", "birch", "--json", today=ago(30)).json] == [
        "old", "unknown"
    ]  # fmt: skip
    assert retain("opportunity", "list", "acme").err.startswith("No opportunities.")


@pytest.mark.usefixtures("acme")
def test_its_next_step_is_due_on_its_date_and_done_takes_it(retain: Retain) -> None:
    retain(*BRANCH, "--next", "send drawings by fri")
    assert retain("due", "--json").json == []
    (row,) = retain("due", "--json", today=FRIDAY).json
    assert row["reasons"][0]["says"] == (
        "send drawings (Fri 27 Nov, today), opportunity: opens a second branch, 12,000.00"
    )
    assert row["command"] == "retain done o1-step"
    assert "settled: o1-step (opportunity)" in retain("done", "o1-step", "sent, they like them", today=FRIDAY).out
    assert retain("due", "--json", today=FRIDAY).json == []
    assert "they like them" in retain("entry", "list", "acme", today=FRIDAY).out
    assert retain("opportunity", "show", "o1", "--json", today=FRIDAY).json["next_step"] is None
    assert "Nothing of o1-step is open." in retain("done", "o1-step", today=FRIDAY, code=3).err
    assert "won or lost" in retain("done", "o1", code=1).err


@pytest.mark.usefixtures("acme")
def test_a_step_taken_later_was_still_ahead_before(retain: Retain) -> None:
    retain(*BRANCH, "--next", "send drawings by fri")
    retain("done", "o1-step", today="2026-11-30")
    retain("opportunity", "edit", "o1", "--next", "ring by fri", today="2026-12-01")
    retain("done", "o1-step", today="2026-12-04")
    assert [one["code"] for one in retain("due", "--json", today=FRIDAY).json[0]["reasons"]] == ["o1-step"]
    assert retain("brief", "acme", "--json", today=FRIDAY).json["opportunities"][0]["next_step"] == "send drawings"
    assert retain("opportunity", "list", "--json", today="2026-12-02").json[0]["next_step"] == "ring"
    assert retain("opportunity", "list", "--json", today="2026-12-04").json[0]["next_step"] is None


@pytest.mark.usefixtures("acme")
def test_a_new_day_or_an_ending_settles_the_step_too(retain: Retain) -> None:
    retain(*BRANCH, "--next", "send drawings today")
    assert len(retain("due", "--json").json) == 1
    retain("opportunity", "edit", "o1", "--next", "send drawings by 12/4")
    assert retain("due", "--json").json == []
    retain("opportunity", "edit", "o1", "--next", "send drawings today")
    assert retain("opportunity", "win", "o1", "--amount", "13000", "--because", "the drawings").out == (
        "opens a second branch (o1): amount 13,000.00 (was 12,000.00); ended won; ended Mon 23 Nov, today;"
        " because the drawings.\n"
    )
    assert retain("due", "--json").json == []
    retain("opportunity", "edit", "o1", "--reopen")
    assert len(retain("due", "--json").json) == 1
    retain("opportunity", "edit", "o1", "--next", "", "--amount", "")
    assert retain("opportunity", "list").out == "o1\tAcme\topens a second branch\t\t\t\t\n"


@pytest.mark.usefixtures("acme")
@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        (("add", "acme"), "An opportunity needs words", 1),
        (("add", "acme", "x", "--amount", "much"), '"much" isn\'t an amount', 2),
        (("add", "acme", "x", "--on", "tomorrow"), "is still ahead", 1),
        (("add", "acme", "x", "--next", "fri"), '"fri" doesn\'t say what is promised', 2),
        (("add", "acme", "x", "--entry", "e2"), "e2 is another customer's.", 1),
        (("win", "o1", "--on", ago(9)), "It can't end on 2026-11-14, before it was heard", 1),
        (("lose", "o1"), "Missing option '--because'", 2),
        (("lose", "o1", "--because", ""), "Why was it lost?", 1),
        (("win", "o7"), "There is no opportunity o7.", 3),
        (("win", "r1"), "r1 is no opportunity.", 2),
    ],
)
def test_what_cant_be_is_one_line_and_changes_nothing(
    retain: Retain, words: tuple[object, ...], said: str, code: int
) -> None:
    retain(*BRANCH)
    before = retain("opportunity", "list", "--json").out
    ran = retain("opportunity", *words, code=code)
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
    assert retain("opportunity", "list", "--json").out == before


@pytest.mark.usefixtures("acme")
def test_the_brief_and_the_customer_tell_what_is_open(retain: Retain) -> None:
    retain(*BRANCH, "--next", "send drawings by fri")
    retain("opportunity", "add", "acme", "needs LED")
    lines = [line for line in retain("brief", "acme").lines if line.startswith("growth\t")]
    assert lines == [
        "growth\topportunity 12,000.00: opens a second branch; next: send drawings, Fri 27 Nov, in 4 days [o1]",
        "growth\topportunity: needs LED; no next step [o2]",
    ]
    shown = retain("customer", "show", "acme", "--json").json["opportunities"]
    assert [one["text"] for one in shown] == ["opens a second branch", "needs LED"]


@pytest.mark.usefixtures("acme")
def test_one_that_never_was_is_deleted_and_history_and_find_know_it(retain: Retain) -> None:
    retain(*BRANCH)
    retain("opportunity", "edit", "o1", "--text", "opens two branches")
    assert "opens two branches" in retain("history", "o1").out
    assert [one["code"] for one in retain("find", "branches", "--json").json] == ["o1"]
    assert retain("opportunity", "remove", "o1").out == "o1\topens two branches\tdeleted\n"


@pytest.mark.usefixtures("acme")
def test_opportunities_go_out_as_csv_and_come_back(retain: Retain, tmp_path: Path) -> None:
    retain(*BRANCH, "--next", "send drawings by fri")
    retain("opportunity", "add", "acme", "needs LED")
    retain("opportunity", "lose", "o2", "--because", "dear")
    file, other = tmp_path / "opportunities.csv", ("--db", tmp_path / "other.db")
    retain("export", file)
    assert retain("import", file, "--yes").out == "opportunities.csv: 2 opportunities (0 new, 2 unchanged)\n"
    retain("export", tmp_path / "customer.csv")
    retain("import", tmp_path / "customer.csv", file, "--yes", *other)
    plain = [retain("opportunity", "list", "--all", "--json", *where).json for where in ((), other)]
    assert plain[0] == plain[1]


@pytest.mark.usefixtures("acme")
def test_a_customers_own_export_holds_both_nouns(retain: Retain, tmp_path: Path) -> None:
    retain(*BRANCH)
    retain("referral", "add", "acme", "Cole Ltd")
    retain("export", tmp_path / "acme.json", "acme")
    found = json.loads((tmp_path / "acme.json").read_text(encoding="utf-8"))
    assert [found["referrals"][0]["referred"], found["opportunities"][0]["opportunity"]] == [
        "Cole Ltd", "opens a second branch"
    ]  # fmt: skip


@pytest.mark.usefixtures("acme")
def test_a_column_called_opportunity_or_referral_alone_makes_no_table_of_them(retain: Retain, tmp_path: Path) -> None:
    file = tmp_path / "accounts.csv"
    file.write_text("Company,Town,Referral,Opportunity\nCole Ltd,Leeds,a friend,high\n", encoding="utf-8")
    assert retain("import", file, "--yes").out == "accounts.csv: 1 customer (1 new, 0 unchanged)\n"


@pytest.mark.usefixtures("acme")
def test_a_merge_takes_them_along(retain: Retain) -> None:
    for _ in range(2):
        retain("opportunity", "add", "birch", "needs LED", "--next", "call today")
    assert retain("merge", "c1", "c2", "--yes").out.endswith(
        "; moved: 1 entry, 2 opportunities. `retain undo` parts them.\n"
    )
    assert retain("due", "--json").json[0]["customer"] == "Acme"


@pytest.mark.usefixtures("acme")
def test_a_table_whose_rows_break_the_law_is_refused_by_line(retain: Retain, tmp_path: Path) -> None:
    file = tmp_path / "heard.csv"
    file.write_text(
        "Customer,Opportunity,Heard on,Ended\nAcme,new wing,2026-11-02,\nAcme,new roof,2026-11-02,won\n"
        "Acme,,2026-11-02,\nAcme,new gate,2026-11-02,maybe\n",
        encoding="utf-8",
    )
    ran = retain("import", file, "--yes")
    assert ran.out == "heard.csv: 1 opportunity (1 new, 0 unchanged)\n"
    assert "line 3: An ending and its day stand together" in ran.err
    assert "line 4: it has no text" in ran.err
    assert 'line 5: "maybe" is no end of an opportunity' in ran.err


@pytest.mark.usefixtures("acme")
def test_a_list_is_a_line_an_opportunity_on_a_narrow_terminal_and_whole_in_a_pipe(retain: Retain, db: Path) -> None:
    text = "the roofs within five years, a block each summer, the laboratories before the rest"
    retain("opportunity", "add", "acme", text, "--amount", "140000", "--next", "offer Gwen a day on the roofs on fri")
    head, roofs = on_terminal(["--db", db, "--today", TODAY, "opportunity", "list"]).lines
    assert head.split() == ["code", "customer", "text", "amount", "next", "on"]
    assert roofs.split()[-2:] == ["140,000.00", FRIDAY]
    wide = on_terminal(["--db", db, "--today", TODAY, "opportunity", "list"], columns=120).lines
    assert ("next step" in wide[0], len(wide)) == (True, 2)
    assert text in retain("opportunity", "list").out
