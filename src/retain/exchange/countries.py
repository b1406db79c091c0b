"""Countries by the names that tables give them, for the region of a phone number."""

from __future__ import annotations

from functools import cache

from retain.domain.names import fold

_CODE = 2
_NAMES = """
AD Andorra; AE United Arab Emirates, UAE; AF Afghanistan; AL Albania; AM Armenia; AO Angola; AR Argentina
AT Austria, Österreich, AUT; AU Australia, AUS; AZ Azerbaijan; BA Bosnia and Herzegovina; BD Bangladesh
BE Belgium, Belgique, België, BEL; BG Bulgaria; BH Bahrain; BO Bolivia; BR Brazil, Brasil, BRA; BY Belarus
CA Canada, CAN; CH Switzerland, Schweiz, Suisse, Svizzera, CHE; CI Ivory Coast, Côte d'Ivoire; CL Chile; CM Cameroon
CN China, People's Republic of China, CHN; CO Colombia; CR Costa Rica; CU Cuba; CY Cyprus; CZ Czech Republic, Czechia
DE Germany, Deutschland, DEU; DK Denmark, Danmark, DNK; DO Dominican Republic; DZ Algeria; EC Ecuador; EE Estonia
EG Egypt; ES Spain, España, ESP; ET Ethiopia; FI Finland, Suomi, FIN; FR France, Frankreich, FRA
GB United Kingdom, UK, Great Britain, England, Scotland, Wales, Northern Ireland, GBR; GE Georgia; GH Ghana
GR Greece, Hellas; GT Guatemala; HK Hong Kong; HN Honduras; HR Croatia, Hrvatska; HU Hungary; ID Indonesia
IE Ireland, Éire, IRL; IL Israel; IN India, IND; IQ Iraq; IR Iran; IS Iceland; IT Italy, Italia, ITA; JM Jamaica
JO Jordan; JP Japan, JPN; KE Kenya; KH Cambodia; KR South Korea, Korea, Republic of Korea; KW Kuwait; KZ Kazakhstan
LB Lebanon; LI Liechtenstein; LK Sri Lanka; LT Lithuania; LU Luxembourg; LV Latvia; LY Libya; MA Morocco; MC Monaco
MD Moldova; ME Montenegro; MK North Macedonia, Macedonia; MN Mongolia; MT Malta; MU Mauritius; MX Mexico, México, MEX
MY Malaysia; NA Namibia; NG Nigeria; NI Nicaragua; NL Netherlands, The Netherlands, Nederland, Holland, NLD
NO Norway, Norge, NOR; NP Nepal; NZ New Zealand, NZL; OM Oman; PA Panama; PE Peru; PH Philippines; PK Pakistan
PL Poland, Polska, POL; PR Puerto Rico; PT Portugal, PRT; PY Paraguay; QA Qatar; RO Romania, România; RS Serbia
RU Russia, Russian Federation; SA Saudi Arabia; SE Sweden, Sverige, SWE; SG Singapore, SGP; SI Slovenia; SK Slovakia
SN Senegal; SV El Salvador; TH Thailand; TN Tunisia; TR Turkey, Türkiye; TW Taiwan; TZ Tanzania; UA Ukraine; UG Uganda
US USA, United States, United States of America, U.S.A., U.S.; UY Uruguay; UZ Uzbekistan; VE Venezuela
VN Vietnam, Viet Nam; ZA South Africa; ZM Zambia; ZW Zimbabwe
"""


@cache
def _regions() -> dict[str, str]:
    pairs = (country.strip().split(" ", 1) for country in _NAMES.replace("\n", ";").split(";") if country.strip())
    return {fold(name): code for code, names in pairs for name in (*names.split(", "), code)}


def region(country: str | None, default: str) -> str:
    """The two-letter code of a country by name or code, `default` where it isn't known."""
    found = _regions().get(fold(country or ""))
    known = found or (country or "").strip().upper()
    return found or (known if len(known) == _CODE and known.isascii() and known.isalpha() else default)
