"""TAB in bash, zsh and fish: commands, options, and names with spaces in them."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from retain.cli.completion import as_typed, offers, unquoted
from tests.factories import TODAY, filling

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def book(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names that a shell could trip over."""
    monkeypatch.setenv("RETAIN_DB", str(db))
    with filling(db) as shelf:
        shelf.customer("Acme Bakery", town="Leeds")
        shelf.customer("Acme Bolts")
        shelf.customer("O'Brien & Sons $x")
        shelf.customer("Ärzte Zentrum")
        shelf.customer("Gone", archived_on=TODAY)
        shelf.person("Dana Reed", 1)
        shelf.colleague("Lee Park")
        shelf.tag("golf")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (["sn"], ["snooze"]),
        (["customer", "sh"], ["show"]),
        (["log", "ac"], ["Acme Bakery", "Acme Bolts"]),
        (["log", "bol"], ["Acme Bolts"]),
        (["log", "arz"], ["Ärzte Zentrum"]),
        (["log", "acme bakery,o"], ["acme bakery,O'Brien & Sons $x"]),
        (["log", "acme", "so"], []),
        (["log", "gone"], []),
        (["customer", "show", "Acme", "bo"], ["Bolts"]),
        (["customer", "edit", "acme", "--tier", ""], ["A", "B", "C", "auto"]),
        (["customer", "edit", "acme", "--part-of", "är"], ["Ärzte Zentrum"]),
        (["customer", "add", "Ac"], []),
        (["--json", "customer", "show", "är"], ["Ärzte Zentrum"]),
        (["entry", "add", "acme", "--with", "d"], ["Dana Reed"]),
        (["entry", "add", "--kind", "visit", "o"], ["O'Brien & Sons $x"]),
        (["entry", "add", "acme", "--by", ""], ["Lee Park"]),
        (["entry", "add", "acme", "-k", "vi"], ["video", "visit"]),
        (["person", "show", "d"], ["Dana Reed"]),
        (["merge", "acme bakery", "acme bo"], ["Acme Bolts"]),
        (["customer", "edit", "--pot"], ["--potential"]),
        (["--ver"], ["--version"]),
        (["customer", "list", "--tag", ""], ["golf"]),
        (["near", "l"], ["Leeds"]),
        (["report", "gr"], ["growth"]),
        (["help", "fi"], ["figures", "files"]),
        (["rate", "--by", ""], ["month", "quarter", "year"]),
        (["problem", "add", "acme", "--kind", ""], ["trouble", "invoice", "question", "emergency"]),
        (["import", "x.csv", "--kind", "pe"], ["people"]),
        (["person", "edit", "d", "--prefers", "n"], ["none"]),
        (["news", "answer", "n1", "acme bakery", ""], ["wanted", "later", "declined"]),
        (["nonsense", "a"], []),
        (["--db", "/nowhere/at/all.db", "log", "a"], []),
        (["log", "a", "--db", ""], []),
    ],
)
def test_what_is_offered(line: list[str], found: list[str]) -> None:
    assert offers(line) == found


def test_an_empty_line_offers_every_command() -> None:
    assert {"log", "due", "customer", "help"} <= set(offers([""]))


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        (r"Acme\ B", "Acme B"),
        ('"Acme B', "Acme B"),
        ("'Acme B", "Acme B"),
        ('"say \\"x', 'say "x'),
        (r"O\'B", "O'B"),
        ("plain", "plain"),
        ("", ""),
        ("\\", ""),
    ],
)
def test_a_word_is_read_as_the_shell_reads_it(typed: str, word: str) -> None:
    assert unquoted(typed) == word


@pytest.mark.parametrize("typed", ["", '"', "'"])
@pytest.mark.parametrize(
    "name", ["Acme Bakery", "O'Brien & Sons $x", 'a "b" `c` \\d', "*?[x]", "(a)|b;c<d>", "Ärzte~!#"]
)
def test_bash_reads_an_offer_as_exactly_that_name(name: str, typed: str) -> None:
    word = typed + as_typed(name, typed, "bash") + typed
    script = f"set +H; printf %s {word}"
    assert subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True).stdout == name


def test_other_shells_quote_for_themselves() -> None:
    assert as_typed("O'Brien & Sons", "", "zsh") == "O'Brien & Sons"


LOADED = """
import sys
from retain.cli.main import run
code = run(sys.argv[1:])
heavy = {"sqlmodel", "sqlalchemy", "pydantic", "rich", "rapidfuzz", "phonenumbers", "platformdirs", "tomllib"}
print(sorted(heavy & set(sys.modules)), file=sys.stderr)
raise SystemExit(code)
"""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize("line", [["log", "Acme\\ B"], ["customer", "show", '"acme b']])
def test_a_shell_is_answered_without_loading_anything_heavy(shell: str, line: list[str]) -> None:
    environment = {**os.environ, "_RETAIN_COMPLETE": shell}
    ran = subprocess.run(
        [sys.executable, "-c", LOADED, "--", *line], env=environment, capture_output=True, text=True, check=True
    )
    quoted = "Acme Bakery" if shell != "bash" or line[-1].startswith('"') else r"Acme\ Bakery"
    assert ran.stdout.splitlines()[0] == quoted
    assert ran.stderr == "[]\n"
