"""Sockets that wait in short slices, so that a stop is heard within a moment even while the other side says nothing.

`requests` blocks in the operating system until its read time-out; closing the app would wait as long. Here each connect, read and
write waits at most `SLICE` seconds at a time and looks at the stop event in between; the time-out given to requests keeps its
meaning of "so long without a single byte". It also mends a trap: `sendall` counts its time-out over the whole body, so that a
photo on a slow line could never be sent within it.
"""

import contextlib
import errno
import os
import selectors
import socket
import ssl
import threading
import time
import warnings
from collections.abc import Callable
from typing import Any, TypeVar

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError, SystemTimeWarning

from sync.milestones import reached
from sync.remotes.heads import WholeResponse
from sync.remotes.trust import HandshakeError, trusting_context

SLICE = 0.2
# An answer may take so many seconds, and one more for each so many bytes, but not longer than the last.
GRACE, SLOWEST, LONGEST = 120.0, 256.0, 3600.0
# A body goes out in parts of this size, so that a stop, or a kill, finds it between two of them.
_PART = 64 * 1024
# The operating system asks the other side, which need not know, whether a silent connection still stands: one that was held open
# and whose line went dead breaks off within a dozen seconds. It costs a packet without content, and no request.
_BEATS = {"TCP_KEEPIDLE": 5, "TCP_KEEPINTVL": 3, "TCP_KEEPCNT": 2, "TCP_KEEPALIVE": 5}
_HEARTBEATS = (
    (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1),
    *((socket.IPPROTO_TCP, getattr(socket, name), value) for name, value in _BEATS.items() if hasattr(socket, name)),
)
_UNDER_WAY = frozenset({0, errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EALREADY, getattr(errno, "WSAEWOULDBLOCK", 0)})
T = TypeVar("T")

# A computer whose clock is years behind is told so by the certificate's own words, not by a library on standard error.
warnings.filterwarnings("ignore", category=SystemTimeWarning)


class StoppedError(OSError):
    """The app is closing; what was under way is given up."""


class FloodError(OSError):
    """More came than was allowed; whatever the answer says of its own length, nothing more is taken."""


class DripError(OSError):
    """An answer that comes so slowly that it never ends."""


class Allowance(threading.local):
    """How many bytes may come for the request that this thread is about to send."""

    most: int | None = None


class _Patience:
    """How long a socket may stay silent, how much may still come, and the event that ends it sooner."""

    __slots__ = ("began", "got", "left", "stall", "stop")

    def __init__(self, stop: threading.Event) -> None:
        self.stop = stop
        self.stall: float | None = None
        self.left: int | None = None
        self.began: float | None = None
        self.got = 0

    def expect(self, most: int | None) -> None:
        """Another answer is to come, with so many bytes at most."""
        self.left, self.began, self.got = most, None, 0

    def through(self, attempt: Callable[[], T]) -> T:
        """Repeat an attempt that times out after each slice, until it succeeds, the stall is over or the app stops."""
        began = time.monotonic()
        while True:
            if self.stop.is_set():
                raise StoppedError(errno.ECANCELED, "stopped")
            try:
                return attempt()
            except TimeoutError:
                if self.stall is not None and time.monotonic() - began >= self.stall:
                    raise

    def read(self, attempt: Callable[[], int]) -> int:
        """Repeat a reading in the same way; FloodError when it brings more than may come."""
        got = self.through(attempt)
        if self.left is not None:
            self.left -= got
            if self.left < 0:
                raise FloodError(errno.EMSGSIZE, "an answer without end")
            self._count(got)
        return got

    def _count(self, got: int) -> None:
        """DripError when an answer takes longer than the slowest line that anybody can work with."""
        now = time.monotonic()
        self.began = now if self.began is None else self.began
        self.got += got
        taken = now - self.began
        if taken > min(GRACE + self.got / SLOWEST, LONGEST):
            raise DripError(errno.ETIMEDOUT, "an answer that drips")

    def slice(self) -> float:
        """The time-out that the operating system is given."""
        return SLICE if self.stall is None else min(SLICE, self.stall)


class PatientSocket(socket.socket):
    """A plain socket that waits in slices."""

    patience: _Patience

    def settimeout(self, value: float | None) -> None:
        """Set how long the other side may stay silent; None is for ever."""
        self.patience.stall = value
        super().settimeout(value if value == 0.0 else self.patience.slice())

    def gettimeout(self) -> float | None:
        """The time-out as it was set."""
        return self.patience.stall

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        """Read, a slice at a time."""
        return self.patience.read(lambda: super(PatientSocket, self).recv_into(*args, **kwargs))

    def sendall(self, data: Any, flags: int = 0, /) -> None:
        """Write all; the time-out is for each part, not for the whole."""
        rest = memoryview(data).cast("B")
        while rest:
            part = rest[:_PART]
            rest = rest[self.patience.through(lambda part=part: super(PatientSocket, self).send(part, flags)) :]  # type: ignore[misc]
            if rest:
                reached("C8")


