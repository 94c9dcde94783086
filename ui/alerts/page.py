"""The list behind the bell: everything that the officer was told of lately, read or not, each a way to its report."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QShowEvent
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

from sync.alerts import Alert, AlertKind
from ui.alerts.words import alert_place, alert_title
from ui.desk import Desk
from ui.words.times import wib
from widgets.buttons import PlainButton
from widgets.empty_state import EmptyState
from widgets.lettering import LARGE, PlainLabel
from widgets.row_delegate import RowDelegate
from widgets.tones import Tone

_ID = Qt.ItemDataRole.UserRole
# The kinds of which the window tells at once, besides the list; others are told of elsewhere.
_TOLD_AT_ONCE = frozenset({AlertKind.ASSIGNED, AlertKind.RETURNED, AlertKind.REOPENED, AlertKind.DECISION, AlertKind.URGENT})


class AlertsPage(QWidget):
    """Newest first; a click or Enter opens what an alert is about and marks it as read.

    Signals: `report_requested(report_id)`; `reports_requested(report_ids)` for an alert about several;
    `decision_requested(op_id)`; `unread_changed(count)`; `told(Alert)` for each new one that the officer should hear of at once.
    """

    report_requested = Signal(str)
    reports_requested = Signal(object)
    decision_requested = Signal(str)
    unread_changed = Signal(int)
    told = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._alerts: tuple[Alert, ...] | None = None
        self.title = PlainLabel(parent=self, size=LARGE, bold=True)
        self.summary = PlainLabel(parent=self, tone=Tone.MUTED)
        self.read_all = PlainButton(parent=self)
        self.read_all.clicked.connect(self._read_all)
        self.list = QListWidget(self)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setWordWrap(True)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._open)
        self.list.itemActivated.connect(self._open)
        self.empty = EmptyState(self)
        self._arrange()
        self._retranslate()
        desk.orders.alerts_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Read what there is; new alerts are told."""
        alerts, former = self._desk.reader.alerts(self._desk.officer.id), self._alerts
        if alerts == former:
            return
        self._alerts = alerts
        self.unread_changed.emit(self.unread())
        if former is not None:
            known = {key for alert in former for key in alert.keys}
            fresh = [one for one in alerts if one.kind in _TOLD_AT_ONCE and not one.read and one.alert_id not in known]
            for alert in reversed(fresh):
                self.told.emit(alert)
        self._fill()

    def unread(self) -> int:
        """How many were not read."""
        return sum(not alert.read for alert in self._alerts or ())

    def open_alert(self, alert: Alert) -> None:
        """Show what an alert is about; it counts as read."""
        if not alert.read:
            self._desk.orders.mark_alerts_read([alert.alert_id])
        if alert.operation is not None and self._desk.reader.card(alert.operation) is not None:
            self.decision_requested.emit(alert.operation)
        elif len(alert.reports) == 1:
            self.report_requested.emit(alert.reports[0])
        else:
            self.reports_requested.emit(alert.reports)

    def home(self) -> QWidget:
        """Where the work is: in the list."""
        return self.list if self.list.isVisible() else self

    def stop(self) -> None:
        """Before the desk closes: listen no more."""
        self._desk.orders.alerts_changed.disconnect(self.refresh)

    def showEvent(self, event: QShowEvent) -> None:
        """Times are said as of now."""
        super().showEvent(event)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._fill()

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Notifications"))
        self.list.setAccessibleName(self.tr("Notifications"))
        self.read_all.setText(self.tr("Mark all as read"))
        self.empty.say(
            self.tr("No notifications"),
            self.tr("What colleagues assign or send back to you, what needs your decision and what is at risk appears here."),
        )

    def _fill(self) -> None:
        alerts = self._alerts or ()
        unread = self.unread()
        self.summary.setText(self.tr("%n not read", "", unread) if unread else self.tr("all read"))
        self.read_all.setEnabled(unread > 0)
        self._pages.setCurrentWidget(self.list if alerts else self.empty)
        if self.isVisible():
            self._list(alerts)

    def _list(self, alerts: Sequence[Alert]) -> None:
        here = self.list.currentItem()
        chosen = here.data(_ID) if here is not None else None
        self.list.clear()
        for alert in alerts:
            item = self._item(alert)
            self.list.addItem(item)
            if alert.alert_id == chosen:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None and alerts:
            self.list.setCurrentRow(0)

    def _item(self, alert: Alert) -> QListWidgetItem:
        reader = self._desk.reader
        mark = "●" if not alert.read else "○"
        place, when = alert_place(alert, reader.reference()), wib(alert.at, self._desk.clock())
        item = QListWidgetItem(f"{mark}  {alert_title(alert)}\n     {'  ·  '.join(filter(None, (when, place)))}")
        item.setData(_ID, alert.alert_id)
        state = self.tr("read") if alert.read else self.tr("not read")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (state, alert_title(alert), place, when))))
        font = QFont(self.list.font())
        font.setWeight(QFont.Weight.Normal if alert.read else QFont.Weight.DemiBold)
        item.setFont(font)
        return item

    def _open(self, item: QListWidgetItem) -> None:
        wanted = item.data(_ID)
        alert = next((one for one in self._alerts or () if one.alert_id == wanted), None)
        if alert is not None and self.isVisible():
            self.open_alert(alert)

    def _read_all(self) -> None:
        self._desk.orders.mark_alerts_read()
        self.list.setFocus()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.summary, 1)
        head.addWidget(self.read_all)
        pages = QWidget(self)
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(pages, 1)
