"""Whom the rep means: SPEC section 3, level by level."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain.errors import Ambiguous, Misused, NotFound
from retain.store import lookup
from retain.store.lookup import Several
from tests.factories import TODAY, filling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retain.store.diary import Diary

NAMES = (
    ("Acme Bakery", "Leeds"),
    ("Acme Tools", "York"),
    ("Birch", "Leeds"),
    ("Café Ørsted", None),
    ("O'Brien & Sons", None),
    ("100% Pure_x", None),
    ("Smith-Jones LLP", None),
    ("Frankenversand", "München"),
    ("Hungry Owl All-Night Grocers", "Cork"),
)


@pytest.fixture(scope="module")
def diary() -> Iterator[Diary]:
    with filling(None) as shelf:
        for name, town in NAMES:
            shelf.customer(name, town=town)
        shelf.customer("Twin", town="Leeds")
        shelf.customer("Twin", town="York")
        shelf.customer("Vanished Ltd", archived_on=TODAY)
        shelf.person("Dana Reed", 1)
        shelf.person("Dana Ross", 3)
        shelf.colleague("Lee Park")
        shelf.colleague("Lena Old", archived_on=TODAY)
        yield shelf.diary


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("c3", "Birch"),
        ("C3", "Birch"),
        ("birch", "Birch"),
        ("  BIRCH ", "Birch"),
        ("acme b", "Acme Bakery"),
        ("tools", "Acme Tools"),
        ("jones", "Smith-Jones LLP"),
        ("cafe orsted", "Café Ørsted"),
        ("ersand", "Frankenversand"),
        ("bakery acme", "Acme Bakery"),
        ("obrien", "O'Brien & Sons"),
        ("brich", "Birch"),
        ("frankenversnd", "Frankenversand"),
        ("hungry owll", "Hungry Owl All-Night Grocers"),
        ("acme bakry leeds", "Acme Bakery"),
        ("twin york", "Twin"),
        ("vanished ltd", "Vanished Ltd"),
        ("c12", "Vanished Ltd"),
        ("%", "100% Pure_x"),
        ("_x", "100% Pure_x"),
    ],
)
def test_one_customer_is_found(diary: Diary, typed: str, name: str) -> None:
    assert lookup.customer(diary, typed).name == name


@pytest.mark.parametrize("typed", ["zzz", "acme towels", "birch lane hotel", "vanished", "c99", "d1", "%%", "x" * 300])
def test_what_nobody_goes_by_is_not_found(diary: Diary, typed: str) -> None:
    with pytest.raises(NotFound):
        lookup.customer(diary, typed)


def test_several_are_listed_with_code_and_town(diary: Diary) -> None:
    with pytest.raises(Several) as several:
        lookup.customer(diary, "acme")
    assert several.value.sentence == '"acme" could be Acme Bakery (c1, Leeds), Acme Tools (c2, York).'
    assert [one.code for one in several.value.candidates] == ["c1", "c2"]


def test_the_first_level_with_hits_decides(diary: Diary) -> None:
    with pytest.raises(Ambiguous, match=r"c10, Leeds.*c11, York"):
        lookup.customer(diary, "twin")


def test_a_miss_offers_the_nearest_and_how_to_add_it(diary: Diary) -> None:
    with pytest.raises(NotFound) as missed:
        lookup.customer(diary, "acme towels")
    assert missed.value.sentence == 'No customer goes by "acme towels".'
    assert "Acme Tools (c2, York)" in missed.value.next_step
    assert missed.value.next_step.endswith('retain customer add "acme towels"')


def test_more_than_eight_are_counted() -> None:
    with filling(None) as shelf:
        for number in range(10):
            shelf.customer(f"Shop {number}")
        with pytest.raises(Several, match=r"Shop 7 \(c8\) and 2 more"):
            lookup.customer(shelf.diary, "shop")


def test_nothing_typed_is_misused(diary: Diary) -> None:
    with pytest.raises(Misused):
        lookup.customer(diary, " ")


def test_a_person_is_looked_for_at_one_customer(diary: Diary) -> None:
    assert lookup.person(diary, "dana", 3).name == "Dana Ross"
    assert lookup.person(diary, "d1", 3).name == "Dana Reed"
    with pytest.raises(Several, match=r"Dana Reed \(d1, Acme Bakery\)"):
        lookup.person(diary, "dana")
    with pytest.raises(NotFound, match="there"):
        lookup.person(diary, "dana", 2)


def test_an_archived_colleague_goes_only_by_the_whole_name(diary: Diary) -> None:
    assert lookup.colleague(diary, "le").name == "Lee Park"
    assert lookup.colleague(diary, "lena old").name == "Lena Old"


def test_completion_offers_names_that_begin_so_else_words_that_do(diary: Diary) -> None:
    assert lookup.starting(diary, lookup.CUSTOMERS, "AC", 9) == ["Acme Bakery", "Acme Tools"]
    assert lookup.starting(diary, lookup.CUSTOMERS, "owl", 9) == ["Hungry Owl All-Night Grocers"]
    assert lookup.starting(diary, lookup.CUSTOMERS, "vanished", 9) == []


@given(st.sampled_from(NAMES), st.integers(0, 40), st.sampled_from("xyz"))
def test_a_whole_name_always_wins_and_any_text_is_answered(name: tuple[str, str | None], at: int, letter: str) -> None:
    with filling(None) as shelf:
        for known, town in NAMES:
            shelf.customer(known, town=town)
        assert lookup.customer(shelf.diary, name[0]).name == name[0]
        try:
            found = lookup.customer(shelf.diary, name[0][:at] + letter + name[0][at:])
        except (NotFound, Ambiguous):
            return
        assert found.name == name[0]
