"""What has not left this computer, or has not come to rest: each thing with where it is, and what a person can do about it."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QStackedLayout, QVBoxLayout, QWidget

from sync.changes import ChangeSet, SyncState
from sync.planner import UPGRADE_WORDS
from sync.records import ATTENTION_STATES, UNSENT_STATES, OutboxItem
from ui.desk import Desk
from ui.outbox.delegate import OutboxDelegate
from ui.outbox.lines import explanation, title_of
from ui.outbox.model import OutboxModel
from ui.words.labels import error_words
from ui.words.others import others_words
from widgets.banner import Banner
from widgets.buttons import MainButton, PlainButton
from widgets.empty_state import EmptyState
from widgets.lettering import LARGE, PlainLabel
from widgets.tones import Tone

LIMIT = 500
TICK_MS = 1_000


class OutboxPage(QWidget):
    """A list of unsettled operations with an explanation of the chosen one.

    Signals: `report_requested(report_id)`; `decision_requested(op_id)` for one that needs a person.
    """

    report_requested = Signal(str)
    decision_requested = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stale = True
        self._frozen: str | None = None
        self._hindered = False
        self.model = OutboxModel(self)
        self.view = QListView(self)
        self.title = PlainLabel(parent=self, size=LARGE, bold=True)
        self.summary = PlainLabel(parent=self, tone=Tone.MUTED, wrap=True)
        self.others = PlainLabel(parent=self, tone=Tone.MUTED, wrap=True)
        self.decide = MainButton(parent=self)
        self.retry_all = PlainButton(parent=self)
        self.retry_one = PlainButton(parent=self)
        self.open = PlainButton(parent=self)
        self.card = Banner(self)
        self.empty = EmptyState(self)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._arrange()
        self._retranslate()
        self._connect()

    def refresh(self, changes: ChangeSet | None) -> None:
        """Read again where the change may concern the outbox; None reads in any case. Hidden, it reads when it is shown."""
        if changes is not None and not changes:
            return
        self._stale = True
        if self.isVisible():
            self._read()

    def show_state(self, state: SyncState) -> None:
        """Know whether anything can go out at all: a centre that wants a newer app takes nothing."""
        frozen = state.problem if state.problem in UPGRADE_WORDS else None
        hindered, self._hindered = self._hindered, state.hindered
        if hindered is not self._hindered:
            self._say_empty()
        if frozen != self._frozen:
            self._frozen = frozen
            self.refresh(None)

    def select(self, op_id: str) -> None:
        """Choose an operation."""
        row = self.model.row_of(op_id)
        if row is not None:
            self.view.setCurrentIndex(self.model.index(row))

    def selected(self) -> OutboxItem | None:
        """The operation that is chosen."""
        index = self.view.currentIndex()
        return self.model.item(index.row()) if index.isValid() else None

    def home(self) -> QWidget:
        """Where the work is: in the list."""
        return self.view if self.view.isVisible() else self

    def stop(self) -> None:
        """Before the desk closes: read nothing any more."""
        self._timer.stop()
        self._desk.orders.retried.disconnect(self._retried)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed meanwhile; waiting times pass while they are seen."""
        super().showEvent(event)
        if self._stale:
            self._read()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._timer.stop()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
            self.refresh(None)

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Outbox"))
        self.view.setAccessibleName(self.tr("Outbox"))
        self.retry_all.setText(self.tr("Send all now"))
        self.retry_one.setText(self.tr("Send now"))
        self.open.setText(self.tr("Open report"))
        self.decide.setText(self.tr("Decide…"))
        self._say_empty()

    def _say_empty(self) -> None:
        waits = self.tr("What you do offline waits here and is sent automatically.")
        said = self.tr("Everything has been sent") if self._hindered else self.tr("Everything has been sent. Good work.")
        self.empty.say(said, waits)

    def _read(self) -> None:
        self._stale = False
        self.model.set_items(self._desk.reader.outbox(LIMIT), self._desk.reader.reference(), self._desk.clock())
        if self.model.rowCount() and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0))
        self._say()

    def _say(self) -> None:
        items = self.model.items()
        waiting = sum(item.state in UNSENT_STATES for item in items)
        people = sum(item.state in ATTENTION_STATES for item in items)
        # What needs a decision has not arrived either: the queue's views and filters count it too.
        parts = [self.tr("{0} not sent yet").format(waiting + people)] if waiting + people else []
        if people:
            several = self.tr("{0} of them need your decision").format(people)
            parts.append(several if people > 1 else self.tr("1 of them needs your decision"))
        if len(items) >= LIMIT:
            parts.append(self.tr("the first {0} are shown").format(LIMIT))
        if self._frozen and waiting:
            parts.append(self.tr("kept until the new version of the app is installed"))
        self.summary.setText("  ·  ".join(parts) or self.tr("the server has received everything"))
        self.others.setText(others_words(self._desk.reader.others()))
        self.others.setVisible(bool(self.others.text()))
        self.retry_all.setEnabled(waiting > 0 and not self._frozen)
        self._pages.setCurrentWidget(self._list_page if items else self.empty)
        self._explain()

    def _explain(self) -> None:
        item = self.selected()
        self.open.setEnabled(item is not None)
        self.retry_one.setEnabled(item is not None and item.state in UNSENT_STATES and not self._frozen)
        self.decide.setVisible(item is not None and item.state in ATTENTION_STATES)
        if item is None:
            self.card.clear()
            return
        title, text = self._explanation(item)
        head = f"{title_of(item, self._desk.reader.reference())}, {item.number}: {title}"
        self.card.say(Tone.BAD if item.state in ATTENTION_STATES else Tone.INFO, head, text)

    def _explanation(self, item: OutboxItem) -> tuple[str, str]:
        if self._frozen is not None and item.state in UNSENT_STATES:
            words = error_words(self._frozen)
            return words.title, words.text
        return explanation(item, self._desk.clock())

    def _chosen(self, _current: QModelIndex, _former: QModelIndex) -> None:
        self._explain()

    def _tick(self) -> None:
        if self.model.waits():
            self.model.set_now(self._desk.clock())
            self._explain()

    def _activate(self) -> None:
        item = self.selected()
        if item is not None and item.state in ATTENTION_STATES:
            self._decide()
        else:
            self._open()

    def _decide(self) -> None:
        item = self.selected()
        if item is not None:
            self.decision_requested.emit(item.op_id)

    def _open(self) -> None:
        item = self.selected()
        if item is not None:
            self.report_requested.emit(item.report_id)

    def _retry_one(self) -> None:
        item = self.selected()
        if item is not None:
            self._desk.orders.retry_now([item.op_id])

    def _retry_all(self) -> None:
        self._desk.orders.retry_now(None)

    def _retried(self) -> None:
        self.refresh(None)

    def _connect(self) -> None:
        self.view.selectionModel().currentChanged.connect(self._chosen)
        self.view.activated.connect(self._activate)
        self.decide.clicked.connect(self._decide)
        self.open.clicked.connect(self._open)
        self.retry_one.clicked.connect(self._retry_one)
        self.retry_all.clicked.connect(self._retry_all)
        self._desk.orders.retried.connect(self._retried)

    def _arrange(self) -> None:
        self.view.setModel(self.model)
        self.view.setItemDelegate(OutboxDelegate(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.summary, 1)
        head.addWidget(self.retry_all)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.addWidget(self.card, 1)
        buttons = QVBoxLayout()
        buttons.addWidget(self.decide)
        buttons.addWidget(self.open)
        buttons.addWidget(self.retry_one)
        foot.addLayout(buttons)
        self._list_page = QWidget(self)
        listed = QVBoxLayout(self._list_page)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.addWidget(self.view, 1)
        listed.addLayout(foot)
        pages = QWidget(self)
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self._list_page)
        self._pages.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        self.others.setContentsMargins(16, 0, 16, 8)
        column.addWidget(self.others)
        column.addWidget(pages, 1)
