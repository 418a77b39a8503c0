"""How the bot's answers look in Teams, told to what answers in every chat."""

from __future__ import annotations

from bot.model import Restriction
from bot.responder import Looks, Responder
from bot.store import Store
from bot.teams.guide import GUIDE, GUIDE_TO_EXCHANGES
from bot.teams.message import Message
from bot.teams.render import notice, render

TeamsResponder = Responder[Message]

LOOKS = Looks(
    chat="teams",
    guide=GUIDE,
    guide_to_exchanges=GUIDE_TO_EXCHANGES,
    notice=notice,
    render=render,
    whole=lambda reply: render(reply, None),
)


def responder(store: Store, *, restrictions: tuple[Restriction, ...] = ()) -> TeamsResponder:
    """Answer in Teams from a store."""
    return Responder(LOOKS, store, restrictions=restrictions)
