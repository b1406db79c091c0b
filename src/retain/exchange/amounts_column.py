"""Amounts in a file: which sign is the decimal one is decided once for a whole column."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from retain.domain import money

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Decimal = Literal[".", ","]
_PLAIN = re.compile(r"(-?)(\d{1,13})(?:\.(\d\d))?")
_ENDING = re.compile(r"([.,])(\d+)\D*$")
_GROUPED = re.compile(r"\d([.,])\d{3}(?:\1\d{3})+\D*$")
_THOUSAND = 3
_DISTINCT = 1 << 13


def decimal(cells: Iterable[str], separator: str) -> Decimal:
    """The decimal sign by which a column's cells were written.

    Two signs in one cell, or a number of decimals other than three, tell. Where nothing does, a table parted by
    semicolons comes from where the comma is the decimal one.
    """
    votes = {".": 0, ",": 0}
    for cell in cells:
        if grouped := _GROUPED.search(cell):
            votes["," if grouped[1] == "." else "."] += 1
        elif (found := _ENDING.search(cell)) and (len(found[2]) != _THOUSAND or {".", ","} <= set(cell)):
            votes[found[1]] += 1
    if votes["."] != votes[","]:
        return "." if votes["."] > votes[","] else ","
    return "," if separator == ";" else "."


class Amounts:
    """Reads one column's cells as minor units; `decide` gives the decimal sign once a cell needs it."""

    def __init__(self, decide: Callable[[], Decimal]) -> None:
        self._decide = decide
        self.decided: Decimal | None = None
        self.read = lru_cache(_DISTINCT)(self._read)

    def __call__(self, cell: str) -> int | None:
        """Minor units, None for an empty cell; raises NotMoney."""
        if found := _PLAIN.fullmatch(cell):
            minor = int(found[2]) * 100 + int(found[3] or 0)
            return -minor if found[1] else minor
        return self.read(cell)

    def _read(self, cell: str) -> int | None:
        if not cell.strip():
            return None
        if self.decided is None:
            self.decided = self._decide()
        return money.parse(cell, decimal=self.decided)
