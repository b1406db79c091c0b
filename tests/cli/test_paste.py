"""`retain paste`: lines jotted elsewhere, all of them or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories import filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

LINES = """\
Acme: happy; wants LED > send quote by fri < sign the NDA by 12/1 ! gap: seats wrong

fri Birch visit: walked the hall > call before eom
2026-11-02 3M email: sent the sheet
- 3M: vm
Sunday Times note: no answer expected
12/1: The Deli: hi
"""


@pytest.fixture(autouse=True)
def book(db: Path) -> None:
    """Customers some of whom are called like dates and kinds."""
    with filling(db) as shelf:
        for name in ("Acme", "Birch", "3M", "Sunday Times", "12/1: The Deli", "Twin Oaks", "Twin Pines"):
            shelf.customer(name)


@pytest.fixture
def jotted(tmp_path: Path) -> Path:
    path = tmp_path / "jotted.txt"
    path.write_text(LINES, encoding="utf-8")
    return path


def test_each_line_becomes_an_entry_with_its_promises_and_problems(retain: Callable[..., Ran], jotted: Path) -> None:
    found = retain("paste", jotted, "--json").json
    assert [(one["customer"], one["kind"], one["day"], one["attempt"]) for one in found] == [
        ("Acme", "call", "2026-11-23", False),
        ("Birch", "visit", "2026-11-20", False),
        ("3M", "email", "2026-11-02", False),
        ("3M", "call", "2026-11-23", True),
        ("Sunday Times", "note", "2026-11-23", False),
        ("12/1: The Deli", "call", "2026-11-23", False),
    ]
    assert (found[0]["text"], found[0]["mood"]) == ("happy; wants LED", "good")
    assert [(one["party"], one["text"], one["due"]) for one in found[0]["promises"]] == [
        ("me", "send quote", "2026-11-27"),
        ("customer", "sign the NDA", "2026-12-01"),
    ]
    assert [(one["kind"], one["text"]) for one in found[0]["problems"]] == [("trouble", "seats wrong")]
    assert [one["due"] for one in found[1]["promises"]] == ["2026-11-30"]


def test_it_says_a_line_for_each_and_what_has_no_date(retain: Callable[..., Ran]) -> None:
    ran = retain("paste", "-", stdin="Acme: hi > send quote\nBirch: hi < sign\n")
    assert ran.lines == [
        "e1 call with Acme (c1), Mon 23 Nov, today",
        "p1 promised: send quote, by Mon 30 Nov, in 7 days",
        "e2 call with Birch (c2), Mon 23 Nov, today",
        "p2 they promised: sign, by Mon 30 Nov, in 7 days",
    ]
    assert ran.err == "2 without a date: due in five working days.\n"


def test_one_undo_takes_all_lines_back(retain: Callable[..., Ran], jotted: Path) -> None:
    retain("paste", jotted)
    assert "paste 6 lines" in retain("undo").out
    assert retain("entry", "list", "--json").json == []
    assert retain("promise", "list", "--json").json == []


def test_a_bad_line_is_named_with_its_number_and_nothing_is_stored(retain: Callable[..., Ran], db: Path) -> None:
    lines = "Acme: fine\n\nZebra: who?\nno customer here\nTwin: which?\nBirch: hi > by fri\ntomorrow Birch: not yet\n"
    before = db.read_bytes()
    ran = retain("paste", "-", stdin=lines, code=65)
    said = ran.err.splitlines()
    assert ran.out == ""
    assert [line.split(":")[0] for line in said] == ["line 3", "line 4", "line 5", "line 6", "line 7", "retain"]
    assert 'No customer goes by "Zebra"' in said[0]
    assert "names no customer" in said[1]
    assert "Twin Oaks (c6), Twin Pines (c7)" in said[2]
    assert "doesn't say what is promised" in said[3]
    assert "still ahead" in said[4]
    assert said[5] == "retain: 5 of 6 lines can't be read. Mend them and paste again: nothing was stored."
    assert db.read_bytes() == before


def test_a_byte_order_mark_and_windows_line_ends_are_no_matter(retain: Callable[..., Ran], tmp_path: Path) -> None:
    path = tmp_path / "jotted.txt"
    path.write_bytes(b"\xef\xbb\xbfAcme: caf\xc3\xa9\r\nBirch: hi\r\n")
    assert [one["text"] for one in retain("paste", path, "--json").json] == ["café", "hi"]


def test_a_line_of_hostile_text_is_kept_and_shown_harmlessly(retain: Callable[..., Ran]) -> None:
    text = "\x1b[31mred\x9b\u202e [bold]x[/bold]\u2028=1+1"
    found = retain("paste", "-", "--json", stdin=f"Acme: {text} > send {text} by fri\n")
    assert (found.json[0]["text"], found.out.replace("\n", "").isprintable()) == (text, True)
    assert all(line.isprintable() for line in retain("paste", "-", stdin=f"Acme: hi > send {text} by fri\n").lines)


def test_a_line_of_a_hostile_name_is_refused_harmlessly(retain: Callable[..., Ran]) -> None:
    err = retain("paste", "-", stdin="\x1b[31mAcme\x9b Co: hi\n", code=65).err
    assert all(line.isprintable() for line in err.splitlines())


@pytest.mark.parametrize("stdin", ["", "\n \n"])
def test_no_lines_are_refused(retain: Callable[..., Ran], stdin: str) -> None:
    assert "holds no lines" in retain("paste", "-", stdin=stdin, code=65).err


def test_what_is_no_text_file_is_refused(retain: Callable[..., Ran], tmp_path: Path) -> None:
    assert "There is no file" in retain("paste", tmp_path / "missing.txt", code=3).err
    assert "can't be read" in retain("paste", tmp_path, code=65).err
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\xff")
    assert "UTF-8" in retain("paste", picture, code=65).err
