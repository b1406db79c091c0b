"""A customer that was lost, and what the diary says came before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from retain.domain import money, promises
from retain.domain.dates import day_said, days_said
from retain.domain.owed_contracts import STEPS
from retain.domain.owed_orders import RHYTHM_ORDERS, usual_gap
from retain.domain.slips import OURS
from retain.domain.word_kept import SLIPPED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from retain.domain.contracts import Contract
    from retain.domain.entries import Entry
    from retain.domain.policy import Cadence
    from retain.domain.problems import Problem
    from retain.domain.promises import Promise, Slip
    from retain.domain.sales import Sale

WINDOW = 180
"""Days before a loss that may tell why."""
PROMISES = 3
"""The newest promises not kept on time that are told."""
STEP_TAKEN = 15
"""Days around a contract's step within which settling it counts: a day off moves it."""
BAD = "bad"


class Event(NamedTuple):
    """One line of the replay: what it is an instance of, and its words."""

    day: date
    what: str
    text: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """What the diary holds of a customer up to the day it was lost, each oldest first.

    `since` is its first contact before that day, `talk` its last conversation, `steps` the days of contract steps that
    were settled, by contract.
    """

    customer: int
    name: str
    lost_on: date
    because: str
    since: date | None
    talk: Entry | None = None
    review: date | None = None
    promises: tuple[tuple[Promise, tuple[Slip, ...]], ...] = ()
    moods: tuple[Entry, ...] = ()
    problem: Problem | None = None
    contracts: tuple[Contract, ...] = ()
    steps: tuple[tuple[int, date], ...] = ()
    orders: tuple[Sale, ...] = ()
    rival: Entry | None = None
    left: tuple[tuple[str, date], ...] = ()


class Replay(NamedTuple):
    """A loss and what came before it, oldest first.

    `silent` is the days since the last conversation, else since the first contact, None where none was ever logged.
    """

    customer: int
    name: str
    lost_on: date
    because: str
    events: tuple[Event, ...]
    silent: int | None
    spoken: bool


def replay(story: Story, cadence: Cadence, currency: str) -> Replay:
    """The last conversation, what was promised and not kept, turns, problems and missed steps, by their day."""
    events = sorted(_events(story, cadence, currency), key=lambda event: event.day)
    last = story.talk.day if story.talk else story.since
    silent = max(0, (story.lost_on - last).days) if last else None
    return Replay(
        story.customer, story.name, story.lost_on, story.because, tuple(events), silent, story.talk is not None
    )


def _events(story: Story, cadence: Cadence, currency: str) -> Iterator[Event]:
    if story.talk:
        talk = story.talk
        way = "in " if talk.inbound else ""
        text = f": {talk.text}" if talk.text else ""
        yield Event(talk.day, "last conversation", f"{way}{talk.kind}{text}", f"e{talk.id}")
    yield from _broken(story)
    yield from _turn(story.moods)
    if story.problem:
        yield _problem(story.problem, story.lost_on)
    yield from _orders(story, currency)
    if story.rival:
        yield Event(story.rival.day, "competitor", story.rival.text or "seen", f"e{story.rival.id}")
    for name, day in story.left:
        yield Event(day, "person left", name)
    yield from _missed(story, cadence)
    yield Event(story.lost_on, "lost", story.because)


def _broken(story: Story) -> Iterator[Event]:
    """The newest promises of ours that were broken or slipped, told or not."""
    day = story.lost_on
    found = [
        Event(one.due_on, "promise", f"{one.text}: {state}", one.code)
        for one, slips in story.promises
        if one.party in OURS
        and (state := promises.word(one, tuple(slip for slip in slips if slip.day <= day), day))
        in {*SLIPPED, "broken", "kept late"}
        and one.due_on <= day
    ]
    yield from sorted(found, key=lambda event: event.day)[-PROMISES:]


def _turn(moods: Sequence[Entry]) -> Iterator[Event]:
    """The last time that the mood turned bad."""
    turns = [
        Event(after.day, "mood", f"turned bad, {before.mood} on {day_said(before.day, after.day)}", f"e{after.id}")
        for before, after in pairwise(moods)
        if after.mood == BAD and before.mood != BAD
    ]
    if not turns and moods and moods[0].mood == BAD:
        turns = [Event(moods[0].day, "mood", "bad, and never good", f"e{moods[0].id}")]
    yield from turns[-1:]


def _problem(one: Problem, day: date) -> Event:
    """The last problem and how it ended."""
    if one.solved_on is None or one.solved_on > day:
        end = f"still open after {days_said((day - one.raised_on).days)}"
    else:
        late = one.target_on is not None and one.solved_on > one.target_on
        days = (one.solved_on - one.raised_on).days
        end = f"solved {f'in {days_said(days)}' if days else 'the same day'}" + (", past its target" if late else "")
    return Event(one.raised_on, "last problem", f"{one.text}: {end}", one.code)


def _orders(story: Story, currency: str) -> Iterator[Event]:
    """The last order, and the rhythm it broke."""
    if not story.orders:
        return
    last = story.orders[-1]
    usual = ""
    if len(story.orders) >= RHYTHM_ORDERS:
        gap, _ = usual_gap([one.day.toordinal() for one in story.orders])
        usual = f"; usually every {days_said(gap)}, silent {(story.lost_on - last.day).days}"
    product = f" {last.product}" if last.product else ""
    yield Event(last.day, "last order", f"{money.said(last.amount, currency)}{product}{usual}", last.code)


def _missed(story: Story, cadence: Cadence) -> Iterator[Event]:
    """What was due by then and didn't happen: a conversation, a review, a contract's steps.

    Where no contact was ever logged, nobody knows what was missed.
    """
    for what, last, every in (
        ("conversation", story.talk.day if story.talk else None, cadence.conversation),
        ("review", story.review, cadence.review),
    ):
        since = last or story.since
        due = since + timedelta(days=every) if since and every else None
        if due and due < story.lost_on:
            so_far = f"the last was {day_said(last, due)}" if last else "there was none"
            yield Event(due, "missed", f"a {what} was due; {so_far}")
    for contract in story.contracts:
        yield from _untaken(contract, story)


def _untaken(contract: Contract, story: Story) -> Iterator[Event]:
    """The steps to a contract's decision that came up in the last 180 days and weren't settled."""
    decision = contract.decision_by(story.lost_on)
    taken = [day for number, day in story.steps if number == contract.id]
    for ahead, what in STEPS.items():
        due = decision - timedelta(days=ahead)
        recent = contract.open_on(due) and story.lost_on - timedelta(days=WINDOW) <= due < story.lost_on
        if recent and not any(abs((day - due).days) <= STEP_TAKEN for day in taken):
            title = f"{contract.title} " if contract.title else ""
            yield Event(due, "missed", f"contract {title}{ahead} days before its decision: {what}", contract.code)
