"""`retain tried`: nobody was reached."""

from __future__ import annotations

import typer

from retain.cli import choose, contact
from retain.cli.log import At, By, Kind, On
from retain.cli.options import CustomerNames, Where, Words


def register(app: typer.Typer, panel: str) -> None:
    app.command("tried", rich_help_panel=panel)(tried)


def tried(
    ctx: typer.Context,
    customer: CustomerNames = "",
    text: Words = None,
    *,
    kind: Kind = "call",
    by: By = "",
    on: On = "",
    at: At = "",
    where: Where = "",
) -> None:
    """Log an attempt. It sets the row aside until the retry, and counts for nothing else."""
    names, words = contact.addressed(customer, text, where)
    typed = contact.Typed(words or "nobody reached", kind, colleague=by, day=on, time=at, attempt=True)
    customers = choose.customers(ctx.obj, names, where)
    contact.store(ctx.obj, customers, typed, "tried")
