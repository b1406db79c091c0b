"""Referrals: how far they came, who refers, and what that brought (demand 8)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from retain.domain.referrals import REFERRAL_STATES
from retain.domain.report import Section, Table, figures
from retain.domain.reports.scenes import group

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from retain.domain.referrals import Referral
    from retain.domain.report import Number
    from retain.domain.reports.scenes import Scene


def referrals(now: Scene, before: Scene, led: Sequence[Referral]) -> Section:
    """Referrals asked for, given and won in the period, by state, and who refers."""
    return Section(
        "referrals", figures(_led(now, led), _led(before, led)), (_states(now, before, led), _referrers(now, led))
    )


def _amount(some: Iterable[Referral]) -> int:
    return sum(one.amount or 0 for one in some)


def _step(referral: Referral, state: str) -> date | None:
    """The day a referral came as far as a state."""
    day: date | None = getattr(referral, f"{state}_on")
    return day


def _came(scene: Scene, led: Iterable[Referral], state: str) -> list[Referral]:
    """The referrals that came as far as a state in the period."""
    return [one for one in led if scene.window.holds(_step(one, state))]


def _led(scene: Scene, led: Sequence[Referral]) -> dict[str, Number]:
    won = _came(scene, led, "won")
    return {
        "referrals_asked": len(_came(scene, led, "asked")),
        "referrals_given": len(_came(scene, led, "given")),
        "referrals_won": len(won),
        "referrals_won_amount": _amount(won),
    }


def _known(led: Iterable[Referral], day: date) -> list[Referral]:
    """Those asked for or given by a day."""
    return [one for one in led if any(step and step <= day for step in (one.asked_on, one.given_on))]


def _states(now: Scene, before: Scene, led: Sequence[Referral]) -> Table:
    here, there = (
        Counter(one.state(scene.window.last) for one in _known(led, scene.window.last)) for scene in (now, before)
    )
    rows = tuple((state, here[state], there[state]) for state in REFERRAL_STATES if here[state] or there[state])
    return Table("referrals_by_state", ("state", "referrals", "referrals_before"), rows, bar="referrals",
                 empty="No referrals yet.")  # fmt: skip


def _referrers(scene: Scene, led: Sequence[Referral]) -> Table:
    """Who refers, and what that brought until now: who brought most first."""
    last = scene.window.last
    by: dict[int, list[Referral]] = {}
    for one in _known(led, last):
        by.setdefault(one.customer, []).append(one)
    rows = []
    for number, some in by.items():
        account = scene.accounts[number]
        given = sum(one.given_on is not None and one.given_on <= last for one in some)
        won = [one for one in some if one.won_on is not None and one.won_on <= last]
        rows.append((account.code, account.standing.name, group(account), len(some), given, len(won), _amount(won)))
    rows.sort(key=lambda row: (-row[-1], -row[-2], -row[-3], row[1], row[0]))
    columns = ("code", "customer", "tier", "referrals", "given", "won", "amount")
    return Table("referrers", columns, tuple(rows), empty="Nobody referred anybody yet.")
