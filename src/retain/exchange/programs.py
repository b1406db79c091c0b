"""The tables that programs export, told by their headings, and what those headings mean where it isn't what they say.

A layout is known by any one of its marks: headings that stand beside each other in no other program's table, so that
columns may come in any order and most may be missing. The headings are those of the programs' own exports in English.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from retain.exchange.mapping import IGNORED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from retain.domain.incoming import Kind

EXACTLY = "="
"""Begins a mark that tells letters' case apart: Zoho writes "Record Id", HubSpot "Record ID"."""


class Layout(NamedTuple):
    """A table of one program: its kind, by which headings it is known, and squeezed heading to a word of ours."""

    program: str
    kind: Kind
    marks: tuple[frozenset[str], ...]
    words: Mapping[str, str]


def _layout(program: str, kind: Kind, marks: str, words: str = "", ignored: str = "") -> Layout:
    """A layout from "a b / c d", either of which marks it, and "heading>word" each.

    "heading>+" is a field of the customer's own, though the heading means something elsewhere.
    """
    said = dict(pair.split(">") for pair in words.split())
    sets = tuple(frozenset(mark.replace("_", " ") for mark in some.split()) for some in marks.split("/"))
    return Layout(program, kind, sets, said | dict.fromkeys(ignored.split(), IGNORED))


_DEAL = "dealname>opportunityname createdate>createdon createdtime>createdon createddate>createdon"
_SALESFORCE_NOISE = "recordtypeid isdeletedbyid jigsawcompanyid cleanstatus photourl sessionidc"
_ASSOCIATED = (
    "associatedcompanyids>customerid associatedcompanyidsprimary>customerid primaryassociatedcompanyid>customerid"
    " associatedcompanyid>customerid associatedcompanyprimary>associatedcompany associatedcontact>with"
)
_HUBSPOT_NOISE = (
    "associatedcontactids associateddealids associateddeal associatednoteids associatednote associatedcompanyidsnull"
    " associatedmeetingids associatedcallids associatedemailids associatedtaskids associatedticketids"
)

