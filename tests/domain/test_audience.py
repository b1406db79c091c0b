"""Who should hear news and why it fits them, on sentences as reps write them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain.audience import YOU_NAMED, Concern, Fit, Listener, bought, hears, queue, stems, topic
from retain.domain.news import News, Telling
from tests.factories import TODAY, ago


def news(number: int = 1, **fields: Any) -> News:
    return News(fields.pop("text", "something new"), fields.pop("kind", "article"), ago(5), number, **fields)


def told(listener: Listener, *some: News) -> list[Fit]:
    return list(queue(map(topic, some), listener))


def wanting(*texts: str, kind: str = "want") -> Listener:
    return Listener(tuple(Concern(kind, text) for text in texts))


@pytest.mark.parametrize(
    ("product", "sentence"),
    [
        ("LED panels", "LED by spring"),
        ("LED panel", "the boiler rooms want LEDs before the budget closes"),
        ("Heat recovery", "the paint shop's heat back from the exhaust"),
        ("Scent-free cleaners", "scent-free products everywhere"),
        ("Camera towers", "cameras and guards from one house in the next tender"),
        ("Café furniture", "new furniture for the CAFE"),
    ],
)
def test_a_want_that_names_the_product_in_any_form_fits(product: str, sentence: str) -> None:
    (fit,) = told(wanting(sentence), news(product=product))
    assert fit.why == f"want: {sentence}"


@pytest.mark.parametrize(
    ("product", "sentence"),
    [
        ("LED panels", "a ledger for the paneled hall"),
        ("Service plan", "better service from one firm"),
        ("New care contract 2027", "a new contract by the end of 2027"),
        ("The best of all", "the best price of all"),
        ("Gas detectors", "a gasket for the old pump"),
    ],
)
def test_parts_of_words_and_words_that_say_nothing_dont_fit(product: str, sentence: str) -> None:
    assert told(wanting(sentence), news(product=product)) == []


def test_every_word_of_a_tag_must_stand_in_the_want() -> None:
    quiet = news(tags=("quiet-hour",))
    assert told(wanting("a quiet shopping hour a week"), quiet)
    assert not told(wanting("quiet in exam weeks"), quiet)


def test_the_text_of_news_by_itself_fits_nobody() -> None:
    assert told(wanting("LED by spring"), news(text="LED is cheap now")) == []


@pytest.mark.parametrize("kind", ["want", "need", "interest"])
def test_what_a_person_wants_needs_or_cares_about_names_them(kind: str) -> None:
    listener = Listener((Concern(kind, "hop varieties", "Nell Tranter", private=True),))
    (fit,) = told(listener, news(tags=("hops", "hop")))
    assert fit.why == f"{kind} of Nell Tranter: hop varieties"
    assert fit.public == f"{'an' if kind == 'interest' else 'a'} {kind} of theirs"


def test_tags_industry_and_the_filter_of_an_audience_fit_too() -> None:
    assert [fit.why for fit in told(Listener(tags=("HVAC",)), news(tags=("hvac",)))] == ["tag hvac"]
    assert [fit.why for fit in told(Listener(industry="Public health"), news(tags=("health",)))] == [
        "industry Public health"
    ]
    assert [fit.why for fit in told(Listener(filters=frozenset({"tier:A"})), news(audience="tier:A"))] == [
        "all of tier:A"
    ]
    assert told(Listener(tags=("heating",), industry="healthcare"), news(tags=("heat", "health"))) == []


def test_the_best_fit_comes_first_and_of_two_alike_the_newer() -> None:
    listener = Listener(
        (Concern("interest", "hops"), Concern("need", "dry cellars"), Concern("want", "LED in the cold rooms")),
        tags=("pest",),
        tellings={9: Telling(9, 1, TODAY)},
    )
    some = [
        news(1, tags=("pest",)), news(2, tags=("hops",)), news(3, tags=("dry",)), news(4, tags=("led",)),
        news(5, tags=("led", "cold", "rooms")), news(6, tags=("pest",)), news(9),
    ]  # fmt: skip
    some[5] = News("newer", "article", TODAY, 6, tags=("pest",))
    assert [fit.news.id for fit in told(listener, *some)] == [9, 5, 4, 3, 2, 6, 1]


def test_who_is_named_hears_it_whatever_fits_and_the_reason_is_the_strongest_there_is() -> None:
    named = {1: Telling(1, 1, TODAY)}
    assert [fit.why for fit in told(Listener(tellings=named), news())] == [YOU_NAMED]
    wants = Listener((Concern("want", "LED"),), tellings=named)
    assert [fit.why for fit in told(wants, news(tags=("led",)))] == ["want: LED"]
    because = Listener(tellings={1: Telling(1, 1, TODAY, why="they asked")})
    assert [fit.why for fit in told(because, news())] == ["they asked"]


@pytest.mark.parametrize("fields", [{"told_on": TODAY}, {"dropped_on": TODAY}], ids=["told", "dropped"])
def test_what_was_told_or_dropped_is_off_the_queue(fields: dict[str, Any]) -> None:
    listener = Listener((Concern("want", "LED"),), tellings={1: Telling(1, 1, TODAY, **fields)})
    assert told(listener, news(tags=("led",))) == []


def test_the_lost_and_those_who_refused_all_contact_hear_nothing() -> None:
    assert [hears(status, ()) for status in ("active", "past", "prospect", "lost")] == [True, True, True, False]
    assert (hears("active", ("email",)), hears("active", ("all",))) == (True, False)


def test_a_product_bought_is_known_by_its_folded_name() -> None:
    assert bought(news(product="LED  Panels"), ["filters", "led panels"])
    assert not bought(news(product="LED panels"), ["LED strips"])
    assert not bought(news(), [""])


@given(st.text())
def test_words_fold_alike_however_they_are_written(text: str) -> None:
    assert stems(text) == stems(text.upper().lower()) or not text.isascii()


@given(st.lists(st.sampled_from(["led", "heat", "hops", "tower"]), min_size=1, unique=True))
def test_a_further_tag_never_takes_a_customer_away(tags: list[str]) -> None:
    listener = wanting("heat from hops")
    before = told(listener, news(tags=tuple(tags[:-1])))
    assert len(told(listener, news(tags=tuple(tags)))) >= len(before)
