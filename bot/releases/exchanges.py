"""The names of stock exchanges, in every way that releases write them."""

from __future__ import annotations

import re

_EXCHANGES = {
    r"NYSE\s?American|NYSE\s?MKT|NYSE\s?Amex": "NYSE American",
    r"NYSE\s?Arca": "NYSE Arca",
    r"NYSE|N\.Y\.S\.E\.?|(?i:New\sYork\sStock\sExchange)": "New York Stock Exchange",
    r"AMEX|(?i:American\sStock\sExchange)": "American Stock Exchange",
    r"(?i:NASDAQ(?:[\s-]?(?:GS|GM|CM|NM|NMS|SC|Global\sSelect|Global\sMarket|Capital\sMarket"
    r"|National\sMarket|SmallCap|Stock\sMarket)){0,2}(?:\sSystem|\sMarket|,?\sInc\.)?)": "Nasdaq",
    r"OTC\s?QB|OTC\s?QX|OTC\s?P(?:ink|INK)|OTC\s?ID|OTC\s?BB|OTC\s?MKTS|(?i:OTC\s?Bulletin\s?Board)"
    r"|OTC(?:\sMarkets)?|Pink\s?Sheets": "OTC",
    r"TSX\s?-?\s?V(?:enture)?(?:\sExchange)?": "TSX Venture Exchange",
    r"TSX|T\.S\.E\.|(?i:Toronto\sStock\sExchange)": "Toronto Stock Exchange",
    r"CSE|Canadian\sSecurities\sExchange": "Canadian Securities Exchange",
    r"LSE|(?i:London\sStock\sExchange)|AIM": "London Stock Exchange",
    r"ASX|Australian\s(?:Securities|Stock)\sExchange": "Australian Securities Exchange",
    r"(?i:Chicago\sStock\sExchange)|CHX": "Chicago Stock Exchange",
    r"(?i:Pacific\sStock\sExchange)|PCX": "Pacific Exchange",
    r"SIX|SIX\sSwiss\sExchange": "SIX Swiss Exchange",
    r"HKEX|SEHK|Hong\sKong\sStock\sExchange": "Hong Kong Stock Exchange",
}

EXCHANGE = "(?:" + "|".join(f"(?:{pattern})" for pattern in _EXCHANGES) + ")"
"""A pattern of all of them, without groups; abbreviations are matched case and all."""

EXCHANGE_HINTS = (
    "NYSE",
    "asdaq",
    "NASDAQ",
    "AMEX",
    "OTC",
    "TSX",
    "xchange",
    "EXCHANGE",
    "Bulletin",
    "Pink",
    "CSE",
    "ASX",
    "LSE",
    "AIM",
    "SIX",
    "HKEX",
    "SEHK",
    "N.Y.S.E",
    "T.S.E",
    "CHX",
    "PCX",
)
"""Letters of which one is in every way of writing one."""

_COMPILED = [(re.compile(pattern), name) for pattern, name in _EXCHANGES.items()]


def exchange_name(words: str) -> str | None:
    """Give an exchange's name for any of the ways of writing it.

    >>> exchange_name("NasdaqGS"), exchange_name("Moon")
    ('Nasdaq', None)
    """
    for pattern, name in _COMPILED:
        if pattern.fullmatch(words.strip()):
            return name
    return None
