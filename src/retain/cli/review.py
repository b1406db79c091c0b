"""`retain review`: the quarterly review's agenda, and its record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from retain.cli import reviewing
from retain.cli.options import CustomerNames, Explain, Where, Words
from retain.cli.typed import Force
from retain.render import figures

Many = list[str] | None


def register(app: typer.Typer, panel: str) -> None:
    app.command("review", rich_help_panel=panel)(review)


def review(
    ctx: typer.Context,
    customer: CustomerNames = "",
    text: Words = None,
    *,
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="From this day on, not the last review.")] = "",
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="FILE.md|FOLDER", help="Write it as Markdown, a file each.")
    ] = None,
    force: Force = False,
    done: Annotated[bool, typer.Option("--done", help="It was held: log it; TEXT says what was said.")] = False,
    kind: Annotated[str, typer.Option("-k", "--kind", metavar="KIND", help="With --done: how; a meeting.")] = "",
    people: Annotated[Many, typer.Option("--with", metavar="PERSON", help="With --done: who took part.")] = None,
    on: Annotated[str, typer.Option("--on", metavar="DATE", help="With --done: the day, today unless said.")] = "",
    goal: Annotated[
        Many, typer.Option("--goal", metavar="TEXT", help="With --done: to be reached in 90 days; repeatable.")
    ] = None,
    where: Where = "",
    explain: Explain = False,
) -> None:
    """Show a customer's quarterly review. The diary writes it; --done records that it was held."""
    typed = reviewing.Typed(customer, tuple(text or ()), where, kind, tuple(people or ()), on, tuple(goal or ()))
    context = ctx.obj
    chosen, words = reviewing.addressed(context, typed, done=done)
    held, reviews = [], reviewing.read(context, chosen, since)
    if done:
        held = reviewing.record(context, chosen, typed, words)
        reviews = reviewing.again(context, chosen, reviews)
    reviewing.tell(context, reviews, held, out, force=force)
    if explain:
        figures.explain(context.screen, "review")
