"""Whether a diary's file is whole: what SQLite says of it, its laws, its schema, its search, who may read it."""

from __future__ import annotations

import os
import re
import stat
from typing import TYPE_CHECKING, NamedTuple

from retain.domain.plurals import counted
from retain.store import newest
from retain.store.schema import SEARCHED, declared
from retain.store.statements import STALE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from retain.store.diary import Diary

_MADE = re.compile(r"CREATE (?:UNIQUE |VIRTUAL )?(TABLE|INDEX|VIEW|TRIGGER) (\w+)")
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
SHOWN = 3
RESTATE = "Say anew what each one is: retain customer edit CUSTOMER --status STATUS"


class Finding(NamedTuple):
    """One thing looked at: `wrong` says what isn't as it should be, empty where all is well; `mend` what to do."""

    what: str
    wrong: str = ""
    mend: str = ""


def findings(diary: Diary) -> Iterator[Finding]:
    """Look at everything, inside `reading()`; a broken page doesn't keep the rest from being looked at."""
    yield Finding("pages", _listed(diary, "PRAGMA integrity_check", ok="ok"), "Restore a copy: retain restore FILE")
    broken = _listed(diary, "SELECT 'a ' || \"table\" || ' names a ' || parent FROM pragma_foreign_key_check")
    yield Finding("ties between records", broken, "Restore a copy: retain restore FILE")
    stale = _listed(diary, f"SELECT 'c' || customer FROM statement WHERE {STALE} GROUP BY customer")
    yield Finding("statuses said before", stale and f"later than the newest of {stale}", RESTATE)
    yield Finding("schema", _schema(diary), "Restore a copy, or export --private and import into a new diary.")
    yield Finding("search index", _search(diary), "Export --private and import into a new diary.")
    wrong = newest.amiss(diary.connection)
    yield Finding(
        "newest contacts",
        f"other than the entries say for {counted(wrong, 'customer')}" if wrong else "",
        "Export --private and import into a new diary.",
    )
    if diary.path is not None and os.name == "posix":
        yield Finding("who may read it", _modes(diary.path), f"chmod 600 {diary.path}")


def _listed(diary: Diary, query: str, ok: str = "") -> str:
    said = [str(row[0]) for row in diary.connection.execute(query) if row[0] != ok]
    more = f" and {len(said) - SHOWN} more" if len(said) > SHOWN else ""
    return "; ".join(said[:SHOWN]) + more


def _schema(diary: Diary) -> str:
    """Tables, indexes and triggers that are missing, or that this program doesn't know."""
    wanted = {found[2] for one in declared() if (found := _MADE.match(one))}
    held = {
        str(name)
        for (name,) in diary.connection.execute(
            "SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%'"
        )
    }
    said = [f"without {name}" for name in sorted(wanted - held)] + [f"with {name}" for name in sorted(held - wanted)]
    return "; ".join(said[:SHOWN]) + (f" and {len(said) - SHOWN} more" if len(said) > SHOWN else "")


def _search(diary: Diary) -> str:
    """Nouns of which the index holds other records than the books."""
    wrong = []
    for noun, (_, words, _) in SEARCHED.items():
        said = words.format(row=noun)
        (differing,) = diary.connection.execute(
            f"SELECT count(*) FROM (SELECT id, {said} AS words FROM {noun} WHERE {said} <> ''"
            f" EXCEPT SELECT row, words FROM search WHERE noun = '{noun}')"
        ).fetchone()
        (indexed,) = diary.connection.execute("SELECT count(*) FROM search WHERE noun = ?", (noun,)).fetchone()
        (worded,) = diary.connection.execute(f"SELECT count(*) FROM {noun} WHERE {said} <> ''").fetchone()
        if differing or indexed != worded:
            wrong.append(noun)
    return f"other words of: {', '.join(wrong)}" if wrong else ""


def _modes(path: Path) -> str:
    mode = path.stat().st_mode
    return f"others may read or write it ({stat.filemode(mode)})" if mode & _OTHERS else ""
