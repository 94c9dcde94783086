"""An officer's session with one central API, and where it is kept between starts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import msgspec

from officer_app.domain.officers import Officer


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """What signing in gave: tokens of one officer at one server; `instance` is the deployment that it was at that moment."""

    access_token: str
    access_expires_at: datetime
    refresh_token: str
    refresh_expires_at: datetime
    officer: Officer
    server: str
    instance: str

    def __repr__(self) -> str:
        """Name the officer, never the secrets."""
        return f"Tokens(officer={self.officer.login!r}, server={self.server!r})"

    def to_bytes(self) -> bytes:
        """The tokens as a keyring keeps them."""
        return msgspec.json.encode(self)

    @classmethod
    def from_bytes(cls, data: bytes) -> "Tokens":
        """Read what `to_bytes` wrote; msgspec.MsgspecError when it is something else."""
        return msgspec.json.decode(data, type=cls)


class TokenStore(Protocol):
    """Where the tokens are kept; all threads of an installation share one, and so may a second process."""

    def load(self) -> Tokens | None:
        """The tokens last saved, None when nobody is signed in."""

    def save(self, tokens: Tokens) -> None:
        """Keep the tokens; when it returns they survive a crash."""

    def clear(self) -> None:
        """Forget the tokens."""
