"""`retain erase`: what is to be forgotten for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from retain.cli import choose, whose
from retain.cli.options import sentence
from retain.domain import codes
from retain.domain.errors import Misused, Refused
from retain.domain.names import fold, short
from retain.domain.people import Person
from retain.render import erase as view
from retain.store import erase as store
from retain.store.backup import copies

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from retain.cli.context import Context
    from retain.domain.codes import Code
    from retain.domain.erasures import Erasure

What = Annotated[
    list[str],
    typer.Argument(
        metavar="PERSON|CUSTOMER|CODE", help="A name or code; f12 is a fact, e12 an entry, b12 one set aside."
    ),
]


def register(app: typer.Typer, panel: str) -> None:
    app.command("erase", rich_help_panel=panel)(erase)


def erase(
    ctx: typer.Context,
    what: What,
    *,
    scrub: Annotated[bool, typer.Option("--scrub", help="Take the name out of all other texts too.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would go.")] = False,
) -> None:
    """Erase a person, customer, fact or entry for good. A customer goes with everything; no undo brings it back."""
    from retain.store.bulk import rehearsed

    context, typed = ctx.obj, sentence(what)
    code = _meant(context, typed)
    with context.changing(f"erase {code}") as diary, rehearsed(diary):
        planned, held = store.erase(diary, code, scrub=scrub), copies(diary)
    if dry_run:
        view.show(context.screen, planned, held, dry_run=True)
        return
    _agreed(context, planned, held, typed)
    with context.changing(f"erase {code}") as diary:
        erased = store.erase(diary, code, scrub=scrub)
        store.seal(diary, erased)
    store.rewrite(diary)
    view.show(context.screen, erased, held, dry_run=False)
    view.done(context.screen)


def _meant(context: Context, typed: str) -> Code:
    if codes.looks_like(typed):
        code = codes.parse(typed)
        if code.letter not in store.ERASABLE or code.step:
            raise Misused(
                f"{code} can't be erased.",
                "A person, a customer, a fact (f12), an entry (e12) or one set aside (b12) can.",
            )
        return code
    found = whose.about(context, typed, step=f'`retain find "{short(typed)}"` gives the code of a fact or an entry.')
    return codes.parse(f"{'d' if isinstance(found, Person) else 'c'}{found.id}")


def _agreed(context: Context, planned: Erasure, held: Sequence[Path], typed: str) -> None:
    """Have the name typed on a terminal; elsewhere --yes, and the name whole or the code from the first."""
    name, code = planned.name, str(planned.code)
    if context.asked.yes:
        if fold(typed) not in {fold(name), code}:
            raise Misused(f"{short(typed)} is {view.called(planned)}?", f"With --yes type the whole name, or {code}.")
        return
    if not context.interactive:
        raise Misused(f"Erase {view.called(planned)}? That needs your word.", "Look with --dry-run, then add --yes.")
    view.show(context.screen, planned, held, dry_run=True)
    view.warned(context.screen, planned)
    if fold(choose.answer(context, f"Type {short(name)} to erase it:")) != fold(name):
        raise Refused("Nothing was erased.")
