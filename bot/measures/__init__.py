"""What can be stated and asked: one TOML file a measure, read into frozen types.

A file says the measure's name, label and unit, the words by which people ask for it, the
statements by which releases state it, formulas by which it follows from other measures,
and examples and counter-examples that a test runs.

    name = "shares_outstanding"        label = "shares outstanding"    unit = "shares"
    asks = ["outstanding", "left"]     phrases; every word of one must be in the question
    formula = ["a + b"]                how the measure follows from others, each checked

    [[statement]]
    says = "{shares} (remain|are) outstanding"    a template; see bot.language.templates
    value = "shares"                              the slot that holds the value, or
    constant = "no"                               the value that the statement means, or
    mark = "contact.name"                         a part of the release's furniture

    [[frame]]                                     the same for a deed; see bot.measures.frames
    deed = "redeem"                               its words, in bot/language/frames.toml
    object = "count"                              what it is done to, here a count of shares

    [[example]]
    text = "In all, 500 shares of preferred stock remain outstanding."
    value = "500"                                 absent in a counter-example
"""

from bot.measures.load import Measure, load, measures
from bot.measures.statements import Statement

__all__ = ["Measure", "Statement", "load", "measures"]
