"""The one output door: data to stdout and talk to stderr; JSON, tabs, or a table on a terminal."""

from __future__ import annotations

import io
import json

import pytest
from rich.text import Text

from retain.domain.errors import Refused
from retain.render.columns import READABLE, Column, View
from retain.render.screen import Screen

ROW = tuple[str, int]
VIEW: View[ROW] = (
    Column("long_name", lambda row: row[0]),
    Column("count", lambda row: row[1] or None, right=True),
    Column("hidden", lambda row: row[0].upper(), listed=False),
)
ROWS = [("Acme", 3), ("[red]x[/red] :smile:", 0), ("a\tb\n\x1b[31m", 12)]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def screen(*, terminal: bool = False, as_json: bool = False) -> tuple[Screen, io.StringIO, io.StringIO]:
    out, err = (Terminal(), Terminal()) if terminal else (io.StringIO(), io.StringIO())
    return Screen(out, err, json=as_json, color=False), out, err


def drawn(out: io.StringIO) -> list[Text]:
    """The lines on the terminal, their styles taken for what they are."""
    return [Text.from_ansi(line) for line in out.getvalue().splitlines()]


@pytest.fixture(autouse=True)
def columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "xterm")


def test_a_pipe_gets_a_line_a_record_with_tabs_between_and_none_within() -> None:
    shown, out, err = screen()
    shown.rows(VIEW, ROWS)
    assert out.getvalue() == "Acme\t3\n[red]x[/red] :smile:\t\na b \\x1b[31m\t12\n"
    assert err.getvalue() == ""


def test_json_has_every_column_and_no_talk() -> None:
    shown, out, err = screen(as_json=True, terminal=True)
    shown.rows(VIEW, ROWS[:1])
    assert json.loads(out.getvalue()) == [{"long_name": "Acme", "count": 3, "hidden": "ACME"}]
    assert (shown.terminal, err.getvalue()) == (False, "")


def test_a_terminal_gets_a_table_with_its_header_and_no_markup_read() -> None:
    shown, out, _ = screen(terminal=True)
    shown.rows(VIEW, ROWS)
    lines = [line.plain for line in drawn(out)]
    assert [line.split() for line in lines[:2]] == [["long", "name", "count"], ["Acme", "3"]]
    assert lines[2].startswith("[red]x[/red] :smile:")
    assert lines[3].startswith("a b \\x1b[31m")
    assert "hidden" not in lines[0]


def test_a_table_never_is_wider_than_the_terminal_and_loses_nothing() -> None:
    shown, out, _ = screen(terminal=True)
    shown.rows(VIEW, [("x" * 200, 1), ("清掃" * 50, 2)])
    assert max(line.cell_len for line in drawn(out)) <= 60
    assert (out.getvalue().count("x"), out.getvalue().count("清")) == (200, 50)


def test_a_spare_column_makes_room_for_a_text_that_reads_well_in_more_letters() -> None:
    long: View[ROW] = (Column("text", lambda row: row[0], room=50), Column("spared", lambda row: row[0], spare=1))
    tight: View[ROW] = (long[0]._replace(room=20), long[1])
    heads = []
    for view in (long, tight):
        shown, out, _ = screen(terminal=True)
        shown.rows(view, [("a word after a word after a word after a word and on", 1)])
        heads.append(drawn(out)[0].plain.split())
    assert heads == [["text"], ["text", "spared"]]


NAMES: View[ROW] = (
    Column("code", lambda row: f"c{row[1]}"),
    Column("name", lambda row: row[0], cut=True),
    Column("town", lambda row: row[0].upper(), cut=True),
    Column("tags", lambda row: row[0].lower(), cut=True, spare=1),
)


def test_a_cut_column_keeps_a_row_on_one_line_and_a_pipe_has_it_whole() -> None:
    rows = [("Westerhaven Museum of the Sea", 1), ("清掃" * 20, 2), ("Acme", 3)]
    shown, out, _ = screen(terminal=True)
    shown.rows(NAMES, rows)
    lines = drawn(out)
    assert [line.plain.split()[0] for line in lines] == ["code", "c1", "c2", "c3"]
    assert max(line.cell_len for line in lines) <= 60
    assert "Westerhaven Muse…" in lines[1].plain
    pipe, whole, _ = screen()
    pipe.rows(NAMES, rows)
    assert "…" not in whole.getvalue()


