"""A session of `requests` that goes nowhere by itself, remembers nothing, and takes no more than it was told to."""

import threading
from collections.abc import Iterator
from http.cookiejar import DefaultCookiePolicy
from io import BytesIO

import requests

from officer_app.domain.compact import CompactError, TooLongError, Unpacking, is_compact
from sync.errors import NotOurServer, Unreachable
from sync.remotes.addresses import is_loopback
from sync.remotes.sockets import PatientAdapter

_PIECE = 64 * 1024
# As much of each end of a body as is kept where only its ends are.
_END = 16 * 1024


class QuietSession(requests.Session):
    """No redirects, no cookies, no connection that outlasts a stop; proxies of the environment only on the way out."""

    def __init__(self, server: str, stop: threading.Event) -> None:
        super().__init__()
        # Proxies of the environment are for the way out, never for this very computer.
        self.trust_env = not is_loopback(server)
        self.headers["User-Agent"] = "crop-officer"
        self.headers["Accept-Encoding"] = "gzip"
        self.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self.adapter = PatientAdapter(stop)
        self.mount("https://", self.adapter)
        self.mount("http://", self.adapter)

    def get_redirect_target(self, _resp: requests.Response) -> None:
        """Nowhere: `requests` reads a redirect's body whole, however long it is, even where it does not follow it."""


def bounded_body(response: requests.Response, limit: int, stop: threading.Event) -> bytes:
    """The body, decompressed; NotOurServer when it is longer than the limit or not what it says that it is."""
    body = BytesIO()  # joining pieces would hold a long answer twice
    for piece in _pieces(response, limit):
        if body.tell() + len(piece) > limit:
            raise NotOurServer(reason="too-long")
        if stop.is_set():
            raise Unreachable("stopped", phase="answer")
        body.write(piece)
    return body.getvalue()


def skimmed_body(response: requests.Response, limit: int, stop: threading.Event) -> bytes:
    """The beginning and the end of a body that is too long to be kept."""
    head, tail = b"", b""
    for piece in _pieces(response, limit):
        if stop.is_set():
            raise Unreachable("stopped", phase="answer")
        room = _END - len(head)
        head += piece[:room]
        tail = (tail + piece[room:])[-_END:] if room < len(piece) else tail
    return head + tail


def _pieces(response: requests.Response, limit: int) -> Iterator[bytes]:
    """Pieces of the body; our own coding is unpacked here, because `requests` passes on what it does not know."""
    pieces = response.iter_content(_PIECE)
    if not is_compact(response.headers.get("Content-Encoding")):
        yield from pieces
        return
    unpacking, empty = Unpacking(limit), True
    try:
        for piece in pieces:
            empty = False
            yield from unpacking.take(piece)
        if not empty:  # the answer to a HEAD has no body, whatever its headers say of it
            unpacking.end()
    except CompactError as error:
        raise NotOurServer(reason="garbled") from error
    except TooLongError as error:
        raise NotOurServer(reason="too-long") from error
