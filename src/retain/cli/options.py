"""What may stand anywhere on the line, and the options several commands share."""

from typing import Annotated, NamedTuple

import typer

from retain.domain.errors import Misused

Customer = Annotated[str, typer.Argument(metavar="CUSTOMER", help="A customer's name, or enough of it, or its code.")]
CustomerNames = Annotated[
    str,
    typer.Argument(metavar="CUSTOMER[,…]", help="A customer's name, enough of it, or its code; several with commas."),
]
Words = Annotated[
    list[str] | None, typer.Argument(metavar="[TEXT]", help="What was said; #golf tags them, @dana was there.")
]
Where = Annotated[str, typer.Option("--where", metavar="FILTER", help='Which customers: "tier:A tag:x town:Leeds".')]

Explain = Annotated[bool, typer.Option("--explain", help="Say each figure's formula, window and source.")]


def sentence(words: list[str] | None) -> str:
    """The words after a command as one text, quoted or not."""
    return " ".join(words or ()).strip()


class Asked(NamedTuple):
    """The options that every command takes."""

    today: str = ""
    db: str = ""
    json: bool = False
    yes: bool = False


def take(arguments: list[str]) -> tuple[Asked, list[str]]:
    """Split `--today --db --json --yes` from the other words, wherever they stand before a bare `--`."""
    taken: dict[str, str | bool] = {}
    rest: list[str] = []
    if any("\ud800" <= character <= "\udfff" for word in arguments for character in word):
        raise Misused("Some of the words aren't UTF-8 text.", "Set the terminal to UTF-8 and type them again.")
    words = iter(arguments)
    for word in words:
        name, equals, value = word.partition("=")
        if word == "--":
            rest += [word, *words]
        elif name in {"--today", "--db"}:
            taken[name[2:]] = _given(value if equals else next(words, ""), name)
        elif word in {"--json", "--yes"}:
            taken[word[2:]] = True
        else:
            rest.append(word)
    return Asked(**taken), rest  # type: ignore[arg-type]


def _given(value: str, name: str) -> str:
    if not value.strip() or value.startswith("--"):
        raise Misused(f"{name} needs a value.", f"For example {name} {'2026-12-01' if name == '--today' else 'FILE'}.")
    return value
