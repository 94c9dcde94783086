"""What every endpoint needs: who calls, bodies decoded, blocking work done in threads, answers packed there too."""

import re
from collections.abc import Callable
from typing import Any, TypeVar

from litestar import Request, Response
from litestar.connection import ASGIConnection
from litestar.datastructures import State
from litestar.exceptions import InternalServerException
from litestar.handlers import BaseRouteHandler

from central.answers import json_response, pack
from central.centre import centre_of
from central.codings import Packed, plain, taken_by
from central.decoding import MalformedError, decode
from central.meters import caller
from central.problems import ProblemError
from central.sessions import SignedIn
from central.shares import OF_WHO_USES_MUCH, Place

T = TypeVar("T")

Call = Request[SignedIn, Any, State]
AnyCall = Request[Any, Any, State]

MAX_ID = 64
_MOST_OF_PROGRAM = 64
_NOT_TYPED = re.compile("[^ -~]+")
_UPLOADS = "/officer/v1/uploads"


async def signed_in(connection: "ASGIConnection[Any, Any, Any, Any]", _: BaseRouteHandler) -> None:
    """A guard: nobody comes past without a good access token."""
    signed = connection.scope["user"] = await caller_of(connection)
    caller.set(signed.officer.id)
    place, centre = place_of(connection), centre_of(connection)
    # Photos come for as long as a line needs: they stand in nobody's way but one another's.
    if connection.scope["path"].startswith(_UPLOADS):
        await place.take(f"uploads:{signed.officer.id}")
    elif centre.meters.uses_much(signed.officer.id):
        await place.take(f"much:{signed.officer.id}", OF_WHO_USES_MUCH)
        await centre.precedence.clear()
    else:
        await place.take(f"calls:{signed.officer.id}")
        place.go_first(centre.precedence)


def place_of(connection: "ASGIConnection[Any, Any, Any, Any]") -> Place:
    """The place of this request among its officer's."""
    place: Place = connection.scope["state"]["place"]
    return place


async def caller_of(connection: "ASGIConnection[Any, Any, Any, Any]") -> SignedIn:
    """Who calls, as their session stands now."""
    centre, address = centre_of(connection), address_of(connection)
    return await centre.run(centre.sessions.caller, connection.headers.get("authorization"), address)


def program_of(connection: "ASGIConnection[Any, Any, Any, Any]") -> str | None:
    """The program and its build, as it names itself."""
    said = connection.headers.get("user-agent", "")
    return _NOT_TYPED.sub("", said)[:_MOST_OF_PROGRAM] or None


async def answered(request: AnyCall, shape: type[T], work: Callable[..., T], *arguments: Any) -> Response[T]:
    """The JSON answer of blocking work; encoding and compressing happen in the worker thread as well."""
    taken = taken_by(request)

    def produce() -> Packed:
        return pack(work(*arguments), taken)

    return json_response(await centre_of(request).run(produce), shape)


async def body_of(request: AnyCall, shape: type[T], limit: int) -> T:
    """The decoded JSON body, of at most `limit` bytes also where it came coded; `validation` names what is wrong with it."""
    try:
        with place_of(request).listening():
            data = await request.body()
    except InternalServerException as error:  # the caller hung up, which is no failure of ours
        raise ProblemError("validation", fields={"body": "is not whole"}) from error
    coding = request.headers.get("content-encoding")

    def read() -> T:
        return decode(plain(data, coding, limit), shape)

    try:
        return await centre_of(request).run(read)
    except MalformedError as error:
        raise ProblemError("validation", fields=error.fields) from error


def address_of(request: "ASGIConnection[Any, Any, Any, Any]") -> str:
    """Where the caller is: a proxy's word for it counts only where the proxy was named when the server was started."""
    return request.client.host if request.client is not None else ""


def found(value: T | None) -> T:
    """The value, or `not-found`."""
    if value is None:
        raise ProblemError("not-found")
    return value


def checked_id(text: str) -> str:
    """An id from an address, `not-found` where it cannot be one."""
    if not 1 <= len(text) <= MAX_ID or not text.isascii() or not text.isprintable():
        raise ProblemError("not-found")
    return text
