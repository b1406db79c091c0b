"""`retain help`: the pages, and the reasons straight from their table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from retain.cli.help import TOPICS
from retain.domain.clocks import RED
from retain.domain.figures import FIGURES
from retain.domain.ladder import ASKED_DAYS, OFTEN, WIDELY
from retain.domain.loyalty import LOYAL_YEARS, PERK_DAYS
from retain.domain.moods import EARLIER, LATELY, SHIFT
from retain.domain.policy import LONGEST_INTERVAL
from retain.domain.reasons import REASONS
from retain.domain.riders import COVERED_DAYS, RIDERS
from retain.domain.touches import A_YEAR, YEAR
from retain.render.figures import figures
from retain.render.help import PAGES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from retain.domain.reasons import Reason
    from tests.conftest import Ran


def test_help_lists_the_topics(retain: Callable[..., Ran]) -> None:
    assert [line.split("\t")[0] for line in retain("help").lines] == list(TOPICS) == list(PAGES)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_its_page_within_120_columns(retain: Callable[..., Ran], topic: str) -> None:
    lines = retain("help", topic).lines
    assert lines[0].startswith("# ")
    assert max(map(len, lines)) <= 120 or topic == "due"


def test_an_unknown_topic_is_not_found(retain: Callable[..., Ran]) -> None:
    assert "Topics: due, figures, files, hooks, json" in retain("help", "\x1b[31m", code=3).err
    assert retain("help", "unicorns", code=3).err.count("\n") == 1


def test_help_needs_no_diary_and_no_day(retain: Callable[..., Ran], db: Path) -> None:
    retain("help", "due")
    assert not db.exists()


@pytest.mark.parametrize("reason", REASONS, ids=lambda reason: reason.name)
def test_help_due_tells_all_of_every_reason_from_the_table(retain: Callable[..., Ran], reason: Reason) -> None:
    block = retain("help", "due").out.split(f"\n{reason.name}  ({reason.code})\n")[1].split("\n\n")[0]
    assert {line[2:13].strip(): line[13:] for line in block.splitlines()} == {
        "starts": reason.starts,
        "ends": reason.ends,
        "band": reason.band,
        "score": reason.score,
        "settled by": reason.settled_by,
        "proposes": reason.proposes or "what the clocks ask for",
    }


def test_every_field_of_every_reason_says_something(retain: Callable[..., Ran]) -> None:
    rows = retain("help", "due", "--json").json
    assert [row["reason"] for row in rows] == [reason.name for reason in REASONS]
    assert {key for row in rows for key, value in row.items() if not value} == set()
    assert list(rows[0]) == ["reason", "starts", "ends", "band", "score", "settled_by", "code"]


def test_help_due_tells_what_rides(retain: Callable[..., Ran]) -> None:
    page = retain("help", "due").out
    for rider in RIDERS:
        assert f"\n{rider.name}\n  rides      {rider.starts}\n  ends       {rider.ends}\n" in page


def test_help_due_ends_with_how_a_year_of_it_goes_in_lines_that_a_terminal_holds(retain: Callable[..., Ran]) -> None:
    reasons, _, played = retain("help", "due").out.partition("# A year of this order, and of others\n")
    assert "# What rides on a row" in reasons
    table = [line for line in played.splitlines() if line.startswith("  ")]
    assert [line.split()[-6:] for line in table if line.startswith("  retain")] == [
        ["31.9", "1.3", "89", "26.7", "2.1", "88"]
    ]
    assert max(map(len, table)) < 80


def test_help_due_tells_the_table_of_cadences_as_it_is(retain: Callable[..., Ran]) -> None:
    page = retain("help", "due").out
    for words in (
        "A            14             30             90   90, in person",
        "past         30 (90 after 24 months)",
    ):
        assert words in page


def test_help_recovery_lists_every_exit_code(retain: Callable[..., Ran]) -> None:
    page = retain("help", "recovery").out
    for code in (0, 1, 2, 3, 4, 65, 73, 74, 75, 77, 78, 130):
        assert re.search(rf"\b{code}\b", page), code


def test_help_standing_tells_the_figures_that_the_rules_go_by(retain: Callable[..., Ran]) -> None:
    assert (ASKED_DAYS, OFTEN, WIDELY, LOYAL_YEARS, PERK_DAYS, A_YEAR) == (365, 3, 2, 3, 365, 4)
    assert (YEAR, LONGEST_INTERVAL, LATELY, EARLIER, SHIFT, RED, COVERED_DAYS) == (365, 91, 5, 3, 0.4, 1.5, 180)
    page = retain("help", "standing").out
    for told in ("One in 365 days", "three, or two by different people", "three years", "Under 4", "over 91 days"):
        assert told in page
    for told in ("five moods", "0.4", "fewer than three", "1.5 times", "in 180 days"):
        assert told in page


def test_every_figure_of_the_reports_has_its_formula(retain: Callable[..., Ran]) -> None:
    shown = " ".join(retain("help", "figures").out.split())
    assert not [
        name for name, one in FIGURES.items() if one.formula not in shown or name.replace("_", " ") not in shown
    ]
    assert [one["figure"] for one in retain("help", "figures", "--json").json] == [*figures(), *FIGURES]
