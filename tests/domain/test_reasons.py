"""The one table: every line says what it is, is at work somewhere, and is settled by the code it prints."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from retain.domain import codes
from retain.domain.contracts import Contract
from retain.domain.expectations import Expectation
from retain.domain.kinds import MINUTES
from retain.domain.reasons import BY_NAME, REASONS, Reason, found, says
from tests.factories import TODAY, ago, ahead
from tests.mornings import Morning

BANDS = {"1": {1}, "2": {2}, "3": {3}, "4": {4}, "2, from its day 1": {1, 2}, "2, a week late 3": {2, 3}}


Seen = dict[str, list[tuple[int, str, str]]]


@pytest.fixture(scope="module")
def everything() -> Seen:
    """Band, code and sentence of whatever each reason found, over days in which all of them are at work."""
    morning = eventful()
    seen: Seen = {}
    for today in (TODAY + timedelta(days=n) for n in (*range(14), 74, *range(78, 95, 3))):
        day = morning.day(today)
        for standing in day.book.standings:
            for one in found(day.account(standing), day):
                if one.due <= today:
                    seen.setdefault(one.reason, []).append((one.band, one.code, says(one, today)))
    return seen


def eventful() -> Morning:
    """An A, a C and a C kept up to date, to whom everything happens that makes a reason."""
    morning = Morning()
    morning.colleague()
    for number, tier in enumerate("ACC", 1):
        morning.customer(f"N{number}", tier=tier, tier_because="so")
    morning.entry(3, ago(5), "visit", purposes=("review",))
    for place in range(5):
        morning.sale(1, ago(90 + place), delivered_on=ago(90 + place), product="seats")
    morning.sale(1, ago(20), product="seats", delivered_on=ago(20))
    morning.sale(2, ago(3), delivered_on=ago(3))
    for party in ("me", "customer", "note"):
        morning.promise(1, party, ahead(2), party=party, made_on=ago(2))
    morning.promise(1, "ask", ahead(2), party="colleague", colleague=1)
    for kind in ("trouble", "question", "invoice"):
        morning.problem(1, kind, kind, raised_on=ago(8))
    morning.problem(2, raised_on=ago(9), solved_on=ago(4))
    morning.person(birthday=f"--{ahead(7):%m-%d}", main=True)
    morning.person("Ann Left", left_on=ago(1))
    old = morning.diary.write(Contract(1, ago(400), ahead(100), ago(400)))
    morning.diary.write(Contract(2, ago(2), ahead(900), ago(2), renewed_from=old))
    morning.referral(2, given_on=ago(2))
    morning.opportunity(2, next_step="send drawings", next_on=ahead(1))
    morning.diary.write(Expectation(2, "no complaints", ago(180), ahead(3)))
    return morning


def test_every_reason_has_one_name() -> None:
    assert len(BY_NAME) == len(REASONS)


@pytest.mark.parametrize("reason", REASONS, ids=lambda reason: str(reason.name))
def test_every_line_is_whole(reason: Reason) -> None:
    assert all((reason.starts, reason.ends, reason.score, reason.settled_by, reason.code))
    assert reason.band in BANDS
    assert reason.proposes in {"", *MINUTES}


@pytest.mark.parametrize("reason", REASONS, ids=lambda reason: str(reason.name))
def test_every_line_is_at_work_in_its_bands_with_its_codes(reason: Reason, everything: Seen) -> None:
    assert {band for band, _, _ in everything[reason.name]} == BANDS[reason.band]
    shapes = {re.sub(r"\d+", "#", code) for code in reason.code.split(", ")}
    for _, code, sentence in everything[reason.name]:
        assert re.sub(r"\d+", "#", code) in shapes
        assert codes.parse(code).number > 0
        assert sentence == sentence.strip() != ""


def test_what_is_found_stands_in_the_tables_order() -> None:
    morning = Morning()
    morning.customer()
    morning.promise(due_on=TODAY)
    day = morning.day()
    order = [reason.name for reason in REASONS]
    places = [order.index(one.reason) for one in found(day.account(day.book.standings[0]), day)]
    assert places == sorted(places)
