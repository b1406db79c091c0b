"""`retain review`: the quarter in parts, fit to be shown, and its record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.factories import TODAY, ago, ahead, filling
from tests.terminal import on_terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]


@pytest.fixture
def acme(db: Path) -> None:
    """Acme with a quarter in which there was something of everything, and secrets."""
    with filling(db) as shelf:
        shelf.customer("Acme", added_on=ago(700), tier="B", tier_because="as agreed")
        lee = shelf.colleague()
        dana = shelf.person(role="CFO", added_on=ago(20))
        shelf.person("Tom Old", added_on=ago(700), left_on=ago(30))
        shelf.entry(1, ago(60), "call", purposes=("review",), text="the last review")
        shelf.entry(1, ago(70), "visit", purposes=("service",), text="before the period")
        shelf.entry(1, ago(40), "visit", purposes=("service",), text="swapped two lamps", colleague=lee)
        shelf.entry(1, ago(39), "visit", purposes=("service",), text="a secret", private=True)
        shelf.entry(1, ago(39), "visit", purposes=("service",), text="nobody there", attempt=True)
        shelf.entry(1, ago(35), "email", purposes=("proof",), text="complaints 2")
        shelf.entry(1, ago(34), "visit", purposes=("beyond",), text="came on a Sunday")
        whisper = shelf.entry(1, ago(33), "call", text="off the record", private=True)
        shelf.sale(1, ago(45), 120_000, product="LED", delivered_on=ago(41), number="4711")
        shelf.sale(1, ago(80), 990_000)
        shelf.contract(1, title="lamps", value=1_200_000)
        shelf.problem(1, "can it dim?", "question", raised_on=ago(50), answered_on=ago(48), colleague=lee)
        shelf.problem(1, "seats wrong", raised_on=ago(50), target_on=ago(45), solved_on=ago(44))
        shelf.problem(1, "door stuck", raised_on=ago(30), target_on=ago(20), solved_on=ago(25))
        shelf.problem(1, "lamp hums", raised_on=ago(5), target_on=ahead(4))
        shelf.promise(1, "send the plan", ago(40), ended="kept", ended_on=ago(41))
        shelf.promise(1, "price the lamps", ago(30), ended="kept", ended_on=ago(27))
        late = shelf.promise(1, "fit the lamps", ago(20), ended="kept", ended_on=ago(10))
        shelf.slip(late, ago(10), day=ago(25), from_on=ago(20), told=True)
        shelf.promise(1, "an old one", ago(100), made_on=ago(120), ended="kept", ended_on=ago(100))
        shelf.promise(1, "send quote", ahead(2))
        shelf.promise(1, "sign the NDA", ahead(5), party="customer")
        shelf.promise(1, "remember the cake", ahead(5), party="note")
        shelf.expectation(1, "a quiet ward", ago(100), metric="complaints", target="under 3")
        shelf.expectation(1, "less glare", ago(200), review_on=ago(20), result="met", reviewed_on=ago(19))
        shelf.opportunity(1, "opens a second branch", heard_on=ago(6))
        shelf.opportunity(1, "thinks of selling", heard_on=ago(6), entry=whisper)
        shelf.fact("want", "LED in the hall", ago(8))
        shelf.fact("need", "money, and soon", ago(8), private=True)
        shelf.fact("hobby", "sailing", person=dana)


def parts(ran: Ran) -> dict[str, list[str]]:
    """The texts of a piped review by part, each after its day."""
    found: dict[str, list[str]] = {}
    for line in ran.lines:
        _, part, day, text, _ = line.split("\t")
        found.setdefault(part, []).append(f"{day} {text}".strip())
    return found


@pytest.mark.usefixtures("acme")
def test_the_quarter_since_the_last_review_stands_in_its_parts(retain: Retain) -> None:
    assert parts(retain("review", "acme")) == {
        "services": [f"{ago(41)} delivered: LED (4711)", f"{ago(40)} visit: swapped two lamps (Lee Park)"],
        "support": [
            "1 question answered, 0 the same day.", f"{ago(50)} can it dim?: answered in 2 days by Lee Park"
        ],
        "metrics": [
            "less glare: met Wed 4 Nov",
            "a quiet ward (complaints, target under 3): to be reviewed Mon 15 Feb 2027; shown Mon 19 Oct: complaints 2",
        ],
        "value": [
            f"{ago(35)} email: complaints 2",
            "1 order for 1,200.00; the newest Fri 9 Oct, LED",
            "contract lamps: in force until Mon 22 Nov 2027, 12,000.00 a year",
        ],
        "word_kept": [
            "1 of 3 promises on time, the slip told before, 1 kept late.",
            f"{ago(40)} send the plan: kept on time",
            f"{ago(30)} price the lamps: kept late, Tue 27 Oct",
            f"{ago(20)} fit the lamps: slipped told before, kept Fri 13 Nov",
        ],
        "problems": [
            "2 solved, 1 of 2 in target (50 %), 2 open.",
            f"{ago(44)} seats wrong: solved in 6 days, 1 day past its target",
            f"{ago(25)} door stuck: solved in 5 days, in target",
            f"{ago(50)} question: can it dim?: answered, open 50 days",
            f"{ago(5)} lamp hums: open 5 days, to be solved by Fri 27 Nov",
        ],
        "beyond": [f"{ago(34)} visit: came on a Sunday"],
        "changes": [
            f"{ago(30)} Tom Old left", f"{ago(20)} new contact: Dana Reed (CFO)",
            f"{ago(8)} want: LED in the hall", f"{ago(6)} heard: opens a second branch",
        ],
        "goals": [
            "we: send quote, by Wed 25 Nov", "you: sign the NDA, by Sat 28 Nov",
            "a quiet ward: reviewed Mon 15 Feb 2027",
        ],
    }  # fmt: skip


def test_a_product_delivered_again_and_again_is_one_line(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Acme", added_on=ago(700))
        for days in (50, 30, 10):
            shelf.sale(1, ago(days), product="soap", delivered_on=ago(days - 1))
    assert parts(retain("review", "acme"))["services"] == ["delivered 3 times: soap; last Sat 14 Nov"]


@pytest.mark.usefixtures("acme")
def test_its_numbers_are_those_of_the_lists(retain: Retain) -> None:
    found: dict[str, Any] = retain("review", "acme", "--json").json[0]
    listed = retain("promise", "list", "acme", "--all", "--json").json
    states = {one["code"]: one["state"] for one in listed}
    assert found["figures"] == {
        "promises": 3, "on_time": 1, "on_time_percent": 33, "kept_late": 1, "told_before": 1, "told_after": 0,
        "not_told": 0, "broken": 0, "solved": 2, "with_target": 2, "in_target": 1, "in_target_percent": 50, "open": 2,
        "beyond": 1,
    }  # fmt: skip
    for point in found["word_kept"]["points"]:
        assert states[point["code"]] in point["text"]
    assert found["figures"]["open"] == len(retain("problem", "list", "acme", "--json").json)


@pytest.mark.usefixtures("acme")
def test_nothing_private_is_ever_in_it(retain: Retain, tmp_path: Path) -> None:
    retain("review", "acme", "-o", tmp_path / "acme.md")
    shown = [retain("review", "acme").out, retain("review", "acme", "--json").out, (tmp_path / "acme.md").read_text()]
    for text in shown:
        for secret in ("secret", "selling", "money", "sailing", "nobody there", "cake", "off the record"):
            assert secret not in text


@pytest.mark.usefixtures("acme")
def test_the_period_may_be_named_and_without_a_review_it_is_ninety_days(retain: Retain, db: Path) -> None:
    assert "before the period" in retain("review", "acme", "--since", ago(75)).out
    assert retain("review", "acme", "--since", ahead(3), code=1).err.startswith("retain: 2026-11-26 is after")
    assert retain("review", "acme", "--since", "friyay", code=2).err.startswith('retain: "friyay" isn\'t a date')
    with filling(db) as shelf:
        shelf.customer("Birch", added_on=ago(700))
    assert retain("review", "birch", "--json").json[0]["since_on"] == str(ago(90))
    assert retain("review", "acme", "--json").json[0]["since_on"] == str(ago(59))
    assert retain("review", "acme", "--json", today=ago(60)).json[0]["since_on"] == str(ago(150))


@pytest.mark.usefixtures("acme")
def test_done_logs_the_review_with_its_goals_and_says_when_the_next_is_due(retain: Retain) -> None:
    ran = retain("review", "acme", "--done", "all", "well", "--with", "dana", "--goal", "no lamp hums", "--goal", "b")
    assert ran.lines[0] == "e9 meeting with Acme (c1), Mon 23 Nov, today; with Dana Reed"
    assert "x3 goal: no lamp hums, reviewed Sun 21 Feb 2027, in 90 days" in ran.lines
    assert ran.lines[-1] == "next review: Fri 19 Feb 2027, in 88 days"
    entry = retain("entry", "show", "e9", "--json").json
    assert (entry["text"], entry["for"], entry["with"]) == ("all well", ["review"], ["Dana Reed"])
    assert "no lamp hums: reviewed Sun 21 Feb 2027" in parts(retain("review", "acme"))["goals"]
    assert retain("review", "acme", "--json").json[0]["since_on"] == str(ago(59))
    retain("undo")
    assert len(retain("expectation", "list", "--json").json) == 1
    assert "all well" not in retain("entry", "list").out


@pytest.mark.usefixtures("acme")
def test_done_as_json_stands_beside_the_agenda(retain: Retain) -> None:
    (one,) = retain("review", "acme", "--done", "-k", "call", "--on", ago(2), "--goal", "b", "--json").json
    assert one["done"] == {
        "code": "e9", "day": str(ago(2)), "kind": "call", "with": [], "text": "",
        "goals": [{"code": "x3", "text": "b", "review_on": str(ahead(88))}], "next_on": "2027-02-19",
    }  # fmt: skip
    assert one["goals"]["points"][-1]["code"] == "x3"


def test_a_review_not_held_as_the_tier_asks_stays_due(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Acme", added_on=ago(700), tier="A", tier_because="the anchor")
        shelf.customer("Birch", added_on=ago(700))
    assert retain("review", "acme", "--done", "-k", "email").err.endswith(
        "Acme stays due: the review of an A is held in person.\n"
    )
    assert "stays due" not in retain("review", "birch", "--done", "-k", "email", "sent the page").err
    assert retain("review", "birch", "--done", "-k", "note", code=2).err.startswith("retain: A note is no review")


@pytest.mark.usefixtures("acme")
def test_what_tells_of_a_review_held_needs_done(retain: Retain) -> None:
    for option in (("--goal", "x"), ("--with", "dana"), ("-k", "call"), ("--on", "fri")):
        assert retain("review", "acme", *option, code=2).err.endswith("Add --done.\n")
    assert retain("review", "--where", "tier:B", "words", code=2).err.startswith("retain: With --where")
    assert retain("review", "acme", "--done", "--on", ahead(1), code=1).err.startswith("retain: Tue 24 Nov")
    assert retain("review", code=2).err.startswith("retain: No customer was named.")


@pytest.mark.usefixtures("acme")
def test_several_are_recorded_in_one_change_that_is_confirmed(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Birch", added_on=ago(700))
    assert len(retain("review", "acme,birch", "--json").json) == 2
    assert "needs your word" in retain("review", "acme,birch", "--done", "the page", "-k", "email", code=2).err
    retain("review", "--where", "status:active", "--done", "the page", "-k", "email", "--yes")
    assert retain("entry", "list").out.count("the page") == 2
    assert retain("review", "acme,birch", "--done", "--with", "dana", code=2).err.startswith("retain: --with names")
    retain("undo")
    assert "the page" not in retain("entry", "list").out


@pytest.mark.usefixtures("acme")
def test_each_is_written_to_a_file_of_its_own_and_none_is_overwritten(retain: Retain, db: Path, tmp_path: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("O'Hara / Söhne", added_on=ago(700))
        shelf.customer("ACME", added_on=ago(700))
    folder = tmp_path / "reviews"
    ran = retain("review", "--where", "status:active", "-o", folder)
    assert ran.out == ""
    assert sorted(path.name for path in folder.iterdir()) == ["ACME c3.md", "Acme c1.md", "O'Hara - Söhne.md"]
    page = (folder / "Acme c1.md").read_text(encoding="utf-8")
    assert page.startswith("# Review: Acme\n\nFri 25 Sep to Mon 23 Nov 2026\n\n## Services provided\n")
    assert "\n- Wed 14 Oct: visit: swapped two lamps (Lee Park)\n" in page
    assert "[e" not in page
    retain("review", "c1", "-o", tmp_path / "one.md")
    assert (tmp_path / "one.md").read_text(encoding="utf-8") == page
    assert "is there already" in retain("review", "c1,c2", "-o", folder, code=73).err
    retain("review", "c1", "-o", tmp_path / "one.md", "--force")
    assert retain("review", "c1,c2", "-o", tmp_path / "two.md", code=2).err.startswith("retain: 2 reviews don't go")
    assert retain("review", "c1", "-o", tmp_path / "one.txt", code=2).err.endswith("or name a folder.\n")
    assert retain("review", "c1", "-o", tmp_path / "no" / "where", code=73).err.startswith("retain: ")


@pytest.mark.usefixtures("acme")
def test_on_a_terminal_it_reads_as_a_page(db: Path) -> None:
    seen = on_terminal(["--db", db, "--today", TODAY, "review", "acme"])
    assert seen.lines[0] == "Acme  Fri 25 Sep to Mon 23 Nov"
    assert " - Wed 14 Oct: visit: swapped two lamps (Lee Park) [e3]" in seen.lines
    assert max(map(len, seen.lines)) <= 80
    assert seen.code == 0


def test_the_agenda_of_a_review_ahead_says_what_to_type(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Acme", added_on=ago(700))
        shelf.entry(1, ago(80), "visit", purposes=("review",))
        shelf.entry(1, TODAY)
    (row,) = retain("due", "--within", "12", "--json").json
    assert (row["reasons"][0]["reason"], row["command"]) == ("agenda", "retain review Acme")


def test_words_that_are_a_name_are_no_text(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Copse Hill Catering", added_on=ago(90))
    assert retain("review", "copse", "hill", "--json").json[0]["customer"] == "Copse Hill Catering"
    (one,) = retain("review", "copse", "hill", "--done", "--json").json
    assert one["done"]["text"] == ""
    (one,) = retain("review", "copse", "went", "well", "--done", "--json").json
    assert one["done"]["text"] == "went well"


def test_a_customer_that_came_later_has_no_review_yet(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Acme", added_on=ago(5))
        shelf.sale(1, ago(30))
    assert retain("review", "acme", today=ago(20)).code == 0
    assert retain("review", "acme", today=ago(40), code=1).err == (
        "retain: Acme came into the diary after 2026-10-14. Name a later --today.\n"
    )
