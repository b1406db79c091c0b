"""Each customer's newest contacts: what is kept is what the entries say, whatever was done to them and taken back."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retain.domain.entries import Entry
from retain.store import newest, reversal
from retain.store.bulk import bulk
from retain.store.check import findings
from retain.store.daily.book import standings
from retain.store.diary import Diary
from retain.store.history import undo
from tests.factories import NOW, TODAY, Shelf, ago, ahead

if TYPE_CHECKING:
    from collections.abc import Iterator

CUSTOMERS = 3


class Deed(NamedTuple):
    """Something done to the entries: how, to which customer or entry, and what a contact is like."""

    how: str
    place: int
    before: int
    kind: str
    fields: dict[str, object]


FIELDS = st.fixed_dictionaries(
    {
        "inbound": st.booleans(),
        "attempt": st.sampled_from([False, False, True]),
        "bulk": st.sampled_from([False, False, True]),
        "purposes": st.sampled_from([(), ("review",), ("competitor",), ("competitor", "review"), ("check",)]),
        "colleague": st.sampled_from([None, None, 1]),
    }
)
DEEDS = st.builds(
    Deed,
    st.sampled_from(["log", "log", "import", "move", "change", "remove", "undo"]),
    st.integers(1, CUSTOMERS),
    st.sampled_from([0, 1, 5, 5, 40, 100]),
    st.sampled_from(["call", "email", "visit", "lunch", "note", "card"]),
    FIELDS,
)


@pytest.fixture
def diary() -> Iterator[Diary]:
    with closing(begun()) as opened:
        yield opened


def begun() -> Diary:
    opened = Diary(None, TODAY, NOW)
    with opened.changing("fill"):
        shelf = Shelf(opened)
        shelf.colleague()
        for number in range(CUSTOMERS):
            shelf.customer(f"N{number}")
    return opened


def do(diary: Diary, deed: Deed) -> None:
    fields = deed.fields | ({"attempt": False} if deed.fields["inbound"] or deed.kind == "note" else {})
    made = Entry(deed.place, ago(deed.before), deed.kind, **fields)  # type: ignore[arg-type] # as drawn
    known = diary.where(Entry, "1")
    with diary.changing(deed.how):
        if deed.how == "log":
            diary.write(made)
        elif deed.how == "import":
            with bulk(diary):
                for number in range(3):
                    diary.write(replace(made, customer=1 + (deed.place + number) % CUSTOMERS))
        elif deed.how in {"move", "change", "remove"} and known:
            one = known[deed.place % len(known)]
            if deed.how == "remove":
                diary.remove(Entry, one.id or 0)
            else:
                diary.change(replace(one, customer=deed.place) if deed.how == "move" else replace(made, id=one.id))
        elif deed.how == "undo":
            take_back(diary)


def take_back(diary: Diary) -> None:
    """Undo the newest change, where there is one after the diary was begun."""
    (changes,) = diary.connection.execute(
        "SELECT count(*) FROM op WHERE undoes IS NULL AND id < (SELECT max(id) FROM op) AND command <> 'fill'"
        " AND id NOT IN (SELECT undoes FROM op WHERE undoes IS NOT NULL)"
    ).fetchone()
    if changes:
        undo(diary)


@settings(deadline=None, max_examples=60)
@given(st.lists(DEEDS, min_size=1, max_size=12), st.sampled_from([2, reversal.LONG]))
def test_they_are_what_the_entries_say_whatever_is_done_and_taken_back(deeds: list[Deed], long: int) -> None:
    with closing(begun()) as diary, pytest.MonkeyPatch.context() as patched:
        patched.setattr(reversal.reverse, "__defaults__", (long,))
        for deed in deeds:
            do(diary, deed)
            assert newest.amiss(diary.connection) == 0, deed


@settings(deadline=None, max_examples=60)
@given(st.lists(DEEDS, min_size=1, max_size=12))
def test_what_is_kept_and_what_is_sought_as_of_a_day_are_one(deeds: list[Deed]) -> None:
    with closing(begun()) as diary:
        for deed in deeds:
            do(diary, deed)
        kept = standings(diary.connection, TODAY)
        with diary.changing("log"):
            Shelf(diary).entry(1, ahead(1), "visit", purposes=("review", "competitor"))
        assert standings(diary.connection, TODAY) == kept
        assert standings(diary.connection, ahead(1))[0].face == ahead(1)


@pytest.mark.parametrize("day", [ago(5), None])
def test_the_doctor_sees_a_day_that_is_not_what_the_entries_say(diary: Diary, day: date | None) -> None:
    with diary.changing("log"):
        Shelf(diary).entry(1, ago(2))
        Shelf(diary).entry(2, ago(2))
    found = {one.what: one.wrong for one in findings(diary)}
    assert found["newest contacts"] == ""
    diary.connection.execute("UPDATE newest SET touch = ? WHERE customer = 1", (day and day.isoformat(),))
    found = {one.what: one.wrong for one in findings(diary)}
    assert found["newest contacts"] == "other than the entries say for 1 customer"
