"""How referrals look, and whom to ask for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain import proposals
from retain.domain.folders import ReferralFolder
from retain.render.columns import Column, amount

if TYPE_CHECKING:
    from retain.domain.referral_asking import Suggestion

_C: type[Column[ReferralFolder]] = Column
REFERRAL = (
    _C("code", lambda folder: folder.referral.code),
    _C("customer", lambda folder: folder.customer.name, cut=True),
    _C("customer_code", lambda folder: f"c{folder.customer.id}", listed=False),
    _C("by", lambda folder: folder.person, listed=False),
    _C("whom", lambda folder: folder.referral.whom),
    _C("state", lambda folder: folder.state),
    _C("asked_on", lambda folder: folder.referral.asked_on, listed=False),
    _C("given_on", lambda folder: folder.referral.given_on),
    _C("contacted_on", lambda folder: folder.referral.contacted_on, listed=False),
    _C("won_on", lambda folder: folder.referral.won_on, listed=False),
    _C("lost_on", lambda folder: folder.referral.lost_on, listed=False),
    _C("became", lambda folder: folder.became and folder.became.name, listed=False),
    _C("became_code", lambda folder: folder.became and f"c{folder.became.id}", listed=False),
    _C("amount", lambda folder: amount(folder.referral.amount), right=True),
    _C("text", lambda folder: folder.referral.text, listed=False),
)


def asked(suggestion: Suggestion) -> str:
    """What to type once a customer was asked."""
    account = suggestion.account
    return f"retain referral asked {proposals.typed(account.standing.name, account.code)}"


_S: type[Column[Suggestion]] = Column
ASKING = (
    _S("code", lambda one: one.account.code),
    _S("customer", lambda one: one.account.standing.name, cut=True),
    _S("because", lambda one: "; ".join(one.because)),
    _S("tier", lambda one: one.account.tier, listed=False),
    _S("value", lambda one: amount(one.account.value), listed=False),
    _S("since", lambda one: one.since, listed=False),
    _S("spoken_on", lambda one: one.spoken_on, listed=False),
    _S("mood", lambda one: one.mood, listed=False),
    _S("person", lambda one: one.known.reach.name or None, listed=False),
    _S("phone", lambda one: one.known.reach.phone, listed=False),
    _S("email", lambda one: one.known.reach.email, listed=False),
    _S("command", asked, listed=False),
)
