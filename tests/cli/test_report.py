"""`retain report`: each page, beside the period before, on a terminal, in a pipe and as JSON."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from retain.domain.figures import FIGURES
from retain.domain.report import PAGES
from tests.factories import TODAY, ago, ahead, filling
from tests.terminal import on_terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

COLUMNS = {
    "quiet_by_tier": "tier customers median median_before worst worst_before amber red",
    "neglected": "code customer tier days_quiet cadence over color value",
    "allocation": "line customers touches minutes income touches_before minutes_before",
    "contacts_by_kind": "kind ours colleagues theirs mailings all all_before",
    "frequency_by_tier": "tier a_quarter a_quarter_before gap gap_before longest longest_before",
    "under_four_a_year": "code customer tier touches longest_gap days_quiet",
    "thin_coverage": "code customer tier people decides",
    "missing_this_month": "code customer tier days_quiet",
    "open_problems": "code customer kind severe text days target_on owner",
    "times_by_kind": "kind raised answer solved solve solve_90th solve_worst solve_before",
    "answers_by_expert": "expert answered days_median days_worst in_time_share",
    "unanswered": "code customer tier text days ask",
    "open_invoices": "code customer number amount text days next_on",
    "slow_payers": "code customer tier days_late amount",
    "promises_by_party": "whose due on_time late told told_late untold broken share share_before",
    "promises_failed": "code customer by text first_due_on state",
    "only_they_call": "code customer tier inbound",
    "open_opportunities": "code customer text amount days next_step next_on",
    "ended_opportunities": "code customer text amount ended ended_on because",
    "referrals_by_state": "state referrals referrals_before",
    "referrers": "code customer tier referrals given won amount",
    "products": "code product offered wanted later declined not_a not_b not_c",
    "not_yet_offered": "code customer tier news product value",
    "ladder_moves": "code customer tier was level asks asked_on",
    "nearly_advisers": "code customer tier asks lift",
    "moods": "mood contacts contacts_before",
    "mood_worsens": "code customer tier outbound inbound",
    "twelve_months": "code customer tier months empty_quarters",
    "they_call_more": "code customer tier inbound outbound",
    "perks": "code customer tier day cost text",
    "long_loyal_without_perk": "code customer tier years last_perk_on",
    "long_and_quiet": "code customer tier years why",
}
"""The keys of every table's rows, which only ever grow."""


class Read:
    """A report's JSON, its figures and tables by name."""

    def __init__(self, ran: Ran) -> None:
        self.document = ran.json
        sections = [section for page in self.document["pages"] for section in page["sections"]]
        self.figures = {
            one["figure"]: (one["now"], one["before"]) for section in sections for one in section["figures"]
        }
        self.tables = {one["table"]: one for section in sections for one in section["tables"]}
        self.remarks = [remark for section in sections for remark in section["remarks"]]

    def rows(self, table: str, *columns: str) -> list[tuple[Any, ...]]:
        return [tuple(row[name] for name in columns) for row in self.tables[table]["rows"]]


@pytest.fixture
def read(retain: Callable[..., Ran]) -> Callable[..., Read]:
    return lambda *words, **options: Read(retain("report", "--json", *words, **options))


