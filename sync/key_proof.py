"""A sealed proof beside the stores: it tells a wrong key from a damaged store."""

import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sync.database import guarded
from sync.durable import write_whole

_PROVEN = b"the key of these stores"
_NONCE_BYTES = 12


def opens_proof(path: Path, key: bytes) -> bool | None:
    """Whether the proof opens with this key, None when there is none."""
    with guarded(path.name):
        try:
            sealed = path.read_bytes()
        except FileNotFoundError:
            return None
    try:
        AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], _PROVEN)
    except (InvalidTag, ValueError):
        return False
    return True


def write_proof(path: Path, key: bytes) -> None:
    """Written last, so that it stands only where a whole work.db stands."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    with guarded(path.name):
        write_whole(path, nonce + AESGCM(key).encrypt(nonce, b"", _PROVEN))
