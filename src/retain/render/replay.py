"""How a loss looks, replayed: a line for each thing that came before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retain.domain.dates import day_said, days_said
from retain.render.safe import safe

if TYPE_CHECKING:
    from datetime import date

    from rich.console import RenderableType

    from retain.domain.replay import Replay
    from retain.render.screen import Screen

COLORS = {"lost": "bold red", "missed": "yellow", "promise": "yellow", "mood": "yellow", "competitor": "yellow"}


def show(screen: Screen, replay: Replay, today: date, *, said_now: bool) -> None:
    """Replay a loss; `said_now` where this command said that it is one."""
    if screen.json:
        screen.document(as_json(replay, said_now=said_now))
        return
    if said_now:
        screen.say(f"{replay.name} (c{replay.customer}) is lost; `retain undo` takes it back.")
    if screen.terminal:
        screen.draw(_picture(replay, today))
        return
    for event in replay.events:
        screen.line("\t".join((event.day.isoformat(), event.what, safe(event.text), event.code)))
    screen.line(f"{replay.lost_on.isoformat()}\tsilence\t{silence(replay)}\t")


def as_json(replay: Replay, *, said_now: bool) -> dict[str, Any]:
    """A replayed loss as JSON; its keys are frozen by a test."""
    return {
        "code": f"c{replay.customer}",
        "customer": replay.name,
        "lost_on": replay.lost_on,
        "because": replay.because,
        "said_now": said_now,
        "silent_days": replay.silent,
        "events": [
            {"day": event.day, "what": event.what, "text": event.text, "code": event.code or None}
            for event in replay.events
        ],
    }


def silence(replay: Replay) -> str:
    """How long it was silent before it was lost."""
    if replay.silent is None:
        return "no contact with it was ever logged"
    if not replay.spoken:
        return f"no conversation in the {days_said(replay.silent)} since the first contact"
    return f"{days_said(replay.silent)} without a conversation before it was lost"


def _picture(replay: Replay, today: date) -> RenderableType:
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    lines = Table.grid(padding=(0, 2))
    for event in replay.events:
        style = COLORS.get(event.what, "")
        text = Text(safe(event.text), style=style)
        text.append(f" [{event.code}]" if event.code else "", style="not bold dim")
        lines.add_row(day_said(event.day, today), Text(event.what, style=style), text)
    head = Text(safe(replay.name), style="bold").append(f" (c{replay.customer})", style="not bold")
    return Group(head, lines, Text(silence(replay)))
