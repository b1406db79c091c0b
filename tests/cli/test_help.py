"""`retain help`: the pages, and the reasons straight from their table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from retain.cli.help import TOPICS
from retain.domain.reasons import REASONS
from retain.domain.riders import RIDERS
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
    assert "Topics: due, figures, json" in retain("help", "\x1b[31m", code=3).err
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
