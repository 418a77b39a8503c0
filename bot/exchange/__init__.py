"""The terms of an exchange and its exact arithmetic: the calculator.

    words ─ requests, clauses ─> Request        Terms + Request ─ calculate ─> Result
    Result ─ working ─> steps                   Terms ─ sensitivity, chart ─> table, picture

Terms come from a release or from a person; a request says how much is exchanged. Nothing
that the terms do not state is assumed.
"""

from bot.exchange.calculate import Result, calculate
from bot.exchange.requests import Request, read_request
from bot.exchange.terms import Terms

__all__ = ["Request", "Result", "Terms", "calculate", "read_request"]
