"""A clipping service: `retain news watch` says what to look for, `news fetch` looks (fit for cron)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from retain.cli.options import sentence
from retain.cli.typed import Text
from retain.domain import rivals
from retain.domain.errors import Misused, NotFound, Refused, RetainError
from retain.domain.names import short
from retain.domain.news import Watch, joined, tags
from retain.domain.watching import clippings
from retain.exchange.feeds import items
from retain.exchange.fetching import fetched, is_address, taken
from retain.render import echo
from retain.render import news as view
from retain.store import clippings as shelf
from retain.store import newsroom
from retain.store.books import Books

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retain.cli.context import Context
    from retain.domain.watching import Item

STDIN = "-"
Sources = Annotated[list[str] | None, typer.Argument(metavar="[FILE|-|URL]", help="What to read; else every feed.")]


def register(group: typer.Typer) -> None:
    group.command("watch")(watch)
    group.command("unwatch")(unwatch)
    group.command("fetch")(fetch)


def watch(
    ctx: typer.Context,
    terms: Text = None,
    *,
    feed: Annotated[str, typer.Option("--feed", metavar="URL|FILE", help="Where to look.")] = "",
    tag: Annotated[
        list[str] | None, typer.Option(metavar="TAG", help="What it finds is tagged so; else with its words.")
    ] = None,
) -> None:
    """Watch feeds for words. An item holds all of them; without any, list what is watched for."""
    context, words = ctx.obj, sentence(terms)
    if not words and (feed or tag):
        raise Misused("A watch needs words to look for.", "retain news watch heat pumps --feed URL")
    if not words:
        with context.reading() as diary:
            found = shelf.watches(diary)
        context.screen.rows(view.WATCH, found, empty="Nothing is watched for. `retain news watch WORDS --feed URL`.")
        return
    new = Watch(words, context.today, source=_placed(feed) if feed else None, tags=tags(tag) or joined(words))
    with context.changing(f"news watch {short(words)}") as diary:
        stored = Books(diary).get(Watch, Books(diary).add(new))
    context.screen.rows(view.WATCH, [stored])


def unwatch(
    ctx: typer.Context, number: Annotated[int, typer.Argument(metavar="N", help="As `news watch` lists it.")]
) -> None:
    """Watch for something no longer; what was found stays."""
    with ctx.obj.changing(f"news unwatch {number}") as diary:
        gone = shelf.unwatch(diary, number)
    ctx.obj.screen.rows(echo.REMOVED, [(str(gone.id), gone.terms, "deleted")])


def fetch(ctx: typer.Context, sources: Sources = None) -> None:
    """Look through the feeds for what is watched for. Finds become news; says nothing where nothing is new."""
    context = ctx.obj
    with context.reading() as diary:
        watches = shelf.watches(diary)
    if not watches:
        raise Refused("Nothing is watched for.", "retain news watch WORDS --feed URL")
    named = [_placed(one) for one in sources or ()] or [one.source for one in watches if one.source]
    if not named:
        raise Misused("No watch names a feed.", "retain news fetch FILE|-|URL, or news watch WORDS --feed URL")
    found = clippings(_read(context, list(dict.fromkeys(named))), watches, context.today)
    with context.changing("news fetch") as diary:
        stored = shelf.clip(diary, found)
        folders = newsroom.folders(diary, context.policy, stored) if stored else []
    view.listing(context.screen, view.NEWS, folders)
    for one in stored:
        view.warning(context.screen, one, rivals.named(one, context.policy.competitors))


def _placed(source: str) -> str:
    """A source as it is kept: an address, or a file wherever the next fetch is started from; raises NotFound."""
    if is_address(source) or source == STDIN:
        return source
    path = Path(source).expanduser().resolve()
    if not path.exists():
        raise NotFound(f"There is no file {source}.", "Check its name.")
    return str(path)


def _read(context: Context, sources: Sequence[str]) -> list[Item]:
    """The items of every source that can be read, a warning for each that can't; raises the first's if none can."""
    found: list[Item] = []
    broken: list[RetainError] = []
    for source in sources:
        try:
            data = taken(sys.stdin.buffer, "standard input") if source == STDIN else fetched(source)
            found += items(data, source, lines=not is_address(source))
        except RetainError as error:
            broken.append(error)
    if broken and len(broken) == len(sources):
        raise broken[0]
    for one in broken:
        context.screen.say(f"Left out: {one.sentence} {one.next_step}".rstrip())
    return found
