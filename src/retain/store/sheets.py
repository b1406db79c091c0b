"""A noun as rows and columns, for files: one query each, streamed from the cursor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from retain.store.daily.statements import NEWEST
from retain.store.intake.matching import own_prefix
from retain.store.selection import CAME, own_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retain.store.diary import Diary

JOINT = "\x1f"
"""Between the parts of a value that is a list; no text of a diary has it between two."""
_RETAIN_ID = (
    "coalesce((SELECT external FROM source WHERE program = 'retain' AND source.customer = {0}), :prefix || '-c' || {0})"
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A noun's columns, the customers' own fields after them, and the rows as the cursor gives them."""

    noun: str
    names: tuple[str, ...]
    customs: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


def _listed(value: str, source: str, condition: str) -> str:
    """The values of rows of a table, in the order they came, in one."""
    rows = f"SELECT {value} AS said FROM {source} WHERE {condition} ORDER BY id"
    return f"(SELECT group_concat(said, '{JOINT}') FROM ({rows}))"


def _reaches(owner: str, way: str) -> str:
    return _listed("raw", "reach", f"reach.{owner} = {owner}_row.id AND way = '{way}'")


def _by(day: str, **columns: str) -> dict[str, str]:
    """Columns that are empty where that day is still ahead: what happened later is hidden."""
    return {name: f"CASE WHEN ifnull({day}, '') <= :today THEN {value} END" for name, value in columns.items()}


def _step_later(column: str) -> str:
    """Of the first step of an opportunity taken after the day: it was the next one then."""
    return (
        f"(SELECT settlement.{column} FROM settlement WHERE settlement.code = 'o' || opportunity.id || '-step'"
        " AND settlement.day > :today ORDER BY settlement.day, settlement.id LIMIT 1)"
    )


def _stated(name: str) -> str:
    """What was said of a customer's status by that day: where something newer was, the former statement then."""
    column, former = {
        "said": ("said", "status"),
        "on": ("said_on", "day"),
        "because": ("said_because", "because"),
    }[name]
    then = f"SELECT {former} {NEWEST.format('customer_row.id')}"
    return f"CASE WHEN ifnull(said_on, '') <= :today THEN {column} ELSE ({then}) END"


