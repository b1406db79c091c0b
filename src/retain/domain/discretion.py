"""A brief that may leave the rep's hands: without private facts and entries, and what follows from their words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from retain.domain.relationships import relationship

if TYPE_CHECKING:
    from datetime import date

    from retain.domain.brief import Brief
    from retain.domain.relationships import Past


def public(brief: Brief, past: Past, today: date) -> Brief:
    """The brief without what is private; `past` is the customer's, read without private words."""
    file = brief.file
    return replace(
        brief,
        file=replace(
            file,
            past=past,
            facts=tuple(one for one in file.facts if not one.private),
            entries=tuple(one for one in file.entries if not one.entry.private),
            ideas=tuple(one for one in file.ideas if not one.entry.private),
            service=None if file.service and file.service.entry.private else file.service,
        ),
        relationship=relationship(brief.account, past, today),
        to_tell=tuple(one._replace(why=one.public) for one in brief.to_tell),
    )
