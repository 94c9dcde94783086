"""Templates written, changed and removed in the window, by keyboard."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from officer_app.domain.templates import ANSWER, GIVEN, LONGEST_TEXT, AnswerTemplate
from officer_app.domain.vocabulary import Role
from sync.errors import OfficerError
from tests.fakes.window_office import LURAH, WindowOffice, report
from tests.ui.window_desk import WindowDriver
from ui.actions.form import ActionForm
from ui.actions.offers import Action
from ui.actions.templates_dialog import TemplatesDialog
from ui.frame.palette import Palette
from ui.frame.rail import Place

CTRL = Qt.KeyboardModifier.ControlModifier
Open = Callable[[], TemplatesDialog]


@pytest.fixture
def form(driver: WindowDriver) -> ActionForm:
    """The form of a public answer."""
    desk = driver.open([report(1), report(2)])
    desk.open_report("report-00002")
    desk.desk_page.act("answer")
    found = desk.desk_page.detail.panel.form()
    assert found is not None
    return found


@pytest.fixture
def open_dialog(driver: WindowDriver, form: ActionForm) -> Open:
    """Opens the templates from the form."""

    def act() -> TemplatesDialog:
        assert form.templates is not None
        form.templates.manage.trigger()
        return shown(driver)

    return act


def shown(driver: WindowDriver) -> TemplatesDialog:
    dialog = driver.desk.desk_page.templates.dialog
    assert dialog is not None
    dialog.activateWindow()
    driver.qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def focus(dialog: TemplatesDialog) -> QWidget:
    found = dialog.focusWidget()
    assert found is not None
    return found


def write(dialog: TemplatesDialog, name: str, text: str) -> None:
    """A new template, by keyboard alone."""
    dialog.new.setFocus()
    QTest.keyClick(dialog.new, Qt.Key.Key_Return)
    assert focus(dialog) is dialog.editor.name
    QTest.keyClicks(focus(dialog), name)
    while focus(dialog) is not dialog.editor.text:
        QTest.keyClick(focus(dialog), Qt.Key.Key_Tab)
    QTest.keyClicks(focus(dialog), text)


def save(driver: WindowDriver, dialog: TemplatesDialog) -> None:
    keeper = driver.desk.desk_page.templates.keeper
    with driver.qtbot.waitSignal(keeper.kept):
        QTest.keyClick(focus(dialog), Qt.Key.Key_Return, CTRL)


def names(dialog: TemplatesDialog) -> list[str]:
    return [dialog.list.item(row).text().partition("\n")[0] for row in range(dialog.list.count())]


def offered(form: ActionForm) -> list[str]:
    assert form.templates is not None
    return [action.text().partition("  ")[2] for action in form.templates.menu().actions() if action.data() is not None]


def own(office: WindowOffice) -> list[AnswerTemplate]:
    reader = office.stores.open_reader()
    found = reader.own_templates(LURAH.id)
    reader.close()
    return found


def test_a_template_of_ones_own_is_written_by_keyboard_and_offered_first(
    driver: WindowDriver, office: WindowOffice, form: ActionForm, open_dialog: Open
) -> None:
    dialog = open_dialog()
    write(dialog, "  Besok   pagi ", "Petugas datang besok, laporan {nomor}.")
    assert "Petugas datang besok, laporan JK2603040002." in dialog.editor.preview.toPlainText()
    save(driver, dialog)
    assert [(one.name, one.use, one.shared) for one in own(office)] == [("Besok pagi", ANSWER, False)]
    assert offered(form)[0] == "Besok pagi"
    assert b"Petugas datang" not in b"".join(path.read_bytes() for path in office.home.glob("work.db*"))
    QTest.keyClick(focus(dialog), Qt.Key.Key_Escape)
    driver.qtbot.waitUntil(lambda: driver.desk.desk_page.templates.dialog is None)
    assert form.templates is not None
    form.templates.menu().actions()[0].trigger()
    assert form.value("answer") == "Petugas datang besok, laporan JK2603040002."


def test_variables_come_from_the_menu_and_unknown_ones_are_named(driver: WindowDriver, open_dialog: Open) -> None:
    dialog = open_dialog()
    write(dialog, "Salah", "Yth. {nama}: ")
    assert "{nama}" in dialog.editor.flaw.words()
    QTest.keyClick(focus(dialog), Qt.Key.Key_Return, CTRL)
    assert "There is no variable {nama}" in dialog.message.words() and not driver.desk.desk_page.templates.keeper.own()
    dialog.editor.text.setPlainText("Laporan ")
    dialog.editor.text.moveCursor(dialog.editor.text.textCursor().MoveOperation.End)
    menu = dialog.editor.variables.menu()
    next(action for action in menu.actions() if "{nomor}" in action.text()).trigger()
    assert dialog.editor.text.toPlainText() == "Laporan {nomor}" and focus(dialog) is dialog.editor.text
    assert not dialog.editor.flaw.isVisible()


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("", "x", "needs a name"),
        ("x", "", "needs a text"),
        (GIVEN[0].name.upper(), "x", "has this name already"),
        ("x", "y" * (LONGEST_TEXT + 1), f"{LONGEST_TEXT} at most"),
    ],
)
def test_what_cannot_be_saved_says_why_and_stays(open_dialog: Open, name: str, text: str, why: str) -> None:
    dialog = open_dialog()
    write(dialog, name, "")
    dialog.editor.text.setPlainText(text)
    dialog.save.click()
    assert why in dialog.message.words()
    assert (dialog.editor.name.text(), dialog.editor.text.toPlainText()) == (name, text)


def test_what_comes_with_the_app_becomes_ones_own_when_it_is_changed(
    driver: WindowDriver, office: WindowOffice, open_dialog: Open
) -> None:
    dialog = open_dialog()
    assert dialog.choose(GIVEN[0].template_id)
    assert not dialog.drop.isVisible()
    dialog.editor.text.setFocus()
    QTest.keyClicks(dialog.editor.text, "Yth. ")
    save(driver, dialog)
    (kept,) = own(office)
    assert kept.name == f"{GIVEN[0].name} (own)" and kept.text == "Yth. " + GIVEN[0].text
    assert GIVEN[0].name in names(dialog)


def test_a_template_is_changed_and_deleted_after_a_question(
    driver: WindowDriver, office: WindowOffice, open_dialog: Open
) -> None:
    dialog = open_dialog()
    write(dialog, "Satu", "Isi.")
    save(driver, dialog)
    assert focus(dialog) is dialog.editor.text, "who works by keyboard goes on where he was"
    dialog.editor.text.setPlainText("Isi baru.")
    assert names(dialog)[0] == "✎ Satu (not saved)"
    save(driver, dialog)
    assert [one.text for one in own(office)] == ["Isi baru."]
    dialog.drop.setFocus()
    QTest.keyClick(dialog.drop, Qt.Key.Key_Return)
    assert own(office) and "Delete “Satu”?" in dialog.message.words()
    with driver.qtbot.waitSignal(driver.desk.desk_page.templates.keeper.dropped):
        QTest.keyClick(focus(dialog), Qt.Key.Key_Return)
    assert own(office) == [] and "Satu" not in names(dialog)


def test_what_is_typed_and_not_saved_is_there_again_also_at_the_next_start(
    driver: WindowDriver, office: WindowOffice, open_dialog: Open
) -> None:
    dialog = open_dialog()
    write(dialog, "Setengah", "Belum selesai")
    QTest.keyClick(focus(dialog), Qt.Key.Key_Escape)
    driver.qtbot.waitUntil(lambda: driver.desk.desk_page.templates.dialog is None)
    again = open_dialog()
    assert names(again)[0] == "✎ Setengah (not saved)"
    again.close()
    driver.close()
    driver.open().desk_page.templates.open()
    third = shown(driver)
    assert third.choose(next(iter(driver.desk.desk_page.templates.keeper.unfinished())))
    assert third.editor.text.toPlainText() == "Belum selesai"
    third.discard.click()
    assert "✎ Setengah (not saved)" not in names(third)


def test_a_text_that_was_typed_becomes_a_template(driver: WindowDriver, form: ActionForm) -> None:
    form.editor("answer").setPlainText("Laporan JK2603040002 di Kelurahan Klender sudah kami terima.")
    assert form.templates is not None
    form.templates.keep.trigger()
    dialog = shown(driver)
    assert dialog.editor.text.toPlainText() == "Laporan {nomor} di {kantor} sudah kami terima."
    assert dialog.editor.preview.toPlainText() == form.value("answer")
    assert focus(dialog) is dialog.editor.name
    assert form.value("answer"), "the form keeps its own"


def test_the_office_shares_one_and_offline_says_so(driver: WindowDriver, office: WindowOffice, open_dialog: Open) -> None:
    dialog = open_dialog()
    write(dialog, "Bersama", "Terima kasih.")
    dialog.editor.shared.setChecked(True)
    office.refusal = OfficerError("unreachable")
    dialog.save.click()
    driver.qtbot.waitUntil(lambda: "offline" in dialog.message.words())
    assert "What you typed is kept" in dialog.message.words() and dialog.editor.text.toPlainText() == "Terima kasih."
    assert names(dialog)[0] == "✎ Bersama (not saved)" and dialog.save.isEnabled()
    office.refusal = None
    with driver.qtbot.waitSignal(driver.desk.desk_page.templates.keeper.kept):
        dialog.save.click()
    assert [item["name"] for item in office.shared["templates"].values()] == ["Bersama"]
    assert names(dialog)[0] == "Bersama" and own(office) == []


def test_ones_own_becomes_the_offices(driver: WindowDriver, office: WindowOffice, open_dialog: Open) -> None:
    dialog = open_dialog()
    write(dialog, "Dulu milik saya", "Terima kasih.")
    save(driver, dialog)
    dialog.editor.shared.setChecked(True)
    with driver.qtbot.waitSignal(driver.desk.desk_page.templates.keeper.kept):
        dialog.save.click()
    driver.qtbot.waitUntil(lambda: own(office) == [])
    assert names(dialog).count("Dulu milik saya") == 1 and not dialog.editor.shared.isEnabled()


def test_many_at_once_have_the_templates_too(driver: WindowDriver, form: ActionForm) -> None:
    desk = driver.desk
    desk.desk_page.queue.view.queue.tick(["report-00001", "report-00002"], on=True)
    desk.desk_page.bulk.start(Action.COORDINATE)
    bulk = desk.desk_page.bulk.form()
    assert bulk is not None and bulk.templates is not None
    bulk.editor("answer").setPlainText("Laporan {nomor} kami teruskan.")
    bulk.templates.keep.trigger()
    dialog = shown(driver)
    assert dialog.editor.text.toPlainText() == "Laporan {nomor} kami teruskan."
    assert dialog.editor.use.currentData() == "coordinating"
    QTest.keyClicks(dialog.editor.name, "Banyak")
    save(driver, dialog)
    assert offered(bulk)[0] == "Banyak"


def test_what_a_newer_centre_says_of_a_template_stays(driver: WindowDriver, office: WindowOffice, open_dialog: Open) -> None:
    office.share("templates", "t1", {"name": "Baru", "use": "escalated", "text": "Halo", "category": "unheard-of"})
    dialog = open_dialog()
    assert dialog.choose("t1")
    dialog.editor.text.setFocus()
    QTest.keyClicks(dialog.editor.text, "Yth. ")
    save(driver, dialog)
    kept = office.shared["templates"]["t1"]
    assert (kept["use"], kept["category"], kept["text"]) == ("escalated", "unheard-of", "Yth. Halo")


def test_another_language_keeps_what_is_typed(driver: WindowDriver, open_dialog: Open) -> None:
    dialog = open_dialog()
    write(dialog, "Setengah", "Belum selesai")
    QApplication.sendEvent(driver.desk.desk_page, QEvent(QEvent.Type.LanguageChange))
    again = shown(driver)
    assert again is not dialog and names(again)[0] == "✎ Setengah (not saved)"


def test_who_may_not_share_is_not_offered_to(driver: WindowDriver, office: WindowOffice) -> None:
    office.officer = replace(LURAH, roles=frozenset({Role.FIELD}))
    office.take_desk(office.officer)
    driver.open([report(1)]).desk_page.templates.open()
    assert not shown(driver).editor.shared.isVisible()


def test_it_is_reached_from_the_palette_and_from_the_settings(driver: WindowDriver, form: ActionForm) -> None:
    desk = driver.desk
    desk.open_palette()
    palette = next(found for found in desk.findChildren(Palette) if found.isVisible())
    QTest.keyClicks(palette.line, "manage answer temp")
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    shown(driver).close()
    QApplication.processEvents()
    desk.go_to(Place.SETTINGS)
    desk.settings.templates.click()
    assert "JK2603040002" in shown(driver).editor.preview.accessibleName()
