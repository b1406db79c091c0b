"""A promise as typed. Today, and the day dates count from, is Sunday 22 November 2026."""

from __future__ import annotations

from datetime import date

import pytest

from retain.domain.pledges import NothingPromised, Pledge, pledged

TODAY = date(2026, 11, 22)
FRIDAY = date(2026, 11, 27)
FIRST = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("typed", "text", "due"),
    [
        ("send quote by fri", "send quote", FRIDAY),
        ("send quote By The 15th", "send quote", date(2026, 12, 15)),
        ("send quote before 12/1", "send quote", FIRST),
        ("sign off by hand by 12/1", "sign off by hand", FIRST),
        ("sign on by fri", "sign on", FRIDAY),
        ("send quote by fri.", "send quote", FRIDAY),
        ("send quote, by the end of next month", "send quote", date(2026, 12, 31)),
        ("fri send the quote", "send the quote", FRIDAY),
        ("on friday: send the quote", "send the quote", FRIDAY),
        ("in 2 weeks call Bob", "call Bob", date(2026, 12, 6)),
        ("send quote fri", "send quote", FRIDAY),
        ("send quote tomorrow", "send quote", date(2026, 11, 23)),
        ("send quote in 2 weeks", "send quote", date(2026, 12, 6)),
        ("send quote 2026-12-01", "send quote", FIRST),
        ("send quote 12/1", "send quote", FIRST),
        ("send quote dec 1", "send quote", FIRST),
        ("send quote the 1st of dec", "send quote", FIRST),
        ("send quote eom", "send quote", date(2026, 11, 30)),
        ("send quote next week", "send quote", date(2026, 11, 23)),
        ("send quote, Fri 27 Nov", "send quote", FRIDAY),
    ],
)
def test_a_promise_is_split_from_its_day(typed: str, text: str, due: date) -> None:
    assert pledged(typed, TODAY, order="mdy") == Pledge(text, due)


@pytest.mark.parametrize(
    "typed",
    [
        "send quote",
        "report on the sun",
        "call may",
        "Sat with them",
        "send deck on 3M",
        "quote by 3M",
        "send deck on 3m",
        "send quote on fri to Dana",
        "send the notes of last Friday",
        "notes from monday",
        "moved to friday",
        "call mon and tue",
        "mon and tue call",
        "end of month report",
        "ship 15th",
        "order 4711",
        "every fri",
        "train 2w",
    ],
)
def test_a_promise_without_a_clear_day_keeps_its_words_whole(typed: str) -> None:
    assert pledged(typed, TODAY) == Pledge(typed, None)


def test_promises_count_from_the_day_given() -> None:
    assert pledged("call by fri", date(2026, 12, 1)) == Pledge("call", date(2026, 12, 4))


@pytest.mark.parametrize("typed", ["", "  ", "fri", "by 12/1"])
def test_a_promise_of_nothing_is_refused(typed: str) -> None:
    with pytest.raises(NothingPromised, match="doesn't say what is promised"):
        pledged(typed, TODAY)
