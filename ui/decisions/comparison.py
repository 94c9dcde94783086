"""A decision card's three versions beside each other, or below each other where the window is narrow."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from officer_app.domain.reports import Attachment
from sync.errors import OfficerError
from ui.decisions.facets import Cell, Facet, Mark, spoken
from ui.detail.history_view import shortened
from ui.detail.photo_loader import PhotoLoader
from ui.words.photos import photo_label
from ui.words.statuses import status_colour, status_symbol, status_word
from ui.words.times import wib
from widgets.breaking_label import BreakingLabel
from widgets.flow_layout import FlowLayout
from widgets.lettering import SMALL, PlainLabel
from widgets.marked_cell import MarkedCell
from widgets.tones import Tone, is_dark

STACKED_BELOW = 720
NAME_WIDTH = 120
LONGEST = 2_000
_MARK_TONES = {Mark.MINE: Tone.INFO, Mark.THEIRS: Tone.WARNING, Mark.AGREED: Tone.GOOD}


class Comparison(QWidget):
    """Facets as rows, versions as columns; narrow, each facet is a block with the versions as its lines.

    Signals: `photo_chosen(hash)`.
    """

    photo_chosen = Signal(str)

    def __init__(self, loader: PhotoLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loader = loader
        self._facets: tuple[Facet, ...] = ()
        self._moments: tuple[datetime, datetime | None, datetime] | None = None
        self._stacked: bool | None = None
        self.cells: dict[tuple[str, str], MarkedCell] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        loader.loaded.connect(self._loaded)
        loader.failed.connect(self._not_loaded)

    def show_facets(self, facets: Sequence[Facet], recorded_at: datetime, changed_at: datetime | None, now: datetime) -> None:
        """Show a card's fields; `changed_at` is when the centre last changed the report, None where it is not to be seen."""
        if (tuple(facets), (recorded_at, changed_at)) == (self._facets, self._moments and self._moments[:2]):
            return
        self._facets, self._moments = tuple(facets), (recorded_at, changed_at, now)
        self._build()

    def stop(self) -> None:
        """Load no more."""
        self._loader.loaded.disconnect(self._loaded)
        self._loader.failed.disconnect(self._not_loaded)

    def is_stacked(self) -> bool:
        """Whether the versions stand below each other."""
        return bool(self._stacked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change between beside and below."""
        super().resizeEvent(event)
        if (self.width() < STACKED_BELOW) != self._stacked:
            self._build()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch between light and dark."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._facets:
            self._build()

    def _build(self) -> None:
        if self._moments is None:
            return
        self._clear()
        self._stacked = self.width() < STACKED_BELOW
        if self._stacked:
            self._build_stacked()
        else:
            self._build_beside()
        for photo in self._photos():
            self._loader.request(photo.sha256, "thumb")
        self.updateGeometry()

    def _clear(self) -> None:
        self.cells = {}
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for column in range(4):
            self._grid.setColumnStretch(column, 0)
            self._grid.setColumnMinimumWidth(column, 0)

    def _build_beside(self) -> None:
        self._grid.setColumnMinimumWidth(0, NAME_WIDTH)
        for column, (title, hint) in enumerate(self._heads(), 1):
            self._grid.setColumnStretch(column, 1)
            self._grid.addWidget(self._head(title, hint), 0, column)
        for row, facet in enumerate(self._facets, 1):
            self._grid.addWidget(self._name(facet), row, 0, Qt.AlignmentFlag.AlignTop)
            for column, (side, cell) in enumerate(_sides(facet), 1):
                self._grid.addWidget(self._cell(facet, side, cell), row, column)

    def _build_stacked(self) -> None:
        self._grid.setColumnMinimumWidth(0, NAME_WIDTH)
        self._grid.setColumnStretch(1, 1)
        row = 0
        for facet in self._facets:
            self._grid.addWidget(self._name(facet), row, 0, 1, 2)
            row += 1
            for (title, _), (side, cell) in zip(self._heads(), _sides(facet), strict=True):
                label = PlainLabel(title, self, size=SMALL, tone=Tone.MUTED, wrap=True)
                label.setContentsMargins(0, 5, 0, 0)
                self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
                self._grid.addWidget(self._cell(facet, side, cell), row, 1)
                row += 1

    def _heads(self) -> tuple[tuple[str, str], ...]:
        assert self._moments is not None
        recorded_at, changed_at, now = self._moments
        gone = self.tr("no longer visible to you")
        return (
            (self.tr("As you saw it"), self.tr("before you did it")),
            (self.tr("As you meant it"), self.tr("recorded {0}").format(wib(recorded_at, now))),
            (
                self.tr("On the server now"),
                gone if changed_at is None else self.tr("changed {0}").format(wib(changed_at, now)),
            ),
        )

    def _head(self, title: str, hint: str) -> QWidget:
        head = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        head.setSizePolicy(policy)
        flow = FlowLayout(head)
        head.setContentsMargins(12, 0, 8, 0)
        flow.addWidget(BreakingLabel(title, head, bold=True))
        flow.addWidget(BreakingLabel(hint, head, size=SMALL, tone=Tone.MUTED))
        return head

    def _name(self, facet: Facet) -> QWidget:
        name = f"≠ {facet.name}" if facet.clashes else facet.name
        tone = Tone.PLAIN if facet.differs else Tone.MUTED
        label = PlainLabel(name, self, size=SMALL, bold=facet.differs, tone=tone, wrap=True)
        label.setContentsMargins(0, 6, 0, 0)
        return label

    def _cell(self, facet: Facet, side: str, cell: Cell | None) -> MarkedCell:
        widget = MarkedCell(self)
        self.cells[facet.key, side] = widget
        if cell is None:
            widget.show_text("–", facet.name)
            return widget
        if cell.status is not None:
            colour = status_colour(cell.status, is_dark(self.palette()))
            widget.show_pill(status_symbol(cell.status), status_word(cell.status), colour)
        elif cell.photos:
            widget.show_photos([(photo.sha256, self.tr("Loading…"), _caption(photo)) for photo in cell.photos])
            if widget.photos is not None:
                widget.photos.chosen.connect(self.photo_chosen)
        else:
            widget.show_text(shortened(cell.text, LONGEST) or "–", facet.name)
        if cell.mark is not Mark.NONE:
            widget.show_mark(self._mark_words(cell.mark), _MARK_TONES[cell.mark])
        widget.setAccessibleName(". ".join(filter(None, (facet.name, spoken(cell), widget.mark()))))
        return widget

    def _mark_words(self, mark: Mark) -> str:
        return {
            Mark.MINE: self.tr("✎ by you"),
            Mark.THEIRS: self.tr("▲ changed on the server"),
            Mark.AGREED: self.tr("= both the same"),
        }[mark]

    def _photos(self) -> list[Attachment]:
        cells = [cell for facet in self._facets for _, cell in _sides(facet) if cell is not None]
        return [photo for cell in cells for photo in cell.photos]

    def _loaded(self, sha256: str, size: str, image: QImage) -> None:
        if size == "thumb":
            for cell in self.cells.values():
                if cell.photos is not None:
                    cell.photos.set_image(sha256, image)

    def _not_loaded(self, sha256: str, size: str, _error: OfficerError) -> None:
        if size == "thumb":
            for cell in self.cells.values():
                if cell.photos is not None:
                    cell.photos.set_placeholder(sha256, self.tr("Not on this computer"))


def _sides(facet: Facet) -> tuple[tuple[str, Cell | None], ...]:
    return ("base", facet.base), ("mine", facet.mine), ("theirs", facet.theirs)


def _caption(photo: Attachment) -> str:
    return photo_label(photo)
