"""Product news: offered to whom, answered how, and not yet offered, A first (demand 65)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from retain.domain.news import ANSWERS
from retain.domain.report import Section, Table, figures
from retain.domain.reports.scenes import group, order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from retain.domain.accounts import Account
    from retain.domain.news import News, Telling
    from retain.domain.report import Number
    from retain.domain.reports.scenes import Scene


def offers(now: Scene, before: Scene, news: Sequence[News], told: Sequence[Telling]) -> Section:
    """How far each product came round, and the customers it wasn't offered to."""
    products = [one for one in news if one.kind == "product"]
    current = [one for one in products if one.current(now.window.last)]
    measured = figures(_offers(now, products, told), _offers(before, products, told))
    return Section("offers", measured, (_products(now, current, told), _untold(now, current, told)))


def _offers(scene: Scene, products: Sequence[News], told: Sequence[Telling]) -> dict[str, Number]:
    known = {one.id for one in products}
    offered = [one for one in told if one.news in known and scene.window.holds(one.told_on)]
    wanted = [one for one in told if one.news in known and one.answer == "wanted"]
    current = [one for one in products if one.current(scene.window.last)]
    return {
        "products_current": len(current),
        "products_offered": len(offered),
        "products_wanted": sum(scene.window.holds(one.answered_on) for one in wanted),
        "offers_waiting": sum(group(account) == "A" for _, account in _open_offers(scene, current, told)),
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
    return Table("products", columns, tuple(rows), empty="No product news.")


def _untold(scene: Scene, products: Sequence[News], told: Sequence[Telling]) -> Table:
    rows = [
        (one.code, one.standing.name, group(one), product.code, product.product or product.text, one.value)
        for product, one in _open_offers(scene, products, told)
    ]
    columns = ("code", "customer", "tier", "news", "product", "value")
    return Table(
        "not_yet_offered",
        columns,
        tuple(rows),
        empty="Every product was offered to every active customer." if products else "",
    )
