"""The book's seeks say what reading every entry and sale one by one says."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from retain.domain.entries import Entry
from retain.domain.kinds import IN_PERSON, LIVE, LIVE_INBOUND
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
        assert standing.face == newest(found, lambda one: one.is_face_to_face)
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
    morning = told(story)
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
        days = [one["day"] for one in (*tale.sales, *tale.entries) if one["day"] <= today]
        added = tale.fields["added_on"]
        came = added if added <= today else min(days, default=None)
        assert (standings[number].came_on if number in standings else None) == came
