"""No number without its formula: whatever a command prints is a figure of `retain help figures`, or is read off."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Any

import pytest

from retain.domain.figures import FIGURES
from retain.render.figures import EXPLAINED, figures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Ran

READ_OFF = "read off"
"""A number as it was written down, that counts what stands beside it, or names a thing: an hour, a band, a setting."""
BRIEF = {
    "best_hours": "best hours",
    "clocks": "clock",
    "contracts.months": "silent months",
    "contracts.proofs": READ_OFF,
    "contracts.silent_months": "silent months",
    "contracts.silent_share": "silent months",
    "contracts.value": READ_OFF,
    "coverage": READ_OFF,
    "days_since_order": "order rhythm",
    "dossier": "known",
    "due.band": READ_OFF,
    "ideas.days": READ_OFF,
    "last_billing_error.amount": READ_OFF,
    "lifetime": "value",
    "minutes": READ_OFF,
    "next.band": READ_OFF,
    "opportunities.amount": READ_OFF,
    "orders": READ_OFF,
    "pays_late": READ_OFF,
    "problems.amount": READ_OFF,
    "promises.days_late": READ_OFF,
    "relationship.longest_gap": "touches in a year",
    "relationship.touches": "touches in a year",
    "relationship": "standing",
    "unproven": READ_OFF,
    "usual_gap": "order rhythm",
    "value": "yearly value",
    "year.contacts": READ_OFF,
}
NUMBERS = {
    "tiers": {
        "concentration": "concentration",
        "customers.cumulative": "share of value",
        "customers.share": "share of value",
        "customers.value": "yearly value",
        "cut_offs": "cut off",
    },
    "plan": {"capacity": READ_OFF, "contacts.minutes": "load", "minutes": "load", "waiting": "load"},
    "plan --adherence": {"due": "adherence", "in_time": "adherence", "share": "adherence", "streak": "streak"},
    "plan --fit 20m": {
        "minutes": READ_OFF,
        "cadences": "time needed",
        "takes": "time needed",
        "would_take": "time needed",
        "years": "year played",
    },
    "lost": {
        "losses": "sign",
        "kept": "sign",
        "signs": "sign",
        "silent_days": "silence of losses",
        "median_silence": "silence of losses",
        "past_median": "silence of losses",
        "lost.silent_days": "silence of losses",
        "watch.silent_days": "silence of losses",
        "watch.value": "yearly value",
    },
    "wall": {"days_since_touch": "clock", "value": "yearly value"},
    "wall --hours": {"connected": "connected", "tries": "connected", "hour": READ_OFF, "weekday": READ_OFF},
    "rate --target 99.9 --benchmark 85 --source x --what-if new=20,keep=90 --cohort": {
        "at_risk": "at risk",
        "benchmark": "benchmark",
        "cohort": "cohort",
        "customers": "customer",
        "periods.end": "customer",
        "periods.growth": "growth",
        "periods.kept": "kept",
        "periods.lost": "lost",
        "periods.new": "new",
        "periods.start": "customer",
        "point": "point",
        "replacing": "replacing",
        "target": "target",
        "tiers.end": "customer",
        "tiers.growth": "growth",
        "tiers.kept": "kept",
        "tiers.lost": "lost",
        "tiers.new": "new",
        "tiers.start": "customer",
        "unknown": "customer",
        "value": "yearly value",
        "what_if": "what if",
        "window_days": READ_OFF,
        "year.before": "trend",
        "year.end": "customer",
        "year.growth": "growth",
        "year.kept": "kept",
        "year.lost": "lost",
        "year.new": "new",
        "year.start": "customer",
    },
    "value": {
        "book": "value",
        "buyers": "still one",
        "customers": "value",
        "customers.alive": "still one",
        "customers.next_year": "next year",
        "customers.orders": "orders",
        "expected_life": "expected life",
    },
    'brief "St Bede\'s"': BRIEF,
    "brief halden": BRIEF,
}
"""What each number in a command's JSON is: a figure of the page, by its path or the one above."""


def numbers(value: Any, at: str = "") -> Iterator[str]:
    """The path of every number in a document, amounts too."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from numbers(below, f"{at}.{key}".lstrip("."))
    elif isinstance(value, list):
        for below in value:
            yield from numbers(below, at)
    elif type(value) in {int, float} or re.fullmatch(r"-?\d+\.\d\d", str(value)):
        yield at


def named(path: str, known: dict[str, str]) -> str | None:
    """What a number is, by its own path or else the nearest above."""
    while path:
        if path in known:
            return known[path]
        path = path.rpartition(".")[0]
    return None


@pytest.mark.parametrize("line", NUMBERS)
def test_every_number_that_a_command_prints_is_a_figure_with_its_formula(line: str, sample: Callable[..., Ran]) -> None:
    found = set(numbers(sample(*shlex.split(line), "--json").json))
    told = {path: named(path, NUMBERS[line]) for path in found}
    assert found
    assert not [path for path, figure in told.items() if figure is None]
    assert set(told.values()) - {READ_OFF, "standing"} <= set(figures())


@pytest.fixture
def sample(retain: Callable[..., Ran]) -> Callable[..., Ran]:
    retain("demo")
    return retain


def test_each_figure_of_the_page_has_a_formula_and_a_window_and_a_command_that_explains_it() -> None:
    assert not [one.figure for one in figures().values() if not one.formula or not one.window]
    assert not set(figures()) & set(FIGURES)
    assert {name for names in EXPLAINED.values() for name in names} <= set(figures())


@pytest.mark.parametrize("command", EXPLAINED)
def test_explain_says_below_the_numbers_what_the_page_does(command: str, sample: Callable[..., Ran]) -> None:
    words = {"wall": ["wall", "--hours"], "plan --fit": ["plan", "--fit", "20m"]}
    words |= {one: [*one.split(), "halden"] for one in ("brief", "review", "customer show")}
    shown = sample(*words.get(command, command.split()), "--explain").out
    for name in EXPLAINED[command]:
        assert f"    {name} formula: {figures()[name].formula}" in shown
    assert "formula:" not in sample(*words.get(command, command.split())).out


def test_every_command_under_the_figures_can_explain_itself(retain: Callable[..., Ran]) -> None:
    for command in (*{one.partition(" --")[0] for one in EXPLAINED}, "rate", "value", "report"):
        assert "--explain" in retain(*command.split(), "--help").out, command
