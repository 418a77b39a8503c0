"""How the bot's answers look in Slack, told to what answers in every chat."""

from __future__ import annotations

from bot.model import Restriction
from bot.responder import Asked, Looks, Responder
from bot.slack.guide import GUIDE, GUIDE_TO_EXCHANGES
from bot.slack.message import Message
from bot.slack.parts import assembled, said
from bot.slack.render import render, render_whole
from bot.store import Store

__all__ = ["Asked", "SlackResponder", "responder"]

SlackResponder = Responder[Message]


def _notice(words: str) -> Message:
    return assembled([said(words)])


LOOKS = Looks(
    chat="slack",
    guide=GUIDE,
    guide_to_exchanges=GUIDE_TO_EXCHANGES,
    notice=_notice,
    render=lambda reply, answer: render(reply, answer=answer),
    whole=render_whole,
)


def responder(store: Store, *, restrictions: tuple[Restriction, ...] = ()) -> SlackResponder:
    """Answer in Slack from a store."""
    return Responder(LOOKS, store, restrictions=restrictions)
