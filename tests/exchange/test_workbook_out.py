"""Workbooks of nouns: text stays what it was, through a spreadsheet's format and back."""

from __future__ import annotations

import io
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from retain.domain.errors import Refused
from retain.domain.incoming import Refusal
from retain.exchange import cells, workbook_out
from retain.exchange.outfile import packed
from retain.exchange.recognise import known
from retain.exchange.tabular import opened
from retain.exchange.workbook_in import tables
from retain.exchange.workbook_out import LONGEST, Noun, serial, write_nouns
from tests.factories import TODAY

NAMES = ("retain_id", "customer", "text")
NOWHERE = "\0\ufffe\uffff"
"""What no text of a diary, or no XML, has."""
TEXT = st.text(st.characters(exclude_characters=NOWHERE, exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    ['"', "\r\n", "=1", "'", "'=", "''=1", " '=x", "\n\n", "Total", "_x0041_", "<r><f>1</f></r>", "&lt;", "007", "{=1}"]
)


def written(*rows: tuple[object, ...], names: tuple[str, ...] = NAMES) -> bytes:
    out = io.BytesIO()
    assert write_nouns(out, [Noun("Entries", names, (), rows)], TODAY) == 0
    return out.getvalue()


@settings(max_examples=100)
@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=4))
@example([("\x1b[31m", "\x85"), ("<r></r>", "http://x.example")])
def test_text_out_and_in_is_the_same_text(rows: list[tuple[str, str]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        path.write_bytes(written(*((f"a-c{n}", *row) for n, row in enumerate(rows))))
        (sheet,) = tables(path, Path(folder))
        found = list(opened(sheet, known).rows())
    assert not [row for row in found if isinstance(row, Refusal)]
    read = [tuple(map(cells.text, row.cells[1:])) for row in found if not isinstance(row, Refusal)]
    assert read == [tuple(one if one.strip() else None for one in row) for row in rows]


def test_no_cell_is_a_formula_whatever_its_text() -> None:
    text = ZipFile(io.BytesIO(written(("=1", "{=1}", "<r><f>1</f></r>")))).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in text
    assert "&lt;f&gt;" in text


def test_text_longer_than_a_cell_is_cut_and_counted() -> None:
    out = io.BytesIO()
    assert write_nouns(out, [Noun("Entries", NAMES, (), [("a-c1", "Acme", "x" * (LONGEST + 1))])], TODAY) == 1
    out.seek(0)
    _, (*_, said) = CalamineWorkbook.from_filelike(out).get_sheet_by_index(0).to_python()
    assert said == "x" * LONGEST


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_out, "ROWS", 2)
    rows = [("a-c1", "Acme", "")] * 3
    with pytest.raises(Refused, match="more than the 2 rows"), packed(tmp_path / "a.xlsx", force=False) as out:
        write_nouns(out, [Noun("Entries", NAMES, (), rows)], TODAY)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("day", "number"), [("1900-03-01", 61), ("2026-11-23", 46349), ("1900-02-28", None), ("--03-05", None), ("", None)]
)
def test_days_are_counted_as_spreadsheets_count_them(day: str, number: int | None) -> None:
    assert serial(day) == number
