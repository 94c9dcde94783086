"""The actions at the report: the main one first and largest, the usual ones beside it, the rest in a menu; each says why not."""

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.actions.offers import Action, Offer, Offers
from widgets.buttons import MainButton, PlainButton
from widgets.flow_layout import FlowLayout
from widgets.lettering import SMALL, PlainLabel
from widgets.lined_menu import LinedMenu
from widgets.tones import Tone

KEYS = {Action.NOTE: "N", Action.ANSWER: "A", Action.RESULT: "R", Action.COORDINATE: "C", Action.ASSIGN: "G", Action.MERGE: "D"}
# No action of the workflow: it changes nothing.
_ORDER = "work-order"


class ActionBar(QWidget):
    """Buttons for offers.

    Signals: `chosen` with the action's name, when it is allowed; `explained` with why one is not; `order_pressed` for a work
    order.
    """

    chosen = Signal(str)
    explained = Signal(str)
    order_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: Offers | None = None
        self._buttons: dict[Action, QPushButton] = {}
        self._made: list[QPushButton] = []
        self._busy = False
        self._row = QWidget(self)
        self._flow = FlowLayout(self._row, spacing=6)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._row.setSizePolicy(policy)
        self._more = PlainButton("", self._row)
        self._more.setObjectName("more")
        self._more.setMenu(LinedMenu(self._more))
        self._more.menu().setToolTipsVisible(True)
        self._more.menu().triggered.connect(self._pick)
        self._why = PlainLabel(parent=self, size=SMALL, tone=Tone.MUTED, wrap=True)
        self._why.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(4)
        column.addWidget(self._why)
        column.addWidget(self._row)

    def set_offers(self, offers: Offers) -> None:
        """Show these actions; the same ones again change nothing."""
        if offers == self._offers:
            return
        self._offers = offers
        shown = (offers.main, *offers.row)
        self._make(len(shown))
        self._buttons = {offer.action: button for offer, button in zip(shown, self._made, strict=False)}
        for place, (offer, button) in enumerate(zip(shown, self._made, strict=False)):
            self._dress(button, offer, main=place == 0)
        for button in self._made:
            button.setVisible(button in self._buttons.values())
        self._fill_menu(offers.rest)
        self.explain("")
        self._row.updateGeometry()

    def set_busy(self, busy: bool) -> None:
        """Take no action while one is being saved."""
        self._busy = busy
        for action, button in self._buttons.items():
            button.setEnabled(not busy and self._allowed(action))

    def button(self, action: Action) -> QPushButton | None:
        """The button of an action, None for one in the menu."""
        return self._buttons.get(action)

    def choose(self, action: Action) -> bool:
        """Do as if its button was pressed; one that is not allowed says why instead."""
        if self._offers is None or self._busy:
            return False
        offer = self._offers.find(action)
        self.explain("" if offer.allowed else f"{offer.label}: {offer.why}")
        if offer.allowed:
            self.chosen.emit(action.value)
        else:
            self.explained.emit(self.explanation())
        return offer.allowed

    def explain(self, why: str) -> None:
        """Say in a line why something is not possible; nothing hides the line."""
        self._why.setText(why)
        self._why.setVisible(bool(why))

    def explanation(self) -> str:
        """The line as shown."""
        return self._why.text()

    def main_action(self) -> Action | None:
        """The main action."""
        return self._offers.main.action if self._offers is not None else None

    def _allowed(self, action: Action) -> bool:
        return self._offers is not None and self._offers.find(action).allowed

    def _make(self, count: int) -> None:
        """Buttons are made once and written on anew: making them takes longer than all the rest of showing a report."""
        if len(self._made) >= count:
            return
        self._flow.removeWidget(self._more)
        while len(self._made) < count:
            button: QPushButton = PlainButton("", self._row) if self._made else MainButton("", self._row)
            button.clicked.connect(self._press)
            self._made.append(button)
            self._flow.addWidget(button)
        # The menu comes after all of them, for the eye and for the Tab key.
        self._flow.addWidget(self._more)
        for former, latter in pairwise((*self._made, self._more)):
            QWidget.setTabOrder(former, latter)

    def _dress(self, button: QPushButton, offer: Offer, *, main: bool) -> None:
        button.setObjectName(offer.action.value)
        button.setText(offer.label)
        button.setEnabled(offer.allowed and not self._busy)
        button.setToolTip(offer.why or self._hint(offer.action, main=main))
        button.setAccessibleDescription(offer.why)

    def _hint(self, action: Action, *, main: bool) -> str:
        key = self.tr("Enter") if main else KEYS.get(action, "")
        words = (self._receiver(action), self.tr("Key: {0}").format(key) if key else "")
        return "  ·  ".join(filter(None, words))

    def _receiver(self, action: Action) -> str:
        """To whom an action hands the report; empty for one that hands it to nobody."""
        match action:
            case Action.COORDINATE:
                return self.tr("Hand over to an agency")
            case Action.DELEGATE:
                return self.tr("Hand over to a unit")
            case Action.ASSIGN:
                return self.tr("Hand over to a colleague")
            case _:
                return ""

    def _fill_menu(self, offers: tuple[Offer, ...]) -> None:
        self._more.setText(self.tr("More  ▾"))
        self._more.menu().setWindowTitle(self.tr("More actions"))
        menu = self._more.menu()
        menu.clear()
        for offer in offers:
            entry = menu.addAction(offer.label if offer.allowed else f"{offer.label}  –  {offer.why}")
            entry.setData(offer.action.value)
            entry.setEnabled(offer.allowed)
            entry.setToolTip(offer.why or self._hint(offer.action, main=False))
        menu.addSeparator()
        menu.addAction(self.tr("Work order (PDF)…")).setData(_ORDER)

    def _press(self) -> None:
        pressed = self.sender()
        if pressed is not None:
            self.choose(Action(pressed.objectName()))

    def _pick(self, entry: QAction) -> None:
        if entry.data() == _ORDER:
            self.order_pressed.emit()
        else:
            self.choose(Action(entry.data()))
