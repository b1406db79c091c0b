"""The sample book is a year that could have been, whatever the day it is read on."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retain.domain.away import Away
from retain.domain.colleagues import Colleague
from retain.domain.contracts import CONTRACT_ENDINGS, Contract, state
from retain.domain.customers import TIERS, Customer
from retain.domain.entries import Entry
from retain.domain.expectations import RESULTS, Expectation
from retain.domain.facts import FACT_KINDS, Fact
from retain.domain.kinds import KINDS, LEVELS, MOODS, PURPOSES
from retain.domain.labels import Custom, Tag
from retain.domain.news import ANSWERS, News, Telling
from retain.domain.opportunities import Opportunity
from retain.domain.people import Person, Position, Presence, Reach
from retain.domain.problems import PROBLEM_KINDS, Problem
from retain.domain.promises import ENDINGS, PARTIES, Promise, Slip, word
from retain.domain.referrals import Referral, in_order
from retain.domain.sales import Sale
from retain.domain.settlements import Snooze
from retain.exchange.sample_book import Written, began, book
from retain.exchange.sample_lines import on

R = TypeVar("R")
TODAY = date(2026, 11, 23)
DAYS = (
    TODAY,
    date(2026, 11, 28),  # a Saturday
    date(2026, 11, 29),
    date(2026, 12, 31),
    date(2027, 1, 1),
    date(2027, 3, 31),
    date(2028, 2, 29),
    date(2028, 3, 1),
)
on_days = pytest.mark.parametrize("today", DAYS, ids=str)


@cache
def written(today: date = TODAY) -> tuple[Written, ...]:
    return tuple(book(today))


def all_of(cls: type[R], today: date = TODAY) -> list[R]:
    return [record for record in written(today) if isinstance(record, cls)]


def named(name: str, today: date = TODAY) -> Customer:
    return next(customer for customer in all_of(Customer, today) if customer.name == name)


def entries_of(name: str, today: date = TODAY) -> list[Entry]:
    number = named(name, today).id
    return [entry for entry in all_of(Entry, today) if entry.customer == number]


def test_the_same_day_reads_the_same_book() -> None:
    assert tuple(book(TODAY)) == written()


def test_the_book_is_about_forty_customers_and_a_year_of_history() -> None:
    assert 38 <= len(all_of(Customer)) <= 42
    assert len(all_of(Entry)) > 1000
    assert min(entry.day for entry in all_of(Entry)) < TODAY - timedelta(days=340)
    assert len(all_of(Sale)) > 400


@on_days
def test_no_entry_is_on_a_weekend_or_still_ahead(today: date) -> None:
    days = {entry.day for entry in all_of(Entry, today)}
    assert all(day.weekday() < 5 for day in days)
    assert max(days) < today


@given(offset=st.integers(-800, 800), today=st.dates(date(2020, 1, 1), date(2060, 1, 1)))
def test_the_past_stays_past_and_the_future_ahead(offset: int, today: date) -> None:
    day = on(offset, today)
    assert day.weekday() < 5
    assert day < today if offset < 0 else day >= today
    assert abs((day - today).days - offset) <= 2


@settings(max_examples=15)
@given(today=st.dates(date(2024, 1, 1), date(2040, 12, 31)))
def test_the_book_can_be_read_on_any_day(today: date) -> None:
    assert len(list(book(today))) > 2000


@on_days
def test_every_record_names_only_what_stands_before_it(today: date) -> None:
    seen: dict[type, set[int]] = {cls: set() for cls in (Colleague, Customer, Person, Entry, Promise)}
    for record in written(today):
        named_here = [
            (Customer, getattr(record, "customer", None)),
            (Customer, getattr(record, "part_of", None)),
            (Colleague, getattr(record, "colleague", None)),
            (Colleague, getattr(record, "deputy", None)),
            (Person, getattr(record, "person", None)),
            (Person, getattr(record, "raised_by", None)),
            (Entry, getattr(record, "entry", None)),
            (Promise, getattr(record, "promise", None)),
        ]
        assert all(number is None or number in seen[cls] for cls, number in named_here), record
        if type(record) in seen:
            assert record.id not in seen[type(record)]
            seen[type(record)].add(record.id or 0)


@on_days
def test_nobody_is_written_about_before_they_came(today: date) -> None:
    came = {customer.id: customer.added_on for customer in all_of(Customer, today)}
    assert min(came.values()) == began(today)
    assert not [entry for entry in all_of(Entry, today) if entry.day < came[entry.customer]]


@on_days
def test_a_promise_hangs_on_the_entry_of_its_day(today: date) -> None:
    entries = {entry.id: entry for entry in all_of(Entry, today)}
    owed = [promise for promise in all_of(Promise, today) if promise.entry]
    assert len(owed) > 50
    assert all(entries[promise.entry].customer == promise.customer for promise in owed)
    assert all(entries[promise.entry].day == promise.made_on for promise in owed)


def test_every_kind_purpose_and_mood_is_there() -> None:
    entries = all_of(Entry)
    assert {entry.kind for entry in entries} == set(KINDS)
    assert {purpose for entry in entries for purpose in entry.purposes} == set(PURPOSES)
    assert {entry.mood for entry in entries} == {*MOODS, None}
    for flag in ("inbound", "attempt", "bulk", "private", "time", "minutes", "colleague"):
        assert any(getattr(entry, flag) for entry in entries), flag


def test_every_party_ending_and_kind_of_problem_is_there() -> None:
    promises, problems = all_of(Promise), all_of(Problem)
    assert {promise.party for promise in promises} == set(PARTIES)
    assert {promise.ended for promise in promises} == {*ENDINGS, None}
    assert {problem.kind for problem in problems} == set(PROBLEM_KINDS)
    assert any(problem.severe for problem in problems if problem.solved_on is None)
    slips = tuple(all_of(Slip))
    words = {word(mine, tuple(slip for slip in slips if slip.promise == mine.id), TODAY) for mine in promises}
    assert words >= {"kept on time", "kept late", "slipped told before", "slipped not told", "broken", "open"}


@on_days
def test_contracts_and_expectations_are_of_every_sort(today: date) -> None:
    contracts, expectations = all_of(Contract, today), all_of(Expectation, today)
    assert {contract.ended for contract in contracts} == {*CONTRACT_ENDINGS, None}
    assert {state(contract, today) for contract in contracts} >= {"in force", "ahead", "renewed", "lost"}
    assert any(contract.auto_renews for contract in contracts)
    assert [contract.renewed_from for contract in contracts if contract.renewed_from] == [2]
    assert all(contract.invoiced for contract in contracts), "what they pay stands in the sales"
    assert {one.result for one in expectations} < {*RESULTS, None}
    assert any(one.unrealistic and one.explained for one in expectations)


def test_customers_are_of_every_sort() -> None:
    customers = all_of(Customer)
    assert {customer.said for customer in customers} == {None, "lost", "prospect"}
    assert [customer.potential for customer in customers if customer.potential] == ["high"]
    assert {customer.tier for customer in customers} <= {*TIERS, None}
    assert any(customer.tier and customer.tier_because and customer.tier_until for customer in customers)
    assert any(customer.interval and customer.interval_because for customer in customers)
    assert any(customer.no_contact for customer in customers)
    assert any(customer.solo for customer in customers)
    assert sum(customer.part_of is not None for customer in customers) == 3
    assert all_of(Tag)
    assert all_of(Custom)


def test_people_are_of_every_sort() -> None:
    positions, birthdays = all_of(Position), [person.birthday or "" for person in all_of(Person)]
    assert {position.level for position in positions} == set(LEVELS)
    assert any(position.sponsor for position in positions)
    assert [position.left_on for position in positions if position.left_on] == [on(-6, TODAY)]
    assert sum(birthday.endswith("02-29") for birthday in birthdays) == 1
    assert sum(birthday.startswith("--") for birthday in birthdays) == 1
    assert sum(birthday[-5:] in {f"{TODAY + timedelta(days=n):%m-%d}" for n in range(7)} for birthday in birthdays) == 1


def test_nobody_can_be_reached_by_accident() -> None:
    reaches = all_of(Reach)
    emails = [reach.raw for reach in reaches if reach.way == "email"]
    phones = [reach.plain for reach in reaches if reach.way == "phone"]
    assert all(email.endswith(".example") for email in emails)
    assert all(phone.startswith(("+441632960", "+447700900")) for phone in phones)
    assert max(Counter(phones).values()) == 1
    assert any(reach.verified_on is None for reach in reaches)
    assert any(reach.verified_on and reach.verified_on < TODAY - timedelta(days=365) for reach in reaches)


def test_every_sale_has_a_margin_and_few_are_large() -> None:
    sales = all_of(Sale)
    assert all(sale.margin and 0 < sale.margin < sale.amount for sale in sales)
    by_customer: Counter[int] = Counter()
    for sale in sales:
        by_customer[sale.customer] += (sale.margin or 0) if sale.day > TODAY - timedelta(days=365) else 0
    assert sum(value for _, value in by_customer.most_common(7)) > 0.7 * by_customer.total()


@on_days
def test_one_customer_was_tried_three_times_and_never_reached(today: date) -> None:
    tried = [entry for entry in entries_of("Ferncliffe Care Homes", today) if entry.attempt]
    assert len(tried) == 3
    assert max(entry.day for entry in entries_of("Ferncliffe Care Homes", today) if entry.reached) < tried[0].day


@on_days
def test_one_customer_stopped_ordering(today: date) -> None:
    number = named("Copse Hill Catering", today).id
    days = sorted(sale.day for sale in all_of(Sale, today) if sale.customer == number)
    gaps = sorted((later - earlier).days for earlier, later in pairwise(days))
    assert gaps[len(gaps) // 2] == pytest.approx(17, abs=1)
    assert (today - days[-1]).days >= 60


@on_days
def test_a_week_away_is_coming_with_cover(today: date) -> None:
    away = all_of(Away, today)[-1]
    assert (away.first.weekday(), away.last.weekday()) == (0, 4)
    assert timedelta(days=7) < away.first - today <= timedelta(days=14)
    assert away.made_on < today
    assert away.colleague


@on_days
def test_referrals_are_won_under_way_and_to_be_thanked_for_and_opportunities_open_and_won(today: date) -> None:
    states = Counter(one.state(today) for one in all_of(Referral, today))
    assert states == {"won": 1, "contacted": 1, "given": 1}
    (won,) = (one for one in all_of(Referral, today) if one.became)
    sales = [sale for sale in all_of(Sale, today) if sale.customer == won.became]
    assert (won.won_on, won.amount) == (sales[0].day, sales[0].amount)
    assert all(in_order(one) is one for one in all_of(Referral, today))
    heard = all_of(Opportunity, today)
    assert len(heard) >= 4
    assert Counter(one.open_on(today) for one in heard)[False] == 1
    assert on(0, today) in {one.next_on for one in heard}
    entries = {entry.id: entry for entry in all_of(Entry, today)}
    assert all(one.entry and entries[one.entry].day == one.heard_on for one in heard)


def test_a_snooze_was_asked_for() -> None:
    assert [snooze.until for snooze in all_of(Snooze) if snooze.asked] == [on(33, TODAY)]


@on_days
def test_what_is_known_came_with_an_entry_of_its_day(today: date) -> None:
    entries = {entry.id: entry for entry in all_of(Entry, today)}
    facts = {fact.id: fact for fact in all_of(Fact, today)}
    assert len(facts) > 40
    assert {fact.kind for fact in facts.values()} > set(FACT_KINDS)
    sources = [fact for fact in facts.values() if fact.entry]
    assert len(sources) > 30
    assert all(entries[fact.entry].day == fact.told_on for fact in sources)
    (old,) = (fact for fact in facts.values() if fact.ended_on)
    assert facts[old.replaced_by].told_on == old.ended_on


def test_who_takes_part_works_there() -> None:
    places = {(position.person, position.customer) for position in all_of(Position)}
    customer_of = {entry.id: entry.customer for entry in all_of(Entry)}
    assert all((presence.person, customer_of[presence.entry]) in places for presence in all_of(Presence))


@on_days
def test_news_is_told_after_it_was_added_and_answered_after_it_was_told(today: date) -> None:
    added = {news.id: news.added_on for news in all_of(News, today)}
    told = all_of(Telling, today)
    assert all(added[one.news] <= one.made_on < today for one in told)
    assert all(one.told_on == one.made_on for one in told)
    assert all(one.made_on <= one.answered_on < today for one in told if one.answered_on)
    assert {one.answer for one in told} == {*ANSWERS, None}


def test_some_news_is_of_each_sort_and_waits_for_those_it_fits() -> None:
    news = all_of(News)
    assert 5 <= len(news) <= 8
    assert {"product", "article", "clipping"} <= {one.kind for one in news}
    assert sum(one.third_party for one in news) == 1
    entries = {entry.id: entry for entry in all_of(Entry)}
    told = [one for one in all_of(Telling) if one.entry]
    assert len(told) >= 4
    assert all((entries[one.entry].customer, entries[one.entry].day) == (one.customer, one.told_on) for one in told)
