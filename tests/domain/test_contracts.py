"""A contract's term, its decision date, its silence, and what it is worth as business."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain.contracts import Contract, Silence, billed, business, lost, renewed, silence, state
from retain.domain.errors import Refused
from retain.domain.standings import Sales, Standing, status
from tests.factories import TODAY, ago, ahead

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


LAST_YEAR, NEXT_YEAR = ago(365), ahead(364)


def contract(starts_on: date = LAST_YEAR, ends_on: date = NEXT_YEAR, **fields: Any) -> Contract:
    return Contract(1, starts_on, ends_on, fields.pop("signed_on", starts_on), **({"id": 1} | fields))


@st.composite
def contracts(draw: st.DrawFn) -> Contract:
    starts = draw(DAYS)
    term = draw(st.integers(0, 2000))
    return contract(
        starts,
        starts + timedelta(days=term),
        notice_days=draw(st.integers(0, 400)),
        auto_renews=draw(st.booleans()),
        value=draw(st.integers(0, 10**9)),
    )


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"ends_on": ago(400)}, "before it starts"),
        ({"notice_days": -1}, "is no notice"),
        ({"value": -1}, "isn't below zero"),
        ({"ended": "gone", "ended_on": TODAY}, "no end of a contract"),
        ({"ended": "renewed"}, "stand together"),
        ({"ended": "lost", "ended_on": TODAY, "because": " "}, "has a reason"),
    ],
)
def test_what_is_no_contract_is_refused(fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        contract(**fields)


def test_the_decision_date_is_the_last_day_of_notice_else_the_end() -> None:
    term = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}
    assert contract(**term, notice_days=90).decision_by(TODAY) == date(2026, 10, 2)
    assert contract(**term).decision_by(TODAY) == date(2026, 12, 31)


def test_an_auto_renewing_contract_goes_on_a_year_at_a_time_until_it_is_ended() -> None:
    held = contract(date(2023, 3, 1), date(2024, 2, 29), notice_days=30, auto_renews=True)
    assert held.end_by(TODAY) == date(2027, 2, 28)
    assert held.decision_by(TODAY) == date(2027, 1, 29)
    assert held.in_force(TODAY)
    gone = lost(held, date(2025, 1, 10), "price")
    assert gone.end_by(TODAY) == date(2025, 2, 28)
    assert not gone.in_force(TODAY)


@given(contracts(), DAYS)
def test_a_term_holds_the_day_it_runs_on_and_the_decision_never_comes_after_its_end(held: Contract, day: date) -> None:
    end = held.end_by(day)
    assert end >= held.ends_on
    assert held.decision_by(day) <= end
    assert held.in_force(day) == (held.starts_on <= day <= end)
    assert not (held.auto_renews and held.starts_on <= day and not held.in_force(day))


@given(contracts(), DAYS)
def test_a_renewal_keeps_the_old_terms_and_follows_them_without_a_gap(held: Contract, day: date) -> None:
    old, new = renewed(held, day, "content")
    assert (old.starts_on, old.ends_on, old.value) == (held.starts_on, held.ends_on, held.value)
    assert (old.ended, old.ended_on, old.because) == ("renewed", day, "content")
    assert new.starts_on == old.end_by(day) + timedelta(days=1)
    assert (new.renewed_from, new.signed_on, new.value, new.ended) == (held.id, day, held.value, None)
    with pytest.raises(Refused, match="renewed on"):
        renewed(old, day)
    with pytest.raises(Refused, match="renewed on"):
        lost(old, day, "too late")


def test_a_renewed_term_is_as_long_as_the_old_one_in_months() -> None:
    _, new = renewed(contract(date(2024, 1, 1), date(2026, 12, 31)), TODAY, value=20_000_00)
    assert (new.starts_on, new.ends_on, new.value) == (date(2027, 1, 1), date(2029, 12, 31), 20_000_00)
    _, odd = renewed(contract(date(2026, 1, 1), date(2026, 1, 10)), TODAY)
    assert (odd.starts_on, odd.ends_on) == (date(2026, 1, 11), date(2026, 1, 20))


def test_a_lease_of_48_months_without_a_call_for_36_says_so() -> None:
    lease = contract(date(2022, 12, 1), date(2026, 11, 30))
    talks = [date(2022 + (11 + month) // 12, (11 + month) % 12 + 1, 5) for month in range(12)]
    assert silence(lease, talks, date(2022, 12, 1), TODAY) == Silence(48, 36)
    assert silence(lease, talks, date(2022, 12, 1), TODAY).share == 75


def test_months_count_from_the_day_the_diary_knows_the_customer() -> None:
    assert silence(contract(ago(900)), [], ago(65), TODAY) == Silence(3, 3)


@given(contracts(), st.lists(DAYS, max_size=30), DAYS, DAYS)
def test_no_more_months_are_silent_than_have_begun(held: Contract, talks: list[date], since: date, today: date) -> None:
    found = silence(held, talks, since, today)
    assert 0 <= found.silent <= found.months
    assert found.silent <= silence(held, talks[1:], since, today).silent
    assert (found.months == 0) == (today < max(held.starts_on, since) or held.end_by(today) < since)


@pytest.mark.parametrize(
    ("held", "word"),
    [
        (contract(), "in force"),
        (contract(ahead(1)), "ahead"),
        (contract(ends_on=ago(1)), "over"),
        (contract(ends_on=ago(1), auto_renews=True), "in force"),
        (contract(ended="lost", ended_on=TODAY, because="price"), "lost"),
        (contract(ended="renewed", ended_on=ahead(1)), "in force"),
    ],
)
def test_a_contract_stands_as_its_days_say(held: Contract, word: str) -> None:
    assert state(held, TODAY) == word


def test_a_contract_in_force_is_business_and_adds_its_yearly_value_unless_sales_hold_it() -> None:
    sold = Sales(ago(200), ago(100), 500, 400)
    assert business(sold, [contract(value=1000)], TODAY) == Sales(
        ago(365), TODAY, 1500, 1400, dealt=ago(100), fresh=ago(200)
    )
    found = business(sold, [contract(value=1000, invoiced=True)], TODAY)
    assert found is not None
    assert (found.year, found.quarter) == (500, 400)
    assert business(None, [contract(ahead(5), signed_on=ahead(1))], TODAY) is None
    assert business(sold, [], TODAY) is sold


def test_a_renewed_term_ends_where_the_next_begins() -> None:
    old, new = renewed(contract(value=1000), ago(5), starts_on=ago(3), ends_on=ahead(800))
    found = business(None, [old, Contract(**{name: getattr(new, name) for name in new.__slots__} | {"id": 2})], TODAY)
    assert found is not None
    assert found.year == 1000


@pytest.mark.parametrize(
    ("fields", "said", "word"),
    [
        ({}, None, "active"),
        ({}, ("prospect", ago(400)), "active"),
        ({}, ("lost", ago(10)), "lost"),
        ({"starts_on": ago(5)}, ("lost", ago(10)), "active"),
        ({"starts_on": ago(900), "ends_on": ago(364)}, None, "active"),
        ({"starts_on": ago(900), "ends_on": ago(366)}, None, "past"),
    ],
)
def test_a_contract_in_force_keeps_its_customer_active(
    fields: dict[str, Any], said: tuple[str, date] | None, word: str
) -> None:
    word_said, said_on = said or (None, None)
    standing = Standing(1, "Acme", "acme", ago(1000), said=word_said, said_on=said_on)
    assert status(standing, business(None, [contract(**fields)], TODAY), TODAY) == word


def test_a_quarter_that_bills_thousands_is_a_quarter_of_the_year_and_its_sales() -> None:
    assert billed(500_00, [contract(value=3000_00)], TODAY) == 1250_00
    assert billed(500_00, [contract(value=3000_00, invoiced=True)], TODAY) == 0
