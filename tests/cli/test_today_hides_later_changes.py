"""`--today` in the past prints what was printed then, whatever was typed since (SPEC section 4)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from retain.store.sheets import NOUNS
from tests.factories import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Ran

LATER = TODAY + timedelta(days=11)
TYPED = [
    "done o5-step", "done r3-thanks", "done p61", "done g16", "done x4 --result met",
    "referral add c4 Birch", "referral won r3 --became c9 --amount 900", "referral lost r2",
    "opportunity add c4 branch --amount 5000", "opportunity win o1", "opportunity lose o5 --because price",
    "news add cleaners --tag scent-free --to c4", "news tell n4 c4", "news answer n4 c4 declined",
    "news edit n5 --over",
    "expectation add c4 quiet", "contract add c5 --start 2026-12-04 --end 2027-12-03", "contract renew k5",
    "contract lose k4 --because price", "review c6 --done fine --goal quiet", "lost c8 elsewhere",
    "log c5 met -k gift --cost 40 --told n1 --opportunity branch --fact want:LED", "person edit rob --left",
    "person edit priya --moved-to c3", "customer edit c39 --status auto --because back",
    "customer edit c40 --status past", "customer edit c41 --status auto",
]  # fmt: skip
"""Nobody reads c3 here: a post has no first day, so where somebody moved to shows it at once."""
OVERWRITING = {"done o5-step", "person edit rob --left", "person edit priya --moved-to c3"}
"""A next step and a post are written over: what they were before is in the history alone."""
READ = [
    "due --all --within 20", "referral list", "opportunity list",
    *(f"brief c{number}" for number in (1, 2, 4, 5, 6, 7, 8, 9, 34, 39)),
    "lost", "rate", "rate --tier A", "customer list --where status:lost", "customer show c39",
    "customer show c41", "tiers", "wall",
    *(f"report {kind}" for kind in ("attention", "problems", "growth", "relationships")),
]  # fmt: skip


def test_what_was_typed_later_shows_nowhere_on_an_earlier_day(retain: Callable[..., Ran]) -> None:
    retain("demo")
    before = {words: retain(*words.split(), "--json").json for words in READ}
    for line in TYPED:
        retain(*line.split(), today=LATER)
    assert [words for words in READ if retain(*words.split(), "--json").json != before[words]] == []
    assert [words for words in READ if retain(*words.split(), "--json", today=LATER, code=None).out] == READ


def test_a_noun_in_a_file_is_as_it_was_on_that_day(retain: Callable[..., Ran]) -> None:
    retain("demo")
    before = {noun: retain("export", "-", noun, "--private", "--json").json for noun in NOUNS}
    for line in (one for one in TYPED if one not in OVERWRITING):
        retain(*line.split(), today=LATER)
    retain("customer", "add", "Newcomer", today=LATER)
    retain("sale", "add", "c4", "900", today=LATER)
    retain("person", "add", "Newcomer", "--at", "c4", today=LATER)
    retain("colleague", "add", "Newcomer", today=LATER)
    after = {noun: retain("export", "-", noun, "--private", "--json").json for noun in NOUNS}
    assert {noun for noun in NOUNS if after[noun] != before[noun]} == set()
    later = {noun: retain("export", "-", noun, "--private", "--json", today=LATER).json for noun in NOUNS}
    assert {noun for noun in NOUNS if later[noun] == before[noun]} == set()
