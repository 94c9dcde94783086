"""A keyring in a plain file, so that a bench's homes open without a person; never for real work."""

import json
from pathlib import Path

from keyring.backend import KeyringBackend


class OpenKeyring(KeyringBackend):
    """Keeps passwords in the clear in one file."""

    # Never chosen by itself.
    priority = -1.0

    def __init__(self, file: Path) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._file = file

    def get_password(self, service: str, username: str) -> str | None:
        """What was kept, None when nothing was."""
        found: str | None = self._read().get(f"{service} {username}")
        return found

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self._write(self._read() | {f"{service} {username}": password})

    def delete_password(self, service: str, username: str) -> None:
        """Forget it."""
        self._write({name: value for name, value in self._read().items() if name != f"{service} {username}"})

    def _read(self) -> dict[str, str]:
        found: dict[str, str] = json.loads(self._file.read_text()) if self._file.exists() else {}
        return found

    def _write(self, entries: dict[str, str]) -> None:
        self._file.write_text(json.dumps(entries))
