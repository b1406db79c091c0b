"""`retain lost`: a loss is said, replayed, and held against the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories import TODAY, Shelf, ago, ahead, filling
from tests.terminal import on_terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]

REASON = ("lost", "acme", "they", "insource", "it")


@pytest.fixture
def acme(db: Path) -> None:
    """Acme, of which everything went wrong before it went."""
    with filling(db) as shelf:
        shelf.customer("Acme", added_on=ago(400))
        shelf.person("Tom Old", left_on=ago(66))
        shelf.entry(1, ago(300), "visit", purposes=("review",), mood="good")
        shelf.entry(1, ago(100), "call", mood="bad", text="where is the quote?")
        shelf.entry(1, ago(90), "email", text="sorry")
        shelf.entry(1, ago(80), "email", inbound=True, text="Brightclean was here", purposes=("competitor",))
        shelf.entry(1, TODAY, "call", text="they are leaving")
        late = shelf.promise(1, "send quote", ago(110), made_on=ago(120), ended="kept", ended_on=ago(70))
        shelf.slip(late, ago(80), day=ago(105), from_on=ago(110), told=False)
        shelf.promise(1, "a new lamp", ago(95), made_on=ago(99))
        shelf.promise(1, "in time", ago(94), made_on=ago(99), ended="kept", ended_on=ago(94))
        shelf.problem(1, "seats wrong", raised_on=ago(85), target_on=ago(80), solved_on=ago(60))
        shelf.contract(1, ago(330), ahead(34), title="cleaning")
        for place in range(6):
            shelf.sale(1, ago(180 + 10 * place), 12_000, product="soap")


@pytest.mark.usefixtures("acme")
def test_a_loss_is_said_with_its_day_and_reason_and_replayed(retain: Retain) -> None:
    ran = retain(*REASON)
    assert ran.err == "Acme (c1) is lost; `retain undo` takes it back.\n"
    assert ran.lines == [
        f"{ago(210)}\tmissed\ta review was due; the last was Tue 27 Jan\t",
        f"{ago(180)}\tlast order\t120.00 soap; usually every 10 days, silent 180\ts1",
        f"{ago(146)}\tmissed\tcontract cleaning 180 days before its decision: ask how the term went\tk1",
        f"{ago(110)}\tpromise\tsend quote: slipped not told\tp1",
        f"{ago(100)}\tmood\tturned bad, good on Tue 27 Jan\te2",
        f"{ago(95)}\tpromise\ta new lamp: broken\tp2",
        f"{ago(86)}\tmissed\tcontract cleaning 120 days before its decision: show what it was worth\tk1",
        f"{ago(85)}\tlast problem\tseats wrong: solved in 25 days, past its target\tg1",
        f"{ago(80)}\tlast conversation\tin email: Brightclean was here\te4",
        f"{ago(80)}\tcompetitor\tBrightclean was here\te4",
        f"{ago(66)}\tperson left\tTom Old\t",
        f"{ago(56)}\tmissed\tcontract cleaning 90 days before its decision: talk about the next term\tk1",
        f"{ago(50)}\tmissed\ta conversation was due; the last was Fri 4 Sep\t",
        f"{ago(26)}\tmissed\tcontract cleaning 60 days before its decision: agree the terms\tk1",
        f"{TODAY}\tlost\tthey insource it\t",
        f"{TODAY}\tsilence\t80 days without a conversation before it was lost\t",
    ]
    shown = retain("customer", "show", "acme", "--json").json
    assert (shown["status"], shown["status_on"], shown["status_because"]) == ("lost", str(TODAY), "they insource it")


@pytest.mark.usefixtures("acme")
def test_a_step_that_was_settled_wasnt_missed(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.settlement(1, "k1-step", ago(56), ago(55))
    missed = [line.split("\t")[2] for line in retain(*REASON).lines if "\tmissed\tcontract" in line]
    assert [text.split()[2] for text in missed] == ["180", "120", "60"]


@pytest.mark.usefixtures("acme")
def test_one_lost_already_is_replayed_and_nothing_changes(retain: Retain) -> None:
    first = retain(*REASON, "--json").json
    again = retain("lost", "acme", "--json").json
    assert list(again) == ["code", "customer", "lost_on", "because", "said_now", "silent_days", "events"]
    assert (first["said_now"], again["said_now"]) == (True, False)
    assert first["events"] == again["events"]
    assert len(retain("history", "--json").json) == 2
    assert retain(*REASON, code=1).err.startswith("retain: Acme was lost on Mon 23 Nov, today already: they insource")
    assert retain("lost", "acme", "--on", "today", code=1).err.startswith("retain: Acme was lost on")


@pytest.mark.usefixtures("acme")
def test_one_undo_takes_a_loss_back(retain: Retain) -> None:
    before = retain("customer", "show", "acme", "--json").json
    retain(*REASON)
    retain("undo")
    assert retain("customer", "show", "acme", "--json").json == before


@pytest.mark.usefixtures("acme")
def test_a_reason_is_asked_for_with_an_example(retain: Retain, db: Path) -> None:
    assert retain("lost", "acme", code=1).err == (
        'retain: A loss is said with its reason. retain lost c1 "cheaper offer from next door"\n'
    )
    seen = on_terminal(["--db", db, "--today", TODAY, "lost", "acme"], ("Why was Acme lost?", "moved away\n"))
    assert seen.code == 0
    assert max(map(len, seen.lines)) <= 80
    assert "moved away" in seen.text
    assert retain("lost", "acme", "--json").json["because"] == "moved away"


def test_words_that_are_a_name_are_no_reason(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Copse Hill Catering", added_on=ago(90))
    assert retain("lost", "copse", "hill", code=1).err.startswith("retain: A loss is said with its reason.")
    retain("lost", "copse", "moved", "--on", ago(3))
    found = retain("lost", "copse", "hill", "--json").json
    assert (found["because"], found["lost_on"], found["silent_days"]) == ("moved", str(ago(3)), None)


def test_whoever_was_never_contacted_missed_nothing_that_was_logged(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        for name in ("Copse", "Mailed"):
            number = shelf.customer(name, added_on=ago(300), said="lost", said_on=ago(3), said_because="moved")
            shelf.sale(number, ago(400))
            shelf.entry(number, ago(200), "note")
            shelf.entry(number, ago(150), attempt=True)
            shelf.entry(number, ago(3), text="they said it on the phone", inbound=True)
        shelf.entry(2, ago(103), "email")
    assert [line.split("\t", 1)[1] for line in retain("lost", "copse").lines] == [
        "last order\t1,000.00\ts1", "lost\tmoved\t", "silence\tno contact with it was ever logged\t",
    ]  # fmt: skip
    found = [line.split("\t", 1)[1] for line in retain("lost", "mailed").lines]
    assert found[1:3] == [
        "missed\ta conversation was due; there was none\t",
        "missed\ta review was due; there was none\t",
    ]
    assert found[-1] == "silence\tno conversation in the 100 days since the first contact\t"
    assert [one["silent_days"] for one in retain("lost", "--json").json["lost"]] == [100, None]


def test_a_day_that_cant_be_is_refused(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Acme", added_on=ago(90))
        shelf.sale(1, ago(10))
    assert retain("lost", "acme", "x", "--on", ago(20), code=1).err.startswith("retain: Acme did business with you")
    assert retain("lost", "acme", "x", "--on", ahead(2), code=1).err.startswith("retain: Wed 25 Nov")
    assert retain("lost", "--on", "today", code=2).err.startswith("retain: Who was lost that day?")
    assert retain("customer", "show", "acme", "--json").json["status"] == "active"


def gone(shelf: Shelf, name: str, silent: int, on: int = 30) -> int:
    """A customer lost so many days ago, after so many days of silence."""
    number = shelf.customer(name, added_on=ago(700), said="lost", said_on=ago(on), said_because="price")
    shelf.entry(number, ago(on + silent))
    return number


def kept(shelf: Shelf, name: str, silent: int, amount: int = 100_000) -> int:
    number = shelf.customer(name, added_on=ago(700))
    shelf.entry(number, ago(silent))
    shelf.sale(number, ago(30), amount)
    return number


def test_over_all_losses_the_books_own_warning_sign_is_told(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        for place, silent in enumerate((74, 80, 90, 10)):
            gone(shelf, f"Lost {place}", silent)
        shelf.entry(4, ago(30), text="they said it on the phone")
        shelf.customer("Archived", added_on=ago(700), said="lost", said_on=ago(9), said_because="x", archived_on=ago(8))
        kept(shelf, "Quiet", 100)
        kept(shelf, "Quiet and big", 200, 900_000)
        kept(shelf, "Spoken to", 0)
        kept(shelf, "Lost a contract", 5)
        shelf.contract(9, ended="lost", ended_on=ago(3), because="cheaper", title="soap")
    ran = retain("lost")
    assert ran.lines[0] == (
        "silence\t4 of 5 were silent for 10 days or more before they were lost (median 74, 2 past it; 1 with no contact"
        " logged left out)"
    )
    assert "warning\tsilent for 10 days or more: it sets the lost apart the most" in ran.lines
    assert [line for line in ran.lines if line.startswith("watch")] == [
        "watch\tQuiet and big (c7), A, 9,000.00 a year: 200 days silent",
        "watch\tQuiet (c6), B, 1,000.00 a year: 100 days silent",
    ]
    found = retain("lost", "--json").json
    assert list(found) == [
        "losses", "kept", "silent_days", "median_silence", "past_median", "signs", "strongest", "watch", "lost",
    ]  # fmt: skip
    assert (found["losses"], found["kept"], found["strongest"]) == (6, 3, "silence")
    assert found["signs"][0] == {
        "sign": "silence", "lost": 4, "lost_percent": 80, "kept": 2, "kept_percent": 67
    }  # fmt: skip
    assert found["lost"][0]["contract"] == "k1"


def test_each_sign_is_seen_in_the_180_days_before(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        for name in ("problem", "word", "slip", "mood", "left", "competitor"):
            gone(shelf, name, 5)
        shelf.problem(1, raised_on=ago(400))
        shelf.promise(2, "x", ago(100), made_on=ago(110))
        untold = shelf.promise(3, "x", ago(60), made_on=ago(110), ended="kept", ended_on=ago(50))
        shelf.slip(untold, ago(50), day=ago(61), from_on=ago(60))
        shelf.entry(4, ago(70), mood="good")
        shelf.entry(4, ago(60), "email", mood="bad")
        shelf.person(at=5, left_on=ago(100))
        shelf.entry(6, ago(100), purposes=("competitor",))
        for name in ("long ago", "told", "good now", "in time"):
            gone(shelf, name, 5)
        shelf.entry(7, ago(300), mood="bad", purposes=("competitor",))
        told = shelf.promise(8, "x", ago(60), made_on=ago(110), ended="kept", ended_on=ago(50))
        shelf.slip(told, ago(50), day=ago(61), from_on=ago(60), told=True)
        shelf.entry(9, ago(70), mood="bad")
        shelf.entry(9, ago(60), mood="good")
        shelf.problem(10, raised_on=ago(90), target_on=ago(80), solved_on=ago(85))
    rows = {one["customer"]: set(one["signs"]) - {"silence"} for one in retain("lost", "--json").json["lost"]}
    assert rows == {
        "problem": {"problem"}, "word": {"word"}, "slip": {"word"}, "mood": {"mood"}, "left": {"left"},
        "competitor": {"competitor"}, "long ago": set(), "told": set(), "good now": set(), "in time": set(),
    }  # fmt: skip


def test_fewer_than_three_losses_are_too_few_to_tell(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Birch", added_on=ago(90))
    assert (retain("lost").out, retain("lost").err) == ("", "No losses: too few to tell, three are needed.\n")
    with filling(db) as shelf:
        gone(shelf, "Acme", 40)
    ran = retain("lost")
    assert ran.err == "1 loss: too few to tell, three are needed.\n"
    assert ran.lines == ["lost\tSat 24 Oct: Acme (c2), 40 days silent: price"]
    assert retain("lost", today=ago(31)).err.startswith("No losses")
    assert retain("lost", "--json").json["strongest"] is None


def test_where_nobody_is_kept_there_is_nothing_to_hold_the_lost_against(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        for place in range(3):
            number = shelf.customer(f"Gone {place}", said="lost", said_on=ago(30), said_because="price")
            shelf.sale(number, ago(400))
            shelf.entry(number, ago(90 + place))
    lines = retain("lost").lines
    assert lines[1] == "sign\tsilent for 60 days or more: 3 of 3 lost (100 %)"
    assert "warning\tnobody is kept whom the lost could be held against" in lines
    found = retain("lost", "--json").json
    assert (found["strongest"], {sign["kept_percent"] for sign in found["signs"]}) == (None, {None})
