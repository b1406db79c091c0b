"""The front door: finds the command, and is the one place where an error becomes a line and an exit code."""

import os
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.exceptions import Abort, Exit, TyperException
from typer.main import get_command

from retain import __version__
from retain.cli.context import Context
from retain.cli.options import Asked, take
from retain.domain.errors import Denied, Misused, RetainError, Unwritten

INTERRUPTED = 130
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

COMPLETING = "_RETAIN_COMPLETE"
"""Names the shell that asks what a word may become (cli/shells.py)."""
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


def run(arguments: list[str]) -> int:
    """Run one command; its exit code."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        return _complete(shell, arguments) if (shell := os.environ.get(COMPLETING)) else _run(arguments)
    except BrokenPipeError:
        _mute()
        return 0


def _complete(shell: str, arguments: list[str]) -> int:
    from retain.cli.completion import answer

    return answer(Context(Asked()).screen, shell, arguments[1:])


def _run(arguments: list[str]) -> int:
    context = Context(Asked())
    try:
        asked, words = take(arguments)
        context = Context(asked)
        command = get_command(application(words))
        with command.make_context("retain", words, obj=context) as ctx:
            command.invoke(ctx)
        context.screen.flush()
    except RetainError as error:
        return _refuse(context, error)
    except Exit as left:
        context.screen.flush()
        return left.exit_code
    except (Abort, KeyboardInterrupt):
        context.screen.say(f"retain: interrupted; {context.outcome}.")
        return INTERRUPTED
    except TyperException as error:
        return _refuse(context, _misused(error))
    except BrokenPipeError:
        raise
    except OSError as error:
        _mute()
        return _refuse(context, _unwritten(error))
    finally:
        context.finish()
    return 0


def _refuse(context: Context, error: RetainError) -> int:
    context.screen.refuse(error)
    return error.code


def _misused(error: TyperException) -> Misused:
    asked = getattr(error, "ctx", None)
    usage = asked.command_path if asked else "retain"
    said = error.format_message().rstrip(".").replace("valid int range", "valid int")
    said = said.replace("is not a valid int", "is no whole number")
    return Misused(said if said.endswith("?") else f"{said}.", f"See `{usage} --help`.")


def _unwritten(error: OSError) -> RetainError:
    """What the system's refusal means: a folder that isn't ours, a full disk, a stream that broke."""
    said = f"{error.filename}: {error.strerror}." if error.filename else f"{error.strerror or error}."
    return Denied(said, "Check its owner and mode.") if isinstance(error, PermissionError) else Unwritten(said)


def _mute() -> None:
    """Let what a broken stream still holds go nowhere: the interpreter would try again on its way out."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
