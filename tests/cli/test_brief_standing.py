"""`retain brief` tells how the relationship stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.test_brief import parts
from tests.factories import ago, ahead, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]


@pytest.fixture
def acme(db: Path) -> None:
    """Acme, a customer for seven years, with something of everything."""
    with filling(db) as shelf:
        vera = shelf.colleague("Vera Lang", executive=True)
        shelf.customer(added_on=ago(400), tier="A", tier_because="anchor", pays_late=21, executive=vera)
        dana, tom = shelf.person(level="director", main=True), shelf.person("Tom Old", level="user")
        shelf.sale(1, ago(2600))
        shelf.sale(1, ago(20))
        for days in range(10):
            shelf.entry(1, ago(360 - 20 * days), mood="ok" if days < 5 else "good", people=(dana,))
        shelf.entry(1, ago(70), purposes=("perk", "thanks"), cost=4500, text="garden party")
        shelf.entry(1, ago(60), inbound=True, purposes=("advice",), people=(dana,))
        shelf.entry(1, ago(50), colleague=vera, people=(tom,))
        shelf.entry(1, ago(40), purposes=("competitor",), text="Rival was in")
        shelf.problem(1, "unpaid", "invoice", number="4711", raised_on=ago(30), target_on=ago(12))


@pytest.mark.usefixtures("acme")
def test_the_ladder_says_what_shows_it_and_what_would_lift_it(retain: Retain) -> None:
    (ladder,) = parts(retain("brief", "acme"))["ladder"]
    asked = "trusted (up in 3 months): asked for advice once in 12 months, last Thu 24 Sep"
    assert ladder == f"{asked}; adviser once somebody else asks, or after 2 more"
    retain("log", "acme", "--in", "--for", "advice", "which lamps?", "--with", "tom")
    assert parts(retain("brief", "acme"))["ladder"] == [
        "adviser (up in 3 months): asked for advice 2x in 12 months, last Mon 23 Nov"
    ]
    retain("undo")
    assert parts(retain("brief", "acme"))["ladder"][0].startswith("trusted")
    assert parts(retain("brief", "acme", today=ago(61)))["ladder"][0].startswith("vendor: nobody asked")


@pytest.mark.usefixtures("acme")
def test_the_year_is_told_in_touches_who_began_and_appreciation(retain: Retain) -> None:
    assert parts(retain("brief", "acme"))["touches"] == [
        "14 in 12 months, longest gap 110 days, Wed 27 May to Mon 14 Sep; over 91",
        "you began 13, they 1",
        "appreciation once in 12 months, last Mon 14 Sep",
    ]


def test_a_year_with_fewer_than_four_touches_warns(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer(added_on=ago(400))
        for days in (300, 200, 100):
            shelf.entry(1, ago(days))
    assert parts(retain("brief", "acme"))["touches"][0].endswith("four a year is the floor")


@pytest.mark.usefixtures("acme")
def test_it_says_how_long_and_the_last_perk_with_its_cost(retain: Retain) -> None:
    assert parts(retain("brief", "acme"))["loyal"] == [
        "customer for 7 years",
        "paired with Vera Lang",
        "last perk Mon 14 Sep: garden party, 45.00",
    ]
    assert "long-loyal" not in retain("brief", "acme").out
    retain("entry", "edit", "e11", "--for", "thanks")
    assert "long-loyal without a perk: customer since 2019" in parts(retain("brief", "acme"))["also"]
    assert "long-loyal without a perk: customer since 2019" in retain("due", "--all").out


@pytest.mark.usefixtures("acme")
def test_it_says_who_is_covered_by_whom(retain: Retain) -> None:
    assert parts(retain("brief", "acme"))["cover"] == ["2 of 2 spoken to in 180 days by you and Vera Lang"]
    retain("person", "edit", "tom", "--left")
    assert parts(retain("brief", "acme"))["cover"] == [
        "1 of 1 spoken to in 180 days by you; single-threaded: only Dana Reed spoken to in 180 days"
    ]


@pytest.mark.usefixtures("acme")
def test_a_slow_payers_open_invoice_stands_with_its_days(retain: Retain) -> None:
    told = "usually 21 days late; invoice 4711 12 days past its target"
    assert parts(retain("brief", "acme"))["pays"] == [f"{told}, nothing dated: retain problem edit g1 --next DATE"]
    retain("problem", "edit", "g1", "--next", "fri")
    assert parts(retain("brief", "acme"))["pays"] == [f"{told}, next action Fri 27 Nov, in 4 days"]
    retain("done", "g1")
    assert "no invoice followed up: retain problem add Acme" in parts(retain("brief", "acme"))["pays"][0]
    retain("customer", "edit", "acme", "--slow-payer", "0")
    assert "pays" not in parts(retain("brief", "acme"))


@pytest.mark.usefixtures("acme")
def test_it_minds_a_competitor_and_a_long_customer_gone_quiet(retain: Retain) -> None:
    mind = parts(retain("brief", "acme"))["mind"]
    assert "competitor seen Wed 14 Oct, 40 days ago: Rival was in" in mind
    assert not [text for text in mind if text.startswith("long and quiet")]
    later = parts(retain("brief", "acme", today=ahead(30)))["mind"]
    assert "long and quiet, customer for 7 years: no conversation for 70 days (every 30)" in later


@pytest.mark.usefixtures("acme")
def test_the_mood_says_where_it_goes(retain: Retain) -> None:
    assert parts(retain("brief", "acme"))["mood"] == ["good, good, good, good, good (newest last); better than before"]


@pytest.mark.usefixtures("acme")
def test_json_has_the_relationship_and_the_coverage(retain: Retain) -> None:
    found = retain("brief", "acme", "--json").json
    assert (found["pays_late"], found["paired_with"]) == (21, "Vera Lang")
    stands = found["relationship"]
    assert (stands["level"], stands["mood"], stands["touches"], stands["perk_cost"]) == (
        "trusted",
        "better",
        14,
        "45.00",
    )
    assert [one["who"] for one in found["coverage"]["people"][1]["by"]] == ["Vera Lang"]
    assert retain("customer", "show", "acme", "--json").json["relationship"] == stands


def test_a_prospect_has_no_standing_yet(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer(said="prospect")
    assert not {"ladder", "touches", "loyal", "cover"} & parts(retain("brief", "acme")).keys()
