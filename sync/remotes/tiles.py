"""Tiles of the map server that an office configured: pictures, asked for without a token, a cookie or a word about who asks."""

import threading
from dataclasses import dataclass

import requests
from urllib3.exceptions import HTTPError

from sync.errors import NotOurServer, Unreachable
from sync.remotes.line import Patience, line_error
from sync.remotes.quiet_session import QuietSession, bounded_body

LIMIT = 2 * 1024 * 1024
_TYPES = frozenset({"image/png", "image/jpeg", "image/webp", "image/gif"})
_AROUND = 64 * 1024


@dataclass(frozen=True, slots=True)
class Tile:
    """A picture as it came."""

    mime: str
    data: bytes


class TileLine:
    """Fetches single tiles; several threads may use one."""

    def __init__(self, example: str, stop: threading.Event, patience: Patience | None = None) -> None:
        self._session = QuietSession(example, stop)
        self._session.headers["Accept-Encoding"] = "identity"
        self._session.headers["Accept"] = ", ".join(sorted(_TYPES))
        self._stop = stop
        self._patience = patience or Patience(connect=5.0, stall=10.0)

    def fetch(self, address: str) -> Tile | None:
        """The tile at an address, None when the server has none there; LineError when it is no tile or does not come."""
        if self._stop.is_set():
            raise Unreachable("stopped", phase="connect")
        self._session.adapter.allowance.most = LIMIT + _AROUND
        patience = (self._patience.connect, self._patience.stall)
        try:
            with self._session.get(address, auth=_nobody, timeout=patience, allow_redirects=False, stream=True) as response:
                if response.status_code in (204, 404):
                    return None
                mime = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
                if response.status_code != 200 or mime not in _TYPES:
                    raise NotOurServer(reason="type")
                return Tile(mime, bounded_body(response, LIMIT, self._stop))
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            raise line_error(error) from error

    def close(self) -> None:
        """Close the connections."""
        self._session.close()


def _nobody(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Keep `requests` from looking for a password in ~/.netrc."""
    return request
