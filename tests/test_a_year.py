"""The year of examples/a-year.md, looked at again on twenty days: the list is what SPEC section 4 says it is that day.

`--today` hides what happened later, so that the finished diary tells what was due on each day once it was over.
"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from retain.cli.main import run
from tests.consoles import walk

WALK = Path(__file__).resolve().parents[1] / "examples" / "a-year.md"
DUE: dict[str, set[tuple[str, str]]] = {
    # The first order was thanked for by card; the promise of Mon 12 is shown three working days before it.
    "2026-01-06": set(),
    "2026-01-07": {("promise", "p1")},
    # Kept on the 12th, a touch too; the check is two days after delivery, and the gap it found the next working day.
    "2026-01-13": set(),
    "2026-01-14": set(),
    # Spoken of on the 15th, quiet until its target; the new promise of Wed 21 from Fri 16 on.
    "2026-01-16": {("promise", "p2")},
    # Slipped to Fri 23, three working days ahead; halved for the first order and the problem, the touch is due after 7.
    "2026-01-20": {("promise", "p2")},
    "2026-01-22": {("promise", "p2"), ("touch", "c1-touch")},
    # Kept and solved on the 23rd; two days later is a Sunday, so Monday's call settles it and the two weeks' check.
    "2026-01-23": set(),
    "2026-01-26": set(),
    "2026-02-02": {("touch", "c1-touch")},
    # Named on Fri 6, thanked for on the next working day by a message, which is a touch, seven days on the next.
    "2026-02-06": set(),
    "2026-02-16": {("touch", "c1-touch")},
    # Nora left; a contact after that day settles it.
    "2026-03-12": {("person left", "d1-left")},
    "2026-03-13": set(),
    # The 90 days after the first order are over: A's fourteen days again.
    "2026-04-14": set(),
    # The goal's day and the review's, both Sun 5 Jul, on the working day before; x1 and the contract's step are done.
    "2026-07-03": {("expectation", "x2"), ("review", "c1-review")},
    # 90 and 60 days before the decision of Sun 1 Nov, nobody having taken the step.
    "2026-08-03": {("contract step", "k1-step")},
    "2026-09-02": {("contract step", "k1-step")},
    # Renewed and thanked for on the 21st; the card was the last touch.
    "2026-10-21": set(),
    "2026-11-04": {("touch", "c1-touch")},
}


@pytest.fixture(scope="module")
def diary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("year")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "HOME"):
            patch.setenv(name, str(folder / name.lower()))
        walk(WALK, folder, patch)
    return folder / "year.db"


@pytest.mark.parametrize("day", DUE)
def test_the_list_of_that_day_is_what_the_rules_say(diary: Path, day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    assert run(["--db", str(diary), "--today", day, "due", "--all", "--json"]) == 0
    rows = json.loads(out.getvalue())
    assert {(one["reason"], one["code"]) for row in rows for one in row["reasons"]} == DUE[day]


def test_they_are_twenty_days() -> None:
    assert len(DUE) == 20