def test_where_not_even_its_room_is_left_a_cut_column_goes_on_below(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    shown, out, _ = screen(terminal=True)
    shown.rows(NAMES[:3], [("0123456789abcdefghijkl", 1)])
    lines = [line.plain for line in drawn(out)]
    assert ("…" in out.getvalue(), len(lines), max(map(len, lines)) <= 30) == (False, 3, True)


def test_a_spare_column_gives_way_before_the_others_and_none_below_its_room() -> None:
    shown, out, _ = screen(terminal=True)
    shown.rows(NAMES, [("abcdefghijklmnopqrs", 1)])
    code, *cells = drawn(out)[1].plain.split()
    assert (code, [len(cell) for cell in cells]) == ("c1", [17, 17, READABLE])


@pytest.mark.parametrize("terminal", [False, True])
def test_where_there_is_nothing_that_is_said_and_stdout_stays_empty(*, terminal: bool) -> None:
    shown, out, err = screen(terminal=terminal)
    shown.rows(VIEW, [], empty="Nobody.")
    assert (out.getvalue(), err.getvalue()) == ("", "Nobody.\n")


def test_json_of_nothing_is_an_empty_list() -> None:
    shown, out, _ = screen(as_json=True)
    shown.rows(VIEW, [], empty="Nobody.")
    assert json.loads(out.getvalue()) == []


def test_one_record_is_an_object_or_a_line_for_each_value_it_has() -> None:
    made = []
    for shown, out, _ in (screen(as_json=True), screen(), screen(terminal=True)):
        shown.record(VIEW, ("a\nb", 0))
        made.append(out.getvalue())
    assert json.loads(made[0]) == {"long_name": "a\nb", "count": None, "hidden": "A\nB"}
    assert made[1:] == ["long_name\ta b\nhidden\tA B\n", "long name       a b\nhidden          A B\n"]


def test_talk_goes_to_stderr_on_one_safe_line() -> None:
    shown, out, err = screen()
    shown.say("two\nlines \x1b[31m")
    shown.refuse(Refused("No\nway.", "Try \x9b2J."))
    assert out.getvalue() == ""
    assert err.getvalue() == "two lines \\x1b[31m\nretain: No way. Try \\x9b2J.\n"


SENTENCE = "next: you promised: the quote for the carpets on the partners' floor (Fri 27 Nov, in 4 days)"


def test_what_is_said_and_what_is_shown_is_broken_between_words_where_the_terminal_ends() -> None:
    shown, out, err = screen(terminal=True)
    shown.line(f"  {SENTENCE}")
    shown.say(SENTENCE)
    lines = out.getvalue().splitlines()
    assert (len(lines), max(map(len, lines)) <= 60) == (2, True)
    assert lines[1].startswith("  ")
    assert " ".join(out.getvalue().split()) == " ".join(err.getvalue().split()) == SENTENCE


def test_a_word_longer_than_the_terminal_stays_whole_and_a_pipe_is_not_broken() -> None:
    path = "/home/" + "x" * 80
    shown, _, err = screen(terminal=True)
    shown.say(f"It is in {path}")
    assert path in err.getvalue().splitlines()
    pipe, out, said = screen()
    pipe.line(SENTENCE * 2)
    pipe.say(SENTENCE * 2)
    assert (out.getvalue().count("\n"), said.getvalue().count("\n")) == (1, 1)


def test_a_long_value_of_a_record_goes_on_below_its_beginning() -> None:
    shown, out, _ = screen(terminal=True)
    shown.record((Column("remark", lambda row: row),), "a word after a word after a word after a word after a word")
    assert out.getvalue() == (f"remark          {'a word after ' * 3}a\n                word after a word\n")


def test_a_refusal_without_a_next_step_ends_with_its_sentence() -> None:
    shown, _, err = screen()
    shown.refuse(Refused("No way."))
    assert err.getvalue() == "retain: No way.\n"


def test_a_page_keeps_its_lines() -> None:
    shown, out, _ = screen()
    shown.text("# Title\n\n  body\n")
    assert out.getvalue() == "# Title\n\n  body\n"


def test_a_page_is_broken_between_words_where_a_narrow_terminal_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "24")
    shown, out, _ = screen(terminal=True)
    shown.text("# Title\n\n  formula  customers at the end\n")
    assert out.getvalue() == "# Title\n\n  formula  customers at\n           the end\n"


def test_colour_is_for_terminals_that_want_it() -> None:
    out = Terminal()
    Screen(out, out, json=False, color=True).draw(Text("x", style="bold red"))
    assert "\x1b[" in out.getvalue()
    shown, plain, _ = screen(terminal=True)
    shown.draw(Text("x", style="red"))
    assert "\x1b[3" not in plain.getvalue()