def customers(db: Path, *names: str, **fields: Any) -> None:
    """Customers that came long ago, the first worth most: A, then B or C."""
    with filling(db) as shelf:
        for place, name in enumerate(names):
            number = shelf.customer(name, added_on=ago(900), **fields)
            shelf.sale(number, ago(200), 1_000_000 // 10**place)


@pytest.fixture
def empty(db: Path) -> Path:
    """A diary with nothing in it."""
    with filling(db):
        return db


@pytest.mark.usefixtures("empty")
def test_an_empty_diary_has_every_figure_and_no_number_that_isnt_one(read: Callable[..., Read]) -> None:
    found = read()
    of_the_managers_page = {name for name in FIGURES if name.startswith(("at_risk", "customers_at_start", "health"))}
    of_the_managers_page |= {"customers_lost", "customers_new", "retention_rate"}
    assert set(found.figures) == set(FIGURES) - of_the_managers_page
    assert found.figures["quiet_days_median"] == (None, None)
    assert found.figures["opportunities_open_amount"] == ("0.00", "0.00")
    assert {name: " ".join(table["columns"]) for name, table in found.tables.items()} == COLUMNS


@pytest.mark.parametrize("words", [(), *((page,) for page in PAGES), ("--explain", "--all")])
def test_nothing_breaks_on_an_empty_diary_one_customer_or_all_lost(
    retain: Callable[..., Ran], empty: Path, words: tuple[str, ...]
) -> None:
    assert "\tnan\t" not in retain("report", *words).out
    customers(empty, "Acme")
    retain("report", *words)
    retain("customer", "edit", "Acme", "--status", "lost", "--because", "moved away")
    assert "\tnan\t" not in retain("report", *words).out


def test_quiet_days_and_the_neglected_a_first(db: Path, read: Callable[..., Read]) -> None:
    customers(db, "Acme", "Birch", "Cole")
    with filling(db) as shelf:
        for customer, days in ((1, 16), (2, 60), (3, 3)):
            shelf.entry(customer, ago(days))
    found = read("attention")
    assert found.figures["quiet_days_worst"][0] == 60
    assert found.figures["past_cadence"][0] == 2
    assert found.figures["far_past_cadence"][0] == 1
    shown = found.rows("neglected", "customer", "tier", "days_quiet", "color", "value")
    assert shown == [("Acme", "A", 16, "amber", "10000.00"), ("Birch", "B", 60, "red", "1000.00")]


def test_touches_on_prospects_and_c_warn_that_the_bulk_is_owed_to_others(db: Path, read: Callable[..., Read]) -> None:
    customers(db, "Acme", "Birch")
    with filling(db) as shelf:
        shelf.customer("Hopeful", said="prospect", said_on=ago(90), added_on=ago(90))
        shelf.entry(1, ago(5), "call", minutes=30)
        for day in (1, 2, 3):
            shelf.entry(3, ago(day), "visit")
    found = read("attention")
    assert found.figures["touches"][0] == 4
    assert found.figures["minutes"][0] == 30 + 3 * 60
    assert found.figures["prospects_share_of_touches"] == (75, None)
    assert found.figures["customers_share_of_touches"][0] == 25
    assert found.figures["core_share_of_minutes"][0] == 14
    warned = "A, B, recent and problem customers got 25 % of the touches and 14 % of the minutes: the bulk is theirs."
    assert found.remarks == [warned]
    assert ("A", 25, 91) in found.rows("allocation", "line", "touches", "income")


def test_a_recent_c_and_one_with_a_problem_belong_to_the_core(db: Path, read: Callable[..., Read]) -> None:
    customers(db, "Acme", "Birch", "Cole", "Dell", "Eames", "Fay")
    with filling(db) as shelf:
        shelf.sale(shelf.customer("New", added_on=ago(30)), ago(30), 1)
        shelf.problem(6, raised_on=ago(4))
        for customer in (5, 6, 6, 7):
            shelf.entry(customer, ago(3))
        shelf.entry(6, ago(5))
    found = read("attention")
    assert found.rows("allocation", "line", "touches")[-3:] == [("recent", 20), ("with problems", 40), ("core", 60)]
    assert not found.remarks


def test_frequency_counts_touches_a_quarter_gaps_kinds_and_directions(db: Path, read: Callable[..., Read]) -> None:
    customers(db, "Acme")
    with filling(db) as shelf:
        for day in (100, 80, 40, 20):
            shelf.entry(1, ago(day))
        shelf.entry(1, ago(10), "email", inbound=True)
        shelf.entry(1, ago(9), "visit", colleague=shelf.colleague())
        shelf.entry(1, ago(8), "call", attempt=True)
    found = read("attention")
    assert found.figures["touches_a_quarter"] == (4, 1)
    assert found.figures["gap_median"][0] == 20
    assert found.figures["gap_longest"][0] == 40
    kinds = found.rows("contacts_by_kind", "kind", "ours", "colleagues", "theirs", "all", "all_before")
    assert kinds == [("call", 3, 0, 0, 3, 1), ("email", 0, 0, 1, 1, 0), ("visit", 0, 1, 0, 1, 0)]


def test_who_had_under_four_touches_in_a_year_is_named(db: Path, read: Callable[..., Read]) -> None:
    customers(db, "Acme", "Birch")
    with filling(db) as shelf:
        for day in (300, 200, 100, 1):
            shelf.entry(1, ago(day))
        shelf.entry(2, ago(120))
        shelf.entry(2, ago(380))
    found = read("attention")
    assert found.figures["four_a_year_share"] == (50, 0)
    assert found.rows("under_four_a_year", "customer", "touches", "longest_gap") == [("Birch", 1, 245)]


def test_an_a_spoken_to_through_one_person_is_thinly_covered(db: Path, read: Callable[..., Read]) -> None:
    customers(db, "Acme")
    with filling(db) as shelf:
        dana = shelf.person("Dana Reed", 1, level="director")
        shelf.entry(1, ago(5), people=(dana,))
    assert read("attention").rows("thin_coverage", "customer", "people", "decides") == [("Acme", 1, True)]
    with filling(db) as shelf:
        shelf.entry(1, ago(4), people=(shelf.person("Eve Hart", 1),))
    assert read("attention").rows("thin_coverage", "customer") == []


def test_who_is_missing_this_month_is_named_from_the_7th_last_working_day_or_with_all(
    db: Path, retain: Callable[..., Ran]
) -> None:
    customers(db, "Acme", "Birch")
    with filling(db) as shelf:
        shelf.entry(1, ago(19))

    def named(day: Any, *words: str) -> bool:
        return "\tmissing_this_month\tc2\t" in retain("report", "attention", *words, today=day).out

    assert not named("2026-11-19")
    assert "1 of 2 still missing this month" in retain("report", "attention", today="2026-11-19").out
    assert named("2026-11-19", "--all")
    assert named("2026-11-20")


def test_appreciation_is_counted(db: Path, read: Callable[..., Read]) -> None:
    customers(db, "Acme", "Birch")
    with filling(db) as shelf:
        shelf.entry(1, ago(5), "card")
        shelf.entry(1, ago(4), purposes=("thanks",))
        shelf.entry(2, ago(100), "gift")
    found = read("attention").figures
    assert (found["appreciation_touches"], found["appreciated_in_a_year"]) == ((2, 1), (2, 1))


def test_times_to_answer_and_to_solve_by_kind_and_in_target(db: Path, read: Callable[..., Read]) -> None:
    customers(db, "Acme")
    with filling(db) as shelf:
        for raised, answered, solved, target in ((60, 59, 50, 51), (40, 40, 36, 36), (20, 18, 17, 10)):
            shelf.problem(1, raised_on=ago(raised), answered_on=ago(answered), solved_on=ago(solved),
                          target_on=ago(target))  # fmt: skip
        shelf.problem(1, "pump stands", "emergency", raised_on=ago(9), severe=True, target_on=ago(2))
        shelf.problem(1, "old", raised_on=ago(150), answered_on=ago(149), solved_on=ago(120))
    found = read("problems")
    assert found.figures["problems_open"] == (1, 0)
    assert found.figures["oldest_open_days"] == (9, None)
    assert found.figures["past_target"][0] == 1
    assert found.figures["answer_days_median"] == (1, 1)
    assert [found.figures[f"solve_days_{what}"][0] for what in ("median", "90th", "worst")] == [4, 10, 10]
    assert found.figures["close_gap_days_median"] == (4, 30)
    assert found.figures["solved_in_target_share"] == (50, None)
    assert found.figures["emergencies"][0] == 1
    assert found.rows("times_by_kind", "kind", "raised", "solved", "solve", "solve_before") == [
        ("trouble", 3, 3, 4, 30),
        ("emergency", 1, 0, None, None),
    ]
    assert found.rows("open_problems", "customer", "severe", "days", "target_on", "owner") == [
        ("Acme", True, 9, str(ago(2)), "me")
    ]


def test_a_question_is_answered_by_an_expert_and_the_report_names_who(
    db: Path, retain: Callable[..., Ran], read: Callable[..., Read]
) -> None:
    customers(db, "Acme", "Birch")
    retain("colleague", "add", "Joel Pratt")
    retain("colleague", "add", "Sam Ojo", "--knows", "lamps, pumps", "--deputy", "joel")
    asked = retain("problem", "add", "Acme", "question: which lamp fits?")
    assert asked.err == "g1: ask Sam Ojo (knows lamps); deputy Joel Pratt\n"
    assert "g1: ask Sam Ojo (knows lamps); deputy Joel Pratt" in retain("due").out
    assert "ask Sam Ojo" in retain("brief", "Acme").out
    retain("problem", "add", "Birch", "question: what is it?", "--on", "-9d")
    assert read("problems").rows("unanswered", "code", "ask") == [("g1", "Sam Ojo"), ("g2", "me")]
    answered = retain("done", "g1", "--answered", "--by", "sam", "the 40 lux one")
    assert answered.lines[0] == "g1 answered by Sam Ojo: Acme"
    assert "ask Sam Ojo" not in retain("brief", "Acme").out
    assert retain("entry", "show", "e1", "--json").json["by"] == "Sam Ojo"
    found = read("problems")
    assert found.rows("answers_by_expert", "expert", "answered", "in_time_share") == [("Sam Ojo", 1, 100)]
    assert found.rows("unanswered", "code", "customer", "days") == [("g2", "Birch", 9)]
    retain("undo")
    assert read("problems").figures["questions_unanswered"][0] == 2


def test_by_needs_a_contact_or_a_problem(db: Path, retain: Callable[..., Ran]) -> None:
    customers(db, "Acme")
    with filling(db) as shelf:
        shelf.promise(1)
        shelf.colleague("Sam Ojo")
    refused = retain("done", "p1", "--by", "sam", code=2)
    assert "p1 is no problem: --by names who made a contact." in refused.err
    assert retain("done", "p1", "--by", "sam", "sent it").lines[0] == "p1 kept: Acme"


def test_open_invoices_have_their_amount_and_next_action_and_slow_payers_stand_below(
    db: Path, read: Callable[..., Read]
) -> None:
    customers(db, "Acme", "Birch")
    customers(db, "Slow", pays_late=30)
    with filling(db) as shelf:
        shelf.problem(3, "two crates billed twice", "invoice", raised_on=ago(5), number="4711", amount=28_500)
    found = read("problems")
    assert found.figures["invoices_open_amount"] == ("285.00", "0.00")
    invoice = found.rows("open_invoices", "number", "amount", "days", "next_on")
    assert invoice == [("4711", "285.00", 5, str(ahead(2)))]
    assert found.rows("slow_payers", "customer", "days_late", "amount") == [("Slow", 30, "285.00")]


def test_promises_are_told_apart_by_whose_they_are_and_how_they_ended(db: Path, read: Callable[..., Read]) -> None:
    customers(db, "Acme")
    with filling(db) as shelf:
        lee = shelf.colleague("Lee Park")
        shelf.promise(1, "kept", ago(20), made_on=ago(30), ended="kept", ended_on=ago(21))
        shelf.promise(1, "late", ago(20), made_on=ago(30), ended="kept", ended_on=ago(10))
        shelf.slip(shelf.promise(1, "told", ago(15), made_on=ago(30)), ahead(3), day=ago(16), told=True)
        shelf.slip(shelf.promise(1, "untold", ago(15), made_on=ago(30)), ahead(3), day=ago(16))
        shelf.promise(1, "lee's", ago(5), party="colleague", colleague=lee)
        shelf.promise(1, "theirs", ago(4), party="customer", ended="kept", ended_on=ago(4))
        shelf.promise(1, "note", ago(4), party="note")
        shelf.promise(1, "dropped", ago(4), ended="dropped", ended_on=ago(4))
        shelf.promise(1, "before", ago(100), made_on=ago(120), ended="kept", ended_on=ago(101))
        shelf.entry(1, ago(3), purposes=("beyond",))
    found = read("problems")
    assert found.figures["kept_on_time_share"] == (20, 100)
    assert found.figures["their_kept_on_time_share"] == (100, None)
    assert [found.figures[name][0] for name in ("slips_told_in_time", "slips_not_told", "promises_broken")] == [1, 1, 1]
    assert found.figures["beyond_duty"] == (1, 0)
    columns = ("whose", "due", "on_time", "late", "told", "untold", "broken", "share")
    assert found.rows("promises_by_party", *columns) == [
        ("me", 4, 1, 1, 1, 1, 0, 25),
        ("Lee Park", 1, 0, 0, 0, 0, 1, 0),
        ("customers", 1, 1, 0, 0, 0, 0, 100),
    ]
    assert [text for (text,) in found.rows("promises_failed", "text")] == ["untold", "lee's"]


def test_who_only_calls_in_is_listed_with_the_ratio_of_directions(db: Path, read: Callable[..., Read]) -> None:
    customers(db, "Acme", "Birch")
    with filling(db) as shelf:
        for day in (1, 2, 3):
            shelf.entry(2, ago(day), inbound=True)
        shelf.entry(1, ago(1))
        shelf.entry(1, ago(2), "email", inbound=True)
    found = read("problems")
    assert found.figures["inbound_to_outbound"] == (4, None)
    assert found.rows("only_they_call", "customer", "inbound") == [("Birch", 3)]


def test_opportunities_open_won_and_lost(db: Path, read: Callable[..., Read]) -> None:
    customers(db, "Acme")
    with filling(db) as shelf:
        shelf.opportunity(1, "second site", amount=500_000, next_step="visit", next_on=ahead(3), heard_on=ago(30))
        shelf.opportunity(1, "no step", heard_on=ago(120))
        shelf.opportunity(1, "won", amount=90_000, heard_on=ago(60), ended="won", ended_on=ago(10))
        shelf.opportunity(1, "lost", heard_on=ago(60), ended="lost", ended_on=ago(10), because="price")
    found = read("growth")
    assert found.figures["opportunities_open"] == (2, 1)
    assert found.figures["opportunities_open_amount"] == ("5000.00", "0.00")
    assert found.figures["opportunity_oldest_days"] == (120, 30)
    assert found.figures["opportunities_without_next_step"][0] == 1
    assert found.figures["opportunities_won_amount"] == ("900.00", "0.00")
    assert found.figures["opportunities_won_share"] == (50, None)
    assert found.rows("open_opportunities", "text", "next_on") == [("no step", None), ("second site", str(ahead(3)))]
    assert found.rows("ended_opportunities", "text", "ended", "because") == [
        ("lost", "lost", "price"),
        ("won", "won", None),
    ]


def test_referrals_by_state_and_who_refers(db: Path, read: Callable[..., Read]) -> None:
    customers(db, "Acme", "Birch")
    with filling(db) as shelf:
        shelf.referral(1, "Elm", given_on=ago(40), won_on=ago(5), amount=70_000)
        shelf.referral(1, "Oak", given_on=ago(120))
        shelf.referral(2, "", asked_on=ago(3))
    found = read("growth")
    assert found.figures["referrals_given"] == (1, 1)
    assert found.figures["referrals_won_amount"] == ("700.00", "0.00")
    assert found.rows("referrals_by_state", "state", "referrals", "referrals_before") == [
        ("asked", 1, 0), ("given", 1, 1), ("won", 1, 0)
    ]  # fmt: skip
    assert found.rows("referrers", "customer", "given", "won", "amount") == [
        ("Acme", 2, 1, "700.00"),
        ("Birch", 0, 0, "0.00"),
    ]


def test_products_not_yet_offered_stand_a_first(db: Path, read: Callable[..., Read]) -> None:
    customers(db, "Acme", "Birch", "Cole", "Dell")
    customers(db, "Silent", no_contact=("all",))
    with filling(db) as shelf:
        news = shelf.news("LED panels are in", product="LED panel")
        shelf.news("old", ended_on=ago(1))
        shelf.news("an article", "article")
        shelf.telling(news, 2, told_on=ago(2), answer="wanted", answered_on=ago(1))
        shelf.telling(news, 3, dropped_on=ago(1))
    found = read("growth")
    assert found.rows("products", "product", "offered", "wanted", "not_a", "not_c") == [("LED panel", 1, 1, 1, 1)]
    assert found.rows("not_yet_offered", "customer", "tier") == [("Acme", "A"), ("Dell", "C")]
    assert found.figures["offers_waiting"][0] == 1


def test_the_ladder_tells_its_moves_and_who_is_nearly_there(db: Path, read: Callable[..., Read]) -> None:
    customers(db, "Acme", "Birch")
    with filling(db) as shelf:
        shelf.entry(1, ago(10), inbound=True, purposes=("advice",))
    found = read("relationships")
    assert (found.figures["trusted"], found.figures["moved_up"]) == ((1, 0), (1, 0))
    assert found.rows("ladder_moves", "customer", "was", "level", "asked_on") == [
        ("Acme", "vendor", "trusted", str(ago(10)))
    ]
    assert found.rows("nearly_advisers", "customer", "asks") == [("Acme", 1)]


def test_moods_and_those_that_worsen(db: Path, read: Callable[..., Read]) -> None:
    customers(db, "Acme")
    with filling(db) as shelf:
        for place in range(10):
            shelf.entry(1, ago(100 - 10 * place), mood="good" if place < 5 else "bad")
    found = read("relationships")
    assert found.figures["moods_good_share"] == (38, 100)
    assert found.figures["mood_worse"] == (1, 0)
    assert found.rows("moods", "mood", "contacts") == [("good", 3), ("bad", 5)]
    assert found.rows("mood_worsens", "customer") == [("Acme",)]


def test_twelve_months_of_an_a_show_the_empty_quarter(db: Path, read: Callable[..., Read]) -> None:
    customers(db, "Acme")
    with filling(db) as shelf:
        for day in (1, 2, 100, 300):
            shelf.entry(1, ago(day))
    found = read("relationships")
    assert found.figures["empty_quarters"][0] == 1
    assert found.rows("twelve_months", "customer", "months", "empty_quarters") == [
        ("Acme", [0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 2], 1)
    ]


def test_perks_cost_and_the_long_loyal_went_without(db: Path, read: Callable[..., Read]) -> None:
    with filling(db) as shelf:
        for name in ("Acme", "Birch"):
            number = shelf.customer(name, added_on=ago(1500))
            shelf.sale(number, ago(1500))
            shelf.sale(number, ago(100))
        shelf.entry(1, ago(10), "gift", purposes=("perk",), cost=4_500, text="tickets")
        shelf.entry(1, ago(9), "gift", purposes=("perk",), private=True, text="a secret")
    found = read("relationships")
    assert (found.figures["perks_granted"], found.figures["perks_cost"]) == ((2, 0), ("45.00", "0.00"))
    assert found.rows("perks", "customer", "cost", "text") == [("Acme", "45.00", "tickets"), ("Acme", None, "")]
    assert found.rows("long_loyal_without_perk", "customer", "years") == [("Birch", 4)]


def test_where_keeps_a_report_to_some_customers(db: Path, read: Callable[..., Read]) -> None:
    customers(db, "Acme", "Birch")
    with filling(db) as shelf:
        shelf.entry(1, ago(3))
        shelf.entry(2, ago(3))
    assert read("--where", "name:birch").figures["touches"][0] == 1
    assert read("--where", "name:nobody").figures["customers_kept"] == (0, 0)


def test_a_period_named_hides_what_came_later(db: Path, read: Callable[..., Read]) -> None:
    customers(db, "Acme")
    with filling(db) as shelf:
        shelf.entry(1, ago(3))
        shelf.entry(1, ago(40))
        shelf.problem(1, raised_on=ago(45), solved_on=ago(2))
    found = read("--since", str(ago(49)), "--until", str(ago(30)))
    assert (found.document["since"], found.document["until"]) == (str(ago(49)), str(ago(30)))
    assert found.document["before"] == {"since": str(ago(69)), "until": str(ago(50))}
    assert found.figures["touches"] == (1, 0)
    assert found.figures["problems_open"] == (1, 0)
    assert found.figures["quiet_days_worst"][0] == 10
    assert read(today=ago(30)).figures["touches"] == (1, 0)


def test_a_period_may_be_as_long_as_dates_go(db: Path, read: Callable[..., Read]) -> None:
    customers(db, "Acme")
    assert read("--since", "1900-01-01").figures["customers_kept"] == (1, 0)
    assert read(today="1900-01-01").figures["customers_kept"] == (0, 0)


def test_archived_customers_are_in_no_report(db: Path, retain: Callable[..., Ran], read: Callable[..., Read]) -> None:
    customers(db, "Acme", "Birch")
    with filling(db) as shelf:
        shelf.entry(2, ago(3))
        shelf.problem(2)
    retain("customer", "remove", "Birch")
    found = read()
    assert (found.figures["touches"][0], found.figures["problems_open"][0]) == (0, 0)


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("turnover",), 3, "There is no report called 'turnover'."),
        (("--until", str(TODAY + timedelta(days=3))), 1, "still ahead"),
        (("--since", "2026-11-01", "--until", "2026-10-01"), 1, "can't begin on"),
        (("--since", "whenever"), 2, "whenever"),
        (("--where", "nonsense"), 2, "nonsense"),
    ],
)
@pytest.mark.usefixtures("empty")
def test_what_cant_be_reported_is_one_line(
    retain: Callable[..., Ran], words: tuple[str, ...], code: int, says: str
) -> None:
    refused = retain("report", *words, code=code)
    assert says in refused.err
    assert refused.err.count("\n") == 1
    assert not refused.out


