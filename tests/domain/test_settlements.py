"""What sets a row aside: snoozes with an end."""

from __future__ import annotations

import pytest

from retain.domain.errors import Refused
from retain.domain.settlements import Snooze
from tests.factories import TODAY, ahead


@pytest.mark.parametrize("days", [0, -1])
def test_a_snooze_ends_after_the_day_it_was_made(days: int) -> None:
    with pytest.raises(Refused, match="is over before it starts") as refused:
        Snooze(1, TODAY, ahead(days))
    assert refused.value.next_step == "Name a day after today."


def test_a_snooze_ends_at_most_30_days_on_unless_the_customer_asked() -> None:
    Snooze(1, TODAY, ahead(30))
    with pytest.raises(Refused, match="at most 30 days on") as refused:
        Snooze(1, TODAY, ahead(31))
    assert refused.value.next_step == "Add --asked when the customer asked for it."
    Snooze(1, TODAY, ahead(200), asked=True)
