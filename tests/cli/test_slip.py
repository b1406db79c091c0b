"""`retain slip`: a promise moves to a later day, and the ledger knows whether the customer was told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories import ago, ahead, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran


@pytest.fixture(autouse=True)
def promises(db: Path) -> None:
    """p1 is mine for Friday, p2 theirs and late, p3 was kept."""
    with filling(db) as shelf:
        shelf.customer(added_on=ago(5))
        shelf.promise(text="send quote", due_on=ahead(4))
        shelf.promise(text="sign the NDA", due_on=ago(3), party="customer")
        shelf.promise(text="call back", due_on=ago(1), ended="kept", ended_on=ago(1))


def test_a_slip_says_both_days_with_weekdays_and_that_they_know(retain: Callable[..., Ran]) -> None:
    ran = retain("slip", "p1", "mon", "--told", today="2026-11-24")
    assert ran.lines[:2] == [
        "p1 send quote: Acme (c1)",
        "due Mon 30 Nov, in 6 days; it was Fri 27 Nov, in 3 days; told before it was due",
    ]


def test_the_date_takes_all_remaining_words(retain: Callable[..., Ran]) -> None:
    found = retain("slip", "p1", "in", "2", "weeks", "--not-told", "--json").json
    assert (found["from_on"], found["to_on"], found["told"]) == ("2026-11-27", "2026-12-07", False)


def test_json_has_these_keys(retain: Callable[..., Ran]) -> None:
    found = retain("slip", "p1", "2026-12-01", "--told", "--json").json
    assert list(found) == ["code", "customer_code", "customer", "text", "from_on", "to_on", "told", "next"]


def test_in_a_pipe_nobody_is_asked_and_it_counts_as_not_told(retain: Callable[..., Ran]) -> None:
    ran = retain("slip", "p1", "2026-12-01")
    assert "counts as not told" in ran.err
    assert "told" not in ran.out
    assert retain("slip", "p1", "2026-12-02", "--json").json["told"] is None


def test_a_second_slip_counts_from_the_first(retain: Callable[..., Ran]) -> None:
    retain("slip", "p1", "2026-12-01", "--told")
    assert retain("slip", "p1", "2026-12-03", "--told", "--json").json["from_on"] == "2026-12-01"
    assert "p1 is due Thu 3 Dec" in retain("slip", "p1", "2026-12-03", code=1).err


def test_a_slip_told_once_it_was_late_says_after(retain: Callable[..., Ran]) -> None:
    assert "told after it was due" in retain("slip", "p1", "2026-12-03", "--told", today="2026-12-01").out


def test_their_promise_moves_without_a_word_about_telling(retain: Callable[..., Ran]) -> None:
    ran = retain("slip", "p2", "fri")
    assert (ran.err, "it was Fri 20 Nov, 3 days ago" in ran.out) == ("", True)


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("p1", "2026-11-27"), 1, "retain: p1 is due Fri 27 Nov, in 4 days. A slip goes to a later day.\n"),
        (("p2", "2026-11-21"), 1, "retain: Sat 21 Nov, 2 days ago is over. A slip goes to a day from today on.\n"),
        (("p3", "fri"), 1, "retain: p3 was kept on 2026-11-22 already. `retain undo` takes it back.\n"),
        (("g1", "fri"), 2, "retain: g1 is no promise. Only a promise slips: its code looks like p12.\n"),
        (("p2-chase", "fri"), 2, "retain: p2-chase is no promise. Only a promise slips: its code looks like p12.\n"),
        (("p1", "friyay"), 2, 'retain: "friyay" isn\'t a date: try fri, 12/1 or "in 2 weeks".\n'),
    ],
)
def test_what_can_not_slip_is_one_line(
    retain: Callable[..., Ran], arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    ran = retain("slip", *arguments, code=code)
    assert (ran.err, ran.out) == (sentence, "")


def test_an_unknown_promise_is_not_found_nor_one_made_later(retain: Callable[..., Ran]) -> None:
    assert retain("slip", "p9", "fri", code=3).err.startswith("retain: There is no promise")
    assert "after that day" in retain("slip", "p1", "fri", today=ago(20), code=3).err


def test_a_slip_is_one_undoable_change_and_earlier_days_dont_know_it(retain: Callable[..., Ran]) -> None:
    retain("slip", "p2", "2026-12-01")
    assert retain("waiting", "--json").json[0]["due_on"] == "2026-12-01"
    assert retain("waiting", "--json", today=ago(1)).json[0]["due_on"] == str(ago(3))
    retain("undo")
    assert retain("waiting", "--json").json[0]["due_on"] == str(ago(3))
