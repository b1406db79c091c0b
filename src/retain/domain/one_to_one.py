"""What a manager talks over with a rep first: promises, silence, decisions, broken rhythms, where help is needed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple, cast

from retain.domain import reasons
from retain.domain.owed_contracts import unspoken
from retain.domain.report import Table
from retain.domain.reports.scenes import group, order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from retain.domain.accounts import Account
    from retain.domain.owed import Owed
    from retain.domain.waiting import Waited

UNTOLD = ("broken", "slipped not told")


class Case(NamedTuple):
    """A kept customer and all that it is owed, due already or ahead."""

    account: Account
    owed: Sequence[Owed]


def tables(cases: Sequence[Case], failed: Table, waiting: Iterable[Waited], today: date) -> tuple[Table, ...]:
    """The five tables of the talk; `failed` are the period's promises that weren't kept (reports/dependability.py)."""
    found = sorted(cases, key=lambda one: order(one.account))
    return (
        _untold(failed),
        _silent(found, today),
        _undecided(found, today),
        _off_rhythm(found, today),
        _needs_help(found, waiting, today),
    )


def _untold(failed: Table) -> Table:
    state = failed.columns.index("state")
    rows = tuple(row for row in failed.rows if row[state] in UNTOLD)
    return Table("promises_broken_or_untold", failed.columns, rows, empty="No promise was broken or slipped untold.")


def _silent(cases: Iterable[Case], today: date) -> Table:
    """A and B past their conversation cadence, the longest overdue first within a tier."""
    late = []
    for account, _ in cases:
        clock = account.clocks.get("conversation")
        if clock and group(account) in {"A", "B"} and (over := (today - clock.due).days) > 0:
            days = (today - clock.last).days if clock.last else None
            row = (account.code, account.standing.name, account.tier, days, clock.days, over, account.value)
            late.append((account.tier, -over, row))
    rows = tuple(row for *_, row in sorted(late, key=lambda one: one[:2]))
    columns = ("code", "customer", "tier", "days_quiet", "cadence", "over", "value")
    return Table(
        "top_tiers_beyond_a_conversation", columns, rows, bar="over", empty="Every A and B was spoken to in time."
    )


def _undecided(cases: Iterable[Case], today: date) -> Table:
    """Contracts to be decided within 180 days whose customer hasn't been spoken to in those days."""
    near = [
        (contract.decision_by(today), account, contract)
        for account, _ in cases
        for contract in account.contracts
        if contract.open_on(today) and unspoken(account, contract, today)
    ]
    rows = tuple(
        (*(contract.code, account.standing.name, group(account), contract.title or contract.number),
         *(on, (on - today).days, account.standing.conversation, contract.value))
        for on, account, contract in sorted(near, key=lambda one: (one[0], one[2].id or 0))
    )  # fmt: skip
    columns = ("code", "customer", "tier", "contract", "decision_on", "days", "spoken_on", "value")
    return Table(
        "decisions_near_without_a_conversation", columns, rows, empty="Every decision within 180 days was talked about."
    )


def _off_rhythm(cases: Iterable[Case], today: date) -> Table:
    rows = []
    for account, owed in cases:
        for one in owed:
            if one.reason == "rhythm" and one.due <= today:
                usual, last = cast("tuple[int, int]", one.subject)
                silent = today.toordinal() - last
                rows.append(
                    (account.code, account.standing.name, group(account), usual, silent, date.fromordinal(last),
                     account.value)
                )  # fmt: skip
    columns = ("code", "customer", "tier", "usual_days", "silent_days", "last_order_on", "value")
    return Table("orders_out_of_rhythm", columns, tuple(rows), bar="silent_days", empty="Orders come as usual.")


def _needs_help(cases: Sequence[Case], waiting: Iterable[Waited], today: date) -> Table:
    """What the rep can't settle alone: emergencies, problems past their target, decisions past, executives, others."""
    rows = [row for case in cases for row in _troubles(case, today)]
    rows += [
        (one.code, one.name, f"{one.owes} owes: {one.text}", one.days_late(today))
        for one in waiting
        if one.party == "colleague" and one.days_late(today)
    ]
    rows += [row for case in cases for row in _steps(case, today)]
    unique = tuple({row[0]: row for row in reversed(rows)}.values())[::-1]
    return Table("where_you_are_needed", ("code", "customer", "why", "days"), unique, empty="Nothing waits for you.")


def _troubles(case: Case, today: date) -> Iterator[tuple[str, str, str, int]]:
    for one in case.account.problems:
        if one.kind == "invoice" or (one.solved_on is not None and one.solved_on <= today):
            continue
        what = "emergency" if one.kind == "emergency" else f"severe {one.kind}" if one.severe else ""
        if not what and one.target_on is not None and one.target_on < today:
            what = f"{one.kind} past its target"
        if what:
            yield one.code, case.account.standing.name, f"{what}: {one.text}", (today - one.raised_on).days


def _steps(case: Case, today: date) -> Iterator[tuple[str, str, str, int]]:
    for one in case.owed:
        passed = one.reason == "contract step" and one.day < today
        if one.due <= today and (passed or one.reason == "visit with an executive"):
            yield one.code, case.account.standing.name, reasons.says(one, today), (today - one.due).days
