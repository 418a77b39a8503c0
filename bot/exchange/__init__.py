"""The terms of an exchange and its exact arithmetic: the calculator.

Terms come from a release or from a person; a request says how much is exchanged; the
result carries each step. Nothing that the terms do not state is assumed.
"""

from bot.exchange.calculate import Result, calculate
from bot.exchange.terms import Request, Terms, read_request

__all__ = ["Request", "Result", "Terms", "calculate", "read_request"]
