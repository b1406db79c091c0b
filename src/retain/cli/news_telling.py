"""What becomes of news: told, answered, not for them; ideas that wait for an answer; products by customer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from retain.cli import choose
from retain.cli.options import Customer, CustomerNames, sentence
from retain.cli.typed import Coded, Named, Text, Where, day
from retain.domain import drafts, rivals, tellings
from retain.domain.errors import Misused
from retain.domain.news import ANSWERS
from retain.domain.proposals import typed
from retain.render import news as view
from retain.store import newsroom
from retain.store.daily import ideas as idea_shelf
from retain.store.daily import news as shelf

if TYPE_CHECKING:
    from datetime import date

    from retain.cli.context import Context

On = Annotated[str, typer.Option("--on", metavar="DATE", help="The day, today unless said.")]
Answer = Annotated[str, typer.Argument(metavar="wanted|later|declined", help="What they said to it.")]


def register(group: typer.Typer) -> None:
    group.command("tell")(tell)
    group.command("answer")(answer)
    group.command("drop")(drop)
    group.command("ideas")(ideas)
    group.command("matrix")(matrix)


def tell(
    ctx: typer.Context,
    code: Coded,
    customer: CustomerNames,
    text: Text = None,
    *,
    on: On = "",
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="Why it fits them, else what is known.")] = "",
) -> None:
    """Mark that customers were told. TEXT is what they said to it; `retain log --told` does it with the contact."""
    context, chosen = ctx.obj, choose.customers(ctx.obj, customer)
    choose.agreed(context, len(chosen), f"Mark it as told to {choose.several(chosen)}")
    word = tellings.Word(_happened(context, on), why, sentence(text))
    numbers = [one.id or 0 for one in chosen]
    with context.changing(f"news tell {code} to {choose.called(chosen)}") as diary:
        news = shelf.by_code(diary, code)
        audiences = shelf.Audiences(diary, context.policy)
        for number in numbers:
            shelf.tell(diary, audiences, [news], number, word)
        found = newsroom.hearing(diary, context.policy, news, numbers)
    view.stands(context.screen, found, context.today)
    view.warning(context.screen, news, rivals.named(news, context.policy.competitors))


def answer(
    ctx: typer.Context, code: Coded, customer: Customer, said: Answer, text: Text = None, *, on: On = ""
) -> None:
    """Write down what they said: wanted, later, declined."""
    if said not in ANSWERS:
        raise Misused(f"{said} is no answer.", f"retain news answer {code} CUSTOMER {'|'.join(ANSWERS)}")
    context, of = ctx.obj, choose.customer(ctx.obj, customer)
    answered_on = _happened(context, on)
    with context.changing(f"news answer {code}") as diary:
        news = shelf.by_code(diary, code)
        telling = shelf.telling_of(diary, news.id or 0, of.id or 0)
        shelf.store(diary, tellings.answered(telling, news, said, answered_on, sentence(text)))
        found = newsroom.hearing(diary, context.policy, news, [of.id or 0])
    view.stands(context.screen, found, context.today)
    if said == "wanted":
        name = typed(of.name, f"c{of.id}")
        context.screen.say(f"They want it: retain opportunity add {name} {typed(news.product or news.text, news.code)}")


def drop(ctx: typer.Context, code: Coded, customer: CustomerNames) -> None:
    """Take news off the queue of customers it isn't for."""
    context, chosen = ctx.obj, choose.customers(ctx.obj, customer)
    choose.agreed(context, len(chosen), f"Drop it for {choose.several(chosen)}")
    numbers = [one.id or 0 for one in chosen]
    with context.changing(f"news drop {code} for {choose.called(chosen)}") as diary:
        news = shelf.by_code(diary, code)
        for number in numbers:
            telling = shelf.telling_of(diary, news.id or 0, number)
            shelf.store(diary, tellings.dropped(telling, news, context.today))
        found = newsroom.hearing(diary, context.policy, news, numbers)
    view.stands(context.screen, found, context.today)


def ideas(ctx: typer.Context, name: Named = None, where: Where = "") -> None:
    """List ideas, theirs and ours, that wait for an answer. `retain done CODE` closes one."""
    context, asked = ctx.obj, choose.scope(ctx.obj, sentence(name), where)
    with context.reading() as diary:
        names = {seat.id: seat.name for seat in newsroom.seats(diary, context.policy)}
        found = [one for one in idea_shelf.ideas(diary) if one.entry.customer in asked.get("customer", names)]
    found = sorted((one for one in found if one.entry.customer in names), key=lambda one: one.entry.day)
    context.screen.rows(view.ideas(names, context.today), found, empty="No idea waits. `retain log NAME --for idea`.")


def matrix(ctx: typer.Context, name: Named = None, where: Where = "") -> None:
    """Show products by customer, A first. Offered, answered, bought; and to whom one fits."""
    from retain.render import news_matrix

    context, asked = ctx.obj, choose.scope(ctx.obj, sentence(name), where)
    with context.reading() as diary:
        found = newsroom.matrix(diary, context.policy, asked.get("customer"))
    news_matrix.show(context.screen, found)


def _happened(context: Context, on: str) -> date:
    return drafts.happened(day(context, on, "past") or context.today, context.today)
