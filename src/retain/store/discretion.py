"""A diary read as others may see it: the words that a private entry led to are withheld, what is counted stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.facts import Fact
from retain.domain.news import Telling
from retain.domain.opportunities import Opportunity
from retain.domain.problems import Problem
from retain.domain.promises import Promise
from retain.store.records import columns, table_of

if TYPE_CHECKING:
    from retain.store.diary import Diary

_WITHHELD = "'(private)'"
_WORDS: dict[type, frozenset[str]] = {
    Promise: frozenset({"text"}),
    Problem: frozenset({"text", "expected", "received"}),
    Opportunity: frozenset({"text", "next_step", "because"}),
    Telling: frozenset({"reply"}),
}
"""The words of a record that came up in an entry."""
_LED = "coalesce((SELECT private FROM main.entry WHERE entry.id = own.entry), 0)"


def hush(diary: Diary) -> None:
    """Until `reading()` ends, what a private entry led to has no words, and every fact told in one is private.

    Views that lie over the tables see to it, so that no way out of the diary can forget to.
    """
    for cls, words in _WORDS.items():
        _overlay(
            diary,
            cls,
            {name: f"CASE WHEN own.{name} IS NOT NULL AND {_LED} THEN {_WITHHELD} ELSE own.{name} END"
             for name in words},
        )  # fmt: skip
    _overlay(diary, Fact, {"private": f"max(own.private, {_LED})"})


def _overlay(diary: Diary, cls: type, instead: dict[str, str]) -> None:
    table = table_of(cls)
    values = (f'{instead.get(name, f"own.{name}")} AS "{name}"' for name in columns(cls))
    diary.connection.execute(f"CREATE TEMP VIEW {table} AS SELECT {', '.join(values)} FROM main.{table} AS own")
