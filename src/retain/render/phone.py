"""How a customer of the due list looks on a phone: what to do, why, and the lines of its brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain import proposals
from retain.domain.calls import Card
from retain.domain.daysheet import why
from retain.render import brief
from retain.render.due import BANDS
from retain.render.safe import safe

if TYPE_CHECKING:
    from datetime import date

    from retain.domain.calls import Call


def card(call: Call, today: date, currency: str) -> Card:
    """A call as its card, characters that steer shown as their escapes."""
    line, account = call.line, call.line.row.account
    purposes = f" for {', '.join(line.proposal.purposes)}" if line.proposal.purposes else ""
    reach = line.known.reach if line.known else None
    return Card(
        band=BANDS[line.row.band],
        code=account.code,
        customer=safe(account.standing.name),
        tier=account.tier,
        town=safe(account.standing.town or ""),
        contact=f"{line.proposal.kind}{purposes}, {line.minutes} min",
        why=tuple(safe(one) for one in (*why(line.row, today), *line.riders)),
        tell=safe(proposals.telling(line.proposal)),
        person=safe(reach.name) if reach else "",
        phone=safe(reach.phone or "") if reach else "",
        email=safe(reach.email or "") if reach else "",
        command=safe(proposals.command(line.row, line.proposal)),
        brief=tuple((one.part, safe(one.text)) for one in brief.lines(call.brief, today, currency)),
    )
