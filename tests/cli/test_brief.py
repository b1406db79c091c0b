"""`retain brief`: one screen before the call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from retain.domain.dates import said
from tests.factories import TODAY, Shelf, ago, ahead, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran


@pytest.fixture
def acme(db: Path) -> None:
    """Acme with something of everything."""
    with filling(db) as shelf:
        shelf.customer("Acme Ltd", added_on=ago(100), town="Leeds", postcode="LS1 4AB", no_contact=("letter",))
        lee, dana = shelf.colleague(), shelf.person(role="CFO", level="executive", main=True, birthday="1980-03-09")
        shelf.person("Tom Old", role="Buyer", left_on=ago(70))
        shelf.reach("phone", "0113 496 0001", person=dana)
        for days in range(6):
            shelf.sale(1, ago(20 * days + 10), 120_000, product="LED")
        shelf.entry(1, ago(9), "visit", people=(dana,), mood="bad", purposes=("service",), text="swapped two lamps")
        shelf.entry(1, ago(2), people=(dana,), mood="good", text="wants LED", colleague=lee)
        shelf.promise(1, "send quote", ago(2))
        shelf.promise(1, "price the lamps", ahead(1), party="colleague", colleague=lee)
        shelf.problem(1, "seats wrong", severe=True)
        shelf.problem(1, "amount wrong", "invoice", number="4711", raised_on=ago(30), solved_on=ago(20))
        shelf.tag("golf")
        shelf.custom("floor", "3")
        shelf.fact("want", "LED in the hall")
        shelf.fact("hobby", "sailing", person=dana)


def parts(ran: Ran) -> dict[str, list[str]]:
    """The texts of a piped brief by the part they belong to."""
    found: dict[str, list[str]] = {}
    for line in ran.lines:
        part, text = line.split("\t")
        found.setdefault(part, []).append(text)
    return found


@pytest.mark.usefixtures("acme")
def test_a_brief_tells_everything_most_useful_first(retain: Callable[..., Ran]) -> None:
    told = parts(retain("brief", "acme"))
    assert list(told) == [
        "customer", "wants", "mind", "due", "do", "next", "tell", "promised", "problem", "clock", "year", "person",
        "about", "service", "billing", "order", "rhythm", "value", "ladder", "touches", "cover", "mood", "tags",
        "fields", "dossier", "entry",
    ]  # fmt: skip
    assert told["customer"] == ["Acme Ltd (c1) · A active · LS1 4AB Leeds · 7,200.00 a year · since Wed 5 Aug"]
    assert told["wants"] == ["want: LED in the hall [f1]"]
    assert told["mind"] == [
        "no contact by letter",
        "billed 3,600.00 this quarter, value not shown: log a contact --for proof",
    ]
    assert told["due"][0] == "severe problem: seats wrong (open 3 days) [g1]"
    assert told["promised"] == [
        "you: send quote, Sat 21 Nov, 2 days ago [p1]",
        "Lee Park: price the lamps, Tue 24 Nov, tomorrow [p2]",
    ]
    assert told["problem"] == ["severe trouble: seats wrong, open 3 days [g1]"]
    assert told["person"] == [
        "Dana Reed (d1) 0113 496 0001; key, CFO, executive; birthday 9 Mar 1980",
        "Tom Old (d2); LEFT Mon 14 Sep; Buyer",
    ]
    assert told["about"] == ["Dana Reed: hobby sailing"]
    assert told["dossier"] == ["70 % known; missing: a need, Dana Reed's e-mail, an industry"]
    assert told["service"] == ["last Sat 14 Nov: visit with Dana Reed (bad): swapped two lamps [e1]"]
    assert told["billing"][0].endswith("amount wrong, solved Tue 3 Nov, 20 days ago [g2]")
    assert told["rhythm"] == ["usually orders every 20 days, now 10"]
    assert told["mood"] == ["bad, good (newest last)"]
    assert (told["tags"], told["fields"]) == (["#golf"], ["floor: 3"])
    assert told["entry"][0] == "Sat 21 Nov: call with Dana Reed by Lee Park (good): wants LED [e2]"


@pytest.mark.usefixtures("acme")
def test_only_the_last_five_orders_and_eight_entries_stand_there(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        for days in range(10):
            shelf.entry(1, ago(100 + days), text=f"number {days}")
    told = parts(retain("brief", "acme"))
    assert (len(told["order"]), len(told["entry"])) == (5, 8)


@pytest.mark.usefixtures("acme")
def test_json_has_everything_under_these_keys(retain: Callable[..., Ran]) -> None:
    found: dict[str, Any] = retain("brief", "acme", "--json").json
    assert list(found) == [
        "as_of", "code", "customer", "tier", "tier_because", "tier_until", "status", "status_because", "since", "value",
        "expected_value", "potential", "interval", "interval_because", "solo", "part_of", "town", "postcode", "country",
        "address", "industry", "emails", "phones", "no_contact", "snoozed_until", "tried_back_on", "due", "contact",
        "for", "minutes", "command", "next", "riders", "to_tell", "ideas", "promises", "problems", "contracts",
        "expectations", "unproven", "opportunities", "referrals", "came_by", "clocks", "year", "best_hours", "people",
        "last_service",
        "last_billing_error", "orders", "lifetime", "usual_gap", "days_since_order", "moods", "tags", "custom",
        "entries", "facts", "pays_late", "paired_with", "relationship", "coverage", "dossier",
    ]  # fmt: skip
    assert list(found["due"][0]) == ["reason", "code", "due", "band", "says"]
    assert list(found["clocks"][0]) == ["clock", "last", "days", "every", "due_on", "color"]
    assert list(found["people"][0]) == [
        "code", "name", "role", "level", "sponsor", "key", "left_on", "phones", "emails", "birthday", "prefers",
        "no_contact", "came_from", "known_since", "now_at",
    ]  # fmt: skip
    assert list(found["entries"][0]) == [
        "code", "day", "time", "kind", "inbound", "attempt", "bulk", "private", "for", "with", "by", "mood", "minutes",
        "cost", "text",
    ]  # fmt: skip
    assert list(found["promises"][0]) == ["code", "party", "by", "text", "made_on", "due_on", "days_late"]
    assert (found["usual_gap"], found["days_since_order"], found["custom"]) == (20, 10, {"floor": "3"})
    assert found["people"][1]["left_on"] == str(ago(70))


@pytest.mark.usefixtures("acme")
def test_what_is_due_names_its_codes_and_the_contact_to_make(retain: Callable[..., Ran]) -> None:
    found = retain("brief", "acme", "--json").json
    assert [one["code"] for one in found["due"]][:3] == ["g1", "p1", "p2-ask"]
    (row,) = [one for one in retain("due", "--json").json if one["code"] == "c1"]
    assert (found["contact"], found["command"], found["minutes"]) == (row["contact"], row["command"], row["minutes"])


def test_all_riders_stand_in_a_brief(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer(tier="A", tier_because="anchor")
        for days in (200, 20, 10, 5):
            shelf.entry(1, ago(days), "email", inbound=days < 100, mood="bad")
        shelf.reach("phone", "0113 496 0001", customer=1)
    told = parts(retain("brief", "acme"))
    assert told["also"] == [
        "phone 0113 496 0001 not verified since Sun 19 Oct 2025, 400 days ago",
        "no want or need known: ask",
        "you only answer: they began the last 3 contacts",
        "two bad moods in a row",
    ]


def test_a_new_customer_has_a_brief_too(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer(added_on=TODAY)
    told = parts(retain("brief", "acme"))
    assert told["customer"] == ["Acme (c1) · C active · since Mon 23 Nov"]
    assert told["due"] == ["no touch yet [c1-touch]", "no conversation yet [c1-conversation]"]


def test_it_minds_snoozes_attempts_and_what_was_set_by_hand(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Holding")
        shelf.customer(
            tier="B", tier_because="the anchor", tier_until=TODAY, interval=10, interval_because="they asked",
            part_of=1,
            no_contact=("all",),
        )  # fmt: skip
        shelf.entry(2, ago(10))
        shelf.entry(2, TODAY, attempt=True)
        shelf.snooze(2, ahead(5))
    told = parts(retain("brief", "acme"))
    assert "part of Holding" in told["customer"][0]
    assert told["mind"] == [
        "no contact at all",
        "set aside until Sat 28 Nov, in 5 days",
        "tried once in vain; back Wed 25 Nov, in 2 days",
        "tier B by hand: the anchor",
        "a touch every 10 days: they asked",
    ]
    assert "clock" not in told


@pytest.mark.usefixtures("acme")
def test_an_earlier_day_hides_what_came_later(retain: Callable[..., Ran]) -> None:
    found = retain("brief", "acme", "--json", today=ago(5)).json
    assert [one["code"] for one in found["entries"]] == ["e1"]
    assert (found["problems"], found["last_billing_error"]["code"], len(found["promises"])) == ([], "g2", 2)


def test_an_archived_customer_and_one_not_there_yet_are_refused_in_one_line(
    retain: Callable[..., Ran], db: Path
) -> None:
    with filling(db) as shelf:
        shelf.customer("Acme", archived_on=ago(1))
        shelf.customer("Birch", added_on=TODAY)
    assert retain("brief", "acme", code=1).err.startswith("retain: Acme is archived. retain customer show c1")
    assert "came into the diary after" in retain("brief", "birch", today=ago(3), code=1).err
    assert retain("brief", "nobody", code=3).err.count("\n") == 1


def test_hostile_names_are_shown_harmless(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Acme [red]")
        shelf.entry(1, ago(1), text="\x1b[31mred\tand\nmore")
    told = parts(retain("brief", "acme"))
    assert "Acme [red]" in told["customer"][0]
    assert told["entry"] == ["Sun 22 Nov: call: \\x1b[31mred and more [e1]"]


def test_since_is_the_earliest_sale_or_entry_else_the_day_it_was_added(retain: Callable[..., Ran], db: Path) -> None:
    def since(fill: Callable[[Shelf], object]) -> str:
        with filling(db) as shelf:
            fill(shelf)
        return str(retain("brief", "c1", "--json").json["since"])

    assert since(lambda shelf: shelf.customer(added_on=ago(50))) == str(ago(50))
    assert since(lambda shelf: shelf.entry(1, ago(20))) == str(ago(20))
    assert since(lambda shelf: shelf.sale(1, ago(700))) == str(ago(700))


def test_the_year_stands_month_by_month_and_an_empty_quarter_warns(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer(added_on=ago(700))
        for day, kind in ((ago(3), "email"), (ago(10), "visit"), (ago(60), "call"), (ago(340), "card")):
            shelf.entry(1, day, kind)
        shelf.entry(1, ago(150), attempt=True)
        shelf.entry(1, ago(150), "note")
        shelf.entry(1, ago(150), "email", bulk=True)
    assert parts(retain("brief", "acme"))["year"] == ["Dec K  Jan ---  Apr ---  Jul --C  Oct -V; nothing Jan to Aug"]
    months = retain("brief", "acme", "--json").json["year"]
    assert months[-1] == {"month": "2026-11-01", "contacts": 2, "strongest": "V"}
    assert parts(retain("brief", "acme", today=ago(5)))["year"][0].startswith("Dec K")


def test_the_best_hours_are_the_customers_own_or_else_the_books_on_that_weekday(
    retain: Callable[..., Ran], db: Path
) -> None:
    with filling(db) as shelf:
        shelf.customer(added_on=ago(700))
        shelf.customer("Birch", added_on=ago(700))
        for place in range(20):
            shelf.entry(2, ago(7), time="14:20", attempt=place < 5)
        for place in range(2):
            shelf.entry(1, ago(30), time="08:40", attempt=place < 1)
        shelf.entry(1, ago(30), time="08:40", inbound=True)
    told = parts(retain("brief", "acme"))["reach"]
    assert told == ["best 13 to 15: 15 of 20 connected (Mon, all customers)"]
    assert "reach" not in parts(retain("brief", "acme", today=ahead(1)))
    with filling(db) as shelf:
        shelf.entry(1, ago(29), time="09:10")
    assert parts(retain("brief", "acme"))["reach"] == ["best 8 to 10: 2 of 3 connected"]
    assert retain("brief", "acme", "--json").json["best_hours"] == {
        "from": 8, "until": 10, "connected": 2, "tries": 3, "weekday": None
    }  # fmt: skip


def test_a_lost_customer_is_briefed_on_its_loss_and_the_way_back(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        gone = shelf.customer("Gone Bakery")
        shelf.entry(gone, ago(40), text="asked for a discount")
    retain("lost", "gone bakery", "a rival was cheaper", "--on", ago(3))
    lines = retain("brief", "gone bakery").lines
    assert f"talk\tlast conversation {said(ago(40), TODAY)}" in lines
    assert f"mind\tlost since {said(ago(3), TODAY)}: a rival was cheaper" in lines
    assert 'do\twin back: retain log "Gone Bakery"; retain lost "Gone Bakery" replays how it was lost' in lines
    assert not [line for line in lines if line.startswith(("also", "dossier", "rhythm"))]
    assert retain("brief", "gone bakery", "--json").json["riders"] == []
