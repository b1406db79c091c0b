"""Twelve months at a glance, and the quarter in which nothing happened."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from retain.domain.kinds import KINDS
from retain.domain.strip import empty, said, strip

TODAY = date(2026, 11, 23)
LONG_AGO = date(2020, 1, 1)


def test_twelve_months_end_with_todays_each_with_its_count_and_strongest_letter() -> None:
    found = strip(
        [
            *((date(2026, 11, 2), "email"), (date(2026, 11, 20), "call"), (date(2025, 12, 1), "visit")),
            *((date(2025, 11, 30), "call"), (date(2026, 11, 24), "visit")),
        ],
        TODAY,
    )
    assert [month.name for month in found] == "Dec Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov".split()
    assert (found[0].contacts, found[0].letter) == (1, "V")
    assert (found[-1].contacts, found[-1].letter) == (2, "C")
    assert {month.letter for month in found[1:-1]} == {"-"}


def test_three_months_in_a_row_without_a_contact_are_an_empty_quarter() -> None:
    days = [date(2026, month, 5) for month in (1, 2, 6, 9)]
    found = strip([(day, "call") for day in [date(2025, 12, 5), *days]], TODAY)
    assert [(first.name, last.name) for first, last in empty(found, LONG_AGO)] == [("Mar", "May")]
    assert said(found, LONG_AGO) == "Dec C  Jan CC-  Apr --C  Jul --C  Oct --; nothing Mar to May"


def test_months_before_a_customer_was_known_and_the_one_that_runs_are_no_silence() -> None:
    found = strip([], TODAY)
    assert empty(found, date(2026, 9, 1)) == ()
    assert empty(found, date(2026, 7, 15))[0][0].name == "Aug"


def test_a_year_without_anything_is_one_gap() -> None:
    assert said(strip([], TODAY), LONG_AGO) == "Dec -  Jan ---  Apr ---  Jul ---  Oct --; nothing Dec to Oct"


@given(
    contacts=st.lists(st.tuples(st.integers(0, 800), st.sampled_from([kind for kind in KINDS if kind != "note"]))),
    at=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
)
def test_every_contact_of_the_twelve_months_counts_once(contacts: list[tuple[int, str]], at: date) -> None:
    dated = [(at - timedelta(days=days), kind) for days, kind in contacts]
    found = strip(dated, at)
    assert len(found) == 12
    assert sum(month.contacts for month in found) == sum(day >= found[0].first for day, _ in dated)
