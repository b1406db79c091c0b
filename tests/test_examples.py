"""The walks in examples/ show what they say, and the book there comes in as it stands."""

import re
from pathlib import Path
from shutil import copytree

import pytest

from tests.consoles import walk

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
WALKS = sorted(path.name for path in EXAMPLES.glob("*.md") if path.name != "README.md")


@pytest.mark.parametrize("name", WALKS)
def test_a_walk_shows_what_it_says(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copytree(EXAMPLES / "book", tmp_path / "examples" / "book")
    walk(EXAMPLES / name, tmp_path, monkeypatch)


def test_readme_lists_every_walk() -> None:
    listed = re.findall(r"\]\((\S+\.md)\)", (EXAMPLES / "README.md").read_text(encoding="utf-8"))
    assert sorted(listed) == WALKS
    assert len(WALKS) >= 3
