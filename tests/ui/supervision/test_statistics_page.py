"""Statistics on real stores: numbers open their rows, few are marked, the chart has words and a table, and it goes to paper."""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from officer_app.domain.vocabulary import Role
from officer_app.domain.wib import WIB
from officer_app.translation import install_translator
from sync.figure_records import Grouping, Measure, MeasureLine, Period, Spans, end_of_day
from sync.records import Doubt, QueueQuery
from sync.urgency import at_risk
from tests.ui.desk_samples import NOW, REFERENCE, report
from tests.ui.file_chooser import choose_files
from tests.ui.office_desk import OfficeDesk
from tests.ui.supervision.supervised import closed, press, result, rows_of, show
from ui.queue.filters import active_filters
from ui.supervision.columns import measure_columns
from ui.supervision.figure_words import (
    PeriodName,
    figure_filters,
    period_of,
    period_words,
    share_words,
    span_words,
    with_all_areas,
)
from ui.supervision.figures_model import FigureRole
from ui.supervision.report_content import first_part, gather, late_part
from ui.supervision.statistics_page import MEASURES, WEEKS, StatisticsPage
from ui.supervision.trends import Trend, chart_of, chart_words
from ui.theme import apply_text_size
from ui.threads.reading import ReadingThread
from widgets.lettering import scaled
from widgets.plain_header import BESIDE

SHARES = ("Response in time", "Resolution in time")


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    office = OfficeDesk(qtbot, tmp_path / "home", roles=frozenset({Role.SUPERVISOR}), areas=("31",))
    office.fill(*(result(number) for number in range(1, 30, 4)), *(closed(number) for number in range(1, 9)), report())
    yield office
    office.close()


@pytest.fixture
def page(office: OfficeDesk) -> Iterator[StatisticsPage]:
    feed = ReadingThread(office.desk.stores)
    page = StatisticsPage(office.desk, feed)
    page.period.setCurrentIndex(page.period.findData(PeriodName.QUARTER.value))
    show(office, page)
    office.qtbot.waitUntil(lambda: page.model.rowCount() > 0 and page.weeks_model.rowCount() > 0, timeout=5_000)
    yield page
    page.hide()
    page.stop()
    feed.stop()


@pytest.mark.parametrize("weeks", [False, True])
def test_every_counted_number_opens_exactly_its_rows(office: OfficeDesk, page: StatisticsPage, weeks: bool) -> None:
    model = page.weeks_model if weeks else page.model
    counted = 0
    for row in range(model.rowCount()):
        for column in range(1, model.columnCount()):
            index, title = model.index(row, column), model.column(column).title
            query = index.data(FigureRole.QUERY)
            if query is not None and str(index.data()).isdigit():
                counted += 1
                assert rows_of(office.desk.reader, query) == int(index.data()), (row, title)
    assert counted >= 4


def test_a_name_shows_its_weeks_and_once_more_everybodys(office: OfficeDesk, page: StatisticsPage) -> None:
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(0, 0))
    press(page, Qt.Key.Key_Return)
    office.qtbot.waitUntil(lambda: page._trend_title.text() == "By week: Klender", timeout=5_000)
    press(page, Qt.Key.Key_Return)
    office.qtbot.waitUntil(lambda: page._trend_title.text() == "By week: All my areas", timeout=5_000)


@pytest.mark.parametrize("trend", Trend)
def test_the_chart_says_in_words_what_it_draws(page: StatisticsPage, trend: Trend) -> None:
    QTest.mouseClick(page.trends[trend], Qt.MouseButton.LeftButton)
    assert [chip.isChecked() for chip in page.trends.values()].count(True) == 1
    assert page.chart.chart() == chart_of(trend, page._weeks)
    assert page.chart.accessibleName() == chart_words(trend, page.chart.chart())
    assert not page.chart.grab().isNull()


def test_the_choices_are_those_that_the_officers_areas_have(qtbot: QtBot, tmp_path: Path, page: StatisticsPage) -> None:
    assert page.grouping.findData(Grouping.CITY.value) >= 0
    small = OfficeDesk(qtbot, tmp_path / "small")
    small.fill(report())
    feed = ReadingThread(small.desk.stores)
    one = StatisticsPage(small.desk, feed)
    assert one.grouping.findData(Grouping.CITY.value) == -1 and one.grouping.findData(Grouping.WARD.value) == 0
    one.stop()
    feed.stop()
    small.close()


def test_a_choice_that_was_left_gives_the_keys_to_the_table(office: OfficeDesk, page: StatisticsPage) -> None:
    for box in (page.period, page.grouping):
        QTest.mouseClick(box, Qt.MouseButton.LeftButton)
        office.qtbot.waitUntil(box.view().hasFocus)
        QTest.keyClick(box.view(), Qt.Key.Key_Escape)
        office.qtbot.waitUntil(lambda: page.focusWidget() is page.table)


