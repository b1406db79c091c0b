"""A status that is said of a customer: what was said before stays, and is there again on an earlier day."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_doctor import broken, wrong
from tests.cli.test_erase import left
from tests.factories import TODAY, ago, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]


def say(retain: Retain, status: str, day: int, *words: str) -> Ran:
    return retain("customer", "edit", "acme", "--status", status, *words, today=ago(day))


def before(retain: Retain, customer: str = "c1", day: int = 0) -> list[str]:
    """What was said of a customer before, by its status, newest first."""
    shown = retain("customer", "show", customer, "--json", today=ago(day)).json
    return [one["status"] for one in shown["status_before"]]


def former(db: Path) -> list[tuple[int, str, str | None]]:
    with closing(sqlite3.connect(db)) as diary:
        return diary.execute("SELECT customer, status, day FROM statement ORDER BY id").fetchall()


@pytest.fixture
def acme(retain: Retain) -> None:
    """Acme, a prospect that bought, was lost, and came back."""
    retain("customer", "add", "Acme", "--prospect", today=ago(300))
    say(retain, "active", 200, "--because", "signed")
    retain("lost", "acme", "cheaper elsewhere", today=ago(100))
    say(retain, "auto", 50, "--because", "came back")


@pytest.mark.usefixtures("acme")
def test_show_tells_what_was_said_before(retain: Retain) -> None:
    shown = retain("customer", "show", "acme", "--json").json
    assert [shown[key] for key in ("status", "status_said", "status_on", "status_because")] == [
        "active", "auto", str(ago(50)), "came back"
    ]  # fmt: skip
    assert shown["status_before"] == [
        {"status": "lost", "day": str(ago(100)), "because": "cheaper elsewhere"},
        {"status": "active", "day": str(ago(200)), "because": "signed"},
        {"status": "prospect", "day": str(ago(300)), "because": None},
    ]
    line = next(line for line in retain("customer", "show", "acme").lines if line.startswith("status_before"))
    assert line == (
        f"status_before\tlost from {ago(100)} (cheaper elsewhere), active from {ago(200)} (signed),"
        f" prospect from {ago(300)}"
    )


@pytest.mark.usefixtures("acme")
def test_on_a_day_between_it_stands_as_it_was_said_then(retain: Retain) -> None:
    days = [300, 250, 200, 101, 100, 51, 50, 0]
    said = [retain("customer", "show", "acme", "--json", today=ago(day)).json for day in days]
    assert [one["status_said"] for one in said] == [
        "prospect", "prospect", "active", "active", "lost", "lost", "auto", "auto"
    ]  # fmt: skip
    assert [one["status"] for one in said] == ["prospect", "prospect", *["active"] * 2, *["lost"] * 2, *["active"] * 2]
    assert [len(one["status_before"]) for one in said] == [0, 0, 1, 1, 2, 2, 3, 3]
    briefs = [retain("brief", "acme", "--json", today=ago(day)).json for day in days]
    assert [(one["status"], one["status_because"]) for one in briefs] == [
        (one["status"], one["status_because"]) for one in said
    ]
    assert "mind\tlost since" in retain("brief", "acme", today=ago(60)).out
    assert "mind\tstatus no longer said by hand: came back" in retain("brief", "acme").out


@pytest.mark.usefixtures("acme")
def test_a_loss_taken_back_later_is_one_on_the_days_between(retain: Retain) -> None:
    assert [retain("lost", "--json", today=ago(day)).json["losses"] for day in (101, 100, 51, 50)] == [0, 1, 1, 0]
    (lost,) = retain("lost", "--json", today=ago(60)).json["lost"]
    assert (lost["lost_on"], lost["because"]) == (str(ago(100)), "cheaper elsewhere")
    assert retain("lost", "acme", "--json", today=ago(60)).json["lost_on"] == str(ago(100))
    again = retain("lost", "acme", "once more", today=ago(60), code=1).err
    assert "was lost on Sat 15 Aug, 40 days ago already: cheaper elsewhere." in again
    assert f"--status lost --on {ago(100)} --because TEXT changes that." in again
    assert [len(retain("due", "--all", "--json", today=ago(day)).json) for day in (60, 40)] == [0, 1]


def test_the_rate_of_past_months_stays_whatever_is_said_later(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        for name in ("Acme", "Birch", "Cedar", "Dale"):
            shelf.customer(name, added_on=ago(900))
    retain("lost", "acme", "price", today=ago(200))
    rate = ("rate", "--by", "month", "--periods", "9", "--json")

    def months() -> list[tuple[int, int, int]]:
        found = retain(*rate).json["periods"]
        return [(one["lost"], one["new"], one["kept"]) for one in found if one["last_on"] < str(ago(31))]

    known = months()
    assert sum(lost for lost, _, _ in known) == 1
    say(retain, "auto", 20)
    assert months() == known
    assert sum(one["new"] for one in retain(*rate).json["periods"]) == 1
    assert retain("rate", "--json", today=ago(30)).json["year"]["lost"] == 1


@pytest.mark.usefixtures("acme")
def test_what_is_said_of_the_same_day_or_an_earlier_one_corrects(retain: Retain, db: Path) -> None:
    known = former(db)
    say(retain, "past", 50, "--because", "not yet")
    assert former(db) == known
    say(retain, "lost", 10, "--on", str(ago(150)), "--because", "since summer")
    assert before(retain) == ["active", "prospect"]
    assert retain("customer", "show", "acme", "--json", today=ago(60)).json["status_because"] == "since summer"
    retain("undo")
    retain("undo")
    assert former(db) == known
    assert before(retain) == ["lost", "active", "prospect"]


def test_a_status_mistaken_the_same_day_leaves_nothing(retain: Retain, db: Path) -> None:
    retain("customer", "add", "Acme")
    for words in (["--status", "lost", "--because", "price"], ["--status", "auto"], ["--status", ""]):
        retain("customer", "edit", "acme", *words)
    shown = retain("customer", "show", "acme", "--json").json
    assert (shown["status_said"], shown["status_on"], shown["status_before"]) == (None, None, [])
    assert former(db) == []
    assert retain("customer", "add", "Birch", "--status", "auto", "--json").json["status_said"] is None


@pytest.mark.usefixtures("acme")
def test_changing_something_else_on_an_earlier_day_leaves_what_was_said(retain: Retain, db: Path) -> None:
    known = former(db)
    retain("customer", "edit", "acme", "--town", "Leeds", today=ago(70))
    assert former(db) == known
    shown = retain("customer", "show", "acme", "--json").json
    assert (shown["town"], shown["status_said"]) == ("Leeds", "auto")


@pytest.mark.usefixtures("acme")
def test_a_whole_diary_keeps_it_and_an_older_copy_takes_it_back(retain: Retain, tmp_path: Path) -> None:
    old, new, again = (tmp_path / f"{name}.json" for name in ("old", "new", "again"))
    retain("export", old, "--private")
    assert [one["status"] for one in json.loads(old.read_text())["statement"]] == ["prospect", "active", "lost"]
    say(retain, "past", 5)
    retain("export", new, "--private")
    other = ("--db", tmp_path / "other.db")
    retain("import", new, *other)
    retain("export", again, "--private", *other)
    assert new.read_bytes() == again.read_bytes()
    retain("import", old)
    assert before(retain) == ["lost", "active", "prospect"]
    assert wrong(retain("doctor", "--json")) == {}
    retain("undo")
    retain("export", again, "--private", "--force")
    assert new.read_bytes() == again.read_bytes()


@pytest.mark.usefixtures("acme")
def test_our_own_table_says_nothing_anew_and_another_programs_word_is_said_today(
    retain: Retain, db: Path, tmp_path: Path
) -> None:
    now, then, theirs = (tmp_path / f"{name}.csv" for name in ("now", "then", "theirs"))
    retain("export", now, "customer")
    retain("export", then, "customer", today=ago(60))
    assert "lost" in then.read_text()
    known = former(db)
    for path in (now, then):
        retain("import", path)
        assert former(db) == known
        assert retain("customer", "show", "acme", "--json").json["status_said"] == "auto"
    theirs.write_text("Company,City,Status\nAcme,Leeds,churned\nBirch,York,lead\n")
    retain("import", theirs)
    shown = retain("customer", "show", "acme", "--json").json
    assert (shown["status_said"], shown["status_on"], shown["status_because"]) == ("lost", str(TODAY), None)
    assert before(retain) == ["auto", "lost", "active", "prospect"]
    retain("import", theirs)
    assert before(retain) == ["auto", "lost", "active", "prospect"]
    retain("undo")
    assert former(db) == known


def test_a_day_without_a_status_says_nothing(retain: Retain, tmp_path: Path) -> None:
    table = tmp_path / "customers.csv"
    table.write_text("retain_id,name,status_said,status_on,status_because\n,Acme,,2026-01-05,price\n")
    retain("import", table)
    assert retain("customer", "show", "acme", "--json").json["status_on"] is None


def test_a_merge_keeps_the_history_of_the_one_that_spoke(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Acme")
        shelf.customer("Acme Ltd", said="auto", said_on=ago(9))
        shelf.statement(2, "lost", ago(90), "price")
        shelf.customer("Birch", said="active", said_on=ago(3))
        shelf.statement(3, "past", ago(30))
        shelf.customer("Birch Ltd", said="prospect", said_on=ago(9))
        shelf.statement(4, "lost", ago(90))
    assert "1 former status" in retain("merge", "c1", "c2").out
    retain("merge", "c3", "c4")
    assert former(db) == [(1, "lost", str(ago(90))), (3, "past", str(ago(30)))]
    assert retain("customer", "show", "c1", "--json", today=ago(20)).json["status"] == "lost"
    retain("undo")
    retain("undo")
    assert former(db) == [(2, "lost", str(ago(90))), (3, "past", str(ago(30))), (4, "lost", str(ago(90)))]


@pytest.mark.usefixtures("acme")
def test_erasing_takes_the_reasons_along(retain: Retain, db: Path) -> None:
    retain("customer", "add", "Birch", "--status", "lost", "--because", "Wanda Frost left", today=ago(30))
    retain("customer", "edit", "birch", "--status", "auto", today=ago(20))
    retain("person", "add", "Wanda Frost", "--at", "birch")
    assert "the name is taken out of: statement 4" in retain("erase", "d1", "--scrub", "--yes").out
    assert not left(db, "wanda frost")
    retain("erase", "acme", "--yes")
    assert not left(db, "cheaper elsewhere")
    assert [one["because"] for one in retain("customer", "show", "birch", "--json").json["status_before"]] == [
        "[erased] left"
    ]


@pytest.mark.usefixtures("acme")
def test_the_doctor_names_whose_former_status_is_not_older(retain: Retain, db: Path) -> None:
    broken(db, f"UPDATE statement SET day = '{ago(1)}' WHERE status = 'lost'")
    assert wrong(retain("doctor", "--json", code=1)) == {"statuses said before": "later than the newest of c1"}
    say(retain, "active", 0)
    assert wrong(retain("doctor", "--json")) == {}
