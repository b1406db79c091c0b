"""An opportunity is open from the day it was heard until it is won or lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain.errors import Refused
from retain.domain.opportunities import Opportunity, as_of, edited, ended
from tests.factories import TODAY, ago, ahead

HEARD = Opportunity(1, "opens a second branch", ago(6), id=3, amount=5)


def test_it_ends_once_and_may_bring_another_amount() -> None:
    won = ended(HEARD, "won", TODAY, None, 900)
    assert (won.ended, won.ended_on, won.amount) == ("won", TODAY, 900)
    with pytest.raises(Refused, match=f"o3 was won on {TODAY} already."):
        ended(won, "lost", TODAY, "dear", None)


def test_no_next_step_leads_to_one_that_has_ended() -> None:
    won = ended(HEARD, "won", TODAY, None, None)
    with pytest.raises(Refused, match="it has no next step"):
        edited(won, next_step="call", next_on=ahead(2))
    assert edited(won, ended=None, ended_on=None, next_step="call", next_on=ahead(2)).next_step == "call"


@given(st.integers(0, 40), st.integers(-10, 60))
def test_an_ending_still_ahead_hasnt_happened(lasted: int, look: int) -> None:
    over = ended(HEARD, "lost", HEARD.heard_on + timedelta(days=lasted), "dear", None)
    day = HEARD.heard_on + timedelta(days=look)
    assert over.open_on(day) == (0 <= look < lasted)
    assert (as_of(over, day).ended is None) == (look < lasted)
