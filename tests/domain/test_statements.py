"""What was said of a customer's status: each statement holds from its day until the next one's."""

from __future__ import annotations

import pytest

from retain.domain.customers import Customer
from retain.domain.errors import Refused
from retain.domain.statements import Statement, before, newest, restated, stated
from tests.factories import ago

ACME = Customer("Acme", "acme", ago(400), id=1)
LEAD = Statement(1, "prospect")
LOST = Statement(1, "lost", ago(20), "price")
BACK = Statement(1, "auto", ago(5))


def test_what_cannot_be_said_is_refused() -> None:
    with pytest.raises(Refused, match=r"dormant is no status\."):
        Statement(1, "dormant")


def test_what_was_said_last_stands_with_the_customer() -> None:
    assert newest(ACME) is None
    assert newest(restated(ACME, LOST)) == LOST
    assert restated(restated(ACME, LOST), None) == ACME


def test_a_status_that_follows_from_business_is_none_that_was_said() -> None:
    assert [stated(restated(ACME, one)) for one in (None, LOST, BACK)] == [None, "lost", None]


def test_what_was_said_of_earlier_days_stays_beside_a_newer_statement() -> None:
    assert before([BACK, LEAD, LOST], Statement(1, "past", ago(5))) == [LEAD, LOST]
    assert before([BACK, LEAD, LOST], Statement(1, "past", ago(20))) == [LEAD]
    assert before([BACK, LEAD, LOST], Statement(1, "past")) == []
