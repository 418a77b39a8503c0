"""The results that tables state: by the row's label, the column's heading and the unit."""

from __future__ import annotations

from datetime import date

import pytest

from bot.facts import read_facts
from bot.releases import read
from tests.building import facts_of

Q, AGO, QUARTER = "2004-01-01/2004-03-31", "2003-01-01/2003-03-31", "2003-10-01/2003-12-31"
HALF, HALF_AGO = "2003-10-01/2004-03-31", "2002-10-01/2003-03-31"

TYPED = """LARKSPUR MINING COMPANY
Statements of operations (in thousands, except per share data)

                         Three months ended      Six months ended
                              March 31,              March 31,
                           2004       2003        2004       2003

Net sales               $ 12,340   $ 11,020    $ 24,810   $ 22,400
Cost of sales              8,100      7,900      16,300     15,200
Net income (loss)       $    912   $   (340)   $  1,405   $     88
Earnings (loss) per share:
  Basic                 $   0.09   $  (0.03)   $   0.14   $   0.01
  Diluted               $   0.08   $  (0.03)   $   0.13   $   0.01
Average shares:
  Diluted                 10,950     10,300      10,900     10,800
"""


def results(text: str) -> list[tuple[str, str, str]]:
    """List the measure, value and time of each figure that is read from a table."""
    found = [f for f in facts_of(text) if f.rule.endswith(":tabled")]
    for fact in found:
        row = text[fact.span.start : fact.span.end]
        assert fact.quantity.as_printed in row
        assert row == row.strip()
        assert "\n\n" not in row
    return [(f.measure, str(f.quantity.value), str(f.as_of)) for f in found]


def test_each_cell_is_of_its_column() -> None:
    """Thousands are counted out, brackets are a loss, and basic earnings are left alone."""
    assert results(TYPED) == [
        ("revenue", "12340000", Q),
        ("revenue", "11020000", AGO),
        ("revenue", "24810000", HALF),
        ("revenue", "22400000", HALF_AGO),
        ("net_income", "912000", Q),
        ("net_income", "-340000", AGO),
        ("net_income", "1405000", HALF),
        ("net_income", "88000", HALF_AGO),
        ("eps", "0.08", Q),
        ("eps", "-0.03", AGO),
        ("eps", "0.13", HALF),
        ("eps", "0.01", HALF_AGO),
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Statements of", "Pro forma statements of", 0),
        ("Statements of", "Non-GAAP statements of", 0),
        ("Statements of", "Segment statements of", 0),
        ("Statements of", "The table shows pro forma results.\nStatements of", 0),
        ("LARKSPUR MINING COMPANY", "Dunmore Controls, Inc.", 0),
        (" (in thousands, except per share data)", "", 4),
        ("(in thousands,", "(in thousands of euros,", 0),
        ("$ ", "  ", 0),
        ("   2003        2004       2003", "   2003        2004", 0),
        ("2004       2003        2004       2003", "2004       2004        2003       2003", 0),
        ("2004       2003        2004       2003", "2005       2004        2005       2004", 0),
        ("March 31,              March 31,", "spring                 spring   ", 0),
        ("Net sales               $ 12,340 ", "Net sales                        ", 8),
        ("Net sales ", "Net sales (1)", 8),
        ("Net income (loss)  ", "Operating income   ", 8),
        ("Cost of sales              8,100", "Total revenues            13,100", 8),
    ],
)
def test_what_is_not_certain_is_left_out(before: str, after: str, expected: int) -> None:
    """Another basis, company or currency, a cell too few, and a row that contradicts."""
    assert before in TYPED
    assert len(results(TYPED.replace(before, after))) == expected


def test_a_part_of_a_table_may_be_headed_by_changes() -> None:
    """Percentages stand between the figures; what a heading calls a change is no figure."""
    text = """Larkspur statements of income  Quarter     Three    Quarter
(in 000s)                       Ended     Month    Ended
                              Mar 31,    Change   Dec 31,
                                2004                2003

Net Income                   $  4,582      10%   $  4,164
Diluted earnings per share   $   0.46      12%   $   0.41
"""
    assert results(text) == [
        ("net_income", "4582000", Q),
        ("net_income", "4164000", QUARTER),
        ("eps", "0.46", Q),
        ("eps", "0.41", QUARTER),
    ]


