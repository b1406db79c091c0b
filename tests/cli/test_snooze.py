"""`retain snooze`: customers set aside, never past four touches a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories import ago, ahead, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran


@pytest.fixture(autouse=True)
def book(db: Path) -> None:
    """Acme was touched ten days ago, Birch 80, Cedar 120."""
    with filling(db) as shelf:
        for name, days in (("Acme", 10), ("Birch", 80), ("Cedar", 120)):
            shelf.entry(shelf.customer(name, town="Leeds"), ago(days))


def test_a_snooze_says_the_day_it_ends_with_its_weekday(retain: Callable[..., Ran]) -> None:
    ran = retain("snooze", "acme", "next", "fri", "--because", "moving house")
    assert ran.lines == ["Acme (c1) is set aside (moving house), back Fri 4 Dec, in 11 days"]


def test_the_four_touches_a_year_bring_it_back_earlier(retain: Callable[..., Ran]) -> None:
    ran = retain("snooze", "Birch", "2026-12-20")
    back, _, why = ran.lines[0].partition("; ")
    assert back == "Birch (c2) is set aside, back Fri 4 Dec, in 11 days"
    assert why == "not Sun 20 Dec, in 27 days: 91 days after the last touch are the most"


def test_json_has_these_keys(retain: Callable[..., Ran]) -> None:
    assert retain("snooze", "Birch", "2026-12-20", "--because", "leave", "--json").json == [
        {
            "customer_code": "c2", "customer": "Birch", "until": "2026-12-20", "back_on": "2026-12-04",
            "because": "leave", "asked": False, "still": [],
        }
    ]  # fmt: skip


def test_who_wasnt_touched_for_91_days_cant_wait(retain: Callable[..., Ran]) -> None:
    ran = retain("snooze", "Cedar", "fri", code=1)
    assert ran.err == (
        "retain: Cedar can't wait: 91 days after the last touch ended Sun 25 Oct, 29 days ago."
        " Four touches a year is the floor.\n"
    )


def test_thirty_days_are_the_most_unless_the_customer_asked(retain: Callable[..., Ran]) -> None:
    assert "Add --asked" in retain("snooze", "Acme", "in 31 days", code=1).err
    assert "back Thu 24 Dec" in retain("snooze", "Acme", "in 31 days", "--asked").out
    assert "Add --asked" not in retain("snooze", "Acme", "in 30 days").err


@pytest.mark.parametrize("words", [("Acme",), (), ("Acme", "friyay"), ("Acme", "today"), ("Nobody", "fri")])
def test_what_isnt_understood_is_one_line(retain: Callable[..., Ran], words: tuple[str, ...]) -> None:
    ran = retain("snooze", *words, code=None)
    assert ran.code in {1, 2, 3}
    assert (ran.err.count("\n"), ran.out) == (1, "")


def test_several_are_confirmed_and_one_undo_takes_all_back(retain: Callable[..., Ran]) -> None:
    refused = retain("snooze", "Acme,Birch", "fri", code=2)
    assert refused.err == "retain: Set aside 2 customers (Acme, Birch)? That needs your word. Add --yes.\n"
    assert len(retain("snooze", "Acme,Birch", "fri", "--yes").lines) == 2
    assert retain("brief", "Birch", "--json").json["snoozed_until"] == "2026-11-27"
    retain("undo")
    assert [retain("brief", name, "--json").json["snoozed_until"] for name in ("Acme", "Birch")] == [None, None]


def test_a_filter_takes_the_date_alone_and_leaves_out_who_cant_wait(retain: Callable[..., Ran]) -> None:
    ran = retain("snooze", "--where", "town:leeds", "in 2 weeks", "--yes")
    assert [line.split(" (")[0] for line in ran.lines] == ["Acme", "Birch", "Cedar"]
    assert "isn't set aside" in ran.lines[2]


def test_what_is_promised_still_shows(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        shelf.promise(1, "send quote", ago(1))
        shelf.promise(1, "call back", ahead(20))
    ran = retain("snooze", "Acme", "fri")
    assert ran.lines[1:] == ["  still shows: p1 you promised: send quote (1 day late)"]


def test_due_leaves_a_snoozed_customer_out_until_that_day(retain: Callable[..., Ran]) -> None:
    assert "c2" in [row["code"] for row in retain("due", "--json").json]
    retain("snooze", "Birch", "fri")
    assert "c2" not in [row["code"] for row in retain("due", "--json", today=ahead(3)).json]
    assert "c2" in [row["code"] for row in retain("due", "--json", today=ahead(4)).json]
