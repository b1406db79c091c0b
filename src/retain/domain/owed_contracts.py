"""What contracts and expectations make due: the steps to a decision, a silence, thanks for a renewal, a review."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple, cast

from retain.domain.dates import days_said, said
from retain.domain.owed import DATED, THANKS_END, Owed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from retain.domain.accounts import Account, Day
    from retain.domain.contracts import Contract
    from retain.domain.expectations import Expectation

STEPS = {
    180: "ask how the term went",
    120: "show what it was worth",
    90: "talk about the next term",
    60: "agree the terms",
    30: "get the decision",
}
"""Days before the decision date, and what each step is for."""
PASSED = 0
"""The step once the decision date is over: renewed or lost?"""
STEP_POINTS = 8
NEGLECT = 90
"""Days of a term without a conversation that raise the alarm."""


class Step(NamedTuple):
    """One step to a contract's decision: days before it, the day its row appears, the day of the decision."""

    contract: Contract
    ahead: int
    due: date
    decision: date


def steps(account: Account, day: Day) -> Iterator[Owed]:
    """The running step of each contract, else the next one; after the decision date one still to be told apart."""
    for contract in account.contracts if account.welcomes else ():
        if not contract.open_on(day.today):
            continue
        ladder = list(_ladder(contract, day))
        running = [step for step in ladder if step.due <= day.today][-1:]
        coming = [step for step in ladder if step.due > day.today][:1]
        for step in (*running, *coming):
            if not day.settled(f"{contract.code}-step", step.due):
                yield _owed(step)
                break


def _ladder(contract: Contract, day: Day) -> Iterator[Step]:
    """The steps to a contract's decision, the first first.

    An auto-renewing one whose last day of notice is over has decided itself: its ladder leads to the next term's.
    """
    decision = contract.decision_by(day.today)
    if contract.auto_renews and decision < day.today:
        decision = contract.decision_by(contract.end_by(day.today) + timedelta(days=1))
    for ahead in STEPS:
        yield Step(contract, ahead, _step_day(contract, ahead, decision, day), decision)
    if not contract.auto_renews:
        yield Step(contract, PASSED, day.workdays.on_or_after(decision + timedelta(days=1)), decision)


def _step_day(contract: Contract, ahead: int, decision: date, day: Day) -> date:
    on = decision - timedelta(days=ahead)
    return day.workdays.on_or_before(day.brought_forward(f"{contract.code}-{ahead}", on))


def steps_between(account: Account, day: Day, first: date, last: date) -> Iterator[tuple[str, Owed]]:
    """The steps of a customer's contracts that lie in some days, each by the code it is brought forward by."""
    for contract in account.contracts if account.welcomes else ():
        decision = contract.decision_by(day.today)
        for ahead in STEPS if contract.open_on(day.today) else ():
            on = decision - timedelta(days=ahead)
            if first <= on <= last:
                yield f"{contract.code}-{ahead}", _owed(Step(contract, ahead, on, decision))


def _owed(step: Step) -> Owed:
    code = f"{step.contract.code}-step"
    return Owed("contract step", code, step.due, step.decision, DATED, "contract step", STEP_POINTS, step)


def step_days(contract: Contract, today: date) -> Iterator[tuple[str, date]]:
    """The calendar day of each step, by a code of its own."""
    decision = contract.decision_by(today)
    return ((f"{contract.code}-{ahead}", decision - timedelta(days=ahead)) for ahead in STEPS)


def neglect(account: Account, day: Day) -> Iterator[Owed]:
    """A contract's term that has gone ninety days without a conversation: one alarm a customer, the oldest.

    What was silent before the customer came into the diary waits for its first conversation, which is spread.
    """
    alarms = []
    clock = account.clocks.get("conversation")
    first = clock.due if clock and clock.spread else date.min
    for contract in account.contracts if account.welcomes else ():
        if contract.in_force(day.today):
            since = max(filter(None, (contract.starts_on, account.standing.conversation)))
            due = day.workdays.on_or_before(since + timedelta(days=NEGLECT))
            alarms.append((max(due, first) if due < account.standing.came_on else due, since, contract))
    for due, since, contract in sorted(alarms, key=lambda alarm: (alarm[0], alarm[2].id or 0))[:1]:
        if not day.settled(code := f"{contract.code}-neglect", due):
            yield Owed("neglected contract", code, due, since, DATED, "dated", 4, contract)


