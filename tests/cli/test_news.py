"""`retain news`: who should hear it and why it fits them, and where that shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories import TODAY, ago, ahead, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]

LED = ("news", "add", "new LED panels are in", "--product", "LED panels")


@pytest.fixture
def book(db: Path) -> None:
    """Acme (an A) and Birch want LED, Cole's Dana likes hops, Dale (a prospect) is in health; two hear nothing."""
    with filling(db) as shelf:
        shelf.customer("Acme", tier="A", tier_because="anchor")
        shelf.customer("Birch")
        shelf.customer("Cole")
        shelf.customer("Dale", industry="Public health", said="prospect", said_on=ago(9))
        shelf.customer("Eve", said="lost", said_on=ago(9))
        shelf.customer("Finn", no_contact=("all",))
        shelf.fact("need", "LED in the hall", customer=1, private=True)
        for customer in (2, 5, 6):
            shelf.fact("want", "LED by spring", customer=customer)
        shelf.fact("interest", "old hop varieties", person=shelf.person("Dana Reed", 3))
        for customer in range(1, 7):
            shelf.entry(customer, TODAY, "visit", purposes=("review",))


def hear(retain: Retain, code: str = "n1", **words: object) -> list[tuple[str, str, str]]:
    found = retain("news", "show", code, "--json", **words).json["customers"]
    return [(one["customer"], one["state"], one["why"]) for one in found]


@pytest.mark.usefixtures("book")
def test_whom_a_want_or_need_fits_should_hear_it_a_first_and_the_lost_and_refusing_dont(retain: Retain) -> None:
    assert retain(*LED).out == ("new LED panels are in (n1) added: kind product; product LED panels; to hear 2.\n")
    assert hear(retain) == [("Acme", "to tell", "need: LED in the hall"), ("Birch", "to tell", "want: LED by spring")]
    assert retain("news", "list").lines == ["n1\tnew LED panels are in\tproduct\t\t2\t0\t0"]


