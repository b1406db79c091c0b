"""How the plan looks: JSON, tabs, and on a terminal a bar a day with its contacts below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retain.domain import reasons
from retain.domain.dates import day_said
from retain.domain.plurals import counted
from retain.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rich.text import Text

    from retain.domain.adherence import Adherence
    from retain.domain.plan import Planned, PlannedDay
    from retain.render.screen import Screen

BAR = 10
"""Letters of a full day's bar."""
HOUR = 60
SPENT = 1
"""The minutes that a plan leaves of a day whose own are spent."""


def show(
    screen: Screen, days: Sequence[PlannedDay], today: date, own: Adherence | None = None, streak: int | None = None
) -> None:
    """Show the days; on a terminal also how the list was followed so far."""
    if screen.json:
        screen.document([as_json(day) for day in days])
    elif screen.terminal:
        screen.say(head(days, today))
        if streak is not None:
            more = "" if own else " (settled in time: retain plan --adherence)"
            screen.say(f"{following(own, streak, today)}{more}")
        for day in days:
            screen.draw(_picture(day, today, screen.console.width))
    else:
        for day in days:
            for one in day.contacts:
                screen.line("\t".join(safe(cell) for cell in _cells(day, one)))
    if not any(day.contacts for day in days):
        screen.say("Nobody is due in these days.")


def show_adherence(screen: Screen, own: Adherence, streak: int, today: date) -> None:
    """Show how the list was followed, and how it is counted."""
    if screen.json:
        screen.document(
            {"since": own.since, "due": own.due, "in_time": own.in_time, "share": own.share, "streak": streak}
        )
        return
    screen.line(following(own, streak, today))
    if screen.terminal:
        screen.say("In time: settled within 3 working days of becoming due. A day of a streak had an")
        screen.say("entry, or left nothing of band 1 open. Both are yours: no export carries them.")


def as_json(day: PlannedDay) -> dict[str, Any]:
    """A day as JSON; its keys are frozen by a test."""
    return {
        "day": day.day,
        "off": day.off,
        "capacity": day.capacity,
        "minutes": day.minutes,
        "waiting": day.waiting,
        "contacts": [
            {
                "code": one.code,
                "customer_code": one.row.account.code,
                "customer": one.row.account.standing.name,
                "tier": one.row.account.tier,
                "contact": one.proposal.kind,
                "for": list(one.proposal.purposes),
                "minutes": one.proposal.minutes,
                "fixed": one.fixed,
                "reasons": [
                    {"reason": owed.reason, "code": owed.code, "due": owed.due, "says": reasons.says(owed, day.day)}
                    for owed in one.row.owed
                ],
            }
            for one in day.contacts
        ],
    }


def _cells(day: PlannedDay, one: Planned) -> list[str]:
    """In a pipe: day, code, customer, tier, contact, minutes, reasons."""
    account = one.row.account
    return [
        day.day.isoformat(), one.code, account.standing.name, account.tier, one.proposal.kind,
        str(one.proposal.minutes), "; ".join(reasons.says(owed, day.day) for owed in one.row.owed),
    ]  # fmt: skip


def head(days: Sequence[PlannedDay], today: date) -> str:
    """From when to when, how many contacts, and how long they take."""
    if not days:
        return "No working day lies in these weeks."
    contacts, minutes = sum(len(day.contacts) for day in days), sum(day.minutes for day in days)
    span = f"{day_said(days[0].day, today)} to {day_said(days[-1].day, today)}"
    waiting = f"; {days[-1].waiting} still wait then" if days[-1].waiting else ""
    return f"{span}: {contacts} contacts, {minutes // HOUR} h {minutes % HOUR:02} min{waiting}"


def following(own: Adherence | None, streak: int, today: date) -> str:
    """How many rows were settled in time, and the streak."""
    told = []
    if own and own.share is not None:
        told.append(
            f"{own.in_time} of {own.due} rows settled in time ({own.share:g} %) since {day_said(own.since, today)}"
        )
    elif own:
        told.append(f"no row's time is over yet since {day_said(own.since, today)}")
    return "; ".join([*told, f"streak {counted(streak, 'working day')}"])


def _picture(day: PlannedDay, today: date, width: int) -> Text:
    from rich.text import Text

    text = Text(no_wrap=True, overflow="ellipsis")
    text.append(f"{day_said(day.day, today):<11}", style="bold")
    if day.off:
        return text.append("off", style="dim")
    full = min(BAR, round(BAR * day.load))
    text.append("█" * full, style="red" if day.minutes > day.capacity else "green")
    text.append("░" * (BAR - full), style="dim")
    full_day = f"{day.minutes} of {day.capacity} min" if day.capacity > SPENT else f"{day.minutes} min, none left"
    text.append(f" {full_day}" + (f", {day.waiting} wait" if day.waiting else ""))
    for one in day.contacts:
        line = Text(_line(day, one))
        line.truncate(width, overflow="ellipsis")
        text.append("\n").append_text(line)
    return text


def _line(day: PlannedDay, one: Planned) -> str:
    account = one.row.account
    what = f"{one.proposal.kind} {one.proposal.minutes}"
    why = reasons.says(one.row.owed[0], day.day)
    more = f" (+{len(one.row.owed) - 1})" if len(one.row.owed) > 1 else ""
    return f"  {account.tier} {safe(account.standing.name)}, {what}{more}: {safe(why)}"