def thanks(account: Account, day: Day) -> Iterator[Owed]:
    """A thank-you for a renewal, from the next working day until it has gone stale."""
    for contract in account.contracts if account.welcomes else ():
        if contract.renewed_from is None:
            continue
        due, code = day.workdays.after(contract.signed_on, 1), f"{contract.code}-thanks"
        thanked = any(contact.ours and "thanks" in contact.purposes for contact in account.since(contract.signed_on))
        if day.today <= due + timedelta(days=THANKS_END) and not thanked and not day.settled(code, due):
            yield Owed("renewal thanks", code, due, contract.signed_on, DATED, "dated", 4, contract)


def reviews(account: Account, day: Day) -> Iterator[Owed]:
    """An expectation to be reviewed, from its day on."""
    for one in account.expectations if account.welcomes else ():
        if one.open_on(day.today):
            due = day.workdays.on_or_before(one.review_on)
            yield Owed("expectation", one.code, due, one.review_on, DATED, "dated", 4, one)


def thanked_since(contract: Contract, today: date) -> date | None:
    """The day from which contacts may have settled a contract's thank-you; None where none is owed any more."""
    renewed = contract.renewed_from is not None
    return contract.signed_on if renewed and (today - contract.signed_on).days <= 2 * THANKS_END else None


def may_be_due(contracts: Iterable[Contract], conversation: date | None, horizon: date) -> bool:
    """Whether a customer's contracts can make a row by a day; `horizon` allows for days off and breaks."""
    for contract in contracts:
        first = contract.decision_by(horizon) - timedelta(days=max(STEPS))
        if contract.open_on(horizon) and (first <= horizon or contract.auto_renews):
            return True
        if contract.in_force(horizon) and (max(conversation or contract.starts_on, contract.starts_on)) <= (
            horizon - timedelta(days=NEGLECT)
        ):
            return True
        if thanked_since(contract, horizon):
            return True
    return False


def unspoken(account: Account, contract: Contract, today: date) -> bool:
    """Whether a decision date is at most 180 days ahead and nobody spoke with the customer in those days."""
    ahead, near = contract.decision_by(today) - today, timedelta(days=max(STEPS))
    spoken = account.standing.conversation
    return timedelta(0) <= ahead <= near and (spoken is None or spoken < contract.decision_by(today) - near)


def says_step(owed: Owed, today: date) -> str:
    """Which contract is to be decided by when, what it is worth to speak of, and whether it renews itself."""
    step = cast("Step", owed.subject)
    name, by = named(step.contract), said(step.decision, today)
    if step.ahead == PASSED:
        return f"{name}: renewed or lost? Its decision date: {by}"
    alone = ", else it renews itself" if step.contract.auto_renews else ""
    return f"{name}: decision by {by}{alone}: {STEPS[step.ahead]}"


def says_neglect(owed: Owed, today: date) -> str:
    """Which contract nobody spoke about, and for how long."""
    return f"{named(cast('Contract', owed.subject))}: {days_said((today - owed.day).days)} without a conversation"


def says_thanks(owed: Owed, today: date) -> str:
    """For which renewal thanks are due."""
    return f"thank them: {named(cast('Contract', owed.subject))} renewed ({said(owed.day, today)})"


def says_review(owed: Owed, today: date) -> str:
    """What they said success would be, and when."""
    one = cast("Expectation", owed.subject)
    target = f" ({' '.join(filter(None, (one.metric, one.target)))})" if one.metric or one.target else ""
    return f"was it a success? {one.text}{target}, said {said(one.set_on, today)}"


def named(contract: Contract) -> str:
    """A contract in the rep's words."""
    return f"contract {contract.title or contract.number}" if contract.title or contract.number else "contract"
