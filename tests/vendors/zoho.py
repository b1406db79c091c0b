"""Zoho CRM: accounts, contacts and deals."""

from __future__ import annotations

from tests.vendors.tables import Export, export

ZOHO: dict[str, Export] = {
    "zoho_accounts": export(
        "Record Id,Account Owner.id,Account Owner,Account Name,Phone,Website,Parent Account.id,Parent Account,"
        "Account Number,Account Type,Industry,Billing Street,Billing City,Billing Code,Billing Country,Tag,"
        "Description",
        {
            "Record Id": "zcrm_501",
            "Account Owner": "Lee",
            "Account Name": "Elm AG",
            "Phone": "+41 44 668 18 00",
            "Account Number": "77",
            "Account Type": "Prospect",
            "Billing Street": "Weg 1",
            "Billing City": "Zürich",
            "Billing Code": "8001",
            "Billing Country": "Switzerland",
            "Tag": "vip",
            "Description": "d",
        },
    ),
    "zoho_contacts": export(
        "Record Id,Contact Owner.id,Contact Owner,First Name,Last Name,Account Name.id,Account Name,Email,Title,"
        "Phone,Mobile,Date of Birth,Email Opt Out,Secondary Email,Description",
        {
            "Record Id": "zcrm_601",
            "First Name": "Max",
            "Last Name": "Jäger",
            "Account Name.id": "zcrm_501",
            "Account Name": "Elm AG",
            "Email": "max@elm.example",
            "Title": "CTO",
            "Mobile": "+41 79 123 45 67",
            "Date of Birth": "1966-07-08",
            "Email Opt Out": "true",
            "Secondary Email": "m@home.example",
            "Description": "skis",
        },
    ),
    "zoho_deals": export(
        "Record Id,Deal Owner.id,Deal Owner,Amount,Deal Name,Closing Date,Account Name.id,Account Name,Stage,Type,"
        "Next Step,Probability (%),Expected Revenue,Created Time,Contact Name,Description",
        {
            "Record Id": "zcrm_701",
            "Amount": "CHF 5'000.00",
            "Deal Name": "Lifts",
            "Closing Date": "2026-10-01",
            "Account Name.id": "zcrm_501",
            "Account Name": "Elm AG",
            "Stage": "Closed Won",
            "Expected Revenue": "5000",
            "Created Time": "2026-07-01 10:00:00",
        },
        {
            "Record Id": "zcrm_702",
            "Amount": "CHF 6'000.00",
            "Deal Name": "Ropes",
            "Closing Date": "2026-10-02",
            "Account Name.id": "zcrm_501",
            "Account Name": "Elm AG",
            "Stage": "Closed Lost to Competition",
            "Created Time": "2026-07-02 10:00:00",
        },
    ),
}
