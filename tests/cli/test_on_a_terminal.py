"""On a terminal the day's views are drawn: no tabs, nothing wider than the screen, nothing hostile let through."""

from __future__ import annotations

import io
import re
import sys
from typing import TYPE_CHECKING

import pytest

from retain.cli.main import run
from tests.factories import TODAY, ago, ahead, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

HOSTILE = "Acme \x1b[31m[red]"


class Tty(io.StringIO):
    """A stream somebody sits at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(db: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[str, str]]:
    """Run a command at a terminal of 80 columns, without colour; what it drew and what it said."""

    def ran(*arguments: str, typed: str = "", columns: int = 80) -> tuple[str, str]:
        out, err = Tty(), Tty()
        with monkeypatch.context() as streams:
            streams.setenv("COLUMNS", str(columns))
            streams.setenv("LINES", "40")  # without both a dumb terminal has 80 columns, whatever is said
            streams.setenv("NO_COLOR", "1")
            streams.setenv("TERM", "dumb")
            for name, stream in (("stdout", out), ("stderr", err), ("stdin", Tty(typed))):
                streams.setattr(sys, name, stream)
            assert run(["--db", str(db), "--today", str(TODAY), *arguments]) == 0, err.getvalue()
        return out.getvalue(), err.getvalue()

    return ran


@pytest.fixture(autouse=True)
def book(db: Path) -> None:
    with filling(db) as shelf:
        acme, lee = shelf.customer(HOSTILE, town="Leeds", added_on=ago(500)), shelf.colleague()
        shelf.reach("phone", "0113 496 0001", person=shelf.person("Dana Reed", acme))
        for days in range(6):
            shelf.sale(acme, ago(20 * days + 10), 120_000, product="LED")
        shelf.entry(acme, ago(400), "visit", text="a long text that goes on and on " * 9)
        shelf.promise(acme, "send quote", ahead(4))
        shelf.promise(acme, "price the lamps", ago(2), party="colleague", colleague=lee)
        shelf.promise(acme, "sign the NDA", ahead(2), party="customer")
        shelf.problem(acme, "seats wrong", colleague=lee)


@pytest.mark.parametrize("command", ["brief acme", "near leeds", "waiting", "tiers", "value"])
def test_a_view_is_drawn_within_the_screen(terminal: Callable[..., tuple[str, str]], command: str) -> None:
    drawn, _ = terminal(*command.split())
    assert "Acme \\x1b[31m[red]" in " ".join(drawn.split())
    assert ("\t" in drawn, "\x1b[31m[red]" in drawn) == (False, False)
    assert max(len(line) for line in drawn.splitlines()) <= 80 or command == "tiers"


def test_the_rate_is_drawn_with_bars_and_who_is_at_risk(terminal: Callable[..., tuple[str, str]], db: Path) -> None:
    with filling(db) as shelf:
        for customer in (1, shelf.customer("Gone Ltd")):
            shelf.sale(customer, ago(450), 5_000)
    drawn, _ = terminal("rate", "--target", "99", "--explain")
    assert re.search("2026 Q1 +2 +0 +0 +2 +100.0 +[+]0.0 +steady +█{12}\n", drawn)
    assert re.search("2026 Q3 +2 +0 +1 +1 +50.0 +-50.0 +steady +█{6} *\n", drawn)
    assert "Acme \\x1b[31m[red] (c1, 7,200 a year)\n" in drawn
    assert ("\t" in drawn, "\x1b[31m[red]" in drawn) == (False, False)
    assert max(map(len, drawn.splitlines())) <= 80


def test_waiting_says_how_late_in_words(terminal: Callable[..., tuple[str, str]]) -> None:
    drawn, _ = terminal("waiting")
    assert "2 days late" in drawn
    assert "open 3 days" in drawn
    assert "Wed 25 Nov, in 2 days" in drawn


def test_near_says_what_is_promised_and_how_to_reach_them(terminal: Callable[..., tuple[str, str]]) -> None:
    drawn, _ = terminal("near", "leeds")
    assert "p1 you promised: send quote (Fri 27 Nov, in 4 days)" in drawn
    assert "Dana Reed 0113 496 0001" in drawn


def test_a_slip_asks_whether_the_customer_knows(terminal: Callable[..., tuple[str, str]]) -> None:
    drawn, said = terminal("slip", "p1", "2026-12-01", typed="y\n")
    assert "Does the customer know? [y/n]" in said
    assert "told before it was due" in drawn


def test_no_answer_leaves_it_unsaid_and_their_own_promise_asks_nothing(
    terminal: Callable[..., tuple[str, str]],
) -> None:
    assert "counts as not told" in terminal("slip", "p1", "2026-12-01", typed="\n")[1]
    assert terminal("slip", "p3", "2026-12-01")[1] == ""


def test_a_snooze_of_several_is_asked_for(terminal: Callable[..., tuple[str, str]], db: Path) -> None:
    with filling(db) as shelf:
        for name in ("Birch", "Cedar"):
            shelf.entry(shelf.customer(name), ago(5))
    drawn, said = terminal("snooze", "birch,cedar", "fri", typed="y\n")
    assert "Set aside 2 customers (Birch, Cedar)? [y/N]" in said
    assert drawn.count("is set aside") == 2


def test_a_terminal_too_narrow_for_a_table_shows_a_line_a_record(
    terminal: Callable[..., tuple[str, str]], db: Path
) -> None:
    with filling(db) as shelf:
        shelf.customer("Acme Limited and Daughters", town="Leeds")
        shelf.tag("golf")
    wide, narrow = terminal("customer", "list")[0], terminal("customer", "list", columns=34)[0]
    assert wide.splitlines()[0].split()[:3] == ["code", "name", "town"]
    assert " ".join(narrow.split()).endswith("c2 Acme Limited and Daughters Leeds active C")


def test_columns_that_hold_nothing_are_left_out_on_a_terminal_alone(
    terminal: Callable[..., tuple[str, str]], retain: Callable[..., Ran], db: Path
) -> None:
    with filling(db) as shelf:
        shelf.customer("Acme")
    assert terminal("customer", "list")[0].splitlines()[0].split() == ["code", "name", "town", "status", "tier"]
    assert "c2\tAcme\t\tactive\tC\t\n" in retain("customer", "list").out


def test_a_terminal_goes_without_the_columns_that_would_break_the_others(
    terminal: Callable[..., tuple[str, str]], retain: Callable[..., Ran], db: Path
) -> None:
    with filling(db) as shelf:
        customer = shelf.customer("Westerhaven Museum of the Sea")
        shelf.contract(customer, title="Climate control maintenance", number="LM-C-043/2027", value=12_345_678)
    narrow, wide = (terminal("contract", "list", columns=columns)[0] for columns in (80, 140))
    assert narrow.splitlines()[0].split() == ["code", "customer", "title", "state", "decision", "on", "value"]
    assert len(narrow.splitlines()) <= 3
    assert {"number", "ends", "proofs"} <= set(wide.splitlines()[0].split())
    assert "123,456.78" in narrow
    assert "\t123456.78\t" in retain("contract", "list").out


def test_a_reports_names_come_before_its_bars(terminal: Callable[..., tuple[str, str]], db: Path) -> None:
    with filling(db) as shelf:
        customer = shelf.customer("Westerhaven Museum", tier="A", tier_because="anchor")
        shelf.entry(customer, ago(60))
        shelf.sale(customer, ago(40), 12_345_678)
    narrow, wide = (terminal("report", "attention", columns=columns)[0] for columns in (80, 140))
    (line,) = [line for line in narrow.splitlines() if "Westerhaven Museum  A " in line and "red" in line]
    assert "█" not in line
    assert any("Westerhaven Museum" in line and "█" in line for line in wide.splitlines())


def test_products_by_customer_are_a_letter_a_cell(terminal: Callable[..., tuple[str, str]], db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Birch")
        shelf.fact("want", "glow worms", customer=2)
        shelf.news("new LED", product="led")
        shelf.news("new glow", product="glow", third_party=True)
    drawn, said = terminal("news", "matrix")
    assert [line.split()[-2:] for line in drawn.splitlines()] == [["n1", "n2"], ["B", "·"], ["·", "!"]]
    assert said.splitlines() == ["n1 led", "n2 glow (not ours)", "! offer next; · not offered yet; B bought"]


def test_news_says_beside_its_words_that_it_isnt_ours(terminal: Callable[..., tuple[str, str]], db: Path) -> None:
    with filling(db) as shelf:
        shelf.news("lamps", "article", third_party=True, audience="town:leeds")
    assert "lamps (not ours)" in terminal("news", "list")[0]
    drawn, _ = terminal("news", "show", "n1")
    assert "all of town:leeds" in drawn
    assert max(map(len, drawn.splitlines())) <= 80
