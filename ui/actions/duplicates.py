"""What a report may repeat: in words for the list, and side by side with both photos."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import PhotoRole
from sync.errors import OfficerError
from sync.reading.duplicates import Alike
from sync.records import Reference
from ui.detail.photo_loader import PhotoLoader
from ui.words.names import category_name
from ui.words.photos import absent_words, photo_label
from ui.words.statuses import status_word
from ui.words.times import age
from widgets.flowing_text import FlowingText
from widgets.lettering import SMALL, PlainLabel
from widgets.photo_strip import PhotoStrip
from widgets.tones import Tone

EDGE = 120
_LONGEST = 400


def alike_words(one: Alike, reference: Reference) -> str:
    """A candidate in a line: number, how far, how long before or after, what and how it stands."""
    report = one.report
    when = QCoreApplication.translate("Duplicates", "{0} earlier") if one.apart < timedelta() else _later()
    parts = (
        report.number,
        QCoreApplication.translate("Duplicates", "{0} m").format(round(one.metres)),
        when.format(age(abs(one.apart))),
        category_name(reference, report.category),
        status_word(report.status),
    )
    return "  ·  ".join(parts)


def _later() -> str:
    return QCoreApplication.translate("Duplicates", "{0} later")


class DuplicateCompare(QWidget):
    """Two reports side by side: this one, and the one that is chosen.

    Signals: `opened` with the hash of the photo that was pressed.
    """

    opened = Signal(str)

    def __init__(self, loader: PhotoLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loader = loader
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.strips = (PhotoStrip(self, edge=EDGE), PhotoStrip(self, edge=EDGE))
        self.titles = (PlainLabel(parent=self, size=SMALL, bold=True), PlainLabel(parent=self, size=SMALL, bold=True))
        self.texts = (FlowingText(self), FlowingText(self))
        nothing = self.tr("There is no similar report nearby. Type the number of the main report.")
        self.none = PlainLabel(nothing, self, tone=Tone.MUTED, wrap=True)
        for column in (0, 1):
            self._grid.addWidget(self.titles[column], 0, column)
            self._grid.addWidget(self.strips[column], 1, column, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self.texts[column], 2, column, Qt.AlignmentFlag.AlignTop)
            self.strips[column].chosen.connect(self.opened)
        self._grid.addWidget(self.none, 3, 0, 1, 2)
        loader.loaded.connect(self._loaded)
        loader.failed.connect(self._not_loaded)

    def show_report(self, report: Report, *, any_alike: bool) -> None:
        """The report that may be a duplicate."""
        self.none.setVisible(not any_alike)
        self._show(0, report, self.tr("This report"))

    def show_other(self, one: Alike | None) -> None:
        """The report that it may repeat."""
        for part in (self.strips[1], self.titles[1], self.texts[1]):
            part.setVisible(one is not None)
        if one is not None:
            self._show(1, one.report, one.report.number)

    def _show(self, column: int, report: Report, title: str) -> None:
        self.titles[column].setText(title)
        self.texts[column].setAccessibleName(title)
        photos = [photo for photo in report.attachments if photo.role is PhotoRole.CITIZEN][:4]
        entries = [(photo.sha256, self.tr("Loading…"), photo_label(photo)) for photo in photos]
        self.strips[column].set_photos(entries)
        self.texts[column].set_text(report.text[:_LONGEST])
        for photo in photos:
            self._loader.request(photo.sha256, "thumb")

    def _loaded(self, sha256: str, size: str, image: object) -> None:
        if size == "thumb":
            for strip in self.strips:
                strip.set_image(sha256, image)  # type: ignore[arg-type]

    def _not_loaded(self, sha256: str, size: str, error: OfficerError) -> None:
        if size == "thumb":
            for strip in self.strips:
                strip.set_placeholder(sha256, absent_words(error))
