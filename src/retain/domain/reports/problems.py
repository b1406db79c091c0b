"""What went wrong or was asked, and how fast it was answered and solved (demands 13 and 26)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retain.domain.problems import PROBLEM_KINDS
from retain.domain.report import Page, Section, Table, figures, middle, ninth, share, worst
from retain.domain.reports.dependability import dependability
from retain.domain.reports.direction import direction
from retain.domain.reports.invoices import invoices
from retain.domain.reports.questions import questions
from retain.domain.reports.scenes import ME

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from retain.domain.colleagues import Colleague
    from retain.domain.problems import Problem
    from retain.domain.report import Number
    from retain.domain.reports.dependability import Given
    from retain.domain.reports.scenes import Scene

LEADS = ("problems_open", "solve_days_median", "questions_unanswered", "kept_on_time_share")


class Asked(NamedTuple):
    """What the page is told beside its scenes: colleagues by id, promises, slow payers, invoices' next actions."""

    colleagues: Mapping[int, Colleague]
    promises: Sequence[Given]
    pays_late: Mapping[int, int]
    next_actions: Mapping[int, date]


def page(now: Scene, before: Scene, asked: Asked) -> Page:
    """Problems, answers and promises in a period."""
    names = {number: one.name for number, one in asked.colleagues.items()}
    sections = (
        Section("open", figures(_open_measures(now), _open_measures(before)), (_open_table(now, names),)),
        Section("times", figures(_times(now), _times(before)), (_by_kind(now, before),)),
        questions(now, before, asked.colleagues),
        invoices(now, before, asked.pays_late, asked.next_actions),
        dependability(now, before, asked.promises, names),
        direction(now, before),
    )  # fmt: skip
    return Page("problems", LEADS, sections)


def _ages(problems: Iterable[Problem], scene: Scene) -> list[int]:
    return [(scene.window.last - one.raised_on).days for one in problems]


def _open(scene: Scene) -> list[Problem]:
    """What is open at the end of a period, severe first, then the oldest."""
    found = [one for one in scene.problems if one.solved_on is None]
    return sorted(found, key=lambda one: (not one.is_urgent, one.raised_on, one.id or 0))


def _open_measures(scene: Scene) -> dict[str, Number]:
    found = [one for one in _open(scene) if one.kind != "invoice"]
    return {
        "problems_open": len(found),
        "severe_open": sum(one.is_urgent for one in found),
        "oldest_open_days": worst(_ages(found, scene)),
        "past_target": sum(one.target_on is not None and one.target_on < scene.window.last for one in found),
    }


def _open_table(scene: Scene, names: Mapping[int, str]) -> Table:
    rows = [
        (
            *(one.code, scene.accounts[one.customer].standing.name, one.kind, one.is_urgent, one.text),
            *((scene.window.last - one.raised_on).days, one.target_on, names.get(one.colleague or 0, ME)),
        )
        for one in _open(scene)
        if one.kind != "invoice"
    ]
    columns = ("code", "customer", "kind", "severe", "text", "days", "target_on", "owner")
    return Table("open_problems", columns, tuple(rows), empty="No open problems.")


def _answer_days(scene: Scene, problems: Iterable[Problem]) -> list[int]:
    """Days to the first answer, of those given in the period."""
    return [(one.answered_on - one.raised_on).days for one in problems
            if one.answered_on is not None and scene.window.holds(one.answered_on)]  # fmt: skip


def _solve_days(scene: Scene, problems: Iterable[Problem]) -> list[int]:
    """Days to the solution, of those found in the period."""
    return [(one.solved_on - one.raised_on).days for one in problems
            if one.solved_on is not None and scene.window.holds(one.solved_on)]  # fmt: skip


def _in_target(scene: Scene) -> Number:
    """Percent solved by their target, of those solved in the period or past a target that fell in it."""
    held = late = 0
    for one in scene.problems:
        if one.target_on is None:
            continue
        if one.solved_on is not None and scene.window.holds(one.solved_on):
            held += one.solved_on <= one.target_on
            late += one.solved_on > one.target_on
        elif one.solved_on is None and scene.window.holds(one.target_on) and one.target_on < scene.window.last:
            late += 1
    return share(held, held + late)


def _times(scene: Scene) -> dict[str, Number]:
    answers, solutions = _answer_days(scene, scene.problems), _solve_days(scene, scene.problems)
    return {
        "problems_raised": sum(scene.window.holds(one.raised_on) for one in scene.problems),
        "problems_solved": len(solutions),
        "emergencies": sum(scene.window.holds(one.raised_on) and one.kind == "emergency" for one in scene.problems),
        "answer_days_median": middle(answers),
        "answer_days_90th": ninth(answers),
        "answer_days_worst": worst(answers),
        "solve_days_median": middle(solutions),
        "solve_days_90th": ninth(solutions),
        "solve_days_worst": worst(solutions),
        "close_gap_days_median": middle(_solve_days(scene, (one for one in scene.problems if one.kind == "trouble"))),
        "solved_in_target_share": _in_target(scene),
    }


def _by_kind(now: Scene, before: Scene) -> Table:
    rows = []
    for kind in PROBLEM_KINDS:
        here, there = ([one for one in scene.problems if one.kind == kind] for scene in (now, before))
        raised = sum(now.window.holds(one.raised_on) for one in here)
        answers, solved, then = _answer_days(now, here), _solve_days(now, here), _solve_days(before, there)
        if raised or answers or solved or then:
            times = (middle(answers), len(solved), middle(solved), ninth(solved), worst(solved))
            rows.append((kind, raised, *times, middle(then)))
    columns = ("kind", "raised", "answer", "solved", "solve", "solve_90th", "solve_worst", "solve_before")
    return Table("times_by_kind", columns, tuple(rows), bar="solve", empty="Nothing was raised or solved.")
