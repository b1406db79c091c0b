"""`retain done`: a promise kept, a problem solved, a step taken."""

from __future__ import annotations

from typing import Annotated

import typer

from retain.cli import contact
from retain.cli.options import Words, sentence
from retain.domain import codes, dates, drafts
from retain.domain.errors import Misused
from retain.domain.outcome import Ending
from retain.render import settled as view
from retain.store.daily.settling import settle


def register(app: typer.Typer, panel: str) -> None:
    app.command("done", rich_help_panel=panel)(done)


def done(
    ctx: typer.Context,
    code: Annotated[str, typer.Argument(metavar="CODE", help="As printed in lists: p12, g3, s812-check.")],
    text: Words = None,
    *,
    answered: Annotated[bool, typer.Option("--answered", help="A problem was answered, not solved yet.")] = False,
    noted: Annotated[bool, typer.Option("--noted", help="The note that confirms their promise is sent.")] = False,
    broken: Annotated[bool, typer.Option("--broken", help="A promise was broken.")] = False,
    dropped: Annotated[bool, typer.Option("--dropped", help="A promise is no longer wanted.")] = False,
    result: Annotated[
        str, typer.Option("--result", metavar="RESULT", help="An expectation was met, partly met or missed.")
    ] = "",
    kind: Annotated[
        str, typer.Option("-k", "--kind", metavar="KIND", help="With TEXT: how the contact was made.")
    ] = "",
    on: Annotated[str, typer.Option("--on", metavar="DATE", help="The day, today unless said.")] = "",
    by: Annotated[
        str, typer.Option("--by", metavar="COLLEAGUE", help="Who answered or solved it, or made the contact.")
    ] = "",
) -> None:
    """Settle a row by its code; TEXT also logs the contact."""
    context = ctx.obj
    day = dates.parse(on, context.today, lean="past", order=context.settings.order) if on else context.today
    drafts.happened(day, context.today)
    if sum((answered, noted, broken, dropped)) > 1:
        raise Misused("A row ends in one way.", "Leave out all but one of --answered --noted --broken --dropped.")
    ending = Ending(day, "broken" if broken else "dropped" if dropped else "kept", answered, noted, result)
    draft = contact.draft_of(context, sentence(text), kind or "call", day) if text or kind else None
    if by:
        ending, draft = contact.done_by(context, by, ending, draft, code)
    with context.changing(f"done {code}") as diary:
        settled = settle(diary, codes.parse(code), ending, draft, context.policy)
    view.show(context.screen, settled, context.today)
