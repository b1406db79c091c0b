"""A fact is read from one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain.facts import FACT_KINDS, FAMILY
from retain.domain.learnt import Learnt, NotAFact, learnt, renamed


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("want: LED by spring", Learnt("", "want", None, "LED by spring")),
        ("Dana child: Mia, cello", Learnt("Dana", "child", "Mia", "cello")),
        ("Dana Reed hobby: sailing: dinghies", Learnt("Dana Reed", "hobby", None, "sailing: dinghies")),
        ("Dana spouse: Kim", Learnt("Dana", "spouse", "Kim", "")),
        ("Dana wife: Ann, teaches", Learnt("Dana", "spouse", "Ann", "wife, teaches")),
        ("Dana daughter: Mia", Learnt("Dana", "child", "Mia", "daughter")),
        ("d4 Allergy:  nuts ", Learnt("d4", "allergy", None, "nuts")),
        ("hobbies: golf, chess", Learnt("", "hobby", None, "golf, chess")),
    ],
)
def test_person_kind_and_value_are_told_apart(typed: str, read: Learnt) -> None:
    assert learnt(typed) == (read,)


def test_each_child_is_a_fact_of_its_own() -> None:
    assert [one.name for one in learnt("Dana children: Mia, Tom and Ann")] == ["Mia", "Tom", "Ann"]


@pytest.mark.parametrize("typed", ["", "sailing", ":", "want:", ": LED", "Dana hobby", "want : LED"[:6]])
def test_what_names_no_kind_or_no_value_is_refused(typed: str) -> None:
    with pytest.raises(NotAFact, match="doesn't say what is known"):
        learnt(typed)


@given(st.sampled_from([kind for kind in FACT_KINDS if kind not in FAMILY]), st.text("abc ,é", min_size=1))
def test_a_value_is_kept_as_typed_but_for_spaces(kind: str, value: str) -> None:
    if value.strip():
        assert learnt(f"Dana {kind}: {value}") == (Learnt("Dana", kind, None, " ".join(value.split())),)


def test_other_words_for_a_kind_mean_it() -> None:
    assert [renamed(word) for word in ("Wants", "kids", "husband", "allergy", "two words")] == [
        "want", "child", "spouse", "allergy", "",
    ]  # fmt: skip
