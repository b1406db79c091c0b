"""What a brief says of a lost customer: since when and why, how long nobody spoke with it, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain import proposals
from retain.domain.dates import said
from retain.domain.statements import stated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from retain.domain.brief import Brief


def is_lost(brief: Brief) -> bool:
    """Whether it was said to be lost."""
    return brief.account.status == "lost"


def why_said(brief: Brief, today: date) -> str:
    """The status that was set by hand, and why; of a loss, since when."""
    customer = brief.file.customer
    since = f" since {said(customer.said_on, today)}" if is_lost(brief) and customer.said_on else ""
    what = "status no longer said by hand" if stated(customer) is None else customer.said
    return f"{what}{since}: {customer.said_because}"


def win_back(brief: Brief, today: date) -> Iterator[tuple[str, str, str]]:
    """The last conversation with a lost customer, and what to type; nothing for any other."""
    if is_lost(brief):
        standing = brief.account.standing
        spoken = f"last conversation {said(standing.conversation, today)}" if standing.conversation else "none yet"
        name = proposals.typed(standing.name, brief.account.code)
        yield "talk", spoken, ""
        yield "do", f"win back: retain log {name}; retain lost {name} replays how it was lost", "cyan"
