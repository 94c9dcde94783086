"""Keeps saved views: the officer's own on this computer, shared ones at the centre."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from sync.errors import OfficerError
from sync.ids import new_uuid7
from sync.records import QueueQuery
from sync.views import SavedView, shown_as_document
from ui.desk import Desk
from ui.queue.views import drafted_view, given_views
from ui.threads.errand import Errands

_OWN = "own:"


class ViewKeeper(QObject):
    """All views of this desk, and what becomes of one that is saved or deleted.

    Signals: `kept(name)` and `dropped(name)` once it is so; `failed(OfficerError)` when the centre could not be asked: then
    nothing has changed.
    """

    kept = Signal(str)
    dropped = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._share = desk, desk.share
        self._own: list[SavedView] | None = None
        self._errands = Errands(self)
        self._errands.finished.connect(self._done)
        self._errands.failed.connect(self._failed)

    def views(self) -> list[SavedView]:
        """Those that every desk has, the officer's own, those of the office."""
        shared, _ = self._desk.reader.office()
        return [*given_views(self._desk.officer), *self._drafted(), *self._mine(), *shared]

    def find(self, view_id: str) -> SavedView | None:
        """The view with this id."""
        return next((view for view in self.views() if view.view_id == view_id), None)

    def save(self, name: str, query: QueueQuery, shown: SavedView | None, *, shared: bool) -> None:
        """Keep what is shown under a name; the moving times of the view that it came from stay moving."""
        made = replace(self.as_shown(query, shown), view_id=_OWN + new_uuid7(self._desk.clock()), name=name, shared=shared)
        if not shared:
            self._keep([*self._mine(), made])
            self.kept.emit(name)
            return
        body = {"name": name, "query": shown_as_document(made)}
        self._errands.run(f"kept:{name}", lambda: self._share("views", made.view_id.removeprefix(_OWN), body))

    def as_shown(self, query: QueueQuery, shown: SavedView | None) -> SavedView:
        """What is shown, as a view: the moving times of the one that it came from stay moving."""
        if shown is not None and shown.shows(replace(query, sort=shown.query.sort, group=shown.query.group)):
            arranged = replace(shown.query, sort=query.sort, group=query.group)
            return replace(shown, name="", query=arranged, shared=False)
        return SavedView(view_id="", name="", query=query)

    def drop(self, view_id: str) -> None:
        """Delete a view."""
        view = self.find(view_id)
        if view is None:
            return
        if view.shared:
            self._errands.run(f"dropped:{view.name}", lambda: self._share("views", view_id, None))
        else:
            self._keep([one for one in self._mine() if one.view_id != view_id])
            self.dropped.emit(view.name)

    def wait(self) -> None:
        """Until nothing is under way."""
        self._errands.wait()

    def _drafted(self) -> list[SavedView]:
        """The reports with drafts, where there are any."""
        found = self._desk.reader.reports_drafted()
        return [drafted_view(found)] if found else []

    def _mine(self) -> list[SavedView]:
        if self._own is None:
            self._own = self._desk.reader.own_views(self._desk.officer.id)
        return self._own

    def _keep(self, views: list[SavedView]) -> None:
        self._own = views
        self._desk.orders.keep_views(views)

    def _done(self, name: str, _result: object) -> None:
        what, _, words = name.partition(":")
        (self.kept if what == "kept" else self.dropped).emit(words)

    def _failed(self, _name: str, error: OfficerError) -> None:
        self.failed.emit(error)
