"""The daily path and the books tell the same of the same diary, row for row (DESIGN, Instant)."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from types import NoneType
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retain.domain.customers import POTENTIALS, STATUSES, TIERS
from retain.domain.kinds import KINDS, LEVELS, MOODS, PURPOSES
from retain.domain.people import WAYS
from retain.domain.problems import PROBLEM_KINDS
from retain.store.books import Books
from retain.store.tables import NOUNS
from tests.factories import TODAY, Shelf, ago, ahead, filling
from tests.store.test_tables import RECORDS

if TYPE_CHECKING:
    from retain.store.diary import Diary

TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12).filter(lambda text: text.strip())
WORDS = st.lists(st.sampled_from(PURPOSES), max_size=3, unique=True).map(tuple)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
FIELDS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "customer": {
        "said": st.sampled_from([*STATUSES, None]),
        "tier": st.sampled_from([*TIERS, None]),
        "tier_because": TEXTS,
        "potential": st.sampled_from([*POTENTIALS, None]),
        "interval": st.integers(1, 91) | st.none(),
        "part_of": st.sampled_from([1, None]),
    },
    "position": {"level": st.sampled_from([*LEVELS, None])},
    "reach": {
        "way": st.sampled_from(WAYS),
        "raw": st.just("a123@b"),
        "customer": st.just(1),
        "person": st.none(),
    },
    "colleague": {"deputy": st.sampled_from([1, None])},
    "entry": {
        "kind": st.sampled_from([kind for kind in KINDS if kind != "note"]),
        "mood": st.sampled_from([*MOODS, None]),
        "minutes": st.integers(0, 1440) | st.none(),
        "purposes": WORDS,
        "inbound": st.just(value=False),
        "colleague": st.sampled_from([1, None]),
    },
    "presence": {"entry": st.just(1), "person": st.just(1)},
    "promise": {
        "party": st.just("me"),
        "colleague": st.none(),
        "ended": st.just("kept"),
        "ended_on": DAYS,
        "entry": st.sampled_from([1, None]),
    },
    "slip": {"promise": st.just(1)},
    "problem": {
        "kind": st.sampled_from(PROBLEM_KINDS),
        "raised_on": st.just(ago(9)),
        "answered_on": st.sampled_from([TODAY, None]),
        "solved_on": st.sampled_from([TODAY, None]),
        "raised_by": st.sampled_from([1, None]),
        "colleague": st.sampled_from([1, None]),
        "entry": st.sampled_from([1, None]),
    },
    "settlement": {"entry": st.sampled_from([1, None])},
    "snooze": {"made_on": st.just(TODAY), "until": st.just(ahead(3))},
    "away": {"first": st.just(TODAY), "last": st.just(ahead(3)), "colleague": st.sampled_from([1, None])},
}


def made(noun: str) -> st.SearchStrategy[Any]:
    """Records of a noun, each field as its type and the noun's laws let it be."""
    hints = get_type_hints(RECORDS[noun])
    names = [field.name for field in fields(RECORDS[noun])]
    return st.builds(RECORDS[noun], **{name: plain(name, hints[name]) for name in names} | FIELDS.get(noun, {}))


def plain(name: str, kind: Any) -> st.SearchStrategy[Any]:
    kinds = get_args(kind) if NoneType in get_args(kind) else (kind,)
    if name == "id":
        return st.none()
    if name in {"customer", "person"}:
        return st.just(1)
    one = {str: TEXTS, date: DAYS, bool: st.booleans(), int: st.integers(-(2**40), 2**40)}.get(kinds[0], WORDS)
    return one | st.none() if NoneType in kinds else one


def begin(diary: Diary) -> None:
    """One of everything that a record may name."""
    shelf = Shelf(diary)
    shelf.customer()
    shelf.person()
    shelf.colleague()
    shelf.entry()
    shelf.promise()


@pytest.mark.parametrize("noun", NOUNS)
@settings(max_examples=15)
@given(data=st.data())
def test_a_record_written_by_one_path_is_read_the_same_by_both(noun: str, data: st.DataObject) -> None:
    record = data.draw(made(noun))
    with filling(None) as shelf:
        begin(shelf.diary)
        books = Books(shelf.diary)
        for write in (shelf.diary.write, books.add):
            number = write(record)
            stored = replace(record, id=number)
            assert shelf.diary.get(RECORDS[noun], number) == stored
            assert books.get(RECORDS[noun], number) == stored
            if noun in {"tag", "custom", "source", "presence"}:
                books.remove(RECORDS[noun], number)
        assert books.all(RECORDS[noun]) == shelf.diary.where(RECORDS[noun], "1")


@pytest.mark.parametrize("noun", NOUNS)
@settings(max_examples=5)
@given(data=st.data())
def test_a_record_changed_by_one_path_is_what_the_other_would_have_made(noun: str, data: st.DataObject) -> None:
    record, other = data.draw(made(noun)), data.draw(made(noun))
    rows = []
    for change in ("daily", "books"):
        with filling(None) as shelf:
            begin(shelf.diary)
            new = replace(other, id=shelf.diary.write(record))
            (shelf.diary.change if change == "daily" else Books(shelf.diary).change)(new)
            rows.append(shelf.diary.connection.execute(f"SELECT * FROM {noun} ORDER BY id").fetchall())
    assert rows[0] == rows[1]
