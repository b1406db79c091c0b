"""Several of a noun."""

import pytest

from retain.domain.plurals import counted


@pytest.mark.parametrize(
    ("count", "noun", "said"),
    [(1, "sale", "1 sale"), (2, "sale", "2 sales"), (1, "reach", "1 address"), (1200, "entry", "1,200 entries")],
)
def test_so_many_are_counted_in_the_reps_words(count: int, noun: str, said: str) -> None:
    assert counted(count, noun) == said
