"""Opportunities: open, won and lost (demand 31)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.report import Section, Table, figures, share, worst

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from retain.domain.opportunities import Opportunity
    from retain.domain.report import Number
    from retain.domain.reports.scenes import Scene


def opportunities(now: Scene, before: Scene, needs: Sequence[Opportunity]) -> Section:
    """What is open with its next step, and what was won and lost in the period."""
    return Section(
        "opportunities", figures(_needs(now, needs), _needs(before, needs)), (_open(now, needs), _ended(now, needs))
    )


def _amount(some: Iterable[Opportunity]) -> int:
    return sum(one.amount or 0 for one in some)


def _needs(scene: Scene, needs: Sequence[Opportunity]) -> dict[str, Number]:
    last = scene.window.last
    waiting = [one for one in needs if one.open_on(last)]
    won, lost = (
        [one for one in needs if one.ended == how and scene.window.holds(one.ended_on)] for how in ("won", "lost")
    )
    return {
        "opportunities_open": len(waiting),
        "opportunities_open_amount": _amount(waiting),
        "opportunity_oldest_days": worst((last - one.heard_on).days for one in waiting),
        "opportunities_without_next_step": sum(not one.next_step and one.next_on is None for one in waiting),
        "opportunities_heard": sum(scene.window.holds(one.heard_on) for one in needs),
        "opportunities_won": len(won),
        "opportunities_won_amount": _amount(won),
        "opportunities_lost": len(lost),
        "opportunities_won_share": share(len(won), len(won) + len(lost)),
    }


def _open(scene: Scene, needs: Iterable[Opportunity]) -> Table:
    last = scene.window.last
    waiting = [one for one in needs if one.open_on(last)]
    waiting.sort(key=lambda one: (one.next_on or one.heard_on, -(one.amount or 0), one.id or 0))
    rows = [
        (
            *(one.code, scene.accounts[one.customer].standing.name, one.text, one.amount),
            *((last - one.heard_on).days, one.next_step, one.next_on),
        )
        for one in waiting
    ]
    columns = ("code", "customer", "text", "amount", "days", "next_step", "next_on")
    return Table("open_opportunities", columns, tuple(rows), empty="No open opportunities.")


def _ended(scene: Scene, needs: Iterable[Opportunity]) -> Table:
    ended = [(one.ended_on, one) for one in needs if one.ended_on is not None and scene.window.holds(one.ended_on)]
    rows = [
        (one.code, scene.accounts[one.customer].standing.name, one.text, one.amount, one.ended, day, one.because)
        for day, one in sorted(ended, key=lambda pair: (pair[0], pair[1].id or 0), reverse=True)
    ]
    columns = ("code", "customer", "text", "amount", "ended", "ended_on", "because")
    return Table("ended_opportunities", columns, tuple(rows), empty="None was won or lost.")
