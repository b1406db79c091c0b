"""What becomes of news: told with a contact or by itself, answered, dropped; ideas; products by customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories import TODAY, ago, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]


@pytest.fixture(autouse=True)
def book(db: Path) -> None:
    """Acme wants LED and Birch's Dana cares about it, in private; n1 is about LED, n2 is for both."""
    with filling(db) as shelf:
        for name in ("Acme", "Birch"):
            shelf.entry(shelf.customer(name), ago(9), "visit")
        shelf.fact("want", "LED by spring")
        shelf.fact("interest", "LED art", person=shelf.person(at=2))
        shelf.news("new LED panels", product="LED panels")
        shelf.news("a guide to lamps", "article", audience="town:")


def stands(retain: Retain, name: str = "acme", **words: object) -> list[tuple[str, str, str]]:
    found = retain("news", "list", name, "--json", **words).json
    return [(one["code"], one["state"], one["why"]) for one in found]


def test_log_told_marks_it_with_the_entry_and_says_so(retain: Retain) -> None:
    ran = retain("log", "acme", "showed the panels", "--told", "n1", "--told", "n2", "-k", "visit")
    assert ran.lines[:3] == [
        "e3 visit with Acme (c1), Mon 23 Nov, today",
        "told: n1 new LED panels",
        "told: n2 a guide to lamps",
    ]
    second, first = retain("news", "list", "acme", "--json").json
    assert (first["told_on"], first["entry"], first["why"]) == (str(TODAY), "e3", "want: LED by spring")
    assert (second["state"], second["why"]) == ("told", "all of town:")
    assert len(retain("history", "--json").json) == 2
    retain("undo")
    assert [state for _, state, _ in stands(retain)] == ["to tell", "to tell"]


def test_log_told_works_for_several_customers_at_once_and_in_json(retain: Retain) -> None:
    rows = retain("log", "acme,birch", "mailed it", "--bulk", "--told", "1", "--yes", "--json").json
    assert [row["told"] for row in rows] == [[{"code": "n1", "text": "new LED panels"}]] * 2
    assert retain("news", "show", "n1", "--json").json["heard"] == 2
    retain("undo")
    assert retain("news", "show", "n1", "--json").json["heard"] == 0


def test_what_fits_a_private_fact_keeps_its_words_out_of_what_is_stored(retain: Retain, tmp_path: Path) -> None:
    retain("log", "birch", "--told", "n1", "told her")
    retain("export", tmp_path / "diary.json")
    text = (tmp_path / "diary.json").read_text(encoding="utf-8")
    assert "an interest of theirs" in text
    assert "LED art" not in text


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("log", "acme", "vm", "--told", "n1"), 2, "Nobody was told anything without a contact."),
        (("log", "acme", "hi", "--told", "n9"), 3, "There is no news n9."),
        (("log", "acme", "hi", "--told", "p1"), 2, "p1 is no news."),
        (("news", "tell", "n1", "acme", "--on", "fri"), 0, ""),
        (("news", "tell", "n1", "acme", "--on", "2026-12-01"), 1, "is still ahead"),
        (("news", "tell", "n1", "acme,birch"), 2, "That needs your word. Add --yes."),
        (("news", "answer", "n1", "acme", "wanted"), 1, "They weren't told n1 yet. retain news tell n1 CUSTOMER"),
        (("news", "answer", "n1", "acme", "maybe"), 2, "maybe is no answer."),
    ],
)
def test_what_cant_be_is_one_line(retain: Retain, words: tuple[str, ...], code: int, says: str) -> None:
    assert says in retain(*words, code=code).err
    assert len(retain("entry", "list", "--json").json) == 2


def test_tell_marks_it_with_the_reason_and_what_they_said(retain: Retain) -> None:
    assert retain("news", "tell", "n1", "acme", "will think", "--on", "-3d", "--why", "they asked").out == (
        "n1 new LED panels: told Acme (c1), Fri 20 Nov, 3 days ago; they asked: will think\n"
    )
    assert stands(retain)[-1] == ("n1", "told", "they asked")
    assert stands(retain, today=ago(4))[0][:2] == ("n1", "to tell")


