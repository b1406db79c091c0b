"""A review as Markdown, to be shown to the customer: a file each."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from retain.disk import sync_name
from retain.domain.dates import day_said
from retain.domain.errors import CantCreate, Misused
from retain.domain.review_parts import dated, shown
from retain.exchange.markdown import escaped
from retain.exchange.outfile import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from retain.domain.review import Review

SUFFIX = ".md"
LONGEST = 80
"""Letters of a file's name."""
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)")
"""Names that Windows keeps for itself."""


def write(target: Path, reviews: Sequence[Review], *, force: bool) -> list[Path]:
    """Write each review, to the one file named or into a folder under the customer's name; returns the files.

    Raises Misused for several reviews and one file, and for a file that isn't Markdown; CantCreate, before anything is
    written, where a file is there already and not `force`; else as exchange/outfile.py does.
    """
    files = _files(target, reviews)
    if taken := [path for path in files if not force and path.exists()]:
        raise CantCreate(f"{taken[0]} is there already.", "Add --force to replace it.")
    for path, review in zip(files, reviews, strict=True):
        with written(path, force=force) as out:
            out.writelines(f"{line}\n" for line in lines(review))
    return files


def _files(target: Path, reviews: Sequence[Review]) -> list[Path]:
    if target.suffix.lower() == SUFFIX and not target.is_dir():
        if len(reviews) > 1:
            raise Misused(f"{len(reviews)} reviews don't go into one file.", "Name a folder with -o.")
        return [target]
    if not target.exists():
        if target.suffix:
            raise Misused(f"{target} doesn't end in {SUFFIX}.", "A review is Markdown: end it so, or name a folder.")
        try:
            target.mkdir(mode=0o700)
            sync_name(target)
        except OSError as error:
            raise CantCreate(f"{target} can't be made: {error.strerror}.", "Name another folder.") from error
    names = [file_name(one.name) for one in reviews]
    alone = [sum(other.casefold() == name.casefold() for other in names) == 1 for name in names]
    return [
        target / (f"{name}{SUFFIX}" if single else f"{name} c{one.customer}{SUFFIX}")
        for name, single, one in zip(names, alone, reviews, strict=True)
    ]


def file_name(customer: str) -> str:
    """A customer's name as a file's, on any system: letters, digits and spaces, a dash for what else there is."""
    plain = re.sub(r"[^\w '&+,()-]+", "-", customer).strip(" -")[:LONGEST].strip(" -") or "customer"
    return f"{plain}-" if _RESERVED.fullmatch(plain) else plain


def lines(review: Review) -> Iterator[str]:
    """The page: the customer, the period, a heading a part; no codes, nothing private."""
    yield f"# Review: {escaped(review.name)}"
    yield ""
    yield f"{day_said(review.since, review.until)} to {day_said(review.until, review.until)} {review.until.year}"
    for part in shown(review.parts.values()):
        yield ""
        yield f"## {part.title}"
        yield ""
        if part.says:
            yield escaped(part.says)
        if part.says and part.points:
            yield ""
        yield from (f"- {escaped(dated(one, review.until))}" for one in part.points)
