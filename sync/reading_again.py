"""After an update: what a former version could not read is read again by this one (decision 0035)."""

import hashlib
import logging

from officer_app.build import build_name
from officer_app.domain.vocabulary import Channel, Need, OperationKind, PhotoRole, Role, Status, Visibility
from sync.cache import CacheStore
from sync.changes import ChangeSet
from sync.remotes.feed_items import read_item

_LISTS = (Status, Channel, Role, Visibility, OperationKind, PhotoRole, Need)
_WORDS = ",".join(word.value for words in _LISTS for word in words)
# Another build, or another list of words, may read what this one could not.
READER = f"{build_name()}:{hashlib.sha256(_WORDS.encode()).hexdigest()[:12]}"

log = logging.getLogger(__name__)


def read_again(cache: CacheStore) -> ChangeSet:
    """Read the kept items again, once for each version."""
    if cache.is_read_by(READER):
        return ChangeSet()
    documents = cache.kept_items()
    log.info("what a former version could not read is read again: %d items", len(documents))
    return cache.read_again([read_item(document) for document in documents], READER)
