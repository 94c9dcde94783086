"""What officers do about their own sign-in at the central API: the password, and the sessions on other computers."""

from collections.abc import Callable
from urllib.parse import quote

import msgspec

from sync.errors import NotOurServer, Refused
from sync.remotes.answers import OwnSession
from sync.remotes.line import Reply
from sync.remotes.session import json_of

Call = Callable[[str, str, bytes | None], Reply]

_NOT_OFFERED = frozenset({404, 405})
_MOST_SHOWN = 200


class _Sessions(msgspec.Struct):
    items: list[OwnSession]


class Account:
    """The calls; each raises a LineError, Refused with `account-not-offered` where the server is from before there were such."""

    def __init__(self, call: Call) -> None:
        self._call = call

    def change_password(self, present: str, chosen: str) -> None:
        """Put a password in the place of the present one; WrongPassword, or Refused with `password-refused`."""
        self._offered("POST", "/session/password", {"password": present, "new_password": chosen})

    def sessions(self) -> tuple[OwnSession, ...]:
        """Where the officer is signed in, the present one first."""
        try:
            found = msgspec.json.decode(json_of(self._offered("GET", "/sessions")), type=_Sessions)
        except (msgspec.MsgspecError, RecursionError) as error:
            raise NotOurServer(reason="shape") from error
        return tuple(found.items[:_MOST_SHOWN])

    def end(self, session_id: str | None) -> None:
        """End a session, without an id all but the present one; one that has ended already is ended."""
        if session_id is None:
            self._offered("DELETE", "/sessions")
            return
        try:
            self._call("DELETE", f"/sessions/{quote(session_id, safe='')}", None)
        except Refused as error:
            if error.status != 404:
                raise

    def _offered(self, method: str, path: str, body: dict[str, str] | None = None) -> Reply:
        try:
            return self._call(method, path, None if body is None else msgspec.json.encode(body))
        except Refused as error:
            if error.status in _NOT_OFFERED:
                raise Refused("account-not-offered", status=error.status) from error
            raise
