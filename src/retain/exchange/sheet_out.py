"""A noun's rows as CSV (RFC 4180) or JSON: the same columns, told as each can."""

from __future__ import annotations

import csv
import json
import re
from typing import IO, TYPE_CHECKING, Any

from retain.domain import money
from retain.exchange.cells import LISTED, disarmed
from retain.exchange.recognise import as_custom

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_JOINT = "\x1f"
_MONEY = frozenset({"amount", "margin", "expected_value", "value", "cost"})
_TRUTHS = frozenset(
    "solo sponsor key inbound attempt bulk private severe executive auto_renews invoiced unrealistic"
    " third_party".split()
)
_LISTS = frozenset({"tags", "emails", "with"})
_PHONES = frozenset({"phones", "phone"})
_WORDS = frozenset({"no_contact", "for"})
_NUMBERS = frozenset({"minutes", "interval", "pays_late", "day", "time", "retain_id", "person_id"})
_DIALLED = re.compile(r"[-+\d ().;/]*")


def write_csv(file: IO[str], names: Sequence[str], customs: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write a header and the rows; what a spreadsheet would run is disarmed, numbers and phone numbers are not."""
    writer = csv.writer(file)
    writer.writerow([*names, *(disarmed(as_custom(name)) for name in customs)])
    tells = [_in_csv(name) for name in names] + [_text for _ in customs]
    writer.writerows([tell(value) for tell, value in zip(tells, row, strict=True)] for row in rows)


def json_lines(names: Sequence[str], customs: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """An array of objects, one a line; customers' own fields stand together under `custom`."""
    tells = [_in_json(name) for name in names]
    between = "[\n"
    for row in rows:
        record: dict[str, Any] = {name: tell(value) for name, tell, value in zip(names, tells, row, strict=False)}
        if "tags" in record and "retain_id" in record:
            own = zip(customs, row[len(names) :], strict=True)
            record["custom"] = {name: value for name, value in own if value is not None}
        yield f"{between}{json.dumps(record, ensure_ascii=False)}"
        between = ",\n"
    yield "[]\n" if between == "[\n" else "\n]\n"


def kind(name: str) -> str:
    """What a noun's column of that name holds: money, truth, list, day, or text where it is nothing of these."""
    if name in _MONEY:
        return "money"
    if name in _TRUTHS:
        return "truth"
    if name in _LISTS | _PHONES:
        return "list"
    return "day" if name in {"day", "birthday"} or name.endswith(("_on", "_until")) else "text"


def listing(value: str) -> str:
    """The values of a list in one cell."""
    return value.replace(_JOINT, LISTED)


def _in_csv(name: str) -> Callable[[Any], Any]:
    if name in _MONEY:
        return _money
    if name in _TRUTHS:
        return lambda value: "" if value is None else "yes" if value else "no"
    if name in _LISTS:
        return lambda value: "" if value is None else disarmed(value.replace(_JOINT, LISTED))
    if name in _PHONES:
        return _phones
    return _as_it_is if name in _NUMBERS else _text


def _in_json(name: str) -> Callable[[Any], Any]:
    if name in _MONEY:
        return lambda value: None if value is None else money.plain(value)
    if name in _TRUTHS:
        return lambda value: None if value is None else bool(value)
    if name in _LISTS or name == "phones":
        return lambda value: value.split(_JOINT) if value else []
    if name in _WORDS:
        return lambda value: value.split() if value else []
    return _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


def _text(value: Any) -> str:
    return "" if value is None else disarmed(str(value))


def _money(value: int | None) -> str:
    return "" if value is None else money.plain(value)


def _phones(value: str | None) -> str:
    said = (value or "").replace(_JOINT, LISTED)
    return said if _DIALLED.fullmatch(said) else disarmed(said)
