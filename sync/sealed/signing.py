"""Who sealed a file: the installation signs the hashes of all other entries in it, by an Ed25519 key of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sync.errors import SealError

SIGNATURE = "signature.json"
_FORMAT = 1
# What is signed here can never pass for something else that the key signs one day.
_PURPOSE = b"officer-app/sealed-work/1\0"
_LONGEST = 200
_Word = Annotated[str, msgspec.Meta(max_length=_LONGEST)]
_Hex = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


class Covered(msgspec.Struct, frozen=True):
    """An entry of the archive and the hash of its bytes."""

    name: str
    sha256: _Hex


class Statement(msgspec.Struct, kw_only=True, frozen=True):
    """What is signed: who exported what, where and when; `login` is None where it is not known."""

    public_key: _Hex
    author_id: _Word
    author_name: _Word
    login: _Word | None
    computer: _Word
    exported_at: datetime
    operations: int
    entries: tuple[Covered, ...]

    def covers(self, entries: Mapping[str, str]) -> bool:
        """Whether these are exactly the entries, by name and hash, that were signed."""
        return len(self.entries) == len(entries) and {each.name: each.sha256 for each in self.entries} == entries


class _Signed(msgspec.Struct, frozen=True):
    """`statement` as text, so that exactly these bytes are signed."""

    format: int
    statement: str
    signature: str


class _Format(msgspec.Struct):
    format: int


@dataclass(frozen=True, slots=True)
class Signer:
    """The key of one installation, and the name of its computer."""

    secret: bytes = field(repr=False)
    computer: str

    def public_key(self) -> str:
        """What tells this installation from all others, in hexadecimal digits."""
        return self._key().public_key().public_bytes_raw().hex()

    def sign(self, statement: Statement) -> bytes:
        """The entry of the archive that carries the signature."""
        said = msgspec.json.encode(statement)
        signature = self._key().sign(_PURPOSE + said)
        return msgspec.json.encode(_Signed(_FORMAT, said.decode(), signature.hex()))

    def _key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.secret)


def proven(entry: bytes) -> Statement:
    """What the entry says, by whoever has its key; SealError where the signature does not hold."""
    try:
        if msgspec.json.decode(entry, type=_Format).format != _FORMAT:
            raise SealError("sealed-too-new")
        signed = msgspec.json.decode(entry, type=_Signed)
        said = signed.statement.encode()
        statement = msgspec.json.decode(said, type=Statement)
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(statement.public_key))
        key.verify(bytes.fromhex(signed.signature), _PURPOSE + said)
    except (msgspec.MsgspecError, InvalidSignature, RecursionError, ValueError) as error:
        raise SealError("sealed-signature") from error
    return statement


def bounded_word(text: str) -> str:
    """A name as a statement carries it: text, and not too long."""
    return text[:_LONGEST].encode("utf-8", "replace").decode()
