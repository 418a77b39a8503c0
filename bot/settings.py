"""The environment in, one frozen `Settings` out.

Every environment variable that the bot reads is a field of `Settings`; its description,
default and reader are data of that field, so that documentation is made from them. Nothing
else in the package reads the environment.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot.errors import SettingsError
from bot.model import Restriction
from bot.restrictions import read_restrictions

_OAUTH = "with it Slack's library expects an OAuth installation and drops the bot token"

MISREAD_BY_BOLT = {
    "SLACK_CLIENT_ID": _OAUTH,
    "SLACK_CLIENT_SECRET": _OAUTH,
    "SLACK_VERIFICATION_TOKEN": "with it Slack's library answers certificate checks wrongly",
}
"""Variables that slack_bolt reads by itself, and what goes wrong; it cannot be told not to."""

MISREAD_BY_TEAMS = {
    "DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS": (
        "with it the library of Teams would believe whoever says to be Microsoft"
    ),
    "CLIENT_SECRET": "with it the library of Teams would not use TEAMS_CLIENT_SECRET",
}
"""Variables that microsoft-teams-apps reads by itself, and what goes wrong."""

COPY = "copy it from the app's page at https://api.slack.com/apps"
COPY_TEAMS = "copy it from the app's registration at https://portal.azure.com"

RESTRICTIONS = "data/restrictions.toml"
"""Where quiet periods and live offers are kept, unless it is said otherwise."""

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


def _text(name: str, value: str) -> str:
    if any(character.isspace() or not character.isprintable() for character in value):
        raise SettingsError(f"{name} has white space in it: set it to a single word.")
    return value


def _starting(prefix: str) -> Callable[[str, str], str]:
    def read(name: str, value: str) -> str:
        # The value is a secret, or was meant to be one: the message must not repeat it.
        if not value.startswith(prefix):
            raise SettingsError(f"{name} does not start with {prefix}: {COPY}.")
        return _text(name, value)

    return read


def _url(name: str, value: str) -> str:
    wrong = f"{name} is not an http address: set it to one such as https://slack.com/api/."
    try:
        parts = urlsplit(_text(name, value))
    except ValueError as error:
        raise SettingsError(wrong) from error
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise SettingsError(wrong)
    return value if value.endswith("/") else f"{value}/"


def _openid(name: str, value: str) -> str:
    # The library of Teams puts /keys in the place of the last part, and asks there.
    if not _url(name, value).endswith("/openidconfiguration/"):
        raise SettingsError(f"{name} does not end in /openidconfiguration: unset it.")
    return value.rstrip("/")


def _path(_name: str, value: str) -> Path:
    return Path(value)


def _restrictions(_name: str, value: str) -> tuple[Restriction, ...]:
    """Read the file of restrictions; there need be none where its usual place is meant."""
    path = Path(value)
    return () if value == RESTRICTIONS and not path.exists() else read_restrictions(path)


def _port(name: str, value: str) -> int:
    if not (value.isascii() and value.isdecimal() and int(value) <= 65535):
        raise SettingsError(f"{name} is {value!r}: set it to a number from 0 to 65535.")
    return int(value)


def _level(name: str, value: str) -> str:
    if value.upper() not in LOG_LEVELS:
        raise SettingsError(f"{name} is {value!r}: set it to one of {', '.join(LOG_LEVELS)}.")
    return value.upper()


def _feeds(name: str, value: str) -> tuple[str, ...]:
    for url in value.split():
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
            # What is wrong may be a password: the message must not repeat it.
            raise SettingsError(
                f"{name} holds what is no http address, or one with a password: set it to such "
                "as https://example.com/news.rss, with spaces between."
            )
    return tuple(value.split())


def _ciks(name: str, value: str) -> tuple[str, ...]:
    for cik in value.split():
        if not (cik.isascii() and cik.isdecimal() and len(cik) <= 10 and int(cik)):
            raise SettingsError(f"{name} holds {cik!r}: set it to numbers such as 719413.")
    return tuple(cik.zfill(10) for cik in value.split())


def _agent(name: str, value: str) -> str:
    if not (value.isascii() and value.isprintable()):
        raise SettingsError(f"{name} holds a character that no header may have: use plain ASCII.")
    return value


def _seconds(name: str, value: str) -> int:
    if not (value.isascii() and value.isdecimal() and 1 <= int(value) <= 86_400):
        raise SettingsError(f"{name} is {value!r}: set it to a number from 1 to 86400.")
    return int(value)


def _setting(
    description: str,
    *,
    default: str | None,
    read: Callable[[str, str], object],
    secret: bool = False,
) -> Any:  # dataclasses types `field` by its default, which only `from_environment` knows
    """Declare a setting: what it is for, how its text is read, whether it is a secret."""
    about = {"description": description, "default": default, "read": read, "secret": secret}
    return field(repr=not secret, metadata=about)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the environment says; a field's variable is its name in capitals."""

    database: Path = _setting(
        "SQLite file that the releases are loaded into", default="data/releases.db", read=_path
    )
    releases: Path = _setting(
        "Folder of published releases to load", default="data/releases", read=_path
    )
    restrictions: tuple[Restriction, ...] = _setting(
        "TOML file of quiet periods and live offers; see `bot/restrictions.py`",
        default=RESTRICTIONS,
        read=_restrictions,
    )
    host: str = _setting(
        "Address to listen on; `0.0.0.0` lets other machines in", default="127.0.0.1", read=_text
    )
    port: int = _setting("Port to listen on", default="3000", read=_port)
    log_level: str = _setting(
        f"Least level of the bot's own log: {', '.join(LOG_LEVELS)}", default="INFO", read=_level
    )
    slack_bot_token: str | None = _setting(
        "Bot token, `xoxb-…`: needed to serve Slack",
        default=None,
        read=_starting("xoxb-"),
        secret=True,
    )
    slack_signing_secret: str | None = _setting(
        "Signing secret: needed to serve Slack over HTTP", default=None, read=_text, secret=True
    )
    slack_app_token: str | None = _setting(
        "App-level token, `xapp-…`: needed for Socket Mode",
        default=None,
        read=_starting("xapp-"),
        secret=True,
    )
    slack_api_url: str = _setting(
        "Web API of Slack, or of a stand-in for it", default="https://slack.com/api/", read=_url
    )
    teams_client_id: str | None = _setting(
        "Application (client) id of the bot: needed to serve Teams", default=None, read=_text
    )
    teams_client_secret: str | None = _setting(
        "Client secret: needed to serve Teams", default=None, read=_text, secret=True
    )
    teams_tenant_id: str | None = _setting(
        "Directory (tenant) id of the bot, or `botframework.com` for one of many tenants: "
        "needed to serve Teams",
        default=None,
        read=_text,
    )
    teams_login_url: str = _setting(
        "Where the bot gets its own tokens, or a stand-in for it",
        default="https://login.microsoftonline.com/",
        read=_url,
    )
    teams_openid_url: str = _setting(
        "Beside which the keys to Microsoft's tokens are, or a stand-in",
        default="https://login.botframework.com/v1/.well-known/openidconfiguration",
        read=_openid,
    )
    watch_feeds: tuple[str, ...] | None = _setting(
        "Feeds of newsrooms to watch, RSS or Atom, with spaces between", default=None, read=_feeds
    )
    watch_ciks: tuple[str, ...] | None = _setting(
        "Companies to watch at EDGAR, by CIK, with spaces between", default=None, read=_ciks
    )
    watch_user_agent: str | None = _setting(
        "Who asks: a name and an e-mail address, which EDGAR demands", default=None, read=_agent
    )
    watch_interval: int = _setting(
        "Seconds between two looks at what is watched", default="600", read=_seconds
    )
    edgar_url: str = _setting(
        "EDGAR's archive, or a stand-in for it", default="https://www.sec.gov/", read=_url
    )
    edgar_data_url: str = _setting(
        "EDGAR's lists of filings, or a stand-in", default="https://data.sec.gov/", read=_url
    )
    misread: tuple[str, ...] = ()

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Settings:
        """Read every setting; an empty variable counts as one that is not set.

        Raises SettingsError for a value that cannot be used.

        >>> Settings.from_environment({"PORT": "8080"}).port
        8080
        """
        values: dict[str, Any] = {}
        for setting in declared():
            text = environ.get(setting.name, "").strip() or setting.default
            values[setting.name.lower()] = (
                None if text is None else setting.read(setting.name, text)
            )
        misread = tuple(n for n in (*MISREAD_BY_BOLT, *MISREAD_BY_TEAMS) if n in environ)
        return cls(misread=misread, **values)

    def required(self, name: str) -> str:
        """Return the setting of the variable `name`, which must be set.

        Raises SettingsError if it is not.
        """
        value = getattr(self, name.lower())
        if value is None:
            where = COPY_TEAMS if name.startswith("TEAMS_") else COPY
            raise SettingsError(f"{name} is not set: {where}.")
        return str(value)

    def refuse_misread(self, effects: Mapping[str, str] = MISREAD_BY_BOLT) -> None:
        """Raise SettingsError if a variable is set that a library would read to ill effect."""
        for name in self.misread:
            if name in effects:
                raise SettingsError(f"{name} is set, and {effects[name]}: unset it.")

    @property
    def serves_slack(self) -> bool:
        """Tell whether anything is set that only serving Slack over HTTP needs."""
        return bool(self.slack_bot_token or self.slack_signing_secret)

    @property
    def serves_teams(self) -> bool:
        """Tell whether anything is set that only serving Teams needs."""
        return bool(self.teams_client_id or self.teams_client_secret or self.teams_tenant_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """A setting as declared: its variable, what it is for, how its text is read."""

    name: str
    description: str
    default: str | None
    read: Callable[[str, str], object]
    secret: bool


def declared() -> tuple[Declared, ...]:
    """List the settings in the order of their declaration."""
    return tuple(
        Declared(name=each.name.upper(), **each.metadata)
        for each in fields(Settings)
        if each.metadata
    )


def settings_table() -> str:
    """Write the settings as a Markdown table.

    >>> print(settings_table().splitlines()[0])
    | Variable | Default | Secret | Meaning |
    """
    rows = ["| Variable | Default | Secret | Meaning |", "| --- | --- | --- | --- |"]
    for each in declared():
        default = "not set" if each.default is None else f"`{each.default}`"
        rows.append(
            f"| `{each.name}` | {default} | {'yes' if each.secret else 'no'} | {each.description} |"
        )
    return "\n".join(rows)