LAYOUTS: tuple[Layout, ...] = (
    _layout(
        "zoho", "sales",
        "=Record_Id dealname / dealname closingdate / dealownerid / dealname accountnameid / potentialname closingdate",
        f"recordid>dealid dealid>dealid {_DEAL} potentialname>opportunityname closingdate>closedate type>- "
        "accountnameid>customerid contactname>with reasonforloss>lostreason reasonforlosss>lostreason",
        "contactnameid dealownerid createdbyid modifiedbyid campaignsourceid name",
    ),
    _layout(
        "zoho", "people",
        "=Record_Id lastname / =Record_Id contactowner / contactownerid / accountnameid lastname / accountnameid email"
        " / lastname leadownerid",
        "recordid>personid contactid>personid leadid>personid accountnameid>customerid title>jobtitle"
        " secondaryemail>email dateofbirth>birthday description>note emailoptout>noemail contactname>fullname"
        " leadname>fullname",
        "contactownerid leadownerid vendornameid createdbyid modifiedbyid reportingtoid asstphone fax",
    ),
    _layout(
        "zoho", "customers",
        "=Record_Id accountname / =Record_Id accountowner / accountownerid accountname / accountname accountsite"
        " billingcode / =Account_Id accountname billingcode",
        "recordid>customerid accountid>customerid accountnumber>+ parentaccountid>partofid parentaccount>partof"
        " accounttype>lifecyclestage tag>tags",
        "accountownerid createdbyid createdby modifiedbyid modifiedby createdtime modifiedtime lastactivitytime",
    ),
    _layout(
        "hubspot", "sales",
        "recordid dealname / recordid dealstage / dealname dealstage / dealname closedate / dealname pipeline"
        " / dealid dealname",
        f"recordid>dealid {_DEAL} {_ASSOCIATED} type>- dealtype>- closedlostreason>lostreason"
        " nextactivitydate>nextactivitydate isclosedwon>iswon",
        _HUBSPOT_NOISE,
    ),
    _layout(
        "hubspot", "entries",
        "notebody / recordid activitydate / recordid callnotes / recordid calltitle / recordid emailsubject"
        " / recordid meetingname / recordid body associatedcompany / recordid body associatedcontact",
        "notebody>text body>text callnotes>text calltitle>text emailsubject>text emailbody>text meetingname>text"
        " meetingdescription>text internalmeetingnotes>text title>text createdate>createdon activitytype>kind"
        f" calldirection>direction emaildirection>direction calloutcome>outcome callduration>- {_ASSOCIATED}",
        f"recordid activityassignedto {_HUBSPOT_NOISE}",
    ),
    _layout(
        "hubspot", "people",
        "recordid firstname / recordid lastname / recordid email / recordid contactowner"
        " / firstname lastname associatedcompany / email leadstatus lifecyclestage / firstname contactowner",
        f"recordid>personid {_ASSOCIATED} dateofbirth>birthday unsubscribedfromallemail>noemail"
        " mobilephonenumber>mobilephone additionalemailaddresses>email workemail>email",
        f"associatednotes {_HUBSPOT_NOISE}",
    ),
    _layout(
        "hubspot", "customers",
        "recordid companyname / recordid name companydomainname / companyname companydomainname"
        " / recordid companyowner / companyname companyowner / recordid name",
        "recordid>customerid name>companyname parentcompany>partof type>+ associatedcontact>-",
        f"createdate lastactivitydate {_HUBSPOT_NOISE}",
    ),
    _layout(
        "salesforce", "sales",
        "id stagename / id closedate accountid / stagename closedate / opportunityname accountname / opportunityid"
        " / opportunityname stage / opportunityname closedate / opportunityowner",
        "id>dealid opportunityid>dealid name>opportunityname accountid>customerid createddate>createdon iswon>iswon"
        " won>iswon amount>amount type>- description>- opportunitytype>- lossreason>lostreason lossreasonc>lostreason",
        f"contactid pricebookid pricebook2id forecastcategory forecastcategoryname ownerid {_SALESFORCE_NOISE}",
    ),
    _layout(
        "salesforce", "people",
        "id accountid lastname / id accountid email / id accountid firstname / id mailingcity / id mailingstreet"
        " / contactid lastname / id lastname isconverted / id lastname leadsource / id salutation lastname"
        " / mailingstateprovince / mailingzippostalcode lastname / leadid lastname / leadid email / contactowner email",
        "id>personid contactid>personid leadid>personid accountid>customerid name>fullname title>jobtitle"
        " description>note emailoptout>noemail hasoptedoutofemail>noemail donotcall>nocall",
        f"reportstoid ownerid masterrecordid assistantphone {_SALESFORCE_NOISE}",
    ),
    _layout(
        "salesforce", "customers",
        "id isdeleted systemmodstamp / id name billingcity / id name billingstreet / id name ownerid / id name"
        " masterrecordid / id name parentid / id name industry / id name accountnumber / id name website"
        " / accountname billingstateprovince / accountname billingzippostalcode"
        " / accountid accountowner",
        "id>customerid accountid>customerid name>companyname parentid>partofid parentaccountid>partofid"
        " parentaccount>partof accountnumber>+ type>lifecyclestage accounttype>lifecyclestage",
        f"lastactivity lastactivitydate createddate {_SALESFORCE_NOISE}",
    ),
    _layout(
        "pipedrive", "entries",
        "activitysubject / activitytype activityduedate / activityid / activitydone / subject duedate done",
        "activitysubject>text subject>text activitynote>text note>text activitypublicdescription>-"
        " activityduedate>date duedate>date"
        " activityduetime>time duetime>time activityduration>duration activitytype>type activitydone>done"
        " activityorganization>organization activityorganizationid>customerid activityperson>with"
        " activitycontactperson>with contactperson>with person>with",
        "activityid activityassignedtouser activitydeal activityowner activitycreator id",
    ),
    _layout(
        "pipedrive", "sales",
        "dealtitle / dealvalue dealstatus",
        "dealid>dealid dealtitle>opportunityname dealvalue>amount dealorganization>organization"
        " dealorganizationid>customerid dealcontactperson>with dealperson>with dealstatus>iswon"
        " dealwontime>wontime dealclosedon>wontime deallosttime>losttime"
        " dealexpectedclosedate>closedate dealdealcreated>createdon"
        " dealcreated>createdon deallostreason>lostreason dealnextactivitydate>nextactivitydate",
        "dealowner dealcurrency dealcurrencyofvalue dealcreator dealstage dealprobability dealpipeline",
    ),
    _layout(
        "pipedrive", "people",
        "personname / personfirstname / personorganization / personid personemailwork",
        "personname>fullname personfirstname>firstname personlastname>lastname personorganization>organization"
        " personorganizationid>customerid personid>personid personjobtitle>jobtitle personbirthday>birthday"
        " personemailwork>email personemailhome>email personemailother>email"
        " personphonework>phone personphonehome>phone personphonemobile>phone personphoneother>phone"
        " personnotes>note personnote>note",
        "organizationid",
    ),
    _layout(
        "pipedrive", "customers",
        "organizationname organizationid / organizationname organizationaddress / organizationname organizationowner"
        " / organizationname organizationlabels / organizationname organizationpeople"
        " / organizationname organizationcitytownvillagelocalityofaddress",
        "organizationaddress>address organizationcitytownvillagelocalityofaddress>city"
        " organizationcitytownvillagelocality>city organizationzippostalcodeofaddress>zip"
        " organizationzippostalcode>zip organizationcountryofaddress>country organizationcountry>country"
        " organizationlabels>tags organizationlabel>tags organizationindustry>industry",
        "organizationstreetroadnameofaddress organizationhousenumberofaddress"
        " organizationfullcombinedaddressofaddress organizationupdatetime organizationorganizationcreated",
    ),
    _layout(
        "quickbooks", "customers",
        "activestatus customer / customer balancetotal / customer mainphone / customer billto1 / customer billto"
        " / customer phonenumbers / customer openbalance / name openbalance / name companyname zip"
        " / customerfullname phonenumbers / customerfullname billaddress / name attachments / customer fullname",
        "name>customername customer>customername customerfullname>customername company>+ companyname>+"
        " primarycontact>fullname fullname>fullname altphone>phone phonenumbers>phone mainemail>email ccemail>email"
        " billto>address billaddress>address billingaddress>address accountno>+ customertype>+ title>-",
        "attachments shipto shipaddress shippingaddress activestatus mrms mi m secondarycontact fax currency",
    ),
    _layout(
        "thunderbird", "people",
        "primaryemail screenname / primaryemail displayname / secondaryemail displayname / primaryemail birthyear"
        " / primaryemail workphone",
        "secondaryemail>email mobilenumber>mobilephone birthyear>birthyear birthmonth>birthmonth birthday>dayofbirth",
        "homeaddress homecity screenname faxnumber pagernumber",
    ),
    _layout(
        "google", "people",
        "organizationname organizationtitle labels / givenname familyname groupmembership / organizationname labels"
        " / phoneticfirstname organizationname / email1value / email1label / email1type / phone1value"
        " / organization1name / labels organizationtitle / phoneticfirstname labels",
        "title>-",
    ),
    _layout(
        "linkedin", "people",
        "connectedon url / firstname connectedon / connectedon company",
    ),
    _layout(
        "outlook", "people",
        "nachname telefongeschaftlich / emailadresse mobiltelefon / nachname ortgeschaftlich / prenom telephonebureau"
        " / prenom adressedemessagerie / emailaddress businessstreet / emailaddress businesscity"
        " / emailaddress businessphone / email2address emailaddress / emaildisplayname / businessphone company"
        " / businesscity jobtitle"
        " / mobilephone company jobtitle",
        "title>- account>- businesscountry>country businesscountryregion>country",
        "homecountry homecountryregion othercountry othercountryregion emailtype emaildisplayname emailtype2",
    ),
)  # fmt: skip
"""The first that fits is the one."""


def layout_of(words: Iterable[str], header: Iterable[str], kind: Kind | None) -> Layout | None:
    """The layout of a table by its squeezed headings; of one that the rep named the kind of, only such."""
    held = {*words, *(f"{EXACTLY}{heading.strip()}" for heading in header)}
    wanted = "sales" if kind == "opportunities" else kind
    fits = (layout for layout in LAYOUTS if any(mark <= held for mark in layout.marks))
    return next((layout for layout in fits if wanted in {None, layout.kind}), None)


@cache
def program_words() -> frozenset[str]:
    """Every heading that a program's table may have and that means something there."""
    return frozenset(word for layout in LAYOUTS for word in layout.words)
