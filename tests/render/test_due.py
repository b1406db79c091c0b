"""How the due list looks on a terminal, and what stands above and below it."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest

from retain.domain import agenda, daysheet
from retain.domain.riders import Known, Reachable
from retain.render import due as view
from retain.render.screen import Screen
from tests.factories import TODAY, ago
from tests.mornings import POLICY, Morning

if TYPE_CHECKING:
    from collections.abc import Collection

    from retain.domain.agenda import Agenda
    from retain.domain.daysheet import Sheet

DANA = Known(Reachable("Dana Reed", "0113 496 0001", "dana@acme.example"), moods=("bad", "bad"))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def known(numbers: Collection[int]) -> dict[int, Known]:
    return dict.fromkeys(numbers, DANA)


def laid(diary: Morning, minutes: int | None = None) -> tuple[Agenda, Sheet]:
    found = agenda.due(diary.book(), POLICY, TODAY)
    return found, daysheet.lay(found, POLICY, TODAY, known, minutes=minutes)


def drawn(sheet: Sheet, *, terms: bool = False) -> list[str]:
    out = Terminal()
    view.show(Screen(out, io.StringIO(), json=False, color=False), sheet, TODAY, terms=terms)
    return [line.rstrip() for line in out.getvalue().splitlines()]


@pytest.fixture(autouse=True)
def width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "90")
    monkeypatch.setenv("TERM", "dumb")


@pytest.fixture
def diary() -> Morning:
    """Acme with a promise of today and every clock late; six small ones whose review alone is due."""
    made = Morning()
    made.customer("Acme [x]", town="Leeds", added_on=ago(400))
    made.promise(1, "send quote", TODAY)
    for number in range(6):
        customer = made.customer(f"Small {number}", added_on=ago(400))
        made.entry(customer, ago(90), "visit", purposes=("review",))
        made.entry(customer, ago(9))
    return made


def test_on_a_terminal_a_customer_is_a_few_lines_under_its_band(diary: Morning) -> None:
    lines = drawn(laid(diary)[1])
    assert lines[0].strip() == "Now"
    assert lines[1].startswith(" C Acme [x]  Leeds  ")
    assert lines[2].strip().startswith("you promised: send quote (Mon 23 Nov, today)")
    assert f"and {len(laid(diary)[0].rows[0].owed) - 3} more" in [line.strip() for line in lines]
    assert "· two bad moods in a row" in [line.strip() for line in lines]
    assert "Dana Reed 0113 496 0001 dana@acme.example" in [line.strip() for line in lines]
    assert "retain done p1" in [line.strip() for line in lines]


def test_many_light_rows_are_two_lines_with_how_to_open_them(diary: Morning) -> None:
    lines = [line.strip() for line in drawn(laid(diary)[1])]
    assert "Clocks" in lines
    place = next(number for number, line in enumerate(lines) if "6 C reviews: " in line)
    assert lines[place : place + 2] == [
        "C 6 C reviews: Small 0, Small 1, Small 2, …  email for review, 30 min",
        "retain due --where tier:C",
    ]


def test_why_adds_the_score_term_by_term(diary: Morning) -> None:
    assert not [line for line in drawn(laid(diary)[1]) if "score" in line]
    (line,) = [line for line in drawn(laid(diary)[1], terms=True) if "score" in line]
    assert re.search(r"score [\d.]+ = promise [\d.]+ \+ ", line)


def test_the_head_counts_customers_minutes_and_the_month(diary: Morning) -> None:
    found, sheet = laid(diary)
    assert view.head(found, sheet, TODAY, 0) == (
        f"Mon 23 Nov: 7 to contact, about {sheet.minutes} min; 6 of 7 touched this month"
    )
    assert "min (25 logged); " in view.head(found, sheet, TODAY, 25)


def test_the_foot_says_what_waits_only_where_something_does(diary: Morning) -> None:
    found, sheet = laid(diary, 1)
    assert view.foot(found, sheet, TODAY) == ["6 can wait (--all shows them)"]
    assert view.foot(*laid(diary), TODAY) == []


def test_an_empty_list_tells_a_kept_book_from_an_empty_one() -> None:
    empty, kept = Morning(), Morning()
    kept.customer(added_on=TODAY)
    kept.entry(1, TODAY, "visit", purposes=("review",))
    assert view.nothing(laid(kept)[0]) == "Nobody is due."
    assert "retain demo" in view.nothing(laid(empty)[0])
