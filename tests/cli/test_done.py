"""`retain done`: a row settled by its code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.factories import TODAY, ago, ahead, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran


@pytest.fixture(autouse=True)
def book(db: Path) -> None:
    """Acme (c1): p1 mine and late, p2 theirs, p3 Lee's, g1 trouble, g2 a question, g3 an invoice, s1 delivered."""
    with filling(db, ago(60)) as shelf:
        shelf.customer("Acme")
        shelf.customer("Birch")
    with filling(db) as shelf:
        shelf.colleague("Lee Park")
        shelf.promise(text="send quote", due_on=ago(2))
        shelf.promise(text="sign the NDA", due_on=ahead(5), party="customer", made_on=ago(4))
        shelf.promise(text="price the job", due_on=ahead(2), party="colleague", colleague=1)
        shelf.problem(text="seats wrong")
        shelf.problem(text="how long?", kind="question")
        shelf.problem(text="4711 missing", kind="invoice", raised_on=ago(20))
        shelf.sale(1, ago(17), delivered_on=ago(14))
        shelf.person("Dana Reed", 1, left_on=ago(3))


def reasons(retain: Callable[..., Ran], name: str = "Acme", **options: Any) -> set[str]:
    """The reasons that a customer is due, with their codes."""
    rows = retain("due", "--json", **options).json
    return {f"{one['reason']} {one['code']}" for row in rows if row["customer"] == name for one in row["reasons"]}


def test_a_promise_kept_leaves_the_list_and_says_what_comes_next(retain: Callable[..., Ran]) -> None:
    ran = retain("done", "p1")
    assert ran.lines[0] == "p1 kept 2 days late: Acme"
    assert ran.lines[1] == "settled: p1 (promise)"
    assert ran.lines[2].startswith("next: answer owed: how long?")
    assert "promise p1" not in reasons(retain)
    assert retain("promise", "show", "p1", "--json").json["ended_on"] == str(TODAY)


@pytest.mark.parametrize(("option", "ending"), [("--broken", "broken"), ("--dropped", "dropped")])
def test_a_promise_may_end_otherwise(retain: Callable[..., Ran], option: str, ending: str) -> None:
    assert retain("done", "p1", option).lines[0] == f"p1 {ending}: Acme"
    assert retain("promise", "show", "p1", "--json").json["ended"] == ending


def test_a_question_is_answered_first_and_solved_later(retain: Callable[..., Ran]) -> None:
    assert retain("done", "g2", "--answered").lines[0] == "g2 answered: Acme"
    assert "question g2" not in reasons(retain)
    assert retain("done", "g2").lines[0] == "g2 solved: Acme"


def test_a_problem_solved_is_checked_twice(retain: Callable[..., Ran]) -> None:
    assert "next: " in retain("done", "g1").out
    assert "solved? g1-check" in reasons(retain, today=ahead(2))
    retain("done", "g1-check", today=ahead(2))
    assert "solved? g1-check" not in reasons(retain, today=ahead(3))
    assert "solved? g1-check" in reasons(retain, today=ahead(14))


@pytest.mark.parametrize(
    ("code", "row"),
    [
        ("p3-ask", "colleague's promise p3-ask"),
        ("g3-action", "invoice g3-action"),
        ("s1-check", "delivery check s1-check"),
        ("d1-left", "person left d1-left"),
    ],
)
def test_a_step_is_named_by_source_and_kind(retain: Callable[..., Ran], code: str, row: str) -> None:
    assert row in reasons(retain)
    assert retain("done", code.upper()).lines[0] == f"{code} done: Acme"
    assert row not in reasons(retain)


def test_a_confirming_note_is_sent_and_their_promise_stays(retain: Callable[..., Ran]) -> None:
    assert "confirming note p2-note" in reasons(retain)
    assert retain("done", "p2", "--noted").lines[0] == "p2 done: Acme"
    assert "confirming note p2-note" not in reasons(retain)
    assert retain("promise", "show", "p2", "--json").json["ended"] is None


def test_text_also_logs_the_contact(retain: Callable[..., Ran]) -> None:
    ran = retain("done", "p1", "sent", "it", "at", "last", "-k", "email", "--on", "yesterday")
    assert ran.lines[:2] == ["p1 kept 1 day late: Acme", "e1 email to Acme (c1), Sun 22 Nov, yesterday"]
    (entry,) = retain("entry", "list", "--json").json
    assert (entry["text"], entry["kind"], entry["day"]) == ("sent it at last", "email", str(ago(1)))
    assert retain("promise", "show", "p1", "--json").json["ended_on"] == str(ago(1))
    retain("undo")
    assert (retain("entry", "list", "--json").json, "promise p1" in reasons(retain)) == ([], True)


def test_a_step_taken_yesterday_was_taken_yesterday(retain: Callable[..., Ran]) -> None:
    retain("done", "g3-action", "--on", "yesterday")
    assert "invoice g3-action" not in reasons(retain, today=ago(1))
    assert "invoice g3-action" in reasons(retain, today=ago(2))


