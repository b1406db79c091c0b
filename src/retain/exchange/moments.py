"""A moment as another program wrote it, told by the rep's own clock."""

from __future__ import annotations

from datetime import UTC, datetime


def local(moment: datetime) -> datetime:
    """The moment where the rep is; one without a time zone is that already."""
    return moment if moment.tzinfo is None else moment.astimezone(UTC).astimezone()
