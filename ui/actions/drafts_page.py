"""Everything that was typed or attached and not sent: each report with its draft, to go on with or to discard."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from sync.reading.drafts import Drafted
from sync.records import QueueRow
from ui.actions.drafts import drafted_actions
from ui.actions.offers import Action, action_label, photo_action
from ui.desk import Desk
from ui.words.names import area_name, category_name
from ui.words.times import wib
from widgets.announcing import announce
from widgets.banner import Banner
from widgets.buttons import PlainButton
from widgets.empty_state import EmptyState
from widgets.lettering import LARGE, PlainLabel
from widgets.row_delegate import RowDelegate
from widgets.tones import Tone

MOST = 200
# So long a discarded draft can be brought back while the page is looked at.
UNDO_MS = 30_000
_SHOWN = 100
_ID = Qt.ItemDataRole.UserRole


class DraftsPage(QWidget):
    """The draft that was changed last first; Enter or a double click goes on with it, Delete discards it.

    What is discarded goes for good when the page is left or some time after; until then it can be brought back.

    Plural words name their context: in a class that is derived from this one Qt would look for them in its name.

    Signals: `draft_requested(report_id)`; `discarded(report_ids)` once they are gone.
    """

    draft_requested = Signal(str)
    discarded = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._drafts: list[Drafted] = []
        self._going: tuple[str, ...] = ()
        self.title = PlainLabel(parent=self, size=LARGE, bold=True)
        self.summary = PlainLabel(parent=self, tone=Tone.MUTED)
        self.open = PlainButton(parent=self)
        self.discard = PlainButton(parent=self)
        self.discard_all = PlainButton(parent=self)
        self.banner = Banner(self)
        self.list = QListWidget(self)
        self.empty = EmptyState(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(UNDO_MS)
        self._arrange()
        self._retranslate()
        self._connect()

    def refresh(self) -> None:
        """Read what there is."""
        self._drafts = [one for one in self._desk.reader.drafted(MOST) if one.report_id not in self._going]
        self._fill()

    def going(self) -> tuple[str, ...]:
        """The reports whose drafts were discarded and can still be brought back."""
        return self._going

    def home(self) -> QWidget:
        """Where the work is: in the list."""
        return self.list if self.list.isVisible() else self

    def stop(self) -> None:
        """Before the desk closes: what was discarded goes."""
        self._let_go()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed meanwhile."""
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was discarded goes for good."""
        super().hideEvent(event)
        self._let_go()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete discards the draft at hand."""
        pressed = watched is self.list and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete:
            self._discard()
            return True
        return super().eventFilter(watched, event)

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Drafts"))
        self.list.setAccessibleName(self.tr("Drafts"))
        self.open.setText(self.tr("Continue"))
        self.discard.setText(self.tr("Discard"))
        self.discard.setToolTip(self.tr("Discard this draft (Delete)"))
        self.discard_all.setText(self.tr("Discard all"))
        self.empty.say(
            self.tr("No drafts"), self.tr("What you type at a report and do not send is kept here, encrypted on this computer.")
        )

    def _fill(self) -> None:
        row = max(self.list.currentRow(), 0)
        rows = self._desk.reader.rows([one.report_id for one in self._drafts])
        reference, now = self._desk.reader.reference(), self._desk.clock()
        self.list.clear()
        for one in self._drafts:
            found = rows.get(one.report_id)
            place = (found.number, category_name(reference, found.category), area_name(reference, found.ward)) if found else ()
            unknown = "" if found else self.tr("a report that is no longer on this computer")
            title = "  ·  ".join(filter(None, (*place, unknown, self._what(one, found))))
            # Photos alone have no words.
            below = tuple(filter(None, (wib(one.at, now), _beginning(one))))
            item = QListWidgetItem("\n".join((title, "  ·  ".join(below))))
            item.setData(_ID, one.report_id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join((title, *below)))
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.summary.setText(QCoreApplication.translate("DraftsPage", "%n report(s)", "", len(self._drafts)))
        for button in (self.open, self.discard, self.discard_all):
            button.setEnabled(bool(self._drafts))
        self._pages.setCurrentWidget(self.list if self._drafts else self.empty)

    def _what(self, one: Drafted, found: QueueRow | None) -> str:
        actions = drafted_actions(one.texts)
        if one.photos and found is not None and not {Action.RESULT, Action.EVIDENCE} & set(actions):
            # Photos stand in the form that takes them now.
            actions.append(photo_action(found.status, self._desk.officer.roles, self._desk.reader.reference().workflow))
        names = [action_label(action) for action in actions]
        photos = [QCoreApplication.translate("DraftsPage", "%n photo(s)", "", one.photos)] if one.photos else []
        return ", ".join((*names, *photos))

    def _chosen(self) -> str | None:
        item = self.list.currentItem()
        return str(item.data(_ID)) if item is not None else None

    def _open(self) -> None:
        report_id = self._chosen()
        if report_id is not None and self.isVisible():
            self.draft_requested.emit(report_id)

    def _discard(self) -> None:
        report_id = self._chosen()
        if report_id is not None:
            self._drop((report_id,))

    def _discard_all(self) -> None:
        self._drop([one.report_id for one in self._drafts])

    def _drop(self, report_ids: Sequence[str]) -> None:
        """Take drafts off the list; they can be brought back for a while."""
        self._let_go()
        self._going = tuple(report_ids)
        self.refresh()
        words = QCoreApplication.translate("DraftsPage", "%n draft(s) discarded", "", len(self._going))
        self.banner.say(Tone.INFO, words, "", self.tr("Bring back"))
        announce(self.banner, words)
        self._timer.start()
        (self.list if self._drafts else self.empty).setFocus()

    def _bring_back(self) -> None:
        self._going = ()
        self._timer.stop()
        self.banner.clear()
        self.refresh()
        self.list.setFocus()

    def _let_go(self) -> None:
        self._timer.stop()
        self.banner.clear()
        going, self._going = self._going, ()
        if going:
            self._desk.orders.discard_drafts(going)
            self.discarded.emit(going)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._let_go)
        self.banner.pressed.connect(self._bring_back)
        self.open.clicked.connect(self._open)
        self.discard.clicked.connect(self._discard)
        self.discard_all.clicked.connect(self._discard_all)
        self.list.itemActivated.connect(self._open)
        self.list.installEventFilter(self)

    def _arrange(self) -> None:
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.summary, 1)
        for button in (self.open, self.discard, self.discard_all):
            head.addWidget(button)
        pages = QWidget(self)
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.banner)
        column.addWidget(pages, 1)


def _beginning(one: Drafted) -> str:
    """The first words that were typed; choices and what is said of photos are no words."""
    words = (text for field, text in sorted(one.texts.items()) if field.rpartition(".")[2] in ("text", "answer", "reason"))
    return " ".join(" ".join(words).split())[:_SHOWN]
