"""What may grow: opportunities, referrals, and products not yet offered (demands 8, 31 and 65)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retain.domain.report import Page
from retain.domain.reports.offers import offers
from retain.domain.reports.opportunities import opportunities
from retain.domain.reports.referrals import referrals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retain.domain.news import News, Telling
    from retain.domain.opportunities import Opportunity
    from retain.domain.referrals import Referral
    from retain.domain.reports.scenes import Scene

LEADS = ("opportunities_open", "opportunities_open_amount", "referrals_given", "offers_waiting")


class Sown(NamedTuple):
    """What the page is told beside its scenes."""

    opportunities: Sequence[Opportunity] = ()
    referrals: Sequence[Referral] = ()
    news: Sequence[News] = ()
    tellings: Sequence[Telling] = ()


def page(now: Scene, before: Scene, sown: Sown) -> Page:
    """Opportunities, referrals and offers in a period."""
    needs = [one for one in sown.opportunities if one.customer in now.accounts]
    led = [one for one in sown.referrals if one.customer in now.accounts]
    told = [one for one in sown.tellings if one.customer in now.accounts]
    sections = (
        opportunities(now, before, needs),
        referrals(now, before, led),
        offers(now, before, sown.news, told),
    )
    return Page("growth", LEADS, sections)
