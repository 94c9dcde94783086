"""Templates of an office through the real central API: two desks, one template, and nothing overwritten unseen."""

from collections.abc import Callable, Iterator, Mapping

import pytest
from pytestqt.qtbot import QtBot

from sync.changes import ChangeSet
from tests.fakes.central_process import CentralServer
from tests.fakes.city_fixtures import Seat
from tests.fakes.cutting_proxy import CuttingProxy
from tests.fakes.office import Office
from tests.ui.office_desk import Settings
from ui.actions.template_desk import TemplateDesk
from ui.actions.templates_dialog import TemplatesDialog, TemplateSubject
from ui.desk import Desk
from ui.detail.photo_loader import PhotoLoader
from ui.threads.work import WorkThread
from widgets.card import Card


class Desks:
    """An officer's templates over a real line; `sync` fetches what the office shares."""

    def __init__(self, qtbot: QtBot, office: Office) -> None:
        self.qtbot, self.office = qtbot, office
        office.sync()
        work = office.stores.open_work()
        scope = (office.api.instance or "", office.officer.id)
        work.take_desk(office.officer, "|".join(scope))
        work.close()
        self.orders = WorkThread(office.stores, office.officer)
        self.orders.start()
        self.room = Card()
        qtbot.addWidget(self.room)
        self.room.resize(1366, 768)
        self.room.show()
        self.photos = PhotoLoader(office.stores.vault, lambda _sha256, _size: b"")
        desk = Desk(
            stores=office.stores,
            reader=office.reader,
            officer=office.officer,
            orders=self.orders,
            photos=self.photos,
            settings=Settings(),
            clock=office.clock,
            share=self.share,
        )
        self.templates = TemplateDesk(desk, self.room, TemplateSubject)

    def share(self, kind: str, item_id: str, body: Mapping[str, object] | None, tag: str | None = None) -> str:
        """As the application does."""
        if body is not None:
            return self.office.api.put_shared(kind, item_id, body, tag)
        self.office.api.drop_shared(kind, item_id, tag)
        return ""

    def sync(self) -> None:
        """What the office shares comes in, and the window is told."""
        self.office.engine.renew_documents()
        self.office.sync()
        self.templates.refresh(ChangeSet(reference=True))

    def open(self) -> TemplatesDialog:
        """The templates."""
        self.templates.open()
        assert self.templates.dialog is not None
        return self.templates.dialog

    def edit(self, text: str) -> TemplatesDialog:
        """Change the office's one template on the screen."""
        dialog = self.templates.dialog or self.open()
        assert dialog.choose(self.templates.keeper.office()[0].template_id)
        dialog.editor.text.setPlainText(text)
        return dialog

    def save(self, dialog: TemplatesDialog) -> None:
        """Save, and wait for the centre."""
        with self.qtbot.waitSignal(self.templates.keeper.kept):
            dialog.save.click()

    def refused(self, dialog: TemplatesDialog) -> None:
        """Save, and be refused."""
        with self.qtbot.waitSignal(self.templates.keeper.failed):
            dialog.save.click()

    def texts(self) -> list[str]:
        """The office's texts as this desk has them."""
        return [template.text for template in self.templates.keeper.office()]

    def close(self) -> None:
        """End it."""
        self.templates.stop()
        self.photos.stop()
        self.orders.stop()


@pytest.fixture
def desks(qtbot: QtBot, seat: Seat) -> Iterator[Callable[[str], Desks]]:
    """Sits somebody down."""
    opened: list[Desks] = []

    def sit(login: str) -> Desks:
        opened.append(Desks(qtbot, seat(login)))
        return opened[-1]

    yield sit
    for one in opened:
        one.close()


@pytest.fixture
def both(desks: Callable[[str], Desks]) -> tuple[Desks, Desks]:
    """The lurah and the camat; the lurah shares one template, and both have it."""
    lurah, camat = desks("lurah"), desks("camat")
    dialog = lurah.open()
    dialog.start_new()
    dialog.editor.name.setText("Terima kasih")
    dialog.editor.text.setPlainText("Laporan {nomor} kami terima.")
    dialog.editor.shared.setChecked(True)
    lurah.save(dialog)
    camat.sync()
    assert camat.texts() == lurah.texts() == ["Laporan {nomor} kami terima."]
    return lurah, camat


