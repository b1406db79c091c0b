"""Every command, the part of `--help` it stands in, and the program made of them."""

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from retain import __version__

COMMANDS = {
    "log": "The day",
    "tried": "The day",
    "due": "The day",
    "brief": "The day",
    "done": "The day",
    "slip": "The day",
    "snooze": "The day",
    "away": "The day",
    "near": "The day",
    "waiting": "The day",
    "review": "The day",
    "lost": "The day",
    "find": "The day",
    "paste": "The day",
    "undo": "The day",
    "customer": "The books",
    "person": "The books",
    "fact": "The books",
    "colleague": "The books",
    "entry": "The books",
    "promise": "The books",
    "problem": "The books",
    "sale": "The books",
    "contract": "The books",
    "expectation": "The books",
    "referral": "The books",
    "opportunity": "The books",
    "news": "The books",
    "tiers": "The figures",
    "plan": "The figures",
    "wall": "The figures",
    "report": "The figures",
    "rate": "The figures",
    "value": "The figures",
    "import": "The files",
    "export": "The files",
    "merge": "The diary",
    "erase": "The diary",
    "history": "The diary",
    "backup": "The diary",
    "restore": "The diary",
    "doctor": "The diary",
    "config": "The diary",
    "paths": "The diary",
    "demo": "The diary",
    "help": "The diary",
}
"""Every command and the part of `--help` it stands in; its module is retain.cli.NAME (import_ for a keyword)."""

Version = Annotated[bool, typer.Option("--version", help="Show the version.")]
Shown = Annotated[bool, typer.Option("--show-completion", help="Print the completion script of $SHELL.")]
Taught = Annotated[bool, typer.Option("--install-completion", help="Teach $SHELL the commands and names.")]


class Parts(TyperGroup):
    """The commands listed part by part, as a rep meets them."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        wide = max(map(len, COMMANDS))
        for part in dict.fromkeys(COMMANDS.values()):
            found = [(name, self.get_command(ctx, name)) for name in COMMANDS if COMMANDS[name] == part]
            limit = formatter.width - 6 - wide
            with formatter.section(part):
                formatter.write_dl([(f"{name:<{wide}}", one.get_short_help_str(limit)) for name, one in found if one])


def application(words: list[str]) -> typer.Typer:
    """The program, with only the command typed where it is known: forty at once cost as much as Typer itself."""
    word = next((word for word in words if not word.startswith("-")), "")
    app = typer.Typer(
        name="retain",
        cls=Parts,
        no_args_is_help=False,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        epilog="Anywhere on the line: --today DATE (as on that day), --db FILE (that diary), --json (for programs), "
        "--yes (asks nothing).",
    )
    app.callback(invoke_without_command=True)(_front)
    for name in [word] if word in COMMANDS else COMMANDS if words else ():
        module = import_module(f"retain.cli.{name}_" if name == "import" else f"retain.cli.{name}")
        module.register(app, COMMANDS[name])
    return app


def _front(
    ctx: typer.Context, *, version: Version = False, show_completion: Shown = False, install_completion: Taught = False
) -> None:
    """Keep the customers you have: who is owed a touch today, and why."""
    if version:
        ctx.obj.screen.line(f"retain {__version__}")
    elif show_completion or install_completion:
        from retain.cli.shells import teach

        teach(ctx.obj.screen, install=install_completion)
    elif ctx.invoked_subcommand is None:
        from retain.cli.due import today

        today(ctx.obj)
