"""Where a customer stands: its status, and what counts as its newest touch."""

from __future__ import annotations

from datetime import date

import pytest

from retain.domain.standings import Sales, Standing, status
from tests.factories import TODAY, ago
from tests.mornings import Morning


@pytest.fixture
def morning() -> Morning:
    return Morning()


def said(word: str | None, on: date | None = None) -> Standing:
    return Standing(1, "Acme", "acme", ago(900), said=word, said_on=on)


@pytest.mark.parametrize(
    ("word", "on", "sold", "expected"),
    [
        (None, None, None, "active"),
        (None, None, 365, "active"),
        (None, None, 366, "past"),
        ("prospect", 900, None, "prospect"),
        ("prospect", 900, 10, "active"),
        ("lost", 5, 30, "lost"),
        ("lost", 30, 5, "active"),
        ("lost", 5, None, "lost"),
        ("lost", 0, 30, "lost"),
        ("lost", 5, 5, "lost"),
        ("lost", -1, 30, "active"),
        ("past", 5, 30, "past"),
        ("active", 365, 500, "active"),
        ("active", 366, 500, "past"),
    ],
)
def test_status_follows_business_and_what_was_said_since(
    word: str | None, on: int | None, sold: int | None, expected: str
) -> None:
    sales = Sales(ago(sold), ago(sold)) if sold else None
    assert status(said(word, ago(on) if on is not None else None), sales, TODAY) == expected


def test_a_mailing_is_a_touch_for_c_and_past_customers_only(morning: Morning) -> None:
    for number, (tier, word) in enumerate([("A", None), ("B", None), ("C", None), ("A", "past")], 1):
        morning.customer(f"N{number}", tier=tier, tier_because="so", said=word, said_on=ago(300) if word else None)
        morning.entry(number, ago(5), "email", bulk=True)
    assert [morning.account(n).clocks["touch"].last for n in (1, 2, 3, 4)] == [None, None, ago(5), ago(5)]


def test_three_inbound_in_a_row_are_no_touch_until_we_begin_one(morning: Morning) -> None:
    morning.customer()
    morning.entry(1, ago(50), "call")
    for days in (40, 30, 20):
        morning.entry(1, ago(days), "call", inbound=True)
    assert [morning.account(1, ago(days)).clocks["touch"].last for days in (40, 30, 20)] == [ago(40), ago(30), ago(30)]
    morning.entry(1, ago(10), "message")
    morning.entry(1, ago(5), "visit", inbound=True)
    assert morning.account().clocks["touch"].last == ago(5)


def test_an_inbound_contact_later_on_the_day_of_ours_is_the_first_of_its_row(morning: Morning) -> None:
    morning.customer()
    morning.entry(1, ago(50), "call", inbound=True)
    morning.entry(1, ago(50), "call")
    morning.entry(1, ago(50), "call", inbound=True)
    for days in (40, 30):
        morning.entry(1, ago(days), "call", inbound=True)
    assert morning.account().clocks["touch"].last == ago(40)


def test_inbound_mail_is_no_touch_but_stands_in_the_row_of_inbound(morning: Morning) -> None:
    morning.customer()
    morning.entry(1, ago(50), "call")
    morning.entry(1, ago(40), "email", inbound=True)
    assert morning.account().clocks["touch"].last == ago(50)
    assert morning.account().clocks["conversation"].last == ago(40)
    morning.entry(1, ago(30), "email", inbound=True)
    morning.entry(1, ago(20), "call", inbound=True)
    assert morning.account().clocks["touch"].last == ago(50)


def test_a_colleagues_visit_is_a_touch_but_not_my_conversation_or_visit(morning: Morning) -> None:
    morning.customer(tier="A", tier_because="so")
    lee, chief = morning.colleague("Lee"), morning.colleague("Mia", executive=True)
    morning.entry(1, ago(5), "visit", colleague=lee)
    clocks = morning.account().clocks
    assert (clocks["touch"].last, clocks["conversation"].last, clocks["face"].last) == (ago(5), None, None)
    assert clocks["official"].last is None
    morning.entry(1, ago(4), "visit", colleague=chief)
    assert morning.account().clocks["official"].last == ago(4)
