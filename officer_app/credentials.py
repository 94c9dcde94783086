"""Where secrets lie: in the OS keyring, or in a file behind a passphrase where there is no keyring.

Secrets are the key of the stores and the tokens. Neither is ever on disk in the clear.
"""

import base64
import os
import threading
import uuid
from pathlib import Path
from typing import Protocol

import keyring
import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from keyring.errors import InitError, KeyringError, KeyringLocked, NoKeyringError, PasswordDeleteError

from officer_app.files import locked, write_atomically
from sync.errors import OfficerError, WrongKey
from sync.tokens import Tokens

SERVICE = "crop-officer"
TOKENS = "tokens"
_MAGIC = b"CROPSEC1"
_SALT_BYTES = 16
_NONCE_BYTES = 12
_SCRYPT_N, _SCRYPT_R, _SCRYPT_P = 2**15, 8, 1
# Windows keeps at most 2,560 bytes of UTF-16 for one entry; longer secrets are laid in parts.
_PART = 1000
_PARTS = "parts:"


class Secrets(Protocol):
    """Named secrets of one installation; safe to use from any thread."""

    def get(self, name: str) -> bytes | None:
        """The secret, None when there is none."""

    def set(self, name: str, value: bytes) -> None:
        """Keep a secret, all of it or, after a crash, still the former one."""

    def delete(self, name: str) -> None:
        """Forget a secret; nothing happens when there is none."""


class KeyringSecrets:
    """Secrets in the keyring of the operating system, one entry for each installation and name."""

    def __init__(self, installation_id: str) -> None:
        self._id = installation_id
        self._lock = threading.Lock()

    def get(self, name: str) -> bytes | None:
        """The secret, None when there is none; OfficerError `keyring-locked` when the keyring stays shut."""
        with self._lock:
            head = self._read(name)
            if head is None:
                return None
            text = self._join(name, head) if head.startswith(_PARTS) else head
            return None if text is None else base64.b64decode(text)

    def set(self, name: str, value: bytes) -> None:
        """Keep a secret; its parts are written before the entry that names them."""
        text = base64.b64encode(value).decode()
        with self._lock:
            former = self._read(name)
            if len(text) <= _PART:
                self._write(name, text)
            else:
                self._write(name, self._lay_parts(name, text))
            self._drop_parts(name, former)

    def delete(self, name: str) -> None:
        """Forget a secret and its parts."""
        with self._lock:
            head = self._read(name)
            if head is not None:
                self._drop(name)
                self._drop_parts(name, head)

    def _lay_parts(self, name: str, text: str) -> str:
        generation = uuid.uuid4().hex
        parts = [text[start : start + _PART] for start in range(0, len(text), _PART)]
        for number, part in enumerate(parts):
            self._write(f"{name}.{generation}.{number}", part)
        return f"{_PARTS}{generation}:{len(parts)}"

    def _join(self, name: str, head: str) -> str | None:
        parts = [self._read(entry) for entry in _part_entries(name, head)]
        return None if None in parts else "".join(part for part in parts if part is not None)

    def _drop_parts(self, name: str, head: str | None) -> None:
        if head is not None and head.startswith(_PARTS):
            for entry in _part_entries(name, head):
                self._drop(entry)

    def _read(self, entry: str) -> str | None:
        try:
            return keyring.get_password(SERVICE, self._account(entry))
        except KeyringError as error:
            raise _keyring_problem(error) from error

    def _write(self, entry: str, text: str) -> None:
        try:
            keyring.set_password(SERVICE, self._account(entry), text)
        except KeyringError as error:
            raise _keyring_problem(error) from error

    def _drop(self, entry: str) -> None:
        try:
            keyring.delete_password(SERVICE, self._account(entry))
        except PasswordDeleteError:  # it was not there
            return
        except KeyringError as error:
            raise _keyring_problem(error) from error

    def _account(self, entry: str) -> str:
        return f"{self._id}/{entry}"


