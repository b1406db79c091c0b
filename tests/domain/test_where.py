"""Filters: what they select, and what they refuse."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain.errors import Misused
from retain.domain.where import FIELDS, Condition, matches, parse, retagged

ACME = {
    "name": ("Acme Bakery",),
    "town": ("Leeds",),
    "postcode": ("LS1 4AP",),
    "tier": ("A",),
    "status": ("active",),
    "tag": ("Spring", "golf"),
    "industry": ("Food retail",),
    "account manager": ("Lee",),
}
CUSTOM = ("account manager",)


@pytest.mark.parametrize(
    "text",
    [
        "tier:A",
        "tier:b,a",
        "town:leeds",
        "town:LÉEDS",
        "tag:golf tag:spring",
        "-tag:tennis",
        "name:bak",
        "industry:food",
        "postcode:ls1",
        "postcode:LS14",
        'postcode:"ls1 4"',
        '"account manager:lee"',
        '"Account Manager":Lee',
        "potential:",
        "-tag:",
        'town:"leeds","new york"',
        "",
    ],
)
def test_filter_that_fits(text: str) -> None:
    assert matches(parse(text, CUSTOM), ACME)


@pytest.mark.parametrize(
    "text",
    ["tier:B", "town:lee", "tag:golf tag:tennis", "-town:leeds", "postcode:LS2", "tag:", "status:past,lost"],
)
def test_filter_that_does_not_fit(text: str) -> None:
    assert not matches(parse(text), ACME)


@pytest.mark.parametrize("text", ["leeds", "colour:red", "tier", ":A", 'town:"Leeds', "-", "a b:c", '""'])
def test_what_is_no_condition_is_refused_with_the_fields(text: str) -> None:
    with pytest.raises(Misused) as refused:
        parse(text, CUSTOM)
    assert "account manager" in refused.value.next_step
    assert "tier" in refused.value.next_step


@pytest.mark.parametrize("text", ["tier:D", "status:paste", "potential:huge"])
def test_word_the_field_does_not_take_is_refused_with_those_it_does(text: str) -> None:
    with pytest.raises(Misused, match="is unknown"):
        parse(text)


@given(st.sampled_from(FIELDS), st.text(st.characters(codec="utf-8", exclude_characters='"'), max_size=9))
def test_a_negated_condition_fits_exactly_the_others(field: str, value: str) -> None:
    account = {field: ("Leeds", value)}
    wanted = Condition(field, ("leeds",))
    assert matches([wanted], account) is not matches([Condition(field, ("leeds",), wanted=False)], account)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(Misused):
        parse(text)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("tag:golf", "tag:Sport"),
        ("-tag:GOLF,tea town:Leeds", "-tag:Sport,tea town:Leeds"),
        ('"tag:golf" tier:A', "tag:Sport tier:A"),
        ("tag:golf,sport", "tag:Sport"),
        ("tag:golfer town:golf", "tag:golfer town:golf"),
    ],
)
def test_a_filter_asks_for_a_tag_under_its_new_name(text: str, after: str) -> None:
    assert retagged(text, "golf", "Sport") == after
