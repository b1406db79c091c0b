"""`retain export report.html` and `retain export due.html due`: one file for a browser, and nothing else."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

from tests.factories import ago, ahead, filling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Retain = Callable[..., Ran]

CSP = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
HOSTILE = (
    "<script>alert(1)</script>",
    "\"' onmouseover=alert(1) x='",
    "=HYPERLINK(0)",
    "one\r\ntwo",
    "\x1b[31mred",
    "\u202eevil",
    "[bold]rich[/bold]",
    "../../etc/passwd",
    "nul\x00here",
)


class Read(HTMLParser):
    """A page's skeleton: its elements with the names of their attributes, and what those lead to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.skeleton: list[tuple[str, ...]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.metas: dict[str, str] = {}
        self.cells: list[str] = []
        self.figures: dict[str, str] = {}
        self._figure = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.skeleton.append((tag, *(name for name, _ in attrs)))
        found = {name: value or "" for name, value in attrs}
        self.ids += [found["id"]] if "id" in found else []
        if tag == "a":
            self._figure = found["href"].removeprefix("#f-")
        self.links += [found[name] for name in ("href", "src", "action", "data", "poster") if name in found]
        if tag == "meta" and "http-equiv" in found:
            self.metas[found["http-equiv"]] = found["content"]

    def handle_data(self, data: str) -> None:
        self.cells.append(data.strip())
        if self.lasttag == "b" and data.strip():
            self.figures.setdefault(self._figure, data.strip())

    @property
    def words(self) -> str:
        return " ".join(" ".join(self.cells).split())

    @property
    def tags(self) -> list[str]:
        return [tag for tag, *_ in self.skeleton]


@pytest.fixture
def page(retain: Retain, tmp_path: Path) -> Callable[..., Read]:
    def made(*words: str) -> Read:
        file = tmp_path / "page.html"
        retain("export", file, *words, "--force")
        return Read(file.read_text(encoding="utf-8"))

    return made


@pytest.fixture
def book(db: Path) -> None:
    with filling(db) as shelf:
        fill(shelf)


def fill(shelf: Any, words: str = "plain", name: str = "Acme") -> None:
    """A customer with something of every kind that a page may tell, all of it in these words."""
    flat = " ".join(re.sub(r"[^\x20-\uffff]", "", words).split())
    shelf.colleague(f"Lee {flat}", executive=True)
    shelf.customer(name, tier="A", tier_because=words, town=words, added_on=ago(900), executive=1)
    shelf.customer("Birch", tier="B", tier_because="anchor", added_on=ago(900))
    shelf.customer("Cole", added_on=ago(900))
    shelf.person(f"Dana {flat}", 1, main=True, role=words, level="director")
    shelf.reach("phone", "+44 113 496 0000", person=1)
    shelf.reach("email", "dana@acme.example", person=1, label=words)
    shelf.entry(1, ago(60), text=words, people=(1,), minutes=30)
    shelf.entry(1, ago(40), "email", text="hush: allergic to dogs", private=True)
    for place, purpose in enumerate(("service", "perk", "competitor", "idea", "advice")):
        shelf.entry(1, ago(38 - place), text=f"hush: allergic to {purpose}", private=True, purposes=(purpose,))
    shelf.fact("hobby", "sails a secret boat", person=1)
    shelf.entry(3, ago(10), text=words)
    for days in (400, 380, 360, 340, 320):
        shelf.sale(2, ago(days), 90_000, product=words)
    shelf.sale(1, ago(30), 500_000, product=words)
    shelf.sale(3, ago(30), 1_000)
    shelf.promise(1, words, ago(20), made_on=ago(30))
    moved = shelf.promise(2, words, ago(9), made_on=ago(30))
    shelf.slip(moved, ahead(9), day=ago(10))
    shelf.problem(1, words, severe=True, raised_on=ago(4))
    shelf.contract(1, title=words, starts_on=ago(265), ends_on=ahead(100), value=900_000)
    shelf.opportunity(1, words, amount=4_000)


