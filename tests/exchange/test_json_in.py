"""JSON read piece by piece."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retain.domain.errors import BadFile
from retain.exchange.json_in import members

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


def flat(value: dict[str, Any]) -> list[tuple[str, Any]]:
    return [(name, item) for name, one in value.items() for item in (one if isinstance(one, list) else [one])]


@settings(max_examples=100, deadline=None)
@given(
    st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), VALUES), st.sampled_from([None, 2])
)
def test_the_pieces_are_the_whole(value: dict[str, Any], indent: int | None) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "it.json"
        path.write_text(json.dumps(value, indent=indent, ensure_ascii=False), encoding="utf-8")
        assert list(members(path)) == flat(value)


def test_lists_longer_than_a_piece_come_whole(tmp_path: Path) -> None:
    value = {"a": [{"text": "é" * 1000, "n": n} for n in range(1000)], "b": 10**12}
    path = tmp_path / "it.json"
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    assert list(members(path)) == flat(value)


@pytest.mark.parametrize(
    "text",
    ["{", '{"a"', '{"a": ', '{"a": [1', '{"a": [1,]}', '{"a": 1 "b": 2}', "{1: 2}", "[1]", '{"a": tru}', "",
     '{"a": ' + "[" * 100_000, '{"a": ' + "9" * 10_000 + "}"],
    ids=lambda text: text[:12],
)  # fmt: skip
def test_what_breaks_off_is_refused_with_its_place(tmp_path: Path, text: str) -> None:
    path = tmp_path / "it.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadFile, match=r"it\.json is no JSON of a diary: it breaks off at character \d+"):
        list(members(path))
