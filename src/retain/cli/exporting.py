"""What an export writes and where: a noun, a customer or the whole diary, to a file or to standard output."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from retain.cli import calendar, choose
from retain.domain.errors import Misused
from retain.domain.names import fold, short
from retain.domain.plurals import plural
from retain.exchange import sheet_out
from retain.exchange.cards_out import VERSIONS
from retain.exchange.outfile import written
from retain.render.safe import safe
from retain.store.sheets import NOUNS, PRIVATE, sheet, size, withheld

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from retain.cli.context import Context
    from retain.cli.page import Asked
    from retain.render.progress import Progress
    from retain.store.diary import Diary

SUFFIXES = (".csv", ".json", ".xlsx", ".vcf", ".ics", ".html")
WRITING = "writing"
_NAMES = {name: noun for noun in NOUNS for name in (noun, plural(noun))}
_OF_A_CUSTOMER = (
    *("person", "fact", "entry", "promise", "problem", "sale", "contract", "expectation"),
    *("referral", "opportunity"),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is exported: a noun, a customer by number, a page, or with none of them the whole diary."""

    form: str
    noun: str = ""
    customer: int | None = None
    private: bool = False
    vcard: str = VERSIONS[0]
    page: Asked | None = None
    whose: str = ""


def wanted(context: Context, file: str, words: str, *, private: bool, vcard: str) -> Wanted:
    """What the rep means; raises Misused for a suffix there isn't, and for CSV of nothing in particular."""
    form = _form(file, csv=bool(words) and not context.screen.json)
    if form == ".ics":
        calendar.check(words)
        return Wanted(form)
    named = words or (Path(file).stem if form == ".csv" else "")
    noun = _NAMES.get(fold(named), "")
    if form == ".csv" and not words and not noun:
        raise Misused("A CSV file holds one noun.", f"Say which: retain export {file} customer")
    if form == ".vcf" and noun not in {"", "person"}:
        raise Misused("Cards are of people.", f"For example: retain export {file}, or with a customer's name.")
    if vcard not in VERSIONS:
        raise Misused(f"There is no vCard {vcard} here.", f"One of: {', '.join(VERSIONS)}.")
    customer = choose.customer(context, words) if words and not noun else None
    number, whose = (customer.id, f"{short(customer.name)} (c{customer.id})") if customer else (None, "")
    return Wanted(form, "person" if form == ".vcf" else noun, number, private, vcard, whose=whose)


def page(file: str, words: str, since: str, also: Sequence[str], *, private: bool) -> Wanted | None:
    """The page that an .html file is asked for; None for any other file. Raises Misused."""
    form = "" if file == "-" else Path(file).suffix.lower()
    if form != ".html" and not since and not also:
        return None
    from retain.cli import page as pages

    return Wanted(form, private=private, page=pages.asked(form, words, since, also, private=private))


def export(context: Context, file: str, chosen: Wanted, *, force: bool) -> int:
    """Write it; how many private entries and facts stayed in the diary."""
    if chosen.page:
        from retain.cli import page as pages

        with written(Path(file), force=force) as out, context.outward(private=chosen.private) as diary:
            out.write(pages.text(context, diary, chosen.page, private=chosen.private))
        return 0
    if chosen.form == ".xlsx":
        from retain.cli import exporting_workbook

        return exporting_workbook.export(context, file, chosen, _titles(chosen), force=force)
    with (
        _target(context, file, force=force) as out,
        context.outward(private=chosen.private) as diary,
        context.watching(diary) as progress,
    ):
        if chosen.form == ".ics":
            out.write(calendar.text(context, diary, Path(file) if file != "-" else None))
            return 0
        _write(diary, out, chosen, progress)
        all_went = chosen.private or chosen.noun not in {"", *PRIVATE}
        return 0 if all_went else withheld(diary, chosen.noun, chosen.customer)


def _titles(chosen: Wanted) -> dict[str, str]:
    """The nouns of a workbook, each under its sheet's title; none for the manager's."""
    of_a_customer = ("customer", *_OF_A_CUSTOMER) if chosen.customer is not None else ()
    nouns = (chosen.noun,) if chosen.noun else of_a_customer
    return {noun: plural(noun).capitalize() for noun in nouns}


def _form(file: str, *, csv: bool) -> str:
    if file == "-":
        return ".csv" if csv else ".json"
    suffix = Path(file).suffix.lower()
    if suffix not in SUFFIXES:
        review = " Markdown is of a review: retain review CUSTOMER -o FILE.md" if suffix == ".md" else ""
        raise Misused(f"{file} doesn't end in a format there is.", f"End it in {' or '.join(SUFFIXES)}.{review}")
    return suffix


@contextmanager
def _target(context: Context, file: str, *, force: bool) -> Iterator[IO[str]]:
    """A file that is there whole or not at all; standard output once the diary is read, so that no pipe holds it."""
    if file != "-":
        with written(Path(file), force=force) as out:
            yield out
        return
    with TemporaryFile("w+", encoding="utf-8", newline="\n") as out:
        yield out
        out.seek(0)
        for line in out:
            text = line.removesuffix("\n")
            context.screen.line(safe(text.removesuffix("\r")) if context.screen.terminal else text)


def _write(diary: Diary, out: IO[str], chosen: Wanted, progress: Progress) -> None:
    noun = chosen.noun or "entry"
    total = size(diary, noun, chosen.customer) if progress.shown and chosen.noun else None
    if chosen.form == ".csv":
        found = sheet(diary, noun, customer=chosen.customer, private=chosen.private)
        sheet_out.write_csv(out, found.names, found.customs, progress.rows(found.rows, WRITING, total))
        return
    if chosen.form == ".vcf":
        parts = _cards(diary, chosen)
    elif chosen.noun:
        parts = _json(diary, chosen.noun, chosen)
    elif chosen.customer is not None:
        parts = _of_customer(diary, chosen)
    else:
        parts = _whole(diary, private=chosen.private)
    out.writelines(progress.rows(parts, WRITING, total))


def _whole(diary: Diary, *, private: bool) -> Iterator[str]:
    from retain.exchange.whole import lines
    from retain.store import whole

    return lines(whole.heading(diary, private=private), whole.tables(diary, private=private))


def _cards(diary: Diary, chosen: Wanted) -> Iterator[str]:
    """A card for everybody at a customer that is kept, or at the one named."""
    from retain.exchange.cards_out import lines
    from retain.store import folders
    from retain.store.intake.matching import own_prefix

    found = folders.people(diary, folders.staff(diary, None, left=False))
    there = [
        one
        for one in found
        if any(
            post.customer.archived_on is None and chosen.customer in {None, post.customer.id} for post in one.current
        )
    ]
    return lines(there, own_prefix(diary), chosen.vcard)


def _json(diary: Diary, noun: str, chosen: Wanted) -> Iterator[str]:
    found = sheet(diary, noun, customer=chosen.customer, private=chosen.private)
    return sheet_out.json_lines(found.names, found.customs, found.rows)


def _of_customer(diary: Diary, chosen: Wanted) -> Iterator[str]:
    """One customer: an object with the customer and a list of each noun that hangs on it."""
    yield '{"customer": '
    yield from (part.strip("[]\n") for part in _json(diary, "customer", chosen))
    for noun in _OF_A_CUSTOMER:
        yield f',\n"{plural(noun)}": '
        yield from (
            part.rstrip("\n") if part.startswith(("\n]", "[]")) else part for part in _json(diary, noun, chosen)
        )
    yield "}\n"
