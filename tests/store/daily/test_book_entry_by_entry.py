"""The book's seeks say what reading every entry and sale one by one says."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from retain.domain.contracts import Contract
from retain.domain.entries import Entry
from retain.domain.expectations import Expectation
from retain.domain.kinds import IN_PERSON, LIVE, LIVE_INBOUND
from retain.domain.opportunities import Opportunity
from retain.domain.owed_growth import THANKED_DAYS
from retain.domain.referrals import Referral
from retain.domain.sales import Sale
from retain.domain.standings import months_before, newest_touch, quarter_start
from tests.factories import TODAY, ahead
from tests.stories import Story, past, stories, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.mornings import Morning

EXECUTIVE = 2
law = settings(max_examples=40, deadline=None)


def entries(morning: Morning, customer: int, today: date) -> list[Entry]:
    """A customer's entries by a day in the order they happened, those of one day as they were written down."""
    found = [one for one in morning.diary.where(Entry, "customer = ?", customer) if one.day <= today]
    return sorted(found, key=lambda one: (one.day, one.id or 0))


def newest(found: Iterable[Entry], wanted: Callable[[Entry], bool]) -> date | None:
    return max((one.day for one in found if wanted(one)), default=None)


def touched(found: Iterable[Entry], *, mailings: bool) -> date | None:
    """The newest touch, walking through a customer's story with the count of inbound contacts in a row."""
    touch, run = None, 0
    for one in found:
        if not one.reached:
            continue
        if one.inbound:
            run += 1
            touch = one.day if run <= 2 and one.kind in LIVE_INBOUND else touch
        elif not one.bulk:
            touch, run = one.day, 0
        elif mailings:
            touch = one.day
    return touch


@law
@given(stories(2), past(60))
def test_each_newest_contact_is_the_one_a_reader_would_find(story: Story, today: date) -> None:
    morning = told(story)
    for standing in morning.book(today).standings:
        found = entries(morning, standing.id, today)
        reviews = [one for one in found if one.reached and "review" in one.purposes]
        assert standing.touch == newest(found, lambda one: one.reached and not one.inbound and not one.bulk)
        assert standing.mailing == newest(found, lambda one: one.reached and one.bulk and not one.inbound)
        assert standing.inbound == newest(found, lambda one: one.reached and one.inbound)
        assert standing.conversation == newest(found, lambda one: one.is_conversation)
        assert standing.face == newest(found, lambda one: one.is_conversation and one.kind in IN_PERSON)
        assert standing.official == newest(
            found, lambda one: one.colleague == EXECUTIVE and one.reached and one.kind in IN_PERSON
        )
        assert standing.review_face == newest(reviews, lambda one: one.kind in IN_PERSON)
        assert standing.review_live == newest(reviews, lambda one: one.kind in LIVE)
        assert standing.review == newest(reviews, lambda _: True)
        assert standing.competitor == newest(found, lambda one: "competitor" in one.purposes)


@law
@given(stories(2), past(60), st.booleans())
def test_the_newest_touch_knows_the_third_inbound_in_a_row(story: Story, today: date, mailings: bool) -> None:  # noqa: FBT001
    morning = told(story)
    book = morning.book(today)
    for standing in book.standings:
        told_apart = touched(entries(morning, standing.id, today), mailings=mailings)
        assert newest_touch(standing, book.inbound_runs.get(standing.id, []), mailings=mailings) == told_apart


@law
@given(stories(2), st.sampled_from([TODAY, date(2026, 10, 1), date(2026, 2, 28), ahead(40)]))
def test_sales_are_summed_over_twelve_months_by_margin_or_revenue(story: Story, today: date) -> None:
    morning = told(story._replace(tales=[tale._replace(contracts=[]) for tale in story.tales]))
    known = [one for one in morning.diary.where(Sale, "1") if one.day <= today]
    by_margin = all(one.margin is not None for one in known)
    quarter = quarter_start(today)
    found = morning.book(today).sales_by(today)
    assert found.keys() == {one.customer for one in known}
    for customer, sold in found.items():
        own = [one for one in known if one.customer == customer]

        def value(until: date, own: list[Sale] = own) -> int:
            year = [one for one in own if months_before(until, 12) < one.day <= until]
            return sum((one.margin if by_margin else one.amount) or 0 for one in year)

        days = sorted({one.day for one in own})
        assert (sold.first, sold.last, sold.year, sold.quarter) == (days[0], days[-1], value(today), value(quarter))
        assert sold.orders == (tuple(day.toordinal() for day in days) if len(own) >= 5 else ())


@law
@given(stories(2), past(300))
def test_a_customer_came_on_the_day_it_was_added_or_with_its_earliest_record(story: Story, today: date) -> None:
    morning = told(story)
    standings = {one.id: one for one in morning.book(today).standings}
    for number, tale in enumerate(story.tales, 1):
        made = [min(one["signed_on"], one["starts_on"]) for one in tale.contracts]
        days = [day for day in (*made, *(one["day"] for one in (*tale.sales, *tale.entries))) if day <= today]
        added = tale.fields["added_on"]
        came = added if added <= today else min(days, default=None)
        assert (standings[number].came_on if number in standings else None) == came


@law
@given(stories(2), past(60))
def test_contracts_are_business_beside_the_sales(story: Story, today: date) -> None:
    morning = told(story)
    bare = told(story._replace(tales=[tale._replace(contracts=[]) for tale in story.tales]))
    sold, sums = bare.book(today).sales_by(today), morning.book(today).sales_by(today)
    for number in range(1, len(story.tales) + 1):
        signed = [one for one in morning.diary.where(Contract, "customer = ?", number) if one.made_on <= today]
        if not signed:
            assert sums.get(number) == sold.get(number)
            continue
        worth = sum(one.value for one in signed if not one.invoiced and one.in_force(today))
        own = sold.get(number)
        assert sums[number].year == worth + (own.year if own else 0)
        assert sums[number].first == min([one.made_on for one in signed] + ([own.first] if own else []))
        assert sums[number].last <= today


@law
@given(stories(2), past(60))
def test_what_is_open_by_a_day_is_what_a_reader_would_find(story: Story, today: date) -> None:
    morning = told(story)
    book = morning.book(today)
    for number in range(1, len(story.tales) + 1):
        opportunities = morning.diary.where(Opportunity, "customer = ?", number)
        expectations = morning.diary.where(Expectation, "customer = ?", number)
        referrals = morning.diary.where(Referral, "customer = ?", number)
        contracts = morning.diary.where(Contract, "customer = ?", number)
        assert _ids(book.opportunities.get(number, [])) == _ids(one for one in opportunities if one.open_on(today))
        assert _ids(book.expectations.get(number, [])) == _ids(
            one for one in expectations if one.set_on <= today and one.open_on(today)
        )
        assert _ids(book.referrals.get(number, [])) == _ids(
            one for one in referrals if one.given_on and 0 <= (today - one.given_on).days <= THANKED_DAYS
        )
        assert _ids(book.contracts.get(number, [])) == _ids(one for one in contracts if one.made_on <= today)


def _ids(found: Iterable[Any]) -> list[int]:
    return sorted(one.id for one in found)
