"""Each customer's newest contact of each kind, kept beside the entries as an index is: `due` asks it of everybody.

With each day sought in its partial index, reading where ten thousand customers stand took 100 ms; with the days kept,
37. The seeks are how they are kept, and how an earlier day's are read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.kinds import IN_PERSON, LIVE

if TYPE_CHECKING:
    import sqlite3

_REACHED = "attempt = 0 AND kind <> 'note'"
_LIVE = "kind IN (" + ", ".join(f"'{kind}'" for kind in LIVE) + ")"
IN_PERSON_ALONE = "kind IN (" + ", ".join(f"'{kind}'" for kind in IN_PERSON) + ")"
_REVIEW = f"{_REACHED} AND purposes LIKE '%review%'"
SOUGHT = {
    "touch": ("out", f"inbound = 0 AND bulk = 0 AND {_REACHED}"),
    "mailing": ("bulk", f"bulk = 1 AND inbound = 0 AND {_REACHED}"),
    "inbound": ("in", f"inbound = 1 AND {_REACHED}"),
    "conversation": ("conversation", f"colleague IS NULL AND {_REACHED} AND (inbound = 1 OR {_LIVE})"),
    "face": ("face", f"colleague IS NULL AND attempt = 0 AND {IN_PERSON_ALONE}"),
    "review_face": ("review_face", f"{_REVIEW} AND {IN_PERSON_ALONE}"),
    "review_live": ("review_live", f"{_REVIEW} AND {_LIVE}"),
    "review": ("review", _REVIEW),
    "competitor": ("competitor", "purposes LIKE '%competitor%'"),
}
"""A standing's day: the index that finds it, and the contacts it is the newest of."""


def seek(day: str, until: str = "") -> str:
    """The newest such contact of customer `c`: one seek, where asking for the maximum costs a quarter more."""
    index, contacts = SOUGHT[day]
    return (
        f"(SELECT day FROM entry INDEXED BY entry_{index} WHERE customer = c.id {until} AND {contacts}"
        " ORDER BY day DESC LIMIT 1)"
    )


VIEW = "CREATE VIEW newest_sought AS SELECT c.id AS customer, {} FROM customer c".format(
    ", ".join(f"{seek(day)} AS {day}" for day in SOUGHT)
)
_COLUMNS = "customer, day, kind, inbound, attempt, bulk, colleague, purposes"
_PUT = """
DELETE FROM newest WHERE customer IN ({whose});
INSERT INTO newest SELECT * FROM newest_sought WHERE customer IN ({whose});
"""
TRIGGERS = {
    name: f"CREATE TRIGGER {name} AFTER {event} ON entry BEGIN{_PUT.format(whose=whose)}END"
    for name, event, whose in (
        ("entry_newest", "INSERT", "NEW.customer"),
        ("entry_moved", f"UPDATE OF {_COLUMNS}", "OLD.customer, NEW.customer"),
        ("entry_gone", "DELETE", "OLD.customer"),
    )
}


def seek_all(connection: sqlite3.Connection) -> None:
    """Seek everybody's anew, after work with the triggers set aside."""
    connection.execute("DELETE FROM newest")
    connection.execute("INSERT INTO newest SELECT * FROM newest_sought")


def amiss(connection: sqlite3.Connection) -> int:
    """How many customers' days aren't what their entries say."""
    (wrong,) = connection.execute(
        "SELECT count(DISTINCT customer) FROM ("
        f"SELECT * FROM (SELECT * FROM newest_sought WHERE coalesce({', '.join(SOUGHT)}) IS NOT NULL"
        " EXCEPT SELECT * FROM newest)"
        " UNION ALL SELECT * FROM (SELECT * FROM newest EXCEPT SELECT * FROM newest_sought))"
    ).fetchone()
    return int(wrong)
