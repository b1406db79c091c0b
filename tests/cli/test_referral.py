"""`retain referral`: asked, given, contacted, won, thanked; whom to ask; and in and out of files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import TODAY, ago, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]

KEYS = [
    *("code", "customer", "customer_code", "by", "whom", "state", "asked_on", "given_on", "contacted_on", "won_on"),
    *("lost_on", "became", "became_code", "amount", "text"),
]
THANK = "thank them: they pointed you to Birch Clinic (Mon 23 Nov, yesterday)"
TOMORROW = "2026-11-24"


@pytest.fixture
def acme(db: Path) -> None:
    """A customer spoken to lately, one person there, and another customer."""
    with filling(db) as shelf:
        shelf.customer(added_on=ago(700))
        shelf.person()
        shelf.entry(1, ago(3), "visit", purposes=("review",), mood="good")
        shelf.fact("want", customer=1)
        shelf.customer("Birch Clinic", added_on=ago(1), said="prospect", said_on=ago(1))


def shown(retain: Retain, code: str = "r1") -> dict[str, Any]:
    found: dict[str, Any] = retain("referral", "show", code, "--json").json
    return found


@pytest.mark.usefixtures("acme")
def test_a_name_given_is_echoed_and_stored(retain: Retain) -> None:
    assert retain("referral", "add", "acme", "Birch", "Clinic", "--by", "dana", "--text", "at the board").out == (
        "Birch Clinic (r1) added: customer Acme; by Dana Reed; state given; given Mon 23 Nov, today;"
        " text at the board.\n"
    )
    found = shown(retain)
    assert list(found) == KEYS
    assert (found["by"], found["whom"], found["given_on"], found["asked_on"]) == (
        "Dana Reed", "Birch Clinic", str(TODAY), None
    )  # fmt: skip


@pytest.mark.usefixtures("acme")
def test_one_asked_for_comes_to_be_a_customer_step_by_step(retain: Retain) -> None:
    assert retain("referral", "asked", "acme", "--on", ago(9)).out == (
        "Acme (r1) added: state asked; asked Sat 14 Nov, 9 days ago.\n"
    )
    retain("referral", "given", "r1", "Birch Clinic", "--by", "dana", "--on", ago(5))
    retain("referral", "contacted", "r1", "--on", ago(2))
    assert retain("referral", "won", "r1", "--became", "birch", "--amount", "12000").out == (
        "Birch Clinic (r1): state won (was contacted); won Mon 23 Nov, today; became Birch Clinic; amount 12,000.00.\n"
    )
    found = shown(retain)
    assert [found[f"{state}_on"] for state in ("asked", "given", "contacted", "won")] == [
        str(ago(9)), str(ago(5)), str(ago(2)), str(TODAY)
    ]  # fmt: skip
    assert (found["state"], found["became"], found["amount"]) == ("won", "Birch Clinic", "12000.00")


@pytest.mark.usefixtures("acme")
def test_the_list_has_what_is_open_and_with_all_the_rest_after_it(retain: Retain) -> None:
    retain("referral", "add", "acme", "Birch Clinic", "--given", ago(30))
    retain("referral", "add", "acme", "Cole Ltd", "--given", ago(20))
    retain("referral", "lost", "r2")
    codes = [[one["code"] for one in retain("referral", "list", *words, "--json").json] for words in ((), ("--all",))]
    assert codes == [["r1"], ["r1", "r2"]]
    assert retain("referral", "list", "--where", "town:Leeds", code=3).err.startswith("retain: No customer fits")
    assert retain("referral", "list", "acme", today=ago(25)).lines == [f"r1\tAcme\tBirch Clinic\tgiven\t{ago(30)}\t"]
    assert "retain referral ask" in retain("referral", "list", "birch").err


@pytest.mark.usefixtures("acme")
@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        (("add", "acme", "X", "--given", "tomorrow"), "Tue 24 Nov, tomorrow, is still ahead.", 1),
        (("add", "acme", "X", "--given", ago(9), "--asked", ago(3)), "It can't be given on 2026-11-14", 1),
        (("add", "acme"), "Missing argument 'WHOM'.", 2),
        (("add", "acme", "X", "--by", "nobody"), 'No person goes by "nobody"', 3),
        (("contacted", "r1"), "Nobody was named yet", 1),
        (("given", "r1", "X", "--on", ago(9)), "It can't be given on 2026-11-14, before it was asked", 1),
        (("lost", "r7"), "There is no referral r7.", 3),
        (("lost", "x7"), "x7 is no referral.", 2),
        (("won", "r2", "--became", "acme"), "A customer can't be referred by itself.", 1),
        (("won", "r2", "--amount", "much"), '"much" isn\'t an amount', 2),
        (("given", "r2", "Y"), "r2 was given on 2026-11-23 already.", 1),
    ],
)
def test_what_cant_be_is_one_line_and_changes_nothing(
    retain: Retain, words: tuple[object, ...], said: str, code: int
) -> None:
    retain("referral", "asked", "acme", "--on", ago(5))
    retain("referral", "add", "acme", "Birch Clinic")
    before = retain("referral", "list", "--json").out
    ran = retain("referral", *words, code=code)
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
    assert retain("referral", "list", "--json").out == before


@pytest.mark.usefixtures("acme")
def test_a_wrong_one_is_corrected_and_one_that_never_was_is_deleted(retain: Retain) -> None:
    retain("referral", "add", "acme", "Birch Clinic", "--by", "dana")
    retain("referral", "won", "r1", "--became", "birch", "--amount", "90")
    retain("referral", "edit", "r1", "--won", "", "--became", "", "--amount", "", "--by", "", "--whom", "Birch Care")
    found = shown(retain)
    assert [found[name] for name in ("state", "became", "amount", "by", "whom")] == [
        "given", None, None, None, "Birch Care"
    ]  # fmt: skip
    assert "it was given" in retain("referral", "edit", "r1", "--contacted", ago(3), code=1).err
    assert retain("referral", "remove", "r1").out == "r1\tBirch Care\tdeleted\n"
    assert retain("referral", "list", "--all", "--json").json == []


@pytest.mark.usefixtures("acme")
def test_a_thank_you_is_due_the_next_working_day_and_a_contact_for_thanks_settles_it(retain: Retain) -> None:
    retain("referral", "add", "acme", "Birch Clinic")
    assert retain("due", "--json").json == []
    (row,) = retain("due", "--json", today=TOMORROW).json
    assert (row["reasons"][0]["says"], row["command"]) == (THANK, "retain log Acme -k card --for thanks")
    assert "settled: r1-thanks" in retain("log", "acme", "-k", "card", "--for", "thanks", today=TOMORROW).out
    assert retain("due", "--json", today=TOMORROW).json == []
    retain("undo", today=TOMORROW)
    retain("done", "r1-thanks", today=TOMORROW)
    assert retain("due", "--json", today=TOMORROW).json == []
    assert "Once they are thanked: retain done r1-thanks" in retain("done", "r1", code=1).err


@pytest.mark.usefixtures("acme")
def test_the_brief_tells_what_they_brought_and_who_brought_them(retain: Retain) -> None:
    retain("referral", "add", "acme", "Birch Clinic", "--given", ago(20))
    retain("referral", "won", "r1", "--became", "birch", "--amount", "12000")
    assert "growth\treferred Birch Clinic: won 12,000.00, Mon 23 Nov, today [r1]" in retain("brief", "acme").lines
    assert "growth\tcame by way of Acme (c1) [r1]" in retain("brief", "birch").lines
    assert retain("brief", "acme", "--json").json["referrals"] == [
        {
            "code": "r1", "whom": "Birch Clinic", "state": "won", "state_on": str(TODAY), "became_code": "c2",
            "amount": "12000.00",
        }
    ]  # fmt: skip
    assert retain("brief", "acme", "--json", today=ago(1)).json["referrals"][0]["state"] == "given"
    assert retain("customer", "show", "acme", "--json").json["referrals"][0]["whom"] == "Birch Clinic"


@pytest.mark.usefixtures("acme")
def test_ask_names_who_is_well_served_and_why_until_they_were_asked(retain: Retain) -> None:
    retain("fact", "add", "Dana knows: Lee Ortiz of Birch Clinic")
    assert retain("referral", "ask").out == (
        "c1\tAcme\tspoken to Fri 20 Nov, 3 days ago, in a good mood; Dana Reed knows Lee Ortiz of Birch Clinic;"
        " a customer for a year\n"
    )
    assert retain("referral", "ask", "--json").json[0]["command"] == "retain referral asked Acme"
    assert list(retain("referral", "ask", "--json").json[0]) == [
        "code", "customer", "because", "tier", "value", "since", "spoken_on", "mood", "person", "phone", "email",
        "command",
    ]  # fmt: skip
    retain("referral", "asked", "acme")
    ran = retain("referral", "ask")
    assert (ran.out, ran.err) == ("", "Nobody to ask: speak to your customers first.\n")


def test_ask_says_how_many_more_there_are(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        for number in range(3):
            shelf.entry(shelf.customer(f"N{number}"), ago(2))
    ran = retain("referral", "ask", "--limit", "2")
    assert (len(ran.lines), ran.err) == (
        2,
        "And 1 more (--limit 0 shows them). Once asked: retain referral asked CODE\n",
    )
    assert len(retain("referral", "ask", "--limit", "0").lines) == 3


@pytest.mark.usefixtures("acme")
def test_whom_ask_names_has_it_ride_on_the_row_and_in_the_brief(retain: Retain) -> None:
    retain("log", "acme", "hi", "--promise", "send quote by tomorrow")
    (row,) = retain("due", "--json").json
    assert "a referral could be asked for" in row["riders"]
    assert "also\ta referral could be asked for" in retain("brief", "acme").lines
    retain("referral", "asked", "acme")
    assert retain("due", "--json").json[0]["riders"] == []


@pytest.mark.usefixtures("acme")
def test_referrals_go_out_as_csv_and_come_back(retain: Retain, tmp_path: Path) -> None:
    retain("referral", "asked", "acme", "--on", ago(30), "--text", "over lunch")
    retain("referral", "given", "r1", "Birch Clinic", "--by", "dana", "--on", ago(20))
    retain("referral", "won", "r1", "--became", "birch", "--amount", "12000")
    retain("referral", "add", "acme", "Cole Ltd")
    file, other = tmp_path / "referrals.csv", ("--db", tmp_path / "other.db")
    retain("export", file)
    assert retain("import", file, "--yes").out == "referrals.csv: 2 referrals (0 new, 2 unchanged)\n"
    for noun in ("customer", "person"):
        retain("export", tmp_path / f"{noun}.csv", noun)
    retain("import", tmp_path / "customer.csv", tmp_path / "person.csv", file, "--yes", *other)
    plain = [retain("referral", "list", "--all", "--json", *where).json for where in ((), other)]
    assert plain[0] == plain[1]


@pytest.mark.usefixtures("acme")
def test_a_table_of_somebody_elses_is_read_and_its_bad_rows_refused(retain: Retain, tmp_path: Path) -> None:
    file = tmp_path / "told.csv"
    file.write_text(
        "Customer,Referred,Given on,Contacted,Became\nAcme,Birch Clinic,2026-11-02,,Birch Clinic\n"
        "Acme,Cole,2026-11-02,2026-11-01,\nAcme,Dunn,2026-11-02,,Nobody\nAcme,Acme,2026-11-03,,Acme\n",
        encoding="utf-8",
    )
    ran = retain("import", file, "--yes")
    assert ran.out == "told.csv: 1 referral (1 new, 0 unchanged)\n"
    assert "line 3: It can't be contacted on 2026-11-01, before it was given on 2026-11-02." in ran.err
    assert 'line 4: no customer goes by "Nobody"' in ran.err
    assert "line 5: a customer can't be referred by itself" in ran.err
    assert shown(retain)["became"] == "Birch Clinic"


@pytest.mark.usefixtures("acme")
def test_a_merge_takes_what_it_gave_and_what_it_became_along(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.referral(shelf.customer("Acme Ltd"), "Birch Clinic", became=2)
        shelf.referral(1, "Acme the Second", became=3)
        shelf.referral(2, "Acme Ltd", became=3)
    retain("merge", "c1", "c3", "--yes")
    found = {one["code"]: one for one in retain("referral", "list", "--json").json}
    assert found["r1"]["customer"] == "Acme"
    assert found["r2"]["became"] is None, "nobody refers itself"
    assert found["r3"]["became"] == "Acme"


@pytest.mark.usefixtures("acme")
def test_history_says_what_became_of_it_and_find_finds_it(retain: Retain) -> None:
    retain("referral", "add", "acme", "Birch Clinic")
    retain("referral", "contacted", "r1")
    assert "contacted_on" in retain("history", "r1").out
    assert [one["code"] for one in retain("find", "birch clinic", "--json").json] == ["c2", "r1"]


ACTS = {
    "asked": ("referral", "asked", "acme"),
    "add": ("referral", "add", "acme", "Cole Ltd", "--given", ago(4)),
    "given": ("referral", "given", "r1", "Birch Clinic"),
    "contacted": ("referral", "contacted", "r2"),
    "won": ("referral", "won", "r2", "--became", "birch"),
    "lost": ("referral", "lost", "r2"),
    "edit": ("referral", "edit", "r2", "--given", ago(10)),
    "remove": ("referral", "remove", "r2"),
    "done": ("done", "r2-thanks", "thanked them"),
    "hear": ("opportunity", "add", "acme", "needs LED", "--next", "call today"),
    "win": ("opportunity", "win", "o1"),
    "lose": ("opportunity", "lose", "o1", "--because", "dear"),
    "step": ("done", "o1-step", "called"),
    "replan": ("opportunity", "edit", "o1", "--next", "call again by fri"),
    "log": ("log", "acme", "hi", "--for", "thanks", "--opportunity", "a new wing"),
}


@pytest.mark.usefixtures("acme")
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.sampled_from(sorted(ACTS)), min_size=1, max_size=4))
def test_undo_after_any_of_it_restores_due(retain: Retain, db: Path, acts: list[str]) -> None:
    db.unlink(missing_ok=True)
    with filling(db) as shelf:
        shelf.customer(added_on=ago(700))
        shelf.customer("Birch Clinic", said="prospect", said_on=ago(1))
        shelf.referral(whom="", asked_on=ago(9))
        shelf.referral(given_on=ago(3))
        shelf.opportunity(next_step="send drawings", next_on=TODAY)

    def seen() -> list[str]:
        return [retain(*words, "--json").out for words in (("due",), ("brief", "acme"), ("opportunity", "list"))]

    def changes() -> int:
        return len(retain("history", "--limit", "0", "--json").json)

    for act in acts:
        before, made = seen(), changes()
        assert retain(*ACTS[act], code=None).code in {0, 1, 3}
        if changes() > made:
            retain("undo")
            assert seen() == before, act
            retain(*ACTS[act])
