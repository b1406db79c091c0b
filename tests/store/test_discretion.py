"""What a private entry led to stays in the diary, whichever way out is taken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from tests.factories import ago, ahead, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

WORDS = re.compile("secret[a-z]*")
DOORS = (
    *("promise.csv", "problem.csv", "opportunity.csv", "fact.csv", "promise.xlsx", "acme.xlsx", "acme.json"),
    *("diary.json", "book.xlsx", "report.html", "due.html", "plan.ics", "people.vcf", "review.md"),
)


@pytest.fixture(autouse=True)
def book(db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Acme")
        entry = shelf.entry(1, ago(8), text="secrettalk", private=True)
        shelf.promise(text="secretquote", made_on=ago(8), due_on=ahead(1), entry=entry)
        shelf.promise(text="secretlist", made_on=ago(8), due_on=ago(5), ended="kept", ended_on=ago(5), entry=entry)
        shelf.promise(text="an open word", made_on=ago(8), due_on=ahead(1))
        shelf.problem(text="secretgap", raised_on=ago(8), expected="secretseats", severe=True, entry=entry)
        shelf.opportunity(text="secretneed", heard_on=ago(8), next_step="secretcall", next_on=ago(1), entry=entry)
        shelf.fact("want", "secretwish", ago(8), customer=1, private=False, entry=entry)


def leave(retain: Callable[..., Ran], path: Path, *options: str) -> set[str]:
    """The secret words in a file that was just written."""
    if path.suffix == ".md":
        retain("review", "acme", "-o", path)
    else:
        retain("export", path, *(["acme"] if path.stem == "acme" else ["due"] if path.stem == "due" else []), *options)
    if path.suffix != ".xlsx":
        return set(WORDS.findall(path.read_text(encoding="utf-8")))
    with ZipFile(path) as packed:
        return {
            word for name in packed.namelist() for word in WORDS.findall(packed.read(name).decode("utf-8", "replace"))
        }


@pytest.mark.parametrize("door", DOORS)
def test_words_of_a_private_entry_leave_by_no_door(retain: Callable[..., Ran], tmp_path: Path, door: str) -> None:
    assert leave(retain, tmp_path / door) == set()


@pytest.mark.parametrize(
    ("door", "words"),
    [
        ("promise.csv", {"secretquote", "secretlist"}),
        ("problem.csv", {"secretgap", "secretseats"}),
        ("opportunity.csv", {"secretneed", "secretcall"}),
        ("fact.csv", {"secretwish"}),
        ("book.xlsx", {"secretquote", "secretlist", "secretgap"}),
    ],
)
def test_asked_for_by_name_they_do(retain: Callable[..., Ran], tmp_path: Path, door: str, words: set[str]) -> None:
    assert leave(retain, tmp_path / door, "--private") == words


def test_what_is_counted_stays_and_so_do_open_words(retain: Callable[..., Ran]) -> None:
    out = retain("export", "-", "promise").out
    assert (out.count("(private)"), out.count("an open word")) == (2, 1)


def test_the_reps_own_screen_has_every_word(retain: Callable[..., Ran]) -> None:
    retain("export", "-", "promise")
    assert WORDS.search(retain("promise", "list").out)
    assert WORDS.search(retain("brief", "acme").out)
