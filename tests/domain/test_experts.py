"""Whom to ask about a question."""

from __future__ import annotations

import pytest

from retain.domain.colleagues import Colleague
from retain.domain.experts import expert
from tests.factories import TODAY

SAM = Colleague("Sam Ojo", "sam ojo", TODAY, id=1, knows="lamps, pumps and valves, LED", deputy=2)
JOEL = Colleague("Joel Pratt", "joel pratt", TODAY, id=2, knows="pumps")
QUIET = Colleague("Mia Quiet", "mia quiet", TODAY, id=3)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("which lamp fits?", "ask Sam Ojo (knows lamps); deputy Joel Pratt"),
        ("do lamps and pumps go together?", "ask Sam Ojo (knows lamps, pumps and valves); deputy Joel Pratt"),
        ("is the PUMP loud?", "ask Joel Pratt (knows pumps)"),
        ("is led better?", "ask Sam Ojo (knows LED); deputy Joel Pratt"),
    ],
)
def test_who_knows_most_of_it_is_asked_with_the_deputy(question: str, says: str) -> None:
    assert str(expert(question, [SAM, JOEL, QUIET])) == says


@pytest.mark.parametrize("question", ["when do you open?", "", "and for you?", "ledger?"])
def test_nobody_is_named_who_knows_nothing_of_it(question: str) -> None:
    assert expert(question, [SAM, JOEL, QUIET]) is None
