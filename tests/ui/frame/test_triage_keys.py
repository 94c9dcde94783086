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