def test_who_shared_it_may_change_it_at_once_and_again(both: tuple[Desks, Desks]) -> None:
    lurah, camat = both
    for text in ("Satu {nomor}", "Dua {nomor}"):
        lurah.save(lurah.edit(text))
    camat.sync()
    assert camat.texts() == ["Dua {nomor}"]


def test_a_change_that_was_not_seen_is_never_overwritten(both: tuple[Desks, Desks]) -> None:
    lurah, camat = both
    camat.save(camat.edit("Dari camat {nomor}"))
    dialog = lurah.edit("Dari lurah {nomor}")
    lurah.refused(dialog)
    assert "Somebody else changed this" in dialog.message.words()
    assert dialog.editor.text.toPlainText() == "Dari lurah {nomor}", "what was typed stays"
    camat.sync()
    assert camat.texts() == ["Dari camat {nomor}"]
    lurah.sync()
    assert "Dari camat {nomor}" in dialog.message.words() and dialog.editor.text.toPlainText() == "Dari lurah {nomor}"
    with lurah.qtbot.waitSignal(lurah.templates.keeper.kept):
        dialog.message.pressed.emit()
    camat.sync()
    assert camat.texts() == lurah.texts() == ["Dari lurah {nomor}"]


def test_theirs_is_taken_by_discarding_ones_own(both: tuple[Desks, Desks]) -> None:
    lurah, camat = both
    dialog = lurah.edit("Dari lurah {nomor}")
    camat.save(camat.edit("Dari camat {nomor}"))
    lurah.sync()
    assert "Somebody else changed this template meanwhile" in dialog.message.words()
    dialog.discard.click()
    assert dialog.editor.text.toPlainText() == "Dari camat {nomor}" and not dialog.message.isVisible()


def test_one_that_was_deleted_meanwhile_does_not_come_back_by_itself(both: tuple[Desks, Desks]) -> None:
    lurah, camat = both
    dialog = lurah.edit("Dari lurah {nomor}")
    other = camat.open()
    assert other.choose(camat.templates.keeper.office()[0].template_id)
    other.drop.click()
    with camat.qtbot.waitSignal(camat.templates.keeper.dropped):
        other.message.pressed.emit()
    lurah.refused(dialog)
    lurah.sync()
    assert "Somebody else deleted this template meanwhile" in dialog.message.words()
    assert dialog.editor.text.toPlainText() == "Dari lurah {nomor}"
    with lurah.qtbot.waitSignal(lurah.templates.keeper.kept):
        dialog.message.pressed.emit()
    camat.sync()
    assert camat.texts() == ["Dari lurah {nomor}"]


def test_without_a_line_nothing_is_lost_and_it_goes_later(
    both: tuple[Desks, Desks], central: CentralServer, proxy: CuttingProxy
) -> None:
    lurah, camat = both
    central.stop()
    dialog = lurah.edit("Nanti {nomor}")
    lurah.refused(dialog)
    assert "cannot be changed while you are offline" in dialog.message.words()
    dialog.close()
    central.start()
    again = lurah.edit("Nanti {nomor}")
    lurah.save(again)
    camat.sync()
    assert camat.texts() == ["Nanti {nomor}"]


def test_a_smaller_office_may_not_change_a_larger_ones(both: tuple[Desks, Desks]) -> None:
    lurah, camat = both
    dialog = camat.open()
    dialog.start_new()
    dialog.editor.name.setText("Kecamatan")
    dialog.editor.text.setPlainText("Dari kecamatan {nomor}")
    dialog.editor.shared.setChecked(True)
    camat.save(dialog)
    lurah.sync()
    theirs = next(one for one in lurah.templates.keeper.office() if one.name == "Kecamatan")
    mine = lurah.open()
    assert mine.choose(theirs.template_id)
    mine.editor.text.setPlainText("Ambil alih {nomor}")
    lurah.refused(mine)
    assert mine.editor.text.toPlainText() == "Ambil alih {nomor}"
