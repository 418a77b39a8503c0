"""What can be said of an exchange: an example of each part of the calculator's language."""

PROMPT = (
    "I compute what an exchange would give, on published terms or on yours. "
    "Every result is hypothetical, and nothing here is an offer. For example:"
)

EXAMPLES = (
    "10,000",
    "10000 at 8",
    "5% of the class",
    "all",
    "1,000,000 common",
    "1250 price 4.22 frac cash",
    "500 value 66 vwap 8.50 cap 8.25",
    "500 preference 100 max 10.3093 min 8.4502 vwap 10.664",
    "500 conversion 3.2 premium 2.50 vwap 5 price 5",
    "10,000 at 7.6 plus $2 cash arrears 5.25 paid",
    "$5,000,000 at 50 per $1,000",
    "1,000 pool 1,000,000 tendered 250,000 odd 5,000",
    "10,000 price 4.22 preference 50 coupon 7 conversion 3.2169",
    "100 offer 2003-11",
    "compare 2002 2003 for 10,000",
    "10,000 chart 3 to 9",
)
