"""Photos of a report whose parts are being covered: the officer's drafted ones, and copies of the citizen's."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from officer_app.domain.operations import Photo
from officer_app.domain.reports import Attachment
from sync.errors import OfficerError
from sync.photos.boxes import Box, Plate
from ui.detail.cover_dialog import CoverDialog
from ui.threads.work import WorkThread


class PhotoCovering(QObject):
    """Opens the editor and orders what was drawn there; what is being covered is remembered until it is done.

    Signals: `begun(report_id, hash)` before a drafted photo is exchanged; `replaced(report_id, former_hash, Photo)` once the
    covered photo is on the disk in the former one's place; `refused(report_id, hash, OfficerError)`, and that one is as it was;
    `copying(ticket, report_id)` for a copy, which becomes an attached photo.
    """

    begun = Signal(str, str)
    replaced = Signal(str, str, object)
    refused = Signal(str, str, object)
    copying = Signal(int, str)

    def __init__(self, orders: WorkThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._orders = orders
        self._waiting: dict[int, tuple[str, str]] = {}
        orders.replaced.connect(self._replaced)
        orders.failed.connect(self._failed)

    def cover(self, report_id: str, photo: Photo, parent: QWidget) -> CoverDialog:
        """Open the editor for a drafted photo."""
        becomes = self.tr(
            "What you cover is permanently painted black: the uncovered photo leaves this computer's draft"
            " and is never sent. To have it back, attach the original file again."
        )
        dialog = CoverDialog(self._orders, photo.sha256, becomes, parent)
        dialog.covered.connect(partial(self._take, report_id, photo))
        dialog.open()
        return dialog

    def copy(self, report_id: str, citizens: Attachment, parent: QWidget, *, private: bool) -> CoverDialog:
        """Open the editor for a copy of a citizen's photo, which itself stays as it is."""
        becomes = self.tr(
            "The citizen's photo stays as it is. A copy with what you cover painted black is attached to this report's draft as "
            "the photo from before, and is sent with your result."
        )
        if private:
            becomes += " " + self.tr("This report is private: everybody who sees the report will see the copy.")
        dialog = CoverDialog(self._orders, citizens.sha256, becomes, parent)
        dialog.covered.connect(partial(self._take_copy, report_id, citizens))
        dialog.open()
        return dialog

    def waiting(self, report_id: str) -> set[str]:
        """The hashes of a report's drafted photos that are being covered now."""
        return {sha256 for report, sha256 in self._waiting.values() if report == report_id}

    def stop(self) -> None:
        """Listen no more."""
        self._orders.replaced.disconnect(self._replaced)
        self._orders.failed.disconnect(self._failed)

    def _take(self, report_id: str, photo: Photo, plate: Plate, boxes: Sequence[Box]) -> None:
        # First whoever listens writes down what is typed about it, then it is exchanged, in one queue.
        self.begun.emit(report_id, photo.sha256)
        self._waiting[self._orders.cover(report_id, photo, plate, boxes)] = report_id, photo.sha256

    def _take_copy(self, report_id: str, citizens: Attachment, plate: Plate, boxes: Sequence[Box]) -> None:
        self.copying.emit(self._orders.copy_covered(report_id, citizens, plate, boxes), report_id)

    def _replaced(self, ticket: int, report_id: str, sha256: str, photo: Photo) -> None:
        if self._waiting.pop(ticket, None) is not None:
            self.replaced.emit(report_id, sha256, photo)

    def _failed(self, ticket: int, error: OfficerError) -> None:
        waiting = self._waiting.pop(ticket, None)
        if waiting is not None:
            self.refused.emit(*waiting, error)
