"""The routes of what is served in, the one ASGI application that serves it all out."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route


def create(routes: Iterable[Route]) -> Starlette:
    """Make the application; what is served has its route here, and what is not has none."""
    return Starlette(routes=[*routes, Route("/health", health, methods=["GET"])])


async def health(_: Request) -> Response:
    """Say that the process serves."""
    return JSONResponse({"status": "ok"})
