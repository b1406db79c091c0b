"""How the due list looks: JSON, tabs, and on a terminal a few lines a customer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retain.domain import money, proposals, reasons
from retain.domain.dates import said
from retain.domain.daysheet import Line, why
from retain.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rich.text import Text

    from retain.domain.agenda import Agenda
    from retain.domain.allocation import Bulk
    from retain.domain.audience import Fit
    from retain.domain.daysheet import Sheet
    from retain.domain.slow_day import Month, Offer
    from retain.render.screen import Screen

BANDS = {1: "Now", 2: "Today", 3: "Clocks", 4: "Ahead"}
_COLORS = {1: "bold red", 2: "bold magenta", 3: "bold green", 4: "dim"}
SHOWN_REASONS = 3


def show(screen: Screen, sheet: Sheet, today: date, *, terms: bool = False) -> None:
    """Show the sheet's lines on stdout."""
    if screen.json:
        screen.document([as_json(line, today) for line in sheet.lines])
    elif screen.terminal:
        _draw(screen, sheet.lines, today, terms=terms)
    else:
        for line in sheet.lines:
            screen.line("\t".join(safe(cell) for cell in _cells(line, today, terms=terms)))


def as_json(line: Line, today: date) -> dict[str, Any]:
    """A line as JSON; its keys are frozen by a test."""
    account, row = line.row.account, line.row
    reach = line.known.reach if line.known else None
    return {
        "code": account.code,
        "customer": account.standing.name,
        "tier": account.tier,
        "status": account.status,
        "town": account.standing.town,
        "value": money.plain(account.value),
        "band": row.band,
        "score": row.score,
        "terms": row.terms,
        "reasons": [
            {"reason": one.reason, "code": one.code, "due": one.due, "band": one.band, "says": reasons.says(one, today)}
            for one in row.owed
        ],
        "contact": line.proposal.kind,
        "for": list(line.proposal.purposes),
        "minutes": line.minutes,
        "person": reach.name if reach else None,
        "phone": reach.phone if reach else None,
        "email": reach.email if reach else None,
        "riders": list(line.riders),
        "tell": [told_json(one) for one in line.proposal.tell],
        "command": proposals.command(row, line.proposal),
    }


def _cells(line: Line, today: date, *, terms: bool) -> list[str]:
    """A line's cells in a pipe: code, customer, tier, band, score, reasons, contact, minutes, reach, command."""
    row = line.row
    if line.title:
        return [
            "",
            line.title,
            row.account.tier,
            str(row.band),
            "",
            "",
            line.proposal.kind,
            str(line.minutes),
            "",
            _open(line),
        ]
    score = f"{row.score:g}" + (f" ({_terms(row.terms)})" if terms else "")
    return [
        row.account.code, row.account.standing.name, row.account.tier, str(row.band), score,
        "; ".join([*why(row, today), *line.riders, *_telling(line)]), _contact(line), str(line.minutes), _reach(line),
        proposals.command(row, line.proposal),
    ]  # fmt: skip


def _telling(line: Line) -> list[str]:
    return [words] if (words := proposals.telling(line.proposal)) else []


def told_json(fit: Fit) -> dict[str, Any]:
    """News left to tell as JSON, and why it fits, without what is private."""
    return {"code": fit.news.code, "text": fit.news.text, "third_party": fit.news.third_party, "why": fit.public}


def _contact(line: Line) -> str:
    return " for ".join([line.proposal.kind, *([", ".join(line.proposal.purposes)] if line.proposal.purposes else [])])


def _reach(line: Line) -> str:
    reach = line.known.reach if line.known else None
    return " ".join(part for part in (reach.name, reach.phone, reach.email) if part) if reach else ""


def _terms(terms: dict[str, float]) -> str:
    return " + ".join(f"{term} {points:g}" for term, points in terms.items())


def _open(line: Line) -> str:
    return "retain due --all" if line.row.account.status == "past" else "retain due --where tier:C"


