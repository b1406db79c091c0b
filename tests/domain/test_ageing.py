"""How long what is late has been late."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from retain.domain.ageing import ageing
from retain.domain.report import Table
from retain.domain.standings import Owing
from tests.factories import TODAY, ago, ahead


def column(name: str, days: list[int]) -> Table:
    return Table("some", (name,), tuple((one,) for one in days))


def test_each_age_ends_on_its_last_day() -> None:
    table = ageing(column("over", [7, 8, 30, 31, 90, 91]), (), column("days", []), column("days", [400]), TODAY)
    assert table.rows[0] == ("touches", 1, 2, 2, 1, 6)
    assert table.rows[3] == ("invoices open", 0, 0, 0, 1, 1)


def test_only_our_promises_past_their_day_are_overdue() -> None:
    promises = [
        Owing(number, 1, party, "quote", ago(20), due)
        for number, (party, due) in enumerate(
            [
                *(("me", ago(1)), ("colleague", ago(9)), ("customer", ago(9))),
                *(("note", ago(9)), ("me", TODAY), ("me", ahead(1))),
            ]
        )
    ]  # fmt: skip
    empty = column("days", [])
    assert ageing(column("over", []), promises, empty, empty, TODAY).rows[1] == ("our promises", 1, 1, 0, 0, 2)


@given(st.lists(st.integers(0, 2000)))
def test_ages_add_up_to_all(days: list[int]) -> None:
    row = ageing(column("over", days), (), column("days", []), column("days", []), TODAY).rows[0]
    assert sum(row[1:-1]) == row[-1] == len(days)
