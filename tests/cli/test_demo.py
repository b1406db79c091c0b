"""`retain demo`: a sample diary beside the rep's own, and its morning."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from retain.cli.main import run
from retain.domain.tiers import KEPT
from retain.store.diary import Diary
from retain.store.history import changes
from tests.factories import NOW, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Ran

    Retain = Callable[..., Ran]

WEDNESDAY = date(2026, 11, 25)


def rows(retain: Retain, *words: str, today: date = WEDNESDAY) -> dict[str, dict[str, object]]:
    return {row["customer"]: row for row in retain("due", "--json", *words, today=today).json}


def test_demo_prints_the_morning_of_the_sample(retain: Retain) -> None:
    morning = retain("demo", today=WEDNESDAY)
    assert 8 <= len(morning.lines) <= 13
    assert "Brackwater Brewery" in morning.lines[0]
    assert morning.out == retain("due", today=WEDNESDAY).out


def test_demo_says_where_the_sample_lies_and_what_to_type_next(retain: Retain, db: Path) -> None:
    said = retain("demo").err
    assert f"sample diary at {db}" in said
    assert f"export RETAIN_DB={db}" in said
    assert "retain brief" in said


def test_demo_leaves_the_reps_own_diary_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RETAIN_DB", str(tmp_path / "own.db"))
    assert run(["--today", str(WEDNESDAY), "demo"]) == 0
    assert not (tmp_path / "own.db").exists()
    sample = tmp_path / "xdg_data_home" / "retain" / "demo.db"
    assert sample.exists()
    assert f"export RETAIN_DB={sample}" in capsys.readouterr().err


def test_demo_twice_makes_the_same_sample_anew(retain: Retain) -> None:
    first = retain("demo")
    retain("customer", "add", "Zugspitze Ltd")
    assert retain("demo").out == first.out
    retain("customer", "show", "Zugspitze Ltd", code=3)


def test_demo_overwrites_no_diary_of_somebodys_own(retain: Retain, db: Path) -> None:
    retain("customer", "add", "Mine")
    before = db.read_bytes()
    refused = retain("demo", code=73)
    assert str(db) in refused.err
    assert len(refused.err.splitlines()) == 1
    assert db.read_bytes() == before


def test_demo_overwrites_no_file_of_another_kind(retain: Retain, db: Path) -> None:
    db.write_text("dear diary")
    retain("demo", code=65)
    assert db.read_text() == "dear diary"


def test_demo_is_one_change_on_the_day_the_year_began(retain: Retain, db: Path) -> None:
    retain("demo")
    assert db.stat().st_mode & 0o777 == 0o600
    diary = Diary(db, TODAY, NOW, create=False)
    (change,) = changes(diary)
    diary.close()
    assert change.command == "demo"
    assert change.day == TODAY - timedelta(days=367)  # a year ago was a Sunday


def test_every_band_is_on_the_list_and_it_is_no_wall(retain: Retain) -> None:
    retain("demo", today=WEDNESDAY)
    bands = Counter(row["band"] for row in rows(retain).values())
    assert set(bands) == {1, 2, 3}
    assert bands.total() <= 20
    ahead = Counter(row["band"] for row in rows(retain, "--within", "14").values())
    assert ahead[4] > 0


@pytest.mark.parametrize("today", [TODAY + timedelta(days=n) for n in range(7)] + [date(2028, 2, 29)], ids=str)
def test_the_morning_is_believable_on_any_day(retain: Retain, today: date) -> None:
    assert 8 <= len(retain("demo", today=today).lines) <= 13
    assert 12 <= len(rows(retain, today=today)) <= 20


LESSONS = (
    ("Westerhaven Museum of the Sea", "thank-you"),
    ("St Bede's Hospital", "you promised: method statement"),
    ("Harrow & Pike Solicitors", "2 days late"),
    ("Harrow & Pike Solicitors", "they owe: measurements"),
    ("Tidewell Housing Association", "Marcus Bell is 5 days late"),
    ("Brackwater Brewery", "severe problem: chilled store"),
    ("Brackwater Brewery", "ask Joel Pratt"),
    ("Castleby College", "answer owed"),
    ("Greyfold Distribution", "they promised: list of people"),
    ("Halden Engineering", "slip risk?"),
    ("Halden Engineering", "invoice LM-2327"),
    ("Halden Engineering", "agree the terms"),
    ("Greyfold Distribution", "Manned gate and night patrol renewed"),
    ("Castleby College", "was it a success?"),
    ("Anvil Gym", "days without a conversation"),
    ("Arden Pharma Packing", "how, six months from now, they will know it was a success"),
    ("Quayside Hotel", "Jean-Marc Olivier left"),
    ("Quayside Hotel", "ask whether it stayed so"),
    ("Copse Hill Catering", "usually orders every 17 days"),
    ("Arden Pharma Packing", "was it what they expected? first order"),
    ("Northgate Business Park", "since the last touch"),
    ("Kelby Press", "since the last conversation"),
)
"""What each part of the morning shows."""


def test_the_morning_teaches(retain: Retain) -> None:
    retain("demo", today=WEDNESDAY)
    morning = rows(retain)
    assert not [lesson for lesson in LESSONS if lesson[1] not in str(morning.get(lesson[0]))]


def test_those_set_aside_are_not_on_the_list(retain: Retain) -> None:
    retain("demo", today=WEDNESDAY)
    aside = {"Ferncliffe Care Homes", "Saltmarsh Yacht Club", "Wyvern Cold Storage", "Tern Ferries"}
    assert not aside & set(rows(retain))


def test_most_customers_have_been_kept_up(retain: Retain) -> None:
    retain("demo", today=WEDNESDAY)
    customers = [row for row in retain("customer", "list", "--json", today=WEDNESDAY).json if row["status"] in KEPT]
    late = [row for row in rows(retain).values() if row["band"] == 3]
    assert len(late) < len(customers) / 5
