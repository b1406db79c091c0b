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
        BANDS[line.row.band],
        account.code,
        safe(account.standing.name),
        account.tier,
        safe(account.standing.town or ""),
        f"{line.proposal.kind}{purposes}, {line.minutes} min",
        tuple(safe(one) for one in (*why(line.row, today), *line.riders)),
        safe(proposals.telling(line.proposal)),
        safe(reach.name) if reach else "",
        safe(reach.phone or "") if reach else "",
        safe(reach.email or "") if reach else "",
        safe(proposals.command(line.row, line.proposal)),
        tuple((one.part, safe(one.text)) for one in brief.lines(call.brief, today, currency)),
    )
