"""The rep's own programs, run after a change: the executables in the settings folder's `hooks/`.

The change stands whatever they do: what goes wrong with one is a line on stderr.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
from contextlib import suppress
from threading import Thread
from typing import IO, TYPE_CHECKING, Any

from retain.domain.errors import RetainError
from retain.domain.names import short
from retain.domain.plurals import counted
from retain.store import announce

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from retain.cli.context import Context

INSIDE = "RETAIN_HOOK"
"""Set in a hook's environment: a retain that a hook calls runs no hooks."""
_TAIL = 4096
_LONGEST = 200
_LINGER = 0.2
"""Seconds to wait for the last words of a hook that is over: what it left running may hold its stderr open."""


def run(context: Context, numbers: Sequence[int]) -> None:
    """Run every hook on each of these changes, in order of name, once the diary is closed."""
    try:
        hooks = [*_trusted(context, context.folder("config") / "hooks")]
        if not hooks:
            return
        with context.reading() as diary:
            path, documents = diary.path, [announce.change(diary, number) for number in numbers]
        context.close()
        seconds = context.settings.hook_seconds
    except (RetainError, OSError) as error:
        context.screen.say(f"No hook was run: {error}")
        return
    environment = {**os.environ, INSIDE: "1", "RETAIN_DB": str(path and path.resolve())}
    try:
        for hook, document in ((hook, document) for document in documents for hook in hooks):
            if wrong := _ran(hook, document, seconds, environment):
                context.screen.say(f"hook {short(hook.name)} {wrong}")
    except KeyboardInterrupt:
        context.screen.say("The hooks were interrupted; the change stands.")


def _trusted(context: Context, folder: Path) -> Iterator[Path]:
    """The files to run; one that others could write, or that would be a hook if it could be run, is named instead."""
    for path in sorted(path for path in folder.iterdir() if not path.name.startswith(".") and path.name[-1] != "~"):
        if not path.is_file():
            continue
        found = path.stat()
        if not os.access(path, os.X_OK):
            if _begins_as_program(path):
                context.screen.say(f"hook {short(path.name)} wasn't run: it isn't executable. chmod u+x {path}")
        elif found.st_uid != os.geteuid():
            context.screen.say(f"hook {short(path.name)} wasn't run: it isn't your file. {path}")
        elif found.st_mode & 0o022:
            context.screen.say(f"hook {short(path.name)} wasn't run: others may write it. chmod go-w {path}")
        else:
            yield path


def _begins_as_program(path: Path) -> bool:
    with suppress(OSError), path.open("rb") as file:
        return file.read(2) == b"#!"
    return False


def _ran(hook: Path, document: dict[str, Any], seconds: int, environment: dict[str, str]) -> str:
    """Run one hook on one change; what went wrong, in words, "" where nothing did."""
    try:
        process = subprocess.Popen(  # noqa: S603 - the rep's own programs, named by their folder alone
            [hook],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=environment,
            start_new_session=True,
        )
    except OSError as error:
        return f"can't be run: {error.strerror}. It must begin with #! and an interpreter, or be a program."
    words: list[bytes] = [b""]
    Thread(target=_feed, args=(process.stdin, document), daemon=True).start()
    draining = Thread(target=_drain, args=(process.stderr, words), daemon=True)
    draining.start()
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return f"took longer than {counted(seconds, 'second')} and was stopped.{_last(words)}"
    finally:
        if process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        draining.join(_LINGER)
    return _ending(process.returncode, words)


def _feed(stdin: IO[bytes], document: dict[str, Any]) -> None:
    """Write a hook its document; one that doesn't read it is no failure."""
    with suppress(OSError), stdin:
        stdin.write(json.dumps(document, ensure_ascii=False).encode("utf-8", "backslashreplace"))


def _drain(stderr: IO[bytes], words: list[bytes]) -> None:
    """Read all that a hook says, however much, and keep its end."""
    with suppress(OSError), stderr:
        while chunk := os.read(stderr.fileno(), 1 << 16):
            words[0] = (words[0] + chunk)[-_TAIL:]


def _ending(code: int, words: list[bytes]) -> str:
    if code == 0:
        return ""
    how = f"exit {code}" if code > 0 else f"signal {-code}"
    return f"failed ({how}).{_last(words)}"


def _last(words: list[bytes]) -> str:
    """The last line a hook said on stderr."""
    lines = [line for line in words[0].decode("utf-8", "replace").splitlines() if line.strip()]
    return f" {short(lines[-1], _LONGEST)}" if lines else ""
