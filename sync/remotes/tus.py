"""Photos up over tus 1.0: single requests; what they mean for a photo decides `sync.uploads`."""

import base64
import re
from collections.abc import Mapping
from typing import Protocol

from sync.errors import NotOurServer, Refused
from sync.remotes.line import Reply

VERSION = {"Tus-Resumable": "1.0.0"}
_CHUNK = {**VERSION, "Content-Type": "application/offset+octet-stream"}
_ID = re.compile(r"[A-Za-z0-9_-]{1,128}")
_LOCATION = re.compile(rf"(?:[^?#]*/)?uploads/({_ID.pattern})/?")


class Send(Protocol):
    """A request under the officer's token."""

    def __call__(self, method: str, path: str, *, headers: Mapping[str, str], body: bytes | None = None) -> Reply:
        """Send it and answer what came back, checked."""


class PhotoUploads:
    """The upload calls of the Officer API; an upload is known by its id."""

    def __init__(self, send: Send) -> None:
        self._send = send

    def stored(self, sha256: str, size: int) -> bool:
        """Whether the centre holds the whole photo, verified, for this officer."""
        try:
            reply = self._send("HEAD", f"/blobs/{sha256}", headers={"Accept-Encoding": "identity"})
        except Refused as error:
            if error.status in (404, 410):
                return False
            raise
        if reply.status != 200:
            raise NotOurServer(reason="status")
        return reply.headers.get("Content-Length") in (None, str(size))

    def create(self, sha256: str, size: int, mime: str) -> str:
        """Begin an upload and answer its id."""
        told = {"sha256": sha256, "size": str(size), "mime": mime}
        metadata = ",".join(f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in told.items())
        reply = self._send(
            "POST", "/uploads", headers={**VERSION, "Upload-Length": str(size), "Upload-Metadata": metadata}, body=b""
        )
        _check(reply, 201)
        # Only the last part is taken: a Location never leads our bytes or our token to another place.
        found = _LOCATION.fullmatch(reply.headers.get("Location", ""))
        if found is None:
            raise NotOurServer(reason="shape")
        return found[1]

    def offset(self, upload_id: str, size: int) -> int:
        """How many bytes the centre has; Refused with `upload-gone` when it does not know the upload any more."""
        reply = self._send("HEAD", f"/uploads/{upload_id}", headers=VERSION)
        _check(reply, 200)
        return _offset(reply, size)

    def send(self, upload_id: str, offset: int, chunk: bytes, size: int) -> int:
        """Send the bytes from an offset on and answer the new offset."""
        reply = self._send("PATCH", f"/uploads/{upload_id}", headers={**_CHUNK, "Upload-Offset": str(offset)}, body=chunk)
        _check(reply, 204)
        return _offset(reply, size)


def is_upload_id(text: str | None) -> bool:
    """Whether a stored word can be an upload's id."""
    return text is not None and _ID.fullmatch(text) is not None


def _check(reply: Reply, status: int) -> None:
    if reply.status != status or reply.headers.get("Tus-Resumable") != "1.0.0":
        raise NotOurServer(reason="status")


def _offset(reply: Reply, size: int) -> int:
    text = reply.headers.get("Upload-Offset", "")
    if not (text.isascii() and text.isdigit() and len(text) < 16) or int(text) > size:
        raise NotOurServer(reason="shape")
    return int(text)
