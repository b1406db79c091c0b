"""The schema: one SQLModel class a noun, with the same fields as its record, and the laws the file itself keeps."""

from retain.store.tables.bystanders import BystanderRow
from retain.store.tables.colleagues import ColleagueRow
from retain.store.tables.contracts import ContractRow
from retain.store.tables.customers import CustomerRow, CustomRow, SourceRow, StatementRow, TagRow
from retain.store.tables.entries import EntryRow, PresenceRow
from retain.store.tables.expectations import ExpectationRow
from retain.store.tables.facts import FactRow
from retain.store.tables.laws import Row
from retain.store.tables.news import NewsRow, TellingRow, WatchRow
from retain.store.tables.opportunities import OpportunityRow
from retain.store.tables.people import PersonRow, PositionRow, ReachRow
from retain.store.tables.problems import ProblemRow
from retain.store.tables.promises import PromiseRow, SlipRow
from retain.store.tables.referrals import ReferralRow
from retain.store.tables.sales import SaleRow
from retain.store.tables.settlements import AwayRow, SettlementRow, SnoozeRow

NOUNS: dict[str, type[Row]] = {
    str(row.__tablename__): row
    for row in (
        CustomerRow,
        StatementRow,
        TagRow,
        CustomRow,
        SourceRow,
        PersonRow,
        PositionRow,
        ReachRow,
        ColleagueRow,
        EntryRow,
        PresenceRow,
        FactRow,
        PromiseRow,
        SlipRow,
        ProblemRow,
        SaleRow,
        ContractRow,
        ExpectationRow,
        WatchRow,
        NewsRow,
        TellingRow,
        ReferralRow,
        OpportunityRow,
        SettlementRow,
        SnoozeRow,
        AwayRow,
        BystanderRow,
    )
}
"""Each noun's table, by its name."""
