"""Operations out: in order for each report, in batches, each under the id that it was recorded with.

The cache hears the answer first, then the operation's state; between the two a crash only means that the same id is sent again.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from datetime import datetime

from sync.cache import CacheStore
from sync.changes import ChangeSet
from sync.errors import LineError, Refused, Unreachable
from sync.milestones import reached
from sync.planner import (
    UPGRADE,
    Action,
    Delay,
    Doubt,
    Finish,
    Freeze,
    Release,
    SendPhotos,
    Split,
    Wait,
    after_failure,
    after_results,
    batches,
    ends_run,
    is_outage,
    poisoned,
)
from sync.records import OperationState, StoredOperation
from sync.remotes.answers import OperationResult, ResultStatus
from sync.remotes.officer_api import OfficerApi
from sync.setting_aside import changed, leave, set_aside
from sync.work import WorkStore

# After so many batches a run ends; the next one goes on.
MAX_BATCHES = 200

log = logging.getLogger(__name__)


class Push:
    """One run of sending one officer's operations.

    `photos_wanted` says that some wait for photos to go up again, `went_out` that the centre took some in, `left` that some were
    left to a person, who wants to see how the report stands now.
    """

    def __init__(
        self,
        api: OfficerApi,
        work: WorkStore,
        cache: CacheStore,
        *,
        clock: Callable[[], datetime],
        delay: Delay,
        stop: threading.Event,
        on_change: Callable[[ChangeSet], None],
    ) -> None:
        self._api = api
        self._work = work
        self._cache = cache
        self._clock = clock
        self._delay = delay
        self._stop = stop
        self._on_change = on_change
        self._author = ""
        self._asked_photos: set[str] = set()
        self._sent: set[str] = set()
        self._held: set[str] = set()
        self._failed: list[StoredOperation] = []
        self.went_out = False
        self.left = False
        self.photos_wanted = False

    def run(self, author: str, now: datetime) -> None:
        """Send everything that is due at `now`; raises LineError when the line fails for all of it."""
        self._author = author
        self._held.clear()
        self.photos_wanted = False
        self._failed.clear()
        self._tell(leave(self._work, author))
        try:
            for _ in range(MAX_BATCHES):
                due = self._due(now)
                if not due:
                    return
                for batch in batches(due):
                    self._send(batch)
        finally:
            self._set_poison_aside()

    def _due(self, now: datetime) -> list[StoredOperation]:
        due = self._work.sendable(self._author, now)
        return [op for op in due if op.op_id not in self._sent and op.report_id not in self._held]

    def _set_poison_aside(self) -> None:
        op_ids = poisoned(self._failed, others_succeed=self.went_out)
        if op_ids:
            self._tell(set_aside(self._work, self._author, op_ids, "refused-repeatedly"))

    def _send(self, batch: Sequence[StoredOperation]) -> None:
        # An earlier operation of the same report may have failed a moment ago: its followers wait for it, or fell with it.
        batch = [op for op in batch if op.report_id not in self._held and op.op_id not in self._sent]
        if not batch:
            return
        if self._stop.is_set():
            raise Unreachable("stopped", phase="connect")
        going = self._work.mark_sending([operation.op_id for operation in batch])
        batch = [operation for operation in batch if operation.op_id in going]
        op_ids = [operation.op_id for operation in batch]
        reached("C11")
        if not batch:
            return
        try:
            results = self._api.operations([operation.document for operation in batch], op_ids)
        except LineError as error:
            self._apply(batch, after_failure(batch, error, self._delay))
            if ends_run(error) or is_outage(self._failed, others_succeed=self.went_out):
                raise
            return
        self._take(batch, results)

    def _take(self, batch: Sequence[StoredOperation], results: Sequence[OperationResult]) -> None:
        reached("C13")
        self.went_out = self.went_out or any(_is_done(result) for result in results)
        self._keep_reports(batch, results)
        reached("C14")
        asked = frozenset(self._asked_photos)
        self._apply(batch, after_results(batch, results, self._delay, asked_before=asked))

    def _keep_reports(self, batch: Sequence[StoredOperation], results: Sequence[OperationResult]) -> None:
        """Cache first: how the reports stand now, as the answer has it or asked for by id."""
        found = {result.report.report.id: result.report for result in results if result.report is not None}
        for operation, result in zip(batch, results, strict=True):
            if not _is_done(result) or operation.report_id in found:
                continue
            try:
                found[operation.report_id] = self._api.report(operation.report_id)
            except LineError as error:  # the pull that follows brings it
                log.info("a report was not fetched after its answer: %s", error.code)
        if found:
            self._tell(self._cache.apply_reports(list(found.values())))

    def _apply(self, batch: Sequence[StoredOperation], actions: Sequence[Action]) -> None:
        ends = [action for action in actions if isinstance(action, Finish)]
        parts: tuple[Sequence[StoredOperation], ...] = ()
        for action in actions:
            if isinstance(action, Split):
                parts = action.parts
                self._work.release([operation.op_id for operation in batch])
            elif not isinstance(action, Finish):
                self._keep_waiting(batch, action)
        self._finish(ends)
        self._on_change(changed(batch))
        for part in parts:
            self._send(part)
        if any(isinstance(action, Freeze) for action in actions):
            raise Refused(UPGRADE, status=426)

    def _finish(self, ends: Sequence[Finish]) -> None:
        self._sent.update(end.op_id for end in ends)
        for end in ends:
            if end.state is OperationState.APPLIED:
                self._work.finish(end.op_id, end.state, result_rev=end.result_rev)
        # Each with its own answer first, then what built on it and has none.
        left = [end for end in ends if end.state is not OperationState.APPLIED]
        if left:
            self.left = True
            aside = leave(self._work, self._author, left)
            self._sent.update(aside.operations)
            self._tell(aside)

    def _keep_waiting(self, batch: Sequence[StoredOperation], action: SendPhotos | Wait | Doubt | Release | Freeze) -> None:
        op_ids: tuple[str, ...] = (action.op_id,) if isinstance(action, SendPhotos) else action.op_ids
        match action:
            case SendPhotos(op_id, hashes):
                self._asked_photos.add(op_id)
                self._work.blobs_missing(op_id, hashes)
                self.photos_wanted = True
            case Wait(_, delay, problem, by_server):
                self._work.postpone(op_ids, self._clock() + delay, problem, by_server=by_server)
                self._failed.extend(operation for operation in batch if by_server and operation.op_id in op_ids)
            case Doubt(_, delay, problem):
                self._work.mark_uncertain(op_ids, self._clock() + delay, problem)
            case Release() | Freeze():
                self._work.release(op_ids)
        self._held.update(operation.report_id for operation in batch if operation.op_id in op_ids)

    def _tell(self, changes: ChangeSet) -> None:
        if changes:
            self._on_change(changes)


def _is_done(result: OperationResult) -> bool:
    return result.status in (ResultStatus.APPLIED, ResultStatus.ALREADY_APPLIED)