def test_large_letters_on_a_small_screen_cut_neither_a_name_nor_the_title(office: OfficeDesk, page: StatisticsPage) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    office.fill(closed(20, agency="sda"))
    apply_text_size(app, 150)
    try:
        page.grouping.setFocus()
        while page.by() is not Grouping.AGENCY:
            press(page, Qt.Key.Key_Down)
        page.resize(884, 560)
        names = office.qtbot
        names.waitUntil(lambda: page.model.rowCount() > 0 and page.model.column(0).title == "Agency", timeout=5_000)
        names.waitUntil(lambda: page._trend_title.text() == page._trend_title.whole())
        long = max(range(page.model.rowCount()), key=lambda row: len(str(page.model.index(row, 0).data())))
        assert len(str(page.model.index(long, 0).data())) > 20
        for table in (page.table, page.weeks):
            letters = QFontMetrics(scaled(table.font(), 1.0, bold=True))
            for row in range(table.figures.rowCount()):
                cell = table.visualRect(table.figures.index(row, 0)).adjusted(BESIDE, 0, -BESIDE, 0)
                needed = letters.boundingRect(cell, Qt.TextFlag.TextWordWrap, str(table.figures.index(row, 0).data()))
                assert needed.width() <= cell.width() and needed.height() <= cell.height()
    finally:
        apply_text_size(app, 100)


def test_another_choice_asks_anew(office: OfficeDesk, page: StatisticsPage) -> None:
    page.grouping.setCurrentIndex(page.grouping.findData(Grouping.OFFICER.value))
    page.grouping.activated.emit(page.grouping.currentIndex())
    office.qtbot.waitUntil(lambda: page.model.index(0, 0).data() in ("Siti Rahma", "Nobody"), timeout=5_000)
    titles = [page.model.column(number).title for number in range(page.model.columnCount())]
    assert "Officers" not in titles and "Received" in titles
    assert {MEASURES, WEEKS} == {"measures", "weeks"}


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler-utils")
@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ("do not share", "Page 1 of", "Budi Santoso, Lurah", "What is open now", "By week", "What is late")), ("id", ())],
)
def test_the_report_goes_to_paper(
    office: OfficeDesk, page: StatisticsPage, tmp_path: Path, language: str, words: tuple[str, ...]
) -> None:
    install_translator(language)
    file = tmp_path / "report.pdf"
    with office.qtbot.waitSignal(page.paper_done, timeout=20_000):
        choose_files(office.qtbot, page.save, file)
    assert page.save.isEnabled() and str(file) in page.message.words()
    text = pdf_text(file)
    pages = text.count("\f")
    assert all(
        word in text for word in (*words, "UU PDP 27/2022", "Klender", "JK2603040029" if language == "en" else "JK26030400")
    )
    assert text.count("UU PDP 27/2022") >= pages + 1, "every page carries the mark, the first one twice"
    assert "Sudah kami tangani" not in text and "Banjir di depan pos" not in text, "nothing that citizens or officers wrote"
    sizes = subprocess.run(["pdfinfo", str(file)], capture_output=True, text=True, check=True).stdout
    assert "A4" in sizes and f"Pages:           {pages}" in sizes
    install_translator("en")


def test_a_report_that_cannot_be_written_says_so(office: OfficeDesk, page: StatisticsPage, tmp_path: Path) -> None:
    page.save_report(tmp_path / "nowhere" / "report.pdf")
    office.qtbot.waitUntil(lambda: "cannot be saved" in page.message.words(), timeout=10_000)
    assert page.save.isEnabled() and list(tmp_path.glob("nowhere*")) == []


def pdf_text(file: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True).stdout


def test_a_share_opens_what_broke_the_promise_also_when_none_was_kept() -> None:
    columns = measure_columns(QueueQuery(), Grouping.WARD, Period(NOW, NOW), NOW, REFERENCE, lambda _: None)
    share = next(column for column in columns if column.title == "Response in time")
    late = MeasureLine("x", {Measure.ANSWERED: 5, Measure.LATE_ANSWERED: 5, Measure.LATE_RESPONSE: 6})
    kept = MeasureLine("x", {Measure.ANSWERED: 5})
    assert (share.text(late), share.text(kept)) == ("0 %", "100 %")
    found = share.query(late)
    assert found is not None and found.late_response_at == NOW and share.query(kept) is None


def test_what_is_in_time_by_a_time_in_doubt_is_told_apart() -> None:
    columns = measure_columns(QueueQuery(), Grouping.WARD, Period(NOW, NOW), NOW, REFERENCE, lambda _: None)
    told = {column.title: column for column in columns}
    line = MeasureLine("x", {Measure.ANSWERED: 10, Measure.LATE_RESPONSE: 4, Measure.DOUBTFUL: 6, Measure.DOUBTFUL_ANSWERED: 6})
    assert (told["Response in time"].text(line), told["Time in doubt"].text(line)) == ("50 %", "6"), "4 of 8, and 6 apart"
    found = told["Time in doubt"].query(line)
    assert found is not None and found.doubts == Doubt.ANY
    assert [(words, query.doubts) for words, query in figure_filters(QueueQuery(doubts=3))] == [("Time in doubt", 0)]


