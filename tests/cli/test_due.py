"""`retain due`: order, reasons, how to reach them, what to type; and each of its options."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Any

import pytest

from retain.cli.due import ALL_DAY
from tests.factories import TODAY, ago, ahead, filling
from tests.terminal import on_terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

KEYS = [
    *("code", "customer", "tier", "status", "town", "value", "band", "score", "terms", "reasons"),
    *("contact", "for", "minutes", "person", "phone", "email", "riders", "tell", "command"),
]
LONG = "promise of a very long text " * 40


@pytest.fixture
def small(db: Path) -> None:
    """Acme (c1), an A with a promise late and a phone; Birch (c2), a C with a touch due; Cole (c3), kept up."""
    with filling(db, ago(400)) as shelf:
        shelf.customer("Acme", town="Leeds", added_on=ago(5))
        shelf.customer("Birch", town="York", added_on=ago(5))
        shelf.customer("Cole", town="York", added_on=ago(5))
    with filling(db) as shelf:
        shelf.sale(1, ago(200), 500_000)
        for customer in (1, 2, 3):
            shelf.entry(customer, ago(1 if customer != 2 else 30), "visit", purposes=("review",))
        dana = shelf.person("Dana Reed", 1, main=True)
        shelf.reach("phone", "0113 496 0001", person=dana, verified_on=ago(9))
        shelf.reach("email", "dana@acme.example", person=dana, verified_on=ago(9))
        shelf.promise(1, "send quote", ago(2))


def many(db: Path, count: int, days: int = 0, **fields: Any) -> None:
    """So many customers that came `days` ago."""
    with filling(db) as shelf:
        for number in range(count):
            shelf.customer(f"Customer {number:02}", added_on=ago(days), **fields)


def names(retain: Callable[..., Ran], *words: object, **options: Any) -> list[str]:
    """Whom the list names, in its order."""
    return [line.split("\t")[1] for line in retain("due", *words, **options).lines]


@pytest.mark.usefixtures("small")
def test_a_line_has_code_tier_band_score_reasons_contact_minutes_reach_and_command(retain: Callable[..., Ran]) -> None:
    first, second = (line.split("\t") for line in retain("due").lines)
    assert first[:4] == ["c1", "Acme", "A", "1"]
    assert first[5].startswith("you promised: send quote (2 days late)")
    assert first[6:] == [
        *("email", "5", "Dana Reed 0113 496 0001 dana@acme.example", "retain done p1"),
    ]
    assert second[:4] == ["c2", "Birch", "C", "3"]
    assert second[-1] == "retain log Birch -k message"


@pytest.mark.usefixtures("small")
def test_json_is_everything_under_these_keys(retain: Callable[..., Ran]) -> None:
    rows = retain("due", "--json").json
    assert [list(row) for row in rows] == [KEYS, KEYS]
    acme = rows[0]
    assert list(acme["reasons"][0]) == ["reason", "code", "due", "band", "says"]
    assert (acme["value"], acme["person"], acme["phone"]) == ("5000.00", "Dana Reed", "0113 496 0001")
    assert (acme["reasons"][0]["due"], acme["band"], acme["for"]) == (str(ago(5)), 1, [])
    assert acme["score"] == pytest.approx(sum(acme["terms"].values()))


def test_json_of_nobody_is_an_empty_list(retain: Callable[..., Ran], db: Path) -> None:
    many(db, 1)
    retain("log", "c1", "hi", "-k", "visit", "--for", "review")
    ran = retain("due", "--json")
    assert (ran.json, ran.err) == ([], "Nobody is due.\n")


@pytest.mark.usefixtures("small")
def test_why_prints_each_score_term_by_term(retain: Callable[..., Ran]) -> None:
    assert "(" not in retain("due").lines[0].split("\t")[4]
    score = retain("due", "--why").lines[0].split("\t")[4]
    total, terms = re.fullmatch(r"([\d.]+) \((.*)\)", score).groups()  # type: ignore[union-attr]
    assert "promise 9.7" in terms
    assert float(total) == pytest.approx(sum(float(term.split()[-1]) for term in terms.split(" + ")))


@pytest.mark.usefixtures("small")
def test_check_answers_1_if_anything_is_due(retain: Callable[..., Ran]) -> None:
    assert retain("due", "--check", code=1).lines
    assert retain("due", "--check", "--where", "name:cole").lines == []
    assert retain("due", "--check", "--json", code=1).json


@pytest.mark.usefixtures("small")
def test_where_and_tier_keep_the_list_to_some(retain: Callable[..., Ran]) -> None:
    assert names(retain, "--where", "town:York") == ["Birch"]
    assert names(retain, "--tier", "A") == ["Acme"]
    assert names(retain, "--tier", "c", "--where", "town:York") == ["Birch"]
    assert names(retain, "--tier", "A", "--where", "town:York") == []
    assert 'tier "d" is unknown' in retain("due", "--tier", "D", code=2).err
    assert "is no condition" in retain("due", "--where", "york", code=2).err


@pytest.mark.usefixtures("small")
def test_within_looks_ahead_in_band_4_and_moves_nobody(retain: Callable[..., Ran]) -> None:
    near, far = names(retain, "--within", "13"), names(retain, "--within", "60", "--all")
    assert (near, far) == (["Acme", "Birch"], ["Acme", "Birch", "Cole"])
    cole = retain("due", "--within", "60", "--json").json[2]
    assert (cole["band"], {one["band"] for one in cole["reasons"]}) == (4, {4})
    assert "--within" in retain("due", "--within", "367", code=2).err


def test_limit_keeps_the_first_and_0_all(retain: Callable[..., Ran], db: Path) -> None:
    many(db, 9, 30)
    everyone = names(retain, "--all")
    assert names(retain, "--limit", "4", "--all") == everyone[:4]
    assert len(retain("due", "--limit", "4", "--json").json) == 4
    assert names(retain, "--limit", "0", "--all") == everyone
    assert "5 can wait" in retain("due", "--limit", "4", "--all").err


def test_it_prints_what_fits_the_minutes_and_counts_what_can_wait(retain: Callable[..., Ran], db: Path) -> None:
    many(db, 12, 60)
    with filling(db) as shelf:
        for customer in range(1, 13):
            shelf.entry(customer, ago(60), "visit", purposes=("review",))
    everyone = retain("due", "--all", "--json").json
    assert len(everyone) == 12
    for minutes in (1, 10, 20, 33):
        ran = retain("due", "--minutes", str(minutes))
        spent = [int(line.split("\t")[7]) for line in ran.lines]
        assert sum(spent) <= minutes or len(spent) == 1
        assert sum(spent) + everyone[len(spent)]["minutes"] > minutes
        assert f"{12 - len(spent)} can wait (--all shows them)" in ran.err
    assert names(retain, "--minutes", ALL_DAY) == [row["customer"] for row in everyone]
    assert retain("due").out == retain("due", "--minutes", "90").out


def test_the_days_minutes_are_less_by_what_was_logged_today(retain: Callable[..., Ran], db: Path) -> None:
    many(db, 12, 60)
    before = len(names(retain))
    retain("log", "Customer 11", "hi", "--minutes", "60")
    retain("log", "Customer 10", "hi", "--on", "yesterday", "--minutes", "600")
    assert 0 < len(names(retain)) < before
    retain("log", "Customer 11", "hi", "--minutes", "600")
    assert len(names(retain)) == 1
    assert len(names(retain, "--minutes", "90")) == before


def test_minutes_logged_without_a_number_are_those_of_the_settings(retain: Callable[..., Ran], db: Path) -> None:
    many(db, 12, 60)
    retain("log", "Customer 11", "hi")
    before = len(names(retain))
    retain("config", "set", "minutes.call", "80")
    assert len(names(retain)) < before


def test_band_1_is_always_printed(retain: Callable[..., Ran], db: Path) -> None:
    many(db, 30)
    with filling(db) as shelf:
        for customer in range(1, 31):
            shelf.promise(customer, "send quote", TODAY)
    assert len(names(retain, "--minutes", "10")) == 30


def reviewed(db: Path, count: int, **fields: Any) -> None:
    """So many small customers kept up but for their review, due today."""
    many(db, count, 400, **fields)
    with filling(db) as shelf:
        for customer in range(1, count + 1):
            shelf.entry(customer, ago(90), "visit", purposes=("review",))
            shelf.entry(customer, ago(10))


def test_five_c_reviews_or_more_stand_as_one_row_opened_by_all_or_where(retain: Callable[..., Ran], db: Path) -> None:
    reviewed(db, 7)
    (line,) = retain("due").lines
    assert line.split("\t")[:4] == ["", "7 C reviews: Customer 00, Customer 01, Customer 02, …", "C", "3"]
    assert line.split("\t")[6:] == ["email", "35", "", "retain due --where tier:C"]
    assert len(names(retain, "--all")) == 7
    assert len(names(retain, "--where", "tier:C")) == 7
    assert len(retain("due", "--json").json) == 7
    assert retain(*shlex.split(line.split("\t")[-1])[1:]).lines == retain("due", "--all").lines


def test_four_c_reviews_stand_alone(retain: Callable[..., Ran], db: Path) -> None:
    reviewed(db, 4)
    assert names(retain) == [f"Customer {number:02}" for number in range(4)]


def test_past_customers_stand_as_one_row(retain: Callable[..., Ran], db: Path) -> None:
    many(db, 6, 800)
    with filling(db) as shelf:
        for customer in range(1, 7):
            shelf.sale(customer, ago(500))
            shelf.entry(customer, ago(40))
    (line,) = retain("due").lines
    assert line.split("\t")[1].startswith("6 past customers: ")
    assert line.split("\t")[-1] == "retain due --all"


def test_of_many_light_rows_as_many_as_fit_are_printed(retain: Callable[..., Ran], db: Path) -> None:
    reviewed(db, 30)
    ran = retain("due", "--minutes", "60")
    assert ran.lines[0].split("\t")[1].startswith("12 C reviews: ")
    assert ran.lines[0].split("\t")[7] == "60"
    assert "18 can wait" in ran.err


def test_more_and_a_light_day_offer_the_next_best(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        back = shelf.customer("Back Then", added_on=ago(900))
        shelf.sale(back, ago(500))
        shelf.entry(back, ago(5))
        shelf.customer("Coming Up", added_on=ago(5), potential="high")
        shelf.entry(2, ago(5), "visit", purposes=("review",))
        shelf.customer("Settled In", added_on=ago(5))
        shelf.entry(3, ago(4), "visit", purposes=("review",))
    light = retain("due").err
    assert "Worth a contact:" in light
    assert '  Back Then: win back: last order 500 days ago; retain log "Back Then"' in light.splitlines()
    assert '  Coming Up: C with potential: last touch 5 days ago; retain log "Coming Up"' in light.splitlines()
    assert "Settled In" not in light
    assert retain("due", "--more").err == light
    assert "Worth a contact" not in retain("due", "--json").err
    assert "Worth a contact" not in retain("due", "--where", "name:coming").err


def test_a_month_behind_last_years_offers_more_by_itself(db: Path, retain: Callable[..., Ran]) -> None:
    with filling(db) as shelf:
        for name in ("Busy", "Gone", "Waits"):
            shelf.customer(name, added_on=ago(900))
        shelf.sale(2, ago(500))
        shelf.sale(1, TODAY.replace(year=2025), 340_000)
        shelf.sale(1, TODAY.replace(year=2025, day=24), 900_000)
        shelf.sale(1, TODAY, 120_000)
        shelf.entry(1, TODAY, minutes=100)
        shelf.entry(2, ago(1))
        shelf.promise(1, "quote", ago(1))
    found = retain("due")
    assert "Sold this month: 1,200.00; by this day last year: 3,400.00." in found.err
    assert "1 can wait" in found.err
    assert "Worth a contact:\n  Gone: win back" in found.err
    assert "Sold this month" not in retain("due", "--where", "name:busy").err
    assert "Sold this month" not in retain("due", "--json").err
    with filling(db) as shelf:
        shelf.sale(1, TODAY.replace(day=1), 220_000)
    assert "Sold this month" not in retain("due").err


def test_a_full_day_offers_nothing_unless_asked(retain: Callable[..., Ran], db: Path) -> None:
    many(db, 40, 60)
    with filling(db) as shelf:
        shelf.customer("Coming Up", added_on=ago(5), potential="high")
        shelf.entry(41, ago(5), "visit", purposes=("review",))
    assert "Worth a contact" not in retain("due").err
    retain("log", "Customer 01", "a long day", "--minutes", "300")
    assert "Worth a contact" not in retain("due").err
    assert "Coming Up" in retain("due", "--more").err


def test_the_foot_tells_who_was_tried_snoozed_and_is_still_spread(retain: Callable[..., Ran], db: Path) -> None:
    many(db, 40)
    retain("tried", "Customer 00")
    retain("snooze", "Customer 01", "in", "9", "days")
    foot = retain("due").err.splitlines()
    assert "1 tried, back Wed 25 Nov" in foot
    assert "1 snoozed, first back Wed 2 Dec, in 9 days" in foot
    assert any(
        re.fullmatch(r"\d+ first touches still ahead, spread until \w+ \d+ \w+, in \d+ days", line) for line in foot
    )


def test_an_empty_diary_says_how_to_begin(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db):
        pass
    assert "retain customer add NAME, retain import FILE, or retain demo" in retain("due").err


@pytest.mark.usefixtures("small")
def test_retain_alone_is_due(retain: Callable[..., Ran]) -> None:
    assert retain().out == retain("due").out
    assert retain("--json").json == retain("due", "--json").json


@pytest.mark.usefixtures("small")
def test_on_a_terminal_retain_alone_says_how_to_log(db: Path) -> None:
    shown = on_terminal(["--db", db, "--today", TODAY])
    assert shown.lines[0] == "Mon 23 Nov: 2 to contact, about 8 min; 2 of 3 touched this month"
    assert shown.lines[-1].startswith('After a contact: retain log CUSTOMER "what was said".')


def test_the_head_says_what_a_b_recent_and_problem_customers_got_and_warns_under_one_half(db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Acme")
        shelf.sale(1, ago(200), 9_800_00)
        for name in ("Birch", "Cole"):
            shelf.sale(shelf.customer(name), ago(200), 100_00)
        shelf.entry(1, ago(40), "visit")
        for customer in (2, 2, 3):
            shelf.entry(customer, ago(50))
    seen = on_terminal(["--db", db, "--today", TODAY, "due"]).lines
    assert seen[1:3] == [
        "A, B, recent and problem customers: touches 25 %, minutes 67 %, income 98 %",
        "Under half of the touches in 90 days: the bulk is theirs.",
    ]
    assert not any("minutes 67 %" in line for line in on_terminal(["--db", db, "due", "--where", "tier:A"]).lines)


def test_in_a_pipe_nothing_is_cut(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("x" * 300, added_on=ago(5))
        shelf.promise(1, LONG.strip(), TODAY)
    (line,) = retain("due").lines
    assert (line.count("\t"), "x" * 300 in line, LONG.strip() in line) == (9, True, True)


@pytest.mark.parametrize("columns", [80, 40])
def test_on_a_terminal_lines_fold_and_nothing_is_lost(db: Path, columns: int) -> None:
    with filling(db) as shelf:
        shelf.customer("Süd & West Gebäudereinigung GmbH 清掃 " + "x" * 90, town="Leeds", added_on=ago(5))
        shelf.reach("email", "a.very.long.address.indeed@gebaeudereinigung.example", customer=1)
        shelf.promise(1, LONG.strip(), TODAY)
        shelf.problem(1, "seats wrong")
    shown = on_terminal(["--db", db, "--today", TODAY, "due", "--why"], columns=columns)
    drawn = shown.lines[1:]
    assert shown.code == 0
    assert not [line for line in drawn if len(line) > columns]
    letters = re.sub(r"\s", "", "".join(drawn))
    for text in (LONG, "x" * 90, "a.very.long.address.indeed@gebaeudereinigung.example", "清掃", "retain done p1"):
        assert re.sub(r"\s", "", text) in letters


def test_a_row_without_a_bound_reads_like_its_command(retain: Callable[..., Ran], db: Path) -> None:
    odd = ["-k", "C9", "l12", 'The "Deli" $HOME', "O'Neil", "Stone, Wood & Co", "bidi\u202ex", "`id`", "a\\b"]
    with filling(db) as shelf:
        for name in odd:
            shelf.customer(name, added_on=ago(300))
    for row in retain("due", "--json").json:
        words = shlex.split(row["command"])
        assert words[:2] == ["retain", "log"]
        assert retain(*words[1:], "--json").json["customer_code"] == row["code"]


@pytest.mark.parametrize("hostile", ["[red]x[/red]", "\x1b[31mx", "x\x9b31m", "x\u202ey", "x\x00y", "x\ny\tz"])
def test_hostile_text_is_shown_harmlessly_everywhere(retain: Callable[..., Ran], db: Path, hostile: str) -> None:
    with filling(db) as shelf:
        shelf.customer(hostile, town=hostile, added_on=ago(300))
        shelf.reach("phone", f"0113 496 {hostile}", customer=1)
        shelf.promise(1, hostile, TODAY)
    (line,) = retain("due").lines
    assert line.replace("\t", "").isprintable()
    assert line.count("\t") == 9
    found = retain("due", "--json")
    assert (found.json[0]["customer"], found.out.replace("\n", "").isprintable()) == (hostile, True)
    drawn = on_terminal(["--db", db, "--today", TODAY, "due"])
    assert all(line.isprintable() for line in drawn.lines)
    if hostile.startswith("[red]"):
        assert hostile in drawn.text


def test_today_hides_what_happened_later(retain: Callable[..., Ran], db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer("Acme", added_on=ago(60))
        shelf.entry(1, ago(50))
        shelf.promise(1, "send quote", ahead(1), made_on=TODAY)
    then = retain("due", "--json", today=ago(1)).json
    assert [one["reason"] for row in then for one in row["reasons"] if one["reason"] == "promise"] == []
    assert retain("due", "--json").json[0]["reasons"][0]["reason"] == "promise"


def test_same_diary_same_day_same_list(retain: Callable[..., Ran], db: Path) -> None:
    many(db, 25, 70)
    assert retain("due", "--all").out == retain("due", "--all").out
    assert names(retain, "--all")[:1] == names(retain, "--limit", "1", "--all")
