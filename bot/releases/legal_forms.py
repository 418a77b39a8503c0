"""The words that end companies' names: their legal forms, and the trades that stand before them."""

from __future__ import annotations

LEGAL = (
    r"Inc|Incorporated|Corp|Corporation|Company|Co|Ltd|Limited|LLC|L\.L\.C|PLC|plc|LP|L\.P|N\.V|NV|S\.A|SA"
    r"|AG|SE|S\.p\.A|A/S|ASA|AB|Oyj|Bancorp|Bancorporation|Bankshares|Bancshares|Trust|Holdings?|Group"
)
TRADE = (
    r"Partners|Industries|Enterprises|Technologies|Systems|Pharmaceuticals|Therapeutics|Resources|Mines"
    r"|Mining|Gold|Energy|Financial|International|Communications|Laboratories|Properties|Fund|Bank|REIT"
    r"|Capital|Solutions|Networks|Motors|Airlines|Stores|Brands|Foods|Biopharma|Biosciences|Sciences"
)
