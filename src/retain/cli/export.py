"""`retain export`: a noun or a customer as CSV, JSON or XLSX, people as cards, the plan as a calendar, or the diary."""

from __future__ import annotations

from typing import Annotated

import typer

File = Annotated[str, typer.Argument(metavar="FILE|-", help="Its ending: .csv .json .xlsx .vcf .ics; - prints it.")]
What = Annotated[
    list[str] | None,
    typer.Argument(metavar="[NOUN|CUSTOMER|plan]", help="A noun such as sale, one customer, or the plan (.ics)."),
]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that is there.")]
VCard = Annotated[str, typer.Option("--vcard", metavar="4|3", help="The version of cards; 3 for old phones.")]
Private = Annotated[
    bool, typer.Option("--private", help="Private entries and facts too: the diary's JSON is lossless.")
]


def register(app: typer.Typer, panel: str) -> None:
    """Add the command."""
    app.command("export", rich_help_panel=panel)(export)


def export(
    ctx: typer.Context,
    file: File,
    what: What = None,
    *,
    force: Force = False,
    private: Private = False,
    vcard: VCard = "4",
) -> None:
    """Write a noun, a customer, the plan or the diary to a file. Its ending says how: .xlsx alone is for a manager."""
    from retain.cli import exporting

    chosen = exporting.wanted(ctx.obj, file, " ".join(what or ()), private=private, vcard=vcard)
    kept = exporting.export(ctx.obj, file, chosen, force=force)
    if kept:
        ctx.obj.screen.say(f"Private entries and facts that stayed in the diary: {kept:,}. --private takes them along.")
    if file != "-":
        ctx.obj.screen.say(f"{file} is written.")
