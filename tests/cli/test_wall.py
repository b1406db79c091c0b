"""`retain wall`: who was contacted how in each week, and who is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories import TODAY, ago, ahead, filling
from tests.terminal import on_terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]


@pytest.fixture
def book(db: Path) -> None:
    """Acme, an A with contacts of every sort; Birch, a C that is silent; Cedar, lost."""
    with filling(db) as shelf:
        acme = shelf.customer("Acme", added_on=ago(700), tier="A", tier_because="the anchor")
        shelf.customer("Birch", added_on=ago(700))
        shelf.customer("Cedar", added_on=ago(700), said="lost", said_on=ago(9), said_because="price")
        shelf.entry(acme, TODAY, "email")
        shelf.entry(acme, TODAY, "visit")
        shelf.entry(acme, ago(7), "call", inbound=True)
        shelf.entry(acme, ago(14), "call", attempt=True)
        shelf.entry(acme, ago(21), "email", bulk=True)
        shelf.entry(acme, ago(28), "note")
        shelf.entry(acme, ago(371), "visit")


@pytest.mark.usefixtures("book")
def test_in_a_pipe_each_week_with_a_contact_is_a_line_and_the_silent_stand_there_bare(retain: Retain) -> None:
    assert retain("wall").lines == [
        "Acme\t2026-11-02\t:", "Acme\t2026-11-09\t.", "Acme\t2026-11-16\tc", "Acme\t2026-11-23\tV", "Birch\t\t",
    ]  # fmt: skip
    assert retain("wall", "--weeks", "1").lines == ["Acme\t2026-11-23\tV", "Birch\t\t"]
    assert retain("wall", today=ago(1)).lines[-2] == "Acme\t2026-11-16\tc"


@pytest.mark.usefixtures("book")
def test_json_has_every_contact_of_a_week(retain: Retain) -> None:
    acme, birch = retain("wall", "--json").json
    assert list(acme) == ["code", "customer", "tier", "status", "value", "days_since_touch", "color", "weeks"]
    assert acme["weeks"][-1] == {
        "week": "2026-11-23",
        "kinds": [
            {"kind": kind, "inbound": False, "attempt": False, "bulk": False} for kind in ("email", "visit")
        ],
    }  # fmt: skip
    assert (acme["days_since_touch"], acme["color"]) == (0, "green")
    assert (birch["days_since_touch"], birch["color"], birch["weeks"]) == (None, "red", [])


@pytest.mark.usefixtures("book")
def test_a_tier_or_a_filter_says_who_hangs_there(retain: Retain) -> None:
    assert [one["customer"] for one in retain("wall", "--tier", "c", "--json").json] == ["Birch"]
    assert [one["customer"] for one in retain("wall", "--where", "status:lost", "--json").json] == ["Cedar"]
    assert retain("wall", "--tier", "B").err == "No customer to show.\n"
    assert retain("wall", "--tier", "D", code=2).err.startswith("retain: D is no tier.")
    assert retain("wall", "--weeks", "0", code=2).err.startswith("retain: ")


@pytest.mark.usefixtures("book")
def test_on_a_terminal_the_weeks_fit_its_width_and_silence_is_told_in_days(db: Path) -> None:
    seen = on_terminal(["--db", db, "--today", TODAY, "wall"])
    assert max(map(len, seen.lines)) <= 80
    head, acme, birch = seen.lines[:3]
    assert head.split() == "Dec Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov days".split()
    assert acme.startswith("A Acme")
    assert acme.endswith(":.cV     0")
    assert birch.endswith("never")
    assert "small: they began it" in seen.text
    narrow = on_terminal(["--db", db, "--today", TODAY, "wall"], columns=40)
    assert max(map(len, narrow.lines)) <= 40
    assert any(line.endswith("cV     0") for line in narrow.lines)


@pytest.mark.usefixtures("book")
def test_hours_count_calls_of_ours_at_a_known_time(retain: Retain, db: Path) -> None:
    assert retain("wall", "--hours").err == "No call at a known time yet: retain log CUSTOMER --at 9:30.\n"
    retain("log", "acme", "rang", "--at", "9:30")
    retain("tried", "acme", "vm", "--at", "9:50")
    retain("log", "acme", "rang us", "--in", "--at", "9:50")
    retain("log", "birch", "rang", "--at", "14:00", "--on", ago(3))
    assert retain("wall", "--hours").lines == ["0\t9\t1\t2", "4\t14\t1\t1"]
    assert retain("wall", "--hours", "--tier", "C", "--json").json == [
        {"weekday": 4, "hour": 14, "connected": 1, "tries": 1}
    ]
    assert len(retain("wall", "--hours", today=ago(1)).lines) == 1
    seen = on_terminal(["--db", db, "--today", ahead(1), "wall", "--hours"])
    assert [line.split() for line in seen.lines][:2] == [["Mon", "Fri"], ["9-10", "1/2"]]
