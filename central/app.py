"""The Officer API as an ASGI application."""

import errno
import logging
import re
import sqlite3
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from typing import Any

from litestar import Litestar, Request, Response, Router, get
from litestar.datastructures import MutableScopeHeaders, State
from litestar.enums import ScopeType
from litestar.exceptions import HTTPException, ValidationException
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from sqlalchemy.exc import DBAPIError

from central.answers import Document, document_of, document_response, problem_response
from central.centre import Centre, centre_of
from central.endpoints import changes, office, operations, reference, reports, session, uploads
from central.endpoints.uploads import TUS_VERSION
from central.fronting import NoticesProxies
from central.health import DATABASE, is_down
from central.openapi import configuration, document_bytes
from central.problems import Problem, ProblemError, problem
from central.shares import HoldsPlaces
from central.transfers import ReadAhead

BASE_PATH = "/officer/v1"

_log = logging.getLogger(__name__)
_describing = threading.Lock()
_GROUPS = (session, reference, office, changes, reports, operations, uploads)
_BY_STATUS = {404: "not-found", 405: "method-not-allowed", 413: "too-large"}
_MISSING = re.compile("Missing required (?:query|header) parameter '(?P<name>[^']+)'")
_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_BUSY = frozenset({"SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_BUSY_SNAPSHOT"})


def make_app(centre: Centre) -> ASGIApp:
    """The application over an open storage."""
    routes = ReadAhead(make_routes(centre), uploads.brings_bytes)
    shared = HoldsPlaces(routes, centre.shares)
    return _Envelope(NoticesProxies(shared, centre.notices), centre.storage.instance)


def make_routes(centre: Centre | None) -> Litestar:
    """The routes; without a centre only to be described."""

    @asynccontextmanager
    async def life(_: Litestar) -> AsyncIterator[None]:
        assert centre is not None
        async with centre.open():
            yield

    handlers = [handler for group in _GROUPS for handler in group.HANDLERS]
    return Litestar(
        [Router(BASE_PATH, route_handlers=[*handlers, _description])],
        state=State({"centre": centre}),
        lifespan=[life],
        # Described only, not served: the framework's pages would fetch scripts of strangers.
        openapi_config=configuration() if centre is None else None,
        exception_handlers={
            ProblemError: _on_problem,
            HTTPException: _on_http,
            OSError: _on_disk,
            DBAPIError: _on_database,
            Exception: _on_failure,
        },
        logging_config=None,
        debug=False,
    )


def openapi_document() -> bytes:
    """The API's document as JSON, the same for the same code."""
    return _described().body


def _described() -> Document:
    """The API's document, made once for each process: describing the routes costs more than a second of a core."""
    with _describing:  # whoever asks meanwhile waits for that one
        return _made()


@cache
def _made() -> Document:
    return document_of(document_bytes(make_routes(None).openapi_schema.to_schema()))


@get("/openapi.json", include_in_schema=False, media_type="application/json")
async def _description(request: "Request[Any, Any, State]") -> Response[bytes]:
    return document_response(request, await centre_of(request).run(_described), bytes)


class _Envelope:
    """Says on every answer whose it is, also on those that no endpoint gave."""

    def __init__(self, app: ASGIApp, instance: str) -> None:
        self._app = app
        self._instance = instance

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_signed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableScopeHeaders.from_message(message)
                headers["Officer-Instance"] = self._instance
                if scope["path"].startswith(f"{BASE_PATH}/uploads"):
                    headers["Tus-Resumable"] = TUS_VERSION
            await send(message)

        await self._app(scope, receive, send_signed if scope["type"] == ScopeType.HTTP else send)


def _on_problem(_: "Request[Any, Any, Any]", error: ProblemError) -> Response[bytes]:
    return problem_response(error.problem, error.headers)


def _on_http(request: "Request[Any, Any, Any]", error: HTTPException) -> Response[bytes]:
    if error.status_code >= 500:
        return _on_failure(request, error)
    if isinstance(error, ValidationException) or error.status_code not in _BY_STATUS:
        return problem_response(_validation(error))
    return problem_response(problem(_BY_STATUS[error.status_code]), error.headers)


def _validation(error: HTTPException) -> Problem:
    extra = error.extra if isinstance(error.extra, list) else []
    fields = {str(item["key"]): str(item["message"]) for item in extra if isinstance(item, dict) and "key" in item}
    missing = _MISSING.match(error.detail)
    return problem("validation", fields=fields or ({missing["name"]: "is missing"} if missing else {"request": error.detail}))


def _on_disk(request: "Request[Any, Any, Any]", error: OSError) -> Response[bytes]:
    return problem_response(problem("storage-full")) if error.errno in _FULL else _on_failure(request, error)


def _on_database(request: "Request[Any, Any, Any]", error: DBAPIError) -> Response[bytes]:
    name = getattr(error.orig, "sqlite_errorname", "") if isinstance(error.orig, sqlite3.Error) else ""
    if name == "SQLITE_FULL":
        return problem_response(problem("storage-full"))
    if name in _BUSY:
        return problem_response(problem("unavailable"), {"Retry-After": "1"})
    if is_down(error):
        _log.error("the database is down: %s", type(error.orig).__name__)
        down = problem("unavailable", fields={DATABASE: "cannot be used now"})
        return problem_response(down, {"Retry-After": "10"})
    return _on_failure(request, error)


def _on_failure(request: "Request[Any, Any, Any]", error: Exception) -> Response[bytes]:
    # The path without its query: what callers look for is nobody's business.
    _log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return problem_response(problem("internal"))