@pytest.mark.usefixtures("book")
def test_a_page_is_one_file_without_script_or_anything_from_elsewhere(
    page: Callable[..., Read], tmp_path: Path
) -> None:
    for words in ((), ("due",)):
        read = page(*words)
        assert read.metas["Content-Security-Policy"] == CSP
        assert not {"script", "link", "img", "iframe", "object", "embed", "form", "base"} & set(read.tags)
        assert all(one.startswith(("#", "tel:", "mailto:")) for one in read.links)
        assert not any(name.startswith("on") for _, *names in read.skeleton for name in names)
        text = (tmp_path / "page.html").read_text(encoding="utf-8")
        assert not re.search(r"https?://|url\(|@import", text)
        assert (tmp_path / "page.html").stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("book")
def test_ids_are_one_of_a_kind_and_every_inner_link_leads_somewhere(page: Callable[..., Read]) -> None:
    read = page()
    assert len(read.ids) == len(set(read.ids))
    assert {one[1:] for one in read.links if one.startswith("#")} <= set(read.ids)


@pytest.mark.usefixtures("book")
def test_every_picture_has_a_title_and_says_the_same_in_words(page: Callable[..., Read]) -> None:
    read = page()
    pictures = [place for place, tag in enumerate(read.tags) if tag == "svg"]
    assert len(pictures) >= 7
    for place in pictures:
        assert read.tags[place + 1 : place + 3] == ["title", "desc"]
        assert {"role", "aria-labelledby"} <= set(read.skeleton[place])


@pytest.mark.usefixtures("book")
def test_the_talk_comes_first_and_names_what_to_talk_over(page: Callable[..., Read]) -> None:
    words = page().words
    talk = words[words.index("What to talk over first.") : words.index("Is everybody touched often enough?")]
    assert "broken" in talk
    assert "slipped not told" in talk
    assert "Top tiers beyond a conversation" in talk
    assert "severe trouble: plain" in talk
    assert "no visit with an executive yet" in talk
    assert "Orders come as usual." not in talk


@pytest.mark.usefixtures("book")
def test_its_figures_are_those_of_the_report(page: Callable[..., Read], retain: Retain) -> None:
    shown = page("--since", "2026-10-01").figures
    report = retain("report", "--since", "2026-10-01", "--json").json
    said = {one["figure"]: one for p in report["pages"] for section in p["sections"] for one in section["figures"]}
    both = {name: said[name] for name in shown if name in said}
    assert len(both) > 40
    for name, one in both.items():
        if one["unit"] != "money":
            expected = "-" if one["now"] is None else f"{one['now']:,}" + (" %" if one["unit"] == "%" else "")
            assert shown[name] == expected, name
    assert shown["opportunities_open_amount"] == f"{float(said['opportunities_open_amount']['now']):,.2f}"
    kept = retain("rate", "--json").json
    assert shown["customers_at_start"] == str(kept["year"]["start"])


@pytest.mark.usefixtures("book")
def test_every_figure_leads_to_its_formula(page: Callable[..., Read]) -> None:
    read = page()
    figures = [one for one in read.links if one.startswith("#f-")]
    assert len(figures) > 40
    assert "(customers at the end - new ones) / customers at the start" in read.words


