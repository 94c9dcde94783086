"""The disk is full while an officer records something: he is told, and what he typed and attached is still there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from officer_app.domain.operations import Move
from officer_app.domain.vocabulary import Status
from tests.fakes.small_disk import filled, small_disk
from tests.ui.desk_samples import ME, report
from tests.ui.detail_driver import attach, open_form, send, show
from tests.ui.office_desk import OfficeDesk
from ui.actions.offers import Action
from ui.detail.page import DetailPage


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[OfficeDesk, DetailPage]]:
    """The page of a report, on a disk of 6 MiB."""
    with small_disk(tmp_path / "disk", kib=6 * 1024) as disk:
        office = OfficeDesk(qtbot, disk / "home")
        office.fill(report(status=Status.IN_PROGRESS, assignee=ME))
        page = show(office)
        yield office, page
        page.hide()
        page.stop()
        office.close()


def test_text_and_photos_stay_in_the_form_and_go_when_there_is_room(desk: tuple[OfficeDesk, DetailPage], tmp_path: Path) -> None:
    office, page = desk
    form = open_form(page, Action.RESULT)
    source = tmp_path / "hasil.jpg"
    source.write_bytes(office.photo_file().read_bytes())
    attach(office, form, source)
    answer = "Saluran sudah dibersihkan. " * 2_000
    form.editor("answer").setPlainText(answer)
    with filled(office.home.parent):
        form.send.click()
        office.qtbot.waitUntil(lambda: form.isEnabled() and form.banner.isVisible(), timeout=10_000)
    assert "disk of this computer is full" in form.banner.words() and "still here" in form.banner.words()
    assert form.editor("answer").toPlainText() == answer
    assert form.photos is not None and len(form.photos.photos()) == 1
    assert office.recorded() == [], "nothing is half done"
    send(office, form)
    ((_, payload),) = office.recorded()
    assert isinstance(payload, Move) and payload.answer == answer.strip() and len(payload.photos) == 1
