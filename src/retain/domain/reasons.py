"""Every reason a customer can be due, one line each: `due`, `--why`, `brief`, `plan` and `help due` read this table."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from retain.domain import (
    owed_clocks,
    owed_contracts,
    owed_growth,
    owed_orders,
    owed_people,
    owed_problems,
    owed_promises,
)

if TYPE_CHECKING:
    from retain.domain.accounts import Account, Day
    from retain.domain.owed import Owed


class Reason(NamedTuple):
    """One rule of being due.

    What it is called, when its row starts and ends, its band and score, what settles it, the contact it proposes
    ("" where the clocks decide), the code of its rows, how it is found, and its sentence.
    """

    name: str
    starts: str
    ends: str
    band: str
    score: str
    settled_by: str
    proposes: str
    code: str
    find: "Callable[[Account, Day], Iterator[Owed]]"
    says: "Callable[[Owed, date], str]"


_NEVER = "never by itself"
_PROMISE = "promise: 12 x d, d from 0.2 at -14 days to 1.0 at +7"
_DATED = "dated: 4"
_LATE = "late: A 6.0, B 3.9, C 1.8 x min(1, overdue / cadence), the latest clock's"
_VISIT = "face-to-face: 2, and late"

REASONS = (
    Reason("promise", "3 working days before its date", _NEVER, "2, from its day 1", _PROMISE,
           "done, slip, broken or dropped", "email", "p12", owed_promises.mine, owed_promises.says_mine),
    Reason("colleague's promise", "2 working days before its date, and on it", _NEVER, "2, from its day 1", _PROMISE,
           "done; done p12-ask once asked; slip", "call", "p12, p12-ask",
           owed_promises.colleagues, owed_promises.says_colleague),
    Reason("problem",
           "severe at once and daily; others the next working day, then after 3 quiet working days or on the target",
           _NEVER, "1", "problem: 10 severe, else 7", "a contact of ours, until its next day; done when solved", "call",
           "g3", owed_problems.troubles, owed_problems.says_trouble),
    Reason("question", "the same working day for A, the next for others", _NEVER, "1", "answer: 9",
           "done g3 --answered", "call", "g3", owed_problems.questions, owed_problems.says_question),
    Reason("invoice", "its next action, else 7 days after the last one", _NEVER, "2", _DATED,
           "a contact of ours --for billing, done g3-action, or done g3", "email", "g3-action",
           owed_problems.invoices, owed_problems.says_invoice),
    Reason("solved?", "2 and 14 days after solving", "when the next check starts, the last after 14 days", "2", _DATED,
           "a contact --for check, or done", "call", "g3-check", owed_problems.checks, owed_problems.says_solved),
    Reason("thank-you", "the working day after a first order, a new product or an unusually large order",
           "14 days later", "2", _DATED, "a contact --for thanks, or done", "card", "s812-thanks",
           owed_orders.thanks, owed_orders.says_thanks),
    Reason("delivery check", "2 days, 2 weeks and 2 months after such an order is delivered",
           "when the next check starts, the last a month later", "2", _DATED, "a contact --for check, or done",
           "call", "s812-check", owed_orders.checks, owed_orders.says_check),
    Reason("delivery", "14 days after any other delivery without a contact", "2 months after the delivery", "2", _DATED,
           "any contact, or done", "email", "s812-check", owed_orders.rides, owed_orders.says_delivery),
    Reason("contract step", "180, 120, 90, 60 and 30 days before a contract's decision date, and once it is over",
           "when the next step starts, or once it is renewed or lost; an auto-renewing one's at its decision date", "2",
           "contract step: 8", "done k4-step, or retain contract renew or lose", "call", "k4-step",
           owed_contracts.steps, owed_contracts.says_step),
    Reason("neglected contract", "90 days of a contract's term without a conversation", "with the term", "2", _DATED,
           "a conversation of the rep's own, or done", "call", "k4-neglect",
           owed_contracts.neglect, owed_contracts.says_neglect),
    Reason("renewal thanks", "the working day after a renewal", "14 days later", "2", _DATED,
           "a contact --for thanks, or done", "card", "k4-thanks", owed_contracts.thanks, owed_contracts.says_thanks),
    Reason("expectation", "six months after it was set, or on its own review date", _NEVER, "2", _DATED,
           "done x3 --result met, partly or missed", "call", "x3", owed_contracts.reviews, owed_contracts.says_review),
    Reason("referral thanks", "the working day after a referral was given", "14 days later", "2", _DATED,
           "a contact --for thanks, or done", "card", "r4-thanks", owed_growth.thanks, owed_growth.says_thanks),
    Reason("opportunity", "its next step's date (working day before)", _NEVER, "2", _DATED,
           "done o3-step, a new --next, or opportunity win or lose", "call", "o3-step",
           owed_growth.steps, owed_growth.says_step),
    Reason("rhythm", "past twice the median gap between orders and past its 90th percentile (5 orders)", _NEVER, "2",
           "rhythm: 6", "a contact or an order", "call", "c5-rhythm", owed_orders.rhythm, owed_orders.says_rhythm),
    Reason("confirming note", "the working day after they promised", "when the first chase starts", "2", _DATED,
           "a written contact of ours, or done --noted", "email", "p12-note",
           owed_promises.confirmations, owed_promises.says_confirmation),
    Reason("chase", "1 and 5 days after their promise was due", "when the next step starts", "2", _DATED,
           "a contact of ours, or done", "email", "p12-chase", owed_promises.chases, owed_promises.says_chase),
    Reason("drop it?", "10 days after their promise was due", _NEVER, "2", _DATED, "done, slip or done --dropped",
           "call", "p12", owed_promises.given_up, owed_promises.says_given_up),
    Reason("note to self", "on its date", _NEVER, "2", _DATED, "done", "", "p12",
           owed_promises.notes, owed_promises.says_note),
    Reason("person left", "the day they left", "60 days later", "2", _DATED, "a contact after it, or done", "call",
           "d4-left", owed_people.leavers, owed_people.says_left),
    Reason("birthday card", "the day a card must be posted", "on the birthday", "2", _DATED, "a card, or done", "card",
           "d4-card", owed_people.cards, owed_people.says_card),
    Reason("birthday", "the birthday of a key contact (working day before)", "the day after", "2", _DATED,
           "a contact of ours, or done", "message", "d4-birthday", owed_people.birthdays, owed_people.says_birthday),
    Reason("review", "90 days after the last review done", _NEVER, "3", "review: 3, and late",
           "review --done, or a contact --for review: A in person, B a call or visit, C any", "", "c5-review",
           owed_clocks.review, owed_clocks.says_clock),
    Reason("touch", "when its cadence is reached", _NEVER, "3", _LATE, "a touch", "", "c5-touch",
           owed_clocks.touch, owed_clocks.says_clock),
    Reason("conversation", "when its cadence is reached", _NEVER, "3", _LATE, "a conversation of the rep's own", "",
           "c5-conversation", owed_clocks.conversation, owed_clocks.says_clock),
    Reason("face-to-face visit", "when its cadence is reached", _NEVER, "3", _VISIT,
           "a meeting, lunch or visit of the rep's own", "", "c5-visit", owed_clocks.face, owed_clocks.says_clock),
    Reason("visit with an executive", "every 365 days for A", _NEVER, "3", _VISIT,
           "a visit --by a colleague who is an executive", "visit", "c5-official",
           owed_clocks.official, owed_clocks.says_clock),
    Reason("four a year", "75 days without a touch", _NEVER, "3", "floor: 5, and late", "a touch", "", "c5-year",
           owed_clocks.floor, owed_clocks.says_floor),
    Reason("agenda", "14 days before a review", "on the review's day", "4", "review: 3", "the review", "", "c5-agenda",
           owed_clocks.agenda, owed_clocks.says_agenda),
)  # fmt: skip
"""The one table. A new rule is a new line."""

BY_NAME = {reason.name: reason for reason in REASONS}
_CONCERNED: "dict[object, Callable[[Account, date], object]]" = {
    owed_promises.__name__: lambda account, _: account.promises,
    owed_problems.__name__: lambda account, _: account.problems,
    owed_orders.__name__: lambda account, _: account.deliveries,
    owed_orders.rhythm: lambda account, by: owed_orders.may_break(account.sales, by),
    owed_people.__name__: lambda account, _: account.birthdays or account.leavers,
    owed_contracts.__name__: lambda account, _: account.contracts or account.expectations,
    owed_growth.__name__: lambda account, _: account.referrals or account.opportunities,
    owed_clocks.__name__: lambda account, _: account.clocks,
}
"""What the reasons of a module, or one of them, need to find anything by a day; most customers have none of it."""
_RUNS = [
    (concerned, tuple(reason.find for reason in some))
    for concerned, some in groupby(
        REASONS, lambda reason: _CONCERNED.get(reason.find) or _CONCERNED[reason.find.__module__]
    )
]


def found(account: "Account", day: "Day", by: date = date.max) -> "list[Owed]":
    """Everything owed to one customer, due already or ahead, in the table's order; all of it that is due `by` a day."""
    return [owed for concerned, some in _RUNS if concerned(account, by) for find in some for owed in find(account, day)]


def says(owed: "Owed", today: date) -> str:
    """The sentence of one thing owed."""
    return BY_NAME[owed.reason].says(owed, today)
