"""How a brief tells of news and ideas: in one line, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retain.domain import proposals
from retain.domain.dates import days_said
from retain.domain.names import short

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from retain.domain.audience import Fit
    from retain.domain.brief import Brief
    from retain.domain.ideas import Idea

SHOWN = 3
"""News to tell that a brief spells out."""
_LONGEST = 60
"""Letters of an idea that are shown."""


def told(brief: Brief) -> Iterator[str]:
    """What to tell them, best fit first; a warning where a visit is due and there is nothing."""
    for fit in brief.to_tell[:SHOWN]:
        yield f"{fit.news.title}; {fit.why} [{fit.news.code}]"
    if len(brief.to_tell) > SHOWN:
        yield f"and {len(brief.to_tell) - SHOWN} more: retain news list {brief.account.code}"
    if brief.proposal and not brief.to_tell and (warning := proposals.telling(brief.proposal)):
        yield warning


def told_json(fit: Fit) -> dict[str, Any]:
    """News to tell as JSON."""
    return {"code": fit.news.code, "text": fit.news.text, "third_party": fit.news.third_party, "why": fit.why}


def idea_line(idea: Idea, today: date) -> str:
    """An open idea in one line: whose, how long, what."""
    whose = "theirs" if idea.theirs else "ours"
    text = f": {short(idea.entry.text, _LONGEST)}" if idea.entry.text else ""
    return f"{whose}, open {days_said(idea.days(today))}{text} [{idea.code}]"


def idea_json(idea: Idea, today: date) -> dict[str, Any]:
    """An open idea as JSON."""
    return {
        "code": idea.code,
        "from": "them" if idea.theirs else "us",
        "day": idea.entry.day,
        "days": idea.days(today),
        "text": idea.entry.text,
    }
