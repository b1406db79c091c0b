"""How a brief looks: JSON, a line for each thing in a pipe, one screen on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retain.domain import money, reasons
from retain.domain.dates import birthday_said, day_said, days_said, said
from retain.domain.facts import FACT_KINDS, WISHES
from retain.domain.owed_clocks import NAMES
from retain.domain.strip import empty
from retain.domain.strip import said as year_said
from retain.render.brief_growth import growth_lines
from retain.render.brief_lost import is_lost, why_said, win_back
from retain.render.brief_news import idea_line, told
from retain.render.brief_standing import moods_line, standing_lines, taken_for_granted
from retain.render.brief_terms import contract_line, expectation_line
from retain.render.lifetime import spans
from retain.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from retain.domain.brief import Brief, Contact, File, Said
    from retain.domain.facts import Fact
    from retain.domain.people import Reach
    from retain.domain.problems import Problem
    from retain.domain.sales import Sale
    from retain.domain.standings import Owing
    from retain.render.screen import Screen

OWES = {"me": "you", "colleague": "a colleague", "customer": "they", "note": "note to self"}
SHORT = {"conversation": "talk", "face": "visit", "official": "executive"}


class Line(NamedTuple):
    """One line of a brief: the part it belongs to, its text, a colour where it has one.

    Lines that have a `short` form stand side by side on a terminal.
    """

    part: str
    text: str
    color: str = ""
    short: str = ""


def show(screen: Screen, brief: Brief, today: date, currency: str) -> None:
    """Show a customer before the call."""
    if screen.json:
        from retain.render.brief_document import document

        screen.document(document(brief, today))
    elif screen.terminal:
        from retain.render.brief_card import card

        screen.draw(card(list(lines(brief, today, currency)), screen.console.width))
    else:
        for line in lines(brief, today, currency):
            screen.line(f"{line.part}\t{safe(line.text)}")


def lines(brief: Brief, today: date, currency: str) -> Iterator[Line]:
    """A brief's lines, most useful first, none cut."""
    yield Line("customer", " · ".join(_head(brief, today, currency)), "title")
    yield from _wishes(brief)
    yield from (Line("mind", text, "red") for text in _warnings(brief, today))
    yield from (Line(*part) for part in win_back(brief, today))
    yield from _due(brief, today)
    yield from (Line("also", text) for text in brief.riders)
    yield from (Line("tell", text) for text in told(brief))
    yield from (Line("idea", idea_line(one, today)) for one in brief.file.ideas)
    yield from (Line("promised", _promise(one, today), _late(one.due_on, today)) for one in brief.promises)
    yield from (Line("problem", _problem(one, today), "red" if one.is_urgent else "yellow") for one in brief.problems)
    yield from (Line("contract", contract_line(one, today, currency)) for one in brief.file.contracts)
    yield from (Line("expect", expectation_line(one, today)) for one in brief.file.expectations)
    yield from (Line("growth", text) for text in growth_lines(brief.file, today, currency))
    yield from _clocks(brief, today)
    yield from _year(brief.file)
    if brief.file.hours:
        yield Line("reach", f"best {brief.file.hours}")
    yield from (Line("reach", _reach(one, today)) for one in brief.file.reaches)
    yield from (Line("person", _person(one, today), "dim" if one.left(today) else "") for one in brief.file.people)
    yield from (Line("about", text) for text in _about(brief, today))
    yield from _served(brief, today)
    yield from _orders(brief, today, currency)
    if brief.lifetime:
        yield Line("value", spans(brief.lifetime, currency))
    yield from (Line(*part) for part in standing_lines(brief, today, currency))
    if brief.file.moods:
        yield Line("mood", moods_line(brief))
    yield from _marks(brief)
    if brief.dossier.missing and not is_lost(brief):
        yield Line("dossier", f"{brief.dossier.percent} % known; missing: {', '.join(brief.dossier.missing)}")
    yield from (Line("entry", entry(one, today)) for one in brief.file.entries)