class PatientTlsSocket(ssl.SSLSocket):
    """The same over TLS; a read, write or handshake that timed out may simply be called again."""

    patience: _Patience

    def settimeout(self, value: float | None) -> None:
        """Set how long the other side may stay silent; None is for ever."""
        self.patience.stall = value
        super().settimeout(value if value == 0.0 else self.patience.slice())

    def gettimeout(self) -> float | None:
        """The time-out as it was set."""
        return self.patience.stall

    def do_handshake(self, block: bool = False) -> None:
        """Greet, a slice at a time; HandshakeError where it fails, because then no request has gone out."""
        try:
            self.patience.through(lambda: super(PatientTlsSocket, self).do_handshake(block))
        except (ssl.SSLError, ConnectionError) as error:
            raise HandshakeError("no handshake") from error

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        """Read, a slice at a time."""
        return self.patience.read(lambda: super(PatientTlsSocket, self).recv_into(*args, **kwargs))

    def sendall(self, data: Any, flags: int = 0) -> None:
        """Write all; the time-out is for each part, not for the whole."""
        rest = memoryview(data).cast("B")
        while rest:
            part = rest[:_PART]
            rest = rest[self.patience.through(lambda part=part: super(PatientTlsSocket, self).send(part, flags)) :]  # type: ignore[misc]
            if rest:
                reached("C8")


class PatientAdapter(HTTPAdapter):
    """Makes every connection of a requests session, through a proxy too, out of patient sockets."""

    def __init__(self, stop: threading.Event) -> None:
        self.allowance = Allowance()
        self._pools = _pool_classes(stop, self.allowance)
        self._context = trusting_context()
        self._context.sslsocket_class = _tls_class(stop)
        super().__init__(pool_connections=2, pool_maxsize=4, max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Let the pools make our connections."""
        super().init_poolmanager(*args, ssl_context=self._context, **kwargs)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        """Let the pools behind a proxy make our connections too."""
        manager = super().proxy_manager_for(proxy, ssl_context=self._context, **kwargs)
        if not proxy.lower().startswith("socks"):
            manager.pool_classes_by_scheme = self._pools
        return manager


def _pool_classes(stop: threading.Event, allowance: Allowance) -> dict[str, type[HTTPConnectionPool]]:
    class Bounded(WholeResponse):
        def __init__(self, sock: Any, *args: Any, **kwargs: Any) -> None:
            super().__init__(sock, *args, **kwargs)
            patience = getattr(sock, "patience", None)  # TLS within TLS, to a proxy that speaks it, has none
            if patience is not None:
                patience.expect(allowance.most)

    # `debuglevel` would print requests whole, with token and password; whoever sets it means other connections.
    class Plain(HTTPConnection):
        debuglevel = 0
        response_class = Bounded

        def _new_conn(self) -> socket.socket:
            return _open(self, stop)

    class Secure(HTTPSConnection):
        debuglevel = 0
        response_class = Bounded

        def _new_conn(self) -> socket.socket:
            return _open(self, stop)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}


def _tls_class(stop: threading.Event) -> type[ssl.SSLSocket]:
    class Tls(PatientTlsSocket):
        # The handshake runs inside the constructor, before anybody could hand the event over.
        @property
        def patience(self) -> _Patience:  # type: ignore[override]
            kept: _Patience = self.__dict__.setdefault("_patience", _Patience(stop))
            return kept

    return Tls


def _open(connection: HTTPConnection, stop: threading.Event) -> socket.socket:
    host = connection._dns_host.strip("[]")
    try:
        found = socket.getaddrinfo(host, connection.port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        raise NameResolutionError(connection.host, connection, socket.gaierror(str(error))) from error
    last: OSError = OSError(errno.EADDRNOTAVAIL, "no address")
    for family, kind, protocol, _, address in found:
        try:
            return _connect(family, kind, protocol, address, connection, stop)
        except StoppedError as error:
            raise NewConnectionError(connection, "stopped") from error
        except OSError as error:
            last = error
    if isinstance(last, TimeoutError):
        raise ConnectTimeoutError(connection, f"Connection to {connection.host} timed out") from last
    raise NewConnectionError(connection, f"Failed to establish a new connection: {last}") from last


def _connect(
    family: int, kind: int, protocol: int, address: Any, connection: HTTPConnection, stop: threading.Event
) -> socket.socket:
    sock = PatientSocket(family, kind, protocol)
    sock.patience = _Patience(stop)
    with contextlib.ExitStack() as unless_connected:
        unless_connected.callback(sock.close)
        for option in (*(connection.socket_options or ()), *_HEARTBEATS):
            sock.setsockopt(*option)
        sock.setblocking(False)
        code = sock.connect_ex(address)
        if code not in _UNDER_WAY:
            raise OSError(code, os.strerror(code))
        limit = connection.timeout if isinstance(connection.timeout, int | float) else None
        _await_connected(sock, limit, stop)
        sock.settimeout(limit)
        unless_connected.pop_all()
    return sock


def _await_connected(sock: socket.socket, limit: float | None, stop: threading.Event) -> None:
    began = time.monotonic()
    with selectors.DefaultSelector() as selector:
        selector.register(sock, selectors.EVENT_WRITE)
        while not selector.select(SLICE):
            if stop.is_set():
                raise StoppedError(errno.ECANCELED, "stopped")
            if limit is not None and time.monotonic() - began >= limit:
                raise TimeoutError(errno.ETIMEDOUT, "timed out")
    code = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    if code:
        raise OSError(code, os.strerror(code))
