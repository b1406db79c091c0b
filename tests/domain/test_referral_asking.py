"""Whom to ask for a referral: who is well served, who meets others, and in what order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from retain.domain.policy import Policy
from retain.store import growth
from tests.factories import TODAY, ago, ahead
from tests.mornings import Morning

if TYPE_CHECKING:
    from collections.abc import Callable

    from retain.domain.referral_asking import Suggestion


def to_ask(morning: Morning) -> list[Suggestion]:
    morning.diary.today = TODAY
    return growth.to_ask(morning.diary, Policy())


def names(morning: Morning) -> list[str]:
    return [one.account.standing.name for one in to_ask(morning)]


def served(morning: Morning, name: str = "Acme", **entry: Any) -> int:
    """A customer spoken to three days ago."""
    number = morning.customer(name, added_on=entry.pop("added_on", ago(400)))
    morning.entry(number, ago(3), **entry)
    return number


BARRED: dict[str, Callable[[Morning], object]] = {
    "an open problem": lambda morning: morning.problem(),
    "a bad mood last": lambda morning: morning.entry(1, ago(2), mood="bad"),
    "a promise broken": lambda morning: morning.promise(ended="broken", ended_on=ago(100), due_on=ago(101)),
    "a promise past its day": lambda morning: morning.promise(due_on=ago(1)),
    "a colleague's past its day": lambda morning: morning.promise(
        party="colleague", colleague=morning.colleague(), due_on=ago(1)
    ),
    "a slip untold": lambda morning: morning.slip(morning.promise(), ahead(9), day=ago(5), told=False),
    "asked lately": lambda morning: morning.referral(whom="", asked_on=ago(100)),
    "one given lately": lambda morning: morning.referral(given_on=ago(100)),
    "no contact": lambda morning: morning.diary.connection.execute("UPDATE customer SET no_contact = 'all'"),
    "archived": lambda morning: morning.diary.connection.execute("UPDATE customer SET archived_on = ?", (str(TODAY),)),
    "lost": lambda morning: morning.diary.connection.execute(
        "UPDATE customer SET said = 'lost', said_because = 'dear', said_on = ?", (str(TODAY),)
    ),
}
HARMLESS: dict[str, Callable[[Morning], object]] = {
    "a problem solved": lambda morning: morning.problem(solved_on=ago(1)),
    "a bad mood before a good one": lambda morning: morning.entry(1, ago(5), mood="bad"),
    "a promise broken long ago": lambda morning: morning.promise(
        made_on=ago(300), ended="broken", ended_on=ago(200), due_on=ago(201)
    ),
    "a promise ahead": lambda morning: morning.promise(),
    "theirs past its day": lambda morning: morning.promise(party="customer", due_on=ago(1)),
    "a slip told": lambda morning: morning.slip(morning.promise(), ahead(9), day=ago(5), told=True),
    "asked long ago": lambda morning: morning.referral(whom="", asked_on=ago(181)),
}


@pytest.mark.parametrize("happens", BARRED.values(), ids=BARRED)
def test_who_has_a_reason_to_be_cross_is_not_asked(happens: Callable[[Morning], object]) -> None:
    morning = Morning()
    served(morning, mood="good")
    assert names(morning) == ["Acme"]
    happens(morning)
    assert names(morning) == []


@pytest.mark.parametrize("happens", HARMLESS.values(), ids=HARMLESS)
def test_what_is_over_theirs_or_told_bars_nobody(happens: Callable[[Morning], object]) -> None:
    morning = Morning()
    served(morning, mood="good")
    happens(morning)
    assert names(morning) == ["Acme"]


@pytest.mark.parametrize(("days", "asked"), [(30, True), (31, False)])
def test_only_who_was_spoken_to_in_thirty_days_is_asked(days: int, asked: bool) -> None:  # noqa: FBT001 - a table
    morning = Morning()
    morning.customer()
    morning.entry(1, ago(days))
    morning.entry(1, ago(1), "email")
    assert (names(morning) == ["Acme"]) == asked


def test_the_good_mood_comes_first_then_memberships_acquaintances_tenure_and_value() -> None:
    morning = Morning()
    served(morning, "Worthless", added_on=ago(500))
    served(morning, "Worthy", added_on=ago(500))
    morning.sale(2, ago(40), 900_000, delivered_on=ago(39))
    morning.entry(2, ago(35), purposes=("check", "thanks"))
    served(morning, "Old", added_on=ago(900))
    served(morning, "Knowing")
    morning.fact("knows", "Lee Ortiz of Birch Clinic", customer=4)
    served(morning, "Meeting")
    morning.fact("membership", "estates board", person=morning.person(at=5))
    served(morning, "Happy", mood="good")
    assert names(morning) == ["Happy", "Meeting", "Knowing", "Old", "Worthy", "Worthless"]


def test_it_says_where_they_meet_whom_and_with_whom_of_another_customer() -> None:
    morning = Morning()
    for number, (place, who) in enumerate((("Acme", "Dana Reed"), ("Aldermere", "Helen Lowe"), ("Far", "Al Dee")), 1):
        served(morning, place)
        person = morning.person(who, at=number)
        morning.fact(
            "membership", ("Estates board", "estates  Board, treasurer", "chess club")[number - 1], person=person
        )
    morning.fact("knows", "Lee Ortiz of Birch Clinic", person=1)
    because = {one.account.standing.name: one.because for one in to_ask(morning)}
    assert because["Acme"] == (
        "spoken to Fri 20 Nov, 3 days ago",
        "Dana Reed meets others: Estates board, with Helen Lowe of Aldermere",
        "Dana Reed knows Lee Ortiz of Birch Clinic",
        "a customer for a year",
    )
    assert because["Far"][1] == "Al Dee meets others: chess club"


def test_who_left_and_what_no_longer_holds_leads_to_nobody() -> None:
    morning = Morning()
    served(morning)
    morning.fact("membership", "estates board", person=morning.person(left_on=ago(1)))
    morning.fact("knows", "Lee", customer=1, ended_on=ago(1))
    assert to_ask(morning)[0].because == ("spoken to Fri 20 Nov, 3 days ago", "a customer for a year")
