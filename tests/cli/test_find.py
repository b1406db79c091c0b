"""`retain find`: the rep's words, wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retain.domain.errors import Misused
from retain.store.search import find
from tests.factories import ago, filling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from retain.store.diary import Diary
    from tests.conftest import Ran

    Retain = Callable[..., Ran]


@pytest.fixture
def book(db: Path) -> None:
    """The roof stands in every noun."""
    with filling(db) as shelf:
        shelf.customer("Roof & Café", town="Leeds")
        shelf.person("Rufus Roof", 1)
        shelf.colleague("Lee", knows="roofs")
        shelf.entry(1, ago(9), text='the roof leaks ^ "badly"')
        shelf.entry(1, ago(2), text="roof mended, " + "and so on " * 30)
        shelf.promise(1, "quote for the roof", made_on=ago(5))
        shelf.problem(1, "roof wet", raised_on=ago(4))
        shelf.sale(1, ago(3), product="roof felt")


@pytest.mark.usefixtures("book")
def test_names_come_first_then_the_newest(retain: Retain) -> None:
    codes = [line.split("\t")[0] for line in retain("find", "roof").lines]
    assert sorted(codes[:3]) == ["c1", "d1", "l1"]
    assert codes[3:] == ["e2", "s1", "g1", "p1", "e1"]


@pytest.mark.usefixtures("book")
def test_all_words_must_be_there_and_the_last_may_be_a_beginning(retain: Retain) -> None:
    assert [one["code"] for one in retain("find", "roof", "lea", "--json").json] == ["e1"]
    assert retain("find", "lea", "roof").lines == []
    assert [one["code"] for one in retain("find", "CAFE", "--json").json] == ["c1"]


@pytest.mark.usefixtures("book")
def test_json_has_these_keys(retain: Retain) -> None:
    assert retain("find", "leaks", "--json").json == [
        {
            "code": "e1",
            "noun": "entry",
            "day": "2026-11-14",
            "customer": "Roof & Café",
            "customer_code": "c1",
            "text": 'the roof leaks ^ "badly"',
            "archived": False,
        }
    ]


@pytest.mark.usefixtures("book")
def test_today_hides_what_came_later(retain: Retain) -> None:
    assert [line.split("\t")[0] for line in retain("find", "leaks", today=ago(10)).lines] == []
    assert [line.split("\t")[0] for line in retain("find", "leaks", today=ago(9)).lines] == ["e1"]


@pytest.mark.usefixtures("book")
def test_a_long_text_is_cut_around_the_words(retain: Retain) -> None:
    (hit,) = retain("find", "mended", "--json").json
    assert len(hit["text"]) < 100
    assert "mended" in hit["text"]


def test_nothing_found_is_no_failure_and_nothing_typed_is(retain: Retain) -> None:
    retain("customer", "add", "Acme")
    ran = retain("find", "zebra")
    assert (ran.out, ran.err) == ("", "Nothing found.\n")
    assert retain("find", "--json", "zebra").json == []
    retain("find", '"*"', code=2)


def test_what_was_changed_or_removed_is_found_no_more(retain: Retain) -> None:
    retain("customer", "add", "Acme")
    retain("entry", "add", "acme", "the roof leaks")
    retain("entry", "edit", "e1", "--text", "the wall leaks")
    assert retain("find", "roof").lines == []
    retain("undo")
    assert len(retain("find", "roof").lines) == 1
    retain("entry", "remove", "e1")
    assert retain("find", "roof").lines == []


@pytest.fixture(scope="module")
def diary() -> Iterator[Diary]:
    with filling(None) as shelf:
        shelf.customer("Acme")
        shelf.entry(1, text="the roof leaks")
        yield shelf.diary


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=20))
def test_any_words_are_data_and_never_a_query(diary: Diary, words: str) -> None:
    try:
        found = find(diary, words)
    except Misused:
        return
    assert isinstance(found, list)


@pytest.mark.usefixtures("book")
def test_a_filter_leaves_what_tells_of_its_customers_and_who_is_there(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        birch = shelf.customer("Birch", town="York")
        shelf.person("Rolf Roofer", birch)
        shelf.fact("hobby", "roof gardens", person=2)
        shelf.entry(birch, text="roof at last")
        shelf.tag("golf", birch)
    found = retain("find", "roof", "--where", "tag:golf town:York", "--json").json
    assert {one["code"] for one in found} == {"d2", "f1", "e3"}
    assert len(retain("find", "roof", "--where", "tag:golf", "--limit", "1").lines) == 1
    assert retain("find", "roof", "--where", "tag:none", code=3).lines == []


@pytest.mark.usefixtures("book")
def test_what_is_archived_is_found_and_said_to_be(retain: Retain) -> None:
    assert retain("find", "roof").err == ""
    retain("customer", "remove", "roof & café")
    ran = retain("find", "roof leaks")
    assert (len(ran.lines), ran.err) == (1, "Archived: Roof & Café (c1).\n")
    assert retain("find", "roof leaks", "--json").json[0]["archived"] is True
    assert retain("find", "roof leaks", "--limit", "0", today=ago(0)).err == ran.err
