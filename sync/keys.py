"""The installation's one secret, and the keys that are derived from it: one for each purpose, none usable for another."""

from dataclasses import dataclass, field

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
_PURPOSE = b"officer-app/1/"


@dataclass(frozen=True, slots=True)
class StoreKey:
    """32 secret bytes, from the keyring or from a passphrase."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != KEY_BYTES:
            raise ValueError("a store key has 32 bytes")

    def database(self, name: str) -> str:
        """The raw key of one database as 64 hexadecimal digits."""
        return self._derived(b"database/" + name.encode()).hex()

    def photos(self) -> bytes:
        """The key of the photo vault."""
        return self._derived(b"photos")

    def proof(self) -> bytes:
        """The key of the file that tells a wrong key from a damaged store."""
        return self._derived(b"proof")

    def journal(self) -> bytes:
        """The key of the journal of work."""
        return self._derived(b"journal")

    def signing(self) -> bytes:
        """The secret of the key that signs sealed files."""
        return self._derived(b"signing")

    def _derived(self, purpose: bytes) -> bytes:
        return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=_PURPOSE + purpose).derive(self.secret)