def _draw(screen: Screen, lines: Sequence[Line], today: date, *, terms: bool) -> None:
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=2, justify="right")
    grid.add_column(overflow="fold")
    band = 0
    for line in lines:
        if line.row.band != band:
            band = line.row.band
            grid.add_row("", Text(BANDS[band], style=_COLORS[band]))
        grid.add_row(Text(line.row.account.tier, style="bold"), _picture(line, today, terms=terms))
    screen.draw(grid)


def _picture(line: Line, today: date, *, terms: bool) -> Text:
    from rich.text import Text

    row = line.row
    text = Text(safe(line.title or row.account.standing.name), style="bold")
    text.append(f"  {safe(row.account.standing.town or '')}" if not line.title else "", style="not bold dim")
    text.append(f"  {_contact(line)}, {line.minutes} min", style="not bold cyan")
    if line.title:
        return text.append(f"\n{_open(line)}", style="not bold dim")
    sentences = why(row, today)
    more = [f"and {len(sentences) - SHOWN_REASONS} more"] if len(sentences) > SHOWN_REASONS else []
    for sentence in [*sentences[:SHOWN_REASONS], *more]:
        text.append(f"\n{safe(sentence)}", style="not bold")
    for rider in (*line.riders, *_telling(line)):
        text.append(f"\n· {safe(rider)}", style="not bold dim")
    if terms:
        text.append(f"\nscore {row.score:g} = {_terms(row.terms)}", style="not bold dim")
    text.append(f"\n{safe(_reach(line))}" if _reach(line) else "", style="not bold")
    return text.append(f"\n{safe(proposals.command(row, line.proposal))}\n", style="not bold dim")


def head(agenda: Agenda, sheet: Sheet, today: date, spent: int) -> str:
    """The line above the list: the day, what it takes, the month counter."""
    customers = sum(len(line.rows) for line in sheet.lines)
    logged = f" ({spent} logged)" if spent else ""
    return (
        f"{said(today, today).partition(',')[0]}: {customers} to contact, about {sheet.minutes} min{logged}; "
        f"{agenda.touched} of {agenda.kept} touched this month"
    )


def allotted(bulk: Bulk) -> list[str]:
    """What A, B, recent and problem customers got beside what they bring, and a warning under one half."""
    shares = {"touches": bulk.touches, "minutes": bulk.minutes, "income": bulk.income}
    said = ", ".join(f"{what} {part} %" for what, part in shares.items() if part is not None)
    low = [f"Under half of the {' and '.join(bulk.low)} in 90 days: the bulk is theirs."] if bulk.low else []
    return [f"A, B, recent and problem customers: {said}", *low]


def foot(agenda: Agenda, sheet: Sheet, today: date) -> list[str]:
    """What stands below the list: what can wait, who was tried, who is set aside, what is still spread."""
    notes = []
    if sheet.waiting:
        notes.append(f"{sheet.waiting} can wait (--all shows them)")
    if agenda.tried:
        notes.append(f"{len(agenda.tried)} tried, back {said(min(agenda.tried), today).partition(',')[0]}")
    if agenda.snoozed:
        notes.append(f"{len(agenda.snoozed)} snoozed, first back {said(min(agenda.snoozed), today)}")
    if agenda.spread:
        last = max(agenda.spread)
        touches = "touches" if len(agenda.spread) > 1 else "touch"
        notes.append(f"{len(agenda.spread)} first {touches} still ahead, spread until {said(last, today)}")
    return notes


def nothing(agenda: Agenda) -> str:
    """What an empty list says."""
    if agenda.kept:
        return "Nobody is due."
    return "The diary has no customers yet: retain customer add NAME, retain import FILE, or retain demo."


def behind(month: Month, currency: str) -> str:
    """That this month sells less than last year's did by now."""
    now, before = money.said(month.now), money.said(month.before, currency)
    return f"Sold this month: {now}; by this day last year: {before}."


def offered(offers: Sequence[Offer]) -> list[str]:
    """The next-best contacts, a line each."""
    return [f"{offer.name}: {offer.says}; {_typed(offer)}" for offer in offers]


def _typed(offer: Offer) -> str:
    told = f" -k email --for news --told {offer.tell}" if offer.tell else ""
    return f"retain log {proposals.typed(offer.name, offer.code)}{told}"
