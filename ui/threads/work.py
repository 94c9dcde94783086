"""The thread that writes what the officer does, so that the window never waits for the disk.

What decodes and paints photos is imported with the first photo: the window's start has no time for it.
"""

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThread, QThreadPool, Signal, Slot

from officer_app.domain.macros import Macro
from officer_app.domain.officers import Officer
from officer_app.domain.operations import Payload, Photo
from officer_app.domain.reports import Attachment, Report
from officer_app.domain.templates import AnswerTemplate
from officer_app.domain.vocabulary import PhotoRole
from sync.alerts import Alert
from sync.changes import ChangeSet
from sync.commands import NO_HOLD, Commands
from sync.errors import OfficerError, PhotoError
from sync.macros import MACROS_OF
from sync.photos.boxes import Box, Plate
from sync.records import Choice, PreparedPhoto
from sync.stores import Stores
from sync.templates import TEMPLATES_OF
from sync.views import SavedView

log = logging.getLogger(__name__)

Order = Callable[[Commands], None]
_NOTHING_SEEN: Mapping[str, Report] = {}


class WorkThread(QObject):
    """Takes orders in the GUI thread and carries them out, in order, in a thread that owns `Commands`.

    Signals (all in the GUI thread): `recorded(ticket, op_id, report_id)` once an action is on the disk; `attached(ticket,
    report_id, Photo)`; `done(ticket)` after a detach, a draft or a retry; `failed(ticket, OfficerError)`; `stored(ChangeSet)`
    after every recorded action; `retried()` after a retry order; `resolved(ticket, op_ids)` once a decision is on the disk, with
    what was recorded instead; `exported(ticket, count, path)`; `withdrawn(ticket, count)`; `recorded_all(ticket, ids, refusals)`,
    both by report, once a bulk action is on the disk, `recorded_steps` with several ids of each;
    `undone(ticket, report_ids)`; `developed(ticket, Plate)` for a photo whose parts are to be covered;
    `replaced(ticket, report_id, former_hash, Photo)` once the covered one is in its place;
    `alerts_changed()` after what the officer is told of was kept or read.

    What is recorded stays on this computer for as long as `hold()` says.
    """

    recorded = Signal(int, str, str)
    recorded_all = Signal(int, object, object)
    recorded_steps = Signal(int, object, object)
    undone = Signal(int, object)
    attached = Signal(int, str, object)
    developed = Signal(int, object)
    replaced = Signal(int, str, str, object)
    done = Signal(int)
    failed = Signal(int, object)
    stored = Signal(object)
    retried = Signal()
    resolved = Signal(int, object)
    exported = Signal(int, int, str)
    withdrawn = Signal(int, int)
    alerts_changed = Signal()
    _ordered = Signal(int, object)
    _closing = Signal()

    def __init__(
        self, stores: Stores, officer: Officer, parent: QObject | None = None, *, hold: Callable[[], timedelta] = lambda: NO_HOLD
    ) -> None:
        super().__init__(parent)
        self._officer = officer
        self._vault = stores.vault
        self._hold = hold
        self._ticket = 0
        self._stopped = False
        self._thread = QThread(self)
        self._thread.setObjectName("work")
        self._worker = _Worker(stores)
        self._worker.moveToThread(self._thread)
        self._worker.failed.connect(self.failed)
        self._ordered.connect(self._worker.carry_out)
        self._closing.connect(self._worker.close)
        # One photo at a time keeps the memory bounded, and a large photo does not hold up a note.
        self._darkroom = QThreadPool(self)
        self._darkroom.setMaxThreadCount(1)

    def start(self) -> None:
        """Begin to carry out orders."""
        self._thread.start()

    def stop(self) -> None:
        """Carry out what was ordered, then end the thread; further orders are dropped."""
        if self._stopped:
            return
        self._darkroom.waitForDone()
        self._stopped = True
        self._closing.emit()
        self._thread.wait()

    def record(self, report_id: str, payload: Payload, *, seen: Report | None = None) -> int:
        """Order an action on a report; the answer is `recorded` or `failed` with the returned ticket.

        `seen` is the report as it stood on the screen when the officer began.
        """
        ticket, hold = self._next(), self._hold()

        def order(commands: Commands) -> None:
            op_id = commands.record(self._officer, report_id, payload, hold=hold, seen=seen)
            self.recorded.emit(ticket, op_id, report_id)
            self.stored.emit(ChangeSet(reports=frozenset({report_id}), operations=frozenset({op_id})))

        return self._order(ticket, order)

    def record_all(self, actions: Sequence[tuple[str, Payload]], seen: Mapping[str, Report] = _NOTHING_SEEN) -> int:
        """Order an action on each of several reports; the answer is `recorded_all`, or `failed` when nothing was recorded."""
        ticket, hold = self._next(), self._hold()

        def order(commands: Commands) -> None:
            op_ids, refused = commands.record_all(self._officer, actions, hold=hold, seen=seen)
            self.recorded_all.emit(ticket, op_ids, refused)
            self.stored.emit(ChangeSet(reports=frozenset(op_ids), operations=frozenset(op_ids.values())))

        return self._order(ticket, order)

    def record_steps(self, steps: Sequence[tuple[str, Sequence[Payload]]], seen: Mapping[str, Report] = _NOTHING_SEEN) -> int:
        """Order several actions on each of several reports; the answer is `recorded_steps`, or `failed`."""
        ticket, hold = self._next(), self._hold()

        def order(commands: Commands) -> None:
            op_ids, refused = commands.record_steps(self._officer, steps, hold=hold, seen=seen)
            self.recorded_steps.emit(ticket, op_ids, refused)
            ids = frozenset(op_id for several in op_ids.values() for op_id in several)
            self.stored.emit(ChangeSet(reports=frozenset(op_ids), operations=ids))

        return self._order(ticket, order)

    def undo(self, op_ids: Sequence[str], *, as_drafts: bool = True) -> int:
        """Order actions to be taken back that have not left this computer; the answer is `undone` or `failed`.

        What was typed becomes a draft of its report, unless `as_drafts` is false.
        """
        ticket = self._next()

        def order(commands: Commands) -> None:
            reports = commands.undo(self._officer, op_ids, as_drafts=as_drafts)
            self.undone.emit(ticket, reports)
            self.stored.emit(ChangeSet(reports=reports, operations=frozenset(op_ids)))

        return self._order(ticket, order)

    def attach(self, report_id: str, source: Path | bytes, role: PhotoRole) -> int:
        """Order a photo to be prepared and kept with the report's draft; the answer is `attached` or `failed`."""

        def work(ticket: int) -> None:
            from sync.photos.preparing import prepare  # noqa: PLC0415

            self.keep_prepared(ticket, report_id, prepare(source, role=role))

        return self._develop(work)

    def develop(self, sha256: str) -> int:
        """Order the plate of a photo that is on this computer; the answer is `developed` or `failed`."""
        return self._develop(lambda ticket: self.developed.emit(ticket, self._plate(sha256)))

    def cover(self, report_id: str, photo: Photo, plate: Plate, boxes: Sequence[Box]) -> int:
        """Order boxes to be painted over a drafted photo, for good; the answer is `replaced` or `failed`."""

        def work(ticket: int) -> None:
            from sync.photos.covering import covered  # noqa: PLC0415

            self._replace(ticket, report_id, photo.sha256, covered(photo, plate, boxes))

        return self._develop(work)

    def copy_covered(self, report_id: str, citizens: Attachment, plate: Plate, boxes: Sequence[Box]) -> int:
        """Order a covered copy of a citizen's photo to be kept with the report's draft; the answer is `attached` or `failed`."""

        def work(ticket: int) -> None:
            from sync.photos.covering import covered_copy  # noqa: PLC0415

            self.keep_prepared(ticket, report_id, covered_copy(citizens, plate, boxes))

        return self._develop(work)

    def detach(self, report_id: str, sha256: str) -> int:
        """Order a drafted photo to be taken off again."""
        return self._quietly(lambda commands: commands.detach(report_id, sha256))

    def keep_draft(self, report_id: str, field: str, text: str) -> int:
        """Order typed text to be kept; an empty text removes the draft."""
        return self._quietly(lambda commands: commands.keep_draft(report_id, field, text))

    def discard_drafts(self, report_ids: Sequence[str]) -> int:
        """Order everything that was typed and attached for these reports and not sent to be dropped."""
        ticket = self._next()

        def order(commands: Commands) -> None:
            commands.discard_drafts(report_ids)
            self.done.emit(ticket)
            self.stored.emit(ChangeSet(reports=frozenset(report_ids)))

        return self._order(ticket, order)

    def keep_views(self, views: Sequence[SavedView]) -> int:
        """Order the officer's own views to be kept."""
        return self._quietly(lambda commands: commands.keep_views(self._officer, views))

    def keep_templates(self, templates: Sequence[AnswerTemplate], kept_as: str = TEMPLATES_OF) -> int:
        """Order the officer's own answer templates, or what he has not saved of them, to be kept."""
        return self._quietly(lambda commands: commands.keep_templates(self._officer, templates, kept_as))

    def count_template(self, template_id: str, category: str) -> int:
        """Order it to be remembered that a template was taken for a report of a category."""
        return self._quietly(lambda commands: commands.count_template(self._officer, template_id, category))

    def tell(self, alerts: Sequence[Alert]) -> int:
        """Order what the officer is told of to be kept."""
        return self._alerted(lambda commands: commands.tell(self._officer, alerts))

    def mark_alerts_read(self, alert_ids: Sequence[str] | None = None) -> int:
        """Order alerts (all of them without ids) to be marked as read."""
        return self._alerted(lambda commands: commands.mark_alerts_read(self._officer, alert_ids))

    def keep_macros(self, macros: Sequence[Macro], kept_as: str = MACROS_OF) -> int:
        """Order the officer's quick actions, or what is not saved of them, to be kept."""
        return self._quietly(lambda commands: commands.keep_macros(self._officer, macros, kept_as))

    def keep_session(self, session: str) -> int:
        """Order what the officer looks at to be kept for the next start."""
        return self._quietly(lambda commands: commands.keep_session(self._officer, session))

    def retry_now(self, op_ids: Sequence[str] | None = None) -> int:
        """Order waiting operations (all of them without ids) to be due at once."""
        ticket = self._next()

        def order(commands: Commands) -> None:
            commands.retry_now(op_ids)
            self.done.emit(ticket)
            self.retried.emit()

        return self._order(ticket, order)

    def resolve(
        self, op_id: str, choice: Choice, reason: str | None, report_ids: Collection[str], *, seen: Report | None = None
    ) -> int:
        """Order a decision about work that needs a person; `report_ids` are those that may look different afterwards.

        `seen` is the report as the card showed it as it is now.
        """
        ticket = self._next()

        def order(commands: Commands) -> None:
            recorded = commands.resolve(self._officer, op_id, choice, reason=reason, seen=seen)
            self.resolved.emit(ticket, recorded)
            self.stored.emit(ChangeSet(reports=frozenset(report_ids), operations=frozenset({op_id, *recorded})))

        return self._order(ticket, order)

    def export(self, op_ids: Sequence[str] | None, file: Path, passphrase: str) -> int:
        """Order a sealed copy of operations (of all that have not arrived without ids)."""
        ticket = self._next()

        def order(commands: Commands) -> None:
            self.exported.emit(ticket, commands.export(op_ids, file, passphrase), str(file))

        return self._order(ticket, order)

    def withdraw_all(self, reason: str) -> int:
        """Order everything of the officer that has not arrived to be given up."""
        ticket = self._next()

        def order(commands: Commands) -> None:
            self.withdrawn.emit(ticket, commands.withdraw_all(self._officer, reason))

        return self._order(ticket, order)

    def keep_prepared(self, ticket: int, report_id: str, prepared: PreparedPhoto) -> None:
        """Store a prepared photo; called from the darkroom's thread."""

        def order(commands: Commands) -> None:
            self.attached.emit(ticket, report_id, commands.attach(report_id, prepared))

        self._ordered.emit(ticket, order)

    def _replace(self, ticket: int, report_id: str, sha256: str, prepared: PreparedPhoto) -> None:
        def order(commands: Commands) -> None:
            self.replaced.emit(ticket, report_id, sha256, commands.replace_photo(report_id, sha256, prepared))

        self._ordered.emit(ticket, order)

    def _plate(self, sha256: str) -> Plate:
        from sync.photos.covering import plate_of  # noqa: PLC0415

        data = self._vault.get(sha256) or self._vault.fetched(sha256, "full")
        if data is None:
            raise PhotoError("photo-not-found")
        return plate_of(data)

    def _develop(self, work: Callable[[int], None]) -> int:
        ticket = self._next()
        self._darkroom.start(_InTheDarkroom(self, ticket, work))
        return ticket

    def _quietly(self, action: Order) -> int:
        ticket = self._next()

        def order(commands: Commands) -> None:
            action(commands)
            self.done.emit(ticket)

        return self._order(ticket, order)

    def _alerted(self, action: Order) -> int:
        ticket = self._next()

        def order(commands: Commands) -> None:
            action(commands)
            self.alerts_changed.emit()

        return self._order(ticket, order)

    def _next(self) -> int:
        self._ticket += 1
        return self._ticket

    def _order(self, ticket: int, order: Order) -> int:
        if not self._stopped:
            self._ordered.emit(ticket, order)
        return ticket


