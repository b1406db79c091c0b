"""The daily path and the books tell the same of the same diary, row for row (DESIGN, Instant)."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import date
from types import NoneType
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retain.domain.customers import POTENTIALS, SAYABLE, TIERS
from retain.domain.facts import FACT_KINDS
from retain.domain.kinds import KINDS, LEVELS, MOODS, PURPOSES
from retain.domain.news import ANSWERS, NEWS_KINDS, Watch
from retain.domain.people import WAYS
from retain.domain.problems import PROBLEM_KINDS
from retain.store.books import Books
from retain.store.tables import NOUNS
from tests.factories import TODAY, ago, ahead, filling
from tests.store.test_tables import RECORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retain.store.diary import Diary

TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=12).filter(
    lambda text: text.strip()
)
WORDS = st.lists(st.sampled_from(PURPOSES), max_size=3, unique=True).map(tuple)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
FIELDS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "customer": {
        "said": st.sampled_from([*SAYABLE, None]),
        "tier": st.sampled_from([*TIERS, None]),
        "tier_because": TEXTS,
        "potential": st.sampled_from([*POTENTIALS, None]),
        "interval": st.integers(1, 91) | st.none(),
        "part_of": st.sampled_from([1, None]),
        "pays_late": st.integers(1, 999) | st.none(),
        "executive": st.sampled_from([1, None]),
    },
    "statement": {"status": st.sampled_from(SAYABLE)},
    "position": {"level": st.sampled_from([*LEVELS, None])},
    "reach": {
        "way": st.sampled_from(WAYS),
        "raw": st.just("a123@b"),
        "customer": st.just(1),
        "person": st.none(),
    },
    "colleague": {"deputy": st.sampled_from([1, None])},
    "presence": {"entry": st.just(1), "person": st.just(1)},
    "fact": {
        "kind": st.sampled_from(FACT_KINDS),
        "person": st.none(),
        "entry": st.sampled_from([1, None]),
        "ended_on": st.none(),
        "replaced_by": st.none(),
    },
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
    "contract": {
        "starts_on": st.just(ago(9)),
        "ends_on": st.sampled_from([TODAY, ahead(3)]),
        "value": st.integers(0, 2**40),
        "notice_days": st.integers(0, 365),
        "ended": st.just("lost"),
        "ended_on": DAYS,
        "because": TEXTS,
        "renewed_from": st.sampled_from([1, None]),
    },
    "expectation": {
        "set_on": st.just(ago(9)),
        "review_on": st.sampled_from([TODAY, ahead(3)]),
        "result": st.just("partly"),
        "reviewed_on": st.just(TODAY),
        "explained": TEXTS,
        "contract": st.sampled_from([1, None]),
        "sale": st.none(),
    },
    "entry": {
        "kind": st.sampled_from([kind for kind in KINDS if kind != "note"]),
        "mood": st.sampled_from([*MOODS, None]),
        "minutes": st.integers(0, 1440) | st.none(),
        "purposes": WORDS,
        "inbound": st.just(value=False),
        "colleague": st.sampled_from([1, None]),
        "cost": st.integers(0, 2**40) | st.none(),
    },
    "news": {
        "kind": st.sampled_from(NEWS_KINDS),
        "watch": st.sampled_from([1, None]),
        "added_on": st.just(ago(9)),
        "ended_on": st.sampled_from([TODAY, None]),
    },
    "telling": {
        "news": st.just(1),
        "entry": st.sampled_from([1, None]),
        "told_on": st.just(ago(2)),
        "answer": st.sampled_from(ANSWERS),
        "answered_on": st.just(TODAY),
    },
    "referral": {"whom": TEXTS, "given_on": DAYS, "lost_on": st.none(), "became": st.none()},
    "opportunity": {
        "entry": st.sampled_from([1, None]),
        "heard_on": st.just(ago(9)),
        "ended": st.just("won"),
        "ended_on": st.sampled_from([TODAY, ago(9)]),
    },
    "settlement": {"entry": st.sampled_from([1, None])},
    "bystander": {"said": st.sampled_from(["{}", '{"at": "7", "ways": [["email", "a@b.example", "", null]]}'])},
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


@pytest.fixture(scope="module")
def diary() -> Iterator[Diary]:
    """One of everything that a record may name."""
    with filling(None) as shelf:
        shelf.customer()
        shelf.person()
        shelf.colleague()
        shelf.entry()
        shelf.promise()
        shelf.contract()
        shelf.diary.write(Watch("heat pump", TODAY))
        shelf.news()
        yield shelf.diary


@contextmanager
def taken_back(diary: Diary) -> Iterator[Books]:
    """The diary's books, for as long as the block; what it wrote is undone."""
    diary.connection.execute("SAVEPOINT before")
    try:
        yield Books(diary)
    finally:
        diary.connection.execute("ROLLBACK TO before")


@pytest.mark.parametrize("noun", NOUNS)
@settings(max_examples=20)
@given(data=st.data())
def test_a_record_written_by_one_path_is_read_the_same_by_both(diary: Diary, noun: str, data: st.DataObject) -> None:
    cls, record = RECORDS[noun], data.draw(made(noun))
    rows = []
    for path in ("daily", "books"):
        with taken_back(diary) as books:
            number = diary.write(record) if path == "daily" else books.add(record)
            stored = replace(record, id=number)
            assert diary.get(cls, number) == stored
            assert books.get(cls, number) == stored
            assert books.all(cls) == diary.where(cls, "1")
            rows.append(diary.connection.execute(f"SELECT * FROM {noun}").fetchall())
    assert rows[0] == rows[1]


@pytest.mark.parametrize("noun", NOUNS)
@settings(max_examples=10)
@given(data=st.data())
def test_a_record_changed_by_one_path_is_what_the_other_makes_of_it(
    diary: Diary, noun: str, data: st.DataObject
) -> None:
    record, other = data.draw(made(noun)), data.draw(made(noun))
    rows = []
    for path in ("daily", "books"):
        with taken_back(diary) as books:
            changed = replace(other, id=diary.write(record))
            (diary.change if path == "daily" else books.change)(changed)
            rows.append(diary.connection.execute(f"SELECT * FROM {noun}").fetchall())
    assert rows[0] == rows[1]
