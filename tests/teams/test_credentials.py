"""The bot's own token: fetched once, and refused in one line."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from bot.errors import SettingsError
from bot.settings import Settings
from bot.teams.credentials import EARLY, Credentials
from tests.teams.microsoft import APP, SECRET, TENANT, bot_token

SETTINGS = Settings.from_environment(
    {
        "TEAMS_CLIENT_ID": APP,
        "TEAMS_CLIENT_SECRET": SECRET,
        "TEAMS_TENANT_ID": TENANT,
        "TEAMS_LOGIN_URL": "http://login.test",
    }
)


class Login:
    """Microsoft's login, as a test says it answers; and a clock that the test turns."""

    def __init__(self, *answers: Any) -> None:
        self.answers, self.asked, self.now = list(answers), list[httpx.Request](), 0.0
        client = httpx.AsyncClient(transport=httpx.MockTransport(self._answer))
        self.credentials = Credentials(SETTINGS, client, clock=lambda: self.now)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        status, body = answer
        return httpx.Response(status, json=body)


def granted(seconds: object = 3600) -> tuple[int, dict[str, object]]:
    """Grant a token."""
    return 200, {"access_token": bot_token(), "expires_in": seconds}


async def test_a_token_is_fetched_once() -> None:
    """With the secret, for the service of Teams; then kept until shortly before its end."""
    login = Login(granted(), granted())
    asked = [login.credentials(None, None) for _ in range(5)]
    assert {str(token) for token in await asyncio.gather(*asked)} == {bot_token()}
    (request,) = login.asked
    assert str(request.url) == f"http://login.test/{TENANT}/oauth2/v2.0/token"
    assert dict(httpx.QueryParams(request.content.decode())) == {
        "grant_type": "client_credentials",
        "client_id": APP,
        "client_secret": SECRET,
        "scope": "https://api.botframework.com/.default",
    }
    login.now = 3600 - EARLY
    await login.credentials(None, None)
    assert len(login.asked) == 2


@pytest.mark.parametrize(
    ("reason", "name"),
    [
        ("invalid_client", "TEAMS_CLIENT_SECRET"),
        ("unauthorized_client", "TEAMS_CLIENT_ID"),
        ("invalid_request", "TEAMS_TENANT_ID"),
    ],
)
async def test_what_is_refused_is_named(reason: str, name: str) -> None:
    """The setting to mend, and never the secret."""
    login = Login((401, {"error": reason, "error_description": f"the secret {SECRET}"}))
    with pytest.raises(SettingsError) as raised:
        await login.credentials.prepare()
    assert str(raised.value) == (
        f"Microsoft refuses {name} ({reason}): copy it from the app's registration again."
    )


@pytest.mark.parametrize(
    "answer",
    [
        httpx.ConnectError("refused"),
        (503, {}),
        (400, ["odd"]),
        (200, {"token": "none"}),
        (200, ["odd"]),
        granted("soon"),
    ],
    ids=lambda answer: str(answer)[:20],
)
async def test_being_out_of_reach_is_no_reason_not_to_start(
    answer: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """It is logged, and the first answer asks again."""
    login = Login(answer, granted())
    await login.credentials.prepare()
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert str(await login.credentials(None, None)) == bot_token()


@pytest.mark.parametrize("missing", ["TEAMS_CLIENT_ID", "TEAMS_CLIENT_SECRET", "TEAMS_TENANT_ID"])
def test_what_is_missing_is_named(missing: str) -> None:
    """With where to find it."""
    environ = {"TEAMS_CLIENT_ID": APP, "TEAMS_CLIENT_SECRET": SECRET, "TEAMS_TENANT_ID": TENANT}
    del environ[missing]
    made: Callable[[], Credentials] = lambda: Credentials(  # noqa: E731
        Settings.from_environment(environ), httpx.AsyncClient()
    )
    with pytest.raises(SettingsError) as raised:
        made()
    assert str(raised.value) == (
        f"{missing} is not set: copy it from the app's registration at https://portal.azure.com."
    )
