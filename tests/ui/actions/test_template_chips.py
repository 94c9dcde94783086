"""The likeliest answers at the report: by mouse and by key, filled in and never sent, the ones that are used first."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from officer_app.domain.templates import GIVEN, AnswerTemplate, best
from tests.fakes.window_office import report
from tests.ui.window_desk import WindowDriver
from ui.actions.template_chips import TemplateChips

CTRL = Qt.KeyboardModifier.ControlModifier


def names(chips: TemplateChips) -> list[str]:
    return [template.name for template in chips.templates()]


def test_a_press_opens_the_answer_with_the_text_and_sends_nothing(driver: WindowDriver) -> None:
    detail = driver.open([report(1)]).desk_page.detail
    chips = detail.tools.chips
    assert names(chips) == ["Sudah kami terima", "Sedang ditangani petugas", "Mohon lokasi yang lebih jelas"]
    QTest.mouseClick(chips.buttons[1], Qt.MouseButton.LeftButton)
    form = detail.panel.form()
    assert form is not None and "nomor JK2603040001 sedang ditangani" in form.value("answer")
    assert driver.focus() is form.editor("answer") and not chips.isVisible()
    assert driver.desk.desk.reader.counts().unsent == 0


def test_a_key_does_so_from_the_queue_and_in_the_open_form(driver: WindowDriver) -> None:
    page = driver.open([report(1)]).desk_page
    assert driver.focus() is page.queue.view
    driver.key(Qt.Key.Key_3, CTRL)
    form = page.detail.panel.form()
    assert form is not None and form.value("answer").startswith("Terima kasih atas laporan Anda nomor JK2603040001. Agar")
    driver.key(Qt.Key.Key_1, CTRL)
    assert form.value("answer").count("JK2603040001") == 2, "the second text stands below the first"
    driver.key(Qt.Key.Key_Return, CTRL)
    driver.qtbot.waitUntil(lambda: driver.desk.desk.reader.counts().unsent == 1)


def test_in_the_search_the_key_answers_nobody(driver: WindowDriver) -> None:
    page = driver.open([report(1)]).desk_page
    driver.press("/")
    driver.key(Qt.Key.Key_1, CTRL)
    assert page.detail.panel.form() is None


def test_what_was_taken_for_a_category_comes_first_there(driver: WindowDriver) -> None:
    page = driver.open([report(1, category="waste"), report(2), report(3)]).desk_page
    driver.key(Qt.Key.Key_3, CTRL)
    driver.key(Qt.Key.Key_Return, CTRL | Qt.KeyboardModifier.ShiftModifier)
    driver.qtbot.waitUntil(lambda: page.detail.panel.form() is None)
    uses = driver.desk.desk.reader.template_uses(driver.desk.desk.officer.id)
    assert uses == {("where", "flood"): 1}
    page.open_report("report-00002")
    driver.qtbot.waitUntil(lambda: names(page.detail.tools.chips)[0] == "Mohon lokasi yang lebih jelas")
    page.open_report("report-00001")
    assert names(page.detail.tools.chips)[0] == "Mohon lokasi yang lebih jelas", "elsewhere it counts too, behind its own"


def test_a_categorys_own_template_stands_before_those_for_all() -> None:
    own = AnswerTemplate(template_id="own", name="Pompa", use="answer", text="Pompa menyala.", category="flood")
    first = best((*GIVEN, own), {}, "flood", 3)[0]
    assert first is own
    used = best((*GIVEN, own), {("received", "flood"): 2, ("own", "waste"): 9}, "flood", 2)
    assert [template.template_id for template in used] == ["received", "own"]
