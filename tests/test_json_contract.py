"""Every command with --json on the sample diary: the keys, at every depth, are those of `retain help json`."""

from __future__ import annotations

import io
import json
import re
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from typer.main import get_command

from retain.cli.commands import COMMANDS, application
from retain.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "src" / "retain" / "help" / "json.md").read_text(encoding="utf-8")
BOOK = ROOT / "examples" / "book" / "customers.csv"
TODAY = "2026-11-23"
LINES = f"""
due --within 20
log kelby "hi" --with rob --promise "x by fri" --problem "gap: a" --fact "want: LED" --mood ok
tried halden "vm"
paste -
brief "St Bede's"
brief halden
done p58 "sent"
slip p61 fri --told
snooze kelby fri --because x
away
away 2026-12-24..2027-01-02 --cover "Joel Pratt"
near aldermere
waiting
review kelby
review halden --done "as agreed" --goal "no drips"
lost
lost "Wyvern Cold"
find lift
undo
tiers
wall
wall --hours
report
report problems --where tier:A
rate --target 99.9 --benchmark 85 --source "trade survey" --what-if new=20,keep=90 --cohort --explain
rate --by month --tier B
value --explain
plan
plan --adherence
plan --fit 20m
import {shlex.quote(str(BOOK))}
import people.csv --kind people
import --pending
import --pending b1 --at kelby
import --pending b2 --drop
merge
merge kelby tern
history
history kelby
doctor
backup copy.db --force
restore copy.db
config
config set region GB
config unset region
paths
help
help due
help figures
demo
customer add "New One" --town Leeds --email a@b.example --tag x
customer list --where tier:A
customer show "St Bede's"
customer edit "New One" --town York
customer tags
customer retag x y
customer remove "New One"
person add "Zoë O'Hara" --at "St Bede's" --role buyer
person list
person show rob
person map "St Bede's"
person edit "Zoë O'Hara" --role chief
person remove "Zoë O'Hara"
fact add "Rob Kelby child: Mia, cello"
fact list "St Bede's"
fact show f1
fact edit f1 rows
fact remove f1
colleague add "Jo Bloggs"
colleague list
colleague show "Joel Pratt"
colleague edit "Jo Bloggs" --role x
colleague remove "Jo Bloggs"
entry add halden "rang back"
entry list "St Bede's"
entry show e1150
entry edit e1150 --text x
entry remove e1150
promise add halden "send it by fri"
promise list
promise show p62
promise edit p62 --text y
promise remove p62
problem add halden "gap: a"
problem list
problem show g16
problem edit g16 --severe
problem remove g1
sale add halden 1200 Filter
sale list halden
sale show s1
sale edit s1 --margin 10
sale remove s1
contract add halden HVAC --value 1000
contract list
contract show k4
contract edit k4 --value 1000
contract renew k4
contract lose k5 --because dear
contract remove k9
erase f2 --dry-run
erase d23
expectation add halden "no drips"
expectation list
expectation show x1
expectation edit x1 --text z
expectation remove x1
log halden "hi" --opportunity "opens a second works"
referral ask
referral asked halden
referral add halden "Mill Lane Garage"
referral given r4 "Toller Joinery"
referral contacted r5
referral won r5 --became garage --amount 900
referral lost r4
referral list
referral show r1
referral edit r5 --amount 1000
brief halden
brief garage
customer show halden
referral remove r3
opportunity add halden "a third shift" --next "call by fri"
opportunity list
opportunity show o1
opportunity edit o1 --amount 5
opportunity win o1
opportunity lose o3 --because dear
opportunity remove o4
news add "Quiet hour" --tag quiet --to halden
news list
news list halden
news show n4
news edit n8 --third-party
news tell n8 halden "they liked it"
news answer n8 halden wanted
news drop n8 kelby
news ideas
news matrix
news watch harlow
news watch
news fetch {shlex.quote(str(BOOK))}
news unwatch 1
news remove n5
"""
"""Every command, in an order in which each has something to show."""
_OF_CUSTOMER = "list CUSTOMER, tell, answer and drop have "
NEWS = {
    **dict.fromkeys(("list halden", "tell", "answer", "drop"), _OF_CUSTOMER),
    "show": "show adds ",
    "ideas": "ideas has ",
    "matrix": "matrix has ",
    "watch": "watch has ",
}
"""What `news` shows beside news itself, and how the page begins to say so."""
ADDRESSES = "Name,Company,Email\nMy Dentist,Dental,teeth@dental.example\nAunt Mary,,mary@gmail.com\n"
"""Two people who are at no customer."""
A_FILE = {"export"}
"""Writes a file: what is in it is said by its suffix."""
AS_LOG, ROWS = {"tried": "log", "paste": "log", "demo": "due"}, "code name done"
MONEY = {"value", "amount", "margin", "expected_value", "top_value", "customers_value", "cost", "perk_cost"} | {
    *("year_amount", "ten_years_amount", "in_2", "in_10", "plain_2", "plain_10", "next_year"),
}
_WORD = re.compile(r"([\w:]+)([\[{]?)|([\]}])")

Shape = dict[str, Any]


def shape(text: str) -> Shape:
    """The keys written down in a part of the page, each with those nested in it."""
    top: Shape = {}
    stack = [top]
    for name, opened, closed in _WORD.findall(text):
        if closed:
            stack.pop()
            continue
        stack[-1][name] = {}
        if opened:
            stack.append(stack[-1][name])
    return top


