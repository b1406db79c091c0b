"""Pipedrive: people, organizations, activities and deals."""

from __future__ import annotations

from tests.vendors.tables import Export, export

PIPEDRIVE: dict[str, Export] = {
    "pd_people": export(
        "Person - Name,Person - Organization,Person - Email - Work,Person - Email - Home,Person - Email - Other,"
        "Person - Phone - Work,Person - Phone - Home,Person - Phone - Mobile,Person - Phone - Other,"
        "Person - Open deals,Person - Owner,Person - ID",
        {
            "Person - Name": "Lia Moss",
            "Person - Organization": "Acme Ltd",
            "Person - Email - Work": "lia@acme.example",
            "Person - Phone - Mobile": "07700 900009",
            "Person - Phone - Home": "0113 496 0009",
            "Person - ID": "7",
            "Person - Owner": "Lee",
        },
    ),
    "pd_orgs": export(
        "Organization - Name,Organization - Label,Organization - Address,"
        "Organization - City/town/village/locality of Address,Organization - ZIP/Postal code of Address,"
        "Organization - Country of Address,Organization - People,Organization - Open deals,Organization - Owner,"
        "Organization - ID",
        {
            "Organization - Name": "Dogwood",
            "Organization - Label": "hot",
            "Organization - Address": "1 High St, York",
            "Organization - City/town/village/locality of Address": "York",
            "Organization - ZIP/Postal code of Address": "YO1 1AA",
            "Organization - Country of Address": "UK",
            "Organization - Owner": "Lee",
            "Organization - ID": "3",
        },
    ),
    "pd_activities": export(
        "Activity - ID,Activity - Type,Activity - Subject,Activity - Due date,Activity - Due time,"
        "Activity - Duration,Activity - Done,Activity - Deal,Activity - Person,Activity - Organization,"
        "Activity - Note,Activity - Assigned to user",
        {
            "Activity - ID": "1",
            "Activity - Type": "Call",
            "Activity - Subject": "Intro",
            "Activity - Due date": "2026-06-01",
            "Activity - Due time": "10:30",
            "Activity - Duration": "00:15",
            "Activity - Done": "Done",
            "Activity - Person": "Lia Moss",
            "Activity - Organization": "Acme Ltd",
            "Activity - Note": "<div>went well<br>really</div>",
        },
        {
            "Activity - Type": "Meeting",
            "Activity - Subject": "Later",
            "Activity - Due date": "2026-12-01",
            "Activity - Done": "To do",
            "Activity - Organization": "Acme Ltd",
        },
        {
            "Activity - Type": "Smarketing",
            "Activity - Subject": "odd",
            "Activity - Due date": "2026-06-02",
            "Activity - Done": "Done",
            "Activity - Person": "Lia Moss",
        },
    ),
    "pd_deals": export(
        "Deal - Title,Deal - Value,Deal - Organization,Deal - Contact person,Deal - Stage,Deal - Status,"
        "Deal - Owner,Deal - Expected close date,Deal - Won time,Deal - ID,Deal - Deal created",
        {
            "Deal - Title": "Vans",
            "Deal - Value": "€1.234,50",
            "Deal - Organization": "Dogwood",
            "Deal - Stage": "Negotiation",
            "Deal - Status": "Won",
            "Deal - Expected close date": "2026-09-30",
            "Deal - Won time": "2026-09-15 10:11:12",
            "Deal - ID": "31",
            "Deal - Deal created": "2026-08-01 10:00:00",
        },
        {
            "Deal - Title": "Cars",
            "Deal - Value": "€2.000,00",
            "Deal - Organization": "Dogwood",
            "Deal - Status": "Open",
            "Deal - ID": "32",
            "Deal - Deal created": "2026-08-02 10:00:00",
        },
    ),
}
