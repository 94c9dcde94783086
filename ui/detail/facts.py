"""Where a report is, whose it is, which report it is a duplicate of, and which ones follow it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from officer_app.domain.areas import level_of, parent_of
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import AreaLevel
from sync.reading.duplicates import Alike
from sync.records import Reference
from ui.detail.follower_links import FollowerLinks
from ui.words.names import area_name
from ui.words.times import age
from widgets.buttons import PlainButton
from widgets.lettering import PlainLabel
from widgets.tones import Tone


class DetailFacts(QWidget):
    """Rows of a name and what it says; a row without anything to say is not there.

    Signals: `locate_pressed`; `near_pressed` for the open reports around;
    `report_pressed(report_id)` for the last fix at the same place, a follower, or the main report.
    """

    locate_pressed = Signal()
    report_pressed = Signal(str)
    near_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.locate = PlainButton(parent=self)
        self.locate.setObjectName("locate")
        self.locate.clicked.connect(self.locate_pressed)
        self.original = PlainButton(parent=self)
        self.original.setObjectName("original")
        self.original.clicked.connect(self._open_original)
        self._rows: dict[str, tuple[PlainLabel, PlainLabel]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        for name in ("place", "again", "near", "agency", "unit", "assignee", "duplicate", "followers"):
            self._add_row(name)
        self.earlier = PlainButton(parent=self)
        self.earlier.setObjectName("earlier")
        self.earlier.clicked.connect(self._open_earlier)
        self._earlier_id = ""
        self.near = PlainButton(parent=self)
        self.near.setObjectName("near")
        self.near.clicked.connect(self.near_pressed)
        self.followers = FollowerLinks(self)
        self.followers.opened.connect(self.report_pressed)
        self._merged: tuple[str | None, int, Sequence[Report]] = (None, 0, ())
        self._around: tuple[Sequence[Alike], Sequence[Alike]] = ((), ())
        self._neighbourhood = ""
        self._shown: tuple[Report, Reference] | None = None
        self._grid.addWidget(self.earlier, list(self._rows).index("again"), 2)
        self._grid.addWidget(self.locate, 0, 2)
        self._grid.addWidget(self.original, list(self._rows).index("duplicate"), 2)
        self._grid.addWidget(self.near, list(self._rows).index("near"), 2)
        self._grid.addWidget(self.followers, len(self._rows), 1, 1, 2)
        self._retranslate()

    def show_report(self, report: Report, reference: Reference, officer_id: str) -> None:
        """Show a report's facts."""
        self._shown = report, reference
        self._say("place", self._place(report, reference))
        self._say("agency", reference.agencies.get(report.agency, report.agency) if report.agency else "")
        self._say("unit", reference.units.get(report.unit, report.unit) if report.unit else "")
        self._say("assignee", self._assignee(report, reference, officer_id))
        self.locate.setVisible(report.point is not None)

    def show_mergers(self, main: Report | None, number: int, followers: Sequence[Report]) -> None:
        """Say which report this one is a duplicate of, and how many follow it, with the newest of them."""
        merged_into = self._shown[0].merged_into if self._shown is not None else None
        self._merged = (main.number if main is not None else None), number, followers
        duplicate = ""
        if main is not None:
            duplicate = self.tr("Duplicate of {0}; its reporter follows the main report").format(main.number)
        elif merged_into is not None:
            duplicate = self.tr("Duplicate of a report of another office; its reporter follows the main report")
        self._say("duplicate", duplicate)
        self.original.setText(self.tr("Open {0}").format(main.number) if main is not None else "")
        self.original.setVisible(main is not None)
        following = self.tr("%n reporter(s) follow: public answers go to all of them", "", number) if number else ""
        self._say("followers", following)
        self.followers.show_reports(followers)

    def show_around(self, fixed: Sequence[Alike], near: Sequence[Alike]) -> None:
        """Say what was fixed at the same place before, and how much else is open around it."""
        self._around = (fixed, near)
        again = ""
        if fixed:
            again = self.tr("Repeated: fixed here %n time(s) before, the last {0} before this report", "", len(fixed))
            again = again.format(age(abs(fixed[0].apart)))
        self._earlier_id = fixed[0].report.id if fixed else ""
        self._say("again", again)
        self.earlier.setVisible(bool(fixed))
        self._say("near", self.tr("%n more open within 300 m", "", len(near)) if near else "")
        self.near.setVisible(bool(near))

    def show_neighbourhood(self, code: str | None) -> None:
        """Name the neighbourhood (RW) that the point lies in by the areas' shapes; None leaves it to the report."""
        self._neighbourhood = code or ""
        if self._shown is not None:
            self._say("place", self._place(*self._shown))

    def said(self, name: str) -> str:
        """What a row says: place, agency, unit, assignee or duplicate."""
        return self._rows[name][1].text()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.locate.setText(self.tr("Show on map"))
        self.near.setText(self.tr("Look at them (S)"))
        self.earlier.setText(self.tr("Open the last fix"))
        self.show_around(*self._around)
        names = {
            "place": self.tr("Place"),
            "again": self.tr("Repeat"),
            "near": self.tr("Nearby"),
            "agency": self.tr("Agency"),
            "unit": self.tr("Unit"),
            "assignee": self.tr("Handled by"),
            "duplicate": self.tr("Duplicate"),
            "followers": self.tr("Followers"),
        }
        for name, words in names.items():
            self._rows[name][0].setText(words)

    def _open_original(self) -> None:
        if self._shown is not None and self._shown[0].merged_into is not None:
            self.report_pressed.emit(self._shown[0].merged_into)

    def _open_earlier(self) -> None:
        self.report_pressed.emit(self._earlier_id)

    def _add_row(self, name: str) -> None:
        row = len(self._rows)
        title = PlainLabel(parent=self, tone=Tone.MUTED)
        value = PlainLabel(parent=self, wrap=True, selectable=True)
        self._grid.addWidget(title, row, 0)
        self._grid.addWidget(value, row, 1)
        self._rows[name] = title, value

    def _say(self, name: str, text: str) -> None:
        title, value = self._rows[name]
        value.setText(text)
        title.setVisible(bool(text))
        value.setVisible(bool(text))

    def _place(self, report: Report, reference: Reference) -> str:
        ward = area_name(reference, report.ward)
        above = parent_of(report.ward)
        district = reference.areas.get(above, "") if above and level_of(above) is AreaLevel.DISTRICT else ""
        # After a correction of the place the report still names the former one.
        neighbourhood = (self._neighbourhood or report.neighbourhood or "").rpartition("/")[2]
        address = " ".join(report.address.split()) if report.address else ""
        parts = [part for part in (address, neighbourhood, ward, district) if part]
        place = ", ".join(dict.fromkeys(parts))
        if report.approximate:
            return self.tr("{0} (place approximate: the citizen gave none)").format(place)
        return place

    def _assignee(self, report: Report, reference: Reference, officer_id: str) -> str:
        if report.assignee is None:
            return self.tr("nobody yet") if report.is_open else ""
        if report.assignee == officer_id:
            return self.tr("you")
        colleague = reference.officers.get(report.assignee)
        if colleague is None:
            return self.tr("an officer of another office")
        return ", ".join(filter(None, (colleague.name, colleague.title)))
