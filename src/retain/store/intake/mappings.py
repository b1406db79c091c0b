"""What the rep once said of the columns of a kind of file, remembered for the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from retain.store.diary import Diary


def remembered(diary: Diary) -> dict[tuple[str, str], str]:
    """Every mapping kept: (the signature of a table, a folded heading) to a field."""
    rows = diary.connection.execute("SELECT program, header, field FROM mapping")
    return {(program, heading): field for program, heading, field in rows}


def remember(diary: Diary, signature: str, mapping: Mapping[str, str]) -> None:
    """Keep a mapping for tables of that signature; what it says replaces what was said before."""
    for heading, field in mapping.items():
        diary.connection.execute(
            "INSERT INTO mapping (program, header, field) VALUES (?, ?, ?)"
            " ON CONFLICT (program, header) DO UPDATE SET field = excluded.field WHERE field <> excluded.field",
            (signature, heading, field),
        )
