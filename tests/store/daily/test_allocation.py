"""Where touches and minutes went, as the head of `due` has it: the figures of `retain report attention`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from retain.domain.accounts import Day
from retain.domain.policy import Policy
from retain.domain.report import window
from retain.store.daily.allocation import allocation
from retain.store.daily.book import book
from retain.store.reporting import report
from tests.factories import TODAY, Shelf, ago, filling

if TYPE_CHECKING:
    from pathlib import Path

    from retain.domain.allocation import Bulk

NAMES = ("touches", "minutes", "core_share_of_touches", "core_share_of_minutes", "core_share_of_income")
CONTACT = st.fixed_dictionaries(
    {
        "customer": st.integers(1, 4),
        "day": st.integers(0, 120).map(ago) | st.integers(0, 500).map(ago),
        "kind": st.sampled_from(("call", "email", "visit", "video", "note", "lunch")),
        "inbound": st.booleans(),
        "minutes": st.none() | st.integers(0, 90),
        "attempt": st.sampled_from((False, False, False, True)),
        "colleague": st.sampled_from((None, None, 1)),
    }
)
SALE = st.tuples(st.integers(1, 4), st.integers(0, 500).map(ago), st.integers(-5_000, 90_000))
PROBLEM = st.tuples(
    st.integers(1, 4),
    st.integers(40, 300),
    st.none() | st.integers(0, 300),
    st.booleans(),
    st.sampled_from(("trouble", "invoice")),
)


def both(shelf: Shelf, today: date = TODAY) -> tuple[tuple[object, ...], tuple[object, ...]]:
    """The figures as the head of `due` has them, and as the report does."""
    diary, policy = shelf.diary, Policy()
    found = allocation(diary, Day(book(diary), policy, today))
    here = (found.all(found.touches), found.all(found.minutes), *found.shares())
    (page,) = report(diary, policy, window(None, None, today), ("attention",)).pages
    told = {one.name: one.now for section in page.sections if section.name == "allocation" for one in section.figures}
    return here, tuple(told[name] for name in NAMES)


@given(st.lists(CONTACT, max_size=25), st.lists(SALE, max_size=6), st.lists(PROBLEM, max_size=4))
@settings(max_examples=40)
def test_the_head_of_due_has_the_figures_of_the_report(
    contacts: list[dict[str, Any]],
    sales: list[tuple[int, date, int]],
    problems: list[tuple[int, int, int | None, bool, str]],
) -> None:
    with filling(None) as shelf:
        shelf.colleague()
        shelf.customer("Acme", tier="A", tier_because="anchor")
        shelf.customer("Birch")
        shelf.customer("Cole")
        shelf.customer("Lead", said="prospect", said_on=ago(400))
        for sale in sales:
            shelf.sale(*sale)
        for customer, raised, took, severe, kind in problems:
            solved = ago(max(0, raised - took)) if took is not None else None
            shelf.problem(customer, raised_on=ago(raised), solved_on=solved, severe=severe, kind=kind)
        for contact in contacts:
            tried = contact["attempt"] and not contact["inbound"] and contact["kind"] != "note"
            shelf.entry(**contact | {"attempt": tried})
        here, told = both(shelf)
    assert here == told


def bulk(shelf: Shelf) -> Bulk | None:
    return allocation(shelf.diary, Day(book(shelf.diary), Policy(), TODAY)).telling()


def test_it_is_silent_without_touches_without_income_and_where_everybody_is_among_them(db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Acme", tier="A", tier_because="anchor")
        shelf.customer("Birch")
        assert bulk(shelf) is None
        shelf.sale(1, ago(200), -500)
        shelf.entry(2, ago(3))
        assert bulk(shelf) is None, "more was paid back than came in"
        shelf.sale(1, ago(199), 100_500)
        assert bulk(shelf) == (0, 0, 100)
        shelf.problem(2)
        assert bulk(shelf) is None, "both are among them"


def test_the_third_inbound_in_a_row_is_no_touch_even_if_the_row_began_long_before(db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Acme", tier="A", tier_because="anchor", added_on=ago(900))
        for day in (860, 850):
            shelf.entry(1, ago(day), inbound=True)
        shelf.entry(1, ago(5), inbound=True)
        assert both(shelf) == ((0, 10, None, 100, None), (0, 10, None, 100, None))
        shelf.entry(1, ago(4))
        shelf.entry(1, ago(3), inbound=True)
        assert both(shelf)[0][0] == both(shelf)[1][0] == 2


def test_a_mailing_is_neither_touch_nor_minutes(db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Acme")
        shelf.entry(1, ago(5), "email", bulk=True)
        assert both(shelf) == ((0, 0, None, None, None), (0, 0, None, None, None))
