"""`retain config`: the settings, and where each comes from."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from retain.cli import settings_file
from retain.cli.options import sentence
from retain.render.config import SETTINGS

if TYPE_CHECKING:
    from retain.cli.context import Context

Key = Annotated[str, typer.Argument(metavar="KEY", help="A setting, as `retain config` prints it.")]
Value = Annotated[list[str], typer.Argument(metavar="VALUE", help="Its value; a list with commas.")]


def register(app: typer.Typer, panel: str) -> None:
    group = typer.Typer(rich_markup_mode=None)
    group.callback(invoke_without_command=True)(config)
    group.command("set")(put)
    group.command("unset")(drop)
    app.add_typer(group, name="config", rich_help_panel=panel, help="Show or change the settings.")


def config(ctx: typer.Context) -> None:
    """Show every setting with where its value comes from; `config set KEY VALUE` changes one."""
    if ctx.invoked_subcommand is None:
        show(ctx.obj)


def show(context: Context, only: str = "") -> None:
    """Show the settings, or one of them."""
    rows = settings_file.shown(context.folder("config") / "config.toml", context.settings)
    flagged = "flag" if context.asked.db else "environment" if os.environ.get("RETAIN_DB") else ""
    rows[0] = ("diary", str(context.diary_path), flagged or rows[0][2])
    context.screen.rows(SETTINGS, [row for row in rows if only in {"", row[0]}])


def put(ctx: typer.Context, key: Key, value: Value) -> None:
    """Set KEY to VALUE in config.toml; comments stay."""
    context = ctx.obj
    settings_file.put(context.folder("config") / "config.toml", key, sentence(value))
    reread(context, key)


def drop(ctx: typer.Context, key: Key) -> None:
    """Take KEY out of config.toml, so that the default holds."""
    settings_file.drop(ctx.obj.folder("config") / "config.toml", key)
    reread(ctx.obj, key)


def reread(context: Context, key: str) -> None:
    """Show what a setting is now."""
    context.changed_settings()
    show(context, key)
