"""What the installation has to say about itself: one notice at a time above the pages, the most pressing first."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from sync.care.ballast import USED
from sync.care.caretaker import BACKUP_FAILED, CHECK_FAILED, NEARLY_FULL
from sync.care.notices import Notice
from sync.care.rebuilding import NOTICE as REBUILT
from sync.stores import JOURNAL_FAILED, RESTART
from ui.words.notice_lines import notice_lines, notice_words
from widgets.banner import Banner
from widgets.tones import Tone

LIST_LINES = 12
# What endangers the next thing that an officer does comes first.
PRESSING = (USED, NEARLY_FULL, RESTART, REBUILT, CHECK_FAILED, JOURNAL_FAILED, BACKUP_FAILED)


class NoticeCard(QWidget):
    """Shows the first of the notices, with its list where it has one.

    Signals: `understood(code)` when a person has read it.
    """

    understood = Signal(str)

    # On the class, because Qt tells of changes while the base class is still being made.
    _notices: tuple[Notice, ...] = ()

    def __init__(self, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._lines: tuple[str, ...] = ()
        self.banner = Banner(self)
        self.banner.pressed.connect(self._understand)
        self.banner.more_pressed.connect(self._toggle)
        self.list = QPlainTextEdit(self)
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.list)
        self.hide()

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Show these; none hides the card."""
        former = self.shown()
        self._notices = tuple(sorted(notices, key=_rank))
        if self.shown() != former:
            self.list.hide()
        self._say()

    def shown(self) -> Notice | None:
        """The notice that is shown."""
        return self._notices[0] if self._notices else None

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()

    def _say(self) -> None:
        notice = self.shown()
        if notice is None:
            self.hide()
            return
        words = notice_words(notice)
        self._lines = notice_lines(notice, self._home)
        rest = len(self._notices) - 1
        text = words.text + (" " + self.tr("(%n more notice(s))", "", rest) if rest else "")
        more = self.tr("Hide the list") if self.list.isVisibleTo(self) else self.tr("Show the list")
        self.banner.say(Tone.WARNING, words.title, text, self.tr("Understood"), more if self._lines else "")
        self.list.setAccessibleName(words.title)
        self.list.setPlainText("\n".join(self._lines))
        self.show()

    def _toggle(self) -> None:
        opening = not self.list.isVisibleTo(self)
        height = min(len(self._lines), LIST_LINES) * self.list.fontMetrics().lineSpacing() + 16
        self.list.setFixedHeight(height)
        self.list.setVisible(opening)
        self._say()

    def _understand(self) -> None:
        notice = self.shown()
        if notice is not None:
            self.show_notices(self._notices[1:])
            self.understood.emit(notice.code)


def _rank(notice: Notice) -> tuple[int, str]:
    return PRESSING.index(notice.code) if notice.code in PRESSING else len(PRESSING), notice.code
