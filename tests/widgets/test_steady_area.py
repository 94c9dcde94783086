"""The scrolling field that comes to rest."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget
from pytestqt.qtbot import QtBot

from widgets.steady_area import SteadyArea


class Swaying(QWidget):
    """Needs a scroll bar as long as it has none, as parts do that wait for their layout; counts how often it is sized."""

    def __init__(self, *, sways: bool) -> None:
        super().__init__()
        self.sways = sways
        self.sized = 0
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        """Higher while it is wide."""
        if self.sways:
            self.sized += 1
            assert self.sized < 1000, "to and fro without an end"
            return 340 if self.width() >= 396 else 260
        return 1000 if width < 100 else 260

    def minimumSizeHint(self) -> QSize:
        """Next to nothing."""
        return QSize(50, 0)


def area_of(qtbot: QtBot, content: QWidget) -> SteadyArea:
    """A field of 400 by 300 with this content."""
    area = SteadyArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setWidget(content)
    area.resize(400, 300)
    area.show()
    qtbot.waitExposed(area)
    return area


def test_content_that_sways_between_two_heights_is_measured_a_few_times_at_once(qtbot: QtBot) -> None:
    content = Swaying(sways=True)
    area = area_of(qtbot, content)
    before = content.sized
    area.resize(410, 300)
    assert before < content.sized < before + 100


def test_once_it_sways_no_more_it_has_the_room_that_it_needs(qtbot: QtBot) -> None:
    content = Swaying(sways=True)
    area = area_of(qtbot, content)
    content.sways = False
    content.updateGeometry()
    qtbot.waitUntil(lambda: content.size() == area.maximumViewportSize())
    assert not area.verticalScrollBar().isVisible()
