"""What several of a noun are called."""

from __future__ import annotations

_SEVERAL = {
    "entry": "entries", "person": "people", "opportunity": "opportunities", "news": "news", "reach": "addresses",
    "custom": "own fields", "away": "days away", "presence": "times on an entry", "telling": "tellings of news",
    "bystander": "people set aside", "statement": "former statuses",
}  # fmt: skip
_ONE = {
    "reach": "address", "custom": "own field", "presence": "time on an entry", "telling": "telling of news",
    "bystander": "person set aside", "statement": "former status",
}  # fmt: skip


def plural(noun: str) -> str:
    """Several of a noun: "people", "sales"."""
    return _SEVERAL.get(noun, f"{noun}s")


def counted(count: int, noun: str) -> str:
    """So many of a noun: "1 address", "1,200 entries"."""
    return f"1 {_ONE.get(noun, noun)}" if count == 1 else f"{count:,} {plural(noun)}"
