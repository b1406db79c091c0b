"""Long work is told in one line of a terminal, and nothing of it stays."""

from __future__ import annotations

import io

import pytest

from retain.render.progress import Progress, progress
from retain.render.screen import Screen


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _a_real_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")


def told(*, shown: bool = True, patience: float = 0, doing: str = "reading a.csv") -> str:
    """What stands on the stream after half the work."""
    stream = Terminal()
    line = Progress(stream, shown=shown, color=False, patience=patience)
    line.at(doing, 500, 1000)
    line.end()
    return stream.getvalue()


def test_a_line_says_what_is_done_and_how_far() -> None:
    assert "reading a.csv" in told()
    assert "500 rows" in told()


def test_the_line_is_erased_and_the_cursor_comes_back() -> None:
    after = told().rpartition("rows")[2]
    assert "\x1b[2K" in after
    assert "\x1b[?25h" in after
    assert not after.endswith("\n")


def test_short_work_is_not_told() -> None:
    assert told(patience=60) == ""


def test_a_name_that_would_steer_the_terminal_does_not() -> None:
    assert "\x1b]0;" not in told(doing="reading \x1b]0;owned\x07.csv")


@pytest.mark.parametrize(
    ("out", "err", "words", "shown"),
    [
        (Terminal, Terminal, "text", True),
        (io.StringIO, Terminal, "json", True),
        (Terminal, Terminal, "json", False),
        (Terminal, io.StringIO, "text", False),
        (io.StringIO, io.StringIO, "text", False),
    ],
)
def test_only_a_terminal_without_json_on_it_has_a_line(
    out: type[io.StringIO], err: type[io.StringIO], words: str, *, shown: bool
) -> None:
    with Screen(out(), err(), json=words == "json").progress() as line:
        assert line.shown is shown


def test_rows_come_through_as_they_are() -> None:
    with progress(io.StringIO(), shown=False, color=False) as line:
        assert list(line.rows(iter("abc"), "reading")) == ["a", "b", "c"]


def broken_off(stream: io.StringIO) -> None:
    with progress(stream, shown=True, color=False, patience=0) as line:
        line.at("reading", 1)
        raise KeyboardInterrupt


def test_what_breaks_off_takes_the_line_along() -> None:
    stream = Terminal()
    with pytest.raises(KeyboardInterrupt):
        broken_off(stream)
    assert stream.getvalue().endswith("\x1b[?25h\r\x1b[1A\x1b[2K")
