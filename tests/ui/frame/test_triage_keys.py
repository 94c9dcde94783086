"""Twenty reports before noon, by keyboard: read, decide, answer, each with at most four keys besides the typed text."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from officer_app.domain.vocabulary import Status
from tests.fakes.window_office import WindowOffice, report
from tests.ui.window_desk import WindowDriver
from ui.actions.offers import Action

REPORTS = 20


class Hands:
    """Presses keys where the focus is and counts them."""

    def __init__(self, driver: WindowDriver) -> None:
        self._driver = driver
        self.keys = 0

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1
        self._driver.key(key, modifier)

    def type(self, text: str) -> None:
        QTest.keyClicks(self._driver.focus(), text)


def _has_unsent(driver: WindowDriver, number: int) -> bool:
    return driver.desk.desk.reader.counts().unsent == number


def _is_open(driver: WindowDriver, name: str) -> bool:
    return driver.opened() == name


def test_twenty_reports_are_answered_with_at_most_four_keys_each(driver: WindowDriver, office: WindowOffice) -> None:
    office.settings.undo_seconds = 10
    driver.open(report(number) for number in range(1, REPORTS + 1))
    reader, detail, hands = driver.desk.desk.reader, driver.desk.desk_page.detail, Hands(driver)
    done: list[str] = []
    for _ in range(REPORTS):
        name, before = driver.opened(), hands.keys
        assert name is not None and name not in done
        # Take it on.
        hands.key(Qt.Key.Key_Return)
        driver.qtbot.waitUntil(lambda: detail.bar.main_action() is Action.RESULT)
        # Answer.
        hands.key(Qt.Key.Key_A)
        form = detail.panel.form()
        assert form is not None and form.spec.action is Action.ANSWER
        hands.type("Terima kasih, petugas kami menuju lokasi.")
        hands.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        driver.qtbot.waitUntil(lambda: detail.panel.form() is None)
        unsent = 2 * len(done) + 2
        driver.qtbot.waitUntil(partial(_has_unsent, driver, unsent))
        # The next one.
        hands.key(Qt.Key.Key_J)
        assert hands.keys - before <= 4
        done.append(name)
    assert len(set(done)) == REPORTS
    for name in done:
        found = reader.detail(name)
        assert found is not None
        assert found.report.public_answer == "Terima kasih, petugas kami menuju lokasi."
    assert reader.counts().unsent == 2 * REPORTS


def test_a_report_that_is_not_ours_is_handed_over_with_four_keys(driver: WindowDriver) -> None:
    """The status key opens the form; the agency and the reason are typed."""
    driver.open([report(1), report(2)])
    hands = Hands(driver)
    hands.key(Qt.Key.Key_2)
    form = driver.desk.desk_page.detail.panel.form()
    assert form is not None and form.spec.action is Action.COORDINATE
    agency = next(iter(driver.desk.desk.reader.reference().agencies.values()))
    hands.type(agency)
    QApplication.processEvents()
    hands.key(Qt.Key.Key_Tab)
    hands.type("Saluran milik dinas")
    hands.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    reader = driver.desk.desk.reader
    driver.qtbot.waitUntil(lambda: reader.rows(["report-00002"])["report-00002"].status is Status.COORDINATING)
    hands.key(Qt.Key.Key_J)
    assert hands.keys == 4


def test_a_status_key_that_leads_nowhere_says_why(driver: WindowDriver) -> None:
    driver.open([report(1)])
    driver.press("6")
    assert driver.desk.desk_page.detail.bar.explanation() == "Validate result: There is no result to look at yet"
    assert driver.desk.desk.reader.counts().unsent == 0


CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_an_answer_is_sent_and_the_next_report_is_there(driver: WindowDriver, office: WindowOffice) -> None:
    office.settings.undo_seconds = 10
    driver.open(report(number) for number in range(1, REPORTS + 1))
    reader, detail, hands = driver.desk.desk.reader, driver.desk.desk_page.detail, Hands(driver)
    order = [f"report-{number:05}" for number in driver.numbers()]
    for place, name in enumerate(order[:6]):
        assert driver.opened() == name
        hands.key(Qt.Key.Key_Return)
        driver.qtbot.waitUntil(lambda: detail.bar.main_action() is Action.RESULT)
        hands.key(Qt.Key.Key_A)
        hands.type("Terima kasih, petugas kami menuju lokasi.")
        hands.key(Qt.Key.Key_Return, CTRL_SHIFT)
        driver.qtbot.waitUntil(partial(_is_open, driver, order[place + 1]))
        driver.qtbot.waitUntil(partial(_has_unsent, driver, 2 * place + 2))
        driver.qtbot.waitUntil(driver.desk.turns.are_done)
        assert driver.focus() is driver.desk.desk_page.queue.view and detail.panel.form() is None
        assert driver.desk.desk_page.queue.view.chosen == driver.opened() == order[place + 1]
        assert hands.keys == 3 * (place + 1)
    # Taken back: the words are a draft again, at the report that they were written for.
    hands.key(Qt.Key.Key_Z)
    driver.qtbot.waitUntil(lambda: driver.opened() == order[5])
    assert reader.drafts(order[5]) == {"answer.answer": "Terima kasih, petugas kami menuju lokasi."}


def test_the_button_beside_it_does_the_same_by_mouse(driver: WindowDriver) -> None:
    driver.open([report(1), report(2), report(3)])
    detail = driver.desk.desk_page.detail
    first, second, _ = (f"report-{number:05}" for number in driver.numbers())
    assert driver.opened() == first
    button = detail.bar.button(Action.NOTE)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    form = detail.panel.form()
    assert form is not None
    QTest.keyClicks(driver.focus(), "Sudah saya telepon.")
    QTest.mouseClick(form.send_on, Qt.MouseButton.LeftButton)
    driver.qtbot.waitUntil(lambda: driver.opened() == second)
    assert driver.desk.desk.reader.counts().unsent == 1
    assert driver.focus() is driver.desk.desk_page.queue.view


def test_nothing_is_gone_on_from_while_something_is_missing(driver: WindowDriver) -> None:
    driver.open([report(1), report(2)])
    first, driver_keys = driver.opened(), Hands(driver)
    driver_keys.key(Qt.Key.Key_A)
    driver_keys.key(Qt.Key.Key_Return, CTRL_SHIFT)
    form = driver.desk.desk_page.detail.panel.form()
    assert driver.opened() == first and form is not None and form.banner.isVisible()