def _head(brief: Brief, today: date, currency: str) -> Iterator[str]:
    account, file = brief.account, brief.file
    yield f"{account.standing.name} ({account.code})"
    yield f"{account.tier} {account.status}" if account.status in {"active", "past"} else account.status
    if town := " ".join(filter(None, (file.customer.postcode, file.customer.town))):
        yield town
    if account.value:
        yield f"{money.said(account.value, currency)} a year"
    yield f"since {file.since.year}" if file.since.year < today.year else f"since {day_said(file.since, today)}"
    if file.part_of:
        yield f"part of {file.part_of}"


def _warnings(brief: Brief, today: date) -> Iterator[str]:
    """What to mind: refusals, snoozes, attempts, and what was set by hand."""
    customer = brief.file.customer
    if customer.no_contact:
        ways = ", ".join(customer.no_contact)
        yield "no contact at all" if "all" in customer.no_contact else f"no contact by {ways}"
    if brief.snoozed:
        yield f"set aside until {said(brief.snoozed, today)}"
    if brief.tried:
        times = len(brief.account.tried)
        yield f"tried {'once' if times == 1 else f'{times} times'} in vain; back {said(brief.tried, today)}"
    yield from taken_for_granted(brief, today)
    if customer.tier and (customer.tier_until is None or customer.tier_until >= today):
        yield f"tier {customer.tier} by hand: {customer.tier_because}"
    if brief.file.unproven:
        yield f"billed {money.said(brief.file.unproven)} this quarter, value not shown: log a contact --for proof"
    if customer.interval:
        yield f"a touch every {customer.interval} days: {customer.interval_because}"
    if customer.said_because:
        yield why_said(brief, today)


def _wishes(brief: Brief) -> Iterator[Line]:
    """What they want and need, and who said so."""
    names = {one.person.id: one.person.name for one in brief.file.people}
    wishes = [fact for fact in brief.file.facts if fact.kind in WISHES]
    for fact in sorted(wishes, key=lambda one: WISHES.index(one.kind)):
        who = f" ({names[fact.person]})" if fact.person else ""
        yield Line("wants", f"{fact.kind}: {fact.text}{who} [{fact.code}]", "bold")


def _about(brief: Brief, today: date) -> Iterator[str]:
    """What is known beside, a line for each person and one for the customer: spouse, children, hobbies."""
    owners = [(one.person.name, one.person.id) for one in brief.file.people if not one.left(today)]
    for name, person in [*owners, (brief.file.customer.name, None)]:
        told = [fact for fact in reversed(brief.file.facts) if fact.person == person and fact.kind not in WISHES]
        if told:
            yield f"{name}: {'; '.join(map(_fact, sorted(told, key=_place)))}"


def _fact(fact: Fact) -> str:
    if not fact.name:
        return f"{fact.kind} {fact.text}"
    return f"{fact.kind} {fact.name}" + (f" ({fact.text})" if fact.text else "")


def _place(fact: Fact) -> int:
    return FACT_KINDS.index(fact.kind) if fact.kind in FACT_KINDS else len(FACT_KINDS)


def _due(brief: Brief, today: date) -> Iterator[Line]:
    for one in brief.owed:
        yield Line("due", f"{reasons.says(one, today)} [{one.code}]", "bold")
    if brief.proposal:
        purposes = f" for {', '.join(brief.proposal.purposes)}" if brief.proposal.purposes else ""
        yield Line("do", f"{brief.proposal.kind}{purposes}, {brief.proposal.minutes} min: {brief.command}", "cyan")
    if brief.next:
        yield Line("next", f"{brief.next.reason}, {said(brief.next.due, today)} [{brief.next.code}]")


def _late(day: date, today: date) -> str:
    return "red" if day < today else "yellow" if day == today else ""


def _promise(one: Owing, today: date) -> str:
    return f"{one.colleague or OWES[one.party]}: {one.text}, {said(one.due_on, today)} [p{one.id}]"


def _problem(one: Problem, today: date) -> str:
    urgent = "severe " if one.severe else ""
    number = f" {one.number}" if one.number else ""
    target = f", target {said(one.target_on, today)}" if one.target_on else ""
    age = days_said((today - one.raised_on).days)
    return f"{urgent}{one.kind}{number}: {one.text}, open {age}{target} [{one.code}]"