def page() -> dict[str, list[str]]:
    """What the page says of each command, by its parts between semicolons."""
    found: dict[str, str] = {}
    name = ""
    for line in PAGE.splitlines():
        if opened := re.match(r"([a-z]+) +(\S.*)", line):
            name = opened[1]
            found[name] = opened[2]
        elif line.startswith("    "):
            found[name] += " " + line.strip()
    return {name: text.split("; ") for name, text in found.items() if name in COMMANDS}


def of_news(words: list[str]) -> list[str]:
    """What the page promises for a line about news: its own keys, or those of what it shows instead."""
    first, *more = page()["news"]
    part = NEWS.get(" ".join(words[1:]), NEWS.get(words[1], ""))
    found = next((text.removeprefix(part) for text in more if part and text.startswith(part)), first)
    return [f"{first} {found}" if "adds" in part else found]


def told(words: list[str]) -> Shape:
    """The keys that the page promises for a line."""
    verb = words[0]
    first, *more = of_news(words) if verb == "news" else page()[AS_LOG.get(verb, verb)]
    own = [part.partition(" has ")[2] for part in more if words[1:] and part.startswith(f"{words[1]} has ")]
    first = own[0] if own else first
    if words[1:2] in (["remove"], ["unwatch"]) or (verb == "import" and {"--at", "--drop"} & set(words)):
        return shape(ROWS)
    if "--pending" in words or (verb in {"history", "merge", "help", "wall", "lost"} and len(words) > 1):
        found = next((one for one in more if one.startswith(f"help {words[1]} ")), more[0])
        return shape(re.sub(r"^(of one record|of one customer|of two|help \w+|with --(?:hours|pending)) ", "", found))
    if words[:2] == ["customer", "show"]:
        return shape(first) | shape(more[0].removeprefix("show adds "))
    if verb == "away" and len(words) > 1:
        return shape(first) | shape(more[0].removeprefix("with days also "))
    return shape(first)


def objects(value: Any) -> list[dict[str, Any]]:
    return [value] if isinstance(value, dict) else [one for one in value or () if isinstance(one, dict)]


def differ(value: Any, wanted: Shape, at: str = "") -> Iterator[str]:
    """Where a document has other keys than the page, as paths."""
    for one in objects(value):
        if set(one) != set(wanted):
            yield f"{at}: {sorted(set(one) ^ set(wanted))}"
        for key, below in wanted.items():
            if below and isinstance(one.get(key), list | dict):
                yield from differ(one[key], below, f"{at}.{key}")


def money(value: Any) -> Iterator[Any]:
    """Every value under a key that holds money."""
    for one in objects(value):
        for key, below in one.items():
            if isinstance(below, list | dict):
                yield from money(below)
            elif key in MONEY and below is not None and not (key == "value" and "source" in one):
                yield below


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What each line prints, read, in order on one sample diary."""
    folder = tmp_path_factory.mktemp("contract")
    with pytest.MonkeyPatch.context() as patched:
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
            patched.setenv(name, str(folder / name.lower()))
        patched.chdir(folder)
        (folder / "people.csv").write_text(ADDRESSES, encoding="utf-8")
        return {line: _said(folder, line, patched) for line in ["demo --json", *LINES.split("\n")] if line}


def _said(folder: Path, line: str, patched: pytest.MonkeyPatch) -> Any:
    out, err = io.StringIO(), io.StringIO()
    patched.setattr(sys, "stdin", io.StringIO("Halden: rang > call back by fri\n"))
    patched.setattr(sys, "stdout", out)
    patched.setattr(sys, "stderr", err)
    code = run(["--db", str(folder / "sample.db"), "--today", TODAY, "--yes", "--json", *shlex.split(line)])
    assert code == 0, (line, err.getvalue())
    return json.loads(out.getvalue())


def test_every_command_that_prints_json_is_tried() -> None:
    def paths(group: Any, above: str = "") -> Iterator[str]:
        for name, command in group.commands.items():
            below = list(paths(command, f"{above}{name} ")) if hasattr(command, "commands") else []
            yield from below or [f"{above}{name}"]

    known = {path for path in paths(get_command(application(["--help"]))) if path not in A_FILE}
    tried = {" ".join(line.split()[:2]) for line in LINES.split("\n") if line}
    assert not [path for path in known if not any(f"{line} ".startswith(f"{path} ") for line in tried)]


def test_keys_at_every_depth_are_those_of_the_page(documents: dict[str, Any]) -> None:
    found = {line: list(differ(document, told(shlex.split(line)))) for line, document in documents.items()}
    assert not {line: paths for line, paths in found.items() if paths}


def test_money_is_text_with_two_decimals(documents: dict[str, Any]) -> None:
    amounts = [amount for document in documents.values() for amount in money(document)]
    assert len(amounts) > 100
    assert not [amount for amount in amounts if not re.fullmatch(r"-?\d+\.\d\d", str(amount)) or amount != str(amount)]


def test_days_are_iso_dates(documents: dict[str, Any]) -> None:
    def days(value: Any) -> Iterator[Any]:
        for one in objects(value):
            for key, below in one.items():
                if isinstance(below, list | dict):
                    yield from days(below)
                elif (key == "day" or key.endswith(("_on", "_until"))) and below is not None:
                    yield below

    found = [day for document in documents.values() for day in days(document)]
    assert len(found) > 100
    assert not [day for day in found if not re.fullmatch(r"\d{4}-\d\d-\d\d", str(day))]
