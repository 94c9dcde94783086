"""The views of the queue: those that every desk has, the officer's own, and those that the office shares."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from officer_app.domain.officers import Officer
from officer_app.domain.vocabulary import CLOSED_STATUSES, Role, Status
from sync.records import NOBODY, Group, QueueQuery, Sort
from sync.views import SavedView, Urgency
from ui.queue.filters import OPEN, START
from widgets.lined_menu import LinedMenu
from widgets.plain_tip import plain_tip

RECENT_DAYS = 30
OWN_LIST = "mine"
COUNTED = 200
_CLOSED = tuple(status for status in Status if status in CLOSED_STATUSES)


def starts_with_own(officer: Officer) -> bool:
    """Whether an officer's own list comes first: field officers do what they were given, and do not triage."""
    return officer.roles == {Role.FIELD}


def given_views(officer: Officer) -> list[SavedView]:
    """The views that every desk has."""

    def view(view_id: str, name: str, query: QueueQuery, urgency: Urgency | None = None, days: int | None = None) -> SavedView:
        return SavedView(view_id=view_id, name=name, query=query, urgency=urgency, last_days=days)

    closed = QueueQuery(statuses=_CLOSED, sort=Sort.NEWEST)
    views = [
        view("open", QCoreApplication.translate("Views", "Open, most at risk first"), START),
        view("late", QCoreApplication.translate("Views", "Late"), START, Urgency.LATE),
        view("at_risk", QCoreApplication.translate("Views", "At risk"), START, Urgency.AT_RISK),
        view("today", QCoreApplication.translate("Views", "Due by the end of today"), START, Urgency.TODAY),
        view(OWN_LIST, QCoreApplication.translate("Views", "Assigned to me"), QueueQuery(statuses=OPEN, assignee=officer.id)),
        view("nobody", QCoreApplication.translate("Views", "Assigned to nobody"), QueueQuery(statuses=OPEN, assignee=NOBODY)),
        view("who", QCoreApplication.translate("Views", "Who has what"), replace(START, group=Group.OFFICER)),
        view(
            "validate",
            QCoreApplication.translate("Views", "Awaiting validation"),
            QueueQuery(statuses=(Status.AWAITING_VALIDATION,)),
        ),
        view("unsent", QCoreApplication.translate("Views", "Not sent yet"), QueueQuery(unsent_only=True)),
        view("recent", QCoreApplication.translate("Views", "Closed in the last 30 days"), closed, None, RECENT_DAYS),
        view("archive", QCoreApplication.translate("Views", "Archive: everything that is closed"), closed),
    ]
    return sorted(views, key=lambda one: one.view_id != OWN_LIST) if starts_with_own(officer) else views


def drafted_view(report_ids: Sequence[str]) -> SavedView:
    """The reports for which something is typed and not sent."""
    name = QCoreApplication.translate("Views", "With a draft")
    return SavedView(view_id="drafts", name=name, query=QueueQuery(reports=tuple(report_ids)))


class ViewMenu(LinedMenu):
    """Built anew each time it opens, with the count of each view at that moment.

    Signals: `view_chosen(view_id)`; `save_requested`; `drop_requested(view_id)`.
    """

    view_chosen = Signal(str)
    save_requested = Signal()
    drop_requested = Signal(str)

    def __init__(self, views: Callable[[], Sequence[SavedView]], count: Callable[[SavedView], int], parent: QWidget) -> None:
        super().__init__(parent)
        self._views, self._count = views, count
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.rebuild)
        self.triggered.connect(self._choose)

    def rebuild(self) -> None:
        """Fill the menu."""
        self.clear()
        views = list(self._views())
        kept = [view for view in views if view.view_id.startswith("own:") or view.shared]
        for view in views:
            if view not in kept:
                self._offer(self, view, "view")
        for title, some in (
            (self.tr("My views"), [view for view in kept if not view.shared]),
            (self.tr("Views of the office"), [view for view in kept if view.shared]),
        ):
            if some:
                self.addSection(title)
                for view in some:
                    self._offer(self, view, "view")
        self.addSeparator()
        save = self.addAction(self.tr("Save what is shown as a view…"))
        save.setData(("save", ""))
        if kept:
            drop = self.addMenu(self.tr("Delete a view"))
            for view in kept:
                self._offer(drop, view, "drop")

    def _offer(self, menu: QMenu, view: SavedView, kind: str) -> None:
        words = view.name.replace("&", "&&")
        if kind == "view":
            number = self._count(view)
            words = f"{words}\t{number if number < COUNTED else f'{COUNTED}+'}"
        action = menu.addAction(words)
        action.setToolTip(plain_tip(view.name))
        action.setData((kind, view.view_id))

    def _choose(self, action: QAction) -> None:
        kind, view_id = action.data() or ("", "")
        if kind == "view":
            self.view_chosen.emit(view_id)
        elif kind == "drop":
            self.drop_requested.emit(view_id)
        elif kind == "save":
            self.save_requested.emit()