_PLACED = (
    "person person_row LEFT JOIN position ON position.person = person_row.id"
    " LEFT JOIN customer ON customer.id = position.customer"
)
_TOLD = (
    "fact LEFT JOIN person person_row ON person_row.id = fact.person LEFT JOIN customer"
    " ON customer.id = coalesce(fact.customer, (SELECT position.customer FROM position"
    " WHERE position.person = fact.person ORDER BY left_on IS NOT NULL, id LIMIT 1))"
)
"""A person's fact stands beside the first customer that they haven't left."""
_PRESENT = (
    f"(SELECT group_concat(name, '{JOINT}') FROM (SELECT person.name FROM presence"
    " JOIN person ON person.id = presence.person WHERE presence.entry = entry.id ORDER BY presence.id))"
)
_QUERIES: dict[str, tuple[dict[str, str], str]] = {
    "customer": (
        {
            "retain_id": _RETAIN_ID.format("customer_row.id"),
            **{name: name for name in ("name", "town", "postcode", "country", "address", "industry")},
            "part_of": "(SELECT whole.name FROM customer whole WHERE whole.id = customer_row.part_of)",
            "part_of_id": f"CASE WHEN part_of IS NOT NULL THEN {_RETAIN_ID.format('part_of')} END",
            **{f"status_{name}": _stated(name) for name in ("said", "on", "because")},
            "tier_set": "tier",
            **{name: name for name in ("tier_because", "tier_until", "interval", "interval_because", "potential")},
            **{name: name for name in ("expected_value", "no_contact", "solo", "added_on")},
            **_by("archived_on", archived_on="archived_on"),
            "pays_late": "pays_late",
            "paired_with": "(SELECT name FROM colleague WHERE colleague.id = customer_row.executive)",
            "tags": _listed("name", "tag", "tag.customer = customer_row.id"),
            "emails": _reaches("customer", "email"),
            "phones": _reaches("customer", "phone"),
        },
        "customer customer_row",
    ),
    "person": (
        {
            "person_id": ":prefix || '-d' || person_row.id",
            "name": "person_row.name",
            "customer": "customer.name",
            "country": "customer.country",
            "retain_id": f"CASE WHEN customer.id IS NOT NULL THEN {_RETAIN_ID.format('customer.id')} END",
            **{name: f"position.{name}" for name in ("role", "level", "sponsor")},
            "key": "position.main",
            **_by("position.left_on", left_on="position.left_on"),
            **{name: f"person_row.{name}" for name in ("birthday", "prefers", "no_contact", "added_on")},
            "emails": _reaches("person", "email"),
            "phones": _reaches("person", "phone"),
        },
        _PLACED,
    ),
    "entry": (
        {
            "retain_id": _RETAIN_ID.format("customer.id"),
            "customer": "customer.name",
            **{name: f"entry.{name}" for name in ("day", "time", "kind", "inbound", "attempt", "bulk", "private")},
            "for": "entry.purposes",
            **{name: f"entry.{name}" for name in ("mood", "minutes", "cost")},
            "by": "(SELECT colleague.name FROM colleague WHERE colleague.id = entry.colleague)",
            "with": _PRESENT,
            "text": "entry.text",
        },
        "entry JOIN customer ON customer.id = entry.customer",
    ),
    "fact": (
        {
            "retain_id": f"CASE WHEN customer.id IS NOT NULL THEN {_RETAIN_ID.format('customer.id')} END",
            "customer": "customer.name",
            "person_id": ":prefix || '-d' || fact.person",
            "person": "person_row.name",
            "kind": "fact.kind",
            "called": "fact.name",
            "fact": "fact.text",
            **{name: f"fact.{name}" for name in ("told_on", "verified_on", "private")},
            **_by("fact.ended_on", ended_on="fact.ended_on"),
        },
        _TOLD,
    ),
    "sale": (
        {
            "retain_id": _RETAIN_ID.format("customer.id"),
            "customer": "customer.name",
            **{name: f"sale.{name}" for name in ("day", "number", "product", "amount", "margin", "delivered_on")},
        },
        "sale JOIN customer ON customer.id = sale.customer",
    ),
    "promise": (
        {
            "retain_id": _RETAIN_ID.format("customer.id"),
            "customer": "customer.name",
            "party": "party",
            "colleague": "(SELECT colleague.name FROM colleague WHERE colleague.id = promise.colleague)",
            "text": "text",
            "made_on": "made_on",
            "first_due_on": "due_on",
            **_by("ended_on", ended="ended", ended_on="ended_on"),
        },
        "promise JOIN customer ON customer.id = promise.customer",
    ),
    "problem": (
        {
            "retain_id": _RETAIN_ID.format("customer.id"),
            "customer": "customer.name",
            **{name: name for name in ("raised_on", "kind", "severe", "text", "expected", "received")},
            "raised_by": "(SELECT person.name FROM person WHERE person.id = problem.raised_by)",
            "owner": "(SELECT colleague.name FROM colleague WHERE colleague.id = problem.colleague)",
            **{name: name for name in ("number", "amount", "target_on", "next_on")},
            **_by("answered_on", answered_on="answered_on"),
            **_by("solved_on", solved_on="solved_on"),
        },
        "problem JOIN customer ON customer.id = problem.customer",
    ),
    "contract": (
        {
            "retain_id": _RETAIN_ID.format("customer.id"),
            "customer": "customer.name",
            **{name: name for name in ("title", "number", "starts_on", "ends_on", "value", "notice_days")},
            **{name: name for name in ("auto_renews", "price_on", "invoiced", "signed_on")},
            **_by("ended_on", ended="ended", ended_on="ended_on", because="because"),
        },
        "contract JOIN customer ON customer.id = contract.customer",
    ),
    "expectation": (
        {
            "retain_id": _RETAIN_ID.format("customer.id"),
            "customer": "customer.name",
            **{name: name for name in ("text", "metric", "target", "set_on", "review_on")},
            **_by("reviewed_on", result="result", reviewed_on="reviewed_on", found="found"),
            **{name: name for name in ("unrealistic", "explained")},
        },
        "expectation JOIN customer ON customer.id = expectation.customer",
    ),
    "referral": (
        {
            "retain_id": _RETAIN_ID.format("customer.id"),
            "customer": "customer.name",
            "referred": "whom",
            "referred_by": "(SELECT person.name FROM person WHERE person.id = referral.person)",
            **{
                name: said
                for day in ("asked_on", "given_on", "contacted_on", "won_on", "lost_on")
                for name, said in _by(day, **{day: day}).items()
            },
            **_by(
                "won_on",
                became="(SELECT other.name FROM customer other WHERE other.id = referral.became)",
                became_id=f"CASE WHEN became IS NOT NULL THEN {_RETAIN_ID.format('became')} END",
                amount="amount",
            ),
            "text": "text",
        },
        "referral JOIN customer ON customer.id = referral.customer",
    ),
    "opportunity": (
        {
            "retain_id": _RETAIN_ID.format("customer.id"),
            "customer": "customer.name",
            "opportunity": "text",
            **{name: name for name in ("heard_on", "amount")},
            "next_step": f"iif({_step_later('due_on')} IS NULL, next_step, nullif({_step_later('text')}, ''))",
            "next_on": f"ifnull({_step_later('due_on')}, next_on)",
            **_by("ended_on", ended="ended", ended_on="ended_on", because="because"),
        },
        "opportunity JOIN customer ON customer.id = opportunity.customer",
    ),
    "news": (
        {
            **{name: name for name in ("text", "kind", "product", "link")},
            "tags": f"replace(nullif(tags, ''), ' ', '{JOINT}')",
            **{name: name for name in ("third_party", "added_on")},
            **_by("ended_on", ended_on="ended_on"),
        },
        "news",
    ),
    "colleague": (
        {
            "name": "name",
            "role": "role",
            "executive": "executive",
            "knows": "knows",
            "deputy": "(SELECT other.name FROM colleague other WHERE other.id = colleague.deputy)",
            **{name: name for name in ("email", "phone", "added_on")},
            **_by("archived_on", archived_on="archived_on"),
        },
        "colleague",
    ),
}
NOUNS = tuple(_QUERIES)
"""What can be exported by itself."""
_KNOWN = {
    "customer": CAME.format("customer_row"),
    "person": "person_row.added_on <= :today",
    "entry": "entry.day <= :today",
    "fact": "fact.told_on <= :today",
    "sale": "sale.day <= :today",
    "promise": "made_on <= :today",
    "problem": "raised_on <= :today",
    "contract": "signed_on <= :today",
    "expectation": "set_on <= :today",
    "referral": "ifnull(asked_on, given_on) <= :today",
    "opportunity": "heard_on <= :today",
    "news": "news.added_on <= :today",
    "colleague": "colleague.added_on <= :today",
}
"""What of a noun the diary knew by a day."""
PRIVATE = ("entry", "fact")
"""What may be private."""
_OWNED = {"customer": "customer_row.id", "person": "position.customer"}
_ALIASES = {"customer": "customer_row", "person": "person_row"}


