"""Pages for a browser: one self-contained HTML file, without script or network."""

from __future__ import annotations

import re
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from retain.domain.almanac import MONTHS
from retain.domain.figures import FIGURES
from retain.domain.report import MONEY
from retain.exchange.drawing import amount, drawn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment

    from retain.domain.calls import Card
    from retain.domain.overview import Overview
    from retain.domain.report import Table
    from retain.domain.team import Across

SHOWN = 10
"""Rows of a table that a page shows."""
NARROW = 5
"""Columns that stand side by side on a phone."""
LONGEST = 300
"""Letters of a cell: what is longer stands in the diary."""

_WORDY = {"text", "why", "because"}


def manager(reps: Sequence[Overview], team: Sequence[Across], currency: str) -> str:
    """The manager's page: each rep's overview, and before them all reps side by side where there are several."""
    used = {one.name for rep in reps for part in rep.parts for one in part.figures}
    formulas = {name: one for name, one in FIGURES.items() if name in used}
    template = _pages().get_template("manager.html")
    return template.render(reps=reps, team=team, currency=currency, formulas=formulas)


def due(cards: Sequence[Card], today: date, *, private: bool) -> str:
    """The due list for a phone: numbers and addresses to tap, each customer's brief folded."""
    bands = [(band, list(some)) for band, some in groupby(cards, lambda one: one.band)]
    return _pages().get_template("due.html").render(cards=cards, bands=bands, today=today, private=private)


def _pages() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    found = Environment(
        loader=PackageLoader("retain.exchange", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals |= {"drawn": drawn, "is_long": is_long, "SHOWN": SHOWN}
    found.filters |= {"title": title, "cell": cell, "amount": amount, "day": day, "tel": tel, "mailto": mailto}
    return found


def _harmless(value: Any) -> Any:
    """Text without characters that steer (NUL, ESC, C1, bidi marks, line ends); markup of the page itself stays."""
    if not isinstance(value, str) or hasattr(value, "__html__") or value.isprintable():
        return "" if value is None else value
    return "".join(one if one.isprintable() else " " for one in value)


def is_long(table: Table) -> bool:
    """Whether a table is too wide for a phone, where its rows become blocks."""
    return len(table.columns) > NARROW or bool(_WORDY & set(table.columns))


def title(name: str) -> str:
    """A name as it is read: "Past cadence"."""
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]


def day(value: date) -> str:
    """A day as it is read, whatever day it is: "26 Nov 2026"."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def cell(value: Any, column: str) -> str:
    """A table's value as it is read."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return day(value)
    if value is None or isinstance(value, int | float):
        return amount(value, "money" if column in MONEY else "")
    if isinstance(value, tuple):
        return ", ".join(cell(one, column) for one in value)
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def tel(raw: str) -> str:
    """A number's link, "" for one that can't be dialled as it stands."""
    number = re.sub(r"\(0\)|[\s().\-/\u2010-\u2015]", "", raw)
    return f"tel:{number}" if re.fullmatch(r"\+?[0-9*#]{3,20}", number) else ""


def mailto(raw: str) -> str:
    """An address's link, "" for what is none."""
    return f"mailto:{quote(raw, safe='@.+-_')}" if re.fullmatch(r"[^@\s]+@[^@\s]+", raw) else ""
