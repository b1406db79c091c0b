"""`retain export`: a noun or a customer as CSV, JSON or XLSX, people as cards, the plan as a calendar, or the diary."""

from __future__ import annotations

from typing import Annotated

import typer

from retain.cli.typed import Force

File = Annotated[
    str, typer.Argument(metavar="FILE|-", help="Its ending: .csv .json .xlsx .vcf .ics .html; - prints it.")
]
What = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[NOUN|CUSTOMER|plan|due]", help="A noun such as sale, one customer, the plan (.ics), or due (.html)."
    ),
]
Since = Annotated[
    str, typer.Option("--since", metavar="DATE", help="The manager's page: its first day; else the last 90 days.")
]
Also = Annotated[
    list[str] | None, typer.Option("--also", metavar="FILE.json", help="The manager's page: another rep's diary too.")
]
VCard = Annotated[str, typer.Option("--vcard", metavar="4|3", help="The version of cards; 3 for old phones.")]
Private = Annotated[
    bool, typer.Option("--private", help="Private entries and facts too: the diary's JSON is lossless.")
]


def register(app: typer.Typer, panel: str) -> None:
    app.command("export", rich_help_panel=panel)(export)


def export(
    ctx: typer.Context,
    file: File,
    what: What = None,
    *,
    force: Force = False,
    private: Private = False,
    vcard: VCard = "4",
    since: Since = "",
    also: Also = None,
) -> None:
    """Write a noun, a customer, the plan or the diary to a file. Its ending says how.

    report.html is a page for whoever leads you: what to talk over, then the figures; book.xlsx a workbook of the same.
    due.html due is your list for the phone.
    """
    from retain.cli import exporting

    words = " ".join(what or ())
    chosen = exporting.page(file, words, since, also or (), private=private) or exporting.wanted(
        ctx.obj, file, words, private=private, vcard=vcard
    )
    kept = exporting.export(ctx.obj, file, chosen, force=force)
    if kept:
        ctx.obj.screen.say(f"Private entries and facts that stayed in the diary: {kept:,}. --private takes them along.")
    if file != "-":
        ctx.obj.screen.say(f"{file} is written{f': {chosen.whose}' if chosen.whose else ''}.")
