"""A written page on a terminal narrower than it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from retain.render.paragraphs import fitted


def test_what_goes_on_stands_below_the_words_and_not_below_their_label() -> None:
    assert list(fitted("  source   sales, contracts", 20)) == ["  source   sales,", "           contracts"]


def test_a_line_that_the_page_itself_broke_is_whole_again_before_it_is_broken_anew() -> None:
    page = f"{'word ' * 22}word\nand more\n\n- an item"
    assert list(fitted(page, 60)) == ["word " * 11 + "word", "word " * 10 + "word and", "more", "", "- an item"]


@given(st.lists(st.text("ab -", max_size=130)), st.integers(20, 130))
def test_no_word_is_lost(lines: list[str], width: int) -> None:
    page = "\n".join(lines)
    assert "".join("".join(fitted(page, width)).split()) == "".join(page.split())
