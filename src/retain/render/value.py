"""How lifetime values look: the book in words, then the customers; or one customer in a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retain.domain.lifetime import expected_years
from retain.domain.likelihood import Untrusted
from retain.domain.plurals import counted
from retain.render.columns import Column, amount, as_json
from retain.render.figures import as_json as explained
from retain.render.figures import beside
from retain.render.lifetime import TEN, TWO, lifetime_json, percent, plain, spans, units
from retain.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from retain.domain.customers import Customer
    from retain.domain.worth import Worth, Worths
    from retain.render.columns import View
    from retain.render.screen import Screen

FIGURES = ("value", "expected life", "still one", "orders", "next year")


WORTH: View[Worth] = (
    Column("code", lambda one: one.ranked.code),
    Column("name", lambda one: one.ranked.name),
    Column("tier", lambda one: one.ranked.tier),
    Column("value", lambda one: amount(one.ranked.value), right=True),
    Column("in_2", lambda one: amount(one.lifetime.over(TWO)), right=True),
    Column("in_10", lambda one: amount(one.lifetime.over(TEN)), right=True),
    Column("plain_2", lambda one: amount(one.lifetime.plain(TWO)), right=True),
    Column("plain_10", lambda one: amount(one.lifetime.plain(TEN)), right=True),
    Column("still_one", lambda one: percent(one.likely.chance) if one.likely else None, right=True),
    Column("orders", lambda one: round(one.likely.purchases, 2) if one.likely else None, right=True),
    Column("next_year", lambda one: amount(one.likely.value) if one.likely else None, right=True),
)
"""In JSON and in pipes: `in_` at the book's rate, `plain_` as if it stays."""
_LIKELY: View[Worth] = (
    Column(
        "still one",
        lambda one: f"{100 * c:.0f} %" if one.likely and (c := one.likely.chance) is not None else "",
        right=True,
    ),
    Column("orders", lambda one: f"{one.likely.purchases:.1f}" if one.likely else "", right=True),
    Column("next year", lambda one: units(one.likely.value) if one.likely else "", right=True),
)


def table(worths: Worths) -> View[Worth]:
    """The columns on a terminal: those that the book can fill."""
    likely = _LIKELY if any(one.likely for one in worths.customers) else ()
    rated = worths.book.kept is not None
    spans: View[Worth] = (
        Column("a year", lambda one: units(one.ranked.value), right=True),
        Column("in 2", lambda one: units(one.lifetime.over(TWO)), listed=rated, right=True),
        Column("in 10", lambda one: units(one.lifetime.over(TEN)), listed=rated, right=True),
        Column("10 plain", lambda one: units(one.lifetime.plain(TEN)), right=True),
    )
    return (*WORTH[1:3], *spans, *likely)


def show(
    screen: Screen, worths: Worths, chosen: Sequence[Customer] | None, currency: str, *, limit: int, explain: bool
) -> None:
    """Show the book and its customers, or those chosen; JSON: one object."""
    among = None if chosen is None else {one.id for one in chosen}
    some = [one for one in worths.customers if among is None or one.ranked.customer in among]
    listed = some[: limit or None]
    if screen.json:
        screen.document(document(worths, listed, explain=explain))
        return
    one_of = len(chosen) == 1 if chosen is not None else False
    for sentence in [] if one_of else book(worths, currency):
        screen.line(safe(sentence))
    if one_of and some:
        _one(screen, worths, some[0], currency)
    elif listed:
        screen.rows(table(worths) if screen.terminal else WORTH, listed)
    if explain:
        beside(screen, FIGURES)
    for one in chosen or ():
        if one.id not in {worth.ranked.customer for worth in some}:
            screen.say(f"{one.name} has no value: it is lost, archived, a prospect, or came later.")
    if len(some) > len(listed):
        screen.say(f"{len(some) - len(listed)} more; --limit 0 shows all.")


def book(worths: Worths, currency: str) -> Iterator[str]:
    """What the book is worth, at which rate, and what the models can tell."""
    if not worths.customers:
        yield "Nobody can be valued: no customer is active or past. retain customer add NAME, or retain import FILE."
        return
    if not any(one.ranked.value for one in worths.customers):
        yield "No customer brought anything in the twelve months, so nothing can be valued."
    else:
        yield f"The book: {spans(worths.book, currency)} ({worths.basis})."
        if worths.book.yearly >= 0:
            yield f"Plain, as if all stayed: {plain(worths.book)}."
    if worths.book.kept is not None and (life := expected_years(worths.book.kept)) is not None:
        yield f"A customer stays {life:.1f} years on the mean."
    yield from buying(worths)


def buying(worths: Worths) -> Iterator[str]:
    """What the model of buyers was fitted to, or why it tells nothing."""
    who = f"{counted(worths.buyers, 'buyer')} without a contract"
    if isinstance(worths.pattern, Untrusted):
        yield f"Who still is one can't be told of {who}: {worths.pattern.because}."
    elif worths.pattern:
        r, alpha, a, b, _ = worths.pattern
        yield f"Who still is one: BG/NBD fitted to {who}, r {r:.3f}, alpha {alpha:.3f}, a {a:.3f}, b {b:.3f}."
        if isinstance(worths.purse, Untrusted):
            yield f"What their orders will be worth can't be told: {worths.purse.because}."


def _one(screen: Screen, worths: Worths, one: Worth, currency: str) -> None:
    screen.line(safe(f"{one.ranked.name} ({one.ranked.code}), {one.ranked.tier}"))
    screen.line(safe(f"value: {spans(one.lifetime, currency)} ({worths.basis})"))
    if one.lifetime.over(TWO) is not None:
        screen.line(f"plain: {plain(one.lifetime)}")
    if one.likely:
        chance = one.likely.chance
        still = "bought once: whether it still is one can't be told" if chance is None else f"{100 * chance:.1f} %"
        worth = f", worth {units(one.likely.value, currency)}" if one.likely.value is not None else ""
        screen.line(f"still a customer: {still}")
        screen.line(f"next year: {one.likely.purchases:.1f} orders to expect{worth}")
    elif one.free:
        for sentence in buying(worths):
            screen.line(safe(sentence))


def document(worths: Worths, listed: Sequence[Worth], *, explain: bool) -> dict[str, Any]:
    """Values as JSON; keys frozen by a test."""
    life = None if worths.book.kept is None else expected_years(worths.book.kept)
    return {
        "as_of": worths.as_of,
        "basis": worths.basis,
        "expected_life": None if life is None else round(life, 2),
        "book": lifetime_json(worths.book),
        "buyers": worths.buyers,
        "pattern": _model(worths.pattern, "r alpha a b likelihood"),
        "purse": _model(worths.purse, "p q v"),
        "customers": [as_json(WORTH, one) for one in listed],
        "explained": explained(FIGURES) if explain else [],
    }


def _model(model: Any, names: str) -> dict[str, Any]:
    """A model's parameters, or why it isn't trusted; neither where there is nothing to fit it to."""
    because = model.because if isinstance(model, Untrusted) else None
    values = dict.fromkeys(names.split()) if model is None or because else model._asdict()
    return {name: None if value is None else round(value, 4) for name, value in values.items()} | {"untrusted": because}
