"""`retain waiting`: what others owe, oldest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.factories import ago, ahead, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran


def test_promises_of_others_and_problems_of_colleagues_stand_oldest_first(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        acme, lee = shelf.customer(), shelf.colleague()
        shelf.promise(acme, "send quote")
        shelf.promise(acme, "price the lamps", ahead(2), party="colleague", colleague=lee)
        shelf.promise(acme, "sign the NDA", ago(3), party="customer", made_on=ago(20))
        shelf.problem(acme, "seats wrong", colleague=lee, raised_on=ago(5))
        shelf.problem(acme, "my own")
        shelf.promise(acme, "ask about the trial", party="note")
    assert [line.split("\t") for line in retain("waiting").lines] == [
        ["g1", "colleague", "Lee Park", "Acme", "seats wrong", "", "0"],
        ["p3", "customer", "Acme", "Acme", "sign the NDA", "2026-11-20", "3"],
        ["p2", "colleague", "Lee Park", "Acme", "price the lamps", "2026-11-25", "0"],
    ]


def test_json_has_these_keys(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        shelf.promise(shelf.customer(), "sign the NDA", ago(3), party="customer", made_on=ago(20))
    assert retain("waiting", "--json").json == [
        {
            "code": "p1", "party": "customer", "owes": "Acme", "customer_code": "c1", "customer": "Acme",
            "text": "sign the NDA", "since": "2026-11-03", "due_on": "2026-11-20", "days_late": 3,
        }
    ]  # fmt: skip


def test_what_ended_was_made_later_or_is_archived_isnt_waited_for(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        acme, lee = shelf.customer(), shelf.colleague()
        shelf.promise(acme, party="customer", ended="kept", ended_on=ago(1))
        shelf.promise(acme, party="customer", made_on=ahead(1), due_on=ahead(9))
        shelf.problem(acme, colleague=lee, solved_on=ago(1))
        shelf.promise(shelf.customer("Birch", archived_on=ago(1)), party="customer")
    ran = retain("waiting")
    assert (ran.out, ran.err) == ("", "Nobody owes you anything.\n")
    assert retain("waiting", "--json").json == []
    assert len(retain("waiting", "--json", today=ago(2)).json) == 3


def test_a_slip_moves_the_day_waited_for(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        shelf.slip(shelf.promise(shelf.customer(), party="customer", due_on=ago(3)), ahead(7))
    assert retain("waiting", "--json").json[0]["due_on"] == "2026-11-30"
