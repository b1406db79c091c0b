"""Moments as the rep's clock shows them."""

from datetime import UTC, datetime

import pytest

from retain.exchange.moments import local

NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)


@pytest.mark.usefixtures("in_leeds")
def test_a_moment_is_told_where_the_rep_is_and_a_floating_one_stays() -> None:
    assert (local(NOON).hour, local(NOON.replace(tzinfo=None)).hour) == (13, 12)
