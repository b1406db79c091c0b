"""A page is written once, for the rep alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from retain.domain.errors import CantCreate
from retain.exchange.markdown import escaped, write

if TYPE_CHECKING:
    from pathlib import Path


def test_lines_become_a_page_that_only_the_rep_reads(tmp_path: Path) -> None:
    write(tmp_path / "page.md", ["# Ünlü", "", "- a"])
    assert (tmp_path / "page.md").read_text(encoding="utf-8") == "# Ünlü\n\n- a\n"
    assert (tmp_path / "page.md").stat().st_mode & 0o777 == 0o600


def test_another_file_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("mine")
    with pytest.raises(CantCreate, match="is there already"):
        write(tmp_path / "page.md", ["theirs"])
    assert (tmp_path / "page.md").read_text() == "mine"


def test_a_folder_that_isnt_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CantCreate, match="can't be written"):
        write(tmp_path / "no" / "page.md", [])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("plain words, 3 of 4", "plain words, 3 of 4"),
        ("*bold* _too_ `code`", r"\*bold\* \_too\_ \`code\`"),
        ("# head", r"\# head"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("12) item", r"12\) item"),
        ("3.5 % less", "3\\.5 % less"),
        ("<script> [a](b) a & b | c", r"\<script\> \[a\](b) a \& b \| c"),
        ("two\nlines\x1b[31m", r"two lines \[31m"),
    ],
)
def test_words_of_the_diary_are_printed_as_they_are(text: str, line: str) -> None:
    assert escaped(text) == line
