"""`retain person map`: a customer's people against our side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories import ago, ahead, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]


@pytest.fixture(autouse=True)
def acme(db: Path) -> None:
    """An A customer with three people, one of them gone, met by the rep and a colleague."""
    with filling(db) as shelf:
        shelf.customer(tier="A", tier_because="anchor")
        lee = shelf.colleague("Lee Park")
        ann, bea = shelf.person("Ann", level="user", role="buyer"), shelf.person("Bea", level="director", main=True)
        shelf.person("Gone", left_on=ago(9))
        for days in (400, 300, 20):
            shelf.entry(1, ago(days), people=(ann,))
        shelf.entry(1, ago(10), "visit", colleague=lee, people=(ann, bea))
        shelf.entry(1, ago(5), "email", people=(bea,), bulk=True)
        shelf.entry(1, ago(4), people=(bea,), attempt=True)
        shelf.entry(1, ahead(1), people=(bea,))


def test_each_of_theirs_stands_with_who_of_ours_met_them(retain: Retain) -> None:
    ran = retain("person", "map", "acme")
    assert ran.lines == [
        f"d2\tBea\t\tdirector\tkey\tLee Park 1x {ago(10)}",
        f"d1\tAnn\tbuyer\tuser\t\tLee Park 1x {ago(10)}, me 2x {ago(20)}",
    ]
    assert ran.err == "nobody known at executive or manager level\n"


def test_json_names_the_levels_and_the_gaps(retain: Retain) -> None:
    retain("person", "edit", "bea", "--left")
    found = retain("person", "map", "acme", "--json").json
    assert (found["code"], found["customer"], found["ours"]) == ("c1", "Acme", ["me", "Lee Park"])
    assert found["levels_empty"] == ["executive", "director", "manager"]
    assert found["gaps"] == ["single-threaded: only Ann spoken to in 180 days", "nobody above spoken to"]
    (ann,) = found["people"]
    assert (ann["times"], ann["last_on"], ann["spoken_to"]) == (3, str(ago(10)), True)


def test_an_earlier_day_hides_what_came_later(retain: Retain) -> None:
    found = retain("person", "map", "acme", "--json", today=ago(15)).json
    assert found["ours"] == ["me"]
    assert [one["name"] for one in found["people"]] == ["Bea", "Ann", "Gone"]


def test_nobody_there_says_what_to_type(retain: Retain) -> None:
    retain("customer", "add", "Birch")
    ran = retain("person", "map", "birch")
    assert (ran.out, ran.err) == ("", "Nobody is known at Birch. retain person add NAME --at c2\n")
    assert retain("person", "map", "nobody", code=3).err.count("\n") == 1
