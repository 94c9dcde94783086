"""A whole window brought to each of its states, one after the other, for tests that look at every one of them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from officer_app.domain.operations import Move, Note
from officer_app.domain.reports import Attachment, Report
from officer_app.domain.vocabulary import PhotoRole, Role, Status
from sync.care.notices import Notice
from sync.care.rebuilding import NOTICE as REBUILT
from sync.changes import ChangeSet, Connection
from sync.photos.boxes import Box
from sync.photos.covering import covered, plate_of
from sync.photos.preparing import prepare
from sync.records import Group, OperationState
from sync.report_rows import document_of
from tests.fakes.photo_bytes import jpeg
from tests.fakes.window_office import LURAH, NOW, private, report
from tests.ui.access_account import ask_for_a_password, opened_account, passphrases
from tests.ui.access_menus import menus
from tests.ui.access_oversight import oversight
from tests.ui.access_papers import papers
from tests.ui.access_unread import unread
from tests.ui.window_desk import WindowDriver
from ui.actions.forms import form_for
from ui.actions.offers import Action
from ui.actions.owner import OwnerProposal
from ui.decisions.decision_page import DecisionPage
from ui.detail.cover_dialog import CoverDialog
from ui.frame.palette import Palette
from ui.frame.rail import Place
from ui.frame.shortcut_sheet import ShortcutSheet
from ui.frame.workplace import Workplace
from ui.map.layers import Layers, Show
from ui.queue.filters import START
from ui.queue.page import QueuePage
from ui.sign_in.dialog import SignInDialog

SIZE = (1366, 768)
# So many states there are; a walk that is cut short proves nothing.
LEAST = 89
_CLEAN = Attachment(sha256="cd" * 32, size=10, mime="image/jpeg", role=PhotoRole.BEFORE, caption="Sebelum")
_DONE = Attachment(sha256="ef" * 32, size=10, mime="image/jpeg", role=PhotoRole.AFTER, caption="Sesudah")


def reports() -> list[Report]:
    """One of each status, one private, one with photos before and after, one that is late and one that is urgent."""
    statuses = [replace(report(10 + place), status=status, updated_at=NOW) for place, status in enumerate(Status)]
    shown = report(3, status=Status.AWAITING_VALIDATION, attachments=(_CLEAN, _DONE), public_answer="Sudah bersih.")
    late = report(30, received_at=NOW - timedelta(days=9), priority=2, assignee=LURAH.id)
    return [report(1), report(2), *statuses, shown, late, private(40)]


class States:
    """Opens a window and walks it; each state is a name and the widget that is looked at."""

    def __init__(self, driver: WindowDriver, size: tuple[int, int] = SIZE) -> None:
        self.driver = driver
        self._conflict = ""
        # Whoever may do everything sees every form.
        driver.office.officer = replace(LURAH, roles=frozenset({Role.STAFF, Role.SUPERVISOR}))
        driver.office.take_desk(driver.office.officer)
        self.desk: Workplace = driver.open(reports(), size=size)
        self._work()

    def walk(self) -> Iterator[tuple[str, QWidget]]:
        """Every state of the window; the last one has signed out."""
        for visit in (
            self._queue,
            self._forms,
            self._covering,
            self._owner,
            self._templates,
            self._quickly,
            self._bulk,
            partial(menus, self),
            self._map,
            self._dialogs,
            partial(papers, self),
            self._pages,
            partial(oversight, self),
            partial(unread, self),
            self._signing,
        ):
            yield from visit()

    @property
    def window(self) -> QWidget:
        """The window."""
        assert self.driver.window is not None
        return self.driver.window

    def _work(self) -> None:
        """Unsent work, and something to decide."""
        office = self.driver.office
        commands = office.stores.open_commands()
        self._conflict = commands.record(LURAH, "report-00001", Move(to=Status.IN_PROGRESS))
        unsent = commands.record(LURAH, "report-00002", Note(text="Petugas berangkat"))
        commands.close()
        theirs = replace(report(1), status=Status.COORDINATING, agency="sda", rev=50, updated_at=NOW)
        office.fill([theirs])
        work = office.stores.open_work()
        work.finish(self._conflict, OperationState.CONFLICT, problem="status-changed", theirs=document_of(theirs))
        work.close()
        office.on_change(ChangeSet(reports=frozenset({theirs.id}), operations=frozenset({self._conflict, unsent})))
        self.driver.qtbot.waitUntil(lambda: self.desk.rail.buttons[Place.OUTBOX].count() == 1)

    def shown(self, name: str) -> tuple[str, QWidget]:
        """The window as it is now, as a state of this name."""
        settle()
        return name, self.window

    def _queue(self) -> Iterator[tuple[str, QWidget]]:
        page = self.desk.desk_page
        for number in (2, 1, 3, 40):
            self.desk.open_report(f"report-{number:05}")
            yield self.shown(f"report {number}")
        queue: QueuePage = page.queue
        page.close_report()
        for group in Group:
            queue.bar.set_query(replace(START, group=group))
            QTest.keyClick(queue.view, Qt.Key.Key_Left)
            yield self.shown(f"grouped by {group}")
        queue.bar.set_query(START)
        queue.saver.ask()
        queue.saver.save.click()
        yield self.shown("saving a view")
        queue.saver.hide()
        next(iter(queue.bar.status_chips.values())).click()
        queue.bar.search.setText("tidak ada yang begini")
        self.driver.qtbot.waitUntil(queue.empty.isVisible)
        # The counts come after the rows, and make the chips wider.
        self.driver.qtbot.waitUntil(lambda: all(chip.text().endswith(" 0") for chip in queue.bar.status_chips.values()))
        yield self.shown("nothing found")
        queue.bar.set_query(START)
        self.driver.qtbot.waitUntil(lambda: len(self.driver.numbers()) > 3)
        self.desk.banner._offline.setInterval(0)
        self.driver.office.tell(Connection.OFFLINE, problem="upgrade-required")
        self.driver.qtbot.waitUntil(self.desk.banner.isVisible)
        self.desk.notifications.say("Tersimpan", "report-00002")
        yield self.shown("banner and toast")
        self.desk.notifications.toast.hide()
        self.driver.office.tell(Connection.ONLINE)
        self.driver.qtbot.waitUntil(lambda: not self.desk.banner.isVisible())
        assert self.driver.window is not None
        self.driver.window.notices.show_notices([Notice(REBUILT, {"operations": 2, "lost": 0}, ("JK1 a", "JK2 b"))])
        yield self.shown("a notice")
        self.driver.window.notices.show_notices([])

    def _forms(self) -> Iterator[tuple[str, QWidget]]:
        page = self.desk.desk_page
        for action in Action:
            if form_for(action) is None:
                continue  # it asks nothing
            for row in reports():
                self.desk.open_report(row.id)
                if page.detail.start_action(action) and page.detail.panel.form() is not None:
                    break
            else:
                raise AssertionError(f"no report takes {action}")
            # What is found around the report in another thread must not come while the state is looked at.
            page.detail._around.forget()
            yield self.shown(f"form {action}")
            page.detail.close_form()

    def _templates(self) -> Iterator[tuple[str, QWidget]]:
        desk = self.desk.desk_page.templates
        desk.open()
        dialog = desk.dialog
        assert dialog is not None
        yield self.given(dialog, "templates")
        desk.open()
        dialog = desk.dialog
        assert dialog is not None
        dialog.new.click()
        dialog.editor.text.setPlainText("Yth. {nama}, laporan {nomor} kami terima.")
        dialog.save.click()
        yield self.given(dialog, "a template that is not saved")

    def _owner(self) -> Iterator[tuple[str, QWidget]]:
        page = self.desk.desk_page.detail
        self.desk.open_report("report-00001")
        why = QCoreApplication.translate("Owner", "This place is in {0}, not in your area").format("Kelurahan Gondangdia")
        proposal = OwnerProposal(why=why, agency="sda", reason="Bukan wilayah kami", outside=True)
        # What is found around the report in another thread must not come in between.
        page._around.forget()
        page.body.say_owner(proposal, page._desk.reader.reference(), may_hand_over=True)
        yield self.shown("a place of another office")
        page.show_report(None)
        self.desk.open_report("report-00002")
        page._around.forget()
        page.panel.propose(proposal)
        page.start_action(Action.COORDINATE)
        yield self.shown("a proposed owner")
        page.close_form()

    def _covering(self) -> Iterator[tuple[str, QWidget]]:
        """A photo in a form, the editor that covers parts of it, and the citizen's photo of which a copy can be made."""
        page, shown = self.desk.desk_page, reports()[2 + list(Status).index(Status.IN_PROGRESS)]
        commands = self.driver.office.stores.open_commands()
        data = jpeg(640, 480)
        kept = commands.attach(shown.id, prepare(data, role=PhotoRole.AFTER, caption="Sudah surut"))
        commands.attach(shown.id, covered(kept, plate_of(data), [Box(0, 0, 99, 99)]))
        commands.close()
        self.desk.open_report(shown.id)
        page.detail.start_action(Action.RESULT)
        form = page.detail.panel.form()
        assert form is not None and form.photos is not None
        yield self.shown("form with photos")
        form.photos.cover_pressed.emit(kept.sha256)
        [editor] = [dialog for dialog in self.window.findChildren(CoverDialog) if dialog.isVisible()]
        self.driver.qtbot.waitUntil(editor.is_ready)
        editor.editor.add_box()
        yield self.given(editor, "covering")
        page.detail.close_form()
        self.driver.office.stores.vault.put_fetched("ab" * 32, "full", data)
        self.desk.open_report("report-00040")
        page.detail.body.photo_chosen.emit("ab" * 32)
        viewer = page.detail.viewer()
        assert viewer is not None
        self.driver.qtbot.waitUntil(viewer.copy.isEnabled)
        yield self.given(viewer, "citizen's photo")

    def _quickly(self) -> Iterator[tuple[str, QWidget]]:
        page = self.desk.desk_page
        page.detail.close_form()
        self.desk.open_report("report-00001")
        page.detail.tools.show_near(self.desk.desk.reader.nearby("report-00001"))
        page.quick.open_nearby()
        assert page.detail.tools.nearby.isVisible()
        yield self.shown("nearby")
        page.detail.tools.nearby.list.item(0).setCheckState(Qt.CheckState.Checked)
        yield self.shown("nearby, ticked")
        page.quick.open_macros()
        assert page.detail.tools.macros.isVisible()
        yield self.shown("quick actions")
        page.detail.close_form()
        page.quick.macros.open()
        dialog = page.quick.macros.dialog
        assert dialog is not None
        yield self.given(dialog, "managing quick actions")
        page.quick.macros.open()
        dialog = page.quick.macros.dialog
        assert dialog is not None
        dialog.new.click()
        dialog.editor.move_to.setCurrentIndex(2)
        dialog.save.click()
        yield self.given(dialog, "a quick action that is not saved")

    def _bulk(self) -> Iterator[tuple[str, QWidget]]:
        page = self.desk.desk_page
        page.queue.view.queue.tick([f"report-{number:05}" for number in (2, 10, 30)], on=True)
        yield self.shown("ticked")
        for action in (Action.NOTE, Action.COORDINATE):
            page.bulk.choose(action)
            yield self.shown(f"ticked, {action}")
            page.bulk.go_back()
        page.bulk.go_back()

    def _map(self) -> Iterator[tuple[str, QWidget]]:
        # Its page is not there: it speaks for itself, and `tests/ui/map` walks through it.
        room = self.desk.desk_page.map
        self.desk.open_report("report-00002")
        # Where only one of them fits, the report is in front of the map.
        self.desk.desk_page.close_report()
        room.show()
        for show in Show:
            room.bar.show_layers(Layers(show))
            yield self.shown(f"map, {show}")
        room.go_to.open_line()
        room.go_to.field.setText("di mana saja")
        room.go_to.go.click()
        yield self.shown("map, place not understood")
        room.go_to.close_line()
        for button in (room.bar.layers_button, room.bar.tools_button):
            menu = button.menu()
            menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
            yield self.given(menu, f"map, {button.text()}")
        room.hide()

    def _dialogs(self) -> Iterator[tuple[str, QWidget]]:
        page = self.desk.desk_page
        self.desk.open_palette()
        yield self._open(Palette, "palette")
        self.desk.settings.keys_requested.emit()
        yield self._open(ShortcutSheet, "keys")
        self.desk.open_report("report-00003")
        page.detail.body.photo_chosen.emit(_CLEAN.sha256)
        viewer = page.detail.viewer()
        assert viewer is not None
        yield self.given(viewer, "photo")
        page.queue.bar.export_button.click()
        assert page.papers.dialog is not None
        yield self.given(page.papers.dialog, "export")
        self.driver.main().sign_in_again()
        yield self._open(SignInDialog, "sign in again")
        yield self.given(opened_account(self.driver), "password and sessions")
        for name, dialog in passphrases(self.window):
            yield self.given(dialog, name)

    def _pages(self) -> Iterator[tuple[str, QWidget]]:
        self.desk.go_to(Place.OUTBOX)
        yield self.shown("outbox")
        self.desk.open_decision(self._conflict)
        yield self.shown("decision")
        page: DecisionPage = self.desk.decision
        page.foot.panel.buttons()[-1].click()
        yield self.shown("decision, next step")
        page.go_back()
        self.desk.go_to(Place.ALERTS)
        yield self.shown("notifications")
        self.desk.open_report("report-00002")
        detail = self.desk.desk_page.detail
        detail.start_action(Action.NOTE)
        form = detail.panel.form()
        assert form is not None
        QTest.keyClicks(form.editor("text"), "Setengah")
        detail.close_form()
        self.driver.qtbot.waitUntil(lambda: self.desk.rail.buttons[Place.DRAFTS].isVisible())
        detail.start_action(Action.NOTE)
        yield self.shown("form with a draft")
        detail.close_form()
        self.desk.go_to(Place.DRAFTS)
        yield self.shown("drafts")
        self.desk.drafts.discard.click()
        yield self.shown("a draft discarded")
        self.desk.go_to(Place.SETTINGS)
        yield self.shown("settings")
        self.desk.settings.sign_out.click()
        yield self.shown("signing out")
        self.desk.settings.go_back()

    def _signing(self) -> Iterator[tuple[str, QWidget]]:
        self.desk.go_to(Place.QUEUE)
        window = self.driver.main()
        window.sign_out()
        self.driver.qtbot.waitUntil(window.sign_in.isEnabled)
        yield self.shown("sign-in page")
        ask_for_a_password(window)
        yield self.shown("sign-in page, a password to choose")

    def _open(self, kind: type[QDialog], name: str) -> tuple[str, QWidget]:
        found = [dialog for dialog in self.window.findChildren(kind) if dialog.isVisible()]
        assert len(found) == 1, name
        return self.given(found[0], name)

    def given(self, dialog: QWidget, name: str) -> tuple[str, QWidget]:
        """A dialog in front, as a state of this name."""
        dialog.activateWindow()
        settle()
        return name, dialog


@contextmanager
def looked_at(states: States, root: QWidget) -> Iterator[None]:
    """While a dialog is looked at; it is closed afterwards and the window is in front again."""
    yield
    if root is not states.window:
        QTest.keyClick(root, Qt.Key.Key_Escape)
        root.close()
        states.window.activateWindow()
        settle()


def settle() -> None:
    """Let layouts, queued signals and repaints happen."""
    for _ in range(3):
        QApplication.processEvents()


Check = Callable[[QWidget], list[str]]


def findings(states: States, check: Check) -> list[str]:
    """What a check finds in all states, each finding once with the state where it was seen first."""
    found: dict[str, str] = {}
    seen = set()
    for name, root in states.walk():
        seen.add(name)
        with looked_at(states, root):
            for finding in check(root):
                found.setdefault(finding, name)
    assert len(seen) >= LEAST, seen
    return [f"{name}: {finding}" for finding, name in found.items()]
