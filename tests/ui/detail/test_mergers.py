"""Merged reports: the main one says who follows it, the duplicate whose duplicate it is and what was answered there."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from officer_app.domain.operations import Answer
from officer_app.domain.reports import Event, Report
from officer_app.domain.vocabulary import Status
from sync.feed import FeedReport
from tests.fakes.window_office import report
from tests.ui.desk_samples import event
from tests.ui.detail_driver import OpenPage
from tests.ui.office_desk import OfficeDesk
from tests.ui.window_desk import WindowDriver


def merged(number: int, into: int = 1) -> Report:
    return report(number, status=Status.DUPLICATE, merged_into=f"report-{into:05}")


def test_the_main_report_names_its_followers_and_opens_them(driver: WindowDriver) -> None:
    page = driver.open([report(1), merged(2), merged(3)]).desk_page
    page.open_report("report-00001")
    facts = page.detail.body.facts
    assert facts.said("followers") == "2 reporter(s) follow: public answers go to all of them"
    links = [link for link in facts.followers.links if link.isVisible()]
    assert [link.text() for link in links] == ["JK2603040002", "JK2603040003"]
    page.detail.body.ensureWidgetVisible(links[0])
    QTest.mouseClick(links[0], Qt.MouseButton.LeftButton)
    assert driver.opened() == "report-00002"
    assert facts.said("duplicate") == "Duplicate of JK2603040001; its reporter follows the main report"
    assert facts.original.text() == "Open JK2603040001"
    QTest.mouseClick(facts.original, Qt.MouseButton.LeftButton)
    assert driver.opened() == "report-00001"


def test_whoever_answers_the_main_report_reads_how_many_read_it(driver: WindowDriver) -> None:
    page = driver.open([report(1), merged(2)]).desk_page
    page.open_report("report-00001")
    driver.press("a")
    form = page.detail.panel.form()
    assert form is not None
    words = [label.text() for label in form.findChildren(type(form.where))]
    assert "Public: the citizen and 1 follower(s) read this" in words


def test_a_report_without_mergers_says_nothing_of_them(driver: WindowDriver) -> None:
    facts = driver.open([report(1)]).desk_page.detail.body.facts
    assert (facts.said("followers"), facts.said("duplicate")) == ("", "")
    assert not facts.followers.isVisible() and not facts.original.isVisible()


def test_the_answer_of_the_main_report_stands_in_the_duplicates_history(driver: WindowDriver) -> None:
    desk = driver.open([report(1), merged(2)])
    desk.desk.orders.record("report-00001", Answer(text="Saluran sudah dikeruk."))
    driver.qtbot.waitUntil(lambda: desk.desk.reader.counts().unsent == 1)
    desk.desk_page.open_report("report-00002")
    shown = desk.desk_page.detail.body.history.toPlainText()
    assert "Answered through the main report JK2603040001" in shown and "Saluran sudah dikeruk." in shown


def test_a_line_that_the_server_told_stands_there_once(open_page: OpenPage) -> None:
    office, page = open_page(status=Status.DUPLICATE, merged_into="main")
    told = event(2, "answer", text="Sudah dikeruk.", **{"from": "main", "from_number": "JK2603040001"})
    tell(office, page.report_id() or "", told)
    page.show_report(None)
    page.show_report("report-1")
    shown = page.body.history.toPlainText()
    assert shown.count("Answered through the main report JK2603040001") == shown.count("Sudah dikeruk.") == 1
    assert page.body.facts.said("duplicate").startswith("Duplicate of a report of another office")


def tell(office: OfficeDesk, report_id: str, line: Event) -> None:
    """The server adds a line to a report's history."""
    detail = office.desk.reader.detail(report_id)
    assert detail is not None
    cache = office.stores.open_cache()
    cache.apply_page([FeedReport(detail.report, (line,))], "cursor-2", office.now)
    cache.close()
