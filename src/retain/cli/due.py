"""`retain due`, and what `retain` alone shows; without postponed annotations, as in cli/log.py."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from retain.cli.options import Explain, Where
from retain.domain import agenda, daysheet, slow_day
from retain.domain.accounts import Day
from retain.render import due as view
from retain.store.daily.book import book as read_book
from retain.store.daily.months import month_so_far
from retain.store.daily.news import Audiences, queues, told_and_known

if TYPE_CHECKING:
    from retain.cli.context import Context
    from retain.domain.agenda import Agenda
    from retain.domain.allocation import Bulk
    from retain.domain.audience import Fit
    from retain.domain.daysheet import Sheet
    from retain.store.diary import Diary

LIGHT = 3
"""A day whose list takes less than a third of its minutes is light."""
ALL_DAY = 24 * 60


def register(app: typer.Typer, panel: str) -> None:
    app.command("due", rich_help_panel=panel)(due)


def due(
    ctx: typer.Context,
    *,
    everything: Annotated[bool, typer.Option("--all", help="Print everything, not only what fits the day.")] = False,
    more: Annotated[bool, typer.Option("--more", help="Offer the next-best contacts too.")] = False,
    where: Where = "",
    within: Annotated[
        int,
        typer.Option("--within", metavar="DAYS", min=0, max=366, show_default=False, help="Look that many days ahead."),
    ] = 0,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=0, show_default=False, help="At most this many customers.")
    ] = 0,
    minutes: Annotated[
        int,
        typer.Option(
            "--minutes",
            metavar="N",
            min=0,
            max=ALL_DAY,
            show_default=False,
            help="Minutes you have, as set unless said.",
        ),
    ] = 0,
    tier: Annotated[str, typer.Option("--tier", metavar="A|B|C", help="Only A, B or C.")] = "",
    why: Annotated[bool, typer.Option("--why", help="Print each score term by term.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Exit 1 if anything is due.")] = False,
    explain: Explain = False,
) -> None:
    """Show who is owed a touch, in order, and why."""
    words = f"{where} tier:{tier}" if tier else where
    shown = show(ctx.obj, words, everything=everything, more=more, within=within, limit=limit, minutes=minutes, why=why)
    if explain:
        from retain.render import figures

        figures.explain(ctx.obj.screen, "due")
    if check and shown:
        raise typer.Exit(1)


def today(context: "Context") -> None:
    """Show the day, and how to log."""
    if show(context) and context.screen.terminal:
        context.screen.say('After a contact: retain log CUSTOMER "what was said". More: retain --help')


def show(
    context: "Context",
    where: str = "",
    *,
    everything: bool = False,
    more: bool = False,
    within: int = 0,
    limit: int = 0,
    minutes: int = 0,
    why: bool = False,
) -> int:
    """Derive and print the list; how many customers are on it."""
    whole = everything or context.screen.json
    with context.reading() as diary:
        book = read_book(diary, within=within)
        day = Day(book, context.policy, context.today)
        found = agenda.on(day, within=within, among=_among(diary, context, where))
        beyond = len(found.rows) - limit if 0 < limit < len(found.rows) else 0
        found.rows = found.rows[: limit or None]
        spent = daysheet.spent(book, context.policy)
        budget = None if whole else minutes or max(1, context.policy.minutes_a_day - spent)
        audiences = Audiences(diary, context.policy)
        sheet = daysheet.lay(
            found,
            context.policy,
            context.today,
            partial(told_and_known, diary, audiences),
            minutes=budget,
            together=not (whole or where),
        )
        sheet.waiting += beyond
        light = sheet.minutes * LIGHT < context.policy.minutes_a_day and not (where or limit or sheet.waiting)
        month = None if where or limit or context.screen.json else month_so_far(diary)
        light = light or (month is not None and month.behind)
        offers = (more or light) and not context.screen.json
        untold = queues(diary, audiences, [one.id for one in book.standings]) if offers else {}
        bulk = None if where or limit or not sheet.lines else _bulk(context, diary, day)
    _print(context, found, sheet, spent, bulk, why=why)
    if month and month.behind:
        context.screen.say(view.behind(month, context.settings.currency))
    if offers:
        _offer(context, day, {row.account.standing.id for row in found.rows}, untold)
    return len(found.rows)


def _among(diary: "Diary", context: "Context", where: str) -> frozenset[int] | None:
    if not where:
        return None
    from retain.store.selection import numbers

    return numbers(diary, where, context.policy)


def _bulk(context: "Context", diary: "Diary", day: Day) -> "Bulk | None":
    """What those whom the bulk belongs to got; only a terminal has a header to say it in."""
    if not context.screen.terminal:
        return None
    from retain.store.daily.allocation import allocation

    return allocation(diary, day).telling()


def _print(context: "Context", found: "Agenda", sheet: "Sheet", spent: int, bulk: "Bulk | None", *, why: bool) -> None:
    screen = context.screen
    if screen.terminal and sheet.lines:
        screen.say(view.head(found, sheet, context.today, spent))
        for line in view.allotted(bulk) if bulk else ():
            screen.say(line)
    view.show(screen, sheet, context.today, terms=why)
    if not sheet.lines:
        screen.say(view.nothing(found))
    if not screen.json:
        for note in view.foot(found, sheet, context.today):
            screen.say(note)


def _offer(context: "Context", day: Day, busy: set[int], untold: "dict[int, tuple[Fit, ...]]") -> None:
    if offers := slow_day.offers(day, busy, untold):
        context.screen.say("Worth a contact:")
        for line in view.offered(offers):
            context.screen.say(f"  {line}")
