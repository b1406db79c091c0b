"""The best hour to call: counted, and silent where too few calls tell."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from retain.domain.hours import Best, Share, Try, best, table

TODAY = date(2026, 11, 23)


def calls(time: str, connected: int, tries: int, day: date = TODAY) -> list[Try]:
    return [Try(day, time, place < connected) for place in range(tries)]


def test_the_two_hours_with_the_best_share_of_three_calls_or_more() -> None:
    own = [*calls("08:10", 1, 2), *calls("09:55", 3, 3), *calls("14:00", 2, 4), *calls("17:30", 2, 2)]
    assert best(own, [], TODAY) == Best(9, 11, 3, 3)
    assert str(best([*calls("08:10", 1, 2), *calls("09:30", 3, 3), *calls("10:10", 0, 9)], [], TODAY)) == (
        "8 to 10: 4 of 5 connected"
    )


def test_two_calls_tell_nothing_and_neither_do_calls_that_never_reached() -> None:
    assert best(calls("09:00", 2, 2), [], TODAY) is None
    assert best(calls("09:00", 0, 9), [], TODAY) is None


def test_else_the_books_own_on_that_weekday_of_twenty_calls() -> None:
    monday = calls("10:30", 15, 20)
    assert best([], [*monday, *calls("15:00", 30, 30, TODAY + timedelta(days=1))], TODAY) == Best(9, 11, 15, 20, 0)
    assert best([], monday[:19], TODAY) is None
    assert str(best([], monday, TODAY)) == "9 to 11: 15 of 20 connected (Mon, all customers)"


def test_the_table_counts_each_call_by_hour_and_weekday() -> None:
    found = table([*calls("09:00", 1, 3), *calls("09:59", 1, 1), *calls("09:00", 0, 1, TODAY + timedelta(days=4))])
    assert found == {(9, 0): Share(2, 4), (9, 4): Share(0, 1)}


@given(st.lists(st.tuples(st.integers(0, 23), st.integers(0, 59), st.booleans())))
def test_the_best_band_never_claims_more_than_was_tried(made: list[tuple[int, int, bool]]) -> None:
    tries = [Try(TODAY, f"{hour:02}:{minute:02}", connected) for hour, minute, connected in made]
    found = best(tries, [], TODAY)
    if found:
        inside = [one for one in tries if found.first <= one.hour < found.until]
        assert (found.tries, found.connected) == (len(inside), sum(one.connected for one in inside))
        assert found.tries >= 3
