"""Whatever was typed, `undo` brings back the list that was due, and the diary to the letter (SPEC section 4)."""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retain.cli.main import run
from retain.domain.kinds import KINDS, MOODS, PURPOSES
from tests.factories import TODAY, filling

if TYPE_CHECKING:
    from collections.abc import Iterator

CUSTOMERS = st.integers(1, 38).map(lambda number: f"c{number}")
PROMISES = st.integers(50, 64).map(lambda number: f"p{number}")
PROBLEMS = st.integers(8, 16).map(lambda number: f"g{number}")
STEPS = st.sampled_from("c1-touch c2-review x1 k4-step s225-check d3-birthday c5-rhythm c9-visit".split())
DAYS = st.sampled_from(["today", "yesterday", "-9d", "fri", "in 2 weeks", "2026-11-02"])
OPPORTUNITIES = st.sampled_from(["o1", "o3", "o4", "o5"])
BYSTANDERS = st.sampled_from(["b1", "b2", "dental"])
NEWS = st.integers(1, 7).map(lambda number: f"n{number}")
TOLD_N4 = st.sampled_from(["c1", "c6"])
IDEAS = st.sampled_from(["e1104-idea", "e1125-idea"])
KIND, MOOD, FOR = (st.sampled_from(words) for words in (KINDS, MOODS, PURPOSES))


def line(*parts: st.SearchStrategy[str] | str) -> st.SearchStrategy[list[str]]:
    """The words of a command, some of them drawn."""
    return st.tuples(*(st.just(part) if isinstance(part, str) else part for part in parts)).map(list)


LINES = st.one_of(
    line("log", CUSTOMERS, "rang", "-k", KIND, "--for", FOR, "--mood", MOOD),
    line("log", CUSTOMERS, "on the day", "--on", DAYS, "--in"),
    line("log", CUSTOMERS, "promised", "--promise", "quote by fri", "--owed", "sizes by 12/1", "--next", "ask on mon"),
    line("log", CUSTOMERS, "wrong", "--problem", "emergency: no power", "--fact", "want: LED"),
    line("log", "--where", "tier:A", "a letter", "--bulk", "--yes"),
    line("tried", CUSTOMERS, "voicemail"),
    line("done", st.one_of(PROMISES, PROBLEMS, STEPS), "settled"),
    line("done", PROMISES, "--broken"),
    line("done", PROBLEMS, "--answered"),
    line("slip", PROMISES, DAYS, st.sampled_from(["--told", "--not-told"])),
    line("snooze", CUSTOMERS, DAYS, "--because", "so"),
    line("away", "2026-12-01..2026-12-11"),
    line("customer", "edit", CUSTOMERS, "--tier", "A", "--because", "board"),
    line("customer", "edit", CUSTOMERS, "--status", st.sampled_from(["lost", "past", "prospect"]), "--because", "so"),
    line("customer", "remove", CUSTOMERS),
    line("merge", CUSTOMERS, CUSTOMERS, "--yes"),
    line("contract", "renew", st.sampled_from(["k1", "k2", "k4"])),
    line("person", "edit", "rob", "--left", "--on", DAYS),
    line("person", "edit", "priya", "--moved-to", CUSTOMERS),
    line("sale", "add", CUSTOMERS, "1200", "Filter"),
    line("log", CUSTOMERS, "met #site @rob", "-k", "gift", "--cost", "40", "--told", NEWS, "--opportunity", "a branch"),
    line("log", CUSTOMERS, "showed the sums", "--told", NEWS, "--fact", "need: heat"),
    line("referral", "add", CUSTOMERS, "Birch Clinic"),
    line("referral", "won", st.sampled_from(["r2", "r3"]), "--became", CUSTOMERS, "--amount", "900"),
    line("referral", "lost", st.sampled_from(["r2", "r3"])),
    line("opportunity", "add", CUSTOMERS, "opens a branch", "--amount", "5000", "--next", "send plans by fri"),
    line("opportunity", "win", OPPORTUNITIES),
    line("opportunity", "lose", OPPORTUNITIES, "--because", "price"),
    line("opportunity", "edit", OPPORTUNITIES, "--next", "ring them in 2 weeks"),
    line("news", "add", "scent-free cleaners are cheaper", "--tag", "scent-free", "--to", CUSTOMERS),
    line("news", "tell", NEWS, CUSTOMERS),
    line("news", "answer", "n4", TOLD_N4, "wanted"),
    line("review", CUSTOMERS, "--done", "went well", "--goal", "no complaints"),
    line("expectation", "add", CUSTOMERS, "nobody writes"),
    line("done", "x4", "all is well", "--result", "met"),
    line("done", st.sampled_from(["o5-step", "o1-step", "r3-thanks", "d30-left"]), "did it"),
    line("done", IDEAS, "we took it up"),
    line("lost", CUSTOMERS, "went elsewhere"),
    line("customer", "retag", st.sampled_from(["cleaning", "council", "hvac"]), "kept", "--yes"),
    line("customer", "edit", CUSTOMERS, "--slow-payer", "20", "--tag", "site"),
    line("customer", "edit", CUSTOMERS, "--executive", "l3"),
    line("import", "--pending", BYSTANDERS, "--at", CUSTOMERS),
    line("import", "--pending", BYSTANDERS, "--drop"),
    line("entry", "remove", st.integers(900, 1150).map(lambda number: f"e{number}")),
)  # fmt: skip


@pytest.fixture(scope="module")
def sample() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.db"
        typed(path, "demo")
        with filling(path) as shelf:
            shelf.bystander("Aunt Mary", "", "mary@home.example", facts=({"kind": "child", "name": "Zoë"},))
            shelf.bystander(position={"role": "nurse"}, fields={"birthday": "--03-05"})
        yield path


@contextmanager
def _caught() -> Iterator[io.StringIO]:
    """What a command prints, on streams of its own."""
    kept, out = (sys.stdout, sys.stderr, sys.stdin), io.StringIO()
    sys.stdout, sys.stderr, sys.stdin = out, io.StringIO(), io.StringIO()
    try:
        yield out
    finally:
        sys.stdout, sys.stderr, sys.stdin = kept


def typed(db: Path, *words: str) -> tuple[str, int]:
    with _caught() as out:
        code = run(["--db", str(db), "--today", TODAY.isoformat(), *words])
    return out.getvalue(), code


def stands(db: Path) -> tuple[str, list[str]]:
    """What is due with its reasons, scores and contacts, and every row of every table but the history's."""
    with filling(db) as shelf:
        read = shelf.diary.connection.execute
        names = [name for (name,) in read("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = sorted(set(names) - {"op", "op_row", "sqlite_sequence"} - {one for one in names if "_" in one})
        rows = [f"{name} {row}" for name in kept for row in read(f"SELECT * FROM {name} ORDER BY 1")]
    return typed(db, "due", "--all", "--json", "--within", "20")[0], rows


def changes(db: Path) -> int:
    """How many changes the diary has had; a command that alters nothing makes none."""
    with filling(db) as shelf:
        (newest,) = shelf.diary.connection.execute("SELECT max(op) FROM op_row").fetchone()
    return int(newest)


@settings(max_examples=15)
@given(lines=st.lists(LINES, min_size=1, max_size=4))
def test_undo_after_anything_restores_the_list_and_the_diary(sample: Path, lines: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        db = Path(shutil.copy(sample, folder))
        before, made = stands(db), 0
        for words in lines:
            was = changes(db)
            typed(db, *words)
            made += changes(db) > was
        assert made == 0 or stands(db) != before
        for _ in range(made):
            assert typed(db, "undo")[1] == 0
        assert stands(db) == before
