"""Between records and rows: nothing is lost on the way there and back."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain.away import Away
from retain.domain.customers import Customer
from retain.domain.entries import Entry
from retain.domain.kinds import PURPOSES
from retain.domain.labels import Tag
from retain.store.records import DAYS, MAYBE_DAYS, columns, from_row, table_of, to_row
from retain.store.tables import NOUNS
from tests.factories import TODAY
from tests.store.test_tables import RECORDS

PURPOSE_SETS = st.lists(st.sampled_from(PURPOSES), unique=True, max_size=4).map(tuple)


@given(st.dates(), PURPOSE_SETS, st.booleans(), st.none() | st.integers(0, 1440), st.text())
def test_a_record_comes_back_from_its_row(
    day: date,
    purposes: tuple[str, ...],
    inbound: bool,  # noqa: FBT001
    minutes: int | None,
    text: str,
) -> None:
    entry = Entry(7, day, "call", id=3, inbound=inbound, purposes=purposes, minutes=minutes, text=text)
    assert from_row(Entry, to_row(entry).values()) == entry


def test_a_row_holds_what_sqlite_can() -> None:
    row = to_row(Entry(7, TODAY, "call", inbound=True, purposes=("check", "thanks")))
    assert (row["day"], row["inbound"], row["attempt"], row["purposes"], row["mood"]) == (
        "2026-11-23", 1, 0, "check thanks", None,
    )  # fmt: skip


def test_nothing_listed_is_an_empty_tuple_and_no_day_is_none() -> None:
    customer = from_row(Customer, to_row(Customer("Acme", "acme", TODAY)).values())
    assert (customer.no_contact, customer.archived_on, customer.solo) == ((), None, False)


def test_a_row_too_short_or_too_long_is_an_error() -> None:
    for row in ([1, "golf"], [1, "golf", None, 4]):
        with pytest.raises(ValueError, match="zip"):
            from_row(Tag, row)


@pytest.mark.parametrize("noun", NOUNS)
def test_each_record_is_stored_in_the_table_of_its_name(noun: str) -> None:
    record = RECORDS[noun]
    assert table_of(record) == noun
    assert columns(record) == tuple(field.name for field in fields(record))


def test_a_day_is_made_once() -> None:
    assert DAYS["2026-11-23"] is DAYS["2026-11-23"]
    assert (MAYBE_DAYS["2026-11-23"], MAYBE_DAYS[None]) == (TODAY, None)
    assert from_row(Away, ["2026-11-23", "2026-11-24", "2026-11-23", 1, None]).first is DAYS["2026-11-23"]


def test_what_is_no_day_is_an_error_and_not_a_day() -> None:
    with pytest.raises(ValueError, match="out of range"):
        DAYS["2026-02-30"]
