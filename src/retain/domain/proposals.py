"""What to do: the contact that settles most for least (SPEC section 4, What to do)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple, cast

from retain.domain import reasons
from retain.domain.codes import looks_like
from retain.domain.kinds import IN_PERSON, LIVE, ONE_WAY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from retain.domain.accounts import Account
    from retain.domain.agenda import Row
    from retain.domain.audience import Fit
    from retain.domain.clocks import Clock

LIGHT = ("message", "email", "card")
"""One-way kinds a late touch may take, lightest first."""
NEWS_BY = ("email", "message")
"""One-way kinds that news goes by, lightest first."""
ONE_WAY_RUN = 2
REVIEWED_BY = {"A": "meeting", "B": "call", "C": "email"}
PURPOSE_OF = {
    "thank-you": "thanks",
    "renewal thanks": "thanks",
    "referral thanks": "thanks",
    "delivery check": "check",
    "delivery": "check",
    "solved?": "check",
    "invoice": "billing",
}
EXECUTIVE = "EXECUTIVE"
"""Stands for the name of an executive where none is paired."""
_LOGGED = {*PURPOSE_OF, "problem", "rhythm", "neglected contract"}
"""Reasons that a contact settles, so that it is logged rather than done."""
_STRENGTH = {kind: (3 if kind in IN_PERSON else 2 if kind in LIVE else 1) for kind in (*LIVE, *ONE_WAY)}
OTHER_KIND, UNREACHABLE = 3, 5
"""Attempts after which another kind, and another person, is proposed."""


class Proposal(NamedTuple):
    """A contact to make: its kind, the purposes it serves, the minutes it takes, and the news to tell with it."""

    kind: str
    purposes: tuple[str, ...]
    minutes: int
    tell: tuple[Fit, ...] = ()


def propose(
    row: Row, recent: Sequence[str], minutes: Mapping[str, int], today: date, to_tell: tuple[Fit, ...] = ()
) -> Proposal:
    """The contact to make for a row; `recent` are the kinds of our newest contacts, newest first.

    `to_tell` is what is left to tell: it goes along in person, and makes the lightest of touches.
    """
    account = row.account
    news = to_tell if account.welcomes else ()
    wanted = [(_kind_of(one.reason), PURPOSE_OF.get(one.reason, "")) for one in row.owed]
    kinds = [kind for kind, _ in wanted if kind]
    purposes = {purpose for _, purpose in wanted if purpose}
    if _has_clock(row) or not kinds:
        kind, for_review = by_clocks(account, recent, today)
        if news and not kinds and _has_clock(row) and not for_review and kind in LIGHT:
            kind, purposes = _by_news(recent), purposes | {"news"}
        kinds.append(kind)
        purposes |= {"review"} if for_review else set()
    kind = max(kinds, key=lambda kind: _STRENGTH.get(kind, 0))
    kind = _allowed(_retried(kind, account), account)
    along = news if kind in IN_PERSON or "news" in purposes else ()
    return Proposal(kind, tuple(sorted(purposes)), minutes[kind], along)


def _by_news(recent: Sequence[str]) -> str:
    """The kind that news goes by, not used lately where another is left."""
    return next((kind for kind in NEWS_BY if kind not in recent[:ONE_WAY_RUN]), NEWS_BY[0])


def telling(proposal: Proposal) -> str:
    """What to tell them with a contact; a warning where a visit has nothing, and "" where nothing is called for."""
    if proposal.tell:
        first, *more = proposal.tell
        rest = f", and {len(more)} more" if more else ""
        return f"tell them: {first.news.code} {first.news.title} ({first.public}){rest}"
    return "nothing to tell them: retain news list" if proposal.kind in IN_PERSON else ""


def _kind_of(reason: str) -> str:
    return reasons.BY_NAME[reason].proposes


def _has_clock(row: Row) -> bool:
    return any(not _kind_of(one.reason) and one.reason != "note to self" for one in row.owed)


def by_clocks(account: Account, recent: Sequence[str], today: date) -> tuple[str, bool]:
    """The strongest contact whose clock falls due before the touch after this one, else the lightest touch.

    The second says whether it is a review.
    """
    clocks = account.clocks
    following = today + timedelta(days=account.cadence.touch)
    soon = {name for name, clock in clocks.items() if clock.due <= following}
    review = REVIEWED_BY[account.tier] if "review" in soon else ""
    if "face" in soon or review in IN_PERSON:
        return ("meeting" if review else "visit"), bool(review)
    if "conversation" in soon or review in LIVE:
        return "call", bool(review)
    if review:
        return review, True
    one_way = recent[:ONE_WAY_RUN]
    if account.tier in {"A", "B"} and len(one_way) == ONE_WAY_RUN and all(kind in ONE_WAY for kind in one_way):
        return "call", False
    return next((kind for kind in LIGHT if kind not in one_way), LIGHT[0]), False


def _retried(kind: str, account: Account) -> str:
    """Another kind after three attempts: a call becomes a message, anything else a call."""
    return ("email" if kind in LIVE else "call") if len(account.tried) >= OTHER_KIND else kind


def in_vain(account: Account) -> str:
    """What a customer's attempts since the newest contact advise: another hour, another kind, another person."""
    tried = account.tried
    if not tried:
        return ""
    times = f"tried {len(tried)} times" if len(tried) > 1 else "tried once"
    if len(tried) >= UNREACHABLE:
        return f"{times}, unreachable: try another person"
    if len(tried) >= OTHER_KIND:
        return f"{times}: try another kind of contact"
    hours = ", ".join(sorted({attempt.time for attempt in tried if attempt.time}))
    return f"{times}{' at ' * bool(hours)}{hours}: try another hour"


def _allowed(kind: str, account: Account) -> str:
    """The kind itself, or the lightest the customer hasn't refused."""
    refused = account.standing.no_contact.split()
    if kind not in refused:
        return kind
    return next((other for other in (*LIGHT, "call", "letter", "visit") if other not in refused), kind)


def command(row: Row, proposal: Proposal) -> str:
    """What to type once it is done."""
    first = row.owed[0]
    name = typed(row.account.standing.name, row.account.code)
    if first.reason == "question":
        return f"retain done {first.code} --answered"
    if first.reason == "expectation":
        return f"retain done {first.code} --result RESULT"
    if first.reason == "agenda":
        return f"retain review {name}"
    if first.reason == "visit with an executive":
        paired = cast("Clock", first.subject).who
        return f"retain log {name} -k visit --by {typed(paired, EXECUTIVE) if paired else EXECUTIVE}"
    if first.reason not in _LOGGED and (_kind_of(first.reason) or first.reason == "note to self"):
        return f"retain done {first.code}"
    kind = "" if proposal.kind == "call" else f" -k {proposal.kind}"
    purposes = "".join(f" --for {purpose}" for purpose in proposal.purposes)
    told = f" --told {proposal.tell[0].news.code}" if "news" in proposal.purposes else ""
    return f"retain log {name}{kind}{purposes}{told}"


def typed(name: str, code: str) -> str:
    """A customer as a shell takes it: its name, or its code where the name reads like a code, an option or nothing."""
    if looks_like(name) or name.startswith("-") or not name.isprintable():
        return code
    if name.isalnum():
        return name
    return f'"{name}"' if not set(name) & set('"$`\\!') else "'" + name.replace("'", "'\\''") + "'"
