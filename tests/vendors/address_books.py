"""Address books: Google, Outlook, LinkedIn, Thunderbird."""

from __future__ import annotations

from tests.vendors.tables import Export, export

ADDRESS_BOOKS: dict[str, Export] = {
    "google_old": export(
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
    "google_new": export(
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
    "outlook_com": export(
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
    "outlook": export(
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
    "linkedin": export(
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
    "thunderbird": export(
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
    "outlook_de": export(
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
