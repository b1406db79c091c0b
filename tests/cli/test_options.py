"""What may stand anywhere on the line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.cli.options import Asked, take
from retain.domain.errors import Misused


@pytest.mark.parametrize(
    ("typed", "asked", "rest"),
    [
        ("", Asked(), ""),
        ("due", Asked(), "due"),
        ("--json due --all", Asked(json=True), "due --all"),
        ("log Acme hi --yes there", Asked(yes=True), "log Acme hi there"),
        ("due --today fri", Asked(today="fri"), "due"),
        ("due --today=fri", Asked(today="fri"), "due"),
        ("--today -3d due", Asked(today="-3d"), "due"),
        ("--db a.db due --db=b.db", Asked(db="b.db"), "due"),
        ("log Acme -- --json --today", Asked(), "log Acme -- --json --today"),
        ("--jsonl", Asked(), "--jsonl"),
        ("--json=1", Asked(), "--json=1"),
    ],
)
def test_the_options_of_every_command_are_taken_from_the_line(typed: str, asked: Asked, rest: str) -> None:
    assert take(typed.split()) == (asked, rest.split())


@pytest.mark.parametrize("typed", ["--today", "--db", "--today=", "--db --json", "--today --yes", "--db --"])
def test_an_option_without_its_value_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(Misused, match="needs a value") as refused:
        take(["due", *typed.split()])
    assert refused.value.next_step.startswith(("For example --today 2", "For example --db F"))


def test_a_blank_value_is_none() -> None:
    with pytest.raises(Misused, match="--today needs a value"):
        take(["due", "--today", " "])


def test_words_that_are_no_text_are_refused() -> None:
    with pytest.raises(Misused, match="UTF-8"):
        take(["log", "Acme", "caf\udce9"])


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])).filter(lambda word: not word.startswith("--"))))
def test_all_other_words_stay_as_they_were_and_in_their_order(words: list[str]) -> None:
    assert take(words) == (Asked(), words)


@given(st.lists(st.sampled_from(["a", "-k", "call"])), st.permutations(["--json", "--yes", "--today=fri", "--db=x"]))
def test_the_place_of_an_option_never_matters(words: list[str], options: list[str]) -> None:
    mixed = [word for pair in zip(options, [*words, "a", "a", "a", "a"], strict=False) for word in pair]
    asked, rest = take(mixed)
    assert asked == Asked(today="fri", db="x", json=True, yes=True)
    assert rest == [word for word in mixed if not word.startswith("--")]
