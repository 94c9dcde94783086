"""Reference data, areas, roads and floods: fetched whole, by tag, when they may have changed.

None of them ends a run: one that is refused or cannot be read stays as it was.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from sync.cache import CacheStore
from sync.changes import ChangeSet
from sync.errors import UNREADABLE, NotOurServer, Refused, Unreachable
from sync.field_reading import Unread
from sync.planner import failed_inside, word_of
from sync.remotes.answers import Document
from sync.remotes.officer_api import LEVELS, OfficerApi
from sync.views import OFFICE

REFERENCE = "reference"
FLOODS = "floods"
INTERVAL = timedelta(minutes=10)

log = logging.getLogger(__name__)


class Documents:
    """Keeps the documents of the cache fresh; asks at most every ten minutes, and for all of them at the start."""

    def __init__(
        self, api: OfficerApi, cache: CacheStore, *, clock: Callable[[], datetime], on_change: Callable[[ChangeSet], None]
    ) -> None:
        self._api = api
        self._cache = cache
        self._clock = clock
        self._on_change = on_change
        self._asked: datetime | None = None

    def refresh(self) -> None:
        """Ask for what changed; after the first time the large ones only when the reference data changed."""
        now = self._clock()
        # A clock that was set back must not stop the asking for as long.
        if self._asked is not None and timedelta(0) <= now - self._asked < INTERVAL:
            return
        changed = self._renew(REFERENCE, self._api.reference)
        shared = self._renew(OFFICE, self._api.office)
        if changed or self._asked is None:
            for level in LEVELS:
                changed = self._renew(f"areas/{level}", self._asker(level)) or changed
            changed = self._renew("roads", self._api.roads) or changed
            changed = self._renew(FLOODS, self._api.floods) or changed
        self._asked = now
        if changed or shared:
            self._on_change(ChangeSet(reference=True))

    def expire(self) -> None:
        """Ask again at the next refresh; from any thread."""
        self._asked = None

    def _asker(self, level: str) -> Callable[[str | None], Document | None]:
        return lambda etag: self._api.areas(level, etag)

    def _renew(self, name: str, ask: Callable[[str | None], Document | None]) -> bool:
        known = self._cache.document(name)
        etag = known[0] if known is not None and known[0] else None
        try:
            found = ask(etag)
        except Refused as error:  # the reports matter more than the roads
            log.warning("no %s from the central API: %s", name, error.code)
            return False
        except NotOurServer as error:
            reason = str(error.facts.get("reason"))
            if reason not in UNREADABLE:
                raise
            # So they do where this document alone cannot be read: the former one stays, and a person is told.
            log.warning("the %s from the central API could not be read: %s", name, reason)
            self._cache.keep_former(name, (Unread("document", reason),))
            return False
        except Unreachable as error:
            if not failed_inside(error):
                raise
            log.warning("the central API failed at its %s", name)
            self._cache.keep_former(name, (Unread("document", word_of(error)),))
            return False
        if found is None or (known is not None and known[1] == found.body):
            return False
        self._cache.put_document(name, found.etag, found.body, found.unread)
        return True
