"""The one-line form. Today, and the day dates count from, is Sunday 22 November 2026."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain import jotted
from retain.domain.entries import reads_as_attempt
from retain.domain.jotted import Head, Jotted
from retain.domain.pledges import NothingPromised, Pledge

TODAY = date(2026, 11, 22)
FRIDAY = date(2026, 11, 27)
FIRST = date(2026, 12, 1)

KNOWN = (
    "3M",
    "Call Centre Ltd",
    "Acme",
    "Acme Call Centre",
    "Foo: Bar Ltd",
    "Sunday Times Ltd",
    "Fri Co",
    "Café Ørsted",
)
WORDS = st.sampled_from(
    "> < ! by on before fri the sun 12/1 may dec 1 send quote vm happy; gap: Acme 3M call: : , .".split()
)
JOTTINGS = st.text() | st.lists(WORDS, max_size=12).map(" ".join)


def test_a_line_falls_into_text_promises_and_problems() -> None:
    typed = "happy; wants LED > send quote by fri < sign the NDA by 12/1 ! gap: seats wrong"
    assert jotted.line(typed, TODAY, order="mdy") == Jotted(
        text="happy; wants LED",
        mine=(Pledge("send quote", FRIDAY),),
        theirs=(Pledge("sign the NDA", FIRST),),
        problems=("gap: seats wrong",),
        attempt=False,
        mood="good",
    )


def test_markers_repeat_and_may_open_the_line() -> None:
    found = jotted.line("> send quote > call fri ! late ! wrong", TODAY)
    assert found.text == ""
    assert found.mine == (Pledge("send quote", None), Pledge("call", FRIDAY))
    assert found.problems == ("late", "wrong")


@pytest.mark.parametrize("typed", ["a>b", "wow!", "<html>", "5 >3", "happy >"])
def test_a_marker_needs_its_spaces(typed: str) -> None:
    assert jotted.line(typed, TODAY) == Jotted(typed, (), (), (), attempt=False, mood=None)


def test_a_marker_with_nothing_behind_it_is_left_out() -> None:
    assert jotted.line("saw them > < pay by fri", TODAY).mine == ()


@given(JOTTINGS)
def test_any_text_is_a_line_unless_a_promise_in_it_says_nothing(text: str) -> None:
    try:
        found = jotted.line(text, TODAY)
    except NothingPromised:
        return
    assert all(pledge.text.strip() for pledge in found.mine + found.theirs)


@pytest.mark.parametrize(
    "typed", ["vm", "VM, will retry", "voicemail", "No answer", "left message", "Left a message", "bounced"]
)
def test_an_attempt_is_known_by_how_it_begins(typed: str) -> None:
    assert reads_as_attempt(typed)
    assert jotted.line(f"{typed} > call fri", TODAY).attempt


@pytest.mark.parametrize("typed", ["vmware demo", "he left a message", "noanswer", "got their voicemail", ""])
def test_the_same_words_elsewhere_are_no_attempt(typed: str) -> None:
    assert not reads_as_attempt(typed)


@pytest.mark.parametrize(
    ("typed", "mood"),
    [
        ("happy; wants LED", "good"),
        ("Great. Ordered", "good"),
        ("ok", "ok"),
        ("fine, thanks", "ok"),
        ("cross; invoice wrong", "bad"),
        ("upset", "bad"),
        ("not happy", None),
        ("happy with LED", None),
        ("fine-tuning", None),
        ("", None),
    ],
)
def test_the_mood_is_a_word_of_its_own_at_the_start(typed: str, mood: str | None) -> None:
    assert jotted.mood(typed) == mood


@pytest.mark.parametrize(
    ("typed", "kind", "rest"),
    [
        ("invoice: 4711 missing", "invoice", "4711 missing"),
        ("Question : who delivers?", "question", "who delivers?"),
        ("emergency: line down", "emergency", "line down"),
        ("trouble: late", "trouble", "late"),
        ("gap: seats wrong", "trouble", "seats wrong"),
        ("seats: wrong", "trouble", "seats: wrong"),
    ],
)
def test_a_problem_says_its_kind_first(typed: str, kind: str, rest: str) -> None:
    assert jotted.problem_kind(typed) == (kind, rest)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Acme: saw them", Head(None, "Acme", None, "saw them")),
        ("fri ACME visit: a: b", Head(date(2026, 11, 20), "Acme", "visit", "a: b")),
        ("2026-11-20 14:30 acme Email:", Head(date(2026, 11, 20), "Acme", "email", "")),
        ("- yesterday, cafe orsted: x", Head(date(2026, 11, 21), "Café Ørsted", None, "x")),
        ("3M: x", Head(None, "3M", None, "x")),
        ("3M call: x", Head(None, "3M", "call", "x")),
        ("Fri Co: x", Head(None, "Fri Co", None, "x")),
        ("Call Centre Ltd call: x", Head(None, "Call Centre Ltd", "call", "x")),
        ("Acme call: x", Head(None, "Acme", "call", "x")),
        ("Foo: Bar Ltd call: x", Head(None, "Foo: Bar Ltd", "call", "x")),
        ("Acme:x", Head(None, "Acme", None, "x")),
    ],
)
def test_the_longest_known_name_wins_over_date_and_kind(typed: str, found: Head) -> None:
    assert jotted.head(typed, KNOWN, TODAY, order="mdy") == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("12/1 Nobody & Co lunch: x", Head(date(2025, 12, 1), "Nobody & Co", "lunch", "x")),
        ("Sunday Times: x", Head(None, "Sunday Times", None, "x")),
        ("7D Design call: x", Head(None, "7D Design", "call", "x")),
        ("call: x", Head(None, "call", None, "x")),
    ],
)
def test_an_unknown_name_is_left_as_typed_for_a_forgiving_look(typed: str, found: Head) -> None:
    assert jotted.head(typed, KNOWN, TODAY, order="mdy") == found


@pytest.mark.parametrize("typed", ["no colon here", ": x", "see http://x", ""])
def test_a_line_that_names_no_customer_is_refused(typed: str) -> None:
    with pytest.raises(jotted.NotALine, match="names no customer"):
        jotted.head(typed, KNOWN, TODAY)


@given(JOTTINGS)
def test_any_text_has_a_head_with_a_customer_or_is_refused(text: str) -> None:
    try:
        found = jotted.head(text, KNOWN, TODAY)
    except jotted.NotALine:
        return
    assert found.customer
