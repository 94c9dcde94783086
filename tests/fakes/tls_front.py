"""A TLS proxy as docs/security.md wants one in front of the central API: it says where callers are, and waits long enough."""

import http.client
import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

_SECONDS = 60
_OWN = frozenset({"connection", "keep-alive", "transfer-encoding", "host", "x-forwarded-for"})


class TlsFront:
    """Ends TLS on a port of this computer and passes each request on."""

    def __init__(self, port: int, context: ssl.SSLContext) -> None:
        class Handler(BaseHTTPRequestHandler):
            """Passes one caller's requests on."""

            protocol_version = "HTTP/1.1"

            def handle_any(self) -> None:
                """Pass the request on, and its answer back."""
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                upstream = http.client.HTTPConnection("127.0.0.1", port, timeout=_SECONDS)
                passed = {name: value for name, value in self.headers.items() if name.lower() not in _OWN}
                # In the place of what the caller says of himself.
                upstream.request(self.command, self.path, body, passed | {"X-Forwarded-For": self.client_address[0]})
                answer = upstream.getresponse()
                data = answer.read()
                self.send_response_only(answer.status)
                for name, value in answer.getheaders():
                    if name.lower() not in _OWN | {"content-length"}:
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)
                upstream.close()

            def log_message(self, *_: object) -> None:
                """Nobody reads it."""

        for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"):
            setattr(Handler, f"do_{method}", Handler.handle_any)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._server.server_address[1])

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
