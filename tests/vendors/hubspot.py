"""HubSpot: companies, contacts, deals and notes."""

from __future__ import annotations

from tests.vendors.tables import Export, export

HUBSPOT: dict[str, Export] = {
    "hubspot_companies": export(
        "Record ID,Company name,Company owner,Create Date,Phone Number,Last Activity Date,City,Country/Region,"
        "Postal Code,Industry,Lifecycle Stage,Company Domain Name",
        {
            "Record ID": "80010001",
            "Company name": "Acme Ltd",
            "Company owner": "Lee Park",
            "Phone Number": "+44 113 496 0000",
            "City": "Leeds",
            "Country/Region": "United Kingdom",
            "Postal Code": "LS1 1AA",
            "Industry": "FOOD",
            "Lifecycle Stage": "Customer",
            "Company Domain Name": "acme.example",
        },
        {"Record ID": "80010002", "Company name": "Cedar", "Lifecycle Stage": "Lead"},
    ),
    "hubspot_contacts": export(
        "Record ID,First Name,Last Name,Email,Phone Number,Mobile Phone Number,Job Title,Contact owner,"
        "Associated Company,Last Activity Date (GMT+1),Lead Status,Create Date (GMT+1),Associated Company IDs,"
        "Unsubscribed from all email",
        {
            "Record ID": "51",
            "First Name": "Jo",
            "Last Name": "Vale",
            "Email": "jo@acme.example",
            "Phone Number": "0113 496 0007",
            "Mobile Phone Number": "07700 900007",
            "Job Title": "Buyer",
            "Associated Company": "Acme Ltd (80010001);Cedar (80010002)",
            "Associated Company IDs": "80010001;80010002",
            "Unsubscribed from all email": "true",
        },
        {"Record ID": "52", "First Name": "Lone", "Last Name": "Wolf", "Email": "lone@gmail.com", "Lead Status": "New"},
    ),
    "hubspot_deals": export(
        "Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Pipeline,Associated Company,"
        "Associated Company IDs,Create Date,Closed Lost Reason",
        {
            "Record ID": "901",
            "Deal Name": "Ovens",
            "Deal Stage": "Closed Won",
            "Close Date": "2026-03-05 14:22",
            "Amount": "1200.50",
            "Associated Company": "Acme Ltd",
            "Associated Company IDs": "80010001",
            "Create Date": "2026-01-02 10:00",
        },
        {
            "Record ID": "902",
            "Deal Name": "Fryers",
            "Deal Stage": "Contract Sent",
            "Close Date": "2026-12-24 10:00",
            "Amount": "500",
            "Associated Company": "Acme Ltd (80010001)",
            "Create Date": "2026-10-02 10:00",
        },
        {
            "Record ID": "903",
            "Deal Name": "Mixers",
            "Deal Stage": "Closed Lost",
            "Close Date": "2026-04-01 10:00",
            "Associated Company IDs": "80010001",
            "Create Date": "2026-02-02 10:00",
            "Closed Lost Reason": "price",
        },
        {
            "Record ID": "904",
            "Deal Name": "X",
            "Deal Stage": "Appointment Scheduled",
            "Associated Company": "Unknown GmbH",
        },
    ),
    "hubspot_notes": export(
        "Record ID,Note body,Activity date,Activity assigned to,Create date,Associated Contact,"
        "Associated Contact IDs,Associated Company,Associated Company IDs",
        {
            "Record ID": "1",
            "Note body": "<p>Spoke about <b>ovens</b> &amp; delivery</p>",
            "Activity date": "2026-05-06 09:15",
            "Activity assigned to": "Lee Park",
            "Associated Contact": "Jo Vale (jo@acme.example)",
            "Associated Company": "Acme Ltd",
            "Associated Company IDs": "80010001",
        },
        {
            "Record ID": "2",
            "Note body": "only contact",
            "Activity date": "2026-05-07",
            "Associated Contact": "Jo Vale (jo@acme.example)",
        },
    ),
}
