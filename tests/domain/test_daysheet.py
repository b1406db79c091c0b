"""The day's sheet: what fits the minutes, and light rows together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from retain.domain import agenda, daysheet
from retain.domain.riders import Known
from tests.factories import TODAY, ago
from tests.mornings import POLICY, Morning

if TYPE_CHECKING:
    from collections.abc import Collection

    from retain.domain.agenda import Agenda
    from retain.domain.daysheet import Sheet


def known(numbers: Collection[int]) -> dict[int, Known]:
    return {number: Known() for number in numbers}


def lay(found: Agenda, minutes: int | None = None, *, together: bool = True) -> Sheet:
    return daysheet.lay(found, POLICY, TODAY, known, minutes=minutes, together=together)


def mixed() -> Agenda:
    """Two promises due, seven small customers whose review is due, six past ones, four with a late touch."""
    diary = Morning()
    for number in range(2):
        diary.promise(diary.customer(f"Now {number}", added_on=ago(5)), "send quote", TODAY)
    for number in range(7):
        customer = diary.customer(f"Review {number}", added_on=ago(400))
        diary.entry(customer, ago(90), "visit", purposes=("review",))
        diary.entry(customer, ago(9))
    for number in range(6):
        customer = diary.customer(f"Past {number}", added_on=ago(800))
        diary.sale(customer, ago(500))
        diary.entry(customer, ago(40))
    for number in range(4):
        customer = diary.customer(f"Touch {number}", added_on=ago(400))
        diary.entry(customer, ago(40), "visit", purposes=("review",))
    return agenda.due(diary.book(), POLICY, TODAY)


MIXED = mixed()


def test_everything_is_on_the_sheet_where_no_minutes_are_named() -> None:
    sheet = lay(MIXED, together=False)
    assert [line.row for line in sheet.lines] == MIXED.rows
    assert (sheet.waiting, sheet.minutes) == (0, sum(line.minutes for line in sheet.lines))
    assert all(len(line.rows) == 1 and line.known and not line.title for line in sheet.lines)


def test_five_light_rows_of_a_kind_and_band_stand_as_one_in_the_place_of_their_first() -> None:
    lines = lay(MIXED).lines
    grouped = [line for line in lines if line.title]
    assert [line.title for line in grouped] == [
        "7 C reviews: Review 0, Review 1, Review 2, …",
        "6 past customers: Past 0, Past 1, Past 2, …",
    ]
    assert sum(len(line.rows) for line in lines) == len(MIXED.rows)
    places = [MIXED.rows.index(line.row) for line in lines]
    assert places == sorted(places)
    assert grouped[0].minutes == 7 * grouped[0].proposal.minutes


def test_a_row_with_another_matter_on_it_isnt_light() -> None:
    diary = Morning()
    for number in range(6):
        customer = diary.customer(f"Review {number}", added_on=ago(400))
        diary.entry(customer, ago(90), "visit", purposes=("review",))
        diary.entry(customer, ago(9))
        if number < 2:
            diary.promise(customer, "remember", TODAY, party="note")
    sheet = lay(agenda.due(diary.book(), POLICY, TODAY))
    assert not [line for line in sheet.lines if line.title]


@given(minutes=st.integers(0, 400), together=st.booleans())
def test_it_prints_band_1_and_then_what_fits_with_one_row_at_least(minutes: int, *, together: bool) -> None:
    sheet = lay(MIXED, minutes, together=together)
    shown = [row for line in sheet.lines for row in line.rows]
    assert shown
    assert {row.account.standing.name for row in shown} >= {"Now 0", "Now 1"}
    assert sheet.waiting == len(MIXED.rows) - len(shown)
    if any(line.row.band > 1 for line in sheet.lines):
        assert sheet.minutes <= minutes


@given(st.integers(0, 300), st.integers(0, 100))
def test_more_minutes_never_show_fewer(minutes: int, more: int) -> None:
    def count(given: int) -> int:
        return sum(len(line.rows) for line in lay(MIXED, given).lines)

    assert count(minutes) <= count(minutes + more)


def test_of_light_rows_that_dont_fit_together_as_many_as_fit_are_printed() -> None:
    each = lay(MIXED).lines[2].proposal.minutes
    sheet = lay(MIXED, lay(MIXED, 0).minutes + 5 * each)
    assert sheet.lines[-1].title.startswith("5 C reviews: ")
    assert lay(MIXED, lay(MIXED, 0).minutes + each).lines[-1].known == Known()


def test_a_row_too_long_for_the_day_is_printed_all_the_same() -> None:
    diary = Morning()
    customer = diary.customer(added_on=ago(400))
    diary.entry(customer, ago(3))
    sheet = lay(agenda.due(diary.book(), POLICY, TODAY), 1)
    assert (len(sheet.lines), sheet.waiting) == (1, 0)


def test_two_riders_stand_on_a_row_at_most() -> None:
    facts = Known(moods=("bad", "bad"), inbound=(True,) * 5)
    sheet = daysheet.lay(MIXED, POLICY, TODAY, lambda some: dict.fromkeys(some, facts), minutes=None, together=False)
    assert {len(line.riders) for line in sheet.lines} == {2}


def test_why_says_each_reason_strongest_first_and_what_attempts_advise() -> None:
    diary = Morning()
    diary.customer(added_on=ago(400))
    diary.promise(1, "send quote", TODAY)
    diary.entry(1, ago(4), attempt=True, time="09:00")
    (row,) = agenda.due(diary.book(), POLICY, TODAY).rows
    said = daysheet.why(row, TODAY)
    assert said[0].startswith("you promised: send quote")
    assert said[-1] == "tried once at 09:00: try another hour"
    assert len(said) == len(row.owed) + 1


def test_one_row_a_day_that_takes_longer_than_any_day_is_printed_however_full_it_is() -> None:
    diary = Morning()
    owed = diary.customer("Owed", added_on=ago(400))
    diary.promise(owed, "send quote", TODAY)
    diary.entry(owed, ago(2), "visit", purposes=("review",))
    for number in range(2):
        diary.entry(diary.customer(f"Unseen {number}", added_on=ago(800)), ago(400), "call")
    found = agenda.due(diary.book(), POLICY, TODAY)
    short = POLICY._replace(minutes_a_day=30)
    for policy, long in ((short, 1), (POLICY, 0)):
        sheet = daysheet.lay(found, policy, TODAY, known, minutes=30)
        assert [line.minutes for line in sheet.lines[1:]] == [60] * long


def test_short_rows_far_down_the_list_fill_a_day_of_long_ones() -> None:
    diary = Morning()
    for number in range(20):
        diary.entry(diary.customer(f"Visit {number}", added_on=ago(500)), ago(300))
    for number in range(3):
        customer = diary.customer(f"Call {number}", added_on=ago(500))
        diary.entry(customer, ago(40), "visit", purposes=("review",))
    sheet = lay(agenda.due(diary.book(), POLICY, TODAY), 90)
    names = [line.row.account.standing.name[:5] for line in sheet.lines]
    assert names == ["Visit", "Call ", "Call ", "Call "]
    assert sheet.waiting == 19
