"""Refresh tokens: signed with this deployment's key, so that data restored from a backup still know their own.

A token names its session, its officer, when it was made, and how many of the session were made before it. Of two tokens of one
session the data can tell which is the later one, also where they hold neither.

The key lies in `DIR/token.key`. Without it a token of the data's own hashes is good as before, and no other: so the key is
changed by removing the file while the server stands still.
"""

import base64
import binascii
import hmac
import os
import secrets
import struct
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from central.clock import from_millis, to_millis

KEY_FILE = "token.key"
_KEY_BYTES = 32
_HEAD = struct.Struct(">16sIQ12s")
_PROOF = 16
_VERSION = b"officer-refresh/1"


@dataclass(frozen=True, slots=True)
class RefreshToken:
    """What a token of ours says; `number` counts the tokens of a session from 1."""

    session_id: str
    officer_id: str
    number: int
    made_at: datetime


class KeyFileError(Exception):
    """The file holds no key; whoever knew how short it is would sign tokens."""


class TokenKey:
    """Makes refresh tokens and knows its own."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    @classmethod
    def of_folder(cls, folder: Path) -> "TokenKey":
        """The key of a data folder, made where there is none; to be called by one process at a time. KeyFileError."""
        path = folder / KEY_FILE
        if not path.exists():
            beside = path.with_name(f"{KEY_FILE}.{secrets.token_hex(4)}")
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            try:
                os.write(handle, secrets.token_bytes(_KEY_BYTES))
                os.fsync(handle)
            finally:
                os.close(handle)
            beside.replace(path)
        key = path.read_bytes()
        if len(key) < _KEY_BYTES:
            raise KeyFileError(path.name)
        return cls(key)

    def written(self, token: RefreshToken) -> str:
        """The token as it is sent; different each time."""
        head = _HEAD.pack(bytes.fromhex(token.session_id), token.number, to_millis(token.made_at), secrets.token_bytes(12))
        body = head + token.officer_id.encode()
        return base64.urlsafe_b64encode(body + self._proof(body)).rstrip(b"=").decode()

    def read(self, text: str) -> RefreshToken | None:
        """What a token says that was signed with this key; None for anything else."""
        try:
            data = base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
        except (UnicodeEncodeError, binascii.Error, ValueError):
            return None
        body, proof = data[:-_PROOF], data[-_PROOF:]
        if len(body) < _HEAD.size or not hmac.compare_digest(proof, self._proof(body)):
            return None
        session_id, number, made_at, _ = _HEAD.unpack(body[: _HEAD.size])
        return RefreshToken(session_id.hex(), body[_HEAD.size :].decode(), number, from_millis(made_at))

    def _proof(self, body: bytes) -> bytes:
        return hmac.digest(self._key, _VERSION + body, "sha256")[:_PROOF]
