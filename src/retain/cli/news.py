"""`retain news`: something worth telling, who should hear it and why it fits them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from retain.cli import choose, news_telling, news_watch
from retain.cli.options import sentence
from retain.cli.typed import Coded, Many, Named, Text, Where, given
from retain.domain import rivals
from retain.domain.hindsight import known_by
from retain.domain.names import short
from retain.domain.news import News, tags
from retain.render import echo
from retain.render import news as view
from retain.store import newsroom
from retain.store.books import Books
from retain.store.daily.news import by_code

if TYPE_CHECKING:
    from retain.cli.context import Context
    from retain.domain.hearing import NewsFolder
    from retain.store.diary import Diary

All = Annotated[bool, typer.Option("--all", help="What is over too.")]


@dataclass(frozen=True, slots=True)
class Said:
    """The options of news; a text of "" takes the value away."""

    kind: Annotated[
        str | None, typer.Option(metavar="product|article|clipping|idea", help="What it is; an article unless said.")
    ] = None
    product: Annotated[str | None, typer.Option(metavar="NAME", help="A product, as sales name it.")] = None
    link: Annotated[str | None, typer.Option(metavar="URL", help="Where to read it.")] = None
    tag: Annotated[
        Many, typer.Option(metavar="TAG", help="A word of a want, need, interest, tag or industry; repeat for more.")
    ] = None
    to: Annotated[Many, typer.Option(metavar="CUSTOMER", help="Who should hear it; repeat for more.")] = None
    audience: Annotated[
        str | None, typer.Option("--for", metavar="FILTER", help='Who should hear it: "tier:A industry:health".')
    ] = None
    third_party: Annotated[bool | None, typer.Option("--third-party/--ours", help="We don't carry it ourselves.")] = (
        None
    )


def register(app: typer.Typer, panel: str) -> None:
    from retain.cli.typed import gathered

    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    app.add_typer(group, name="news", rich_help_panel=panel, help="What is worth telling, to whom, and what they said.")
    group.command("add")(gathered(add))
    group.command("list")(listed)
    group.command("show")(show)
    group.command("edit")(gathered(edit))
    group.command("remove")(remove)
    news_telling.register(group)
    news_watch.register(group)


def add(ctx: typer.Context, said: Said, text: Text = None) -> None:
    """Write down something worth telling. Who should hear it follows from what they want, need and care about."""
    context, fields = ctx.obj, _fields(said)
    kind = "product" if fields.get("product") else "article"
    new = News(sentence(text), **{"kind": kind, "added_on": context.today} | fields)
    named = _named(context, said)
    with context.changing(f"news add {short(new.text)}") as diary:
        newsroom.check_audience(diary, new.audience)
        number = Books(diary).add(new)
        newsroom.address(diary, number, named)
        folder = _folder(context, diary, replace(new, id=number))
    view.added(context.screen, folder, context.today)
    _warn(context, folder.news)


def listed(ctx: typer.Context, name: Named = None, where: Where = "", *, every: All = False) -> None:
    """List news with how many should hear it. With CUSTOMER: what to tell it, and what it was told."""
    context, asked = ctx.obj, choose.scope(ctx.obj, sentence(name), where)
    if asked:
        with context.reading() as diary:
            found = newsroom.of_customers(diary, context.policy, asked["customer"])
        view.listing(context.screen, view.HEARING, found, empty="Nothing to tell them, and nothing told.")
        return
    with context.reading() as diary:
        some = [one for one in Books(diary).newest(News, "added_on") if every or one.current(context.today)]
        folders = newsroom.folders(diary, context.policy, some)
    view.listing(context.screen, view.NEWS, folders, empty="No news. `retain news add TEXT --tag WORD`.")


def show(ctx: typer.Context, code: Coded) -> None:
    """Show who should hear it and why, and who has. A first; with what they said."""
    context = ctx.obj
    with context.reading() as diary:
        folder = _folder(context, diary, known_by(by_code(diary, code), context.today))
    view.show(context.screen, folder)


def edit(
    ctx: typer.Context,
    code: Coded,
    said: Said,
    *,
    text: Annotated[str | None, typer.Option(metavar="TEXT", help="What is worth telling.")] = None,
    over: Annotated[bool | None, typer.Option("--over/--current", help="It is told no longer, or again.")] = None,
) -> None:
    """Correct news, send it to more customers, or end it."""
    context, named = ctx.obj, _named(ctx.obj, said)
    changes = _fields(said) | given(text=text or None)
    changes |= {} if over is None else {"ended_on": context.today if over else None}
    with context.changing(f"news edit {code}") as diary:
        before = _folder(context, diary, by_code(diary, code))
        after = replace(before.news, **changes)
        newsroom.check_audience(diary, changes.get("audience"))
        Books(diary).change(after)
        newsroom.address(diary, after.id or 0, named)
        folder = _folder(context, diary, after)
    view.changed(context.screen, before, folder, context.today)
    _warn(context, folder.news)


def remove(ctx: typer.Context, code: Coded) -> None:
    """Delete news that nobody was told."""
    with ctx.obj.changing(f"news remove {code}") as diary:
        gone = by_code(diary, code)
        newsroom.remove(diary, gone)
    again = "; a fetch may bring it back, --over wouldn't" if gone.guid else ""
    ctx.obj.screen.rows(echo.REMOVED, [(gone.code, gone.text, f"deleted{again}")])


def _fields(said: Said) -> dict[str, Any]:
    tagged = None if said.tag is None else tags(said.tag)
    return given(
        kind=said.kind,
        product=said.product,
        link=said.link,
        tags=tagged,
        audience=said.audience,
        third_party=said.third_party,
    )


def _named(context: Context, said: Said) -> list[int]:
    return [one.id or 0 for name in said.to or () for one in choose.customers(context, name)]


def _folder(context: Context, diary: Diary, news: News) -> NewsFolder:
    return newsroom.folders(diary, context.policy, [news])[0]


def _warn(context: Context, news: News) -> None:
    view.warning(context.screen, news, rivals.named(news, context.policy.competitors))
