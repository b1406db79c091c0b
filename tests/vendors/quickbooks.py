"""QuickBooks, on the desktop and online: customers."""

from __future__ import annotations

from tests.vendors.tables import Export, export

QUICKBOOKS: dict[str, Export] = {
    "qb_desktop": export(
        ",Active Status,Customer,Balance,Balance Total,Company,Mr./Ms./...,First Name,M.I.,Last Name,"
        "Primary Contact,Main Phone,Fax,Alt. Phone,Secondary Contact,Job Title,Main Email,Bill to 1,Bill to 2,"
        "Bill to 3,Bill to 4,Bill to 5,Ship to 1,Customer Type,Terms,Rep,Sales Tax Code,Account No.,Credit Limit,"
        "Job Status,Start Date",
        {
            "Active Status": "Active",
            "Customer": "Fern Bakery",
            "Balance": "0.00",
            "Balance Total": "0.00",
            "Company": "Fern Bakery Inc.",
            "First Name": "Ned",
            "Last Name": "Oak",
            "Primary Contact": "Ned Oak",
            "Main Phone": "415-555-2671",
            "Alt. Phone": "415-555-2672",
            "Job Title": "Owner",
            "Main Email": "ned@fern.example",
            "Bill to 1": "Fern Bakery",
            "Bill to 2": "1 Elm St",
            "Bill to 3": "Bayshore, CA 94326",
            "Terms": "Net 30",
        },
        {"Active Status": "Active", "Customer": "Fern Bakery:Roof", "Balance": "0"},
    ),
    "qb_contact_list": export(
        "Customer,Phone Numbers,Email,Full Name,Billing Address,Shipping Address",
        {
            "Customer": "Gorse Deli",
            "Phone Numbers": "Phone:(415) 555-2673 Mobile:(415) 555-2674",
            "Email": "ola@gorse.example",
            "Full Name": "Ola Fir",
            "Billing Address": "4581 Finch St., Bayshore, CA 94326",
        },
        above='"Craig\'s Design",,,,,\nCustomer Contact List,,,,,\n\n',
        below='\n\n" Thursday, Nov 26, 2026 10:00:00 AM GMT-8",,,,,\n',
    ),
    "qb_online": export(
        "Name,Company name,Street Address,City,State,Country,Zip,Phone,Email,Attachments,Open Balance,Notes",
        {
            "Name": "Holly Cafe",
            "Company name": "Holly Cafe",
            "Street Address": "2 Oak Rd",
            "City": "Bayshore",
            "State": "CA",
            "Zip": "94326",
            "Phone": "(415) 555-2675",
            "Email": "hi@holly.example",
            "Open Balance": "$1,200.00",
            "Notes": "pays late",
        },
        {"Name": "Amy Pine", "Email": "amy@gmail.com"},
    ),
}
