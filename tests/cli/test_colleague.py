"""`retain colleague`: our side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.factories import filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]


def test_a_colleague_is_added_shown_and_changed(retain: Retain) -> None:
    retain("colleague", "add", "Lee", "Park", "--role", "CTO", "--executive", "--knows", "boilers")
    added = retain("colleague", "add", "Max", "--deputy", "lee", "--email", "m@us.example", "--phone", "12345")
    assert added.lines == ["Max (l2) added: deputy Lee Park; email m@us.example; phone 12345."]
    assert retain("colleague", "edit", "lee", "--no-executive", "--knows", "").lines == [
        "Lee Park (l1): executive taken off (was yes); knows taken off (was boilers)."
    ]
    assert retain("colleague", "show", "max", "--json").json == {
        "code": "l2",
        "name": "Max",
        "role": None,
        "executive": False,
        "knows": None,
        "deputy": "Lee Park",
        "email": "m@us.example",
        "phone": "12345",
        "paired_with": [],
        "added_on": "2026-11-23",
        "archived_on": None,
    }


def test_a_namesake_is_refused_and_nobody_stands_in_for_themselves(retain: Retain) -> None:
    retain("colleague", "add", "Lee")
    assert "(l1)" in retain("colleague", "add", "LEE", code=1).err
    assert "themselves" in retain("colleague", "edit", "lee", "--deputy", "lee", code=1).err


def test_a_colleague_with_history_is_archived_and_comes_back(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer()
        shelf.entry(1, colleague=shelf.colleague("Lee"))
        shelf.colleague("Max")
    assert retain("colleague", "remove", "lee").lines == ["l1\tLee\tarchived: the history stays"]
    assert retain("colleague", "remove", "max").lines == ["l2\tMax\tdeleted"]
    assert retain("colleague", "list").lines == []
    assert len(retain("colleague", "list", "--archived").lines) == 1
    retain("colleague", "edit", "lee", "--restore", "--rename", "Lee Park")
    assert retain("colleague", "list").lines == ["l1\tLee Park\t\t\t\t\t\t"]
