"""How those who could be visited look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retain.domain.dates import said
from retain.domain.owed_clocks import NAMES
from retain.render.columns import amount
from retain.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rich.text import Text

    from retain.domain.nearby import Nearby
    from retain.domain.standings import Owing
    from retain.render.screen import Screen

OWES = {"me": "you promised", "colleague": "a colleague promised", "customer": "they promised"}


def show(screen: Screen, found: Sequence[Nearby], typed: str, today: date) -> None:
    """Show who could be visited there, open promises on top."""
    if screen.json:
        screen.document([as_json(one, today) for one in found])
    elif screen.terminal:
        for one in found:
            screen.draw(_picture(one, today))
    else:
        for one in found:
            screen.line("\t".join(safe(cell) for cell in _cells(one, today)))
    if not found:
        screen.say(f"Nobody in {typed} is due a visit within 30 days.")


def as_json(one: Nearby, today: date) -> dict[str, Any]:
    """A customer worth a visit as JSON; its keys are frozen by a test."""
    account, place, reach = one.account, one.place, one.reach
    return {
        "code": account.code,
        "customer": account.standing.name,
        "tier": account.tier,
        "value": amount(account.value),
        "town": place.town,
        "postcode": place.postcode,
        "address": place.address,
        "due_on": one.due_on,
        "visits": [
            {"clock": clock.name, "last": clock.last, "due_on": clock.due, "color": clock.color(today)}
            for clock in one.visits
        ],
        "promises": [_promise_json(owing) for owing in one.promises],
        "person": reach.name or None,
        "phone": reach.phone,
        "email": reach.email,
    }


def _promise_json(owing: Owing) -> dict[str, Any]:
    by = owing.colleague
    return {"code": f"p{owing.id}", "party": owing.party, "by": by, "text": owing.text, "due_on": owing.due_on}


def _cells(one: Nearby, today: date) -> list[str]:
    """In a pipe: code, customer, tier, town, postcode, address, due, visits, promises, reach."""
    account, place = one.account, one.place
    promises = "; ".join(_promise(owing, today) for owing in one.promises)
    return [
        account.code, account.standing.name, account.tier, place.town or "", place.postcode or "", place.address or "",
        one.due_on.isoformat(), _visits(one), promises, str(one.reach),
    ]  # fmt: skip


def _visits(one: Nearby) -> str:
    return ", ".join(NAMES[clock.name] for clock in one.visits)


def _promise(owing: Owing, today: date) -> str:
    return f"p{owing.id} {OWES[owing.party]}: {owing.text} ({said(owing.due_on, today)})"


def _picture(one: Nearby, today: date) -> Text:
    from rich.text import Text

    account, place = one.account, one.place
    text = Text(f"{account.tier}  {safe(account.standing.name)}", style="bold")
    text.append(f"  {account.code}", style="not bold dim")
    where = ", ".join(filter(None, (place.address, place.postcode, place.town)))
    text.append(f"\n   {safe(where)}", style="not bold dim")
    for owing in one.promises:
        text.append(f"\n   {safe(_promise(owing, today))}", style="not bold yellow")
    text.append(f"\n   {_visits(one)}: due {said(one.due_on, today)}", style="not bold")
    return text.append(f"\n   {safe(str(one.reach))}" if str(one.reach) else "", style="not bold")
