"""What went wrong or was asked, how fast it was answered and solved, and how dependable we are (demands 13, 26, 67)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retain.domain.problems import PROBLEM_KINDS
from retain.domain.report import Page, Section, Table, figures, middle, ninth, share, worst
from retain.domain.report_dependability import dependability, direction
from retain.domain.scenes import group, order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from retain.domain.problems import Problem
    from retain.domain.report import Number
    from retain.domain.report_dependability import Given
    from retain.domain.scenes import Scene

LEADS = ("problems_open", "solve_days_median", "questions_unanswered", "kept_on_time_share")
ME = "me"


class Asked(NamedTuple):
    """What the page is told beside its scenes: colleagues by id, promises, slow payers, invoices' next actions."""

    colleagues: Mapping[int, str]
    promises: Sequence[Given]
    pays_late: Mapping[int, int]
    next_actions: Mapping[int, date]


def page(now: Scene, before: Scene, asked: Asked) -> Page:
    """Problems, answers and promises in a period."""
    sections = (
        Section("open", figures(_open_measures(now), _open_measures(before)), (_open_table(now, asked),)),
        Section("times", figures(_times(now), _times(before)), (_by_kind(now, before),)),
        Section("questions", figures(_questions(now), _questions(before)), (_experts(now, asked), _unanswered(now))),
        Section("invoices", figures(_invoices(now, asked), _invoices(before, asked)),
                (_invoice_table(now, asked), _slow(now, asked))),
        dependability(now, before, asked.promises, asked.colleagues),
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


def _open_table(scene: Scene, asked: Asked) -> Table:
    rows = [
        (
            *(one.code, scene.accounts[one.customer].standing.name, one.kind, one.is_urgent, one.text),
            *((scene.window.last - one.raised_on).days, one.target_on, asked.colleagues.get(one.colleague or 0, ME)),
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


def _asked(scene: Scene) -> list[Problem]:
    return [one for one in scene.problems if one.kind == "question"]


def in_time(question: Problem, scene: Scene) -> bool:
    """Whether a question was answered the same working day for A, the next for others (SPEC section 4)."""
    days = scene.policy.workdays
    first = days.on_or_after(question.raised_on)
    tier = group(scene.accounts[question.customer])
    due = first if tier == "A" else days.after(question.raised_on, 1)
    return question.answered_on is not None and question.answered_on <= due


def _answered(scene: Scene) -> list[Problem]:
    return [one for one in _asked(scene) if scene.window.holds(one.answered_on)]


def _waiting(scene: Scene) -> list[Problem]:
    """Questions without an answer, A first, the oldest first."""
    found = [one for one in _asked(scene) if one.answered_on is None and one.solved_on is None]
    return sorted(found, key=lambda one: (order(scene.accounts[one.customer])[0], one.raised_on, one.id or 0))


def _questions(scene: Scene) -> dict[str, Number]:
    answered = _answered(scene)
    return {
        "questions_asked": sum(scene.window.holds(one.raised_on) for one in _asked(scene)),
        "questions_answered": len(answered),
        "answered_in_time_share": share(sum(in_time(one, scene) for one in answered), len(answered)),
        "questions_unanswered": len(_waiting(scene)),
    }


def _experts(scene: Scene, asked: Asked) -> Table:
    by: dict[str, list[Problem]] = {}
    for one in _answered(scene):
        by.setdefault(asked.colleagues.get(one.colleague or 0, ME), []).append(one)
    rows = [
        (name, len(some), middle(days), worst(days), share(sum(in_time(one, scene) for one in some), len(some)))
        for name, some in sorted(by.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        for days in [_answer_days(scene, some)]
    ]
    columns = ("expert", "answered", "days_median", "days_worst", "in_time_share")
    return Table("answers_by_expert", columns, tuple(rows), bar="answered", empty="No question was answered.")


def _unanswered(scene: Scene) -> Table:
    rows = [
        (one.code, account.standing.name, group(account), one.text, (scene.window.last - one.raised_on).days)
        for one in _waiting(scene)
        for account in [scene.accounts[one.customer]]
    ]
    columns = ("code", "customer", "tier", "text", "days")
    return Table("unanswered", columns, tuple(rows), empty="No question waits for an answer.")


def _unpaid(scene: Scene) -> list[Problem]:
    return [one for one in _open(scene) if one.kind == "invoice"]


def _invoices(scene: Scene, asked: Asked) -> dict[str, Number]:
    found = _unpaid(scene)
    return {
        "invoices_open": len(found),
        "invoices_open_amount": sum(one.amount or 0 for one in found),
        "slow_payers": sum(number in asked.pays_late for number in scene.accounts),
    }


def _invoice_table(scene: Scene, asked: Asked) -> Table:
    rows = [
        (
            *(one.code, scene.accounts[one.customer].standing.name, one.number, one.amount, one.text),
            *((scene.window.last - one.raised_on).days, asked.next_actions.get(one.id or 0, one.next_on)),
        )
        for one in _unpaid(scene)
    ]
    columns = ("code", "customer", "number", "amount", "text", "days", "next_on")
    return Table("open_invoices", columns, tuple(rows), empty="No open invoices.")


def _slow(scene: Scene, asked: Asked) -> Table:
    slow = [(scene.accounts[number], days) for number, days in asked.pays_late.items() if number in scene.accounts]
    unpaid = _unpaid(scene)
    rows = [
        (
            *(one.code, one.standing.name, group(one), days),
            sum(invoice.amount or 0 for invoice in unpaid if invoice.customer == one.standing.id),
        )
        for one, days in sorted(slow, key=lambda pair: (-pair[1], *order(pair[0])))
    ]
    columns = ("code", "customer", "tier", "days_late", "amount")
    return Table("slow_payers", columns, tuple(rows), bar="days_late", empty="No slow payers.")
