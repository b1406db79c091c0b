"""Which deliveries `due` reads: those a plain look at every sale finds, and no more than may matter."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import example, given, settings
from hypothesis import strategies as st

from retain.store.daily.book import standings
from retain.store.daily.deliveries import CHECKED_DAYS, open_by
from retain.store.diary import Diary
from tests.factories import NOW, TODAY, Shelf, ago, ahead

if TYPE_CHECKING:
    from collections.abc import Iterator

BEGUN = ago(400)


class Sold(NamedTuple):
    """A sale: days before today, days from order to delivery (None: on its way), amount, product."""

    before: int
    takes: int | None
    amount: int
    product: str | None


SALES = st.builds(
    Sold,
    st.sampled_from([0, 1, 5, 20, 29, 31, 33, 60, 99, 100, 101, 150, 300]) | st.integers(0, 420),
    st.sampled_from([0, 0, 2, 40, 120, -3, None]),
    st.sampled_from([100, 100, 110, 199, 200, 201, 250, 400, 900, -50]),
    st.sampled_from(["lamp", "desk", "", None]),
)
BOOKS = st.lists(st.lists(SALES, min_size=1, max_size=7), min_size=1, max_size=3)
CONTACTS = st.lists(st.none() | st.integers(0, 60), min_size=3, max_size=3)


def filled(diary: Diary, book: list[list[Sold]], contacts: list[int | None]) -> None:
    """Each customer with its sales, and one contact some days ago."""
    diary.today = BEGUN
    with diary.changing("fill"):
        shelf = Shelf(diary)
        for sales, contact in zip(book, contacts, strict=False):
            customer = shelf.customer(f"C{len(sales)}", added_on=BEGUN)
            for one in sales:
                day = ago(one.before)
                delivered = None if one.takes is None else day + timedelta(days=one.takes)
                shelf.sale(customer, day, one.amount, product=one.product, delivered_on=delivered)
            if contact is not None:
                shelf.entry(customer, ago(contact), "email")
    diary.today = TODAY


def plainly(diary: Diary) -> Iterator[tuple[int, str, date | None]]:
    """Sale, speciality and delivery of what `due` needs, by looking at every sale in turn (SPEC section 4, Orders)."""
    rows = diary.connection.execute(
        "SELECT id, customer, date(day), product, amount, date(delivered_on) FROM sale ORDER BY customer, day, id"
    ).fetchall()
    told = dict(diary.connection.execute("SELECT customer, max(day) FROM entry GROUP BY customer"))
    any_delivered = any(row[5] for row in rows)
    for place, (number, customer, day, product, amount, delivered) in enumerate(rows):
        earlier = [row for row in rows[:place] if row[1] == customer]
        on = delivered if any_delivered else day
        known = date.fromisoformat(on) if on and on <= TODAY.isoformat() else None
        dates = [date.fromisoformat(day), *([known] if known else [])]
        if not any(ago(CHECKED_DAYS) <= one <= TODAY for one in dates):
            continue
        what = special(product, amount, earlier)
        met = known is not None and told.get(customer, "") >= known.isoformat()
        if what or (known and not met):
            yield number, what, known


def special(product: str | None, amount: int, earlier: list[tuple[int, int, str, str | None, int, str | None]]) -> str:
    if not earlier:
        return "first order"
    if product and product not in [row[3] for row in earlier]:
        return "new product"
    usual = median(row[4] for row in earlier)
    return "unusually large order" if len(earlier) >= 3 and amount > 2 * usual else ""


HALF_SMALL = [Sold(300 - place, 0, amount, None) for place, amount in enumerate((100, 100, 250, 250))]


@settings(deadline=None, max_examples=200)
@given(BOOKS, CONTACTS)
@example([[*HALF_SMALL, Sold(3, 0, 400, None)]], [None])
def test_they_are_what_a_plain_look_at_every_sale_finds(book: list[list[Sold]], contacts: list[int | None]) -> None:
    with closing(Diary(None, TODAY, NOW)) as diary:
        filled(diary, book, contacts)
        known = standings(diary.connection, TODAY)
        found = [(one.id, one.special, one.delivered_on) for one in open_by(diary.connection, TODAY, known)]
        assert sorted(found, key=lambda one: one[0]) == sorted(plainly(diary), key=lambda one: one[0])
        for standing in known:
            own = [one.id for one in open_by(diary.connection, TODAY, known, standing.id)]
            numbers = diary.connection.execute("SELECT id FROM sale WHERE customer = ?", (standing.id,)).fetchall()
            assert sorted(own) == sorted(number for number, *_ in found if (number,) in numbers)


TALKS = st.lists(
    st.tuples(
        st.integers(0, 30),
        st.sampled_from([(), ("check",), ("thanks",), ("check", "thanks")]),
        st.sampled_from(["call", "email", "note"]),
        st.sampled_from(["", "inbound", "bulk", "attempt"]),
    ),
    max_size=5,
)


@settings(deadline=None, max_examples=100)
@given(TALKS, st.integers(0, 25), st.sampled_from([-3, 0, 4]))
def test_a_special_one_knows_when_it_was_thanked_for_and_spoken_of(
    talks: list[tuple[int, tuple[str, ...], str, str]], before: int, takes: int
) -> None:
    sold, delivered = ago(before), ago(before) + timedelta(days=takes)
    reached = []
    with closing(Diary(None, BEGUN, NOW)) as diary, diary.changing("fill"):
        shelf = Shelf(diary)
        shelf.sale(shelf.customer(added_on=BEGUN), sold, delivered_on=delivered)
        for days, purposes, kind, way in talks:
            if way != "attempt" or kind != "note":
                shelf.entry(1, ago(days), kind, purposes=purposes, **({way: True} if way else {}))
                reached += [(ago(days), purposes, way)] if kind != "note" and way != "attempt" else []
        (one,) = open_by(diary.connection, TODAY, standings(diary.connection, TODAY))
    asked = [day for day, purposes, _ in reached if "check" in purposes and day >= min(sold, delivered)]
    given_to = [day for day, purposes, way in reached if "thanks" in purposes and day >= sold and not way]
    assert (one.thanked, one.checked) == (max(given_to, default=None), max(asked, default=None))


def test_a_diary_without_a_change_has_none() -> None:
    with closing(Diary(None, TODAY, NOW)) as diary:
        assert list(open_by(diary.connection, TODAY, [])) == []


def test_what_came_before_the_diary_is_none_of_its_deliveries() -> None:
    with closing(Diary(None, TODAY, NOW)) as diary:
        with diary.changing("import"):
            shelf = Shelf(diary)
            shelf.sale(shelf.customer(), ago(5), delivered_on=ago(4))
            shelf.sale(1, TODAY, product="lamp", delivered_on=ahead(3))
        found = [
            (one.special, one.delivered_on)
            for one in open_by(diary.connection, TODAY, standings(diary.connection, TODAY))
        ]
        assert found == [("new product", None)]
