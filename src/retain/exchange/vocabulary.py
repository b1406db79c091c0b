"""The words that programs and people put above a column, by kind of table and by what they mean there.

Words are compared squeezed: folded, letters and digits only, so that "E-mail Address", "EMAIL_ADDRESS" and
"EmailAddress" are one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from retain.domain.names import fold

if TYPE_CHECKING:
    from retain.domain.incoming import Kind

_BETWEEN = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")

_CUSTOMER = (
    "customer customername company companyname account accountname organization organisation organizationname"
    " organisationname"
    " client clientname firm business businessname associatedcompany accountfullname debtor"
    " kunde kundenname firma unternehmen entreprise societe empresa cliente razonsocial azienda klant bedrijf"
)
_ID = (
    "retainid customerid customerno customernumber custid custno accountid accountnumber accountno clientid companyid"
    " organizationid organisationid organizationid externalid kundennummer kundennr kundenid"
)
_EMAIL = (
    "email emails emailaddress mail primaryemail workemail emailwork businessemail companyemail mainemail emailvalue"
    " emailhome emailother personemail organizationemail adressemail correo emailadresse primarymail secondaryemail"
    " adressedemessagerie adresseemail"
)
_PHONE = (
    "phone phones phonenumber telephone telephonenumber tel primaryphone mainphone companyphone companymainphone"
    " workphone"
    " phonework businessphone officephone phonevalue mobile mobilephone mobilenumber phonemobile cell cellphone"
    " homephone"
    " phonehome otherphone phoneother carphone personphone organizationphone telefon telefonnummer mobil handy"
    " telefono telefoon altphone phonenumbers mobiltelefon telefongeschaftlich telefonprivat telmobile"
    " telephonebureau telephonemobile telephonedomicile"
)
_ADDRESS = {
    "address": "address street streetaddress addressline addressstreet billingstreet billingaddress businessstreet"
    " businessaddress mailingstreet adresse strasse rue direccion indirizzo",
    "town": "town city addresscity billingcity businesscity mailingcity locality ort stadt ville ciudad citta plaats",
    "postcode": "postcode postalcode zip zipcode zippostalcode addresspostalcode billingpostalcode billingzip"
    " billingzippostalcode billingcode businesspostalcode mailingpostalcode plz postleitzahl codepostal"
    " codigopostal cap",
    "country": "country countryregion addresscountry billingcountry businesscountry businesscountryregion"
    " mailingcountry"
    " land pays pais paese",
}
_PERSON = {
    "person": "person personname fullname displayname contact contactname contactperson contactfullname"
    " primarycontact"
    " maincontact ansprechpartner",
    "first": "firstname givenname contactfirstname vorname prenom nombre",
    "middle": "middlename additionalname",
    "last": "lastname familyname surname contactlastname nachname nom apellido apellidos",
    "role": "role jobtitle contacttitle contactrole position organizationtitle jobrole funktion fonction cargo",
    "person_email": "contactemail contactemailaddress",
    "person_phone": "contactphone contactphonenumber contactmobile directphone",
}
_DAY = "day date datum fecha data"
_TEXT = "text notes note comments comment description subject summary details body notiz betreff bemerkung"

FIELDS: dict[Kind, dict[str, str]] = {
    "customers": {
        "customer": _CUSTOMER,
        "id": f"{_ID} id recordid uniqueid",
        **_ADDRESS,
        **_PERSON,
        "email": _EMAIL,
        "phone": _PHONE,
        "industry": "industry sector branche secteur",
        "tags": "tags tag",
        "whole": "partof parentcompany parentaccount",
        "whole_id": "partofid",
        "said": "statussaid status lifecyclestage",
        "said_on": "statuson",
        "said_because": "statusbecause",
        "tier": "tierset tier",
        "tier_because": "tierbecause",
        "tier_until": "tieruntil",
        "interval": "interval",
        "interval_because": "intervalbecause",
        "potential": "potential",
        "expected_value": "expectedvalue",
        "no_contact": "nocontact",
        "solo": "solo",
        "pays_late": "payslate",
        "executive": "pairedwith",
        "added_on": "addedon",
        "archived_on": "archivedon",
        "deleted": "isdeleted",
    },
    "people": {
        **_PERSON,
        "person_id": "personid",
        "customer": _CUSTOMER,
        "id": _ID,
        "level": "level",
        "sponsor": "sponsor",
        "main": "key keycontact",
        "left_on": "lefton",
        "birthday": "birthday birthdate dateofbirth geburtstag geburtsdatum",
        "birth_year": "birthyear",
        "birth_month": "birthmonth",
        "birth_day": "dayofbirth",
        "prefers": "prefers preferredchannel",
        "no_contact": "nocontact",
        "no_email": "noemail emailoptout",
        "no_call": "nocall donotcall",
        "spouse": "spouse partner",
        "child": "children child kinder enfants",
        "hobby": "hobby hobbies",
        "anniversary": "anniversary",
        "note": "note notes notizen",
        "relation": "relationvalue",
        "event": "eventvalue",
        "added_on": "addedon",
        "email": _EMAIL,
        "phone": _PHONE,
        "country": _ADDRESS["country"],
        "deleted": "isdeleted",
    },
    "colleagues": {
        **_PERSON,
        "person": f"{_PERSON['person']} colleague employee employeename",
        "executive": "executive",
        "knows": "knows",
        "deputy": "deputy",
        "email": _EMAIL,
        "phone": _PHONE,
        "country": _ADDRESS["country"],
        "added_on": "addedon",
        "archived_on": "archivedon",
        "employment": "employeeid employeeno employeenumber hiredate reportsto personalnummer",
    },
    "sales": {
        "customer": f"{_CUSTOMER} billto soldto buyer shipname",
        "id": _ID,
        "email": _EMAIL,
        "day": f"{_DAY} orderdate invoicedate saledate closedate transactiondate txndate ordered orderedon soldon"
        " purchasedate"
        " billdate bestelldatum rechnungsdatum",
        "number": "number orderid orderno ordernumber invoiceno invoicenumber invoiceid invoice order docnumber"
        " num saleid"
        " dealid opportunityid transactionid bestellnummer rechnungsnummer auftragsnummer",
        "product": "product productname productservice item itemname dealname opportunityname artikel produkt",
        "amount": "amount total ordertotal invoicetotal totalamount netamount grandtotal invoiceamount"
        " orderamount saleamount"
        " dealvalue value revenue sales betrag summe umsatz montant importe",
        "margin": "margin profit grossprofit grossmargin marge",
        "delivered_on": "deliveredon delivered deliverydate shippeddate shipdate shipped shippedon dateshipped"
        " lieferdatum",
        "won_on": "wontime",
        "won": "stage stagename dealstage",
        "is_won": "won iswon",
        "is_closed": "isclosed",
        "people": "with",
        "deleted": "isdeleted",
    },
    "entries": {
        "customer": _CUSTOMER,
        "id": _ID,
        "email": _EMAIL,
        "day": f"{_DAY} activitydate entrydate contactdate calldate when startdate",
        "time": "time starttime activitytime uhrzeit",
        "kind": "kind type activitytype channel method art",
        "inbound": "inbound direction",
        "attempt": "attempt",
        "bulk": "bulk",
        "private": "private",
        "purposes": "purposes purpose for",
        "mood": "mood",
        "minutes": "minutes duration durationminutes mins",
        "cost": "cost",
        "by": "by colleague",
        "people": "with people person contact contactname attendees",
        "outcome": "outcome calloutcome callresult",
        "done": "done",
        "made_on": "createdon",
        "text": _TEXT,
        "deleted": "isdeleted",
    },
    "promises": {
        "customer": _CUSTOMER,
        "id": _ID,
        "text": "promise text",
        "party": "party",
        "by": "colleague",
        "made_on": "madeon",
        "due_on": "firstdueon dueon due",
        "ended": "ended",
        "ended_on": "endedon",
    },
    "problems": {
        "customer": _CUSTOMER,
        "id": _ID,
        "kind": "kind type",
        "text": "problem text",
        "raised_on": "raisedon raised",
        "severe": "severe",
        "expected": "expected",
        "received": "received",
        "people": "raisedby",
        "by": "owner",
        "number": "number",
        "amount": "amount",
        "target_on": "targeton target",
        "next_on": "nexton",
        "answered_on": "answeredon",
        "solved_on": "solvedon solved",
    },
    "contracts": {
        "customer": _CUSTOMER,
        "id": _ID,
        "title": "contract contractname subscription",
        "number": "number contractnumber contractno contractid vertragsnummer",
        "starts_on": "startson startdate contractstart contractstartdate validfrom",
        "ends_on": "endson enddate contractend contractenddate validuntil expires expirydate expirationdate",
        "value": "value yearlyvalue annualvalue valueayear amount acv",
        "notice_days": "noticedays noticeperioddays",
        "auto_renews": "autorenews autorenew autorenewal",
        "price_on": "priceon pricedate",
        "invoiced": "invoiced",
        "signed_on": "signedon signed signeddate datesigned",
        "ended": "ended",
        "ended_on": "endedon",
        "because": "because",
    },
    "expectations": {
        "customer": _CUSTOMER,
        "id": _ID,
        "text": "expectation text",
        "metric": "metric",
        "target": "target",
        "set_on": "seton",
        "review_on": "reviewon",
        "result": "result",
        "reviewed_on": "reviewedon",
        "found": "found",
        "unrealistic": "unrealistic",
        "explained": "explained",
    },
    "referrals": {
        "customer": f"{_CUSTOMER} referrer",
        "id": _ID,
        "whom": "referred referral whom referredto",
        "people": "referredby",
        "asked_on": "askedon asked",
        "given_on": f"givenon given {_DAY}",
        "contacted_on": "contactedon contacted",
        "won_on": "wonon won",
        "lost_on": "loston lost",
        "became": "became",
        "became_id": "becameid",
        "amount": "amount value",
        "text": _TEXT,
    },
    "opportunities": {
        "customer": _CUSTOMER,
        "id": _ID,
        "email": _EMAIL,
        "text": "opportunity text opportunityname dealname",
        "heard_on": f"heardon heard {_DAY} createdon createddate createdate",
        "amount": "amount value dealvalue",
        "people": "with",
        "closes_on": "closedate",
        "won_on": "wontime",
        "lost_on": "losttime",
        "won": "stage stagename dealstage",
        "is_won": "iswon",
        "is_closed": "isclosed",
        "deleted": "isdeleted",
        "next_step": "nextstep",
        "next_on": "nexton nextactivitydate",
        "ended": "ended",
        "ended_on": "endedon",
        "because": "because lostreason",
    },
    "facts": {
        "customer": _CUSTOMER,
        "id": _ID,
        "person": f"{_PERSON['person']} about",
        "person_id": "personid",
        "kind": "kind type",
        "name": "called",
        "text": "fact facts",
        "told_on": f"toldon {_DAY}",
        "verified_on": "verifiedon verified",
        "private": "private",
        "ended_on": "endedon",
    },
    "news": {
        "text": "news text",
        "kind": "kind type",
        "product": "product productname",
        "link": "link url",
        "tags": "tags tag",
        "third_party": "thirdparty",
        "added_on": f"addedon {_DAY} published publishedon",
        "ended_on": "endedon",
    },
}
"""Kind of table: field: the words for it, the first our own."""

WEAK_NAMES = frozenset({"name", "names", "title"})
"""Words that name a customer in one table and a person in another."""
SPEAKS_OF_CUSTOMERS = frozenset(
    "industry website webpage annualrevenue numberofemployees employees accountnumber customerid customerno"
    " companyid accountid"
    " vatid vatnumber taxid sic ownership tier tiermanual billingcity billingstreet shippingcity companyphone".split()
)
SPEAKS_OF_PEOPLE = frozenset(
    "birthday jobtitle role mobile mobilephone homephone nickname spouse contactid personid prefers linkedin"
    " givenname"
    " familyname firstname lastname".split()
)
"""What settles, beside a weak name, of which a table speaks."""
NOISE = frozenset(
    "isdeleted masterrecordid ownerid createddate createdbyid lastmodifieddate lastmodifiedbyid systemmodstamp"
    " lastactivitydate photo photopath fileas yominame givennameyomi familynameyomi additionalnameyomi"
    " companyyomi givenyomi"
    " surnameyomi phoneticfirstname phoneticmiddlename phoneticlastname".split()
)
"""Columns that programs write for themselves."""


def squeezed(header: str) -> str:
    """A column's heading as it is compared."""
    return _BETWEEN.sub("", fold(header))


def unnumbered(header: str) -> str:
    """The same without numbers: "E-mail 2 Address" is another e-mail address."""
    return _DIGITS.sub("", squeezed(header))


@cache
def meanings(kind: Kind) -> dict[str, str]:
    """Squeezed heading to field, for one kind of table."""
    return {word: field for field, words in FIELDS[kind].items() for word in words.split()}


@cache
def known_words() -> frozenset[str]:
    """Every heading that means something in some table."""
    return frozenset(word for kind in FIELDS for word in meanings(kind)) | WEAK_NAMES | SPEAKS_OF_CUSTOMERS
