"""The word-kept page counts each promise once, and says how the late ones were told."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain import promises
from retain.domain.customers import Customer
from retain.domain.folders import PromiseFolder
from retain.domain.promises import ENDINGS, Promise, Slip
from retain.domain.word_kept import percent, says, word_kept
from tests.factories import TODAY, ago

SINCE = ago(90)
ACME = Customer("Acme", "acme", date(2020, 1, 1), id=1)


def folder(due: int, ended: int | None = None, *slips: Slip, how: str = "kept", party: str = "me") -> PromiseFolder:
    """A promise due so many days ago, ended so many days ago."""
    made = Promise(
        1, party, "send quote", ago(due + 5), ago(due), id=1, colleague=None,
        ended=how if ended is not None else None, ended_on=None if ended is None else ago(ended),
    )  # fmt: skip
    return PromiseFolder(made, ACME, promises.due(made, slips, TODAY), promises.word(made, slips, TODAY))


def slip(day: int, *, told: bool | None = True) -> Slip:
    return Slip(1, ago(day), ago(20), ago(5), told=told)


def said(*folders: PromiseFolder) -> str:
    return says(word_kept(folders, SINCE, TODAY))


def test_31_of_33_on_time_and_both_slips_told_before() -> None:
    kept = [folder(30, 31)] * 31
    assert said(*kept, folder(20, 5, slip(25)), folder(20, 6, slip(24))) == (
        "31 of 33 promises on time, both slips told before"
    )


@pytest.mark.parametrize(
    ("folders", "sentence"),
    [
        ((), ""),
        ((folder(20, 20),), "1 of 1 promise on time"),
        ((folder(20, 5, slip(25)),), "0 of 1 promise on time, the slip told before"),
        ((folder(20, 5, slip(25)),) * 3, "0 of 3 promises on time, all 3 slips told before"),
        (
            (folder(20, 5, slip(25)), folder(20, 5, slip(10)), folder(20, 5, slip(25, told=None))),
            "0 of 3 promises on time, 1 slipped told before, 1 slipped told after, 1 slipped not told",
        ),
        ((folder(20, 10), folder(20), folder(20, 20)), "1 of 3 promises on time, 1 kept late, 1 broken"),
    ],
    ids=["none", "one", "a slip", "three slips", "mixed", "late and broken"],
)
def test_the_sentence_says_what_wasnt_on_time(folders: tuple[PromiseFolder, ...], sentence: str) -> None:
    assert said(*folders) == sentence


def test_what_ended_before_the_period_theirs_notes_dropped_and_what_isnt_due_yet_are_no_part_of_it() -> None:
    assert said(folder(200, 200), folder(20, 20, party="customer"), folder(20, 20, party="note")) == ""
    assert said(folder(20, 20, how="dropped"), folder(-3), folder(0)) == ""


def test_an_old_one_still_open_is_told_until_it_ends() -> None:
    assert said(folder(200)) == "0 of 1 promise on time, 1 broken"


@given(
    st.lists(
        st.tuples(st.integers(-5, 200), st.none() | st.integers(0, 210), st.sampled_from(ENDINGS), st.booleans()),
        max_size=20,
    )
)
def test_every_promise_on_the_page_stands_in_exactly_one_count(
    made: list[tuple[int, int | None, str, bool]],
) -> None:
    folders = [folder(due, ended, *([slip(25)] * slipped), how=how) for due, ended, how, slipped in made]
    kept = word_kept(folders, SINCE, TODAY)
    states = {one.state for one in folders}
    assert sum(kept.count(state) for state in states) == len(kept.promises)
    assert kept.count("dropped") == 0


def test_a_share_of_nothing_is_none() -> None:
    assert (percent(31, 33), percent(0, 0)) == (94, None)
