"""What `log` and `done` answer: the customer as found, dates with weekdays, what was settled, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retain.domain import reasons
from retain.domain.dates import said
from retain.domain.kinds import ONE_WAY
from retain.domain.lifetime import Lifetime
from retain.domain.names import short
from retain.domain.owed import CLOCK, DATED, NOW
from retain.render.lifetime import lifetime_json, spans
from retain.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from retain.domain.entries import Entry
    from retain.domain.marks import Marked
    from retain.domain.outcome import Logged, Outcome
    from retain.domain.owed import Owed
    from retain.render.screen import Screen

OWES = {"me": "promised", "colleague": "colleague promised", "customer": "they promised", "note": "note to self"}


def show(screen: Screen, name: str, logged: Logged, outcome: Outcome | None, today: date) -> None:
    """Say what was stored for one customer."""
    if screen.json:
        screen.document(as_json(name, logged, outcome))
        unmet(screen, [(name, logged.entry.id, logged.marked)])
        return
    if logged.entry.attempt and outcome:
        screen.say("Nobody was reached: an attempt.")
    _lines(screen, name, logged, today)
    _assumed(screen, logged.undated)
    unmet(screen, [(name, logged.entry.id, logged.marked)])
    if outcome:
        tell(screen, outcome, today)
    if outcome and outcome.value > 0 and not logged.entry.attempt:
        screen.line(f"value: {spans(Lifetime(outcome.value))}")


def _lines(screen: Screen, name: str, logged: Logged, today: date) -> None:
    entry = logged.entry
    more = [f"with {', '.join(logged.people)}"] * bool(logged.people) + [f"by {logged.by}"] * bool(logged.by)
    more += [f"mood {entry.mood}"] * bool(entry.mood)
    more += [tagged(logged.marked)] * bool(logged.marked.new)
    if entry.cost is not None:
        from retain.domain import money

        more.append(f"cost {money.said(entry.cost)}")
    more += [f"{entry.minutes} min"] * (entry.minutes is not None)
    at = f" at {entry.time}" if entry.time else ""
    head = f"e{entry.id} {_contact(entry)} {name} (c{entry.customer}), {said(entry.day, today)}{at}"
    screen.line(safe("; ".join([head, *more])))
    for promise in logged.promises:
        screen.line(safe(f"{promise.code} {OWES[promise.party]}: {promise.text}, by {said(promise.due_on, today)}"))
    for problem in logged.problems:
        screen.line(safe(f"{problem.code} {problem.kind}: {problem.text}"))
    for opportunity in logged.opportunities:
        screen.line(safe(f"{opportunity.code} opportunity: {opportunity.text}"))
    for news in logged.told:
        screen.line(safe(f"told: {news.code} {news.title}"))
    if logged.facts:
        from retain.render.fact import told

        for who, learned in logged.facts:
            screen.line(safe(told(who or name, learned, today)))


def _assumed(screen: Screen, undated: int) -> None:
    if undated:
        screen.say(f"{undated} without a date: due in five working days.")


def _contact(entry: Entry) -> str:
    if entry.kind == "note":
        return "note on"
    if entry.attempt:
        return f"tried {'an' if entry.kind == 'email' else 'a'} {entry.kind} to"
    return f"{entry.kind} {'from' if entry.inbound else 'to' if entry.kind in ONE_WAY else 'with'}"


def tell(screen: Screen, outcome: Outcome, today: date) -> None:
    """Say what a change settled, and what is owed next."""
    if outcome.settled:
        screen.line(safe("settled: " + "; ".join(f"{one.code} ({one.reason})" for one in outcome.settled)))
    if outcome.back:
        screen.line(f"back: {said(outcome.back, today)}")
    if outcome.next and (not outcome.back or outcome.next.band == NOW):
        screen.line(safe(f"next: {_coming(outcome.next, today)}"))


def _coming(owed: Owed, today: date) -> str:
    """What is owed already, in its own words; what is still ahead, with its day."""
    if owed.due <= today:
        return reasons.says(owed, today)
    why = "" if owed.band in {DATED, CLOCK} and owed.code.startswith("c") else f": {reasons.says(owed, today)}"
    return f"{owed.reason}, {said(owed.due, today)}{why}"


def as_json(name: str, logged: Logged, outcome: Outcome | None) -> dict[str, Any]:
    """What was stored, settled and comes next; keys frozen by a test."""
    entry = logged.entry
    return {
        "code": f"e{entry.id}",
        "customer_code": f"c{entry.customer}",
        "customer": name,
        "day": entry.day,
        "kind": entry.kind,
        "attempt": entry.attempt,
        "mood": entry.mood,
        "cost": _cost(entry.cost),
        "with": logged.people,
        "by": logged.by or None,
        "text": entry.text,
        "tags": logged.marked.tags,
        "promises": [
            {"code": one.code, "party": one.party, "text": one.text, "due": one.due_on} for one in logged.promises
        ],
        "problems": [{"code": one.code, "kind": one.kind, "text": one.text} for one in logged.problems],
        "facts": [
            {
                "code": one.fact.code,
                "about": who or name,
                "kind": one.fact.kind,
                "name": one.fact.name,
                "text": one.fact.text,
                "was": one.old.value if one.old else None,
            }
            for who, one in logged.facts
        ],
        "opportunities": [{"code": one.code, "text": one.text} for one in logged.opportunities],
        "told": [{"code": one.code, "text": one.text} for one in logged.told],
        **outcome_json(outcome),
        "lifetime": lifetime_json(Lifetime(outcome.value)) if outcome and outcome.value > 0 else None,
    }


def outcome_json(outcome: Outcome | None) -> dict[str, Any]:
    """What a change settled, what comes next, and when a row that was tried is back."""
    coming = outcome.next if outcome else None
    return {
        "settled": [{"code": one.code, "reason": one.reason} for one in (outcome.settled if outcome else ())],
        "next": {"code": coming.code, "reason": coming.reason, "due": coming.due} if coming else None,
        "back": outcome.back if outcome else None,
    }


def many(screen: Screen, entries: Iterable[tuple[str, Logged]], today: date) -> None:
    """Say what was stored for several customers, a line each."""
    some = list(entries)
    if screen.json:
        screen.document([as_json(name, logged, None) for name, logged in some])
        unmet(screen, ((name, logged.entry.id, logged.marked) for name, logged in some))
        return
    for name, logged in some:
        _lines(screen, name, logged, today)
    _assumed(screen, sum(logged.undated for _, logged in some))
    unmet(screen, ((name, logged.entry.id, logged.marked) for name, logged in some))


def marked(screen: Screen, name: str, entry: int, marks: Marked) -> None:
    """Say what the marks of an entry's text did; JSON tells the entry alone."""
    if marks.new and not screen.json:
        screen.line(safe(f"{short(name)} {tagged(marks)}."))
    unmet(screen, [(name, entry, marks)])


def tagged(marked: Marked) -> str:
    """The tags a text gave: "tagged golf, spring"."""
    return f"tagged {', '.join(marked.new)}"


def unmet(screen: Screen, entries: Iterable[tuple[str, int | None, Marked]]) -> None:
    """Say which @names led to nobody, and how to put somebody on the entry: a line for each name."""
    missed: dict[tuple[str, ...], list[tuple[str, int | None]]] = {}
    for name, entry, marks in entries:
        for one in marks.unmet:
            missed.setdefault((one.typed, *one.candidates), []).append((name, entry))
    for (typed, *candidates), places in missed.items():
        at = short(places[0][0]) if len(places) == 1 else f"{len(places)} customers"
        said = f"could be {', '.join(candidates)}" if candidates else f"is nobody known at {at}"
        code = f"e{places[0][1]}" if len(places) == 1 else "CODE"
        screen.say(f"@{short(typed)} {said}: retain entry edit {code} --with PERSON puts somebody on it.")


def _cost(minor: int | None) -> str | None:
    if minor is None:
        return None
    from retain.domain import money

    return money.plain(minor)
