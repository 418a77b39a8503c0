"""The words by which a dateline names a region: a state, a province, a country."""

from __future__ import annotations

_US = """
Alabama Ala. Alaska Arizona Ariz. Arkansas Ark. California Calif. Cal. Colorado Colo.
Connecticut Conn. Delaware Del. Florida Fla. Georgia Ga. Hawaii Idaho Illinois Ill. Indiana Ind.
Iowa Kansas Kan. Kans. Kentucky Ky. Louisiana La. Maine Maryland Md. Massachusetts Mass.
Michigan Mich. Minnesota Minn. Mississippi Miss. Missouri Mo. Montana Mont. Nebraska Neb. Nebr.
Nevada Nev. Ohio Oklahoma Okla. Oregon Ore. Pennsylvania Pa. Penn. Tennessee Tenn. Texas Tex.
Utah Vermont Vt. Virginia Va. Washington Wash. Wisconsin Wis. Wisc. Wyoming Wyo. N.H. N.J. N.M.
N.Y. N.C. N.D. R.I. S.C. S.D. W.Va. D.C. AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA
ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY
DC PR
"""
_ELSEWHERE = """
AB BC MB NB NL NS ON PE QC SK Alberta Manitoba Ontario Quebec Qu\u00e9bec Saskatchewan B.C. Ont.
Que. Alta. Argentina Australia Austria Bahamas Belgium Bermuda Brazil Canada Chile China
Colombia Cyprus Denmark England Finland France Germany Greece Guernsey India Indonesia Ireland
Israel Italy Japan Jersey Korea Kazakhstan Luxembourg Malaysia Malta Mexico Mongolia Netherlands
Norway Panama Peru Philippines Poland Portugal Russia Scotland Singapore Spain Sweden
Switzerland Taiwan Thailand Turkey UAE UK U.K. Ukraine USA U.S.A. U.S. Vietnam Wales
"""
_PHRASES = (
    "New Hampshire",
    "New Jersey",
    "New Mexico",
    "New York",
    "North Carolina",
    "North Dakota",
    "Rhode Island",
    "South Carolina",
    "South Dakota",
    "West Virginia",
    "Puerto Rico",
    "District of Columbia",
    "British Columbia",
    "New Brunswick",
    "Nova Scotia",
    "Prince Edward Island",
    "Newfoundland",
    "United States",
    "United Kingdom",
    "Hong Kong",
    "New Zealand",
    "South Africa",
    "South Korea",
    "The Netherlands",
    "Cayman Islands",
    "Costa Rica",
    "United Arab Emirates",
    "Isle of Man",
    "Saudi Arabia",
)

REGIONS = frozenset(
    name.lower().replace(".", "") for name in (*_US.split(), *_ELSEWHERE.split(), *_PHRASES)
)
"""Every name in lower case, without full stops."""


def is_region(name: str) -> bool:
    """Tell whether a name is that of a state, a province or a country.

    >>> is_region("N.J."), is_region("Boise")
    (True, False)
    """
    return name.strip().lower().replace(".", "") in REGIONS
