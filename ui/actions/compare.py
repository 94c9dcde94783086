"""Before and after side by side, with what the facts of the result photos say: what a validator looks at."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from officer_app.domain.evidence import review
from officer_app.domain.reports import Attachment, Report
from officer_app.domain.vocabulary import PhotoRole
from sync.errors import OfficerError
from ui.detail.evidence_words import FindingWords, finding_words, photo_of
from ui.detail.photo_loader import PhotoLoader
from ui.words.photos import absent_words, photo_label, photo_words
from widgets.lettering import SMALL, PlainLabel
from widgets.photo_strip import PhotoStrip
from widgets.tones import Tone

EDGE = 140
_BEFORE = (PhotoRole.CITIZEN, PhotoRole.BEFORE)


class ActionCompare(QWidget):
    """Two strips of photos under one another's headings.

    Signals: `opened` with the hash of the photo that was pressed.
    """

    opened = Signal(str)

    def __init__(self, loader: PhotoLoader, parent: QWidget | None = None, *, edge: int = EDGE) -> None:
        super().__init__(parent)
        self._loader = loader
        self.before, self.after = PhotoStrip(self, edge=edge), PhotoStrip(self, edge=edge)
        self.none_before = PlainLabel(self.tr("No photo of before the work"), self, tone=Tone.MUTED, wrap=True)
        self.none_after = PlainLabel(self.tr("No photo of the result"), self, tone=Tone.MUTED, wrap=True)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(1)
        self._said: list[PlainLabel] = []
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for column, (words, strip) in enumerate(((self.tr("Before"), self.before), (self.tr("After"), self.after))):
            grid.addWidget(PlainLabel(words, self, size=SMALL, bold=True), 0, column)
            grid.addWidget(strip, 1, column, top)
            strip.chosen.connect(self.opened)
        for column, none in enumerate((self.none_before, self.none_after)):
            grid.addWidget(none, 1, column, top)
        grid.addLayout(self._facts, 2, 0, 1, 2)
        loader.loaded.connect(self._loaded)
        loader.failed.connect(self._not_loaded)

    def show_report(self, report: Report, used_elsewhere: Iterable[str]) -> None:
        """Show the photos of a report."""
        before = [photo for photo in report.attachments if photo.role in _BEFORE]
        after = [photo for photo in report.attachments if photo.role not in _BEFORE]
        self.before.set_photos([_entry(photo, self.tr("Loading…")) for photo in before])
        self.after.set_photos([_entry(photo, self.tr("Loading…")) for photo in after])
        self.none_before.setVisible(not before)
        self.none_after.setVisible(not after)
        used = set(used_elsewhere)
        self._tell([words for photo in after if photo.role is PhotoRole.AFTER for words in _sentences(photo, report, used)])
        for strip, photos in ((self.before, before), (self.after, after)):
            for photo in photos:
                strip.set_spoken(photo.sha256, photo_words(photo))
        for photo in (*before, *after):
            self._loader.request(photo.sha256, "thumb")

    def gap(self) -> int:
        """How far the two strips stand apart."""
        return max(self._grid.horizontalSpacing(), 0)

    def facts(self) -> str:
        """What the result photos' facts say, as shown."""
        return "\n".join(label.text() for label in self._said)

    def _tell(self, said: Sequence[FindingWords]) -> None:
        """Doubts first, each in a line of its own that looks like a warning; the same of several photos once."""
        for former in self._said:
            former.hide()
            former.deleteLater()
        once = list(dict.fromkeys(said))
        once.sort(key=lambda words: words.tone is not Tone.WARNING)
        self._said = []
        for words in once:
            doubtful = words.tone is Tone.WARNING
            tone = Tone.WARNING if doubtful else Tone.MUTED
            label = PlainLabel(words.text, self, size=1.0 if doubtful else SMALL, bold=doubtful, tone=tone, wrap=True)
            self._facts.addWidget(label)
            self._said.append(label)

    def _loaded(self, sha256: str, size: str, image: object) -> None:
        if size == "thumb":
            for strip in (self.before, self.after):
                strip.set_image(sha256, image)  # type: ignore[arg-type]

    def _not_loaded(self, sha256: str, size: str, error: OfficerError) -> None:
        if size == "thumb":
            for strip in (self.before, self.after):
                strip.set_placeholder(sha256, absent_words(error))


def _sentences(photo: Attachment, report: Report, used: set[str]) -> list[FindingWords]:
    """What raises a question, one each, and the rest in one line."""
    said = [finding_words(finding) for finding in review(photo_of(photo), report, used)]
    doubts = [words for words in said if words.tone is Tone.WARNING]
    calm = "   ".join(words.text for words in said if words.tone is not Tone.WARNING)
    return [*doubts, *([FindingWords(calm, Tone.MUTED)] if calm else [])]


def _entry(photo: Attachment, placeholder: str) -> tuple[str, str, str]:
    return photo.sha256, placeholder, photo_label(photo)