@pytest.mark.parametrize(
    ("step", "kind", "purposes"),
    [("conversation", "call", []), ("visit", "visit", []), ("review", "email", ["review"])],
)
def test_a_clocks_row_is_settled_by_logging_its_contact(
    retain: Callable[..., Ran], step: str, kind: str, purposes: list[str]
) -> None:
    ran = retain("done", f"c2-{step}")
    assert f"c2-{step} (" in ran.out
    (entry,) = retain("entry", "list", "--json").json
    assert (entry["kind"], entry["for"]) == (kind, purposes)


def test_a_clocks_row_takes_the_contact_as_typed(retain: Callable[..., Ran]) -> None:
    retain("done", "c2-touch", "called instead", "-k", "call")
    (entry,) = retain("entry", "list", "--json").json
    assert (entry["kind"], entry["text"]) == ("call", "called instead")


def test_a_clocks_row_that_is_settled_already_makes_up_no_contact(retain: Callable[..., Ran]) -> None:
    retain("done", "c2-conversation")
    ran = retain("done", "c2-touch", code=1)
    assert ran.err.startswith("retain: c2-touch isn't due before Wed 23 Dec, in 30 days.")
    assert len(retain("entry", "list", "--json").json) == 1
    retain("done", "c2-touch", "they rang about the seats", "-k", "call")
    assert len(retain("entry", "list", "--json").json) == 2


def test_json_has_these_keys(retain: Callable[..., Ran]) -> None:
    found = retain("done", "p1", "sent", "--json").json
    assert list(found) == ["code", "customer", "as", "entry", "by", "settled", "next", "back"]
    assert (found["code"], found["customer"], found["as"], found["entry"]) == ("p1", "Acme", "kept", "e1")
    assert retain("done", "g1", "--json").json["as"] == "solved"
    assert retain("done", "g2", "--answered", "--json").json["as"] == "answered"
    assert retain("done", "p3-ask", "--json").json["as"] == "done"
    assert found["by"] is None


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("p9",), 3, "There is no promise number 9"),
        (("g9",), 3, "There is no problem number 9"),
        (("c9-touch",), 3, "There is no customer number 9"),
        (("d9-left",), 3, "There is no person d9"),
        (("s1-rhythm",), 3, "Nothing of s1-rhythm is open"),
        (("p1-note",), 3, "Nothing of p1-note is open"),
        (("p1", "--noted"), 3, "Nothing of p1-note is open"),
        (("c1-unicorn",), 3, "Nothing of c1-unicorn is open"),
        (("c1",), 1, "c1 is a customer, not a row"),
        (("c1-official",), 1, "An official visit is a colleague's"),
        (("e1",), 1, "no entry is ever due"),
        (("Acme",), 2, "'Acme' is no code"),
        (("\x1b[31mp1",), 2, "is no code"),
        (("g1", "--broken"), 2, "g1 is no promise: it can't be broken"),
        (("g1", "--noted"), 2, "g1 is no promise: it can't be noted"),
        (("s1-check", "--dropped"), 2, "s1-check is no promise"),
        (("p1", "--answered"), 2, "p1 is no problem"),
        (("p1", "--broken", "--dropped"), 2, "A row ends in one way"),
        (("p1", "--on", "tomorrow"), 1, "is still ahead"),
        (("p1", "--on", "2020-01-01"), 1, "before p1 was made"),
        (("g1", "--on", "2020-01-01"), 1, "before it was raised"),
        (("p1", "sent", "-k", "telegram"), 2, "telegram is no kind of contact"),
    ],
)
def test_what_cant_be_settled_is_one_line_and_stores_nothing(
    retain: Callable[..., Ran], db: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    before = db.read_bytes()
    ran = retain("done", *words, code=code)
    assert (ran.out, ran.err.count("\n")) == ("", 1)
    assert says in ran.err
    assert db.read_bytes() == before


def test_what_has_ended_ends_once(retain: Callable[..., Ran]) -> None:
    retain("done", "p1")
    retain("done", "g1")
    retain("done", "g2", "--answered")
    assert retain("done", "p1", code=1).err == (
        "retain: p1 was kept on 2026-11-23 already. `retain undo` takes a change back.\n"
    )
    assert "g1 was solved on 2026-11-23 already" in retain("done", "g1", code=1).err
    assert "g2 was answered on 2026-11-23 already" in retain("done", "g2", "--answered", code=1).err


def test_an_archived_customers_clock_is_no_row(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Old Co", archived_on=ago(5))
    assert "c3 is archived" in retain("done", "c3-touch", code=1).err


def test_every_code_that_due_prints_can_be_typed(retain: Callable[..., Ran]) -> None:
    codes = [one["code"] for row in retain("due", "--json").json for one in row["reasons"]]
    assert len(codes) > 10
    for code in codes:
        if not code.endswith(("-official", "-agenda")):
            retain("done", code)
            retain("undo")


def test_a_colleague_who_solved_it_is_its_owner_and_undo_takes_that_back(retain: Callable[..., Ran]) -> None:
    assert retain("done", "g1", "--by", "lee").lines[0] == "g1 solved by Lee Park: Acme"
    retain("undo")
    assert retain("done", "g1", "--by", "lee", "--json").json["by"] == "Lee Park"
    assert retain("problem", "show", "g1", "--json").json["owner"] == "Lee Park"
    retain("undo")
    assert retain("problem", "show", "g1", "--json").json["owner"] is None
