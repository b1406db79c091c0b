"""The CDNOW one-tenth sample (tests/data/README.md says whose it is)."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

SAMPLE = Path(__file__).resolve().parent / "data" / "cdnow.csv"


class Row(NamedTuple):
    """A customer: purchases after the first, the week of the last, the weeks observed, the mean spend."""

    x: int
    last: float
    weeks: float
    spend: float


def rows() -> list[Row]:
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        return [
            Row(int(row["x"]), float(row["t_x"]), float(row["T"]), float(row["zbar"])) for row in csv.DictReader(file)
        ]
