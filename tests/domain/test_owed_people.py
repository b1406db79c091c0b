"""People on the list: birthdays, their cards, and who left."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from retain.domain.owed import DATED
from retain.domain.people import Position
from retain.domain.policy import Policy
from retain.domain.reasons import says
from tests.factories import TODAY, ago, ahead
from tests.mornings import Morning

WEDNESDAY, SUNDAY = ahead(9), ahead(6)

FIRST, LAST = ago(3), ahead(20)
"""The days looked at unless a test says otherwise."""


@pytest.fixture
def morning() -> Morning:
    morning = Morning()
    morning.customer()
    return morning


def shown(morning: Morning, reason: str, first: date = FIRST, last: date = LAST) -> list[int]:
    """The days on the list, counted from today."""
    return [(day - TODAY).days for day in morning.days(reason, first, last)]


def born(day: date, year: str = "1980-") -> str:
    return f"{year}{day:%m-%d}"


@pytest.mark.parametrize("year", ["1980-", "--"])
def test_a_key_contacts_birthday_is_one_row_for_its_card_and_one_on_the_day(morning: Morning, year: str) -> None:
    morning.person(birthday=born(WEDNESDAY, year), main=True)
    assert shown(morning, "birthday card") == [4, 5, 6, 7, 8]
    assert shown(morning, "birthday") == [9]
    card, day = morning.owed("birthday card", ahead(4)), morning.owed("birthday", WEDNESDAY)
    assert card
    assert day
    assert (card.code, card.band, card.points) == ("d1-card", DATED, 4)
    assert (day.code, day.band, day.points) == ("d1-birthday", DATED, 4)


def test_a_sundays_birthday_is_fridays_until_it_is_over(morning: Morning) -> None:
    morning.person(birthday=born(SUNDAY), main=True)
    assert shown(morning, "birthday") == [4, 5, 6]


def test_a_card_posted_settles_the_card_alone_and_any_contact_of_ours_the_day(morning: Morning) -> None:
    morning.person(birthday=born(WEDNESDAY), main=True)
    morning.entry(1, ahead(4), "call")
    assert morning.owed("birthday card", ahead(4))
    morning.entry(1, ahead(5), "card")
    assert shown(morning, "birthday card") == [4]
    morning.entry(1, WEDNESDAY, "email", inbound=True)
    assert morning.owed("birthday", WEDNESDAY)
    morning.entry(1, WEDNESDAY, "message")
    assert not morning.owed("birthday", WEDNESDAY)


def test_done_settles_each(morning: Morning) -> None:
    morning.person(birthday=born(WEDNESDAY), main=True)
    for reason, day in (("birthday card", ahead(4)), ("birthday", WEDNESDAY)):
        owed = morning.owed(reason, day)
        assert owed
        morning.settlement(1, owed.code, owed.due, day)
        assert not shown(morning, reason)


def test_last_years_card_doesnt_count(morning: Morning) -> None:
    morning.person(birthday=born(WEDNESDAY), main=True)
    morning.entry(1, WEDNESDAY - timedelta(days=22), "card")
    assert morning.owed("birthday card", ahead(4))


@pytest.mark.parametrize("fields", [{"main": False}, {"main": True, "left_on": ago(90)}])
def test_only_key_contacts_who_are_there_have_a_birthday(morning: Morning, fields: Any) -> None:
    morning.person(birthday=born(WEDNESDAY), **fields)
    assert not shown(morning, "birthday")


def test_the_29th_of_february_is_the_28th(morning: Morning) -> None:
    morning.person(birthday="2000-02-29", main=True)
    assert morning.days("birthday", date(2027, 2, 25), date(2027, 3, 2)) == [date(2027, 2, n) for n in (26, 27, 28)]


def test_the_days_a_card_takes_are_set_by_the_rep() -> None:
    slow = Morning(policy=Policy(card_days=7))
    slow.customer()
    slow.person(birthday=born(WEDNESDAY), main=True)
    assert shown(slow, "birthday card") == list(range(9))


def test_somebody_who_left_is_a_row_from_that_day_for_60_days(morning: Morning) -> None:
    morning.person(left_on=ago(1))
    assert shown(morning, "person left", ago(4), ahead(70)) == list(range(-1, 60))
    owed = morning.owed("person left")
    assert owed
    assert (owed.code, owed.band, owed.points) == ("d1-left", DATED, 4)
    assert "Dana Reed left" in says(owed, TODAY)


def test_who_will_leave_is_still_there(morning: Morning) -> None:
    morning.person(left_on=ahead(2))
    assert shown(morning, "person left") == list(range(2, 21))


@pytest.mark.parametrize(
    ("kind", "inbound", "settles"), [("email", True, True), ("call", False, True), ("note", False, False)]
)
def test_a_contact_after_it_settles_it(morning: Morning, kind: str, inbound: bool, settles: bool) -> None:  # noqa: FBT001
    morning.person(left_on=ago(1))
    morning.entry(1, ago(1), "call")
    assert morning.owed("person left"), "that day they were still there"
    morning.entry(1, TODAY, kind, inbound=inbound)
    assert (morning.owed("person left") is None) == settles


def test_a_mailing_or_a_colleagues_contact_settles_no_leaving_and_done_does(morning: Morning) -> None:
    morning.person(left_on=ago(1))
    morning.entry(1, TODAY, "call", colleague=morning.colleague())
    morning.entry(1, TODAY, "email", bulk=True)
    owed = morning.owed("person left")
    assert owed
    morning.settlement(1, owed.code, owed.due)
    assert not morning.owed("person left")


@pytest.mark.parametrize("fields", [{"said": "lost", "said_on": ago(100)}, {"no_contact": ("all",)}])
def test_the_lost_and_those_who_refused_contact_get_no_wishes(fields: Any) -> None:
    morning = Morning()
    morning.customer(**fields)
    morning.person(birthday=born(TODAY), main=True)
    morning.person("Ann Left", left_on=ago(1))
    assert morning.row() is None


def test_who_left_names_who_is_left_to_speak_to_and_where_they_went(morning: Morning) -> None:
    morning.person(left_on=ago(1))
    owed = morning.owed("person left")
    assert owed
    assert says(owed, TODAY) == "Dana Reed left (Sun 22 Nov, yesterday): speak to who follows"
    for name, fields in (("Refuses", {"no_contact": ("all",)}), ("Ann", {}), ("Bea", {"main": True}), ("Cy", {})):
        morning.person(name, **fields)
    morning.customer("Birch")
    morning.diary.write(Position(1, 2))
    owed = morning.owed("person left")
    assert owed
    assert says(owed, TODAY) == "Dana Reed left (Sun 22 Nov, yesterday), now at Birch: speak to Bea or Ann"
