"""`retain rate`: am I keeping them, and what is a point worth?"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from retain.domain.policy import Policy
from retain.render.figures import figures
from retain.render.rate_document import FIGURES
from retain.store.daily.rolls import Rolls
from retain.store.rates import Turned
from tests.factories import TODAY, ago, ahead, filling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]


@pytest.fixture
def hundred(db: Path) -> None:
    """A hundred customers a year ago; 85 of them bought since, and 20 came."""
    with filling(db) as shelf:
        for place in range(120):
            number = shelf.customer(f"Customer {place:03}")
            if place < 100:
                shelf.sale(number, ago(500), 40_000)
            if place < 85 or place >= 100:
                shelf.sale(number, ago(100), 100_000)


def lines(retain: Retain, *words: object, **options: Any) -> list[str]:
    return retain("rate", *words, **options).lines


def aimed(db: Path, customers: Iterable[tuple[str, int, int]]) -> None:
    """Customers by name, days since their last sale and its amount; with one that was lost in the year."""
    with filling(db) as shelf:
        for name, days, amount in [*customers, ("Gone Ltd", 500, 5_000)]:
            number = shelf.customer(name, added_on=ago(900))
            shelf.sale(number, ago(500), 1_000)
            shelf.sale(number, ago(days), amount)
            shelf.entry(number, ago(10), "visit", purposes=("review",))


@pytest.mark.usefixtures("hundred")
def test_the_years_rate_and_growth_stand_first(retain: Retain) -> None:
    assert lines(retain)[:2] == [
        "In the year to Mon 23 Nov 85 of 100 customers were kept: 85.0 %.",
        "15 were lost, 20 came: growth +5.0 %.",
    ]


@pytest.mark.usefixtures("hundred")
def test_a_hundred_and_20_at_85_percent_make_105_and_at_90_make_110(retain: Retain, db: Path) -> None:
    found = retain("rate", "--what-if", "new=20,keep=90", "--json").json["what_if"]
    assert found["customers"] == 105
    told = lines(retain, "--what-if", "new=20,keep=90")
    assert "Of 100 with 20 new, 85 % kept make 105, 90 % make 110: twice the growth." in told
    with filling(db) as shelf:
        for place in range(101, 106):
            shelf.diary.connection.execute("DELETE FROM sale WHERE customer = ?", (place,))
    rows = [line.split("\t") for line in lines(retain, "--what-if", "new=20,keep=90") if line.count("\t") == 3]
    assert rows == [
        ["85", "105", "+5.0", "as now"], ["90", "110", "+10.0", "asked"], ["95", "115", "+15.0", ""]
    ]  # fmt: skip


@pytest.mark.usefixtures("hundred")
def test_what_isnt_said_of_a_what_if_is_as_it_was(retain: Retain) -> None:
    assert retain("rate", "--what-if", "keep=90", "--json").json["what_if"]["new"] == 20.0
    assert retain("rate", "--what-if", "new=5%", "--json").json["what_if"]["keep"] == 85.0


@pytest.mark.parametrize(
    "typed", ["new", "keep=", "keep=101", "keep=-1", "keep=nan", "old=3", "keep=1,keep=2", "new=2000"]
)
def test_a_what_if_that_says_nothing_is_one_line(retain: Retain, typed: str) -> None:
    refused = retain("rate", "--what-if", typed, code=2).err
    assert refused.count("\n") == 1
    assert "--what-if new=20,keep=90" in refused


@pytest.mark.usefixtures("hundred")
def test_a_point_is_worth_a_hundredth_of_customers_and_money(retain: Retain) -> None:
    (said,) = (line for line in lines(retain) if line.startswith("Each point"))
    assert said.startswith("Each point is worth 1.05 customers and 1,050 a year (revenue), ")
    point = retain("rate", "--json").json["point"]
    gained = 105_000 * sum(0.86**year - 0.85**year for year in range(10))
    assert (point["customers"], point["year_amount"]) == (1.05, "1050.00")
    assert float(point["ten_years_amount"]) == pytest.approx(gained, abs=0.01)


@pytest.mark.usefixtures("hundred")
def test_replacing_costs_up_to_six_times_keeping_and_is_called_a_bound(retain: Retain, db: Path) -> None:
    assert "Replacing the 15 lost: up to what keeping 90 costs (6 times, an upper bound)." in lines(retain)
    with filling(db) as shelf:
        for customer in range(1, 22):
            shelf.entry(customer, ago(20), "call", minutes=25 if customer > 1 else None)
    ran = retain("rate", "--factor", "4")
    assert "Replacing the 15 lost: up to what keeping 60 costs (4 times, an upper bound)." in ran.lines
    assert "Keeping one took 5 minutes in the year: replacing them up to 5 hours." in ran.lines
    assert retain("rate", "--json").json["replacing"] == {
        "lost": 15, "factor": 4.0, "like_keeping": 60.0, "minutes_keeping_one": 4.9, "minutes": 291
    }  # fmt: skip


@pytest.fixture
def years(db: Path) -> None:
    """Ten customers from 2023 on: all buy in 2024, eight in 2025, four in 2026; two new ones in 2025."""
    with filling(db) as shelf:
        for place in range(12):
            number = shelf.customer(f"Customer {place:02}")
            for year, there in ((2023, range(10)), (2024, range(10)), (2025, (*range(8), 10, 11)), (2026, range(4))):
                if place in there:
                    shelf.sale(number, date(year, 6, 1))


@pytest.mark.usefixtures("years")
def test_the_table_tells_each_year_with_its_trend(retain: Retain) -> None:
    rows = [line.split("\t") for line in lines(retain, "--by", "year", today="2027-01-31") if line.count("\t") == 7]
    assert rows == [
        ["2023", "0", "10", "0", "10", "", "", ""],
        ["2024", "10", "0", "0", "10", "100.0", "+0.0", ""],
        ["2025", "10", "2", "2", "10", "80.0", "+0.0", "worse"],
        ["2026", "10", "0", "6", "4", "40.0", "-60.0", "worse"],
        ["2027 so far", "4", "0", "0", "4", "100.0", "+0.0", ""],
    ]


@pytest.mark.usefixtures("years")
def test_a_buyer_is_lost_in_the_month_its_window_ends(retain: Retain) -> None:
    found = retain("rate", "--by", "month", "--periods", "24", "--json", today="2026-12-31").json["periods"]
    assert [one["period"] for one in found if one["lost"]] == ["2025-06", "2026-06"]
    assert len(found) == 24
    assert [one["period"] for one in found if one["so_far"]] == []


@pytest.mark.usefixtures("years")
def test_the_year_is_set_against_the_one_before(retain: Retain) -> None:
    assert "The year before: 8 of 10, 80.0 %. Now worse." in lines(retain, today="2026-12-31")
    assert "The year before: 10 of 10, 100.0 %. Now worse." in lines(retain, today="2025-12-31")


@pytest.mark.usefixtures("years")
def test_another_day_hides_what_came_later(retain: Retain) -> None:
    then = retain("rate", "--json", today="2025-03-01").json
    assert (then["year"]["start"], then["year"]["lost"], then["customers"]) == (10, 0, 10)


@pytest.mark.usefixtures("years")
def test_a_young_book_says_that_nobody_could_be_lost_yet(retain: Retain) -> None:
    until = "A buyer counts for 365 days: none without a contract could be lost until Fri 31 May 2024."
    assert until in lines(retain, "--by", "year", today="2025-03-01")
    assert until not in lines(retain, "--by", "month", today="2026-12-31")


def test_a_customer_is_of_the_tier_it_had_at_the_start(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        for place in range(5):
            number = shelf.customer(f"Customer {place}", added_on=ago(800))
            shelf.sale(number, ago(400), 1_000_000 if place == 0 else 20_000 + place)
            if place > 1:
                shelf.sale(number, ago(30), 5_000)
    found = {one["tier"]: (one["start"], one["lost"]) for one in retain("rate", "--json").json["tiers"]}
    assert found == {"A": (1, 1), "B": (2, 0), "C": (2, 1)}
    only = retain("rate", "--tier", "a").lines
    assert only[0] == "In the year to Mon 23 Nov 0 of 1 A customers were kept: 0.0 %."
    assert only[1] == "1 was lost."


def test_contract_customers_count_by_their_contracts(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        for place, (starts, ends) in enumerate([(800, -100), (800, 30), (200, -10)]):
            number = shelf.customer(f"Customer {place}")
            shelf.contract(number, ago(starts), ago(ends), value=100_000)
        shelf.sale(2, ago(40), 9_000)
    year = retain("rate", "--json").json["year"]
    assert (year["start"], year["lost"], year["new"], year["end"], year["kept"]) == (2, 1, 1, 2, 50.0)


def test_a_book_without_business_counts_who_was_said_to_be_lost(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        for place in range(10):
            shelf.customer(f"Customer {place}", added_on=ago(500))
    retain("customer", "edit", "Customer 3", "--status", "lost", "--because", "closed")
    told = lines(retain)
    assert told[0] == "In the year to Mon 23 Nov 9 of 10 customers were kept: 90.0 %."
    assert "The diary holds no sale and no contract: counted from when each came until said to be lost." in told
    assert "Each point is worth 0.09 customers." in told
    retain("undo")
    assert lines(retain)[0].endswith("10 of 10 customers were kept: 100.0 %.")


def test_archived_ones_were_kept_until_that_day(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        for place in range(4):
            number = shelf.customer(f"Customer {place}")
            shelf.sale(number, ago(400))
            shelf.sale(number, ago(20))
    retain("customer", "remove", "Customer 2")
    assert lines(retain)[0].endswith("3 of 4 customers were kept: 75.0 %.")


@pytest.mark.usefixtures("hundred")
def test_those_without_any_business_are_left_out_and_said_so(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Never Bought")
        shelf.customer("Prospect", said="prospect", said_on=ago(3))
    assert "1 without any sale or contract is left out." in lines(retain)


@pytest.mark.usefixtures("hundred")
def test_the_target_is_remembered_and_met_or_missed(retain: Retain) -> None:
    ran = retain("rate", "--target", "80.5")
    assert "Target 80.5 %: 4.5 points above." in ran.lines
    assert "Remembered: target 80.5; `retain config unset target` forgets it." in ran.err
    assert not [line for line in ran.lines if "risk" in line]
    assert retain("rate", "--json").json["target"] == 80.5
    retain("config", "unset", "target")
    assert retain("rate", "--json").json["target"] is None


@pytest.mark.usefixtures("hundred")
def test_a_benchmark_stands_with_its_source_and_the_difference(retain: Retain) -> None:
    told = lines(retain, "--benchmark", "90", "--source", "trade survey 2026")
    assert "Benchmark (trade survey 2026) 90 %: 5.0 points below." in told
    assert "Benchmark (trade survey 2026) 90 %: 5.0 points below." in lines(retain)
    for words in (["--benchmark", "90"], ["--source", "me"]):
        assert retain("rate", *words, code=2).err.startswith("retain: A benchmark and its source stand together.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--target", "0"], "target 0 is no percentage"),
        (["--target", "nan"], "target nan is no percentage"),
        (["--benchmark", "101", "--source", "x"], "benchmark 101 is no percentage"),
        (["--factor", "0.5"], "replacing_factor 0.5 isn't between 1 and 100"),
        (["--by", "week"], "week is no period. One of: month, quarter, year."),
        (["--tier", "D"], "D is no tier"),
        (["--periods", "-1"], "--periods"),
    ],
)
def test_what_cant_be_is_one_line_and_changes_nothing(retain: Retain, words: list[str], said: str) -> None:
    before = retain("config").out
    refused = retain("rate", *words, code=2).err
    assert said in refused
    assert refused.count("\n") == 1
    assert retain("config").out == before


def test_below_the_target_stand_those_at_risk_the_most_valuable_first(retain: Retain, db: Path) -> None:
    aimed(db, [("Small", 300, 1_000), ("Large", 20, 900_000), ("Middling", 20, 50_000), ("Quiet", 290, 2_000)])
    with filling(db) as shelf:
        shelf.problem(2, "seats wrong", severe=True)
        shelf.promise(3, "send quote", ago(4))
    told = lines(retain, "--target", "95")
    at = told.index("At risk, most valuable first (4):")
    assert told[at + 1 :] == [
        "A Large (c2, 9,000 a year)",
        "  severe problem: seats wrong (open 3 days)",
        "  now: retain log Large -k visit",
        "B Middling (c3, 500 a year)",
        "  you promised: send quote (4 days late)",
        "  now: retain done p1",
        *told[at + 7 :],
    ]
    assert [line.split(" (")[0][2:] for line in told[at + 7 :] if not line.startswith(" ")] == ["Quiet", "Small"]
    assert "  no order for 300 days: counts as lost from Thu 28 Jan 2027, in 66 days" in told


def test_at_risk_in_json_has_the_next_action(retain: Retain, db: Path) -> None:
    aimed(db, [("Acme", 20, 900_000)])
    with filling(db) as shelf:
        shelf.contract(1, ago(300), ahead(60), value=1_200_00, title="Lifts")
    (one,) = retain("rate", "--target", "95", "--json").json["at_risk"]
    assert (one["code"], one["next"]["reason"], one["command"]) == ("c1", "contract step", "retain done k1-step")
    assert one["because"][0].startswith("contract Lifts: decision by")


def test_who_counts_as_lost_already_isnt_about_to(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        for number, days in enumerate((275, 276, 365, 366, 700), 1):
            shelf.customer(f"Customer {days}", added_on=ago(800))
            shelf.sale(number, ago(days), 10_000)
            for kind in ("visit", "call"):
                shelf.entry(number, TODAY, kind)
    retain("export", db.parent / "page.html")
    page = (db.parent / "page.html").read_text()
    found = re.findall(r"no order for (\d+) days", page)
    assert found == ["276", "365"]


def test_at_most_ten_are_at_risk(retain: Retain, db: Path) -> None:
    aimed(db, [(f"Customer {place:02}", 300, 1_000 * place) for place in range(1, 15)])
    found = retain("rate", "--target", "99", "--json").json["at_risk"]
    assert [one["customer"] for one in found] == [f"Customer {place:02}" for place in range(14, 4, -1)]


def test_nobody_at_risk_says_so(retain: Retain, db: Path) -> None:
    aimed(db, [("Acme", 20, 900_000)])
    assert lines(retain, "--target", "99")[-1] == "Nobody shows a sign of going."


@pytest.mark.usefixtures("hundred")
def test_explain_says_beside_the_number_what_help_figures_does(retain: Retain) -> None:
    told = lines(retain, "--explain")
    assert "    kept formula: (customers at the end - new ones) / customers at the start" in told
    assert told.index("    kept formula: (customers at the end - new ones) / customers at the start") < told.index(
        "    point formula: " + figures()["point"].formula
    )
    explained = retain("rate", "--explain", "--json").json["explained"]
    assert [one["figure"] for one in explained] == list(FIGURES)
    assert not [one for one in explained if not one["formula"] or not one["window"]]
    page = " ".join(retain("help", "figures").out.split())
    assert not [one for one in explained if one["formula"] not in page]


def test_an_empty_diary_has_no_rate_and_a_sum_on_a_hundred(retain: Retain, db: Path) -> None:
    with filling(db):
        pass
    assert lines(retain) == ["There are no customers to keep: retain customer add NAME, or retain import FILE."]
    assert retain("rate", "--what-if", "new=20,keep=90", "--json").json["what_if"]["rows"][1]["customers"] == 110
    assert retain("rate", "--json").json["year"]["kept"] is None


def test_one_new_customer_has_no_rate_yet(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.sale(shelf.customer(), ago(3))
    assert lines(retain)[0] == "No rate yet: there were no customers a year ago, and 1 in all today."


def test_where_all_were_lost_long_ago_it_says_so(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.sale(shelf.customer(added_on=ago(1000)), ago(900))
    assert lines(retain, "--target", "90")[:2] == [
        "No rate: nobody was a customer a year ago, and nobody is today.",
        "Target 90 %: no rate to hold it against yet.",
    ]


def test_with_all_lost_the_rate_is_nought(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        for place in range(3):
            shelf.sale(shelf.customer(f"Customer {place}"), ago(400))
    told = lines(retain, "--target", "90", "--what-if", "keep=90")
    assert told[:2] == [
        "In the year to Mon 23 Nov 0 of 3 customers were kept: 0.0 %.",
        "3 were lost, 0 came: growth -100.0 %.",
    ]
    assert retain("rate", "--json").json["point"] == {
        "customers": 0.0, "year_amount": "0.00", "ten_years_amount": "0.00"
    }  # fmt: skip


@pytest.mark.parametrize("amount", [0, -5_000])
def test_amounts_of_nought_and_below_count_as_sales_and_are_worth_that(retain: Retain, db: Path, amount: int) -> None:
    with filling(db) as shelf:
        for place in range(2):
            number = shelf.customer(f"Customer {place}")
            shelf.sale(number, ago(400), amount)
            shelf.sale(number, ago(40), amount)
    assert lines(retain)[0].endswith("2 of 2 customers were kept: 100.0 %.")
    assert "nan" not in retain("rate", "--json").out.lower()


def test_on_a_leap_day_the_year_begins_on_feb_28(retain: Retain, db: Path) -> None:
    with filling(db, date(2028, 2, 29)) as shelf:
        for name, first, last in (("Acme", "2027-02-28", "2028-02-29"), ("Birch", "2027-02-28", "2027-02-28")):
            number = shelf.customer(name, added_on=date(2027, 1, 1))
            for day in {first, last}:
                shelf.sale(number, date.fromisoformat(day))
    year = retain("rate", "--json", today="2028-02-29").json["year"]
    assert (year["first_on"], year["start"], year["lost"], year["kept"]) == ("2027-03-01", 2, 1, 50.0)
    assert retain("rate", "--by", "month", today="2028-02-29").lines[2:]


def test_the_curve_of_the_book_is_projected(retain: Retain, db: Path) -> None:
    survivors = [100, 87, 74, 65, 59, 55]
    with filling(db) as shelf:
        for place in range(100):
            number = shelf.customer(f"Customer {place:03}")
            stayed = sum(place < there for there in survivors)
            for year in range(stayed):
                shelf.sale(number, date(2020 + year, 1, 10))
    found = retain("rate", "--cohort", "--json", today="2025-12-31").json["cohort"]
    assert found["untrusted"] is None
    assert [one["stayed"] for one in found["years"]][:5] == [87, 74, 65, 59, 55]
    assert len(found["years"]) == 5 + 5
    assert all(abs(one["model"] - one["stayed"]) < 3 for one in found["years"][:5])
    assert lines(retain, "--cohort", today="2025-12-31")[-1].startswith("10\t\t\t\t")


@pytest.mark.usefixtures("years")
def test_a_curve_of_few_says_why_it_isnt_projected(retain: Retain) -> None:
    assert "No projection: 12 are known for a whole year, and the model wants 30." in lines(
        retain, "--cohort", today="2026-12-31"
    )


@pytest.mark.usefixtures("hundred")
def test_the_rolls_are_the_same_as_of_a_day_and_looked_back_upon(db: Path) -> None:
    with filling(db) as shelf:
        looked_back = Rolls(shelf.diary.connection, TODAY).on(ago(365))
        then = Rolls(shelf.diary.connection, ago(365)).on(ago(365))
        turned = Turned(shelf.diary, Policy(), Rolls(shelf.diary.connection, TODAY)).over(ago(365), TODAY)
    assert looked_back == then
    assert (turned.start, turned.lost, turned.new) == (100, 15, 20)
