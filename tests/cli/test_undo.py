"""`retain undo`: anything can be taken back, and put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Ran

    Retain = Callable[..., Ran]


def names(retain: Retain) -> list[str]:
    return [one["name"] for one in retain("customer", "list", "--json").json]


def test_it_says_what_it_took_back_and_how_to_put_it_back(retain: Retain) -> None:
    retain("customer", "add", "Acme", "--tag", "x")
    ran = retain("undo")
    assert ran.lines == ["Took back change 1: customer add Acme; 2 rows."]
    assert ran.err == "`retain undo 2` puts it back.\n"
    assert names(retain) == []
    assert retain("undo", "2").lines == ["Took back change 2: undo; 2 rows."]
    assert names(retain) == ["Acme"]


def test_again_and_again_goes_further_back(retain: Retain) -> None:
    retain("customer", "add", "Acme")
    retain("customer", "add", "Birch")
    retain("undo")
    assert names(retain) == ["Acme"]
    retain("undo")
    assert names(retain) == []
    assert retain("undo", code=3).err == "retain: There is nothing to take back.\n"


def test_a_change_that_was_changed_since_is_refused(retain: Retain) -> None:
    retain("customer", "add", "Acme")
    retain("customer", "edit", "acme", "--town", "Leeds")
    assert "changed since" in retain("undo", "1", code=1).err
    assert names(retain) == ["Acme"]


def test_a_change_that_another_stands_on_says_which_to_take_back_first(retain: Retain) -> None:
    retain("customer", "add", "Acme")
    retain("log", "acme", "happy")
    assert retain("undo", "1", code=1).err == "retain: Change 2 (log Acme) stands on that. `retain undo 2` first.\n"
    retain("undo", "2")
    retain("undo", "1")
    assert names(retain) == []


def test_there_is_no_such_change_or_it_was_taken_back(retain: Retain) -> None:
    retain("customer", "add", "Acme")
    retain("undo", "9", code=3)
    retain("undo")
    assert "already" in retain("undo", "1", code=1).err


def test_json_is_the_change_taken_back(retain: Retain) -> None:
    retain("customer", "add", "Acme")
    taken = retain("undo", "--json").json
    assert taken.pop("at")
    assert taken == {
        "number": 1,
        "day": "2026-11-23",
        "command": "customer add Acme",
        "rows": 1,
        "undoes": None,
        "undone": False,
    }


def test_a_refused_command_leaves_no_change(retain: Retain) -> None:
    retain("customer", "add", "Acme")
    retain("customer", "add", "Acme", code=1)
    assert len(retain("history").lines) == 1
