"""Photos to look at: from this computer where they are, else from the centre, and then kept encrypted."""

import threading

from sync.photos.vault import PhotoVault, Size
from sync.remotes.officer_api import OfficerApi


class PhotoFetcher:
    """Brings photos by hash; several threads may ask, the same photo is fetched once."""

    def __init__(self, api: OfficerApi, vault: PhotoVault) -> None:
        self._api = api
        self._vault = vault
        self._lock = threading.Lock()
        self._fetching: dict[tuple[str, str], threading.Lock] = {}

    def fetch(self, sha256: str, size: Size) -> bytes:
        """The bytes of a photo, `thumb` or `full` (a whole photo of this computer serves as both); raises LineError."""
        found = self._kept(sha256, size)
        if found is not None:
            return found
        key = (sha256, size)
        with self._lock:
            turn = self._fetching.setdefault(key, threading.Lock())
        try:
            with turn:
                found = self._kept(sha256, size)
                return found if found is not None else self._bring(sha256, size)
        finally:
            with self._lock:
                self._fetching.pop(key, None)

    def _kept(self, sha256: str, size: Size) -> bytes | None:
        return self._vault.get(sha256) or self._vault.fetched(sha256, size)

    def _bring(self, sha256: str, size: Size) -> bytes:
        data = self._api.attachment(sha256, size)
        self._vault.put_fetched(sha256, size, data)
        return data
