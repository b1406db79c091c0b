"""Riders stand on rows that are due anyway, in the table's order."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from retain.domain.accounts import Account
from retain.domain.policy import Policy
from retain.domain.riders import RIDERS, Known, Stale, riders
from retain.domain.standings import Delivery, Sales, Standing

TODAY = date(2026, 11, 23)
COVERED = Known(spoken=("Ann", "Bea"), decides=True)


def account(tier: str = "A", status: str = "active", **fields: Any) -> Account:
    standing = Standing(1, "Acme", "acme", date(2025, 1, 1))
    return Account(standing, status, tier, 0, Policy().cadences[tier], **fields)


def delivered(days_ago: int, special: str = "") -> list[Delivery]:
    day = TODAY - timedelta(days=days_ago)
    return [Delivery(7, 1, day, day, "LED", 1000, special)]


def test_nothing_rides_on_a_customer_well_covered() -> None:
    assert riders(COVERED, account(), TODAY) == []


def test_coverage_names_the_one_spoken_to_and_who_is_missing() -> None:
    assert riders(Known(spoken=("Ann",)), account("B"), TODAY) == [
        "coverage: only Ann spoken to, nobody at decision level in 180 days"
    ]


@pytest.mark.parametrize("facts", [Known(spoken=("Ann",), decides=True), Known(spoken=("Ann", "Bea"))])
def test_one_person_or_nobody_above_is_enough_to_warn(facts: Known) -> None:
    assert len(riders(facts, account(), TODAY)) == 1


@pytest.mark.parametrize(
    ("facts", "owner"),
    [(Known(solo=True), account()), (Known(), account("C")), (Known(), account(status="past"))],
)
def test_coverage_spares_solo_c_and_past_customers(facts: Known, owner: Account) -> None:
    assert riders(facts, owner, TODAY) == []


@pytest.mark.parametrize(("day", "rides"), [(date(2026, 9, 30), 1), (date(2026, 10, 1), 0)])
def test_coverage_is_quiet_from_the_quarters_first_contact(day: date, rides: int) -> None:
    assert len(riders(Known(), account(newest_contact=day), TODAY)) == rides


def test_stale_addresses_are_one_line_with_the_oldest() -> None:
    stale = (Stale("email", "a@acme.example", "Ann", date(2025, 3, 3)), Stale("phone", "1", "", date(2025, 4, 4)))
    assert riders(COVERED._replace(stale=stale), account(), TODAY) == [
        "e-mail a@acme.example (Ann) not verified since Mon 3 Mar 2025, 630 days ago, and 1 more"
    ]


@pytest.mark.parametrize(("days_ago", "rides"), [(0, 1), (13, 1), (14, 0)])
def test_an_ordinary_delivery_rides_until_it_is_a_row(days_ago: int, rides: int) -> None:
    assert len(riders(COVERED, account(deliveries=delivered(days_ago)), TODAY)) == rides


def test_a_delivery_is_quiet_once_met_settled_or_special() -> None:
    met = account(deliveries=delivered(5), newest_contact=TODAY)
    assert riders(COVERED, met, TODAY) == []
    assert riders(COVERED._replace(asked=frozenset({7})), account(deliveries=delivered(5)), TODAY) == []
    assert riders(COVERED, account(deliveries=delivered(5, "first order")), TODAY) == []


@pytest.mark.parametrize(
    ("inbound", "rides"),
    [((True, True, True), 1), ((True, True), 0), ((True, True, True, True, False), 0), ((True,) * 5, 1)],
)
def test_you_only_answer_needs_three_and_no_contact_of_ours(inbound: tuple[bool, ...], rides: int) -> None:
    assert len(riders(COVERED._replace(inbound=inbound), account(), TODAY)) == rides


@pytest.mark.parametrize(("moods", "rides"), [(("bad", "bad"), 1), (("bad", "ok"), 0), (("bad",), 0)])
def test_two_bad_moods_in_a_row_ride(moods: tuple[str, ...], rides: int) -> None:
    assert len(riders(COVERED._replace(moods=moods), account(), TODAY)) == rides


@pytest.mark.parametrize(("status", "rides"), [("active", 1), ("past", 0)])
def test_a_long_loyal_active_customer_without_a_perk_rides(status: str, rides: int) -> None:
    found = riders(COVERED._replace(perkless=date(2019, 5, 1)), account("C", status), TODAY)
    assert found == ["long-loyal without a perk: customer since 2019"] * rides


def test_all_ride_in_the_tables_order() -> None:
    everything = Known(
        inbound=(True,) * 3, moods=("bad", "bad"), stale=(Stale("phone", "1", "", date(2025, 1, 1)),), wishless=True,
        perkless=date(2019, 5, 1), experts=("ask Sam Ojo (knows lamps)",),
    )  # fmt: skip
    found = riders(everything, account(deliveries=delivered(5), sales=Sales(TODAY, TODAY)), TODAY)
    assert len(found) == len(RIDERS) - 1, "a referral is asked for in a good mood only"
    order = ["ask", "coverage:", "phone", "no", "first", "long-loyal", "delivered", "you", "two"]
    assert [sentence.split()[0] for sentence in found] == order