def test_names_on_paper_are_text_whatever_they_hold(office: OfficeDesk) -> None:
    figures = gather(office.desk.reader, office.officer, PeriodName.YEAR, Grouping.CATEGORY, NOW)
    evil = "<img src='file:///etc/passwd'>&"
    category = replace(figures.reference.categories["flood"], name=evil, name_en=evil)
    figures = replace(figures, reference=replace(figures.reference, categories={"flood": category}))
    for part in (first_part(figures), late_part(figures)):
        assert "<img" not in part and "&lt;img" in part


def test_every_kelurahan_is_there_also_without_a_report() -> None:
    lines = with_all_areas((), Grouping.WARD, REFERENCE, ("31",))
    assert [line.key for line in lines] == ["31.75.07.1003"] and with_all_areas((), Grouping.WARD, REFERENCE, ("31.71",)) == ()
    assert [line.key for line in with_all_areas((), Grouping.DISTRICT, REFERENCE, ("31",))] == ["31.75.07"]
    assert with_all_areas(lines, Grouping.WARD, REFERENCE, ("31",)) == lines
    assert with_all_areas((), Grouping.AGENCY, REFERENCE, ("31",)) == ()
    columns = measure_columns(QueueQuery(), Grouping.WARD, Period(NOW, NOW), NOW, REFERENCE, lambda _: None)
    assert [column.text(lines[0]) for column in columns][:5] == ["Klender", "0", "0", "–", "0"]


def test_few_reports_are_marked_and_sorted_last() -> None:
    few, many = Spans(4, timedelta(hours=1), timedelta(hours=2)), Spans(5, timedelta(hours=1), timedelta(hours=2))
    assert span_words(few.median, few) == "too few (4)" and span_words(many.p90, many) == "2 h"
    assert share_words((3, 4)) == "too few (4)" and share_words((4, 5)) == "80 %" and share_words((0, 0)) == "–"
    assert share_words((199, 200)) == "99 %", "not all of them"
    columns = measure_columns(QueueQuery(), Grouping.WARD, Period(NOW, NOW), NOW, REFERENCE, lambda _: None)
    median = next(column for column in columns if column.title == "First response, median")
    assert median.value(MeasureLine("x", {}, few)) is None and median.value(MeasureLine("x", {}, many)) == 3600.0
    assert {column.title for column in columns} >= {*SHARES, "Officers", "Reports per officer", "Open at the end"}
    assert [column.title for column in columns][:4] == ["Kelurahan (lurah)", "Received", "Officers", "Reports per officer"]


@pytest.mark.parametrize("name", PeriodName)
def test_periods_are_whole_days_of_jakarta(name: PeriodName) -> None:
    period = period_of(name, NOW)
    assert all(moment.astimezone(WIB).time() == datetime.min.time() for moment in (period.begins, period.ends))
    assert period.begins < period.ends
    expected = {
        PeriodName.WEEK: "2 Mar – 4 Mar 2026",
        PeriodName.LAST_WEEK: "23 Feb – 1 Mar 2026",
        PeriodName.MONTH: "1 Mar – 4 Mar 2026",
        PeriodName.LAST_MONTH: "1 Feb – 28 Feb 2026",
        PeriodName.QUARTER: "8 Dec 2025 – 4 Mar 2026",
        PeriodName.YEAR: "10 Mar 2025 – 4 Mar 2026",
    }
    assert period_words(period) == expected[name]


def test_what_figures_ask_is_said_and_can_be_taken_off() -> None:
    moment = datetime(2026, 3, 2, tzinfo=WIB)
    query = QueueQuery(
        due_before=NOW,
        paused=False,
        responded=False,
        resolved=True,
        returned=True,
        reopened=True,
        open_at=moment,
        late_response_at=NOW,
        late_resolution_at=NOW,
    )
    words = ["Late", "Not answered", "Closed", "Response late", "Resolution late", "Open on 1 Mar 2026", "Sent back", "Reopened"]
    assert [entry for entry, _ in figure_filters(query)] == words
    while figure_filters(query):
        query = figure_filters(query)[0][1]
    assert query == QueueQuery()
    midnight = QueueQuery(due_before=end_of_day(NOW), paused=False)
    asked = (at_risk(QueueQuery(), NOW), midnight, QueueQuery(paused=True), QueueQuery(paused=False), QueueQuery(due_from=NOW))
    words = ["At risk", "Due by the end of today", "Clock paused", "Clock running", "Due from 4 Mar 2026 10:20 WIB on"]
    assert [figure_filters(each)[0][0] for each in asked] == words
    assert all(figure_filters(each)[0][1] == QueueQuery() for each in asked)


def test_the_queue_says_what_a_figure_asked_once_each() -> None:
    query = QueueQuery(agencies=("", "sda"), due_before=NOW, paused=False, assignee="")
    words = [entry.words for entry in active_filters(query, REFERENCE, lambda _: None)]
    assert words == ["No agency", "Dinas Sumber Daya Air", "Assigned to nobody", "Late"]
