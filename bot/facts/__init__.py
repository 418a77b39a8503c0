"""A release in; the facts that it states and how they agree with each other out."""

from bot.facts.left import left_out
from bot.facts.read import read_facts
from bot.facts.reconcile import reconcile, settled

__all__ = ["left_out", "read_facts", "reconcile", "settled"]
