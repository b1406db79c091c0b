"""Tables as other programs export them: their own headings, an invented row or two, preambles and footers."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Export:
    """One table: its headings, its rows, and what stands above and below."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    above: str = ""
    below: str = ""

    def write(self, path: Path, *, encoding: str = "utf-8", separator: str = ",") -> Path:
        """The table as a CSV file."""
        text = io.StringIO()
        csv.writer(text, delimiter=separator).writerows([self.header, *self.rows])
        path.write_bytes((self.above + text.getvalue() + self.below).encode(encoding))
        return path

    def workbook(self, path: Path) -> Path:
        """The table as a workbook, what stands above and below it in rows of their own."""
        import xlsxwriter

        above, below = (list(csv.reader(io.StringIO(text))) for text in (self.above, self.below))
        with xlsxwriter.Workbook(str(path)) as book:
            sheet = book.add_worksheet()
            for place, row in enumerate([*above, self.header, *self.rows, *below]):
                for column, cell in enumerate(row):
                    sheet.write_string(place, column, cell)
        return path

    def turned(self) -> Export:
        """The same with its columns the other way round, and no preamble."""
        return Export(self.header[::-1], tuple(row[::-1] for row in self.rows))

    def changed(self, heading: str, cell: str) -> Export:
        """The same with another cell in the first row."""
        place = self.header.index(heading)
        first, *others = self.rows
        return Export(self.header, ((*first[:place], cell, *first[place + 1 :]), *others), self.above, self.below)


def _export(header: str, *rows: dict[str, str], above: str = "", below: str = "") -> Export:
    headings = tuple(next(csv.reader([header])))
    assert all(set(row) <= set(headings) for row in rows)
    return Export(headings, tuple(tuple(row.get(heading, "") for heading in headings) for row in rows), above, below)


