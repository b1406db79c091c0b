"""Who is a customer on a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from retain.domain import ties
from retain.domain.contracts import Contract, lost, renewed
from retain.domain.ties import Tie
from tests.factories import TODAY, ago, ahead


def is_customer(tie: Tie, last_sale: date | None, day: date = TODAY) -> bool:
    sales = {1: last_sale} if last_sale else {}
    return ties.customers([tie], sales, day, recorded=True) == {1}


def tie(*contracts: Contract, **said: Any) -> Tie:
    return Tie(1, ago(1000), terms=ties.terms(contracts, TODAY))._replace(**said)


@pytest.mark.parametrize(("days", "there"), [(0, True), (365, True), (366, False)])
def test_a_sale_makes_a_customer_for_365_days(days: int, there: bool) -> None:  # noqa: FBT001 - what is expected
    assert is_customer(tie(), ago(days)) == there


def test_a_year_with_a_leap_day_is_a_day_too_long() -> None:
    assert is_customer(tie(), date(2027, 2, 28), date(2028, 2, 28))
    assert not is_customer(tie(), date(2027, 2, 28), date(2028, 2, 29))
    assert is_customer(tie(), date(2028, 2, 29), date(2029, 2, 28))


def test_a_contract_makes_one_while_it_runs_and_not_a_day_longer() -> None:
    held = tie(Contract(1, ago(400), ago(10), ago(420)))
    assert [is_customer(held, None, ago(days)) for days in (421, 420, 10, 9)] == [False, True, True, False]


def test_sales_of_a_contract_that_ran_out_keep_nobody() -> None:
    held = tie(Contract(1, ago(400), ago(10), ago(400)))
    assert not is_customer(held, ago(30))
    assert not is_customer(held, ago(10))
    assert is_customer(held, ago(9))


def test_a_renewal_signed_late_leaves_no_gap() -> None:
    old, new = renewed(Contract(1, ago(400), ago(36), ago(400), id=1), ago(5), starts_on=ago(5), ends_on=ahead(360))
    assert is_customer(tie(old, new), None, ago(20))
    assert not is_customer(tie(old), None, ago(20))


def test_one_that_renews_itself_goes_on_until_it_is_lost() -> None:
    contract = Contract(1, ago(800), ago(436), ago(800), auto_renews=True, id=1)
    assert is_customer(tie(contract), None)
    gone = lost(contract, ago(430), "insourced")
    assert is_customer(tie(gone), None, ago(430))
    assert not is_customer(tie(gone), None)


@pytest.mark.parametrize("said", ["lost", "past"])
def test_who_was_said_to_be_gone_is_from_that_day_until_newer_business(said: str) -> None:
    gone = tie(said=said, said_on=ago(50))
    assert [is_customer(gone, ago(80), ago(days)) for days in (51, 50)] == [True, False]
    assert is_customer(gone, ago(49))


def test_who_was_said_to_be_active_stays_for_another_year() -> None:
    assert is_customer(tie(said="active", said_on=ago(100)), ago(400))


def test_archived_ones_are_gone_from_that_day() -> None:
    gone = tie(archived_on=ago(5))
    assert [is_customer(gone, ago(80), ago(days)) for days in (6, 5)] == [True, False]


def test_without_business_nobody_is_one_unless_the_book_records_none() -> None:
    added = Tie(1, ago(30))
    assert not is_customer(added, None)
    assert ties.customers([added], {}, TODAY, recorded=False) == {1}
    assert ties.customers([added], {}, ago(31), recorded=False) == set()
    gone = added._replace(said="lost", said_on=TODAY - timedelta(days=1))
    assert ties.customers([gone], {}, TODAY, recorded=False) == set()
    assert ties.customers([added._replace(said="prospect")], {}, TODAY, recorded=False) == set()
