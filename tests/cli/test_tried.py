"""`retain tried`: an attempt sets a row aside until the retry, and counts for nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.factories import TODAY, ago, ahead, filling
from tests.terminal import on_terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran


@pytest.fixture(autouse=True)
def book(db: Path) -> None:
    """Acme and Birch, both due a touch."""
    with filling(db) as shelf:
        shelf.customer("Acme", town="Leeds")
        shelf.customer("Birch", town="Leeds")


def due(retain: Callable[..., Ran], **options: Any) -> dict[str, Any]:
    return {row["customer"]: row for row in retain("due", "--json", **options).json}


def test_it_is_an_attempt_whatever_the_words(retain: Callable[..., Ran]) -> None:
    ran = retain("tried", "Birch", "reception", "took", "a", "note")
    assert ran.lines == ["e1 tried a call to Birch (c2), Mon 23 Nov, today", "back: Wed 25 Nov, in 2 days"]
    assert ran.err == "Nobody was reached: an attempt.\n"
    (entry,) = retain("entry", "list", "--json").json
    assert (entry["attempt"], entry["text"]) == (True, "reception took a note")


def test_without_words_it_says_nobody_was_reached_and_asks_nobody(db: Path, retain: Callable[..., Ran]) -> None:
    shown = on_terminal(["--db", db, "--today", TODAY, "tried", "Birch"])
    assert shown.code == 0
    assert retain("entry", "list", "--json").json[0]["text"] == "nobody reached"


def test_its_row_is_back_after_two_working_days(retain: Callable[..., Ran]) -> None:
    ran = retain("tried", "Birch", "--json")
    assert (ran.json["back"], ran.json["settled"]) == (str(ahead(2)), [])
    assert "1 tried, back Wed 25 Nov" in retain("due").err
    for days, there in ((0, False), (1, False), (2, True)):
        assert ("Birch" in due(retain, today=ahead(days))) is there


def test_the_row_that_is_back_says_another_hour(retain: Callable[..., Ran]) -> None:
    retain("tried", "Birch", "--at", "9:15")
    retain("tried", "Birch", "--at", "14h", today=ahead(2))
    row = next(line for line in retain("due", "--all", today=ahead(4)).lines if "Birch" in line)
    assert "tried 2 times at 09:15, 14:00: try another hour" in row


@pytest.mark.parametrize(
    ("times", "advice"), [(3, "try another kind of contact"), (5, "unreachable: try another person")]
)
def test_many_attempts_advise_another_kind_and_then_another_person(
    retain: Callable[..., Ran], times: int, advice: str
) -> None:
    for number in range(times):
        retain("tried", "Birch", "--on", ago(4 + number))
    assert advice in next(line for line in retain("due", "--all").lines if "Birch" in line)


def test_it_settles_nothing_and_makes_no_touch(retain: Callable[..., Ran]) -> None:
    before = due(retain)["Birch"]
    retain("tried", "Birch", "--on", ago(14))
    after = due(retain)["Birch"]
    assert [one["says"] for one in after["reasons"]] == [one["says"] for one in before["reasons"]]


def test_a_connected_call_ends_the_attempts(retain: Callable[..., Ran]) -> None:
    retain("tried", "Birch")
    ran = retain("log", "Birch", "reached her", today=ahead(1))
    assert not [line for line in ran.lines if line.startswith("back")]
    assert "tried" not in retain("due", today=ahead(2)).err


def test_what_is_due_or_late_of_mine_stays_though_tried(retain: Callable[..., Ran]) -> None:
    retain("log", "Birch", "hi", "--promise", "send quote by today")
    assert retain("tried", "Birch").lines[-1].startswith("next: you promised: send quote")
    assert "Birch" in due(retain)


def test_kind_day_colleague_and_several_customers(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        shelf.colleague("Lee Park")
    found = retain("tried", "Acme,Birch", "-k", "visit", "--on", "fri", "--by", "Lee", "--yes", "--json").json
    assert [(one["kind"], one["day"], one["by"]) for one in found] == [("visit", str(ago(3)), "Lee Park")] * 2
    assert "needs your word" in retain("tried", "--where", "town:Leeds", code=2).err


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("Birch", "-k", "note"), 1, "An attempt is ours and is no note."),
        (("Zebra",), 3, "No customer goes by"),
        (("Birch", "--on", "tomorrow"), 1, "still ahead"),
        (("Birch", "--in"), 2, "--in"),
    ],
)
def test_what_is_no_attempt_is_refused(
    retain: Callable[..., Ran], db: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    before = db.read_bytes()
    ran = retain("tried", *words, code=code)
    assert (ran.out, ran.err.count("\n"), says in ran.err) == ("", 1, True)
    assert db.read_bytes() == before
