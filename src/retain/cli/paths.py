"""`retain paths`: where the diary, the settings and the hooks lie."""

from __future__ import annotations

import typer

from retain.render.columns import Column, View

PATHS: View[tuple[str, str]] = (Column("what", lambda row: row[0]), Column("path", lambda row: row[1]))


def register(app: typer.Typer, panel: str) -> None:
    app.command("paths", rich_help_panel=panel)(paths)


def paths(ctx: typer.Context) -> None:
    """Show where the diary and the settings lie."""
    config = ctx.obj.folder("config")
    places = [("diary", ctx.obj.diary_path), ("settings", config / "config.toml"), ("hooks", config / "hooks")]
    ctx.obj.screen.rows(PATHS, [(what, str(path)) for what, path in places])