def test_a_label_may_begin_on_the_line_above() -> None:
    """The words of a label that was broken are one, and the row's evidence begins with them."""
    text = """Larkspur (in millions, except per share)
                          Year ended December 31,
                             2003       2002
Diluted net income
 per common share         $  1.10    $  0.95
Net loss                  $   (12)   $   (15)
"""
    assert results(text) == [
        ("eps", "1.10", "2003"),
        ("eps", "0.95", "2002"),
        ("net_income", "-12000000", "2003"),
        ("net_income", "-15000000", "2002"),
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Net sales for the quarter ended March 31, 2004 were $12.3 million.", 11),
        ("Net sales for the quarter ended March 31, 2004 were $12.8 million.", 12),
        ("Net sales for the quarter ended March 31, 2004 were $12,340.", 0),
    ],
)
def test_sentences_and_tables_are_held_together(said: str, expected: int) -> None:
    """The same figure is stated once, another one beside it; a unit a thousandfold off is none."""
    assert len(results(f"{said}\n\n{TYPED}")) == expected


HTML = """<html><body><h1>Osier Tools Reports Second Quarter Fiscal 2021 Results</h1>
<p>STOWE, Vt., August 19, 2021 -- Osier Tools, Inc. (NYSE: OSR) today reported results for its
second quarter ended July 31, 2021. The company makes hand tools for gardens and for farms.</p>
<table><tr><td></td><td>Second quarter 2021</td><td>Second quarter 2020</td></tr>
<tr><td>Net sales (millions)</td><td>$</td><td>64.3</td><td>$51.9</td></tr>
<tr><td>Diluted EPS</td><td>$0.92</td><td>$(0.10)</td></tr></table>
<p>Contact: Ines Falk, Investor Relations, 555-010-0150</p></body></html>
"""
MARKDOWN = """# Osier Tools Reports Second Quarter Results

STOWE, Vt., August 19, 2021 -- Osier Tools, Inc. (NYSE: OSR) today reported results for its second
quarter. The company makes hand tools for gardens and for farms.

| In millions | Three months ended July 31, 2021 | Three months ended July 31, 2020 |
|---|---|---|
| Net sales | $64.3 | $51.9 |
| Diluted EPS | $0.92 | $(0.10) |

Contact: Ines Falk, Investor Relations, 555-010-0150
"""


@pytest.mark.parametrize(("name", "text"), [("x.htm", HTML), ("x.md", MARKDOWN)])
def test_tables_of_pages_are_read_alike(name: str, text: str) -> None:
    """HTML and Markdown tables come to the same lines; a quarter called by name is the reported."""
    text = text.replace("<td>$</td><td>64.3</td>", "<td>$64.3</td>")
    [release] = read(text.encode(), name)
    found = [f for f in read_facts(release) if f.rule.endswith(":tabled")]
    now, ago = "2021-05-01/2021-07-31", "2020-05-01/2020-07-31"
    assert [(f.measure, str(f.quantity.value), str(f.as_of)) for f in found] == [
        ("revenue", "64300000.0", now),
        ("revenue", "51900000.0", ago),
        ("eps", "0.92", now),
        ("eps", "-0.10", ago),
    ]
    assert found[0].published == date(2021, 8, 19)


@pytest.mark.parametrize(
    "line",
    [
        "Net sales  " + "1  " * 40_000 + "x",
        "Net sales  1" + " " * 40_000 + "x",
        "May 1 " * 20_000 + "x",
        "  ".join(["Year ended"] * 15) + "\n" + "  ".join(["2004"] * 30),
    ],
    ids=["cells", "blanks", "days", "columns"],
)
def test_a_hostile_line_is_passed_over(line: str) -> None:
    """What no release prints takes no time and states nothing."""
    assert results(f"{line}\n{line}\n{TYPED.partition('Net sales')[0]}") == []
