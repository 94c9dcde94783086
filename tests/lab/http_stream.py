"""What a client says over one connection, cut into requests as the bytes come by: as much of HTTP as a proxy needs."""

from dataclasses import dataclass, field

from officer_app.domain.compact import is_compact, unpacked

MAX_HEAD = 64 * 1024
MAX_BODY = 32 * 1024 * 1024


@dataclass(slots=True)
class Request:
    """One request; `body` is kept only where `keeps_body`, the head always."""

    method: str
    path: str
    headers: dict[str, str]
    length: int
    arrived: int = 0
    body: bytearray = field(default_factory=bytearray)

    @property
    def whole(self) -> bool:
        """Whether all of its body came by."""
        return self.arrived >= self.length

    @property
    def said(self) -> bytes:
        """The body as it was before it was packed."""
        body = bytes(self.body)
        return unpacked(body, MAX_BODY) if is_compact(self.headers.get("content-encoding")) else body

    @property
    def is_operations(self) -> bool:
        """Whether it brings officers' work."""
        return self.method == "POST" and self.path.endswith("/operations")

    @property
    def is_writing(self) -> bool:
        """Whether it asks for something to be done, so that a lost answer leaves a doubt."""
        return self.is_operations or self.method == "PATCH" or self.path.endswith("/uploads")

    @property
    def is_photo(self) -> bool:
        """Whether it belongs to the way of a photo up."""
        return "/uploads" in self.path or "/blobs/" in self.path


@dataclass(frozen=True, slots=True)
class Piece:
    """Some bytes of one request, as they are to be forwarded."""

    request: Request
    data: bytes
    begins: bool
    ends: bool


class RequestStream:
    """Feed it what the client sent; it answers pieces, holding back only a head that is not whole yet."""

    def __init__(self) -> None:
        self._held = b""
        self._current: Request | None = None

    def feed(self, data: bytes) -> list[Piece]:
        """The pieces that these bytes complete; ValueError for what is no HTTP."""
        pieces: list[Piece] = []
        data, self._held = self._held + data, b""
        while data:
            if self._current is None:
                end = data.find(b"\r\n\r\n")
                if end < 0:
                    if len(data) > MAX_HEAD:
                        raise ValueError("a head without an end")
                    self._held = data
                    break
                self._current = _read_head(data[:end])
                piece, data = self._take(self._current, data[: end + 4], data[end + 4 :])
            else:
                piece, data = self._take(self._current, b"", data, begins=False)
            pieces.append(piece)
        return pieces

    def _take(self, request: Request, head: bytes, rest: bytes, *, begins: bool = True) -> tuple[Piece, bytes]:
        body, rest = rest[: request.length - request.arrived], rest[request.length - request.arrived :]
        request.arrived += len(body)
        if request.is_operations:
            request.body += body
        if request.whole:
            self._current = None
        return Piece(request, head + body, begins, request.whole), rest


def _read_head(head: bytes) -> Request:
    first, *lines = head.decode("latin-1").split("\r\n")
    method, path, _version = first.split(" ", 2)
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return Request(method, path.partition("?")[0], headers, int(headers.get("content-length", "0")))
