"""The day's sheet: what `due` prints, light rows together, as far as the minutes go."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate, islice
from typing import TYPE_CHECKING, NamedTuple

from retain.domain import proposals, reasons, riders
from retain.domain.owed import NOW

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from datetime import date

    from retain.domain.agenda import Agenda, Row
    from retain.domain.policy import Policy
    from retain.domain.proposals import Proposal
    from retain.domain.riders import Known
    from retain.domain.standings import Book

MANY = 5
"""Light rows of one band that stand as one."""
CLOCK_REASONS = frozenset({"touch", "conversation", "face-to-face visit", "review", "four a year"})
AT_ONCE = 16
"""Lines looked into together, where only what fits is printed."""
RIDERS = 2


class Line(NamedTuple):
    """One line of the sheet: a customer's row with the contact to make, and what rides on it; or many light `rows`."""

    rows: tuple[Row, ...]
    proposal: Proposal
    minutes: int
    known: Known | None = None
    riders: tuple[str, ...] = ()
    title: str = ""

    @property
    def row(self) -> Row:
        return self.rows[0]


@dataclass(slots=True)
class Sheet:
    """What is printed and how many customers can wait; `minutes` is what the printed lines take."""

    lines: list[Line] = field(default_factory=list)
    waiting: int = 0
    minutes: int = 0

    def add(self, line: Line) -> None:
        """Print one more line."""
        self.lines.append(line)
        self.minutes += line.minutes


def lay(
    agenda: Agenda,
    policy: Policy,
    today: date,
    known: Callable[[Collection[int]], Mapping[int, Known]],
    *,
    minutes: int | None,
    together: bool = True,
) -> Sheet:
    """Lay out the day: every line of band 1, then those that fit `minutes` (None: all), one at least.

    A row too long for what is left waits, and shorter ones after it fill the day, until none of `AT_ONCE` does. Of many
    light rows that stand as one, as many as fit: else the rest of the list would wait behind them for ever; and of
    those that take longer than any of the rep's days, the most pressing one a day.
    """
    sheet = Sheet()
    left = iter(list(_together(agenda.rows)) if together else [(row,) for row in agenda.rows])
    at_once = None if minutes is None else AT_ONCE + sum(row.band == NOW for row in agenda.rows)
    while some := list(islice((rows for rows in left if _may_fit(rows, sheet, policy, today, minutes)), at_once)):
        told = known([rows[0].account.standing.id for rows in some if len(rows) == 1])
        before = len(sheet.lines)
        for rows in some:
            line = _line(rows, policy, today, told)
            if minutes is None or line.row.band == NOW or sheet.minutes + line.minutes <= minutes:
                sheet.add(line)
            elif some_of := _fitting(rows, policy, today, minutes - sheet.minutes):
                sheet.add(_line(some_of, policy, today, known([some_of[0].account.standing.id])))
            elif not sheet.lines or _never_fits(line, sheet, policy):
                sheet.add(line)
        if len(sheet.lines) == before:
            break
    sheet.waiting = len(agenda.rows) - sum(len(one.rows) for one in sheet.lines)
    return sheet


def _may_fit(rows: tuple[Row, ...], sheet: Sheet, policy: Policy, today: date, minutes: int | None) -> bool:
    """Whether a line is worth looking into: what was used lately may still make it another kind, and longer."""
    if minutes is None or not sheet.lines or rows[0].band == NOW:
        return True
    least = proposals.propose(rows[0], (), policy.minutes, today).minutes
    return sheet.minutes + least <= minutes or least > policy.minutes_a_day


def _never_fits(line: Line, sheet: Sheet, policy: Policy) -> bool:
    return line.minutes > policy.minutes_a_day and all(one.minutes <= policy.minutes_a_day for one in sheet.lines)


def spent(book: Book, policy: Policy) -> int:
    """Minutes that the day's contacts took already: as said, else as usual for their kind."""
    return sum(policy.minutes[kind] if said is None else said for kind, said in book.logged_today)


def _fitting(rows: tuple[Row, ...], policy: Policy, today: date, left: int) -> tuple[Row, ...]:
    """As many of the light rows of one line as fit the minutes left; none of a line that is one row."""
    taken = accumulate(proposals.propose(row, (), policy.minutes, today).minutes for row in rows)
    count = sum(minutes <= left for minutes in taken)
    return rows[:count] if len(rows) > 1 else ()


def _line(rows: tuple[Row, ...], policy: Policy, today: date, told: Mapping[int, Known]) -> Line:
    if len(rows) > 1:
        each = [proposals.propose(row, (), policy.minutes, today) for row in rows]
        return Line(rows, each[0], sum(one.minutes for one in each), title=_title(rows))
    row = rows[0]
    known = told[row.account.standing.id]
    proposal = proposals.propose(row, known.kinds, policy.minutes, today, known.to_tell)
    return Line(rows, proposal, proposal.minutes, known, tuple(riders.riders(known, row.account, today)[:RIDERS]))


def _together(rows: Sequence[Row]) -> Iterator[tuple[Row, ...]]:
    """Rows in order, with five or more light ones of a kind and band in the place of their first."""
    kinds: dict[tuple[int, str], list[Row]] = {}
    for row in rows:
        if light := _light(row):
            kinds.setdefault((row.band, light), []).append(row)
    told: set[tuple[int, str]] = set()
    for row in rows:
        kind = (row.band, _light(row))
        if len(kinds.get(kind, ())) < MANY:
            yield (row,)
        elif kind not in told:
            told.add(kind)
            yield tuple(kinds[kind])


def _light(row: Row) -> str:
    if any(one.reason not in CLOCK_REASONS for one in row.owed):
        return ""
    if row.account.status == "past":
        return "past customers"
    only = all(one.reason == "review" for one in row.owed)
    return "C reviews" if row.account.tier == "C" and only else ""


def _title(rows: Sequence[Row]) -> str:
    names = ", ".join(row.account.standing.name for row in rows[:3])
    return f"{len(rows)} {_light(rows[0])}: {names}, …"


def why(row: Row, today: date) -> list[str]:
    """The sentences of a row, strongest first, and what attempts in vain advise."""
    advice = proposals.in_vain(row.account)
    return [*(reasons.says(one, today) for one in row.owed), *([advice] if advice else [])]