class PassphraseSecrets:
    """Secrets in one file, encrypted by AES-256-GCM under a key that scrypt makes of a passphrase."""

    def __init__(self, file: Path, passphrase: str) -> None:
        self._file = file
        self._passphrase = passphrase.encode()
        self._keys: dict[bytes, bytes] = {}
        self._lock = threading.Lock()

    def get(self, name: str) -> bytes | None:
        """The secret, None when there is none; WrongKey when the passphrase does not open the file."""
        with self._lock:
            return self._read()[1].get(name)

    def set(self, name: str, value: bytes) -> None:
        """Keep a secret; the file is replaced in one step."""
        self._change(name, value)

    def delete(self, name: str) -> None:
        """Forget a secret."""
        self._change(name, None)

    def _change(self, name: str, value: bytes | None) -> None:
        # The window and a terminal may change the same file: read it again under a lock between processes.
        with self._lock, locked(self._file.with_suffix(".lock")):
            salt, secrets = self._read()
            if value is None and secrets.pop(name, None) is None:
                return
            if value is not None:
                secrets[name] = value
            self._write(salt, secrets)

    def _read(self) -> tuple[bytes, dict[str, bytes]]:
        try:
            data = self._file.read_bytes()
        except FileNotFoundError:
            return os.urandom(_SALT_BYTES), {}
        header = len(_MAGIC) + _SALT_BYTES
        if len(data) < header + _NONCE_BYTES or not data.startswith(_MAGIC):
            raise OfficerError("installation-damaged", file=self._file.name)
        salt, nonce = data[len(_MAGIC) : header], data[header : header + _NONCE_BYTES]
        try:
            plain = AESGCM(self._key(salt)).decrypt(nonce, data[header + _NONCE_BYTES :], data[:header])
        except InvalidTag:
            raise WrongKey("wrong-passphrase") from None
        return salt, msgspec.json.decode(plain, type=dict[str, bytes])

    def _write(self, salt: bytes, secrets: dict[str, bytes]) -> None:
        nonce, header = os.urandom(_NONCE_BYTES), _MAGIC + salt
        sealed = AESGCM(self._key(salt)).encrypt(nonce, msgspec.json.encode(secrets), header)
        write_atomically(self._file, header + nonce + sealed)

    def _key(self, salt: bytes) -> bytes:
        if salt not in self._keys:
            scrypt = Scrypt(salt=salt, length=32, n=_SCRYPT_N, r=_SCRYPT_R, p=_SCRYPT_P)
            self._keys[salt] = scrypt.derive(self._passphrase)
        return self._keys[salt]


class StoredTokens:
    """The signed-in officer's tokens, among the secrets; what cannot be read any more counts as signed out."""

    def __init__(self, secrets: Secrets) -> None:
        self._secrets = secrets

    def load(self) -> Tokens | None:
        """The tokens last saved, None when nobody is signed in."""
        data = self._secrets.get(TOKENS)
        if data is None:
            return None
        try:
            return Tokens.from_bytes(data)
        except msgspec.MsgspecError:  # of another version: signing in again mends it
            return None

    def save(self, tokens: Tokens) -> None:
        """Keep the tokens before they are used."""
        self._secrets.set(TOKENS, tokens.to_bytes())

    def clear(self) -> None:
        """Forget the tokens."""
        self._secrets.delete(TOKENS)


def keyring_works() -> bool:
    """Whether the OS keyring keeps what it is given: written, read back and deleted once."""
    probe, word = f"probe/{uuid.uuid4()}", uuid.uuid4().hex
    try:
        keyring.set_password(SERVICE, probe, word)
        kept = keyring.get_password(SERVICE, probe)
        keyring.delete_password(SERVICE, probe)
    except KeyringError:
        return False
    return kept == word


def keyring_name() -> str:
    """The name of the keyring in use, for `doctor`."""
    return keyring.get_keyring().name


def _part_entries(name: str, head: str) -> list[str]:
    generation, _, count = head.removeprefix(_PARTS).partition(":")
    return [f"{name}.{generation}.{number}" for number in range(int(count))]


def _keyring_problem(error: KeyringError) -> OfficerError:
    if isinstance(error, KeyringLocked | InitError | NoKeyringError):
        return OfficerError("keyring-locked")
    return OfficerError("keyring-failed", reason=type(error).__name__)
