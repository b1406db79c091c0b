"""The health score: 100 less what each sign takes, its three largest reasons, and no word in what is due."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

from retain.domain.figures import FIGURES
from retain.domain.health import SIGNS, WHOLE, Health, health
from retain.store.relationships import relationships
from tests.factories import TODAY, ago, ahead
from tests.mornings import Morning

SOURCE = Path(__file__).parents[2] / "src" / "retain"


@pytest.fixture
def morning() -> Morning:
    """A book with one B that nothing is wrong with."""
    found = Morning()
    found.customer(tier="B", tier_because="known", solo=True)
    found.entry(1, ago(3), "visit", purposes=("review",))
    return found


def judged(morning: Morning, customer: int = 1) -> Health:
    morning.diary.today = TODAY
    bonds = {one.customer: one for one in relationships(morning.diary, morning.accounts())}
    return health(morning.account(customer), bonds[customer], TODAY)


def test_all_signs_together_take_all_points() -> None:
    assert sum(sign.points for sign in SIGNS) == WHOLE


def test_nothing_against_it_is_a_hundred(morning: Morning) -> None:
    found = judged(morning)
    assert (found.score, found.because, found.at_stake) == (100, (), 0)


@pytest.mark.parametrize(("days", "lost"), [(0, 0), (1, 11), (3, 14), (7, 20), (60, 20)], ids=str)
def test_a_late_promise_of_ours_takes_half_at_once_and_all_after_a_week(days: int, lost: int, morning: Morning) -> None:
    morning.promise(1, "send quote", ago(days), made_on=ago(90))
    found = judged(morning)
    assert found.score == 100 - lost
    assert found.because == (((lost, f"promise {days} day{'s' * (days > 1)} late: send quote"),) if lost else ())


def test_what_they_promised_and_notes_to_oneself_take_nothing(morning: Morning) -> None:
    for party in ("customer", "note"):
        morning.promise(1, "x", ago(30), made_on=ago(60), party=party)
    assert judged(morning).score == 100


@pytest.mark.parametrize(
    ("fields", "lost", "words"),
    [
        ({}, 10, "trouble open for 4 days: seats wrong"),
        ({"kind": "question"}, 10, "question open for 4 days: seats wrong"),
        ({"severe": True}, 20, "severe trouble open for 4 days: seats wrong"),
        ({"kind": "emergency"}, 20, "emergency open for 4 days: seats wrong"),
        ({"target_on": ago(1)}, 20, "trouble open for 4 days: seats wrong"),
        ({"target_on": TODAY}, 10, "trouble open for 4 days: seats wrong"),
        ({"kind": "invoice"}, 5, "invoice open for 4 days: seats wrong"),
    ],
    ids=str,
)
def test_an_open_problem_takes_by_how_bad_it_is(
    fields: dict[str, Any], lost: int, words: str, morning: Morning
) -> None:
    morning.problem(1, raised_on=ago(4), **fields)
    found = judged(morning)
    assert (found.score, found.because) == (100 - lost, ((lost, words),))


def test_a_solved_problem_takes_nothing(morning: Morning) -> None:
    morning.problem(1, severe=True, raised_on=ago(4), solved_on=ago(3))
    assert judged(morning).score == 100


def test_clocks_take_their_overdue_share_of_the_cadence() -> None:
    morning = Morning()
    morning.customer(tier="B", tier_because="known", solo=True)
    morning.entry(1, ago(60), "visit", purposes=("review",))
    found = judged(morning)
    account = morning.account()
    touch, conversation = account.clocks["touch"].overdue(TODAY), account.clocks["conversation"].overdue(TODAY)
    assert (touch, conversation) == (39, 17)
    assert found.because == (
        (10, "touch 39 days overdue, one every 21"),
        (round(14 * 17 / 45), "conversation 17 days overdue, one every 45"),
    )
    assert found.score == 100 - round(10 + 14 * 17 / 45)


def test_a_broken_rhythm_of_orders_takes_all_even_after_a_call(morning: Morning) -> None:
    for days in range(140, 50, -15):
        morning.sale(1, ago(days))
    assert (10, "usually orders every 15 days, now 65") in judged(morning).because


def test_a_decision_that_nears_in_silence_takes_more_each_day() -> None:
    morning = Morning()
    morning.customer(tier="B", tier_because="known", solo=True)
    morning.contract(1, title="lease", starts_on=ago(800), ends_on=ahead(90))
    morning.entry(1, ago(200), "visit", purposes=("review",))
    morning.entry(1, ago(1), "email")
    lost = {words.split(":")[0]: points for points, words in judged(morning).because}
    assert lost["contract lease"] == round(8 * 0.75)
    morning.entry(1, ago(2), "call")
    assert "contract lease" not in {words.split(":")[0] for _, words in judged(morning).because}


def test_a_mood_that_fell_a_competitor_and_thin_coverage_take_little(morning: Morning) -> None:
    for place in range(10):
        morning.entry(1, ago(13 - place), "visit", mood="bad" if place > 4 else "good", purposes=("review",))
    morning.entry(1, ago(9), purposes=("competitor",))
    assert [points for points, _ in judged(morning).because] == [6, 3]
    other = morning.customer("Birch", tier="A", tier_because="known")
    morning.entry(other, ago(1), "visit", purposes=("review",))
    assert (3, "nobody by name spoken to in 180 days") in judged(morning, other).because


def test_a_private_competitor_or_mood_is_told_to_nobody(morning: Morning) -> None:
    for place in range(10):
        bad = place > 4
        morning.entry(1, ago(13 - place), "visit", mood="bad" if bad else "good", private=bad, purposes=("review",))
    morning.entry(1, ago(9), purposes=("competitor",), private=True)
    assert judged(morning).score == 100


def test_the_three_largest_reasons_are_said_the_largest_first_and_all_of_them_count(morning: Morning) -> None:
    morning.promise(1, "send quote", ago(9), made_on=ago(30))
    morning.problem(1, raised_on=ago(4))
    morning.entry(1, ago(9), purposes=("competitor",))
    for days in range(140, 50, -15):
        morning.sale(1, ago(days))
    found = judged(morning)
    assert [points for points, _ in found.because] == [20, 10, 10]
    assert found.score == 57
    assert found.at_stake == morning.account().value * 43 / 100


def test_every_sign_and_its_points_are_in_the_formula() -> None:
    formula = FIGURES["health_median"].formula
    assert all(f"{sign.name} {sign.points} ({sign.takes})" in formula for sign in SIGNS)


def imports(module: Path) -> set[str]:
    """What a module imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{one.name}" for one in node.names} | {str(node.module)}
    return found


def test_only_the_managers_page_and_its_formulas_know_the_score() -> None:
    knowing = {
        path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py") if "retain.domain.health" in imports(path)
    }
    assert knowing == {"domain/figures.py", "domain/overview.py", "store/overviews.py"}


def test_a_worse_score_moves_nobody_on_the_list() -> None:
    """Moods, coverage and what is past its target cost health, and no place."""
    morning = Morning()
    for name in ("Acme", "Birch"):
        number = morning.customer(name, tier="B", tier_because="known")
        morning.entry(number, ago(30), "visit", purposes=("review",))
        morning.problem(number, raised_on=ago(4), target_on=ahead(4) if name == "Acme" else ago(1))
    for days in range(30, 20, -1):
        morning.entry(2, ago(days), "visit", mood="bad" if days < 26 else "good", purposes=("review",))
    morning.entry(1, ago(21), "visit", purposes=("review",))
    assert judged(morning, 2).score < judged(morning, 1).score
    first, second = morning.due().rows
    assert (first.account.standing.name, second.account.standing.name) == ("Acme", "Birch")
    assert first.terms == second.terms
