"""A noun's rows as CSV and JSON."""

from __future__ import annotations

import io
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from retain.domain.incoming import Refusal
from retain.exchange import cells
from retain.exchange.recognise import known
from retain.exchange.sheet_out import json_lines, write_csv
from retain.exchange.tabular import opened

NAMES = ("retain_id", "name", "amount", "solo", "phones", "tags")


def csv_of(*rows: tuple[Any, ...], customs: tuple[str, ...] = ()) -> str:
    out = io.StringIO(newline="")
    write_csv(out, NAMES[: len(rows[0]) - len(customs)], customs, rows)
    return out.getvalue()


def test_csv_is_rfc_4180_with_numbers_as_numbers() -> None:
    assert csv_of(("a-c1", 'Birch, "Sons"', -120050, 1, "+44 1; -2", "x\x1fy")) == (
        'retain_id,name,amount,solo,phones,tags\r\na-c1,"Birch, ""Sons""",-1200.50,yes,+44 1; -2,x; y\r\n'
    )


def test_formulas_are_disarmed_in_cells_and_headings() -> None:
    text = csv_of(("a-c1", "=cmd|x", None, 0, "=1+1", "@x", "+y"), customs=("=z",))
    assert text == "retain_id,name,amount,solo,phones,tags,'=z\r\na-c1,'=cmd|x,,no,'=1+1,'@x,'+y\r\n"


def test_json_keeps_lists_truths_and_own_fields_apart() -> None:
    text = "".join(json_lines(NAMES, ("Fax", "Size"), [("a-c1", "Acme", 1250, 0, "1\x1f2", None, "=3", None)]))
    assert json.loads(text) == [
        {"retain_id": "a-c1", "name": "Acme", "amount": "12.50", "solo": False, "phones": ["1", "2"], "tags": [],
         "custom": {"Fax": "=3"}}
    ]  # fmt: skip
    assert json.loads("".join(json_lines(NAMES, (), []))) == []


TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    ['"', "\r\n", "=1", "'", "'=", ",", ";", "\n\n", " =x", '"=x', "\x85", "\u2028", "Total", "\ufeff"]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(TEXT, TEXT), max_size=4))
def test_csv_out_and_in_gives_the_same_text(rows: list[tuple[str, str]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        with path.open("w", encoding="utf-8", newline="") as out:
            write_csv(out, ("retain_id", "customer", "text"), (), [(f"a-c{n}", *row) for n, row in enumerate(rows)])
        found = list(opened(path, known).rows())
    assert not [row for row in found if isinstance(row, Refusal)]
    read = [tuple(map(cells.text, row.cells[1:])) for row in found if not isinstance(row, Refusal)]
    blank = [
        tuple(said if said.strip() or came else None for came, said in zip(*both, strict=True))
        for both in zip(read, rows, strict=True)
    ]
    assert read == blank
