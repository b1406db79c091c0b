"""What `tiers` reads: standings, sales, what value means, and why tiers were set by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from retain.domain.ranking import Ranking, rank
from retain.store.daily.book import standings
from retain.store.daily.sales import MARGINLESS, sales_by

if TYPE_CHECKING:
    from retain.domain.policy import Policy
    from retain.store.diary import Diary

REASONS = "SELECT id, tier_because FROM customer WHERE tier IS NOT NULL AND (tier_until IS NULL OR tier_until >= ?)"


def ranking(diary: Diary, policy: Policy) -> Ranking:
    """The book ranked as of the diary's day; runs inside `reading()` or `changing()`."""
    connection, day = diary.connection, diary.today.isoformat()
    basis = "revenue" if connection.execute(MARGINLESS, (day,)).fetchone() else "margin"
    sales = sales_by(connection, diary.today)
    found = rank(standings(connection, diary.today), sales, policy, diary.today, basis)
    because = dict(connection.execute(REASONS, (day,)))
    explained = tuple(one._replace(because=because.get(one.customer)) for one in found.customers)
    return replace(found, customers=explained)
