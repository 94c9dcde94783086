"""Tells the officer of new reports: once for many, and never with a citizen's words on a screen that others see."""

import html
import sys

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from sync.alerts import Alert
from sync.records import QueueRow
from ui.alerts.words import alert_place, alert_title
from ui.desk import Desk
from ui.words.names import area_name, category_name
from widgets.toast import Toast

GATHER_MS = 400
TOLD_AT_MOST = 200
_LONGEST = 300


class Notifications(QObject):
    """Gathers arrivals for a moment and announces them, in the window always and on the desktop where that is possible.

    Signals: `report_requested(report_id)` when the officer wants to see it.
    """

    report_requested = Signal(str)

    def __init__(self, desk: Desk, window: QWidget, icon: QIcon) -> None:
        super().__init__(window)
        self._desk = desk
        self._arrived: dict[str, None] = {}
        self._told: str | None = None
        self.toast = Toast(window)
        self.toast.pressed.connect(self._request)
        self.tray = self._tray(icon)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(GATHER_MS)
        self._timer.timeout.connect(self._tell)

    def arrive(self, report_ids: frozenset[str]) -> None:
        """Announce reports that came in."""
        if report_ids and self._desk.settings.notifications:
            self._arrived.update(dict.fromkeys(sorted(report_ids)))
            self._timer.start()

    def say(self, words: str, report_id: str) -> None:
        """Say at once, in the window only, what was just done to a report."""
        self._told = report_id
        self.toast.say(words, self.tr("Show"))

    def tell(self, alert: Alert) -> None:
        """Announce what a colleague did, or what needs a decision; the list behind the bell keeps it."""
        if self._desk.settings.notifications:
            self._announce_words(alert_title(alert), alert_place(alert, self._desk.reader.reference()), alert.reports[0])

    def close(self) -> None:
        """Announce nothing more."""
        self._timer.stop()
        self.toast.hide()
        if self.tray is not None:
            self.tray.hide()

    def _tray(self, icon: QIcon) -> QSystemTrayIcon | None:
        if not QSystemTrayIcon.isSystemTrayAvailable() or not QSystemTrayIcon.supportsMessages():
            return None
        tray = QSystemTrayIcon(icon, self)
        tray.setToolTip(self.tr("CROP Officer"))
        tray.messageClicked.connect(self._request)
        tray.activated.connect(self._raise)
        tray.setVisible(self._desk.settings.notifications)
        return tray

    def _tell(self) -> None:
        ids, self._arrived = list(self._arrived), {}
        rows = self._desk.reader.rows(ids[:TOLD_AT_MOST])
        known = [rows[report_id] for report_id in ids if report_id in rows]
        if not known:
            return
        self._announce(self.tr("%Ln new report(s)", "", len(ids)), known)

    def warn(self, rows: list[QueueRow]) -> None:
        """Announce reports whose next promise breaks within the hour."""
        if self._desk.settings.notifications:
            self._announce(self.tr("%Ln report(s) will be late within the hour", "", len(rows)), rows)

    def _announce(self, title: str, rows: list[QueueRow]) -> None:
        self._announce_words(title, self._summary(rows), rows[0].report_id)

    def _announce_words(self, title: str, text: str, report_id: str) -> None:
        self._told = report_id
        self.toast.say(f"{title}: {text}" if text else title, self.tr("Show"))
        if self.tray is not None and self.tray.isVisible():
            self.tray.showMessage(title, desktop_text(text), self.tray.icon())

    def _summary(self, rows: list[QueueRow]) -> str:
        """Categories and wards only: a notification is read over the officer's shoulder."""
        reference = self._desk.reader.reference()
        names = list(dict.fromkeys(category_name(reference, row.category) for row in rows))
        if len(rows) == 1:
            return f"{names[0]}, {area_name(reference, rows[0].ward)}"
        return ", ".join(names[:3]) + ("…" if len(names) > 3 else "")

    def _request(self) -> None:
        self._raise()
        if self._told is not None:
            self.report_requested.emit(self._told)

    def _raise(self) -> None:
        window = self.toast.window()
        if not window.isActiveWindow():
            window.raise_()
            window.activateWindow()


def desktop_text(text: str, platform: str = sys.platform) -> str:
    """The text as the desktop's notifications take it: the servers of Linux desktops read markup, links and pictures in it."""
    line = " ".join(text.split())[:_LONGEST]
    return html.escape(line, quote=False) if platform.startswith("linux") else line
