"""How the relationships of the whole book stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from retain.domain.accounts import Day
from retain.domain.loyalty import Perk, Sighting
from retain.domain.policy import Policy
from retain.store.daily.book import book
from retain.store.relationships import relationship, relationships
from tests.factories import TODAY, Shelf, ago, ahead, filling

if TYPE_CHECKING:
    from pathlib import Path

    from retain.domain.relationships import Relationship


def told(shelf: Shelf) -> dict[str, Relationship]:
    return {one.name: one for one in relationships(shelf.diary, shelf.accounts())}


def test_one_customers_relationship_is_told_whole(db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Acme", tier="A", tier_because="anchor", added_on=ago(2000))
        dana = shelf.person(level="director")
        shelf.person("Tom Old", left_on=ago(70))
        shelf.sale(1, ago(2000))
        shelf.sale(1, ago(20))
        shelf.entry(1, ago(300), "card", purposes=("thanks",))
        shelf.entry(1, ago(100), inbound=True, purposes=("advice",), people=(dana,))
        shelf.entry(1, ago(80), purposes=("perk",), cost=4500, text="garden party")
        shelf.entry(1, ago(60), "email", inbound=True, purposes=("advice",))
        shelf.entry(1, ago(50), purposes=("competitor",), text="Rival was there")
        shelf.entry(1, ago(40), "note", text="no contact")
        shelf.entry(1, ago(30), attempt=True)
        shelf.entry(1, ahead(1), inbound=True, purposes=("advice",))
        shelf.entry(1, ago(500), mood="bad")
        acme = told(shelf)["Acme"]
    assert (acme.years, acme.status, acme.tier) == (5, "active", "A")
    assert (acme.level, acme.asks, acme.asked_on, acme.moved) == ("trusted", 2, ago(60), 0)
    assert (acme.touches.made, acme.touches.gap_from, acme.touches.gap_to) == (4, ago(300), ago(100))
    assert (acme.inbound, acme.outbound) == (2, 3)
    assert (acme.appreciated, acme.appreciated_on) == (2, ago(80))
    assert (acme.perk, acme.perk_due) == (Perk(ago(80), 4500, "garden party"), False)
    assert (acme.people, acme.spoken, acme.decides, acme.single_threaded) == (1, 1, True, True)
    assert acme.rival == Sighting(ago(50), "Rival was there")
    assert acme.quiet == ("no conversation for 50 days (every 30)",)


def test_a_bare_customer_has_one_too_and_an_archived_one_has_none(db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Bare", added_on=TODAY)
        shelf.customer("Gone", archived_on=ago(1))
        found = told(shelf)
    assert list(found) == ["Bare"]
    assert (found["Bare"].level, found["Bare"].mood, found["Bare"].touches) == (
        "vendor",
        None,
        (0, TODAY, TODAY, False),
    )


def test_a_move_counts_from_the_day_asked_for(db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer()
        for days in (700, 690, 680, 200):
            shelf.entry(1, ago(days), inbound=True, purposes=("advice",))
        quarter, year = (relationships(shelf.diary, shelf.accounts(), then)[0].moved for then in (None, ago(400)))
    assert (quarter, year) == (0, -1)


def test_of_a_long_run_before_the_year_nothing_counts_on(db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Ringing", added_on=ago(900))
        for days in (500, 490, 480, 100):
            shelf.entry(1, ago(days), inbound=True)
        shelf.customer("Answered", added_on=ago(900))
        shelf.entry(2, ago(500), inbound=True)
        shelf.entry(2, ago(500))
        shelf.entry(2, ago(100), inbound=True)
        found = told(shelf)
    assert (found["Ringing"].touches.made, found["Answered"].touches.made) == (0, 1)


CONTACTS = st.lists(st.tuples(st.integers(0, 800), st.sampled_from(["call", "email", "visit"]), st.booleans()))


@given(CONTACTS)
@settings(max_examples=30)
def test_the_newest_touch_of_the_year_is_the_clocks(contacts: list[tuple[int, str, bool]]) -> None:
    with filling(None) as shelf:
        shelf.customer(tier="B", tier_because="known", added_on=ago(900))
        for days, kind, inbound in sorted(contacts, reverse=True):
            shelf.entry(1, ago(days), kind, inbound=inbound)
        day = Day(book(shelf.diary), Policy(), TODAY)
        last = day.account(day.book.standings[0]).clocks["touch"].last
        touches = told(shelf)["Acme"].touches
    recent = last is not None and last > ago(365)
    assert (touches.made > 0) is recent
    assert not recent or touches.gap >= (TODAY - last).days  # type: ignore[operator]


def test_what_private_entries_say_is_left_out_of_the_book_and_told_of_one_customer(db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer()
        shelf.entry(1, ago(5), purposes=("perk", "competitor"), cost=100, text="a secret", private=True)
        shared, whole = told(shelf)["Acme"], relationship(shelf.diary, 1, Policy())
    assert whole
    assert (shared.perk, shared.rival) == (Perk(ago(5), 100), None)
    assert (whole.perk, whole.rival) == (Perk(ago(5), 100, "a secret"), Sighting(ago(5), "a secret"))


def test_moods_of_private_entries_are_left_out_of_the_book_and_told_of_one_customer(db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer()
        for days in range(20, 0, -1):
            shelf.entry(1, ago(days), mood="bad" if days <= 5 else "good", private=days <= 5)
        shared, whole = told(shelf)["Acme"], relationship(shelf.diary, 1, Policy())
    assert whole
    assert (shared.mood, whole.mood) == ("steady", "worse")


def test_an_a_or_b_held_by_one_person_is_single_threaded_unless_one_is_all_there_is(db: Path) -> None:
    with filling(db) as shelf:
        for tier, solo in (("A", False), ("A", True), ("C", False)):
            number = shelf.customer(f"{tier} {solo}", tier=tier, tier_because="known", solo=solo)
            shelf.entry(number, ago(9), people=(shelf.person(at=number),))
        assert {name: one.single_threaded for name, one in told(shelf).items()} == {
            "A False": True,
            "A True": False,
            "C False": False,
        }
