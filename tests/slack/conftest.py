"""A stand-in for Slack, and the bot serving it with one release of a fictional company."""

from tests.fixtures import client, database, loaded, prompt, served, slack

__all__ = ["client", "database", "loaded", "prompt", "served", "slack"]
