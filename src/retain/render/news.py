"""How news looks: with how many should hear it, who and why, and what they said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from retain.domain.dates import said
from retain.domain.hearing import Hearing, NewsFolder
from retain.domain.ideas import Idea
from retain.domain.news import Watch
from retain.domain.tellings import TO_TELL
from retain.render import echo
from retain.render.columns import SENTENCE, Column, as_json
from retain.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from retain.domain.news import News
    from retain.render.columns import View
    from retain.render.screen import Screen

R = TypeVar("R")
NAMED = 3
"""Customers named among those who should hear new news."""
_C: type[Column[NewsFolder]] = Column
NEWS = (
    _C("code", lambda folder: folder.news.code),
    _C("text", lambda folder: folder.news.text, room=SENTENCE),
    _C("kind", lambda folder: folder.news.kind),
    _C("product", lambda folder: folder.news.product, listed=False),
    _C("tags", lambda folder: folder.news.tags, spare=1),
    _C("to_hear", lambda folder: len(folder.to_hear), right=True),
    _C("heard", lambda folder: len(folder.heard), right=True),
    _C("answered", lambda folder: folder.answered, right=True),
    _C("audience", lambda folder: folder.news.audience, listed=False),
    _C("third_party", lambda folder: folder.news.third_party, listed=False),
    _C("link", lambda folder: folder.news.link, listed=False),
    _C("feed", lambda folder: folder.news.feed, listed=False),
    _C("added_on", lambda folder: folder.news.added_on, listed=False),
    _C("ended_on", lambda folder: folder.news.ended_on, listed=False),
)
_H: type[Column[Hearing]] = Column
HEARING = (
    _H("code", lambda one: one.news.code),
    _H("customer", lambda one: one.seat.name, cut=True),
    _H("customer_code", lambda one: one.seat.code, listed=False),
    _H("tier", lambda one: one.seat.tier),
    _H("state", lambda one: one.state),
    _H("text", lambda one: one.news.text),
    _H("third_party", lambda one: one.news.third_party, listed=False),
    _H("why", lambda one: one.why),
    _H("told_on", lambda one: one.telling and one.telling.told_on),
    _H("answer", lambda one: one.telling and one.telling.answer, listed=False),
    _H("reply", lambda one: one.telling and one.telling.reply),
    _H("answered_on", lambda one: one.telling and one.telling.answered_on, listed=False),
    _H("dropped_on", lambda one: one.telling and one.telling.dropped_on, listed=False),
    _H("entry", lambda one: f"e{one.telling.entry}" if one.telling and one.telling.entry else None, listed=False),
)
_W: type[Column[Watch]] = Column
WATCH = (
    _W("number", lambda watch: watch.id),
    _W("terms", lambda watch: watch.terms),
    _W("tags", lambda watch: watch.tags),
    _W("source", lambda watch: watch.source),
    _W("added_on", lambda watch: watch.added_on, listed=False),
)


def ideas(names: dict[int, str], today: date) -> View[Idea]:
    """How open ideas look, of these customers by number."""
    column: type[Column[Idea]] = Column
    return (
        column("code", lambda idea: idea.code),
        column("customer", lambda idea: names[idea.entry.customer], cut=True),
        column("customer_code", lambda idea: f"c{idea.entry.customer}", listed=False),
        column("from", lambda idea: "them" if idea.theirs else "us"),
        column("day", lambda idea: idea.entry.day),
        column("days", lambda idea: idea.days(today), right=True),
        column("text", lambda idea: idea.entry.text),
    )


def added(screen: Screen, folder: NewsFolder, today: date) -> None:
    """Say what new news holds, and who should hear it."""
    new = tuple(column for column in _spoken(NEWS) if column.name not in {"heard", "answered"})
    echo.added(screen, NEWS if screen.json else new, folder, today)
    _told_to(screen, folder, today)


def changed(screen: Screen, before: NewsFolder, after: NewsFolder, today: date) -> None:
    """Say what changed in news, and who should hear it now."""
    echo.changed(screen, NEWS if screen.json else _spoken(NEWS), before, after, today)
    if before.to_hear != after.to_hear:
        _told_to(screen, after, today)


def _spoken(view: View[Any]) -> View[Any]:
    return tuple(column for column in _marked(view) if column.name != "third_party")


def _told_to(screen: Screen, folder: NewsFolder, today: date) -> None:
    names = [f"{one.seat.name} ({one.why})" for one in folder.to_hear[:NAMED]]
    more = len(folder.to_hear) - len(names)
    if names:
        screen.say(f"To hear it: {', '.join(names)}{f' and {more} more' if more else ''}.")
    elif folder.news.current(today) and not folder.others:
        screen.say("Nobody would hear of it: --tag, --to CUSTOMER or --for FILTER says who should.")


def listing(screen: Screen, view: View[R], found: Sequence[R], *, empty: str = "") -> None:
    """Show news or hearings; wherever it isn't JSON, what isn't ours says so beside its words."""
    screen.rows(view if screen.json else _marked(view), found, empty=empty)


def _marked(view: View[Any]) -> View[Any]:
    return tuple(
        column._replace(value=lambda one: one.news.title) if column.name == "text" else column for column in view
    )


def show(screen: Screen, folder: NewsFolder) -> None:
    """Show news with who should hear it and why, A first, and who has; JSON: one object with all of them."""
    hearings = [*folder.to_hear, *folder.others]
    if screen.json:
        screen.document(as_json(NEWS, folder) | {"customers": [as_json(HEARING, one) for one in hearings]})
        return
    screen.record(_spoken(NEWS), folder)
    if screen.terminal and hearings:
        screen.line("")
    screen.rows(tuple(column for column in HEARING if column.name not in {"code", "text"}), hearings)


def stands(screen: Screen, found: Sequence[Hearing], today: date) -> None:
    """Say how news stands with customers after a change, a line each."""
    if screen.json:
        screen.rows(HEARING, found)
        return
    for one in found:
        screen.line(safe(f"{one.news.code} {one.news.title}: {_stands(one, today)}"))


def _stands(one: Hearing, today: date) -> str:
    telling = one.telling
    whom = f"{one.seat.name} ({one.seat.code})"
    if telling is None or one.state == TO_TELL:
        return f"to tell {whom}"
    if telling.told_on is None:
        return f"dropped for {whom}"
    reply = f": {telling.reply}" if telling.reply else ""
    if telling.answered_on:
        return f"{whom}: {telling.answer}, {said(telling.answered_on, today)}{reply}"
    why = f"; {telling.why}" if telling.why else ""
    return f"told {whom}, {said(telling.told_on, today)}{why}{reply}"


def warning(screen: Screen, news: News, rivals: Sequence[str]) -> None:
    """Warn where news names a competitor."""
    if rivals:
        screen.say(f"{news.code} names a competitor: {', '.join(rivals)}. Show no customer what they carry.")
