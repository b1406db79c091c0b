"""The pages that `export` writes for a browser: the manager's, and the due list for a phone."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from retain.cli.typed import day
from retain.domain.aims import Aims
from retain.domain.errors import Misused, NotFound
from retain.domain.names import fold
from retain.domain.report import window
from retain.domain.team import team
from retain.exchange import page_out
from retain.exchange.whole import diary_in
from retain.render import phone
from retain.store.adoption import adopt
from retain.store.calls import calls
from retain.store.diary import Diary
from retain.store.discretion import hush
from retain.store.overviews import overview

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retain.cli.context import Context
    from retain.domain.overview import Overview
    from retain.domain.report import Window

MINE = "this diary"


class Asked(NamedTuple):
    """Which page: the due list or the manager's, since when, and whose exports beside the rep's own diary."""

    due: bool = False
    since: str = ""
    also: tuple[str, ...] = ()


def asked(form: str, words: str, since: str, also: Sequence[str], *, private: bool) -> Asked:
    """What was typed; raises Misused where it doesn't go together."""
    due = fold(words) == "due"
    if form != ".html" and (since or also):
        raise Misused("--since and --also belong to the manager's page.", "retain export report.html --since DATE")
    if form == ".html":
        if words and not due:
            raise Misused(f"There is no page of {words}.", "retain export report.html, or: retain export due.html due")
        if due and (since or also):
            raise Misused("The due list is of today and of this diary.", "Leave out --since and --also.")
        if private and not due:
            raise Misused("The manager's page never holds what is private.", "Leave out --private.")
    return Asked(due, since, tuple(also))


def text(context: Context, diary: Diary, asked: Asked, *, private: bool) -> str:
    """The page that was asked for."""
    if asked.due:
        found = calls(diary, context.policy, private=private)
        cards = [phone.card(one, context.today, context.settings.currency) for one in found]
        return page_out.due(cards, context.today, private=private)
    return _manager(context, diary, asked)


def _manager(context: Context, diary: Diary, asked: Asked) -> str:
    """The manager's page, the rep's own diary first."""
    period = window(day(context, asked.since, "past"), None, context.today)
    aims = context.settings.aims or Aims()
    reps = [overview(diary, context.policy, period, aims, MINE)]
    reps += [_other(context, Path(file), period) for file in asked.also]
    return page_out.manager(reps, team(reps) if asked.also else (), context.settings.currency)


def _other(context: Context, file: Path, period: Window) -> Overview:
    """Another rep's export, read into a diary in memory; its file's name is the rep's."""
    if not file.is_file():
        raise NotFound(f"There is no file {file}.", "Name what `retain export NAME.json` wrote for that rep.")
    with closing(Diary(None, context.today, context.now)) as other:
        with other.changing("also"):
            adopt(other, diary_in(file))
        with other.reading():
            hush(other)
            return overview(other, context.policy, period, context.settings.aims or Aims(), file.stem)
