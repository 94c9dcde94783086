"""The line above the map: what is shown on it, and what can be done with places."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ui.icons import icon
from ui.map.layers import Layers, Show
from widgets.buttons import FlatButton
from widgets.flow_layout import FlowLayout
from widgets.lined_menu import LinedMenu


class Tool(StrEnum):
    """What can be done with places on the map."""

    MEASURE = "measure"
    GO_TO = "go_to"
    COPY_REPORT = "copy_report"
    COPY_PLACE = "copy_place"
    FIT = "fit"


class MapBar(QWidget):
    """Two buttons with menus, built anew each time they open.

    `when` says of what moment the floods are, "" when nothing is known of any; `has_place` whether the open report has a place.
    Signals: `layers_chosen(Layers)`; `tool_chosen(Tool)`.
    """

    layers_chosen = Signal(object)
    tool_chosen = Signal(object)

    def __init__(
        self, layers: Layers, when: Callable[[], str], has_place: Callable[[], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.layers = layers
        self._when, self._has_place = when, has_place
        self.layers_button, self.layers_menu = self._button("layers", self._fill_layers)
        self.tools_button, self.tools_menu = self._button("measure", self._fill_tools)
        flow = FlowLayout(self, spacing=4)
        flow.setContentsMargins(4, 2, 4, 2)
        flow.addWidget(self.layers_button)
        flow.addWidget(self.tools_button)
        self._retranslate()

    def show_layers(self, layers: Layers) -> None:
        """Say what is shown."""
        self.layers = layers
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and palette."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._retranslate()

    def _button(self, picture: str, fill: Callable[[], None]) -> tuple[FlatButton, QMenu]:
        button, menu = FlatButton(parent=self), LinedMenu(self)
        button.setObjectName(picture)
        button.setIconSize(QSize(16, 16))
        button.setMenu(menu)
        menu.aboutToShow.connect(fill)
        return button, menu

    def _retranslate(self) -> None:
        self.layers_button.setText(self.tr("Layers: {0}").format(show_words(self.layers.show)))
        self.tools_button.setText(self.tr("Places"))
        self.layers_menu.setWindowTitle(self.tr("Layers of the map"))
        self.tools_menu.setWindowTitle(self.tr("Places on the map"))
        for button in (self.layers_button, self.tools_button):
            button.setIcon(icon(button.objectName(), self.palette()))

    def _fill_layers(self) -> None:
        menu = self.layers_menu
        menu.clear()
        ways = QActionGroup(menu)
        for show in Show:
            way = self._offer(menu, show_words(show), replace(self.layers, show=show), on=show is self.layers.show)
            ways.addAction(way)
        menu.addSeparator()
        when = self._when()
        if when:
            words = self.tr("Floods (as of {0})").format(when)
            self._offer(menu, words, replace(self.layers, floods=not self.layers.floods), on=self.layers.floods)
        else:
            menu.addAction(self.tr("No flood information from the server")).setEnabled(False)

    def _offer(self, menu: QMenu, words: str, layers: Layers, *, on: bool) -> QAction:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(on)
        action.setData(layers)
        action.triggered.connect(self._choose_layers)
        return action

    def _fill_tools(self) -> None:
        self.tools_menu.clear()
        for tool in Tool:
            action = self.tools_menu.addAction(tool_words(tool))
            action.setData(tool)
            action.setEnabled(tool is not Tool.COPY_REPORT or self._has_place())
            action.triggered.connect(self._choose_tool)

    def _choose_layers(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.layers_chosen.emit(action.data())

    def _choose_tool(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.tool_chosen.emit(Tool(action.data()))


def show_words(show: Show) -> str:
    """How the reports are shown, in words."""
    return {
        Show.POINTS: QCoreApplication.translate("MapBar", "Report points"),
        Show.HEAT: QCoreApplication.translate("MapBar", "Heat"),
        Show.AREAS: QCoreApplication.translate("MapBar", "Count by area"),
    }[show]


def tool_words(tool: Tool) -> str:
    """What can be done, in words."""
    return {
        Tool.MEASURE: QCoreApplication.translate("MapBar", "Measure a distance"),
        Tool.GO_TO: QCoreApplication.translate("MapBar", "Go to coordinates"),
        Tool.COPY_REPORT: QCoreApplication.translate("MapBar", "Copy the report's place"),
        Tool.COPY_PLACE: QCoreApplication.translate("MapBar", "Copy a place on the map"),
        Tool.FIT: QCoreApplication.translate("MapBar", "Show the whole area"),
    }[tool]
