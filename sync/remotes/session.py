"""The officer's tokens in use: one refresh for all threads, saved before it is used, and never for another officer."""

import threading
from collections.abc import Callable

import msgspec

from sync.errors import INACTIVE, SESSION, LineError, NotOurServer, SignedOut, Unreachable
from sync.milestones import reached
from sync.remotes.line import Reply, Requests, TokenRefused
from sync.remotes.wire import read_tokens
from sync.tokens import Tokens, TokenStore

JSON = {"Content-Type": "application/json", "Accept": "application/json"}
_SLICE = 0.2

# All threads of a process refresh one after the other; it happens four times an hour.
_REFRESHING = threading.Lock()


class Session:
    """Sends requests under the officer's token and renews it when the central API says that it is over."""

    def __init__(self, line: Requests, store: TokenStore, stop: threading.Event) -> None:
        self._line = line
        self._store = store
        self._stop = stop
        self._tokens: Tokens | None = None
        self._dead: str | None = None

    def tokens(self) -> Tokens:
        """The tokens of the officer signed in at this server; SignedOut when there are none."""
        if self._tokens is None:
            self._tokens = self._stored()
            self._line.instance = self._line.instance or self._tokens.instance
        return self._tokens

    def authorised(self, send: Callable[[str], Reply]) -> Reply:
        """Send with the access token; where it is refused, renew it once and send again."""
        token = self.tokens().access_token
        try:
            return send(token)
        except TokenRefused:
            token = self._renewed(token)
        return send(token)

    def begin(self, tokens: Tokens) -> None:
        """Use the tokens of a session that has just begun."""
        self._store.save(tokens)
        self._tokens, self._dead = tokens, None

    def end(self) -> None:
        """Forget the tokens."""
        self._store.clear()
        self._tokens = None

    def _renewed(self, refused: str) -> str:
        while not _REFRESHING.acquire(timeout=_SLICE):
            if self._stop.is_set():
                raise Unreachable("stopped", phase="connect")
        try:
            stored = self._stored()
            if stored.access_token == refused:  # else another thread or process was here first
                stored = self._refresh(stored)
            self._tokens = stored
            return stored.access_token
        finally:
            _REFRESHING.release()

    def _refresh(self, old: Tokens) -> Tokens:
        if old.refresh_token == self._dead:
            raise SignedOut
        try:
            new = self._exchanged(old)
        except TokenRefused as error:
            return self._after_refusal(old, error)
        except LineError as error:
            # It says nothing about what was to be sent under the new token: that never went out.
            error.facts["phase"] = SESSION
            raise
        reached("C22")
        self._store.save(new)
        reached("C22")
        return new

    def _exchanged(self, old: Tokens) -> Tokens:
        body = msgspec.json.encode({"refresh_token": old.refresh_token})
        reply = self._line.request("POST", "/session/refresh", headers=JSON, body=body)
        new = read_tokens(json_of(reply), old.server, old.instance)
        if new.officer.id != old.officer.id:
            raise NotOurServer(reason="other-officer")
        return new

    def _after_refusal(self, old: Tokens, error: TokenRefused) -> Tokens:
        now = self._stored()
        if now.refresh_token != old.refresh_token:  # another process renewed it meanwhile
            return now
        self._dead = old.refresh_token
        raise SignedOut(INACTIVE if error.facts.get("problem") == INACTIVE else None) from error

    def _stored(self) -> Tokens:
        stored = self._store.load()
        if stored is None or stored.server != self._line.server:
            raise SignedOut
        if self._tokens is not None and stored.officer.id != self._tokens.officer.id:
            raise SignedOut  # somebody else signed in: nothing goes out under that name
        return stored


def json_of(reply: Reply) -> bytes:
    """The body of an answer that has to be JSON."""
    if reply.mime != "application/json":
        raise NotOurServer(reason="type")
    return reply.body
