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
    "log c4 came -k visit --with rob", "log c5 rang --in --mood bad", "tried c6 vm", "sale add c9 1200 Filter",
    "promise add c4 send it by 2026-12-20", "done p59 --dropped", "slip p58 2027-01-10 --told",
    "problem add c5 gap: late", "snooze c6 2026-12-20 --because x", "news tell n1 c6", "lost c7 went",
    "customer remove c12", "fact edit f3 rows", "fact add c4 want: calm", "contract add c8 HVAC --start 2026-12-05",
    "customer add Newcomer", "person add Newcomer --at c4", "colleague add Newcomer",
    "log c5 met -k gift --cost 40 --told n1 --opportunity branch --fact want:LED", "person edit rob --left",
    "person edit priya --moved-to c3", "customer edit c39 --status auto --because back",
    "customer edit c40 --status past", "customer edit c41 --status auto",
]  # fmt: skip
MOVED = "person edit priya --moved-to c3"
"""A post has no first day: where somebody moved to shows it at once."""
READ = [
    "due --all --within 20", "referral list", "opportunity list",
    *(f"brief c{number}" for number in (1, 2, 4, 5, 6, 7, 8, 9, 34, 39)),
    "lost", "rate", "rate --tier A", "customer list --where status:lost", "customer show c39",
    "customer show c41", "tiers", "wall",
    *(f"report {kind}" for kind in ("attention", "problems", "growth", "relationships")),
    *"waiting,tiers,wall,wall --hours,rate,rate --by month,value,plan,plan --adherence,lost".split(","),
    *"find branch,near leeds,person map c4".split(","),
    *(f"review c{number}" for number in (1, 2, 5, 6, 7, 8)),
    "referral ask", "away", "customer tags", "news matrix",
]  # fmt: skip
BOOKS = [
    *(f"{noun} list" for noun in NOUNS),
    *(f"{noun} list --all" for noun in "fact promise problem contract expectation opportunity news".split()),
    "customer list --archived", "colleague list --archived", "person list --left",
    *(f"customer show c{number}" for number in (2, 5, 6, 7, 8, 9, 10, 12)),
    *"person show rob,promise show p59,promise show p61,problem show g16,contract show k4,contract show k5".split(","),
    *"expectation show x4,referral show r2,referral show r3,opportunity show o1,opportunity show o5".split(","),
    *"fact show f3,news show n5,colleague show l1".split(","),
]  # fmt: skip
"""What `list` and `show` print."""


def test_what_was_typed_later_shows_nowhere_on_an_earlier_day(retain: Callable[..., Ran]) -> None:
    retain("demo")
    before = {words: retain(*words.split(), "--json").json for words in READ}
    for line in TYPED:
        retain(*line.split(), today=LATER)
    assert [words for words in READ if retain(*words.split(), "--json").json != before[words]] == []


def test_the_books_of_an_earlier_day_show_nothing_that_came_later(retain: Callable[..., Ran]) -> None:
    retain("demo")
    before = {words: retain(*words.split(), "--json").json for words in BOOKS}
    for line in (one for one in TYPED if one != MOVED):
        retain(*line.split(), today=LATER)
    assert [words for words in BOOKS if retain(*words.split(), "--json").json != before[words]] == []
    same = [words for words in BOOKS if retain(*words.split(), "--json", today=LATER).json == before[words]]
    assert set(same) == {"colleague show l1", "customer show c9"}


def test_a_correction_on_an_earlier_day_takes_nothing_back_that_came_later(retain: Callable[..., Ran]) -> None:
    retain("demo")
    for line in ("done p61", "done g16", "done x4 --result met", "contract lose k4 --because price", "lost c8 went"):
        retain(*line.split(), today=LATER)
    edits = {
        "p61": "promise edit p61 --text other",
        "g16": "problem edit g16 --severe",
        "x4": "expectation edit x4 --metric calls",
        "k4": "contract edit k4 --number 7",
        "c8": "customer edit c8 --town X",
    }
    for words in edits.values():
        retain(*words.split())
    nouns = {"p": "promise", "g": "problem", "x": "expectation", "k": "contract", "c": "customer"}
    shown = {code: retain(nouns[code[0]], "show", code, "--json", today=LATER).json for code in edits}
    ends = ("ended_on", "solved_on", "reviewed_on", "ended_on", "status_on")
    assert [shown[code][end] for code, end in zip(edits, ends, strict=True)] == [str(LATER)] * len(edits)


def test_a_noun_in_a_file_is_as_it_was_on_that_day(retain: Callable[..., Ran]) -> None:
    retain("demo")
    before = {noun: retain("export", "-", noun, "--private", "--json").json for noun in NOUNS}
    for line in (one for one in TYPED if one != MOVED):
        retain(*line.split(), today=LATER)
    after = {noun: retain("export", "-", noun, "--private", "--json").json for noun in NOUNS}
    assert {noun for noun in NOUNS if after[noun] != before[noun]} == set()
    later = {noun: retain("export", "-", noun, "--private", "--json", today=LATER).json for noun in NOUNS}
    assert {noun for noun in NOUNS if later[noun] == before[noun]} == set()
