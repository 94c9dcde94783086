"""The reports that follow a main report, each to be opened."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from officer_app.domain.reports import Report
from widgets.buttons import LinkButton
from widgets.flow_layout import FlowLayout

MOST = 6


class FollowerLinks(QWidget):
    """Their numbers in a line.

    Signals: `opened(report_id)`.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.links = tuple(LinkButton(parent=self) for _ in range(MOST))
        flow = FlowLayout(self, spacing=4)
        for link in self.links:
            link.clicked.connect(self._open)
            flow.addWidget(link)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_reports(self, reports: Sequence[Report]) -> None:
        """Show the first of these."""
        for place, link in enumerate(self.links):
            link.setVisible(place < len(reports))
            if place < len(reports):
                link.setText(reports[place].number)
                link.setObjectName(reports[place].id)
                link.setAccessibleName(self.tr("Open the follower {0}").format(reports[place].number))
        self.setVisible(bool(reports))

    def _open(self) -> None:
        link = self.sender()
        if link is not None:
            self.opened.emit(link.objectName())
