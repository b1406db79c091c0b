"""`retain help`: the pages, and the reasons straight from their table."""

from __future__ import annotations

from typing import Annotated

import typer

from retain.domain.errors import NotFound
from retain.render import help as view

TOPICS = ("due", "figures", "json", "privacy", "recovery")


def register(app: typer.Typer, panel: str) -> None:
    app.command("help", rich_help_panel=panel)(explain)


Topic = Annotated[str, typer.Argument(metavar="TOPIC", help=f"One of: {', '.join(TOPICS)}.")]


def explain(ctx: typer.Context, topic: Topic = "") -> None:
    """Explain a topic, such as how due is derived."""
    screen = ctx.obj.screen
    if not topic:
        view.topics(screen)
    elif topic == "due":
        view.due(screen)
    elif topic in TOPICS:
        view.page(screen, topic)
    else:
        topics = ", ".join(TOPICS)
        raise NotFound(f"There is no help on {topic!r}.", f"Topics: {topics}; commands: retain COMMAND --help.")