def _clocks(brief: Brief, today: date) -> Iterator[Line]:
    for clock in brief.account.clocks.values():
        days = (today - clock.last).days if clock.last else None
        ran = "none yet" if days is None else f"{days_said(days)} since the last"
        color = clock.color(today)
        text = f"{NAMES[clock.name]}: {ran}, every {clock.days}, due {said(clock.due, today)}, {color}"
        short = f"{SHORT.get(clock.name, clock.name)} {'never' if days is None else days}/{clock.days}"
        yield Line("clock", text, {"amber": "yellow"}.get(color, color), short)


def _year(file: File) -> Iterator[Line]:
    """The last twelve months, red where a quarter was empty; nothing of a customer known since this month."""
    if file.year and file.since < file.year[-1].first:
        yield Line("year", year_said(file.year, file.since), "red" if empty(file.year, file.since) else "")


def _reach(one: Reach, today: date) -> str:
    return f"{one.label + ' ' if one.label else ''}{one.raw}" + (
        f" (verified {said(one.verified_on, today)})" if one.verified_on else ""
    )


def _person(one: Contact, today: date) -> str:
    """A person in one line, the way to reach them before what they are."""
    post, person = one.position, one.person
    marks = [post.main and "key", post.sponsor and "sponsor", post.role, post.level]
    parts = [
        " ".join([f"{person.name} (d{person.id})", *(reach.raw for reach in one.reaches)]),
        _left(one, today),
        ", ".join(mark for mark in marks if mark),
        f"prefers {person.prefers}" if person.prefers else "",
        f"not by {', '.join(person.no_contact)}" if person.no_contact else "",
        f"birthday {birthday_said(person.birthday)}" if person.birthday else "",
    ]
    return "; ".join(filter(None, parts))


def _left(one: Contact, today: date) -> str:
    """Where somebody went, or where they came from and how long they know us."""
    if left_on := one.position.left_on:
        return f"LEFT {day_said(left_on, today)}" + (f", now at {one.now_at}" if one.now_at else "")
    if one.came_from and one.known_since:
        return f"came from {one.came_from}, knows us since {one.known_since.year}"
    return ""


def _served(brief: Brief, today: date) -> Iterator[Line]:
    if brief.file.service:
        yield Line("service", f"last {entry(brief.file.service, today)}")
    if (bill := brief.file.billing) is not None:
        number = f" {bill.number}" if bill.number else ""
        end = f"solved {said(bill.solved_on, today)}" if bill.solved_on and bill.solved_on <= today else "open"
        yield Line("billing", f"last error{number} {said(bill.raised_on, today)}: {bill.text}, {end} [{bill.code}]")


def _orders(brief: Brief, today: date, currency: str) -> Iterator[Line]:
    for sale in brief.file.orders:
        short = f"{day_said(sale.day, today).partition(' ')[2]} {money.said(sale.amount)}"
        yield Line("order", _order(sale, today, currency), short=short)
    if brief.usual is not None and not is_lost(brief):
        silent = (today - brief.file.orders[0].day).days
        yield Line("rhythm", f"usually orders every {days_said(brief.usual)}, now {silent}")


def _order(sale: Sale, today: date, currency: str) -> str:
    product = f" {sale.product}" if sale.product else ""
    delivered = f", delivered {said(sale.delivered_on, today)}" if sale.delivered_on else ""
    return f"{said(sale.day, today)}: {money.said(sale.amount, currency)}{product}{delivered} [{sale.code}]"


def _marks(brief: Brief) -> Iterator[Line]:
    if brief.file.tags:
        yield Line("tags", " ".join(f"#{tag}" for tag in brief.file.tags))
    if brief.file.custom:
        yield Line("fields", "; ".join(f"{name}: {value}" for name, value in brief.file.custom))


def entry(one: Said, today: date) -> str:
    """An entry in one line: day, kind, who, text."""
    event = one.entry
    way = "tried " if event.attempt else "in " if event.inbound else ""
    people = f" with {', '.join(one.people)}" if one.people else ""
    by = f" by {one.colleague}" if one.colleague else ""
    mood = f" ({event.mood})" if event.mood else ""
    text = f": {event.text}" if event.text else ""
    return f"{day_said(event.day, today)}: {way}{event.kind}{people}{by}{mood}{text} [e{event.id}]"
