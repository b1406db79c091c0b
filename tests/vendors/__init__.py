"""Tables as other programs export them: their own headings, an invented row or two, preambles and footers."""

from __future__ import annotations

from tests.vendors.address_books import ADDRESS_BOOKS
from tests.vendors.hubspot import HUBSPOT
from tests.vendors.pipedrive import PIPEDRIVE
from tests.vendors.quickbooks import QUICKBOOKS
from tests.vendors.salesforce import SALESFORCE
from tests.vendors.tables import Export
from tests.vendors.zoho import ZOHO

__all__ = ["EXPORTS", "Export"]

EXPORTS: dict[str, Export] = {**ADDRESS_BOOKS, **HUBSPOT, **SALESFORCE, **PIPEDRIVE, **ZOHO, **QUICKBOOKS}
"""Program and table: what it exports, the headings whole."""
