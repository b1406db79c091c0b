"""How the sample book is written down: tables with bars, days counted from today, and rounds that repeat."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from math import gcd
from pathlib import Path
from typing import TYPE_CHECKING, Any

from retain.domain.almanac import moved

if TYPE_CHECKING:
    from collections.abc import Iterator

Line = dict[str, str]

SAMPLE = Path(__file__).parent / "sample"
WOBBLE = (0, 1, 0, -1, 0, 2, 0, -2)
"""Days that a round strays: nobody rings or orders like clockwork."""
MONTHS = {"month": 1, "quarter": 3}
HOURS = (" 09:20", " 11:05", "", " 14:40", " 16:15")
STRIDES = (7, 5, 3, 1)
FRIDAY = 4


def on(offset: int | str, today: date) -> date:
    """The day `offset` days from today; a weekend gives way to the Friday before it in the past, to Monday ahead."""
    days = int(offset)
    day = today + timedelta(days=days)
    while day.weekday() > FRIDAY:
        day += timedelta(days=-1 if days < 0 else 1)
    return day


def lines(name: str) -> list[Line]:
    """The rows of a written table by column; `#` begins a remark."""
    text = (SAMPLE / f"{name}.txt").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line and not line.startswith("#")]
    header, *cells = ([cell.strip() for cell in row.split("|")] for row in rows)
    return [dict(zip(header, row, strict=True)) for row in cells]


def chapters(name: str) -> dict[str, Any]:
    """A written TOML file."""
    import tomllib

    return tomllib.loads((SAMPLE / f"{name}.toml").read_text(encoding="utf-8"))


def order_days(row: Line, today: date) -> Iterator[date]:
    """The days of an order that stands alone, or of one that repeats back to its oldest day."""
    newest, every, oldest = int(row["newest"]), row["every"], row["oldest"]
    if every in MONTHS:
        last, turn = on(newest, today), 0
        while (day := moved(last, months=-turn * MONTHS[every])) >= on(oldest, today):
            yield on((day - today).days, today)
            turn += 1
    else:
        offsets = range(newest, int(oldest), -int(every)) if every else [newest]
        for turn, offset in enumerate(offsets):
            yield on(offset + WOBBLE[turn % len(WOBBLE)], today)


def diary(since: dict[str, int]) -> list[Line]:
    """Every entry as a line, oldest first: what was written down, and the rounds between.

    `since` is the day each customer that is spoken to came into the diary, as an offset.
    """
    noted = [line for row in lines("entries") for line in _addressed(row, since)]
    return sorted([*noted, *_rounds(since)], key=lambda line: int(line["day"]))


def _addressed(row: Line, since: dict[str, int]) -> list[Line]:
    everybody, _, but = row["customer"].partition(" but ")
    if everybody != "all":
        return [row]
    return [row | {"customer": key} for key, day in since.items() if day <= int(row["day"]) and key not in but.split()]


def _rounds(since: dict[str, int]) -> Iterator[Line]:
    sentences = chapters("sentences")
    for place, row in enumerate(lines("rounds")):
        kinds, people, by = row["kinds"].split(), row["with"].split(), row["by"]
        pools = {kind: _pool(sentences, row["pools"].split(), kind) for kind in kinds}
        used: Counter[str] = Counter()
        for turn, day in enumerate(range(int(row["newest"]), since[row["customer"]] + 3, -int(row["every"]))):
            kind = kinds[turn % len(kinds)]
            why, _, text = _picked(pools[kind], place + used[kind]).partition(": ")
            used[kind] += 1
            hour = HOURS[(place + turn) % len(HOURS)] if kind == "call" else ""
            yield {
                "day": str(day + WOBBLE[turn % len(WOBBLE)]), "customer": row["customer"], "why": why, "text": text,
                "how": f"{kind}{hour}" + (f" by:{by}" if by else ""), "with": people[turn % len(people)],
            }  # fmt: skip


def _pool(sentences: dict[str, dict[str, list[str]]], names: list[str], kind: str) -> list[str]:
    return [sentence for name in names for sentence in sentences[name].get(kind, ())]


def _picked(pool: list[str], turn: int) -> str:
    stride = next(stride for stride in STRIDES if gcd(stride, len(pool)) == 1)
    return pool[turn * stride % len(pool)]
