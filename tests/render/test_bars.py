"""Tiny pictures."""

from __future__ import annotations

import pytest

from retain.render.bars import bar, drawable, strip


@pytest.mark.parametrize(
    ("value", "whole", "picture"),
    [
        (100, 100, "█" * 10),
        (55, 100, "█████▌"),
        (1, 1000, "▏"),
        (0, 9, ""),
        (None, 9, ""),
        (5, 0, ""),
        (9, 3, "█" * 10),
    ],
)
def test_a_bar_is_as_long_as_its_part(value: float | None, whole: float, picture: str) -> None:
    assert bar(value, whole) == picture


def test_without_blocks_a_bar_is_written_in_hashes() -> None:
    assert (bar(55, 100, blocks=False), bar(1, 1000, blocks=False)) == ("#####", "#")


def test_a_strip_has_a_letter_a_month_the_highest_for_the_most() -> None:
    assert strip((0, 1, 4, 8)) == "·▁▄█"
    assert strip((0, 1, 4, 12), blocks=False) == ".14+"
    assert strip(()) == ""
    assert strip((0, 0)) == "··"


@pytest.mark.parametrize(
    ("encoding", "has"), [("utf-8", True), ("ascii", False), ("latin-1", False), ("nonsense", False)]
)
def test_blocks_are_drawn_where_the_terminal_has_them(encoding: str, has: bool) -> None:  # noqa: FBT001 - a table
    assert drawable(encoding) is has
