"""How colleagues look."""

from __future__ import annotations

from retain.domain.folders import ColleagueFolder
from retain.render.columns import Column

_C: type[Column[ColleagueFolder]] = Column
COLLEAGUE = (
    _C("code", lambda folder: f"l{folder.colleague.id}"),
    _C("name", lambda folder: folder.colleague.name),
    _C("role", lambda folder: folder.colleague.role, spare=1),
    _C("executive", lambda folder: folder.colleague.executive),
    _C("knows", lambda folder: folder.colleague.knows),
    _C("deputy", lambda folder: folder.deputy),
    _C("email", lambda folder: folder.colleague.email, spare=2),
    _C("phone", lambda folder: folder.colleague.phone),
    _C("paired_with", lambda folder: folder.paired, listed=False),
    _C("added_on", lambda folder: folder.colleague.added_on, listed=False),
    _C("archived_on", lambda folder: folder.colleague.archived_on, listed=False),
)
