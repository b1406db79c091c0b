"""What may grow: opportunities, referrals, and product news not yet offered (demands 8, 31 and 65)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.news import ANSWERS
from retain.domain.referrals import REFERRAL_STATES
from retain.domain.report import Page, Section, Table, figures, share, worst
from retain.domain.scenes import group, order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from retain.domain.accounts import Account
    from retain.domain.news import News, Telling
    from retain.domain.opportunities import Opportunity
    from retain.domain.referrals import Referral
    from retain.domain.report import Number
    from retain.domain.scenes import Scene

LEADS = ("opportunities_open", "opportunities_open_amount", "referrals_given", "offers_open_to_a")


class Sown(NamedTuple):
    """What the page is told beside its scenes."""

    opportunities: Sequence[Opportunity] = ()
    referrals: Sequence[Referral] = ()
    news: Sequence[News] = ()
    tellings: Sequence[Telling] = ()


def page(now: Scene, before: Scene, sown: Sown) -> Page:
    """Opportunities, referrals and offers in a period."""
    needs = [one for one in sown.opportunities if one.customer in now.accounts]
    led = [one for one in sown.referrals if one.customer in now.accounts]
    told = [one for one in sown.tellings if one.customer in now.accounts]
    products = [one for one in sown.news if one.kind == "product" and one.current(now.window.last)]
    sections = (
        Section(
            "opportunities",
            figures(_needs(now, needs), _needs(before, needs)),
            (_open(now, needs), _ended(now, needs)),
        ),
        Section(
            "referrals",
            figures(_led(now, led), _led(before, led)),
            (_states(now, before, led), _referrers(now, led)),
        ),
        Section(
            "offers",
            figures(_offers(now, sown, told), _offers(before, sown, told)),
            (_products(now, products, told), _untold(now, products, told)),
        ),
    )
    return Page("growth", LEADS, sections)


def _amount(some: Iterable[Opportunity] | Iterable[Referral]) -> int:
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


def _offers(scene: Scene, sown: Sown, told: Sequence[Telling]) -> dict[str, Number]:
    products = {one.id: one for one in sown.news if one.kind == "product"}
    offered = [one for one in told if one.news in products and scene.window.holds(one.told_on)]
    wanted = [one for one in told if one.news in products and one.answer == "wanted"]
    current = [one for one in products.values() if one.current(scene.window.last)]
    return {
        "products_current": len(current),
        "products_offered": len(offered),
        "products_wanted": sum(scene.window.holds(one.answered_on) for one in wanted),
        "offers_open_to_a": sum(group(account) == "A" for _, account in _open_offers(scene, current, told)),
    }


def _open_offers(scene: Scene, products: Iterable[News], told: Iterable[Telling]) -> list[tuple[News, Account]]:
    """Products and the active customers they weren't offered to by the end of a period, A first.

    Who wants no contact, and for whom a product isn't, is left out.
    """
    last = scene.window.last
    settled = {
        (one.news, one.customer)
        for one in told
        if any(day is not None and day <= last for day in (one.told_on, one.dropped_on))
    }
    active = sorted((one for one in scene.kept.values() if one.status == "active" and one.welcomes), key=order)
    return [(product, one) for one in active for product in products if (product.id, one.standing.id) not in settled]


def _products(scene: Scene, products: Sequence[News], told: Sequence[Telling]) -> Table:
    """How far each product came round: whom it was offered to, what they answered, and who wasn't asked, by tier."""
    last = scene.window.last
    waiting = Counter((product.id, group(one)) for product, one in _open_offers(scene, products, told))
    rows = []
    for product in products:
        offered = [one for one in told if one.news == product.id and one.told_on is not None and one.told_on <= last]
        answers = Counter(one.answer for one in offered if one.answered_on is not None and one.answered_on <= last)
        left = (waiting[product.id, tier] for tier in "ABC")
        rows.append(
            (product.code, product.product or product.text, len(offered), *(answers[a] for a in ANSWERS), *left)
        )
    columns = ("code", "product", "offered", *ANSWERS, "not_a", "not_b", "not_c")
    return Table("products", columns, tuple(rows), bar="offered", empty="No product news.")


def _untold(scene: Scene, products: Sequence[News], told: Sequence[Telling]) -> Table:
    rows = [
        (one.code, one.standing.name, group(one), product.code, product.product or product.text, one.value)
        for product, one in _open_offers(scene, products, told)
    ]
    columns = ("code", "customer", "tier", "news", "product", "value")
    return Table("not_yet_offered", columns, tuple(rows), empty="Every product was offered to every active customer.")
