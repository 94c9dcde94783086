"""What costs much and comes out the same each time is made once in a process of tests: a third of a command's time there.

On a terminal each command is a process of its own, derives its key from the passphrase and reads the system's authorities.
"""

import ssl
from functools import cache
from typing import Any

import pytest
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from officer_app import credentials
from sync.remotes import sockets
from sync.remotes.trust import trusting_context


class RememberedScrypt:
    """scrypt, which derives the key of one passphrase and one salt once."""

    def __init__(self, **parameters: Any) -> None:
        self._parameters = parameters

    def derive(self, passphrase: bytes) -> bytes:
        """The key that scrypt derives."""
        return _derived(passphrase, **self._parameters)


def remember_keys(patch: pytest.MonkeyPatch) -> None:
    """Derive each key once."""
    patch.setattr(credentials, "Scrypt", RememberedScrypt)


def remember_authorities(patch: pytest.MonkeyPatch) -> None:
    """Read the system's authorities once, for lines that are not protected and so never ask them."""
    patch.setattr(sockets, "trusting_context", _one_context)


@cache
def _derived(passphrase: bytes, **parameters: Any) -> bytes:
    return Scrypt(**parameters).derive(passphrase)


@cache
def _one_context() -> ssl.SSLContext:
    return trusting_context()
