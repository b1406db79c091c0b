"""An ambiguous name is asked about on a terminal and refused in a pipe; more than one change is confirmed."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from retain.cli.main import run
from tests.factories import filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]


class Terminal(io.StringIO):
    """A stream with somebody at it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def book(db: Path) -> None:
    """Two that begin alike."""
    with filling(db) as shelf:
        shelf.customer("Acme Bakery", town="Leeds")
        shelf.customer("Acme Tools", town="York")


@pytest.fixture
def at_terminal(db: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str, str]]:
    """Run a command with a rep at the keyboard who types these words; its code, output and talk."""

    def ran(*arguments: str, typing: str) -> tuple[int, str, str]:
        out, err = Terminal(), Terminal()
        for name, stream in (("stdin", Terminal(typing)), ("stdout", out), ("stderr", err)):
            monkeypatch.setattr(sys, name, stream)
        code = run(["--db", str(db), "--today", "2026-11-23", *arguments])
        return code, out.getvalue(), err.getvalue()

    return ran


def test_a_number_picks_one_of_several(at_terminal: Callable[..., tuple[int, str, str]]) -> None:
    code, out, err = at_terminal("customer", "edit", "acme", "--town", "Hull", typing="2\n")
    assert code == 0
    assert "  2  Acme Tools (c2, York)" in err
    assert out.startswith("Acme Tools (c2): town Hull (was York)")


@pytest.mark.parametrize("typing", ["", "\n", "3\n", "0\n", "x\n", "²\n"])
def test_no_number_picks_nobody(at_terminal: Callable[..., tuple[int, str, str]], retain: Retain, typing: str) -> None:
    assert at_terminal("customer", "edit", "acme", "--town", "Hull", typing=typing)[0] == 4
    assert "Hull" not in retain("customer", "list").out


def test_in_a_pipe_several_are_exit_4_and_one_line(retain: Retain) -> None:
    ran = retain("customer", "show", "acme", code=4)
    assert ran.err == (
        'retain: "acme" could be Acme Bakery (c1, Leeds), Acme Tools (c2, York). Type more of the name, or the code.\n'
    )


def test_a_change_to_several_is_asked_about(at_terminal: Callable[..., tuple[int, str, str]], retain: Retain) -> None:
    assert at_terminal("customer", "edit", "--where", "name:acme", "--tag", "x", typing="n\n")[0] == 1
    assert retain("customer", "list", "--tag", "x").lines == []
    assert at_terminal("customer", "edit", "--where", "name:acme", "--tag", "x", typing="y\n")[0] == 0
    assert len(retain("customer", "list", "--tag", "x").lines) == 2


def test_nobody_named_and_nobody_fitting(retain: Retain) -> None:
    assert "--where" in retain("customer", "edit", "--tag", "x", code=2).err
    retain("customer", "edit", "--where", "town:hull", "--tag", "x", code=3)


def test_a_list_of_names_counts_each_once(retain: Retain) -> None:
    ran = retain("customer", "edit", "acme b,c1", "--where", "town:leeds", "--tag", "x")
    assert ran.lines == ["Acme Bakery (c1): tags x."]
