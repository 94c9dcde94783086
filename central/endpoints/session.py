"""Ping and sessions."""

from typing import Annotated

from litestar import Response, delete, get, post
from litestar.params import QueryParameter

from central import wire
from central.answers import json_response, pack
from central.centre import centre_of
from central.codings import PLAIN
from central.endpoints.calling import AnyCall, Call, address_of, answered, body_of, signed_in
from central.storage import Storage

_SMALL_BODY = 16 * 1024


@get("/ping", summary="Is this the Officer API, and which one")
async def ping(request: AnyCall, nonce: Annotated[str, QueryParameter(max_length=200)] = "") -> Response[wire.Ping]:
    """Answer what nobody else would; needs no token."""
    return await answered(request, wire.Ping, _ping, centre_of(request).storage, nonce)


@post("/session", status_code=200, request_max_body_size=_SMALL_BODY, summary="Sign in")
async def sign_in(request: AnyCall) -> Response[wire.Tokens]:
    """Exchange a name and a password for tokens."""
    asked = await body_of(request, wire.SignIn, _SMALL_BODY)
    centre = centre_of(request)
    attempt = await centre.run(centre.sessions.attempt, asked.login, asked.device_id, address_of(request))
    lane = centre.strange_proofs if attempt.is_strange else centre.proofs
    return _tokens(await lane.run(centre.sessions.sign_in, attempt, asked.password, asked.device_id))


@post("/session/refresh", status_code=200, request_max_body_size=_SMALL_BODY, summary="Rotate both tokens")
async def refresh(request: AnyCall) -> Response[wire.Tokens]:
    """Exchange a refresh token; the former one stays good until the new access token is first used."""
    asked = await body_of(request, wire.Refresh, _SMALL_BODY)
    centre = centre_of(request)
    return _tokens(await centre.run(centre.sessions.refresh, asked.refresh_token, address_of(request)))


@delete("/session", guards=[signed_in], summary="Sign out")
async def sign_out(request: Call) -> None:
    """Revoke both tokens."""
    centre = centre_of(request)
    await centre.run(centre.sessions.sign_out, request.user.session_id)


@get("/me", guards=[signed_in], summary="The officer who is signed in")
async def me(request: Call) -> Response[wire.Officer]:
    """Tell the caller who he is."""
    return json_response(pack(wire.Officer.of(request.user.officer), PLAIN), wire.Officer)


def _tokens(tokens: wire.Tokens) -> Response[wire.Tokens]:
    """Tokens go out plain: how long an answer becomes by compressing says something about what it holds."""
    return json_response(pack(tokens, PLAIN), wire.Tokens)


def _ping(storage: Storage, nonce: str) -> wire.Ping:
    return wire.Ping(service="officer-api", instance=storage.instance, epoch=storage.epoch(), time=storage.clock(), nonce=nonce)


HANDLERS = [ping, sign_in, refresh, sign_out, me]
