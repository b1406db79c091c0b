"""What the shell offers after TAB: commands, options, and the names in the diary.

The shell passes the words up to the cursor as they stand on its line, quotes and all; the last is the one to complete.
What a word may be follows from the command's own help: CUSTOMER, PERSON and COLLEAGUE are names, TAG and TOWN what the
diary holds of them, A|B|C and "One of: …" the words themselves.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from typer.main import get_command

from retain.cli.commands import COMMANDS, application
from retain.cli.context import Context
from retain.cli.options import take
from retain.cli.reaches import CHANNELS
from retain.domain.customers import SAYABLE
from retain.domain.errors import RetainError
from retain.domain.expectations import RESULTS
from retain.domain.facts import FACT_KINDS
from retain.domain.incoming import KINDS as INCOMING
from retain.domain.kinds import KINDS, LEVELS, MOODS, PURPOSES
from retain.domain.problems import PROBLEM_KINDS
from retain.render.safe import safe
from retain.store import lookup

if TYPE_CHECKING:
    from collections.abc import Iterable

    from retain.render.screen import Screen
    from retain.store.diary import Diary

_ALWAYS = ("--today", "--db", "--json", "--yes", "--help")
_FRONT = (*_ALWAYS, "--version", "--install-completion", "--show-completion")
_MOST = 50
_BOOKS: dict[str, lookup.Book] = {
    "CUSTOMER": lookup.CUSTOMERS,
    "OTHER": lookup.CUSTOMERS,
    "PERSON": lookup.PEOPLE,
    "WHO": lookup.PEOPLE,
    "COLLEAGUE": lookup.COLLEAGUES,
}
_WORDS = {
    "KIND": KINDS,
    "FACT": FACT_KINDS,
    "PURPOSE": PURPOSES,
    "MOOD": MOODS,
    "LEVEL": LEVELS,
    "STATUS": SAYABLE,
    "CHANNEL": (*CHANNELS, "none"),
    "RESULT": RESULTS,
    "PROBLEM": PROBLEM_KINDS,
    "NOUNS": INCOMING,
}
_HELD = {"TAG": lookup.tags, "TOWN": lookup.towns}
_ONE_OF = re.compile(r"[A-Z]|[a-z]+")
"""A word to type, in a metavar such as A|B|C|auto."""
_CHOICES = "One of: "
_QUOTED = re.compile(r"""\\(.)|"((?:\\.|[^"\\])*)"?|'([^']*)'?|([^\\"']+)""", re.DOTALL)
_UNSAFE = re.compile(r"([^\w@%+=:,./-])")


def answer(screen: Screen, shell: str, line: list[str]) -> int:
    """Write what the last word of a line may become, one a line; nothing where the diary can't be read."""
    typed = line[-1] if line else ""
    for offer in offers(line):
        screen.line(safe(as_typed(offer, typed, shell)))
    screen.flush()
    return 0


def offers(line: list[str]) -> list[str]:
    """What the last word of a line may become."""
    words = [unquoted(word) for word in line] or [""]
    try:
        asked, rest = take(words[:-1])
        return _offers(Context(asked), rest, words[-1])
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


def _offers(context: Context, words: list[str], typed: str) -> list[str]:
    place = _first(words)
    if place is None:
        return _starting(typed, _FRONT if typed.startswith("-") else COMMANDS)
    if words[place] not in COMMANDS:
        return []
    command: Any = get_command(application(words))
    rest = list(words)
    while (place := _first(rest)) is not None and rest[place] in getattr(command, "commands", ()):
        command = command.commands[rest.pop(place)]
    return _of_command(context, command, rest, typed)


def _of_command(context: Context, command: Any, words: list[str], typed: str) -> list[str]:
    taking = _option(command, words[-1]) if words else None
    if taking is not None and not taking.is_flag:
        return _values(context, taking, [], typed)
    if typed.startswith("-"):
        return _starting(typed, (name for one in command.params for name in (*one.opts, *one.secondary_opts)), _ALWAYS)
    if getattr(command, "commands", None):
        return _starting(typed, command.commands)
    return _argument(context, command, _positional(command, words), typed)


def _first(words: list[str]) -> int | None:
    return next((place for place, word in enumerate(words) if not word.startswith("-")), None)


def _option(command: Any, word: str) -> Any:
    return next((one for one in command.params if word in one.opts and word.startswith("-")), None)


def _positional(command: Any, words: list[str]) -> list[str]:
    """The words that are no option and no option's value."""
    found: list[str] = []
    value_follows = False
    for word in words:
        option = _option(command, word)
        if not value_follows and option is None and not word.startswith("--"):
            found.append(word)
        value_follows = option is not None and not option.is_flag
    return found


def _argument(context: Context, command: Any, before: list[str], typed: str) -> list[str]:
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    for place, argument in enumerate(arguments):
        if argument.nargs == -1:
            return _values(context, argument, before[place:], typed)
        if place == len(before):
            return _values(context, argument, [], typed)
    return []


def _values(context: Context, taking: Any, before: list[str], typed: str) -> list[str]:
    """What an option or argument may be; `before` are words of the same value on the line: names come unquoted too."""
    metavar = taking.metavar or ""
    kinds = [kind for kind in re.findall(r"[A-Z]+", metavar) if kind in _BOOKS or kind in _WORDS or kind in _HELD]
    if not kinds:
        return _starting(typed, _named(metavar, taking.help or ""))
    if kinds[0] in _WORDS:
        return _starting(typed, _WORDS[kinds[0]])
    with context.reading() as diary:
        if kinds[0] in _HELD:
            return _starting(typed, _HELD[kinds[0]](diary))
        return _names(diary, _BOOKS[kinds[0]], " ".join(before), typed)


def _named(metavar: str, words: str) -> Iterable[str]:
    """The words that a metavar or the help itself names."""
    if "|" in metavar:
        return filter(_ONE_OF.fullmatch, metavar.split("|"))
    return words.removeprefix(_CHOICES).rstrip(".").split(", ") if words.startswith(_CHOICES) else ()


def _names(diary: Diary, book: lookup.Book, before: str, typed: str) -> list[str]:
    """Names that begin with the words typed, as far as they are still missing; after a comma, the next of a list."""
    listed, comma, last = typed.rpartition(",")
    if before:
        found = lookup.starting(diary, book, f"{before} {typed}", _MOST)
        return [" ".join(name.split()[len(before.split()) :]) for name in found]
    whole = lookup.starting(diary, book, typed, _MOST)
    return whole or [f"{listed},{name}" for name in lookup.starting(diary, book, last, _MOST) if comma]


def _starting(typed: str, *words: Iterable[str]) -> list[str]:
    return [word for some in words for word in some if word.lower().startswith(typed.lower())]
