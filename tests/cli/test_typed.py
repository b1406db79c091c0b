"""What was typed after a noun."""

from __future__ import annotations

from dataclasses import dataclass
from inspect import signature
from typing import Annotated

import pytest
import typer

from retain.cli.typed import gathered, given, number
from retain.domain.errors import Misused


@dataclass(frozen=True, slots=True)
class Options:
    """Two options."""

    town: Annotated[str | None, typer.Option()] = None
    solo: bool = False


SEEN: list[tuple[str, Options]] = []


def command(name: str, said: Options) -> None:
    """Do it."""
    SEEN.append((name, said))


def test_a_dataclass_is_spread_into_options_and_gathered_again() -> None:
    spread = gathered(command)
    assert list(signature(spread).parameters) == ["name", "town", "solo"]
    assert (spread.__name__, spread.__doc__) == ("command", "Do it.")
    spread(name="Acme", town="Leeds", solo=True)
    assert SEEN.pop() == ("Acme", Options("Leeds", solo=True))


def test_an_empty_text_takes_a_value_away_and_nothing_typed_leaves_it() -> None:
    assert given(town="", role=None, name="x", solo=False) == {"town": None, "name": "x", "solo": False}


@pytest.mark.parametrize(("typed", "found"), [("p12", 12), ("P12", 12), ("12", 12)])
def test_a_code_may_leave_its_letter_out(typed: str, found: int) -> None:
    assert number(typed, "p") == found


@pytest.mark.parametrize("typed", ["s12", "p12-check", "x", "0", ""])
def test_another_code_is_refused(typed: str) -> None:
    with pytest.raises(Misused):
        number(typed, "p")