def test_health_is_spread_over_bands_and_the_low_scores_say_their_three_reasons(
    db: Path, page: Callable[..., Read]
) -> None:
    with filling(db) as shelf:
        for number, name in enumerate(("Acme", "Birch", "Cole"), 1):
            shelf.customer(name, added_on=ago(900), solo=True)
            shelf.sale(number, ago(100), 100_000 * number)
            shelf.entry(number, ago(2), "visit", purposes=("review",))
        for number in (1, 2):
            shelf.promise(number, "send the quote", ago(9), made_on=ago(20))
            shelf.problem(number, "seats wrong", severe=True, raised_on=ago(4))
        shelf.entry(2, ago(9), purposes=("competitor",))
        shelf.problem(2, "not billed", "invoice", raised_on=ago(4))
    read = page()
    figures = {name: said for name, said in read.figures.items() if name.startswith("health")}
    assert figures == {"health_median": "60", "health_under_80": "2", "health_under_80_value": "3,000.00"}
    words = " ".join(read.words.split())
    assert "80 to 100: 1; 60 to 79: 1; 40 to 59: 1; 20 to 39: 0; 0 to 19: 0" in words
    cells = [one for one in read.cells if one]
    rows = cells[cells.index("c2", cells.index("Score")) :]
    assert rows[:5] == ["c2", "Birch", "B", "2,000.00", "57"]
    assert rows[5] == (
        "promise 9 days late: send the quote (-20); severe trouble open for 4 days: seats wrong (-20);"
        " competitor seen Sat 14 Nov, 9 days ago (-3)"
    )
    assert rows[6:11] == ["c1", "Acme", "B", "1,000.00", "60"]
    assert "A score is 100 less, at most: promise late 20" in words


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_leave_the_skeleton_as_it_was(
    words: str, db: Path, tmp_path: Path, retain: Retain, page: Callable[..., Read]
) -> None:
    plain = tmp_path / "plain.db"
    with filling(plain) as shelf:
        fill(shelf)
    with filling(db) as shelf:
        fill(shelf, words, "".join(one for one in words if ord(one) >= 32 or one == "\t"))
    for kind in ((), ("due",)):
        retain("--db", plain, "export", tmp_path / "plain.html", *kind, "--force")
        expected = Read((tmp_path / "plain.html").read_text(encoding="utf-8"))
        found = page(*kind)
        assert found.skeleton == expected.skeleton
        assert found.ids == expected.ids
        assert not set((tmp_path / "page.html").read_text(encoding="utf-8")) & set("\x00\x1b\u202e\r")


@pytest.mark.usefixtures("book")
def test_what_is_private_and_the_reps_own_discipline_are_never_in_the_managers_page(
    page: Callable[..., Read], retain: Retain, tmp_path: Path
) -> None:
    words = page().words
    for secret in ("allergic", "secret boat", "streak", "adherence"):
        assert secret not in words
    refused = retain("export", tmp_path / "r.html", "--private", code=2)
    assert "never holds what is private" in refused.err


@pytest.mark.usefixtures("book")
def test_the_list_for_the_phone_has_private_words_only_when_asked_and_says_so(page: Callable[..., Read]) -> None:
    without, everything = page("due"), page("due", "--private")
    assert "Without private facts and entries." in without.words
    assert "allergic" not in without.words
    assert "secret boat" not in without.words
    assert "Private facts and entries are in this file" in everything.words
    assert "allergic" in everything.words
    assert "secret boat" in everything.words


@pytest.mark.usefixtures("book")
def test_the_list_for_the_phone_holds_everybody_due_with_links_to_tap_and_the_brief_folded(
    page: Callable[..., Read], retain: Retain
) -> None:
    read, due = page("due"), retain("due", "--json").json
    assert [one for one in read.ids if one.startswith("c")] == [one["code"] for one in due]
    assert read.tags.count("details") == len(due) > 1
    assert "tel:+441134960000" in read.links
    assert "mailto:dana@acme.example" in read.links
    assert due[0]["reasons"][0]["says"] in read.words


def test_a_phone_number_of_someone_not_to_be_called_is_no_link(db: Path, page: Callable[..., Read]) -> None:
    with filling(db) as shelf:
        shelf.customer("Acme", tier="A", tier_because="x", added_on=ago(100))
        shelf.person("Dana Reed", 1, main=True, no_contact=("call",))
        shelf.reach("phone", "+44 113 496 0000", person=1)
    read = page("due")
    assert "c1" in read.ids
    assert not [one for one in read.links if one.startswith("tel:")]


