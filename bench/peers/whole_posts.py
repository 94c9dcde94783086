"""A photo in one multipart POST, repeated until it arrives, as most forms do; with a server that takes them, on loopback."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import requests

_TRIES = 400


def post_until_it_arrives(url: str, photo: Path) -> None:
    """Post the whole photo again and again."""
    for _ in range(_TRIES):
        try:
            with photo.open("rb") as file:
                reply = requests.post(f"{url}/photos", files={"photo": (photo.name, file, "image/jpeg")}, timeout=30)
        except requests.RequestException:
            continue
        if reply.status_code == 201:
            return
    raise RuntimeError("the photo did not arrive")


class _Taker(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """Take a whole body, or none of it."""
        wanted = int(self.headers["Content-Length"])
        try:
            arrived = len(self.rfile.read(wanted)) == wanted
        except OSError:
            arrived = False
        if not arrived:
            self.close_connection = True
            return
        self.send_response(201)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: it is loud by itself."""


@contextmanager
def taker() -> Iterator[tuple[str, int]]:
    """A server that takes photos, by its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Taker)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, name="photo-taker")
    thread.start()
    try:
        yield "127.0.0.1", server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
