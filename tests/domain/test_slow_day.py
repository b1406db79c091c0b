"""What to do on a light day."""

from __future__ import annotations

from retain.domain import slow_day
from retain.domain.audience import Fit
from retain.domain.news import News
from tests.factories import ago, ahead
from tests.mornings import Morning


def test_past_customers_come_first_then_small_ones_with_potential_the_quietest_first() -> None:
    diary = Morning()
    for name, potential in (("Back", None), ("Loud", "high"), ("Quiet", "high"), ("Never", "high"), ("Plain", None)):
        diary.customer(name, added_on=ago(900), potential=potential)
    diary.sale(1, ago(500))
    diary.entry(2, ago(2))
    diary.entry(3, ago(20))
    diary.entry(5, ago(20))
    found = slow_day.offers(diary.day(), busy=())
    assert [(one.code, one.kind, one.says) for one in found] == [
        ("c1", "win-back", "win back: last order 500 days ago"),
        ("c4", "potential", "C with potential: never touched"),
        ("c3", "potential", "C with potential: last touch 20 days ago"),
        ("c2", "potential", "C with potential: last touch 2 days ago"),
    ]


def test_the_busy_the_lost_and_those_who_want_no_contact_are_left_alone() -> None:
    diary = Morning()
    for name, fields in (("Busy", {}), ("Lost", {"said": "lost", "said_on": ago(9)}), ("No", {"no_contact": ("all",)})):
        diary.sale(diary.customer(name, added_on=ago(900), **fields), ago(500))
    assert slow_day.offers(diary.day(), busy={1}) == []
    assert [one.name for one in slow_day.offers(diary.day(), busy=())] == ["Busy"]


def test_five_are_offered_the_oftenest_buyers_first() -> None:
    diary = Morning()
    for number in range(8):
        diary.customer(f"Customer {number}", added_on=ago(900))
        for order in range(5 + number):
            diary.sale(number + 1, ago(500 + order))
    found = slow_day.offers(diary.day(), busy=())
    assert [one.name for one in found] == [f"Customer {number}" for number in (7, 6, 5, 4, 3)]


def test_an_a_with_potential_is_no_small_one() -> None:
    diary = Morning()
    diary.customer("Big", added_on=ago(900), potential="high")
    diary.sale(1, ago(30), 900_000)
    assert slow_day.offers(diary.day(), busy=()) == []


def test_untold_news_comes_last_where_it_fits_best_and_never_to_the_lost() -> None:
    diary = Morning()
    for name, fields in (
        ("Past", {}),
        ("Wants", {}),
        ("Rich", {}),
        ("Cares", {}),
        ("Lost", {"said": "lost"}),
        ("Asleep", {}),
    ):
        diary.customer(name, added_on=ago(900), **fields)
    diary.sale(1, ago(500))
    diary.sale(3, ago(30), 900_000)
    diary.snooze(6, ahead(9))
    news = News("LED", "product", ago(5), 7)
    untold = {
        number: (Fit(news, "private", "a need of theirs", weight),)
        for number, weight in ((1, 4), (2, 4), (3, 4), (4, 3), (5, 5), (6, 5))
    }
    found = slow_day.offers(diary.day(), busy=(), untold=untold)
    assert [(one.name, one.kind, one.tell) for one in found] == [
        ("Past", "win-back", ""), ("Rich", "news", "n7"), ("Wants", "news", "n7"), ("Cares", "news", "n7")
    ]  # fmt: skip
    assert found[1].says == "tell them: n7 LED (a need of theirs)"