@pytest.mark.usefixtures("book")
def test_interests_of_people_there_tags_industry_filter_and_names_decide_too(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.tag("garden", 2)
    retain("news", "add", "hops", "are", "dear", "--tag", "hop,garden", "--tag", "#health")
    assert hear(retain) == [
        ("Birch", "to tell", "tag garden"),
        ("Cole", "to tell", "interest of Dana Reed: old hop varieties"),
        ("Dale", "to tell", "industry Public health"),
    ]
    retain("person", "edit", "dana", "--left")
    assert [name for name, *_ in hear(retain)] == ["Birch", "Dale"]
    retain("news", "add", "for the big ones", "--for", "tier:A", "--to", "cole,birch")
    assert hear(retain, "n2") == [
        ("Acme", "to tell", "all of tier:A"),
        ("Birch", "to tell", "you named them"),
        ("Cole", "to tell", "you named them"),
    ]


@pytest.mark.usefixtures("book")
def test_a_want_that_ended_or_came_later_doesnt_count(retain: Retain) -> None:
    retain(*LED, today=ago(31))
    assert hear(retain, today=ago(31)) == []
    assert len(hear(retain)) == 2
    retain("fact", "remove", "f2")
    assert [name for name, *_ in hear(retain)] == ["Acme"]


@pytest.mark.usefixtures("book")
def test_whoever_bought_the_product_neednt_hear_of_it(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.sale(2, ago(3), product="led PANELS")
    retain(*LED)
    assert [name for name, *_ in hear(retain)] == ["Acme"]
    retain("news", "edit", "n1", "--to", "birch")
    assert ("Birch", "to tell", "want: LED by spring") in hear(retain)


@pytest.mark.usefixtures("book")
def test_a_customers_list_is_its_queue_and_what_it_was_told(retain: Retain) -> None:
    retain(*LED)
    retain("news", "add", "an article", "--to", "birch", "--third-party")
    retain("news", "tell", "n2", "birch", "--on", str(ago(2)))
    assert retain("news", "list", "birch").lines == [
        "n1\tBirch\tC\tto tell\tnew LED panels are in\twant: LED by spring\t\t",
        f"n2\tBirch\tC\ttold\tan article (not ours)\t\t{ago(2)}\t",
    ]
    assert retain("news", "list", "cole").err == "Nothing to tell them, and nothing told.\n"


@pytest.mark.usefixtures("book")
def test_news_that_is_over_is_on_no_queue_and_listed_only_with_all(retain: Retain) -> None:
    retain(*LED)
    assert "ended Mon 23 Nov, today" in retain("news", "edit", "n1", "--over").out
    assert retain("news", "list").err.startswith("No news.")
    assert len(retain("news", "list", "--all").lines) == 1
    assert hear(retain) == []
    retain("news", "edit", "n1", "--current", "--tag", "hop", "--product", "")
    assert hear(retain) == [("Cole", "to tell", "interest of Dana Reed: old hop varieties")]


@pytest.mark.usefixtures("book")
def test_news_is_removed_unless_somebody_was_told(retain: Retain) -> None:
    retain(*LED)
    retain("news", "tell", "n1", "acme")
    assert retain("news", "remove", "n1", code=1).err == (
        "retain: n1 was told already: it stays, with what they said. retain news edit n1 --over\n"
    )
    retain("undo")
    assert retain("news", "remove", "n1").lines == ["n1\tnew LED panels are in\tdeleted"]
    assert retain("news", "show", "n1", code=3).err.startswith("retain: There is no news n1.")


@pytest.mark.usefixtures("book")
def test_what_is_wrong_is_one_line_and_stores_nothing(retain: Retain) -> None:
    assert "News needs words" in retain("news", "add", code=1).err
    assert "gossip is no kind of news" in retain("news", "add", "x", "--kind", "gossip", code=2).err
    assert '"colour:red" is no condition' in retain("news", "add", "x", "--for", "colour:red", code=2).err
    assert 'No customer goes by "Zed"' in retain("news", "add", "x", "--to", "Zed", code=3).err
    assert "p1 is no news" in retain("news", "show", "p1", code=2).err
    assert retain("news", "add", "x").err.startswith("Nobody would hear of it: --tag")
    assert len(retain("news", "list").lines) == 1


@pytest.mark.usefixtures("book")
def test_a_filter_whose_field_is_gone_fits_nobody_and_breaks_nothing(retain: Retain) -> None:
    retain("customer", "edit", "acme", "--set", "floor=3")
    retain("news", "add", "x", "--for", "floor:3")
    assert [name for name, *_ in hear(retain)] == ["Acme"]
    retain("customer", "edit", "acme", "--set", "floor=")
    assert hear(retain) == []
    assert retain("brief", "acme", "--json").json["to_tell"] == []


@pytest.mark.usefixtures("book")
def test_naming_a_competitor_warns_and_third_party_is_marked(retain: Retain) -> None:
    retain("config", "set", "competitors", "Acme Lighting, Bolt")
    added = retain("news", "add", "what BOLT sells", "--third-party", "--to", "birch")
    assert added.out == "what BOLT sells (not ours) (n1) added: kind article; to hear 1.\n"
    assert added.err.splitlines() == [
        "To hear it: Birch (you named them).",
        "n1 names a competitor: Bolt. Show no customer what they carry.",
    ]
    assert "what BOLT sells (not ours)" in retain("news", "list").out
    assert "what BOLT sells (not ours)" in retain("brief", "birch").out
    logged = retain("log", "birch", "showed it", "--told", "n1")
    assert logged.lines[1] == "told: n1 what BOLT sells (not ours)"
    assert logged.err == "n1 names a competitor: Bolt. Show no customer what they carry.\n"
    assert retain("news", "add", "bolts and acme's lighting").err.startswith("Nobody")


@pytest.mark.usefixtures("book")
def test_a_brief_says_what_to_tell_best_fit_first_and_how_many_more(retain: Retain) -> None:
    for text in ("one", "two", "three"):
        retain("news", "add", text, "--for", "name:birch")
    retain(*LED)
    told = [line for line in retain("brief", "birch").lines if line.startswith("tell\t")]
    assert told[0] == "tell\tnew LED panels are in; want: LED by spring [n4]"
    assert told[3] == "tell\tand 1 more: retain news list c2"
    assert [one["code"] for one in retain("brief", "birch", "--json").json["to_tell"]] == ["n4", "n1", "n2", "n3"]
    assert "tell\t" not in retain("brief", "eve").out


def test_a_due_visit_says_what_to_tell_or_warns_without_private_words(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer(tier="A", tier_because="anchor")
        shelf.entry(1, ago(100), "visit")
        shelf.fact("interest", "night fishing", person=shelf.person())
    assert retain("due").out.count("nothing to tell them: retain news list") == 1
    assert "tell\tnothing to tell them: retain news list" in retain("brief", "acme").lines
    retain("news", "add", "a lure", "--tag", "fishing")
    row = retain("due", "--json").json[0]
    assert (row["contact"], row["tell"]) == (
        "visit",
        [{"code": "n1", "text": "a lure", "third_party": False, "why": "an interest of theirs"}],
    )
    shown = retain("due").out
    assert "tell them: n1 a lure (" in shown
    assert "night fishing" not in shown
    assert "interest of Dana Reed: night fishing" in retain("brief", "acme").out


def test_news_makes_the_lightest_touch_and_the_command_tells_it(retain: Retain, db: Path) -> None:
    with filling(db) as shelf:
        shelf.customer()
        shelf.fact()
        shelf.entry(1, ago(30), "visit", purposes=("review",))
    assert retain("due", "--json").json[0]["contact"] == "message"
    retain(*LED)
    row = retain("due", "--json").json[0]
    assert (row["contact"], row["for"]) == ("email", ["news"])
    assert row["command"] == "retain log Acme -k email --for news --told n1"
    retain(*row["command"].split()[1:])
    assert retain("due", "--json").json == []
    assert retain("news", "show", "n1", "--json").json["heard"] == 1
    retain("undo")
    assert retain("due", "--json").json == [row]


@pytest.mark.usefixtures("book")
def test_a_light_day_offers_untold_news_where_it_fits_best(retain: Retain) -> None:
    assert "Worth a contact" not in retain("due").err
    retain("news", "add", "hops are dear", "--tag", "hop")
    retain(*LED)
    log = "retain log {} -k email --for news --told n{}"
    offered = [line.strip() for line in retain("due", "--more").err.splitlines() if "tell them" in line]
    assert offered == [
        f"Birch: tell them: n2 new LED panels are in (want: LED by spring); {log.format('Birch', 2)}",
        f"Cole: tell them: n1 hops are dear (an interest of theirs); {log.format('Cole', 1)}",
    ]


@pytest.mark.usefixtures("book")
def test_news_added_later_is_hidden_on_an_earlier_day_and_found_by_its_words(retain: Retain) -> None:
    retain(*LED, "--tag", "glow")
    assert retain("news", "list", "--json", today=ago(1)).json == []
    assert retain("news", "show", "n1", today=ago(1), code=3).err.startswith("retain: There is no news n1.")
    assert retain("brief", "birch", "--json", today=ago(1)).json["to_tell"] == []
    assert [hit["code"] for hit in retain("find", "glow", "--json").json] == ["n1"]
    assert len(retain("news", "list", "--json", today=ahead(9)).json) == 1


@pytest.mark.usefixtures("book")
def test_news_goes_out_and_comes_back_as_a_table(retain: Retain, tmp_path: Path) -> None:
    retain(*LED, "--link", "https://a.example", "--tag", "led,hall", "--third-party")
    retain("news", "add", "=hops, dear", "--kind", "idea")
    retain("news", "edit", "n2", "--over")
    table = tmp_path / "news.csv"
    retain("export", table, "news")
    assert table.read_text(encoding="utf-8").splitlines() == [
        "text,kind,product,link,tags,third_party,added_on,ended_on",
        "new LED panels are in,product,LED panels,https://a.example,led; hall,yes,2026-11-23,",
        '"\'=hops, dear",idea,,,,no,2026-11-23,2026-11-23',
    ]
    assert retain("import", table, "--yes").out == "news.csv: 2 news (0 new, 2 unchanged)\n"
    other = tmp_path / "other.db"
    assert retain("--db", other, "import", table, "--yes").out == "news.csv: 2 news (2 new, 0 unchanged)\n"
    again = retain("--db", other, "export", "-", "news", "--json").json
    assert again == retain("export", "-", "news", "--json").json
    assert (again[0]["tags"], again[0]["third_party"], again[1]["text"]) == (["led", "hall"], True, "=hops, dear")


def test_a_table_of_news_changes_what_it_says_and_refuses_what_it_cant(retain: Retain, tmp_path: Path) -> None:
    table = tmp_path / "in.csv"
    table.write_text("Text,Kind,Third party,Product\nLED,,,LED panels\n,article,,\nOld,gossip,,\n", encoding="utf-8")
    ran = retain("import", table, "--yes")
    assert ran.out == "in.csv: 1 news (1 new, 0 unchanged)\n"
    assert "line 3: it has no words" in ran.err
    assert "line 4: gossip is no kind of news" in ran.err
    table.write_text("Text,Third party\nled,yes\n", encoding="utf-8")
    assert retain("import", table, "--yes").out == "in.csv: 1 news (0 new, 1 changed, 0 unchanged)\n"
    found = retain("news", "show", "n1", "--json").json
    assert (found["text"], found["kind"], found["third_party"]) == ("LED", "product", True)
    retain("undo")
    assert retain("news", "show", "n1", "--json").json["third_party"] is False
