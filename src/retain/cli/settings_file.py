"""config.toml shown with where each value comes from, and changed with its comments kept."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from retain.cli.settings import KEYS, WEEKDAYS, Settings, understood
from retain.disk import make_folder
from retain.domain.aims import Aims
from retain.domain.errors import CantCreate, Misused, NotFound, Unsuited
from retain.exchange.outfile import written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tomlkit import TOMLDocument

_TRUTHS = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
Row = tuple[str, Any, str]
"""A setting's key, its value, and where that comes from: file or default."""


def shown(path: Path, settings: Settings) -> list[Row]:
    """Every setting as it holds, its key with a dot where it stands in a table."""
    said = set(_flat(_document(path).unwrap()))
    words = {True: "yes", False: "no"}
    return [
        (key, words[value] if isinstance(value, bool) else value, "file" if key in said else "default")
        for key, value in _held(path, settings)
    ]


def put(path: Path, key: str, typed: str) -> None:
    """Set a key; raises Misused for none there is, Unsuited for a value it doesn't take (the file stays as it was)."""
    document = _document(path)
    table, name = _place(document, key, make=True)
    table[name] = _value(key, typed)
    _write(path, document)


def drop(path: Path, key: str) -> None:
    """Take a key out of the file, so that the default holds; raises NotFound where it isn't there."""
    document = _document(path)
    table, name = _place(document, key, make=False)
    if name not in table:
        raise NotFound(f"{key} isn't set in {path}.", "`retain config` shows where each value comes from.")
    table.remove(name)
    _write(path, document)


def _held(path: Path, settings: Settings) -> Iterator[tuple[str, Any]]:
    policy = settings.policy
    yield from (("diary", settings.diary), ("region", settings.region), ("currency", settings.currency))
    yield "date_order", settings.order
    yield "working_days", [WEEKDAYS[day] for day in sorted(policy.workdays.week)]
    yield "days_off", [day.isoformat() for day in sorted(policy.workdays.off)]
    yield "minutes_a_day", policy.minutes_a_day
    yield from ((f"minutes.{kind}", minutes) for kind, minutes in policy.minutes.items())
    yield "profile", _document(path).get("profile", "steady")
    for tier, cadence in policy.cadences.items():
        for clock, days in asdict(cadence).items():
            if days is not None:
                yield f"cadence.{tier.replace(' ', '_')}.{clock}", days
    yield from (("cap_a", policy.cap_a), ("card_days", policy.card_days), ("competitors", list(policy.competitors)))
    yield "hook_seconds", settings.hook_seconds
    aims = settings.aims or Aims()
    yield from (("target", aims.target), ("benchmark", aims.benchmark), ("benchmark_source", aims.source))
    yield "replacing_factor", aims.factor


def _flat(table: dict[str, Any], above: str = "") -> Iterator[str]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield f"{above}{key}"


def _document(path: Path) -> TOMLDocument:
    import tomlkit

    try:
        return tomlkit.parse(path.read_text(encoding="utf-8") if path.exists() else "")
    except (OSError, UnicodeDecodeError, tomlkit.exceptions.ParseError) as error:
        raise Unsuited(f"{path} can't be read: {error}.", "Mend it, or move it away.") from error


def _place(document: TOMLDocument, key: str, *, make: bool) -> tuple[Any, str]:
    """The table a key stands in, and its name there."""
    import tomlkit

    *tables, name = key.split(".")
    root = (tables or [name])[0]
    if root not in KEYS or (KEYS[root] is dict) != bool(tables):
        raise Misused(f"{key} is no setting.", "`retain config` shows each.")
    table: Any = document
    for part in tables:
        if part not in table and make:
            table[part] = tomlkit.table()
        table = table.get(part, {})
    return table, name


def _value(key: str, typed: str) -> Any:
    kind = int if "." in key else KEYS[key]
    if kind is bool:
        if typed.lower() not in _TRUTHS:
            raise Misused(f"{key} is yes or no, not {typed}.", f"retain config set {key} yes")
        return _TRUTHS[typed.lower()]
    if kind is int:
        if not typed.lstrip("-").isdecimal():
            raise Misused(f"{key} is a whole number, not {typed}.", f"retain config set {key} 10")
        return int(typed)
    if kind is float:
        try:
            return float(typed)
        except ValueError as error:
            raise Misused(f"{key} is a number, not {typed}.", f"retain config set {key} 90") from error
    return [part.strip() for part in typed.split(",") if part.strip()] if kind is list else typed


def _write(path: Path, document: TOMLDocument) -> None:
    """Write the file whole or not at all, after the program's own reader has understood it."""
    text = document.as_string()
    understood(text)
    target = path.resolve()
    try:
        make_folder(target.parent)
    except OSError as error:
        raise CantCreate(f"{path} can't be written: {error.strerror}.", "Check the folder's owner and mode.") from error
    with written(target, force=True) as out:
        out.write(text)