EXPORTS: dict[str, Export] = {
    "google_old": _export(
        "Name,Given Name,Additional Name,Family Name,Birthday,Hobby,Notes,Group Membership,E-mail 1 - Type,"
        "E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,"
        "Phone 2 - Value,Relation 1 - Type,Relation 1 - Value,Event 1 - Type,Event 1 - Value,Address 1 - City,"
        "Organization 1 - Type,Organization 1 - Name,Organization 1 - Title",
        {
            "Name": "Dana Fox",
            "Given Name": "Dana",
            "Family Name": "Fox",
            "Birthday": "1980-03-22",
            "Hobby": "sailing",
            "Notes": "likes tea",
            "Group Membership": "* myContacts",
            "E-mail 1 - Type": "* Work",
            "E-mail 1 - Value": "dana@acme.example ::: d.fox@home.example",
            "Phone 1 - Type": "Mobile",
            "Phone 1 - Value": "+44 7700 900001 ::: +44 7700 900002",
            "Phone 2 - Type": "Work Fax",
            "Phone 2 - Value": "0113 496 0999",
            "Relation 1 - Type": "Spouse",
            "Relation 1 - Value": "Kim",
            "Event 1 - Type": "Anniversary",
            "Event 1 - Value": "2001-06-15",
            "Organization 1 - Name": "Acme",
            "Organization 1 - Title": "Buyer",
        },
    ),
    "google_new": _export(
        "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,"
        "Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,"
        "Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,E-mail 3 - Label,"
        "E-mail 3 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Phone 3 - Label,"
        "Phone 3 - Value,Custom Field 1 - Label,Custom Field 1 - Value",
        {
            "First Name": "Eva",
            "Last Name": "Lund",
            "Organization Name": "Birch & Sons",
            "Organization Title": "CFO",
            "Birthday": " --05-06",
            "Notes": "n1",
            "Labels": "* myContacts",
            "E-mail 1 - Label": "Work",
            "E-mail 1 - Value": "eva@birch.example",
            "Phone 1 - Label": "Mobile",
            "Phone 1 - Value": "+44 7700 900003",
            "Phone 2 - Label": "Home Fax",
            "Phone 2 - Value": "+44 7700 900004",
        },
        {"E-mail 1 - Value": "only@mail.example"},
    ),
    "outlook_com": _export(
        "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,E-mail Address,"
        "E-mail 2 Address,E-mail 3 Address,Home Phone,Home Phone 2,Business Phone,Business Phone 2,Mobile Phone,"
        "Car Phone,Other Phone,Primary Phone,Pager,Business Fax,Home Fax,Other Fax,Company Main Phone,Callback,"
        "Radio Phone,Telex,TTY/TDD Phone,IMAddress,Job Title,Department,Company,Office Location,Manager's Name,"
        "Assistant's Name,Assistant's Phone,Company Yomi,Business Street,Business City,Business State,"
        "Business Postal Code,Business Country/Region,Home Street,Home City,Home State,Home Postal Code,"
        "Home Country/Region,Other Street,Other City,Other State,Other Postal Code,Other Country/Region,"
        "Personal Web Page,Spouse,Schools,Hobby,Location,Web Page,Birthday,Anniversary,Notes",
        {
            "First Name": "Finn",
            "Last Name": "Roe",
            "Title": "Mr.",
            "E-mail Address": "finn@acme.example",
            "E-mail 2 Address": "finn@home.example",
            "Business Phone": "0113 496 0001",
            "Mobile Phone": "07700 900005",
            "Business Fax": "0113 496 0002",
            "Job Title": "Head of IT",
            "Company": "Acme",
            "Business City": "Leeds",
            "Business Country/Region": "United Kingdom",
            "Spouse": "Ann",
            "Birthday": "3/22/1975",
            "Anniversary": "6/15/1999",
            "Notes": "golfs",
        },
    ),
    "outlook": _export(
        "First Name,Middle Name,Last Name,Title,Suffix,Initials,Web Page,Gender,Birthday,Anniversary,Location,"
        "Language,Internet Free Busy,Notes,E-mail Address,E-mail 2 Address,E-mail 3 Address,Primary Phone,"
        "Home Phone,Home Phone 2,Mobile Phone,Pager,Home Fax,Home Address,Home Street,Home Street 2,Home Street 3,"
        "Home Address PO Box,Home City,Home State,Home Postal Code,Home Country,Spouse,Children,Manager's Name,"
        "Assistant's Name,Referred By,Company Main Phone,Business Phone,Business Phone 2,Business Fax,"
        "Assistant's Phone,Company,Job Title,Department,Office Location,Organizational ID Number,Profession,"
        "Account,Business Address,Business Street,Business Street 2,Business Street 3,Business Address PO Box,"
        "Business City,Business State,Business Postal Code,Business Country,Other Phone,Other Fax,Other Address,"
        "Other Street,Other Street 2,Other Street 3,Other Address PO Box,Other City,Other State,Other Postal Code,"
        "Other Country,Callback,Car Phone,ISDN,Radio Phone,TTY/TDD Phone,Telex,User 1,User 2,User 3,User 4,"
        "Keywords,Mileage,Hobby,Billing Information,Directory Server,Sensitivity,Priority,Private,Categories",
        {
            "First Name": "Gil",
            "Last Name": "Hart",
            "Title": "Dr",
            "Account": "zzz",
            "E-mail Address": "gil@birch.example",
            "Company Main Phone": "01904 496000",
            "Company": "Birch & Sons",
            "Birthday": "0/0/00",
            "Children": "Mia; Tom",
            "Business Country": "UK",
        },
    ),
    "linkedin": _export(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
        {
            "First Name": "Hana",
            "Last Name": "Ito",
            "URL": "https://www.linkedin.com/in/hana",
            "Email Address": "hana@acme.example",
            "Company": "Acme Ltd",
            "Position": "VP Ops",
            "Connected On": "23 Nov 2026",
        },
        {"First Name": "No", "Last Name": "Body", "Company": "Elsewhere", "Connected On": "01 Jan 2020"},
        above='Notes:\n"When exporting your connection data,'
        " you may notice that some of the email addresses are missing. You will only see email addresses for "
        "connections who have allowed their connections to see or download their email address using this setting "
        "https://www.linkedin.com/psettings/privacy/email. You can learn more here "
        'https://www.linkedin.com/help/linkedin/answer/261"\n\n',
    ),
    "thunderbird": _export(
        "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,"
        "Home Phone,Fax Number,Pager Number,Mobile Number,Home Address,Home Address 2,Home City,Home State,"
        "Home ZipCode,Home Country,Work Address,Work Address 2,Work City,Work State,Work ZipCode,Work Country,"
        "Job Title,Department,Organization,Web Page 1,Web Page 2,Birth Year,Birth Month,Birth Day,Custom 1,"
        "Custom 2,Custom 3,Custom 4,Notes,",
        {
            "First Name": "Ian",
            "Last Name": "Ross",
            "Display Name": "Ian Ross",
            "Primary Email": "ian@acme.example",
            "Secondary Email": "ian@home.example",
            "Work Phone": "0113 496 0006",
            "Mobile Number": "07700 900006",
            "Fax Number": "0113 1",
            "Job Title": "Fitter",
            "Organization": "Acme Ltd",
            "Birth Year": "1971",
            "Birth Month": "4",
            "Birth Day": "9",
            "Notes": "x",
        },
    ),
    "hubspot_companies": _export(
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
    "hubspot_contacts": _export(
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
    "hubspot_deals": _export(
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
    "hubspot_notes": _export(
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
    "sf_contacts": _export(
        "Id,IsDeleted,AccountId,LastName,FirstName,Salutation,Name,MailingCity,Phone,Fax,MobilePhone,Email,Title,"
        "Birthdate,Description,OwnerId,HasOptedOutOfEmail,DoNotCall,SystemModstamp",
        {
            "Id": "003x00000000001AAA",
            "IsDeleted": "false",
            "AccountId": "001x0000002xLCVAA2",
            "LastName": "Poe",
            "FirstName": "Kit",
            "Salutation": "Ms.",
            "Name": "Kit Poe",
            "Phone": "0113 496 0008",
            "MobilePhone": "07700 900008",
            "Email": "kit@gravity.example",
            "Title": "COO",
            "Birthdate": "1969-12-01",
            "HasOptedOutOfEmail": "true",
            "DoNotCall": "0",
        },
        {"Id": "003x00000000002AAA", "AccountId": "000000000000000AAA", "LastName": "Solo", "FirstName": "Han"},
    ),
    "sf_opps": _export(
        '"ID","ISDELETED","ACCOUNTID","NAME","DESCRIPTION","STAGENAME","AMOUNT","PROBABILITY","EXPECTEDREVENUE",'
        '"TOTALOPPORTUNITYQUANTITY","CLOSEDATE","TYPE","NEXTSTEP","LEADSOURCE","ISCLOSED","ISWON",'
        '"FORECASTCATEGORY","HASOPPORTUNITYLINEITEM","PRICEBOOKID","PRICEBOOK2ID","OWNERID","CREATEDDATE",'
        '"CREATEDBYID","LASTMODIFIEDDATE","LASTMODIFIEDBYID","SYSTEMMODSTAMP","LASTACTIVITYDATE","FISCALQUARTER",'
        '"FISCALYEAR","FISCAL","ORACLE_ID__C"',
        {
            "ID": "006x00000000001AAA",
            "ISDELETED": "false",
            "ACCOUNTID": "001x0000002xLCVAA2",
            "NAME": "Panels",
            "STAGENAME": "Signed",
            "AMOUNT": "1000.0",
            "CLOSEDATE": "2026-01-05",
            "ISCLOSED": "true",
            "ISWON": "true",
            "CREATEDDATE": "2025-11-15T03:23:15.000Z",
        },
        {
            "ID": "006x00000000002AAA",
            "ACCOUNTID": "001x0000002xLCVAA2",
            "NAME": "Roof",
            "STAGENAME": "Prospecting",
            "AMOUNT": "77",
            "CLOSEDATE": "2027-01-05",
            "ISCLOSED": "false",
            "ISWON": "false",
            "NEXTSTEP": "call Kit",
            "CREATEDDATE": "2026-11-15T03:23:15.000Z",
        },
    ),
    "sf_report_opps": _export(
        "Opportunity Owner,Account Name,Account ID,Opportunity Name,Opportunity ID,Stage,Amount,Close Date,"
        "Created Date",
        {
            "Account Name": "Gravity Investments",
            "Account ID": "001x0000002xLCV",
            "Opportunity Name": "Panels",
            "Opportunity ID": "006x00000000001",
            "Stage": "Closed Won",
            "Amount": "USD 1,000.00",
            "Close Date": "1/5/2026",
            "Created Date": "11/15/2025",
        },
        below='\n\n"Grand Totals (1 records)"\n\n"Confidential Information - Do Not Distribute"\n'
        '"Copyright (c) 2000-2026 '
        'salesforce.com, inc. All rights reserved."\n"Generated By:  Lee Park  11/26/2026 5:43 AM"\n"Acme Corp"\n',
    ),
    "sf_report_accounts": _export(
        "Account Owner,Account Name,Billing State/Province,Billing City,Phone,Type,Last Activity,Account ID",
        {
            "Account Owner": "Lee",
            "Account Name": "Gravity Investments",
            "Billing State/Province": "CO",
            "Billing City": "Denver",
            "Type": "Prospect",
            "Account ID": "001x0000002xLCV",
        },
        above="Accounts of mine\nAs of 2026-11-26 10:00\nFiltered By\nShow: My accounts\n\n",
        below='"Grand Totals (1 records)"\n',
    ),
    "pd_people": _export(
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
    "pd_orgs": _export(
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
    "pd_activities": _export(
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
    "pd_deals": _export(
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
    "zoho_accounts": _export(
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
    "zoho_contacts": _export(
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
    "zoho_deals": _export(
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
    "qb_desktop": _export(
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
    "qb_contact_list": _export(
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
    "qb_online": _export(
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
    "outlook_de": _export(
        "Vorname,Nachname,Firma,Position,E-Mail-Adresse,E-Mail 2: Adresse,Telefon geschäftlich,Mobiltelefon,"
        "Geburtstag,Ort geschäftlich,Notizen",
        {
            "Vorname": "Uwe",
            "Nachname": "Kurz",
            "Firma": "Acme",
            "Position": "Einkauf",
            "E-Mail-Adresse": "uwe@acme.example",
            "Telefon geschäftlich": "0113 496 0011",
            "Mobiltelefon": "07700 900011",
            "Geburtstag": "22.03.1980",
        },
    ),
}
"""Program and table: what it exports, the headings whole."""
