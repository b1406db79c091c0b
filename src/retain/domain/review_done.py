"""What a review looks back on: services, support, problems, promises kept, and beyond duty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.dates import day_said, days_said
from retain.domain.plurals import counted
from retain.domain.review_parts import NOTHING, Part, Point, entry_point, for_purpose, part
from retain.domain.word_kept import ON_TIME, percent
from retain.domain.word_kept import says as kept_says

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from retain.domain.folders import ProblemFolder, PromiseFolder
    from retain.domain.review_parts import Material
    from retain.domain.sales import Sale
    from retain.domain.word_kept import WordKept

QUESTION = "question"


def services(found: Material, since: date, today: date) -> Part:
    """What was done, and what was delivered: a product delivered again and again in one line."""
    delivered: dict[str, list[Sale]] = {}
    for one in found.deliveries:
        if one.delivered_on and since <= one.delivered_on <= today:
            delivered.setdefault(one.product or "order", []).append(one)
    done = [entry_point(one) for one in for_purpose(found, "service")]
    sold = [_delivered(product, some, today) for product, some in delivered.items()]
    return part("Services provided", [*done, *sold], NOTHING)


def _delivered(product: str, some: list[Sale], today: date) -> Point:
    newest = max(some, key=lambda one: (one.delivered_on or one.day, one.id or 0))
    day = newest.delivered_on or newest.day
    if len(some) == 1:
        return Point(f"delivered: {product}{f' ({newest.number})' if newest.number else ''}", day, newest.code)
    return Point(f"delivered {len(some)} times: {product}; last {day_said(day, today)}", None, newest.code)


def support(found: Material, since: date, today: date) -> Part:
    """The questions answered, by whom and how soon."""
    answered = [
        (one, day)
        for one in found.problems
        if one.problem.kind == QUESTION and (day := _answered(one, today)) and day >= since
    ]
    points = [_answer(one, day) for one, day in answered]
    same_day = sum(day == one.problem.raised_on for one, day in answered)
    of = counted(len(points), "question")
    return part("Support provided", points, f"{of} answered, {same_day} the same day." if points else NOTHING)


def _answered(one: ProblemFolder, today: date) -> date | None:
    days = [day for day in (one.problem.answered_on, one.problem.solved_on) if day and day <= today]
    return min(days, default=None)


def _answer(one: ProblemFolder, day: date) -> Point:
    problem = one.problem
    by = f" by {one.colleague}" if one.colleague else ""
    return Point(f"{problem.text}: answered {_in(problem.raised_on, day)}{by}", problem.raised_on, problem.code)


def _in(start: date, end: date) -> str:
    days = (end - start).days
    return f"in {days_said(days)}" if days else "the same day"


def kept(page: WordKept, today: date) -> Part:
    """The word-kept page: the sentence, then each promise with its day."""
    points = [
        Point(f"{one.promise.text}: {_kept(one, today)}", one.promise.due_on, one.promise.code) for one in page.promises
    ]
    sentence = kept_says(page)
    return Part("Word kept", f"{sentence}." if sentence else "No promise of ours fell due.", tuple(points))


def _kept(one: PromiseFolder, today: date) -> str:
    """How a promise went: its state in the ledger, and the day it was kept where that wasn't on time."""
    promise = one.promise
    if promise.ended_on is None or promise.ended_on > today:
        slipped = one.due_on != promise.due_on
        return f"{one.state}, now for {day_said(one.due_on, today)}" if slipped else "past its day, still open"
    if one.state in {ON_TIME, promise.ended}:
        return one.state
    how = "" if one.state.startswith("kept") else f"{promise.ended} "
    return f"{one.state}, {how}{day_said(promise.ended_on, today)}"


def solved(problems: Iterable[ProblemFolder], since: date, today: date) -> list[ProblemFolder]:
    """The problems solved in the period, questions aside, the first solved first."""
    found = (
        one
        for one in problems
        if one.problem.kind != QUESTION and one.problem.solved_on and since <= one.problem.solved_on <= today
    )
    return sorted(found, key=lambda one: (one.problem.solved_on, one.problem.id or 0))


def still_open(problems: Iterable[ProblemFolder], today: date) -> list[ProblemFolder]:
    """What is open today, questions too, the oldest first."""
    found = (one for one in problems if one.problem.solved_on is None or one.problem.solved_on > today)
    return sorted(found, key=lambda one: (one.problem.raised_on, one.problem.id or 0))


def in_target(some: Iterable[ProblemFolder]) -> tuple[int, int]:
    """How many of solved problems had a target date, and how many of those were solved by it."""
    aimed = [one.problem for one in some if one.problem.target_on]
    return len(aimed), sum(one.solved_on <= one.target_on for one in aimed if one.solved_on and one.target_on)


def problems(found: Material, since: date, today: date) -> Part:
    """Problems solved, how fast and whether in their target, and those open."""
    done, left = solved(found.problems, since, today), still_open(found.problems, today)
    aimed, hit = in_target(done)
    says = [f"{len(done)} solved"] if done else []
    says += [f"{hit} of {aimed} in target ({percent(hit, aimed)} %)"] if aimed else []
    says += [f"{len(left)} open"] if left else []
    points = [Point(_solved(one), one.problem.solved_on, one.problem.code) for one in done]
    points += [Point(_open(one, today), one.problem.raised_on, one.problem.code) for one in left]
    return Part("Problems", f"{', '.join(says)}." if says else "None, solved or open.", tuple(points))


def _named(one: ProblemFolder) -> str:
    problem = one.problem
    kind = f"invoice {problem.number}: " if problem.number else "question: " if problem.kind == QUESTION else ""
    gap = [f"expected {problem.expected}"] * bool(problem.expected)
    gap += [f"received {problem.received}"] * bool(problem.received)
    return f"{kind}{problem.text}" + (f" ({', '.join(gap)})" if gap else "")


def _solved(one: ProblemFolder) -> str:
    problem = one.problem
    if problem.solved_on is None:
        return _named(one)
    took = f"solved {_in(problem.raised_on, problem.solved_on)}"
    if problem.target_on is None:
        return f"{_named(one)}: {took}"
    late = (problem.solved_on - problem.target_on).days
    return f"{_named(one)}: {took}, " + (f"{days_said(late)} past its target" if late > 0 else "in target")


def _open(one: ProblemFolder, today: date) -> str:
    target = f", to be solved by {day_said(one.problem.target_on, today)}" if one.problem.target_on else ""
    answered = "answered, " if _answered(one, today) else ""
    return f"{_named(one)}: {answered}open {days_said((today - one.problem.raised_on).days)}{target}"


def beyond(found: Material) -> Part:
    """Where we went out of our way."""
    return part("Beyond duty", [entry_point(one) for one in for_purpose(found, "beyond")])