@pytest.mark.usefixtures("book")
def test_another_reps_export_stands_beside_and_shares_of_the_sum_come_from_counts(
    retain: Retain, tmp_path: Path, page: Callable[..., Read]
) -> None:
    other = tmp_path / "other.db"
    with filling(other) as shelf:
        for number in range(1, 4):
            shelf.customer(f"Dell {number}", added_on=ago(900))
            shelf.promise(number, "call", ago(5), made_on=ago(9), ended="kept", ended_on=ago(6))
    retain("--db", other, "export", tmp_path / "anna.json")
    read = page("--also", str(tmp_path / "anna.json"))
    row = read.cells[read.cells.index("Kept on time share") :]
    assert [one for one in row if one][1:4] == ["0 %", "100 %", "60 %"]
    kept = read.cells[read.cells.index("Customers kept") :]
    mine, hers, total = (int(one) for one in [one for one in kept if one][1:4])
    assert mine + hers == total
    unwell = read.cells[read.cells.index("Health under 80") :]
    assert [one for one in unwell if one][1:4] == ["2", "3", "5"]
    assert {"r1", "r2", "team"} <= set(read.ids)
    assert len(read.ids) == len(set(read.ids))
    assert retain("customer", "list", "--json").json[0]["name"] == "Acme"


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        (("a.html", "acme"), "There is no page of acme.", 2),
        (("a.html", "due", "--since", "2026-10-01"), "The due list is of today", 2),
        (("a.json", "--since", "2026-10-01"), "belong to the manager's page", 2),
        (("a.html", "--also", "nobody.json"), "There is no file", 3),
        (("a.html", "--since", "2027-10-01"), "can't begin on", 1),
        (("a.htm",), "doesn't end in a format there is", 2),
    ],
    ids=lambda one: str(one)[:20],
)
def test_a_page_that_cant_be_is_refused_in_one_line_and_leaves_no_file(
    words: tuple[str, ...], said: str, code: int, retain: Retain, tmp_path: Path
) -> None:
    file, *rest = words
    ran = retain("export", tmp_path / file, *rest, code=code)
    assert said in ran.err
    assert ran.err.count("\n") <= 2
    assert not list(tmp_path.glob("*.htm*"))


@pytest.mark.usefixtures("book")
def test_other_json_is_no_diary_to_stand_beside(retain: Retain, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(json.dumps({"a": 1}))
    assert "no diary" in retain("export", tmp_path / "r.html", "--also", tmp_path / "x.json", code=65).err


@pytest.mark.usefixtures("book")
def test_a_file_that_is_there_stays_without_force(retain: Retain, tmp_path: Path) -> None:
    (tmp_path / "r.html").write_text("mine")
    assert "Add --force" in retain("export", tmp_path / "r.html", code=73).err
    assert (tmp_path / "r.html").read_text() == "mine"


def test_an_empty_book_and_a_single_customer_make_whole_pages(
    db: Path, retain: Retain, page: Callable[..., Read]
) -> None:
    with filling(db):
        pass
    assert "Nobody is due." in page("due").words
    assert "No active customers yet." in page().words
    retain("customer", "add", "Acme")
    assert page().tags.count("section") == 1
    assert "c1" in page("due").ids


@pytest.mark.usefixtures("book")
def test_what_happened_later_is_hidden(retain: Retain, tmp_path: Path) -> None:
    retain("export", tmp_path / "then.html", today=ago(15))
    then = Read((tmp_path / "then.html").read_text(encoding="utf-8")).words
    assert "severe trouble" not in then


def test_a_thousand_customers_stay_under_300_kb(db: Path, retain: Retain, tmp_path: Path) -> None:
    with filling(db) as shelf:
        for number in range(1, 1001):
            shelf.customer(f"Customer number {number} of the county", added_on=ago(500), town="Westerhaven")
            shelf.sale(number, ago(300), 1000 * number)
            shelf.promise(number, "send the quote for the second floor", ago(3), made_on=ago(9))
    retain("export", tmp_path / "big.html")
    assert (tmp_path / "big.html").stat().st_size < 300_000
