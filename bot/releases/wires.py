"""The names under which wire services carry releases, as datelines and footers print them."""

from __future__ import annotations

import re

NAMES = (
    r"business\s?wire|bw\shealthwire|pr\s?newswire|pr\snewswire|prime\s?newswire|primezone|globe\s?newswire"
    r"|marketwired?|market\s?wire|accesswire|access\snewswire|newmediawire|newsfile|canada\snewswire|cnw"
    r"|canadian\scorporate\snews|ccnmatthews|news\sdirect|noticias\s?newswire|acn\snewswire|ein\s?presswire"
    r"|internet\swire|collegiate\spresswire|eqs(?:-news)?|dgap(?:-news)?|ots|issuewire|otc\sdisclosure"
    r"|financialwire|comtex|m2\spresswire|cision|prweb|presswire|newswire|reuters|dow\sjones|first\scall|vintage\sfilings|ad\s?hoc"
)

WIRE = re.compile(
    rf"""
    [(/*\[-]{{0,3}} \s? (?:\w{{1,12}}\s)?? (?P<name>
      (?:{NAMES})
      (?: [-\s] (?:first\s?call|usnewswire|asianet|corp\.?|group|inc\.?|news\sservice|news) ){{0,2}}
    ) (?![\w.]) \s?
    (?: \( [^()]{{1,30}} \) \s? )? (?: via \s [\w\s]{{3,30}}? (?=[)/\]]) )?
    [)/*\]]{{0,3}}
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A wire's name with the brackets or slashes about it."""

WIRE_STARTS = tuple(
    "bus bw pr gl mark acc new cana cnw ccn not acn ein int col eqs dga ots iss otc cis reu dow"
    " fir vin ad fin com m2".split()
)
"""The letters that such a name can begin with, in lower case."""

_FOOTER = re.compile(
    rf"""
    (?: view \s (?:the\s|source\s|original\s){{0,3}} (?:version|content|release|press\srelease)
        \b .{{0,300}}
      | (?:copyright|\(c\)|\u00a9) .{{0,40}} (?:{NAMES}) .{{0,80}}
      | (?:the\spost\s) .{{0,300}} appeared\sfirst\son .{{0,80}}
      | -? \s? (?:{NAMES}) \s? -?
    ) \s*
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


def is_wire_footer(text: str) -> bool:
    """Tell whether a line is only a wire's own, and no word of the company's.

    >>> is_wire_footer("View the original release on www.example.com")
    True
    """
    return len(text) < 400 and _FOOTER.fullmatch(text.strip()) is not None
