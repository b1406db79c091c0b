"""Long relationships: perks, appreciation, and what is taken for granted."""

from __future__ import annotations

from datetime import date

import pytest

from retain.domain.accounts import Account
from retain.domain.clocks import Clock
from retain.domain.loyalty import appreciates, is_long, quiet, tenure, wants_perk
from retain.domain.policy import Policy
from retain.domain.standings import Contact, Standing
from tests.factories import TODAY, ago

LONG = date(2019, 5, 1)


def account(status: str = "active", talked: date | None = None, came_on: date = LONG) -> Account:
    clock = Clock("conversation", talked, 30, ago(-1))
    standing = Standing(1, "Acme", "acme", came_on)
    return Account(standing, status, "A", 0, Policy().cadences["A"], {"conversation": clock})


@pytest.mark.parametrize(
    ("since", "years"), [(date(2023, 11, 23), 3), (date(2023, 11, 24), 2), (TODAY, 0), (date(2020, 2, 29), 6)]
)
def test_a_year_is_over_on_its_day(since: date, years: int) -> None:
    assert tenure(since, TODAY) == years
    assert is_long(since, TODAY) == (years >= 3)


@pytest.mark.parametrize(
    ("status", "since", "perk", "wanted"),
    [
        ("active", LONG, None, True),
        ("active", LONG, ago(365), True),
        ("active", LONG, ago(364), False),
        ("past", LONG, None, False),
        ("active", ago(900), None, False),
    ],
)
def test_a_perk_is_due_to_a_long_active_customer_once_a_year(
    status: str,
    since: date,
    perk: date | None,
    wanted: bool,  # noqa: FBT001
) -> None:
    assert wants_perk(status, since, perk, TODAY) is wanted


@pytest.mark.parametrize(
    ("contact", "kind"),
    [
        (Contact(1, 1, TODAY, "email", purposes="thanks"), True),
        (Contact(1, 1, TODAY, "call", purposes="check perk"), True),
        (Contact(1, 1, TODAY, "visit", purposes="beyond"), True),
        (Contact(1, 1, TODAY, "card"), True),
        (Contact(1, 1, TODAY, "gift"), True),
        (Contact(1, 1, TODAY, "call", purposes="check news"), False),
        (Contact(1, 1, TODAY, "card", inbound=True), False),
        (Contact(1, 1, TODAY, "email", bulk=True, purposes="thanks"), False),
    ],
)
def test_appreciation_is_ours_and_for_this_customer_alone(contact: Contact, kind: bool) -> None:  # noqa: FBT001
    assert appreciates(contact) is kind


@pytest.mark.parametrize(
    ("whom", "since", "appreciated", "said"),
    [
        (account(talked=ago(46)), LONG, 1, ("no conversation for 46 days (every 30)",)),
        (account(talked=ago(45)), LONG, 1, ()),
        (account(talked=ago(45)), LONG, 0, ("no thanks, perk or card in 12 months",)),
        (account(talked=ago(90)), ago(900), 0, ()),
        (account("past", talked=ago(90)), LONG, 0, ()),
        (account(came_on=ago(30)), LONG, 0, ()),
        (account(came_on=ago(46)), LONG, 0, ("no conversation for 46 days (every 30)",)),
    ],
)
def test_a_long_customer_is_flagged_when_quiet(
    whom: Account, since: date, appreciated: int, said: tuple[str, ...]
) -> None:
    assert quiet(whom, since, appreciated, TODAY) == said
