"""Single cells: other programs' words as ours, and text exactly as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain.errors import Misused
from retain.exchange import cells


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("Call", "call"), ("Phone call", "call"), ("E-mail", "email"), ("SMS", "message"), ("Site visit", "visit"),
     ("", "note"), ("Task", "note"), ("Dinner", "lunch")],
)  # fmt: skip
def test_kinds_of_other_programs_are_ours(cell: str, expected: str) -> None:
    assert cells.kind(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("30", 30), ("30 min", 30), ("1:30", 90), ("0:05:10", 5), ("1.5 h", 90), ("", None), ("15.0", 15)],
)
def test_minutes_are_read_as_programs_write_them(cell: str, expected: int | None) -> None:
    assert cells.minutes(cell) == expected


@pytest.mark.parametrize(
    ("read", "cell"),
    [(cells.kind, "fax"), (cells.minutes, "1500"), (cells.minutes, "long"), (cells.mood, "meh"), (cells.truth, "maybe"),
     (cells.inbound, "sideways"), (cells.purposes, "check, fun"), (cells.tier, "D"), (cells.whole, "-1"),
     (cells.text, "a\0b")],
)  # fmt: skip
def test_what_a_cell_can_not_be_is_refused(read: object, cell: str) -> None:
    with pytest.raises(Misused):
        read(cell)  # type: ignore[operator]


def test_several_stand_in_one_cell() -> None:
    assert cells.listed("030 1; 030 2 ::: 030 3") == ("030 1", "030 2", "030 3")
    assert cells.mails("mailto:a@x.example, b@x.example; c@x.example") == ("a@x.example", "b@x.example", "c@x.example")
    assert cells.purposes("Check; thanks,news") == "check thanks news"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", " =1", "'=1", '"=1"', "  '-1", "''=1"])
def test_what_a_spreadsheet_would_run_is_disarmed(cell: str) -> None:
    assert cells.disarmed(cell) == f"'{cell}"
    assert cells.text(f"'{cell}") == cell


@pytest.mark.parametrize("cell", ["Acme", "'t Hof", "O'Neil", '"quoted"', "1 - 2", "a=b", ""])
def test_other_text_is_left_alone(cell: str) -> None:
    assert cells.disarmed(cell) == cell


ANY = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])).filter(lambda text: text.strip())


@given(ANY | st.builds("".join, st.lists(st.sampled_from(["=", "'", '"', " ", "-", "\t", "\r", "a"]), min_size=1)))
def test_text_comes_back_as_it_was(text: str) -> None:
    if text.strip():
        assert cells.text(cells.disarmed(text)) == text
