"""Every contact has a letter, and the strongest is drawn."""

from __future__ import annotations

import pytest

from retain.domain.kinds import IN_PERSON, KINDS, LIVE
from retain.domain.letters import LETTERS, Drawn, strongest


def test_every_kind_of_contact_has_a_letter_of_its_own() -> None:
    assert set(LETTERS) == set(KINDS) - {"note"}
    assert len(set(LETTERS.values())) == len(LETTERS)


def test_in_person_comes_first_then_spoken_then_the_rest() -> None:
    order = list(LETTERS)
    assert set(order[:3]) == set(IN_PERSON)
    assert set(order[:5]) == set(LIVE)


@pytest.mark.parametrize(
    ("marks", "letter"),
    [
        ([Drawn("email"), Drawn("call")], "C"),
        ([Drawn("call", inbound=True), Drawn("call")], "C"),
        ([Drawn("call", inbound=True), Drawn("email")], "c"),
        ([Drawn("visit", attempt=True), Drawn("email", inbound=True)], "e"),
        ([Drawn("call", attempt=True)], "."),
        ([Drawn("call", attempt=True), Drawn("email", bulk=True)], ":"),
        ([Drawn("email", bulk=True), Drawn("email", inbound=True)], "e"),
        ([Drawn("note")], " "),
    ],
)
def test_the_strongest_is_drawn_ours_before_theirs(marks: list[Drawn], letter: str) -> None:
    found = strongest(marks)
    assert found is not None
    assert found.letter == letter


def test_of_none_there_is_no_strongest() -> None:
    assert strongest([]) is None
