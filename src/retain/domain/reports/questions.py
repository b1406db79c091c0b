"""Questions: answered by whom, how fast, and which still wait (demand 67)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.experts import expert
from retain.domain.report import Section, Table, figures, middle, share, worst
from retain.domain.reports.scenes import ME, group, order

if TYPE_CHECKING:
    from collections.abc import Mapping

    from retain.domain.colleagues import Colleague
    from retain.domain.problems import Problem
    from retain.domain.report import Number
    from retain.domain.reports.scenes import Scene


def questions(now: Scene, before: Scene, colleagues: Mapping[int, Colleague]) -> Section:
    """Answers in time and by which expert, and the questions without one, with whom to ask; colleagues by id."""
    measured = figures(_questions(now), _questions(before))
    return Section("questions", measured, (_experts(now, colleagues), _unanswered(now, colleagues)))


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


def _days(answered: list[Problem]) -> list[int]:
    return [(one.answered_on - one.raised_on).days for one in answered if one.answered_on is not None]


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


def _experts(scene: Scene, colleagues: Mapping[int, Colleague]) -> Table:
    by: dict[str, list[Problem]] = {}
    for one in _answered(scene):
        by.setdefault(_name(one, colleagues), []).append(one)
    rows = [
        (name, len(some), middle(days), worst(days), share(sum(in_time(one, scene) for one in some), len(some)))
        for name, some in sorted(by.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        for days in [_days(some)]
    ]
    columns = ("expert", "answered", "days_median", "days_worst", "in_time_share")
    return Table("answers_by_expert", columns, tuple(rows), bar="answered", empty="No question was answered.")


def _unanswered(scene: Scene, colleagues: Mapping[int, Colleague]) -> Table:
    rows, last = [], scene.window.last
    here = [one for one in colleagues.values() if one.archived_on is None or one.archived_on > last]
    for one in _waiting(scene):
        account, days = scene.accounts[one.customer], (last - one.raised_on).days
        knows = expert(one.text, here) if one.colleague is None else None
        ask = knows.name if knows else _name(one, colleagues)
        rows.append((one.code, account.standing.name, group(account), one.text, days, ask))
    columns = ("code", "customer", "tier", "text", "days", "ask")
    return Table("unanswered", columns, tuple(rows), empty="No question waits for an answer.")


def _name(question: Problem, colleagues: Mapping[int, Colleague]) -> str:
    """Whose a question is: a colleague's, else the rep's own."""
    owner = colleagues.get(question.colleague or 0)
    return owner.name if owner else ME
