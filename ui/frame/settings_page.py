"""Settings that explain themselves: language, appearance, notifications, map tiles, and the account."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from sync.changes import ChangeSet
from sync.records import Counts
from ui.desk import Desk
from ui.frame.language_box import LanguageBox
from ui.frame.undoing import CHOICES
from ui.map.tiles import Tiles
from ui.office import Office
from ui.sign_in.sign_out_card import SignOutCard
from ui.theme import TEXT_SIZES
from ui.words.labels import role_words
from ui.words.names import area_name
from widgets.banner import Banner
from widgets.buttons import PlainButton
from widgets.card import Card
from widgets.choice_box import ChoiceBox
from widgets.lettering import LARGE, PlainLabel
from widgets.steady_area import SteadyArea
from widgets.tones import Tone

WIDTH = 720
THEMES = ("system", "light", "dark")


class SettingsPage(SteadyArea):
    """What the officer may set; every change counts at once.

    Signals: `language_chosen(str)`, `theme_chosen(str)`, `text_size_chosen(percent)`, `notifications_chosen(bool)`,
    `undo_chosen(seconds)`, `tiles_chosen(url, attribution)`, `sign_out_requested`, `keys_requested`, `templates_requested`,
    `account_requested`.
    """

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    text_size_chosen = Signal(int)
    notifications_chosen = Signal(bool)
    undo_chosen = Signal(int)
    tiles_chosen = Signal(str, str)
    sign_out_requested = Signal()
    keys_requested = Signal()
    templates_requested = Signal()
    account_requested = Signal()

    def __init__(self, desk: Desk, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._office = desk, office
        self._counts = Counts()
        self.language = LanguageBox(office.settings.language, self)
        self.language.language_chosen.connect(self.language_chosen)
        self.theme = ChoiceBox(self)
        for theme in THEMES:
            self.theme.addItem("", theme)
        self.theme.setCurrentIndex(max(self.theme.findData(office.settings.theme), 0))
        self.theme.activated.connect(self._choose_theme)
        self.text_size = ChoiceBox(self)
        for percent in TEXT_SIZES:
            self.text_size.addItem(f"{percent} %", percent)
        self.text_size.setCurrentIndex(max(self.text_size.findData(office.settings.text_size), 0))
        self.text_size.activated.connect(self._choose_text_size)
        self.notifications = QCheckBox(self)
        self.notifications.setChecked(office.settings.notifications)
        self.notifications.toggled.connect(self.notifications_chosen)
        self.undo = ChoiceBox(self)
        for seconds in CHOICES:
            self.undo.addItem("", seconds)
        self.undo.setCurrentIndex(max(self.undo.findData(office.settings.undo_seconds), 0))
        self.undo.activated.connect(self._choose_undo)
        self.tiles = QLineEdit(office.settings.tiles_url, self)
        self.credit = QLineEdit(office.settings.tiles_attribution, self)
        self.tiles_button = PlainButton(parent=self)
        self.tiles_button.clicked.connect(self._choose_tiles)
        self.tiles_message = Banner(self)
        self.account, self.sign_out = PlainButton(parent=self), PlainButton(parent=self)
        self.account.clicked.connect(self.account_requested)
        self.sign_out.clicked.connect(self._ask_to_sign_out)
        self.leaving = SignOutCard(desk, self)
        self.leaving.leave_requested.connect(self.sign_out_requested)
        self.leaving.closed.connect(self._stay)
        self.keys, self.templates = PlainButton(parent=self), PlainButton(parent=self)
        self.keys.clicked.connect(self.keys_requested)
        self.templates.clicked.connect(self.templates_requested)
        self._lay_out()
        self._retranslate()

    def show_counts(self, counts: Counts) -> None:
        """Know what has not arrived, for the question before signing out."""
        self._counts = counts
        self.leaving.show_count(_waiting(counts))

    def refresh(self, change: ChangeSet) -> None:
        """Names of areas may have come, or others."""
        if change.reference:
            self._retranslate_account()

    def home(self) -> QWidget:
        """Where the work is: on the page itself, so that no key changes a setting before somebody goes to one."""
        return self

    def change_text_size(self, steps: int | None) -> None:
        """Larger or smaller text by so many steps; None for the usual size."""
        here = 0 if steps is None else self.text_size.currentIndex() + steps
        if 0 <= here < self.text_size.count() and here != self.text_size.currentIndex():
            self.text_size.setCurrentIndex(here)
            self._choose_text_size()

    def go_back(self) -> bool:
        """Take back the question before signing out, step by step; False when there was none."""
        return self.leaving.go_back()

    def stop(self) -> None:
        """Before the desk closes: listen no more."""
        self.leaving.stop()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _lay_out(self) -> None:
        inside = QWidget(self)
        column = QVBoxLayout()
        column.setSpacing(16)
        self._title = PlainLabel(size=LARGE, bold=True, parent=inside)
        column.addWidget(self._title)
        column.addWidget(self._window_card(inside))
        column.addWidget(self._templates_card(inside))
        column.addWidget(self._map_card(inside))
        column.addWidget(self._account_card(inside))
        column.addStretch(1)
        outer = QGridLayout(inside)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.addLayout(column, 0, 0)
        outer.setColumnMinimumWidth(0, 480)
        outer.setColumnStretch(0, 4)
        outer.setColumnStretch(1, 1)
        for card in inside.findChildren(Card):
            card.setMaximumWidth(WIDTH)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        # What it holds takes the focus, and scrolls into sight with it.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _window_card(self, parent: QWidget) -> Card:
        card, grid, self._window_title = _card(parent)
        self._language_label = PlainLabel(parent=card)
        self._theme_label = PlainLabel(parent=card)
        grid.addWidget(self._language_label, 1, 0)
        grid.addWidget(self.language, 1, 1)
        grid.addWidget(self._theme_label, 2, 0)
        grid.addWidget(self.theme, 2, 1)
        self._text_size_label = PlainLabel(parent=card)
        grid.addWidget(self._text_size_label, 8, 0)
        grid.addWidget(self.text_size, 8, 1)
        self._text_size_hint = PlainLabel(parent=card, wrap=True, tone=Tone.MUTED)
        grid.addWidget(self._text_size_hint, 9, 0, 1, 2)
        grid.addWidget(self.notifications, 3, 0, 1, 2)
        self._notifications_hint = PlainLabel(parent=card, wrap=True, tone=Tone.MUTED)
        grid.addWidget(self._notifications_hint, 4, 0, 1, 2)
        self._undo_label = PlainLabel(parent=card)
        self._undo_hint = PlainLabel(parent=card, wrap=True, tone=Tone.MUTED)
        grid.addWidget(self._undo_label, 5, 0)
        grid.addWidget(self.undo, 5, 1)
        grid.addWidget(self._undo_hint, 6, 0, 1, 2)
        grid.addWidget(self.keys, 10, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        return card

    def _templates_card(self, parent: QWidget) -> Card:
        card, grid, self._templates_title = _card(parent)
        self._templates_hint = PlainLabel(parent=card, wrap=True, tone=Tone.MUTED)
        grid.addWidget(self._templates_hint, 1, 0, 1, 2)
        grid.addWidget(self.templates, 2, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        return card

    def _map_card(self, parent: QWidget) -> Card:
        card, grid, self._map_title = _card(parent)
        self._map_hint = PlainLabel(parent=card, wrap=True, tone=Tone.MUTED)
        self._tiles_label = PlainLabel(parent=card)
        self._credit_label = PlainLabel(parent=card)
        grid.addWidget(self._map_hint, 1, 0, 1, 2)
        grid.addWidget(self._tiles_label, 2, 0)
        grid.addWidget(self.tiles, 2, 1)
        grid.addWidget(self._credit_label, 3, 0)
        grid.addWidget(self.credit, 3, 1)
        grid.addWidget(self.tiles_message, 4, 0, 1, 2)
        grid.addWidget(self.tiles_button, 5, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        return card

    def _account_card(self, parent: QWidget) -> Card:
        card, grid, self._account_title = _card(parent)
        self._account = PlainLabel(parent=card, wrap=True, selectable=True)
        self._account_hint = PlainLabel(parent=card, wrap=True, tone=Tone.MUTED)
        grid.addWidget(self._account, 1, 0, 1, 2)
        grid.addWidget(self._account_hint, 2, 0, 1, 2)
        grid.addWidget(self.account, 3, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.leaving, 4, 0, 1, 2)
        grid.addWidget(self.sign_out, 5, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        return card

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Settings"))
        self.setAccessibleName(self.tr("Settings"))
        self._retranslate_window()
        self._templates_title.setText(self.tr("Answer templates"))
        self._templates_hint.setText(
            self.tr("Texts for public answers, filled in automatically: your own and those of your office.")
        )
        self.templates.setText(self.tr("Manage templates…"))
        self._retranslate_map()
        self._retranslate_account()

    def _retranslate_window(self) -> None:
        self._window_title.setText(self.tr("Display"))
        self._language_label.setText(self.tr("Language"))
        self._theme_label.setText(self.tr("Theme"))
        for place, word in enumerate((self.tr("Same as the system"), self.tr("Light"), self.tr("Dark"))):
            self.theme.setItemText(place, word)
        self.theme.setAccessibleName(self.tr("Theme"))
        self._text_size_label.setText(self.tr("Text size"))
        self.text_size.setAccessibleName(self.tr("Text size"))
        self._text_size_hint.setText(self.tr("Also by Ctrl and + or -; Ctrl and 0 shows the usual size."))
        self.notifications.setText(self.tr("Tell me about new reports"))
        self._notifications_hint.setText(
            self.tr("Notifications name the category and the kelurahan, never what a citizen wrote.")
        )
        self.keys.setText(self.tr("Show the keys  ( ? )"))
        self._undo_label.setText(self.tr("Time to undo"))
        self.undo.setAccessibleName(self.tr("Time to undo"))
        for place, seconds in enumerate(CHOICES):
            self.undo.setItemText(place, self.tr("%n second(s)", "", seconds) if seconds else self.tr("None: send at once"))
        self._say_undo()

    def _say_undo(self) -> None:
        if self.undo.currentData():
            words = self.tr("For this long an action stays on this computer and Z undoes it.")
        else:
            words = self.tr("An action is sent as soon as it is done; Z does not undo it.")
        self._undo_hint.setText(words)

    def _retranslate_map(self) -> None:
        self._map_title.setText(self.tr("Map"))
        self._map_hint.setText(
            self.tr(
                "The map works without the internet. If your office has a base map server, enter its "
                "address with {z}, {x} and {y}; only pictures are fetched from it, and it learns which "
                "places you look at."
            )
        )
        self._tiles_label.setText(self.tr("Base map address"))
        self._credit_label.setText(self.tr("Source credit"))
        self.tiles.setPlaceholderText(self.tr("none: the map's own areas and roads"))
        self.tiles.setAccessibleName(self.tr("Base map address"))
        self.credit.setAccessibleName(self.tr("Source credit"))
        self.tiles_button.setText(self.tr("Use for the map"))

    def _retranslate_account(self) -> None:
        officer, reference = self._desk.officer, self._desk.reader.reference()
        self._account_title.setText(self.tr("Account"))
        areas = ", ".join(area_name(reference, code) for code in officer.areas)
        roles = ", ".join(sorted(role_words(role) for role in officer.roles))
        lines = (
            f"{officer.name}, {officer.title}" if officer.title else officer.name,
            f"{areas} · {roles}",
            self.tr("Server: {0}").format(self._office.settings.server),
            self.tr("Version {0}").format(self._office.version),
        )
        self._account.setText("\n".join(lines))
        self._account_hint.setText(self.tr("What is stored on this computer is encrypted. The password is never kept."))
        self.account.setText(self.tr("Password and sessions…"))
        self.sign_out.setText(self.tr("Sign out"))

    def _choose_theme(self) -> None:
        self.theme_chosen.emit(self.theme.currentData())

    def _choose_text_size(self) -> None:
        self.text_size_chosen.emit(self.text_size.currentData())

    def _choose_undo(self) -> None:
        self._say_undo()
        self.undo_chosen.emit(self.undo.currentData())

    def _choose_tiles(self) -> None:
        url, credit = self.tiles.text().strip(), self.credit.text().strip()
        try:
            if url:
                Tiles(url, credit)
        except ValueError:
            self.tiles_message.say(
                Tone.WARNING,
                self.tr("This is not a base map address"),
                self.tr("It begins with https:// and holds {z}, {x} and {y}. The former address stays in use."),
            )
            return
        if url and not credit:
            why = self.tr("Its licence asks for it.")
            self.tiles_message.say(Tone.WARNING, self.tr("Enter the source of the base map"), why)
            return
        self.tiles_message.say(Tone.GOOD, self.tr("The map uses it from now on") if url else self.tr("The map fetches nothing"))
        self.tiles_chosen.emit(url, credit)

    def _ask_to_sign_out(self) -> None:
        waiting = _waiting(self._counts)
        if not waiting:
            self.sign_out_requested.emit()
            return
        self.sign_out.hide()
        self.leaving.ask(waiting)
        # The question stands where the button was; all of it comes into sight once it has been laid out.
        QTimer.singleShot(0, self, self._show_question)

    def _show_question(self) -> None:
        self.ensureWidgetVisible(self.leaving)

    def _stay(self) -> None:
        self.sign_out.show()
        if self.isVisible():
            self.sign_out.setFocus()


def _waiting(counts: Counts) -> int:
    return counts.unsent + counts.attention


def _card(parent: QWidget) -> tuple[Card, QGridLayout, PlainLabel]:
    card = Card(parent)
    grid = QGridLayout(card)
    grid.setContentsMargins(24, 16, 24, 16)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    title = PlainLabel(bold=True, parent=card)
    grid.addWidget(title, 0, 0, 1, 2)
    return card, grid, title
