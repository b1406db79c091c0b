"""`retain away`: what is dated comes forward, clocks wait, and a colleague gets a sheet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.factories import TODAY, ago, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

FIRST, LAST = date(2026, 12, 14), date(2026, 12, 18)
"""A whole week, Monday to Friday."""
WEEK = "14 dec..18 dec"


@pytest.fixture
def book(db: Path) -> None:
    """Acme with promises and a birthday inside the week; Birch whose touch falls due in it; Lee who covers."""
    with filling(db) as shelf:
        shelf.customer("Acme", town="Leeds", added_on=ago(300))
        shelf.customer("Birch", added_on=ago(300))
        lee = shelf.colleague()
        shelf.promise(1, "send quote", date(2026, 12, 15))
        shelf.promise(1, "price the lamps", date(2026, 12, 17), party="colleague", colleague=lee)
        shelf.promise(1, "sign the NDA", date(2026, 12, 16), party="customer")
        shelf.promise(1, "long after", date(2027, 1, 11))
        dana = shelf.person(main=True, birthday="1980-12-16")
        shelf.reach("phone", "0113 496 0001", person=dana)
        for number in (1, 2):
            shelf.entry(number, date(2026, 11, 16), "visit", purposes=("review",))


@pytest.mark.usefixtures("book")
def test_promises_and_birthdays_come_forward_over_the_five_working_days_before(retain: Callable[..., Ran]) -> None:
    ran = retain("away", "14", "dec..18", "dec")
    assert ran.lines[0] == "Away Mon 14 Dec to Fri 18 Dec (5 working days)"
    forward = [line for line in ran.lines if line.startswith("comes forward")]
    assert [line.rpartition(" ")[2] for line in forward] == ["[p1]", "[d1]", "[p2]"]
    assert "to Mon 7 Dec, in 14 days: Acme, you promised: send quote" in forward[0]


@pytest.mark.usefixtures("book")
def test_clocks_wait_until_after_and_due_agrees(retain: Callable[..., Ran]) -> None:
    ran = retain("away", WEEK)
    waits = [line.split("\t") for line in ran.lines if line.startswith("waits\t")]
    assert ["waits", "c2-touch", "Birch", "C", "touch", "2026-12-16", "2026-12-23"] in waits
    assert next(line for line in ran.lines if line.startswith("waits: ")).endswith("2 C until Mon 21 Dec to Wed 23 Dec")
    assert "c2" not in [row["code"] for row in retain("due", "--json", today="2026-12-22").json]
    assert "c2" in [row["code"] for row in retain("due", "--json", today="2026-12-23").json]


@pytest.mark.usefixtures("book")
def test_json_has_these_keys(retain: Callable[..., Ran]) -> None:
    found = retain("away", WEEK, "--cover", "lee", "--json").json
    assert list(found) == ["first", "last", "working_days", "cover", "made_on", "forward", "waiting", "sheet"]
    assert (found["first"], found["last"], found["working_days"], found["cover"]) == (
        "2026-12-14", "2026-12-18", 5, "Lee Park",
    )  # fmt: skip
    assert list(found["forward"][0]) == ["code", "customer_code", "customer", "tier", "says", "was_due", "due"]
    assert list(found["sheet"][0]) == ["customer_code", "customer", "town", "person", "phone", "email", "rows"]
    assert [row["code"] for row in found["sheet"][0]["rows"]] == ["p1", "d1-birthday", "p2", "p3-chase"]


@pytest.mark.usefixtures("book")
def test_a_single_day_off_takes_its_matters_to_the_working_day_before(retain: Callable[..., Ran]) -> None:
    found = retain("away", "2026-12-15", "--json").json
    assert [(one["code"], one["due"]) for one in found["forward"]] == [("p1", "2026-12-14")]


@pytest.mark.usefixtures("book")
def test_the_sheet_for_a_colleague_says_what_may_come_up_and_how_to_reach_them(retain: Callable[..., Ran]) -> None:
    ran = retain("away", WEEK, "--cover", "lee")
    assert ran.lines == [
        "# Away Mon 14 Dec to Fri 18 Dec",
        "",
        "For Lee Park: what may come up, and how to reach them.",
        "",
        "## Acme, Leeds",
        "",
        "Reach: Dana Reed 0113 496 0001",
        "",
        "- Tue 15 Dec: we promised: send quote [p1]",
        "- Wed 16 Dec: Dana Reed's birthday (Wed 16 Dec, in 23 days) [d1-birthday]",
        "- Thu 17 Dec: Lee Park promised: price the lamps [p2]",
        "- Thu 17 Dec: they owe: sign the NDA (by Wed 16 Dec, in 23 days); chase it [p3-chase]",
    ]
    assert "Lee Park covers" in ran.err


@pytest.mark.usefixtures("book")
def test_the_sheet_goes_to_a_new_file_and_never_over_another(retain: Callable[..., Ran], tmp_path: Path) -> None:
    page = tmp_path / "sheet.md"
    ran = retain("away", WEEK, "--cover", "lee", "-o", page)
    assert page.read_text().startswith("# Away Mon 14 Dec to Fri 18 Dec\n")
    assert (page.stat().st_mode & 0o777, "covers" in ran.out) == (0o600, True)
    assert "is there already" in retain("away", WEEK, "--cover", "lee", "-o", page, code=73).err
    assert retain("away", WEEK, "-o", page, code=2).err.startswith("retain: -o writes the sheet")


def test_a_file_that_cant_be_written_stores_nothing(retain: Callable[..., Ran], db: Path, tmp_path: Path) -> None:
    with filling(db) as shelf:
        shelf.colleague()
    assert retain("away", WEEK, "--cover", "lee", "-o", tmp_path / "no" / "sheet.md", code=73).err.count("\n") == 1
    assert retain("away", "--json").json == []


def test_alone_it_lists_the_days_ahead(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        lee = shelf.colleague()
        shelf.away(FIRST, LAST, colleague=lee)
        shelf.away(TODAY, TODAY)
        shelf.away(ago(9), ago(5), made_on=ago(20))
    assert retain("away").lines == ["2026-11-23\t2026-11-23\t1\t", "2026-12-14\t2026-12-18\t5\tLee Park"]
    assert retain("away", "--json").json[1] == {
        "first": "2026-12-14", "last": "2026-12-18", "working_days": 5, "cover": "Lee Park", "made_on": "2026-11-23",
    }  # fmt: skip


@pytest.mark.usefixtures("book")
def test_nothing_to_list_is_a_sentence(retain: Callable[..., Ran]) -> None:
    ran = retain("away")
    assert (ran.out, ran.err) == ("", "No days away ahead. `retain away FROM..TO` enters some.\n")


def test_days_are_taken_off_by_any_day_of_them(retain: Callable[..., Ran]) -> None:
    retain("away", WEEK)
    assert retain("away", "2026-12-16", "--remove").lines == ["Not away Mon 14 Dec to Fri 18 Dec after all."]
    assert retain("away", "--json").json == []
    assert retain("away", "2026-12-16", "--remove", code=3).err.startswith("retain: You aren't away on 2026-12-16.")


def test_days_that_overlap_are_refused_and_the_same_days_take_a_cover(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        shelf.colleague()
    retain("away", WEEK)
    refused = retain("away", "18 dec..23 dec", code=1).err
    assert refused == (
        "retain: You are away Mon 14 Dec to Fri 18 Dec already. Take that off first: retain away 2026-12-14 --remove\n"
    )
    assert retain("away", WEEK, "--cover", "lee", "--json").json["cover"] == "Lee Park"
    assert len(retain("away", "--json").json) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("2026-12-18..2026-12-14",), 2, "ends before it begins"),
        (("18 dec..14 dec",), 2, "Be away for 362 days, until Tue 14 Dec 2027"),
        (("2026-12-12..2026-12-13",), 1, "No working day lies in Sat 12 Dec to Sun 13 Dec."),
        (("--cover", "lee"), 2, "Which days?"),
        (("--remove",), 2, "Which days?"),
        ((WEEK, "--cover", "nobody"), 3, "No colleague goes by"),
    ],
)
@pytest.mark.usefixtures("book")
def test_what_isnt_understood_is_one_line(
    retain: Callable[..., Ran], arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    ran = retain("away", *arguments, code=code)
    assert sentence in ran.err
    assert (ran.out, ran.err.count("\n")) == ("", 1)