def test_an_answer_is_kept_with_its_day_and_a_wanted_one_hints_at_the_opportunity(retain: Retain) -> None:
    retain("news", "tell", "n1", "acme", "--on", "-3d")
    ran = retain("news", "answer", "n1", "acme", "wanted", "forty of them")
    assert ran.out == "n1 new LED panels: Acme (c1): wanted, Mon 23 Nov, today: forty of them\n"
    assert ran.err == 'They want it: retain opportunity add Acme "LED panels"\n'
    found = retain("news", "list", "acme", "--json").json[-1]
    assert (found["answer"], found["reply"], found["answered_on"]) == ("wanted", "forty of them", str(TODAY))
    assert retain("news", "answer", "n1", "acme", "declined").err == ""
    assert stands(retain, today=ago(1))[-1][:2] == ("n1", "told")


def test_dropped_news_is_off_the_queue_until_told_after_all(retain: Retain) -> None:
    assert retain("news", "drop", "n1", "acme").out == "n1 new LED panels: dropped for Acme (c1)\n"
    assert stands(retain) == [("n2", "to tell", "all of town:"), ("n1", "dropped", "want: LED by spring")]
    assert "n1" not in retain("brief", "acme").out
    retain("news", "tell", "n1", "acme")
    assert stands(retain)[1][:2] == ("n1", "told")
    assert retain("news", "drop", "n1", "acme", code=1).err.startswith("retain: They were told n1 on 2026-11-23.")


def test_an_idea_is_open_in_the_brief_and_the_list_until_the_other_side_answers(retain: Retain) -> None:
    retain("log", "acme", "solar on the roof?", "--in", "-k", "email", "--for", "idea", "--on", "-12d")
    retain("log", "birch", "mats in the lobby", "-k", "email", "--for", "idea", "--on", "-2d")
    assert "idea\ttheirs, open 12 days: solar on the roof? [e3-idea]" in retain("brief", "acme").lines
    assert retain("news", "ideas").lines == [
        "e3-idea\tAcme\tthem\t2026-11-11\t12\tsolar on the roof?",
        "e4-idea\tBirch\tus\t2026-11-21\t2\tmats in the lobby",
    ]
    assert [one["code"] for one in retain("news", "ideas", "birch", "--json").json] == ["e4-idea"]
    retain("log", "acme", "we looked into it", "-k", "email", "--for", "idea")
    assert retain("brief", "acme", "--json").json["ideas"] == []
    assert [one["from"] for one in retain("brief", "birch", "--json").json["ideas"]] == ["us"]
    assert len(retain("news", "ideas", today=ago(1)).lines) == 2


def test_an_idea_is_closed_by_its_code(retain: Retain) -> None:
    retain("log", "acme", "solar?", "--in", "--for", "idea", "--on", "-12d")
    retain("done", "e3-idea", "no roof left")
    assert retain("news", "ideas").err.startswith("No idea waits.")
    assert retain("done", "e3-idea", code=3).err.startswith("retain: Nothing of e3-idea is open.")
    assert "e1 is no row" in retain("done", "e1", code=1).err
    retain("undo")
    assert len(retain("news", "ideas").lines) == 1


def test_the_matrix_has_every_pair_a_first_with_what_came_of_it(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Cole", tier="A", tier_because="anchor")
        shelf.customer("Dale", no_contact=("all",))
        shelf.news("glow", third_party=True)
        shelf.sale(2, ago(40), product="led PANELS")
        shelf.sale(2, ago(20), product="LED panels")
    retain("news", "tell", "n1", "acme", "--on", "-3d")
    retain("news", "answer", "n1", "acme", "later")
    rows = retain("news", "matrix", "--json").json
    assert {row["customer"] for row in rows} == {"Acme", "Birch", "Cole"}
    panels = [row for row in rows if row["code"] == "n1"]
    assert {row["customer"]: (row["state"], row["offered_on"], row["bought_on"]) for row in panels} == {
        "Cole": ("not offered", None, None),
        "Birch": ("bought", None, str(ago(40))),
        "Acme": ("later", str(ago(3)), None),
    }
    assert [row["tier"] for row in rows] == sorted(row["tier"] for row in rows)
    assert retain("news", "matrix", "acme").lines == [
        f"n1\tLED panels\tAcme\tC\tlater\t{ago(3)}\t",
        "n3\tglow\tAcme\tC\tnot offered\t\t",
    ]


def test_without_a_product_the_matrix_says_how_to_begin(retain: Retain) -> None:
    retain("news", "edit", "n1", "--over")
    assert retain("news", "matrix").err.startswith("No product is news.")
