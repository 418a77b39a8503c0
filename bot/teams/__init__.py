"""Messages, clicks and searches from Microsoft Teams in; Adaptive Cards out.

The library of Teams takes a second to import, so nothing here imports it until Teams is served,
by `bot.web.serve`. It checks every token itself; `door` and `keys` stand in front of it, for it
would fetch keys on the event loop, and for whoever sends a forged token.
"""
