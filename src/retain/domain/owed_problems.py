"""What problems make due: the next word to the customer, an answer, an invoice's next action, a check once solved."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from retain.domain.dates import days_said, said
from retain.domain.owed import DATED, NOW, Owed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retain.domain.accounts import Account, Day
    from retain.domain.problems import Problem
    from retain.domain.standings import Contact

QUIET = 3
"""Working days of quiet after an update, unless the target date comes first."""
INVOICE_EVERY = 7
CHECKS = (2, 14, 28)
"""Days after solving: the first check, the second, and the end of both."""
SEVERE_POINTS, PROBLEM_POINTS, ANSWER_POINTS = 10, 7, 9


def troubles(account: Account, day: Day) -> Iterator[Owed]:
    """The next word about an open problem; a question's from its first answer on, an invoice's never."""
    for problem in _open(account, day):
        if problem.kind == "invoice" or (problem.kind == "question" and not _answered(problem, day)):
            continue
        due = _next_word(problem, account, day)
        points = SEVERE_POINTS if problem.is_urgent else PROBLEM_POINTS
        yield Owed("problem", problem.code, due, problem.raised_on, NOW, "problem", points, problem)


def _next_word(problem: Problem, account: Account, day: Day) -> date:
    """The working day the customer is owed the next word about a problem."""
    update = _newest_update(problem, account, day)
    if update is None:
        raised = day.workdays.on_or_after(problem.raised_on)
        return raised if problem.is_urgent else day.workdays.after(problem.raised_on, 1)
    if problem.is_urgent:
        return day.workdays.after(update, 1)
    quiet = day.workdays.after(update, QUIET)
    target = problem.target_on
    return day.workdays.on_or_before(target) if target is not None and target > update else quiet


def _newest_update(problem: Problem, account: Account, day: Day) -> date | None:
    """The newest day we spoke to the customer since the entry that raised it, or answered it."""
    days = [contact.day for contact in _after(problem, account) if contact.ours]
    if problem.answered_on and problem.answered_on <= day.today:
        days.append(problem.answered_on)
    return max(days, default=None)


def _after(problem: Problem, account: Account) -> Iterator[Contact]:
    """Contacts since a problem was raised, the one that raised it left out."""
    for contact in account.since(problem.raised_on):
        if contact.day > problem.raised_on or contact.id > (problem.entry or 0):
            yield contact


def questions(account: Account, day: Day) -> Iterator[Owed]:
    """The first answer to a question: the same working day for A, the next for others."""
    for problem in _open(account, day):
        if problem.kind == "question" and not _answered(problem, day):
            first = day.workdays.on_or_after(problem.raised_on)
            due = first if account.tier == "A" else day.workdays.after(problem.raised_on, 1)
            yield Owed("question", problem.code, due, problem.raised_on, NOW, "answer", ANSWER_POINTS, problem)


def invoices(account: Account, day: Day) -> Iterator[Owed]:
    """The next action on an open invoice: the one planned, else seven days after the last one."""
    for problem in _open(account, day):
        if problem.kind != "invoice":
            continue
        code = f"{problem.code}-action"
        acted = list(day.acted(code).values())
        acted += [contact.day for contact in _after(problem, account) if contact.ours and "billing" in contact.purposes]
        last = max(acted, default=None)
        due = day.workdays.on_or_before((last or problem.raised_on) + timedelta(days=INVOICE_EVERY))
        planned = day.workdays.on_or_before(problem.next_on) if problem.next_on else None
        if planned and (last is None or last < planned) and not day.settled(code, planned):
            due = planned
        yield Owed("invoice", code, due, due, DATED, "dated", 4, problem)


def checks(account: Account, day: Day) -> Iterator[Owed]:
    """Whether a problem solved stayed solved: asked twice."""
    for problem in account.problems:
        if problem.solved_on is None or problem.solved_on > day.today or problem.kind in {"invoice", "question"}:
            continue
        steps = [day.workdays.on_or_after(problem.solved_on + timedelta(days=days)) for days in CHECKS]
        for due, ends in pairwise(steps):
            checked = any("check" in contact.purposes for contact in account.since(due))
            if day.today < ends and not checked and not day.settled(f"{problem.code}-check", due):
                yield Owed("solved?", f"{problem.code}-check", due, problem.solved_on, DATED, "dated", 4, problem)
                break


def _open(account: Account, day: Day) -> Iterator[Problem]:
    return (problem for problem in account.problems if problem.solved_on is None or problem.solved_on > day.today)


def _answered(problem: Problem, day: Day) -> bool:
    return problem.answered_on is not None and problem.answered_on <= day.today


def says_trouble(owed: Owed, today: date) -> str:
    """What is wrong, for how long, and by when it should be right."""
    problem = cast("Problem", owed.subject)
    what = "emergency" if problem.kind == "emergency" else "severe problem" if problem.severe else "problem"
    target = f", target {said(problem.target_on, today)}" if problem.target_on else ""
    return f"{what}: {problem.text} (open {days_said((today - problem.raised_on).days)}{target})"


def says_question(owed: Owed, today: date) -> str:
    """What was asked, and when."""
    problem = cast("Problem", owed.subject)
    return f"answer owed: {problem.text} (asked {said(problem.raised_on, today)})"


def says_invoice(owed: Owed, today: date) -> str:
    """Which invoice, what about it, and for how long."""
    problem = cast("Problem", owed.subject)
    number = f" {problem.number}" if problem.number else ""
    return f"invoice{number}: {problem.text} (open {days_said((today - problem.raised_on).days)})"


def says_solved(owed: Owed, today: date) -> str:
    """What was solved, and when."""
    problem = cast("Problem", owed.subject)
    return f"solved {said(owed.day, today)}: {problem.text}; ask whether it stayed so"
