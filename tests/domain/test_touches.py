"""The touches of a rolling year."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retain.domain.kinds import KINDS
from retain.domain.standings import Contact, Standing, newest_touch
from retain.domain.touches import touching, year
from tests.factories import TODAY, ago


def contact(days: int, kind: str = "call", *, inbound: bool = False, bulk: bool = False) -> Contact:
    return Contact(days, 1, ago(days), kind, inbound, bulk)


def test_ours_count_and_theirs_until_the_third_in_a_row() -> None:
    told = [contact(50), contact(40, inbound=True), contact(30, inbound=True), contact(20, inbound=True), contact(10)]
    assert [one.id for one in touching(told, mailings=False)] == [50, 40, 30, 10]


def test_inbound_mail_is_no_touch_and_takes_a_place_in_the_run() -> None:
    told = [contact(40, "email", inbound=True), contact(30, inbound=True), contact(20, inbound=True)]
    assert [one.id for one in touching(told, mailings=False)] == [30]


def test_the_run_before_is_counted_on() -> None:
    assert list(touching([contact(40, inbound=True)], 2, mailings=False)) == []


@pytest.mark.parametrize(("mailings", "touches"), [(True, 2), (False, 1)])
def test_a_mailing_counts_where_it_may_and_ends_no_run(mailings: bool, touches: int) -> None:  # noqa: FBT001
    told = [contact(50, bulk=True), contact(40, inbound=True)]
    assert len(list(touching(told, 1, mailings=mailings))) == touches


CONTACTS = st.lists(
    st.builds(
        contact,
        st.integers(0, 300),
        st.sampled_from([kind for kind in KINDS if kind != "note"]),
        inbound=st.booleans(),
    ),
    max_size=12,
    unique_by=lambda one: one.day,
).map(lambda some: sorted(some, key=lambda one: one.day))


@given(CONTACTS, st.booleans())
def test_the_newest_of_them_is_the_clocks_newest_touch(told: list[Contact], mailings: bool) -> None:  # noqa: FBT001
    ours = [one for one in told if one.ours]
    touch = ours[-1].day if ours else None
    run = [one for one in told if one.inbound and (touch is None or one.day > touch)]
    standing = Standing(1, "Acme", "acme", ago(400), touch=touch)
    counted = [one.day for one in touching(told, mailings=mailings)]
    assert max(counted, default=None) == newest_touch(standing, run, mailings=mailings)


def test_the_longest_gap_says_from_when_to_when() -> None:
    found = year([ago(300), ago(200), ago(110), ago(10)], ago(900), TODAY)
    assert (found.made, found.gap, found.gap_from, found.gap_to) == (4, 100, ago(300), ago(200))
    assert (found.too_few, found.too_far) == (False, True)


def test_a_gap_begins_no_earlier_than_the_year_or_the_acquaintance() -> None:
    assert year([], ago(900), TODAY).gap == 365
    assert year([], ago(30), TODAY) == (0, ago(30), TODAY, False)


def test_fewer_than_four_are_too_few_once_a_year_is_over() -> None:
    assert year([ago(30)] * 3, ago(365), TODAY).too_few
    assert not year([ago(30)] * 3, ago(364), TODAY).too_few
    assert not year([ago(30)] * 4, ago(365), TODAY).too_few


@given(st.lists(st.integers(0, 500)), st.integers(0, 900))
def test_another_touch_never_makes_the_longest_gap_longer(days: list[int], known: int) -> None:
    since = ago(max([known, *days]))
    one, more = (year(map(ago, some), since, TODAY) for some in (days[1:], days))
    assert more.gap <= one.gap
