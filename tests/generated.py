"""Any number of releases of a company that does not exist, each with numbers of its own."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

_FIRST = date(1960, 1, 1)


def text(number: int) -> str:
    """Write a release; no two are versions of one another."""
    day = _FIRST + timedelta(days=number)
    held, remaining = 1_200 + number, 480_000 + number
    return f"""Exhibit 99

[LARKSPUR LOGO]                                                  {day.year}-{number}

                                  NEWS RELEASE


                     LARKSPUR TIN EXCHANGES PREFERRED STOCK

                              FOR IMMEDIATE RELEASE
                                {day:%B} {day.day}, {day.year}

         CAMBORNE, TEXAS -- Larkspur Tin Company (LKT:NYSE) today reported that
it has entered into an exchange agreement with a holder of its Series A
Convertible Preferred Stock (preferred stock). Larkspur Tin will issue the
holder 4.5 shares of common stock in exchange for each share of preferred
stock. The shareholder, who currently holds {held:,} shares of preferred
stock, will be issued {held * 9 // 2:,} shares of common stock.

         The transaction was initiated at the request of the shareholder.
Following the most recent transaction, {remaining:,} shares of preferred stock
remain outstanding. Larkspur Tin's common and preferred shares are traded on
the New York Stock Exchange under the symbols LKT and LKT-PrA.

         Larkspur Tin Company, headquartered in Camborne, Texas, mines and
smelts tin in the United States and Bolivia. A 61-year-old company, Larkspur
Tin has long been well known in the mining world as a tin producer.


                    Contact: Ada Marsh, vice president -
                  investor relations, 512/555-0144
"""


def write(folder: Path, count: int, first: int = 0) -> Path:
    """Write some releases into a folder, a file each, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        (folder / f"{number:06}.txt").write_text(text(number), encoding="utf-8")
    return folder
