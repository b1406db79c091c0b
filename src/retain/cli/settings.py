"""The rep's settings: `config.toml`, each with a default, so that no file at all works."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from retain.domain.errors import Unsuited
from retain.domain.kinds import MINUTES
from retain.domain.policy import Cadence, Policy, cadences
from retain.domain.workdays import Workdays

if TYPE_CHECKING:
    from retain.domain.aims import Aims

Order = Literal["dmy", "mdy", "ymd"]
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
KEYS = {
    "diary": str,
    "region": str,
    "currency": str,
    "date_order": str,
    "working_days": list,
    "days_off": list,
    "minutes_a_day": int,
    "minutes": dict,
    "profile": str,
    "cadence": dict,
    "cap_a": bool,
    "card_days": int,
    "competitors": list,
    "hook_seconds": int,
    "target": float,
    "benchmark": float,
    "benchmark_source": str,
    "replacing_factor": float,
}


WANTED = {
    str: "text in quotes",
    list: "a list in brackets",
    int: "a whole number from 0 on",
    dict: "a table",
    bool: "true or false",
    float: "a number",
}


class Settings(NamedTuple):
    """What config.toml may say; `region` is the two-letter country of phone numbers without one.

    A hook has `hook_seconds` before it is stopped.
    """

    diary: str = ""
    region: str = "US"
    currency: str = ""
    order: Order = "mdy"
    policy: Policy = Policy()
    hook_seconds: int = 5
    aims: "Aims | None" = None


def read(path: Path) -> Settings:
    """The settings in a file; raises Unsuited with the file, the key and what is wrong."""
    try:
        return understood(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise Unsuited(f"{path} can't be read: {error}.", "Mend it, or move it away.") from error
    except Unsuited as error:
        raise Unsuited(f"{path}: {error.sentence}", error.next_step or "Mend it, or move it away.") from error


def understood(text: str) -> Settings:
    """The settings a file's text makes; raises Unsuited with the key and what is wrong."""
    import tomllib

    try:
        return _settings(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise Unsuited(f"this is no TOML: {error}.", "Mend it, or move it away.") from error


def _settings(values: dict[str, Any]) -> Settings:
    for key, value in values.items():
        if key not in KEYS:
            raise Unsuited(f"{key} is no setting.", f"There are: {', '.join(KEYS)}.")
        if not _suits(value, KEYS[key]):
            raise Unsuited(f"{key} isn't {WANTED[KEYS[key]]}.", "`retain config` shows each setting.")
    order = values.get("date_order", "mdy")
    if order not in {"dmy", "mdy", "ymd"}:
        raise Unsuited(f"date_order {order} is none of dmy, mdy, ymd.")
    region = values.get("region", "US")
    if not (len(region) == 2 and region.isascii() and region.isalpha()):  # noqa: PLR2004 - ISO 3166
        raise Unsuited(f'region "{region}" is no country of two letters.', 'For example region = "GB".')
    currency = values.get("currency", "")
    if currency and not (len(currency) == 3 and currency.isascii() and currency.isalpha()):  # noqa: PLR2004 - ISO 4217
        raise Unsuited(f'currency "{currency}" is no code of three letters.', 'For example currency = "EUR".')
    return Settings(
        diary=values.get("diary", ""),
        region=region.upper(),
        currency=currency.upper(),
        order=order,
        policy=_policy(values),
        hook_seconds=_seconds(values.get("hook_seconds", 5)),
        aims=_aims(values),
    )


def _seconds(typed: int) -> int:
    if not typed:
        raise Unsuited("hook_seconds is at least 1.", "To run none, empty the folder that `retain paths` names.")
    return typed


def _suits(value: object, kind: type) -> bool:
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, kind) and (kind is not int or _counts(value))


def _aims(values: dict[str, Any]) -> "Aims | None":
    if not values.keys() & {"target", "benchmark", "benchmark_source", "replacing_factor"}:
        return None
    from retain.domain.aims import FACTOR, Aims, held

    source, factor = values.get("benchmark_source", ""), values.get("replacing_factor", FACTOR)
    return held(Aims(values.get("target"), values.get("benchmark"), source, factor))


def _policy(values: dict[str, Any]) -> Policy:
    minutes = values.get("minutes", {})
    if unknown := [kind for kind, amount in minutes.items() if kind not in MINUTES or not _counts(amount)]:
        kinds = ", ".join(MINUTES)
        raise Unsuited(f"minutes.{unknown[0]} is no kind of contact with whole minutes.", f"Kinds: {kinds}.")
    return Policy(
        cadences=_cadences(values.get("profile", "steady"), values.get("cadence", {})),
        workdays=Workdays(_week(values.get("working_days", WEEKDAYS[:5])), _off(values.get("days_off", []))),
        minutes={**MINUTES, **minutes},
        minutes_a_day=values.get("minutes_a_day", 90),
        cap_a=values.get("cap_a", True),
        card_days=values.get("card_days", 3),
        competitors=tuple(str(name) for name in values.get("competitors", [])),
    )


def _cadences(profile: str, overrides: dict[str, Any]) -> dict[str, Cadence]:
    table = cadences(profile)
    for tier, days in overrides.items():
        name = tier.replace("_", " ")
        if name not in table or not isinstance(days, dict):
            raise Unsuited(f"cadence.{tier} is no tier with days.", "For example [cadence.A] touch = 10.")
        if wrong := [clock for clock, n in days.items() if clock not in Cadence.__slots__ or not _is_days(n)]:
            clocks = ", ".join(Cadence.__slots__)
            raise Unsuited(f"cadence.{tier}.{wrong[0]} is no clock with days.", f"Clocks: {clocks}.")
        try:
            table[name] = replace(table[name], **days)
        except Unsuited as error:
            raise Unsuited(f"cadence.{tier}: {error.sentence}", error.next_step) from error
    return table


def _counts(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_days(value: object) -> bool:
    return _counts(value) and value != 0


def _week(names: list[Any] | tuple[str, ...]) -> frozenset[int]:
    if not names or not all(name in WEEKDAYS for name in names):
        raise Unsuited("working_days isn't a list of mon, tue, wed, thu, fri, sat, sun.")
    return frozenset(WEEKDAYS.index(name) for name in names)


def _off(days: list[Any]) -> frozenset[date]:
    try:
        return frozenset(date.fromisoformat(str(day)) for day in days)
    except ValueError as error:
        raise Unsuited(f"days_off: {error}.", "Write them as 2026-12-25.") from error
