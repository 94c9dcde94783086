"""The one owner of the keyboard focus: it stays where the officer put it, and else comes back to where the work is."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from widgets.fields import takes_typing


@runtime_checkable
class HasHome(Protocol):
    """A page that says where the work is on it."""

    def home(self) -> QWidget:
        """The widget that has the keys where nobody put them elsewhere."""


class FocusKeeper(QObject):
    """Keeps the focus of one working place; `home` says which widget the work is at.

    Qt gives the focus of what is closed, hidden or disabled to whatever comes next in the order of Tab, for instance to a button
    of the status bar, which Enter would press. Every such loss brings the focus home, so that no form, dialog or menu has to.
    What goes behind another window loses it too: Qt would give it to the next field there once the window is back.
    """

    def __init__(self, place: QWidget, home: Callable[[], QWidget]) -> None:
        super().__init__(place)
        self._place, self._home = place, home
        self._last: QWidget | None = None

    def come_back(self) -> None:
        """The keys are where the work is."""
        if self._place.isVisible():
            self._home().setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, former: QWidget | None, now: QWidget | None) -> None:
        """Watch where the focus goes; connected to the application's `focusChanged`."""
        if now is None:
            # In a window that lost the keys to another one nothing is to be done; in this one somebody has to have them.
            if self._is_ours(former) and self._place.isActiveWindow() and QApplication.activePopupWidget() is None:
                self.come_back()
            return
        if not self._is_ours(now):
            return
        returned = not self._is_ours(former)
        if returned and self._strayed(now):
            kept = self._last
            if kept is not None and self._is_ours(kept) and _usable(kept):
                kept.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.come_back()
        elif not now.isVisible() or (not returned and former is not None and not _usable(former)):
            # Qt also gives the keys to what is hidden, for instance to a form that is filled while another page is shown.
            self.come_back()
        self._remember(self._place.window().focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again when what has the focus, perhaps behind another window, has gone."""
        if event.type() in (QEvent.Type.Hide, QEvent.Type.EnabledChange):
            QTimer.singleShot(0, self, self._find_again)
        return super().eventFilter(watched, event)

    def _find_again(self) -> None:
        kept = self._place.window().focusWidget()
        if kept is None or (self._is_ours(kept) and not _usable(kept)):
            self.come_back()

    def _remember(self, widget: QWidget | None) -> None:
        if widget is self._last:
            return
        if self._last is not None and shiboken6.isValid(self._last):
            self._last.removeEventFilter(self)
        self._last = widget
        if widget is not None:
            widget.installEventFilter(self)

    def _strayed(self, now: QWidget) -> bool:
        """Whether the focus went elsewhere while another window had the keys, and not by what was asked for there."""
        return now is not self._last and now is not self._home() and not takes_typing(now)

    def _is_ours(self, widget: QWidget | None) -> bool:
        return widget is not None and shiboken6.isValid(widget) and self._place.isAncestorOf(widget)


def _usable(widget: QWidget) -> bool:
    return shiboken6.isValid(widget) and widget.isVisible() and widget.isEnabled()