class _Worker(QObject):
    """Lives in the work thread; opens its connection at the first order."""

    failed = Signal(int, object)

    def __init__(self, stores: Stores) -> None:
        super().__init__()
        self._stores = stores
        self._commands: Commands | None = None

    @Slot(int, object)
    def carry_out(self, ticket: int, order: Order) -> None:
        try:
            if self._commands is None:
                self._commands = self._stores.open_commands()
            order(self._commands)
        except OfficerError as error:
            self.failed.emit(ticket, error)
        except Exception:
            log.exception("an order failed")
            self.failed.emit(ticket, OfficerError("internal"))

    @Slot()
    def close(self) -> None:
        if self._commands is not None:
            self._commands.close()
            self._commands = None
        # Not `finished.connect(thread.quit)`: its queued call would never run while the GUI thread waits for this one.
        QThread.currentThread().quit()


class _InTheDarkroom(QRunnable):
    """Decodes or encodes one photo."""

    def __init__(self, orders: WorkThread, ticket: int, work: Callable[[int], None]) -> None:
        super().__init__()
        self._orders, self._ticket, self._work = orders, ticket, work

    def run(self) -> None:
        try:
            self._work(self._ticket)
        except OfficerError as error:
            self._orders.failed.emit(self._ticket, error)
        except Exception:
            log.exception("a photo could not be prepared")
            self._orders.failed.emit(self._ticket, OfficerError("photo-unreadable"))
