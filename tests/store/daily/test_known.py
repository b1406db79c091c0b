"""What is known of a customer beyond its standing is read from the newest of each thing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from retain.domain.riders import Known, Reachable
from retain.store.daily.known import known
from retain.store.relationships import relationships
from tests.factories import TODAY, Shelf, ago, ahead, filling

if TYPE_CHECKING:
    from collections.abc import Callable


def told(fill: Callable[[Shelf], object]) -> Known:
    """What is known of customer 1 once the diary was filled."""
    with filling(None) as shelf:
        shelf.customer(added_on=ago(100))
        fill(shelf)
        return known(shelf.diary, [1])[1]


def test_an_unknown_customer_has_nothing_and_nobody_asked_reads_nothing() -> None:
    assert told(lambda _: None) == Known(wishless=True, referable=True)
    with filling(None) as shelf:
        assert known(shelf.diary, []) == {}


def test_the_key_contact_is_reached_before_who_came_first() -> None:
    def fill(shelf: Shelf) -> None:
        shelf.reach("phone", "111", person=shelf.person("Ann"))
        shelf.reach("phone", "222", person=shelf.person("Bea", main=True))

    assert told(fill).reach == Reachable("Bea", "222", None)


def test_what_a_person_lacks_is_the_customers_own() -> None:
    def fill(shelf: Shelf) -> None:
        shelf.reach("email", "ann@acme.example", person=shelf.person("Ann"))
        shelf.reach("phone", "999", customer=1)
        shelf.reach("email", "office@acme.example", customer=1)

    assert told(fill).reach == Reachable("Ann", "999", "ann@acme.example")


def test_nobody_left_and_nobody_who_refused_is_reached() -> None:
    def fill(shelf: Shelf) -> None:
        shelf.person("Ann", main=True, left_on=ago(1))
        shelf.person("Bea", no_contact=("all",))
        cleo = shelf.person("Cleo", no_contact=("email",), left_on=ahead(5))
        shelf.reach("email", "cleo@acme.example", person=cleo)
        shelf.reach("phone", "333", person=cleo)

    assert told(fill).reach == Reachable("Cleo", "333", None)


def test_kinds_are_our_newest_two_contacts_and_skip_attempts_notes_mailings_and_theirs() -> None:
    def fill(shelf: Shelf) -> None:
        for days, kind in ((30, "visit"), (20, "call"), (10, "email")):
            shelf.entry(1, ago(days), kind)
        shelf.entry(1, ago(5), "call", attempt=True)
        shelf.entry(1, ago(4), "note")
        shelf.entry(1, ago(3), "letter", bulk=True)
        shelf.entry(1, ago(2), "message", inbound=True)
        shelf.entry(1, ahead(2), "gift")

    assert told(fill).kinds == ("email", "call")


def test_moods_are_the_newest_two_that_were_noted() -> None:
    def fill(shelf: Shelf) -> None:
        for days, mood in ((9, "good"), (8, "ok"), (7, None), (6, "bad")):
            shelf.entry(1, ago(days), mood=mood)

    assert told(fill).moods == ("bad", "ok")


def test_who_began_is_told_of_the_newest_five_contacts_of_180_days() -> None:
    def fill(shelf: Shelf) -> None:
        for days in (200, 180, 179):
            shelf.entry(1, ago(days), inbound=days != 179)
        shelf.entry(1, ago(10), inbound=True)

    assert told(fill).inbound == (True, False)


def test_spoken_to_are_those_of_180_days_of_conversations_also_a_colleagues_who_are_still_there() -> None:
    def fill(shelf: Shelf) -> None:
        ann, bea, cleo, dora = (shelf.person(name) for name in ("Ann", "Bea", "Cleo", "Dora"))
        gone = shelf.person("Gone", left_on=ago(1))
        shelf.entry(1, ago(10), people=(ann, gone))
        shelf.entry(1, ago(9), "visit", people=(ann, bea), colleague=shelf.colleague())
        shelf.entry(1, ago(8), "email", people=(cleo,))
        shelf.entry(1, ago(180), people=(dora,))

    assert told(fill).spoken == ("Ann", "Bea")


def test_somebody_who_decides_counts_once_spoken_to() -> None:
    def fill(shelf: Shelf) -> None:
        shelf.entry(1, ago(10), people=(shelf.person("Ann", level="director"),))
        shelf.person("Bea", level="executive")

    assert told(fill).decides
    assert not told(lambda shelf: shelf.person("Bea", level="executive")).decides


def test_an_address_is_stale_after_twelve_months_and_unverified_ones_count_from_their_first_day() -> None:
    def fill(shelf: Shelf) -> None:
        ann = shelf.person("Ann", added_on=date(2025, 11, 23))
        shelf.reach("phone", "111", person=ann)
        shelf.reach("email", "ann@acme.example", person=ann, verified_on=date(2025, 11, 24))
        shelf.reach("phone", "222", customer=1)
        shelf.reach("email", "old@acme.example", customer=1, verified_on=date(2024, 1, 1))

    assert [(one.raw, one.name, one.since) for one in told(fill).stale] == [
        ("old@acme.example", "", date(2024, 1, 1)),
        ("111", "Ann", date(2025, 11, 23)),
    ]


def test_a_want_of_the_customer_or_of_somebody_still_there_is_known_while_it_holds() -> None:
    def by(kind: str = "need", **fields: Any) -> Callable[[Shelf], object]:
        return lambda shelf: shelf.fact(kind, person=shelf.person("Ann", left_on=fields.pop("left_on", None)), **fields)

    assert told(by("hobby")).wishless
    assert told(by(left_on=ago(1))).wishless
    assert told(by(told_on=ahead(1))).wishless
    assert told(by(ended_on=TODAY)).wishless
    assert not told(by(ended_on=ahead(1))).wishless
    assert not told(by()).wishless
    assert not told(lambda shelf: shelf.fact("want")).wishless


def test_a_settled_delivery_check_was_asked() -> None:
    def fill(shelf: Shelf) -> None:
        shelf.settlement(1, "s812-check", ago(1))
        shelf.settlement(1, "s813-thanks", ago(1))
        shelf.settlement(1, "s814-check", ago(1), day=ahead(1))

    assert told(fill).asked == {812}


def test_each_customer_is_told_by_itself() -> None:
    with filling(None) as shelf:
        for name in ("Acme", "Birch"):
            shelf.customer(name)
        shelf.entry(1, TODAY, "call", mood="good")
        shelf.entry(2, TODAY, "email", mood="bad")
        found = known(shelf.diary, [1, 2])
    assert (found[1].kinds, found[2].moods) == (("call",), ("bad",))


def test_a_long_loyal_customer_without_a_perk_is_known_since_its_first_business() -> None:
    def long(shelf: Shelf, days: int = 1200) -> None:
        shelf.sale(1, ago(days))

    def perk(shelf: Shelf, days: int, **fields: Any) -> None:
        long(shelf)
        shelf.entry(1, ago(days), purposes=("thanks", "perk"), **fields)

    assert told(long).perkless == ago(1200)
    assert told(lambda shelf: long(shelf, 1000)).perkless is None
    assert told(lambda shelf: perk(shelf, 364)).perkless is None
    assert told(lambda shelf: perk(shelf, 365)).perkless == ago(1200)
    assert told(lambda shelf: perk(shelf, 10, attempt=True)).perkless == ago(1200)
    assert told(lambda shelf: perk(shelf, -1)).perkless == ago(1200)


def test_a_perk_is_due_to_the_same_customers_in_a_row_and_in_the_book() -> None:
    with filling(None) as shelf:
        for days in (900, 1095, 1096, 1097, 2000):
            number = shelf.customer(f"Since {days}", added_on=ago(30))
            shelf.sale(number, ago(days))
            shelf.sale(number, ago(20))
            shelf.customer(f"Added {days}", added_on=ago(days))
        book = {one.customer: one.perk_due for one in relationships(shelf.diary, shelf.accounts())}
        rows = known(shelf.diary, list(book))
    assert {number: facts.perkless is not None for number, facts in rows.items()} == book
    assert set(book.values()) == {True, False}
