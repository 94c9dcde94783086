"""Photos up: each once, resumed where it stopped, acknowledged only when the centre has verified the whole of it."""

import hashlib
import logging
import threading
from collections.abc import Callable
from datetime import datetime

from sync.changes import ChangeSet
from sync.errors import LineError, NotOurServer, Refused, Unreachable
from sync.milestones import reached
from sync.pauses import Pauses
from sync.photo_planner import PhotoAnew, PhotoUnfit, PhotoWaits, after_photo_failure
from sync.photos.vault import PhotoVault
from sync.planner import Delay, ends_run
from sync.records import UNSENT_STATES, StoredBlob, StoredOperation
from sync.remotes.officer_api import OfficerApi
from sync.remotes.tus import is_upload_id
from sync.right_of_way import window_first
from sync.setting_aside import changed, set_aside
from sync.work import WorkStore

KIB = 1024
FIRST_CHUNK = 256 * KIB
LARGEST_CHUNK = 1024 * KIB
# A line that breaks again and again while bytes arrive is used, but not for ever in one run; while none do, only a few times.
MAX_RESUMES = 100
_STANDSTILL = MAX_RESUMES // 4
# Asked at once, the question would overtake the bytes that are still on their way through the centre, and end their request.
SETTLING = 0.3

log = logging.getLogger(__name__)


class Uploads:
    """Sends the photos of one officer's unsent operations."""

    def __init__(
        self,
        api: OfficerApi,
        work: WorkStore,
        vault: PhotoVault,
        *,
        clock: Callable[[], datetime],
        delay: Delay,
        stop: threading.Event,
        pauses: Pauses,
        on_change: Callable[[ChangeSet], None],
    ) -> None:
        self._api = api
        self._work = work
        self._vault = vault
        self._clock = clock
        self._delay = delay
        self._stop = stop
        self._pauses = pauses
        self._on_change = on_change

    def run(self, author: str, now: datetime) -> None:
        """Send every photo that is due at `now`; raises LineError when the line fails for all of them."""
        for blob in self._work.pending_blobs(author, now):
            self._send(blob)

    def _send(self, blob: StoredBlob) -> None:
        begun_anew = False
        while True:
            try:
                self._attempt(blob, None if begun_anew else blob.upload_url)
            except LineError as error:
                if self._handle(blob, error, begun_anew):
                    begun_anew = True
                    continue
            return

    def _handle(self, blob: StoredBlob, error: LineError, begun_anew: bool) -> bool:
        """Note what the failure means; True when the photo is to be begun anew at once."""
        step = after_photo_failure(blob, error, self._delay, begun_anew=begun_anew)
        log.info("a photo did not get through: %s", error.code)
        if isinstance(step, PhotoAnew):
            self._work.blob_upload(blob.sha256, None, 0)
            return True
        if isinstance(step, PhotoUnfit):
            self._set_aside(blob, step.problem)
        elif isinstance(step, PhotoWaits):
            self._work.postpone_blob(blob.sha256, self._clock() + step.delay, step.problem)
        if ends_run(error):
            raise error
        return False

    def _attempt(self, blob: StoredBlob, upload_id: str | None) -> None:
        # Asked first: what the centre holds needs no file here any more.
        if self._api.photos.stored(blob.sha256, blob.size):
            self._done(blob)
            return
        window_first.give_way()
        data = self._vault.get(blob.sha256)
        if data is None:
            self._set_aside(blob, "photo-missing")
        elif hashlib.sha256(data).hexdigest() != blob.sha256:
            self._set_aside(blob, "photo-changed")
        else:
            self._bring(blob, data, upload_id)

    def _bring(self, blob: StoredBlob, data: bytes, upload_id: str | None) -> None:
        size = len(data)
        if upload_id is not None and is_upload_id(upload_id):
            offset = self._api.photos.offset(upload_id, size)
        else:
            upload_id, offset = self._api.photos.create(blob.sha256, size, blob.mime), 0
            reached("C7")
        self._work.blob_upload(blob.sha256, upload_id, offset)
        self._push_bytes(blob, data, upload_id, offset)
        # What the centre says it holds counts, not what was sent.
        if not self._api.photos.stored(blob.sha256, size):
            raise Refused("checksum-mismatch", status=422)
        self._done(blob)

    def _push_bytes(self, blob: StoredBlob, data: bytes, upload_id: str, offset: int) -> None:
        size, chunk, resumes = len(data), FIRST_CHUNK, 0
        while offset < size:
            if self._stop.is_set():
                raise Unreachable("stopped", phase="connect")
            window_first.give_way()
            try:
                arrived = self._api.photos.send(upload_id, offset, data[offset : offset + chunk], size)
            except LineError as error:
                arrived, chunk = self._reached(blob, upload_id, offset, error, resumes), FIRST_CHUNK
                resumes += 1 if arrived > offset else _STANDSTILL
            else:
                chunk = min(chunk * 2, LARGEST_CHUNK)
                if arrived <= offset:
                    raise NotOurServer(reason="offset-stands-still")
            offset = arrived
            reached("C9")
            self._work.blob_upload(blob.sha256, upload_id, offset)
            self._on_change(ChangeSet(progress=frozenset(operation.op_id for operation in self._carriers(blob))))

    def _reached(self, blob: StoredBlob, upload_id: str, offset: int, error: LineError, resumes: int) -> int:
        """Where the centre stands after a request that failed; the error again unless bytes arrived."""
        cut = isinstance(error, Unreachable) and error.facts.get("phase") == "answer" and "status" not in error.facts
        misplaced = isinstance(error, Refused) and error.code == "offset-mismatch"
        if not (cut or misplaced) or error.code == "stopped" or resumes >= MAX_RESUMES:
            raise error
        if cut:
            self._pauses.sleep(SETTLING, at_least=SETTLING)
        arrived = self._held(blob, upload_id)
        if arrived <= offset and not misplaced:
            raise error
        return arrived

    def _held(self, blob: StoredBlob, upload_id: str) -> int:
        """How many bytes the centre has, of an upload or of the finished photo."""
        try:
            return self._api.photos.offset(upload_id, blob.size)
        except Refused as gone:
            # All of it arrived, the answer did not, and a finished upload is known no more.
            if gone.status in (404, 410) and self._api.photos.stored(blob.sha256, blob.size):
                return blob.size
            raise

    def _done(self, blob: StoredBlob) -> None:
        self._work.blob_stored(blob.sha256)
        reached("C10")
        self._on_change(changed(self._carriers(blob)))

    def _set_aside(self, blob: StoredBlob, problem: str) -> None:
        log.warning("a photo cannot be sent: %s", problem)
        op_ids = [operation.op_id for operation in self._carriers(blob)]
        self._on_change(set_aside(self._work, blob.author_id, op_ids, problem))

    def _carriers(self, blob: StoredBlob) -> list[StoredOperation]:
        unsettled = self._work.unsettled(blob.author_id)
        return [op for op in unsettled if op.state in UNSENT_STATES and blob.sha256 in op.photos]
