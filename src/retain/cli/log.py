"""`retain log`: one line after a contact.

Without postponed annotations: Typer would compile each of the options' anew, 2 ms at every start.
"""

from typing import Annotated

import typer

from retain.cli import choose, contact
from retain.cli.options import CustomerNames, Where, Words
from retain.domain.kinds import KINDS, PURPOSES

Many = list[str] | None
Kind = Annotated[str, typer.Option("-k", "--kind", metavar="KIND", help=f"How: {' '.join(KINDS)}.")]
For = Annotated[Many, typer.Option("--for", metavar="PURPOSE", help=f"Why: {' '.join(PURPOSES)}.")]
With = Annotated[Many, typer.Option("--with", metavar="PERSON", help="A person who took part.")]
By = Annotated[str, typer.Option("--by", metavar="COLLEAGUE", help="The colleague who did it.")]
On = Annotated[str, typer.Option("--on", metavar="DATE", help="The day, today unless said.")]
At = Annotated[str, typer.Option("--at", metavar="TIME", help="The time.")]


def register(app: typer.Typer, panel: str) -> None:
    app.command("log", rich_help_panel=panel)(log)


def log(
    ctx: typer.Context,
    customer: CustomerNames = "",
    text: Words = None,
    *,
    kind: Kind = "call",
    purpose: For = None,
    people: With = None,
    by: By = "",
    on: On = "",
    at: At = "",
    inbound: Annotated[bool, typer.Option("--in", help="They began it.")] = False,
    mood: Annotated[str | None, typer.Option("--mood", metavar="MOOD", help="bad, ok or good.")] = None,
    minutes: Annotated[int | None, typer.Option("--minutes", metavar="N", help="Minutes it took.")] = None,
    cost: Annotated[str, typer.Option("--cost", metavar="AMOUNT", help="What a perk or gift cost you.")] = "",
    promise: Annotated[
        Many, typer.Option("--promise", metavar="TEXT", help='What you promised: "send quote by fri".')
    ] = None,
    owed: Annotated[
        Many, typer.Option("--owed", metavar="TEXT", help='What they promised: "sign the NDA by 12/1".')
    ] = None,
    following: Annotated[
        Many, typer.Option("--next", metavar="TEXT", help='A note to yourself: "ask about the trial on fri".')
    ] = None,
    done: Annotated[Many, typer.Option("--done", metavar="CODE", help="The code of a row this settles.")] = None,
    problem: Annotated[
        Many, typer.Option("--problem", metavar="TEXT", help='What is wrong or asked: "invoice: 4711 missing".')
    ] = None,
    fact: Annotated[
        Many, typer.Option("--fact", metavar="TEXT", help='Learnt: "Dana child: Mia, cello", "want: LED".')
    ] = None,
    opportunity: Annotated[
        Many, typer.Option("--opportunity", metavar="TEXT", help='A need heard: "opens a second branch".')
    ] = None,
    told: Annotated[Many, typer.Option("--told", metavar="NEWS", help="The code of news that you told: n3.")] = None,
    bulk: Annotated[bool, typer.Option("--bulk", help="A mailing to many.")] = False,
    where: Where = "",
) -> None:
    """Log a contact: what was said, promised and wrong."""
    names, words = contact.addressed(customer, text, where)
    typed = contact.bulk_of(
        contact.Typed(
            words, kind, tuple(purpose or ()), tuple(people or ()), by, on, at, inbound, bulk=bulk, mood=mood,
            minutes=minutes, mine=tuple(promise or ()), theirs=tuple(owed or ()), notes=tuple(following or ()),
            problems=tuple(problem or ()), facts=tuple(fact or ()), done=tuple(done or ()),
            opportunities=tuple(opportunity or ()), told=tuple(told or ()), cost=cost,
        )
    )  # fmt: skip
    customers = choose.customers(ctx.obj, names, where)
    contact.store(ctx.obj, customers, typed, "log")
