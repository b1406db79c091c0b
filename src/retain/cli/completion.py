"""What the shell offers after TAB: commands, options, and the names in the diary.

The shell passes the words up to the cursor as they stand on its line, quotes and all; the last is the one to complete.
What a word may be follows from the command's own help: CUSTOMER, PERSON and COLLEAGUE are names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from typer.main import get_command

from retain.cli.context import Context
from retain.cli.options import take
from retain.domain.customers import POTENTIALS, STATUSES, TIERS
from retain.domain.errors import RetainError
from retain.domain.kinds import KINDS, MOODS, PURPOSES
from retain.domain.people import LEVELS
from retain.store import lookup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import typer

    from retain.store.diary import Diary

VARIABLE = "_RETAIN_COMPLETE"
"""Names the shell that asks, in the environment."""
EVERYWHERE = ("--today", "--db", "--json", "--yes")
_MOST = 50
_BOOKS: dict[str, lookup.Book[Any]] = {
    "CUSTOMER": lookup.CUSTOMERS,
    "OTHER": lookup.CUSTOMERS,
    "PERSON": lookup.PEOPLE,
    "COLLEAGUE": lookup.COLLEAGUES,
}
_WORDS = {
    "KIND": KINDS,
    "PURPOSE": PURPOSES,
    "MOOD": MOODS,
    "LEVEL": LEVELS,
    "STATUS": STATUSES,
    "CHANNEL": (*KINDS, "all"),
    "TIER": TIERS,
    "POTENTIAL": POTENTIALS,
}
_QUOTED = re.compile(r"""\\(.)|"((?:\\.|[^"\\])*)"?|'([^']*)'?|([^\\"']+)""", re.DOTALL)
_UNSAFE = re.compile(r"([^\w@%+=:,./-])")


def offers(line: list[str], build: Callable[[list[str]], typer.Typer]) -> list[str]:
    """What the last word of a line may become; nothing where the diary can't be read."""
    words = [unquoted(word) for word in line] or [""]
    try:
        asked, rest = take(words[:-1])
        return _offers(Context(asked), rest, words[-1], build)
    except RetainError:
        return []


def unquoted(word: str) -> str:
    """A word without its shell's quotes, which may not be closed yet."""
    found = _QUOTED.finditer(word)
    parts = ((one[1], one[2], one[3], one[4]) for one in found)
    return "".join(a or (re.sub(r"\\(.)", r"\1", b) if b else "") or c or d or "" for a, b, c, d in parts)


def as_typed(offer: str, typed: str, shell: str) -> str:
    """An offer as it must stand on bash's line, after the quote that was opened; other shells quote for themselves."""
    if shell != "bash":
        return offer
    if typed.startswith("'"):
        return offer.replace("'", r"'\''")
    return re.sub(r'(["$`\\])', r"\\\1", offer) if typed.startswith('"') else _UNSAFE.sub(r"\\\1", offer)


def _offers(context: Context, words: list[str], typed: str, build: Callable[[list[str]], typer.Typer]) -> list[str]:
    command: Any = get_command(build(words or ["--help"]))
    rest = list(words)
    while getattr(command, "commands", None) and (place := _first(rest)) is not None and rest[place] in command.commands:
        command = command.commands[rest.pop(place)]
    taking = _option(command, rest[-1]) if rest else None
    if taking is not None and not taking.is_flag:
        return _values(context, taking.metavar or "", [], typed)
    if typed.startswith("-"):
        return _starting(typed, (name for one in command.params for name in (*one.opts, *one.secondary_opts)), EVERYWHERE)
    if getattr(command, "commands", None):
        return _starting(typed, command.commands)
    return _argument(context, command, _positional(command, rest), typed)


def _first(words: list[str]) -> int | None:
    return next((place for place, word in enumerate(words) if not word.startswith("-")), None)


def _option(command: Any, word: str) -> Any:  # noqa: ANN401 - Typer's own classes
    return next((one for one in command.params if word in one.opts and word.startswith("-")), None)


def _positional(command: Any, words: list[str]) -> list[str]:  # noqa: ANN401 - Typer's own classes
    """The words that are no option and no option's value."""
    found: list[str] = []
    value_follows = False
    for word in words:
        option = _option(command, word)
        if not value_follows and option is None and not word.startswith("--"):
            found.append(word)
        value_follows = option is not None and not option.is_flag
    return found


def _argument(context: Context, command: Any, before: list[str], typed: str) -> list[str]:  # noqa: ANN401
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    for place, argument in enumerate(arguments):
        if argument.nargs == -1:
            return _values(context, argument.metavar or "", before[place:], typed)
        if place == len(before):
            return _values(context, argument.metavar or "", [], typed)
    return []


def _values(context: Context, metavar: str, before: list[str], typed: str) -> list[str]:
    """What stands for a metavar; `before` are the words of the same value already on the line, unquoted names among them."""
    kind = (re.findall(r"[A-Z]+", metavar) or [""])[0]
    if kind in _WORDS:
        return _starting(typed, _WORDS[kind])
    if kind not in _BOOKS:
        return []
    with context.reading() as diary:
        return _names(diary, _BOOKS[kind], " ".join(before), typed)


def _names(diary: Diary, book: lookup.Book[Any], before: str, typed: str) -> list[str]:
    """Names that begin with the words typed, as far as they are still missing; after a comma, the next of a list."""
    listed, comma, last = typed.rpartition(",")
    if before:
        found = lookup.starting(diary, book, f"{before} {typed}", _MOST)
        return [" ".join(name.split()[len(before.split()) :]) for name in found]
    whole = lookup.starting(diary, book, typed, _MOST)
    return whole or [f"{listed},{name}" for name in lookup.starting(diary, book, last, _MOST) if comma]


def _starting(typed: str, *words: Iterable[str]) -> list[str]:
    return [word for some in words for word in some if word.startswith(typed.lower())]
