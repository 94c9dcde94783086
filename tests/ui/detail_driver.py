"""What the tests of the report's page do with it."""

from collections.abc import Callable
from pathlib import Path

from officer_app.domain.operations import Payload
from tests.ui.file_chooser import choose_files
from tests.ui.office_desk import OfficeDesk
from ui.actions.form import ActionForm
from ui.actions.offers import Action
from ui.actions.photos import ActionPhotos
from ui.detail.page import DetailPage

OpenPage = Callable[..., tuple[OfficeDesk, DetailPage]]


def show(office: OfficeDesk) -> DetailPage:
    page = DetailPage(office.desk)
    office.qtbot.addWidget(page)
    page.resize(640, 620)
    page.show()
    page.show_report("report-1")
    return page


def open_form(page: DetailPage, action: Action) -> ActionForm:
    assert page.start_action(action.value), page.bar.explanation()
    form = page.panel.form()
    assert form is not None
    return form


def send(office: OfficeDesk, form: ActionForm) -> None:
    with office.qtbot.waitSignal(office.desk.orders.recorded, timeout=5000):
        form.send.click()


def only(office: OfficeDesk) -> Payload:
    recorded = office.recorded()
    assert len(recorded) == 1, recorded
    return recorded[0][1]


def attach(office: OfficeDesk, form: ActionForm, *paths: Path) -> ActionPhotos:
    assert form.photos is not None
    choose_files(office.qtbot, form.photos.add, *paths)
    office.qtbot.waitUntil(lambda: form.photos is not None and not form.photos.is_preparing(), timeout=10_000)
    return form.photos
