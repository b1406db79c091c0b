"""The front door: runs the command typed, and is the one place where an error becomes a line and an exit code."""

import os
import sys
from io import TextIOWrapper

from typer.exceptions import Abort, Exit, TyperException
from typer.main import get_command

from retain.cli.commands import application
from retain.cli.context import Context
from retain.cli.options import Asked, take
from retain.domain.errors import Denied, Misused, RetainError, Unwritten

INTERRUPTED = 130
COMPLETING = "_RETAIN_COMPLETE"
"""Names the shell that asks what a word may become (cli/shells.py)."""


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
