"""Whether promises are kept on time, ours and theirs, and what was beyond duty (demands 28 and 68)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.promises import word
from retain.domain.report import Section, Table, figures, share
from retain.domain.reports.scenes import ME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from retain.domain.promises import Promise, Slip
    from retain.domain.report import Number
    from retain.domain.reports.scenes import Scene

WORDS = ("kept on time", "kept late", "slipped told before", "slipped told after", "slipped not told", "broken")
"""How a promise that came due ended (SPEC section 4, Promises)."""
_DROPPED = frozenset({"dropped", "open"})


class Given(NamedTuple):
    """A promise with all its slips."""

    promise: Promise
    slips: tuple[Slip, ...] = ()


class _Came(NamedTuple):
    """A promise whose first day fell in the period: whose it is, and how it ended by the period's last day."""

    given: Given
    by: str
    word: str


def known_by(given: Given, day: date) -> Given:
    """A promise as it stood on a day: without the end and the slips that came later."""
    promise, slips = given
    if promise.ended_on is not None and promise.ended_on > day:
        promise = replace(promise, ended=None, ended_on=None)
    return Given(promise, tuple(slip for slip in slips if slip.day <= day))


def dependability(now: Scene, before: Scene, promises: Sequence[Given], colleagues: Mapping[int, str]) -> Section:
    """Promises by whose they are and how they ended, those not kept by name, and what was beyond duty."""
    here, there = list(_came(now, promises, colleagues)), list(_came(before, promises, colleagues))
    measured = figures(_measures(now, here), _measures(before, there))
    return Section("dependability", measured, (_by_party(here, there), _failed(now, here)))


def _came(scene: Scene, promises: Iterable[Given], colleagues: Mapping[int, str]) -> Iterator[_Came]:
    last = scene.window.last
    for given in promises:
        promise = given.promise
        if promise.party == "note" or promise.customer not in scene.accounts or not scene.window.holds(promise.due_on):
            continue
        said = word(*known_by(given, last), last)
        by = {"me": ME, "customer": "customers"}.get(promise.party) or colleagues.get(promise.colleague or 0, "")
        if said not in _DROPPED:
            yield _Came(given, by, said)


def _ours(came: Iterable[_Came]) -> list[_Came]:
    return [one for one in came if one.given.promise.party != "customer"]


def _on_time(came: Sequence[_Came]) -> Number:
    return share(sum(one.word == WORDS[0] for one in came), len(came))


def _measures(scene: Scene, came: Sequence[_Came]) -> dict[str, Number]:
    ours = _ours(came)
    words = [one.word for one in ours]
    return {
        "promises_due": len(ours),
        "kept_on_time_share": _on_time(ours),
        "slips_told_in_time": words.count("slipped told before"),
        "slips_told_late": words.count("slipped told after"),
        "slips_not_told": words.count("slipped not told"),
        "promises_broken": words.count("broken"),
        "their_kept_on_time_share": _on_time([one for one in came if one.given.promise.party == "customer"]),
        "beyond_duty": sum("beyond" in one.purposes.split() for one in scene.within),
    }


def _by_party(here: Sequence[_Came], there: Sequence[_Came]) -> Table:
    names = dict.fromkeys(one.by for one in (*here, *there))
    rows = []
    for name in sorted(names, key=lambda by: (by != ME, by == "customers", by)):
        some, then = ([one for one in came if one.by == name] for came in (here, there))
        counts = (sum(one.word == said for one in some) for said in WORDS)
        rows.append((name, len(some), *counts, _on_time(some), _on_time(then)))
    columns = ("whose", "due", "on_time", "late", "told", "told_late", "untold", "broken", "share", "share_before")
    return Table("promises_by_party", columns, tuple(rows), empty="No promise came due.")


def _failed(scene: Scene, came: Sequence[_Came]) -> Table:
    """Promises of ours that were broken, or slipped without the customer knowing in time."""
    failed = [one for one in _ours(came) if one.word in {"broken", "slipped not told", "slipped told after"}]
    rows = [
        (promise.code, scene.accounts[promise.customer].standing.name, one.by, promise.text, promise.due_on, one.word)
        for one in sorted(failed, key=lambda one: (one.given.promise.due_on, one.given.promise.id or 0))
        for promise in [one.given.promise]
    ]
    columns = ("code", "customer", "by", "text", "first_due_on", "state")
    return Table("promises_failed", columns, tuple(rows), empty="None was broken or slipped untold.")