def sheet(diary: Diary, noun: str, *, customer: int | None = None, private: bool = False) -> Sheet:
    """The sheet of a noun as of the diary's day, of one customer where its number is given.

    Private entries and facts are in it only with `private`.
    """
    columns, source = _QUERIES[noun]
    customs = tuple(own_fields(diary)) if noun == "customer" else ()
    owned = {f"own{number}": name for number, name in enumerate(customs)}
    owns = (f"(SELECT value FROM custom WHERE customer = customer_row.id AND name = :{own})" for own in owned)
    rows = diary.connection.execute(
        f"SELECT {', '.join([*columns.values(), *owns])} FROM {source}"
        f" WHERE {_condition(noun, customer=customer, private=private)} ORDER BY {_ALIASES.get(noun, noun)}.id",
        {"prefix": own_prefix(diary), "customer": customer, "today": diary.today.isoformat(), **owned},
    )
    return Sheet(noun, tuple(columns), customs, iter(rows))


def size(diary: Diary, noun: str, customer: int | None) -> int | None:
    """About how many rows a noun's sheet has; of one customer's too few to matter."""
    if customer is not None:
        return None
    (count,) = diary.connection.execute(f"SELECT count(*) FROM {noun}").fetchone()
    return int(count)


def withheld(diary: Diary, noun: str, customer: int | None) -> int:
    """How many entries and facts, of all customers or of one, leave the diary only if asked for."""
    counts = (
        diary.connection.execute(
            f"SELECT count(*) FROM {one} WHERE {one}.private = 1 AND {_KNOWN[one]} AND {_of_customer(one, customer)}",
            {"customer": customer, "today": diary.today.isoformat()},
        ).fetchone()[0]
        for one in PRIVATE
        if noun in {"", one}
    )
    return sum(counts)


def _condition(noun: str, *, customer: int | None, private: bool) -> str:
    kept = "1" if private or noun not in PRIVATE else f"{noun}.private = 0"
    return f"{kept} AND {_KNOWN[noun]} AND {_of_customer(noun, customer)}"


def _of_customer(noun: str, customer: int | None) -> str:
    if customer is None or noun == "colleague":
        return "1"
    own = f"{_OWNED.get(noun, f'{noun}.customer')} = :customer"
    theirs = " OR fact.person IN (SELECT person FROM position WHERE customer = :customer)" if noun == "fact" else ""
    return f"({own}{theirs})"
