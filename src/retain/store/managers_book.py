"""The manager's workbook as of the diary's day, read a table at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retain.domain.customers import Customer
from retain.domain.problems import Problem
from retain.domain.promises import Promise
from retain.domain.report import PAGES, Report, window
from retain.domain.workbook import Workbook
from retain.domain.workbook_charts import charts
from retain.domain.workbook_sheets import Shelves, sheets
from retain.store import folders
from retain.store.books import Books
from retain.store.reporting import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retain.domain.policy import Policy
    from retain.domain.report import Figure
    from retain.store.diary import Diary

_DRAWN = ("customers_kept", "touches", "problems_open", "promises_due", "promises_broken")


def managers_book(diary: Diary, policy: Policy, currency: str) -> Workbook:
    """Figures of the last 90 days as `report` has them, and who and what is in the book; runs inside `reading()`."""
    period = window(None, None, diary.today)
    reader = Reader(diary, policy, period)
    report = Report(period, tuple(reader.page(name) for name in PAGES))
    return Workbook(
        period,
        tuple(_leading(report)),
        charts(reader.now, report),
        sheets(reader.now, reader.days[period], _shelves(diary, policy)),
        currency,
    )


def _leading(report: Report) -> Iterator[tuple[str, Figure]]:
    """The figures that lead each page, and those that the pictures add up to."""
    for page in report.pages:
        figures = {figure.name: figure for section in page.sections for figure in section.figures}
        wanted = dict.fromkeys((*page.leads, *_DRAWN))
        yield from ((page.name, figures[name]) for name in wanted if name in figures)


def _shelves(diary: Diary, policy: Policy) -> Shelves:
    books = Books(diary)
    return Shelves(
        {one.customer.id or 0: one for one in folders.customers(diary, diary.where(Customer, "1"), policy)},
        folders.people(diary, folders.staff(diary, None, left=False)),
        folders.promised(diary, books.newest(Promise, "made_on")),
        folders.problems(diary, books.newest(Problem, "raised_on")),
    )
