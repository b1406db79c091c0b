"""Where a mood is going: the newest five against the five before."""

from __future__ import annotations

import pytest

from retain.domain.moods import trend


@pytest.mark.parametrize(
    ("moods", "said"),
    [
        ([], None),
        (["bad"] * 7, None),
        (["good"] * 5 + ["ok"] * 3, "better"),
        (["bad"] * 5 + ["good"] * 5, "worse"),
        (["ok"] * 10, "steady"),
        (["good", "ok", "ok", "ok", "ok", "ok", "ok", "ok", "ok", "ok"], "steady"),
        (["good", "good", "ok", "ok", "ok", "ok", "ok", "ok", "ok", "ok"], "better"),
        (["ok"] * 5 + ["ok"] * 5 + ["bad"] * 20, "steady"),
    ],
)
def test_it_compares_the_newest_five_with_the_five_before(moods: list[str], said: str | None) -> None:
    assert trend(moods) == said
