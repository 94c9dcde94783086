"""Ping and sessions."""

from typing import Annotated

from litestar import Response, delete, get, post
from litestar.params import FromPath, QueryParameter

from central import wire
from central.answers import json_response, pack
from central.centre import centre_of
from central.codings import PLAIN
from central.endpoints.calling import AnyCall, Call, address_of, answered, body_of, checked_id, program_of, signed_in
from central.health import failing_parts
from central.own_sessions import end_other_sessions, end_session, list_sessions
from central.problems import ProblemError
from central.storage import Storage

_SMALL_BODY = 16 * 1024


@get("/ping", summary="Is this the Officer API, and which one")
async def ping(request: AnyCall, nonce: Annotated[str, QueryParameter(max_length=200)] = "") -> Response[wire.Ping]:
    """Answer what nobody else would; needs no token."""
    return await answered(request, wire.Ping, _ping, centre_of(request).storage, nonce)


@get("/health", summary="Which part of the server is down")
async def health(request: AnyCall) -> Response[wire.Health]:
    """For whoever watches the server: 200 where all parts work, else 503 with the parts that do not; needs no token."""
    centre = centre_of(request)
    failing = await centre.run(failing_parts, centre.storage)
    if failing:
        raise ProblemError("unavailable", fields=failing, headers={"Retry-After": "10"})
    return json_response(pack(wire.Health(status="ok", notices=sorted(centre.notices)), PLAIN), wire.Health)


@post("/session", status_code=200, request_max_body_size=_SMALL_BODY, summary="Sign in")
async def sign_in(request: AnyCall) -> Response[wire.Tokens]:
    """Exchange a name and a password for tokens."""
    asked = await body_of(request, wire.SignIn, _SMALL_BODY)
    centre = centre_of(request)
    # Who guesses asks without end: whoever is signed in goes first.
    await centre.precedence.clear()
    attempt = await centre.run(centre.sessions.attempt, asked.login, asked.device_id, address_of(request))
    lane = centre.strange_proofs if attempt.is_strange else centre.proofs
    return _tokens(await lane.run(centre.sessions.sign_in, attempt, asked, program_of(request)))


@post("/session/refresh", status_code=200, request_max_body_size=_SMALL_BODY, summary="Rotate both tokens")
async def refresh(request: AnyCall) -> Response[wire.Tokens]:
    """Exchange a refresh token; the former one stays good until the new access token is first used."""
    asked = await body_of(request, wire.Refresh, _SMALL_BODY)
    centre = centre_of(request)
    return _tokens(await centre.run(centre.sessions.refresh, asked.refresh_token, address_of(request), program_of(request)))


@delete("/session", guards=[signed_in], summary="Sign out")
async def sign_out(request: Call) -> None:
    """Revoke both tokens."""
    centre = centre_of(request)
    await centre.run_writing(centre.sessions.sign_out, request.user.session_id)


@post(
    "/session/password", status_code=204, guards=[signed_in], request_max_body_size=_SMALL_BODY, summary="Change one's password"
)
async def change_password(request: Call) -> None:
    """Put a password in the place of the present one; all other sessions of the officer end."""
    asked = await body_of(request, wire.PasswordChange, _SMALL_BODY)
    centre, signed = centre_of(request), request.user
    attempt = await centre.run(centre.sessions.attempt, signed.officer.login, signed.device_id, address_of(request))
    await centre.proofs.run(centre.sessions.change_password, attempt, signed, asked)


@get("/sessions", guards=[signed_in], summary="The caller's sessions")
async def sessions(request: Call) -> Response[wire.Sessions]:
    """Where the officer is signed in."""
    return await answered(request, wire.Sessions, list_sessions, centre_of(request).storage, request.user)


@delete("/sessions", guards=[signed_in], summary="End all sessions but this one")
async def end_others(request: Call) -> None:
    """Sign the officer out everywhere else."""
    centre = centre_of(request)
    await centre.run_writing(end_other_sessions, centre.storage, request.user)


@delete("/sessions/{session_id:str}", guards=[signed_in], summary="End one of the caller's sessions")
async def end_one(request: Call, session_id: FromPath[str]) -> None:
    """Sign the officer out in one place."""
    centre = centre_of(request)
    await centre.run_writing(end_session, centre.storage, request.user, checked_id(session_id))


@get("/me", guards=[signed_in], summary="The officer who is signed in")
async def me(request: Call) -> Response[wire.Officer]:
    """Tell the caller who he is."""
    return json_response(pack(wire.Officer.of(request.user.officer), PLAIN), wire.Officer)


def _tokens(tokens: wire.Tokens) -> Response[wire.Tokens]:
    """Tokens go out plain: how long an answer becomes by compressing says something about what it holds."""
    return json_response(pack(tokens, PLAIN), wire.Tokens)


def _ping(storage: Storage, nonce: str) -> wire.Ping:
    return wire.Ping(service="officer-api", instance=storage.instance, epoch=storage.epoch(), time=storage.clock(), nonce=nonce)


HANDLERS = [ping, health, sign_in, refresh, sign_out, change_password, sessions, end_others, end_one, me]