def test_a_pipe_gets_a_long_row_for_each_figure_with_its_formula_if_asked(db: Path, retain: Callable[..., Ran]) -> None:
    customers(db, "Acme")
    plain = [line.split("\t") for line in retain("report", "attention").lines]
    assert ["attention", "quiet", "customers_kept", "1", "1", "customers"] in plain
    explained = [line.split("\t") for line in retain("report", "attention", "--explain").lines]
    assert [
        "attention",
        "quiet",
        "customers_kept",
        "1",
        "1",
        "customers",
        FIGURES["customers_kept"].formula,
    ] in explained


def test_names_are_disarmed(db: Path, retain: Callable[..., Ran]) -> None:
    customers(db, "Ac\x1b[31mme")
    for words in ((), ("--json",)):
        assert "\x1b" not in retain("report", *words).out


def test_plain_on_a_terminal_is_one_screen_that_names_each_page(db: Path) -> None:
    customers(db, "Acme", "Birch")
    shown = on_terminal(["--db", db, "--today", TODAY, "report"])
    assert len(shown.lines) <= 24
    assert max(map(len, shown.lines)) <= 80
    for page in PAGES:
        assert f"retain report {page}" in shown.text


def test_a_page_on_a_terminal_has_bars_brackets_and_formulas(db: Path) -> None:
    customers(db, *(f"Customer {number:02}" for number in range(14)))
    with filling(db) as shelf:
        shelf.entry(1, ago(3))
        shelf.entry(1, ago(100))
    shown = on_terminal(["--db", db, "--today", TODAY, "report", "attention", "--explain"])
    assert max(map(len, shown.lines)) <= 80
    assert "Wed 26 Aug to Mon 23 Nov, 90 days; in brackets the 90 days before" in shown.text
    assert "100 (100)" in shown.text
    assert "█" in shown.text
    assert "more with --all" in shown.text
    assert "active and past customers on the period's last day (status)" in " ".join(shown.text.split())
    every = on_terminal(["--db", db, "--today", TODAY, "report", "attention", "--all"])
    assert "more with --all" not in every.text


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_the_sample_fits_a_terminal(tmp_path: Path, retain: Callable[..., Ran], page: str) -> None:
    retain("demo")
    shown = on_terminal(["--db", tmp_path / "diary.db", "--today", TODAY, "report", page])
    assert shown.code == 0
    assert max(map(len, shown.lines)) <= 80


def test_where_nobody_is_a_b_recent_or_in_trouble_nothing_is_owed_to_them(db: Path, read: Callable[..., Read]) -> None:
    with filling(db) as shelf:
        shelf.customer("Acme")
        shelf.entry(1, ago(5))
    found = read("attention")
    assert found.figures["core_share_of_touches"][0] == 0
    assert not found.remarks


def test_shares_of_an_income_that_was_paid_back_are_not_told(db: Path, read: Callable[..., Read]) -> None:
    with filling(db) as shelf:
        for amount in (5_000, -20_000):
            shelf.sale(shelf.customer(f"Customer {amount}"), ago(200), amount)
    assert read("attention").figures["core_share_of_income"][0] is None
