"""What may be said of a customer on the command line, and the fields it makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from retain.cli import choose
from retain.cli.reaches import Drop, Emails, NoContact, Phones, Verified, channels
from retain.cli.typed import Many, amount, day, given
from retain.domain import attachments
from retain.domain.attachments import Attachments
from retain.domain.customers import AUTO
from retain.domain.errors import Misused, Refused

if TYPE_CHECKING:
    from datetime import date

    from retain.cli.context import Context

_Text = str | None
_CLEAR = {"", "auto", "none"}


@dataclass(frozen=True, slots=True)
class Said:
    """The options of a customer; a text of "" takes the value away."""

    town: Annotated[_Text, typer.Option(metavar="TEXT", help="Where it is; `near` and --where find it.")] = None
    postcode: Annotated[_Text, typer.Option(metavar="TEXT", help="`near` finds it by how it begins.")] = None
    country: Annotated[_Text, typer.Option(metavar="TEXT", help="Its country.")] = None
    address: Annotated[_Text, typer.Option(metavar="TEXT", help="Street and number.")] = None
    industry: Annotated[_Text, typer.Option(metavar="TEXT", help="Its trade; news tagged so fits it.")] = None
    part_of: Annotated[str | None, typer.Option(metavar="CUSTOMER", help="The customer this one belongs to.")] = None
    email: Emails = None
    phone: Phones = None
    drop: Drop = None
    verified: Verified = False
    tag: Annotated[Many, typer.Option(metavar="TAG", help="A tag; repeat for more.")] = None
    untag: Annotated[Many, typer.Option(metavar="TAG", help="A tag to take off.")] = None
    set: Annotated[Many, typer.Option(metavar="FIELD=VALUE", help="A field of your own; no VALUE takes it off.")] = None
    tier: Annotated[str | None, typer.Option(metavar="A|B|C|auto", help="A tier by hand, with --because.")] = None
    until: Annotated[str | None, typer.Option(metavar="DATE", help="The last day of the tier set by hand.")] = None
    interval: Annotated[
        int | None, typer.Option(metavar="DAYS", help="Days between touches; 0 for the tier's own.")
    ] = None
    status: Annotated[str | None, typer.Option(metavar="STATUS", help="active, past, lost, prospect or auto.")] = None
    prospect: Annotated[bool, typer.Option("--prospect", help="Has never bought.")] = False
    on: Annotated[str | None, typer.Option(metavar="DATE", help="Since when the status holds; else today.")] = None
    because: Annotated[str | None, typer.Option(metavar="TEXT", help="Why that tier, interval or status.")] = None
    potential: Annotated[str | None, typer.Option(metavar="high|normal|low", help="What it may grow to.")] = None
    expected: Annotated[str | None, typer.Option(metavar="AMOUNT", help="Expected value a year.")] = None
    no_contact: NoContact = None
    solo: Annotated[bool | None, typer.Option("--solo/--no-solo", help="One person is all there is.")] = None
    slow_payer: Annotated[
        int | None, typer.Option(metavar="DAYS", help="How many days late they usually pay; 0 for in time.")
    ] = None
    executive: Annotated[
        str | None, typer.Option(metavar="COLLEAGUE", help="The executive of yours who is paired with their top.")
    ] = None


def attached(said: Said) -> Attachments:
    """What these options hang on a customer or take off."""
    return Attachments(
        emails=tuple(said.email or ()),
        phones=tuple(said.phone or ()),
        tags=attachments.tags(said.tag),
        custom=attachments.fields(said.set),
        no_addresses=tuple(said.drop or ()),
        no_tags=attachments.tags(said.untag),
        verified=said.verified,
    )


def fields(context: Context, said: Said) -> dict[str, Any]:
    """The fields of the customer that these options change; a customer it is part of is looked up."""
    if said.because and not (said.tier or said.interval or said.status):
        raise Misused("--because explains --tier, --interval or --status.", "Say which of them it is about.")
    return {
        **given(
            town=said.town,
            postcode=said.postcode,
            country=said.country,
            address=said.address,
            industry=said.industry,
            part_of=said.part_of and choose.customer(context, said.part_of).id,
            potential=said.potential,
            expected_value=amount(said.expected),
            solo=said.solo,
            no_contact=channels(said.no_contact),
            executive=said.executive and _executive(context, said.executive),
        ),
        **({} if said.slow_payer is None else {"pays_late": said.slow_payer or None}),
        **_tier(said, day(context, said.until, "future")),
        **_interval(said),
        **_status(said, day(context, said.on, "past") or context.today),
    }


def _executive(context: Context, typed: str) -> int | None:
    """The number of a colleague who may be paired; raises Refused for one who is no executive."""
    found = choose.colleague(context, typed)
    if not found.executive:
        raise Refused(f"{found.name} is no executive.", f"retain colleague edit l{found.id} --executive")
    return found.id


def _tier(said: Said, until: date | None) -> dict[str, Any]:
    if said.tier is None:
        return {"tier_until": until} if until else {}
    if said.tier in _CLEAR:
        return {"tier": None, "tier_because": None, "tier_until": None}
    return {"tier": said.tier.upper(), "tier_because": said.because, "tier_until": until}


def _interval(said: Said) -> dict[str, Any]:
    if said.interval is None:
        return {}
    if said.interval == 0:
        return {"interval": None, "interval_because": None}
    if not said.because:
        raise Refused("An interval set by hand needs a reason.", "Add --because TEXT.")
    return {"interval": said.interval, "interval_because": said.because}


def _status(said: Said, on: date) -> dict[str, Any]:
    status = "prospect" if said.prospect else said.status
    if status is None:
        return {}
    status = AUTO if status in _CLEAR else status
    if status == "lost" and not said.because:
        raise Refused("A loss is said with its reason.", "Add --because TEXT.")
    return {"said": status, "said_on": on, "said_because": said.because}
