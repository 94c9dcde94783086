"""The list of drafts: counted on the rail, gone on with by Enter, discarded by Delete, and brought back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from officer_app.domain.vocabulary import PhotoRole, Status
from sync.photos.preparing import prepare
from tests.fakes.photo_bytes import jpeg
from tests.fakes.window_office import WindowOffice, report
from tests.ui.window_desk import WindowDriver
from ui.actions.drafts_page import DraftsPage
from ui.actions.offers import Action
from ui.frame.rail import Place
from ui.words.times import wib


def write(driver: WindowDriver, number: int, key: str, words: str) -> None:
    """Begin to write something at a report, and leave it."""
    driver.desk.open_report(f"report-{number:05}")
    driver.desk.desk_page.queue.view.setFocus()
    driver.press(key)
    form = driver.desk.desk_page.detail.panel.form()
    assert form is not None
    driver.press(words)
    driver.key(Qt.Key.Key_Escape)


def count(driver: WindowDriver) -> int:
    button = driver.desk.rail.buttons[Place.DRAFTS]
    return button.count() if button.isVisible() else 0


def on_disk(office: WindowOffice) -> set[str]:
    reader = office.stores.open_reader()
    try:
        return set(reader.reports_drafted())
    finally:
        reader.close()


def lines(page: DraftsPage) -> list[str]:
    return [page.list.item(row).text() for row in range(page.list.count())]


def opened(driver: WindowDriver) -> DraftsPage:
    """Two drafts, the page opened with the mouse."""
    driver.open([report(number) for number in range(1, 5)])
    assert count(driver) == 0
    write(driver, 2, "A", "Petugas kami")
    write(driver, 3, "N", "Sudah ditelepon")
    driver.qtbot.waitUntil(lambda: count(driver) == 2)
    QTest.mouseClick(driver.desk.rail.buttons[Place.DRAFTS], Qt.MouseButton.LeftButton)
    page = driver.desk.drafts
    driver.qtbot.waitUntil(page.isVisible)
    return page


def press(page: DraftsPage, button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_enter_goes_on_where_it_was_left(driver: WindowDriver, office: WindowOffice) -> None:
    page = opened(driver)
    found = lines(page)
    assert page.list.hasFocus() and len(found) == 2
    place = next(row for row, line in enumerate(found) if "JK2603040002" in line)
    assert "Public answer" in found[place] and "Petugas kami" in found[place]
    while page.list.currentRow() != place:
        driver.key(Qt.Key.Key_Down)
    driver.key(Qt.Key.Key_Return)
    form = driver.desk.desk_page.detail.panel.form()
    assert driver.opened() == "report-00002" and form is not None and form.value("answer") == "Petugas kami"
    assert form.draft.isVisible()


def test_photos_without_words_name_the_form_that_continue_opens(driver: WindowDriver, office: WindowOffice) -> None:
    office.fill([report(1, status=Status.IN_PROGRESS)])
    commands = office.stores.open_commands()
    commands.attach("report-00001", prepare(jpeg(640, 480), role=PhotoRole.AFTER, caption=""))
    commands.close()
    driver.open()
    QTest.mouseClick(driver.desk.rail.buttons[Place.DRAFTS], Qt.MouseButton.LeftButton)
    page = driver.desk.drafts
    driver.qtbot.waitUntil(page.isVisible)
    [line] = lines(page)
    assert line.split("\n")[0].endswith("Send result, 1 photo(s)")
    press(page, page.open)
    form = driver.desk.desk_page.detail.panel.form()
    assert form is not None and form.spec.action is Action.RESULT


def test_photos_without_words_have_the_time_and_no_empty_words_below(driver: WindowDriver, office: WindowOffice) -> None:
    office.fill([report(1)])
    commands = office.stores.open_commands()
    commands.attach("report-00001", prepare(jpeg(640, 480), role=PhotoRole.AFTER, caption=""))
    commands.close()
    driver.open()
    QTest.mouseClick(driver.desk.rail.buttons[Place.DRAFTS], Qt.MouseButton.LeftButton)
    page = driver.desk.drafts
    driver.qtbot.waitUntil(page.isVisible)
    [line] = lines(page)
    title, below = line.split("\n")
    assert title.endswith("Add photos, 1 photo(s)") and below == wib(office.now, office.now)
    assert page.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == f"{title}, {below}"


def test_what_was_discarded_can_be_brought_back_and_goes_when_the_page_is_left(
    driver: WindowDriver, office: WindowOffice
) -> None:
    page = opened(driver)
    driver.key(Qt.Key.Key_Delete)
    assert len(lines(page)) == 1 and "1 draft(s) discarded" in page.banner.words()
    assert count(driver) == 1, "the rail says what the list shows"
    [back] = [one for one in page.banner.findChildren(QPushButton) if one.isVisible()]
    press(page, back)
    assert len(lines(page)) == count(driver) == 2
    driver.key(Qt.Key.Key_Delete)
    assert len(on_disk(office)) == 2
    driver.key(Qt.Key.Key_Escape)
    driver.qtbot.waitUntil(lambda: len(on_disk(office)) == 1)
    driver.qtbot.waitUntil(lambda: count(driver) == 1)


def test_all_are_discarded_at_once(driver: WindowDriver, office: WindowOffice) -> None:
    page = opened(driver)
    press(page, page.discard_all)
    assert page.empty.isVisible() and count(driver) == 0
    assert driver.desk.rail.buttons[Place.DRAFTS].isVisible(), "one is still there, and can bring them back"
    QTest.mouseClick(driver.desk.rail.buttons[Place.QUEUE], Qt.MouseButton.LeftButton)
    driver.qtbot.waitUntil(lambda: on_disk(office) == set())
    driver.qtbot.waitUntil(lambda: not driver.desk.rail.buttons[Place.DRAFTS].isVisible())
    driver.desk.open_report("report-00002")
    assert not driver.desk.desk_page.detail.draft.isVisible()


def test_a_view_shows_exactly_the_reports_with_drafts(driver: WindowDriver, office: WindowOffice) -> None:
    opened(driver)
    driver.key(Qt.Key.Key_Escape)
    view = next(one for one in driver.desk.desk_page.queue.views() if one.view_id == "drafts")
    assert driver.desk.desk_page.queue._count(view) == 2
    driver.desk.desk_page.queue.show_view("drafts")
    driver.qtbot.waitUntil(lambda: sorted(driver.numbers()) == [2, 3])
