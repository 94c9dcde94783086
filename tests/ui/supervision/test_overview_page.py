"""The live overview on real stores: every number opens its rows, and it follows what changes."""

import json
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from officer_app.domain.operations import Validate
from officer_app.domain.vocabulary import Role, Status
from officer_app.translation import install_translator
from sync.figure_records import Grouping, Standing
from sync.reading import Reader
from sync.records import NOBODY, QueueQuery
from tests.ui.desk_samples import report
from tests.ui.office_desk import OfficeDesk, area_document
from tests.ui.supervision.supervised import closed, press, result, rows_of, show
from ui.supervision.figure_words import next_level, path_to
from ui.supervision.figures_model import FigureRole
from ui.supervision.overview_page import JOB, OverviewPage
from ui.threads.reading import ReadingThread

FAR = "31.71.01.1001"


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    office = OfficeDesk(qtbot, tmp_path / "home", roles=frozenset({Role.SUPERVISOR}), areas=("31",))
    waiting = [report(id=f"w{number}", number=f"JK26030401{number:02d}", ward=ward) for number, ward in enumerate((FAR, FAR))]
    given = report(id="given", number="JK2603040200", status=Status.COORDINATING, agency="sda")
    office.fill(*(result(number) for number in range(1, 40, 4)), closed(1), *waiting, given)
    cache = office.stores.open_cache()
    for level, code, name in (("city", "31.71", "Jakarta Pusat"), ("city", "31.75", "Jakarta Timur")):
        cache.put_document(f"areas/{level}-{code}", "1", json.dumps(area_document(level, code, name)).encode())
    cache.close()
    yield office
    office.close()


@pytest.fixture
def page(office: OfficeDesk) -> Iterator[OverviewPage]:
    feed = ReadingThread(office.desk.stores)
    page = OverviewPage(office.desk, feed)
    office.desk.orders.stored.connect(page.apply)
    show(office, page)
    # Figures and forecast are two answers.
    office.qtbot.waitUntil(lambda: page._shown is not None and page.forecast.isVisible(), timeout=5_000)
    yield page
    page.hide()
    page.stop()
    feed.stop()


def answered(office: OfficeDesk, page: OverviewPage, grouping: Grouping) -> None:
    office.qtbot.waitUntil(lambda: page._shown is not None and page._shown[1] is grouping, timeout=5_000)


@pytest.mark.parametrize("by", [Grouping.WARD, Grouping.AGENCY, Grouping.CATEGORY, Grouping.OFFICER])
def test_every_number_opens_exactly_its_rows(office: OfficeDesk, page: OverviewPage, by: Grouping) -> None:
    page.show_by(by)
    answered(office, page, page.grouping())
    model, opened = page.model, 0
    for row in range(model.rowCount()):
        for column in range(1, model.columnCount()):
            index = model.index(row, column)
            query = index.data(FigureRole.QUERY)
            assert (query is None) == (index.data() == "0")
            if query is not None:
                opened += 1
                assert rows_of(office.desk.reader, query) == int(index.data()), (by, row, column)
    assert opened >= 4


def test_the_tiles_are_the_sums_and_open_them_all(office: OfficeDesk, page: OverviewPage) -> None:
    late = page.tiles[Standing.LATE]
    assert late.number() and late.accessibleName() == f"Late: {late.number()}"
    with office.qtbot.waitSignal(page.query_requested) as asked:
        QTest.keyClick(late, Qt.Key.Key_Space)
    assert asked.args is not None and rows_of(office.desk.reader, asked.args[0]) == late.number()
    assert page.tiles[Standing.RETURNED].number() == 0 and not page.tiles[Standing.RETURNED].isEnabled()


def test_one_goes_down_into_an_area_and_back(office: OfficeDesk, page: OverviewPage) -> None:
    answered(office, page, Grouping.CITY)
    keys = [page.model.index(row, 0).data(FigureRole.KEY) for row in range(page.model.rowCount())]
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(keys.index("31.71"), 0))
    press(page, Qt.Key.Key_Return)
    answered(office, page, Grouping.DISTRICT)
    assert page.scope == "31.71" and page.tiles[Standing.WAITING].number() == 2
    page.show_scope("31.71.01")
    answered(office, page, Grouping.WARD)
    assert not page.table.drillable, "a kelurahan is the innermost"
    assert page.go_back() and page.scope == "31.71"
    assert page.go_back() and page.scope == "" and not page.go_back()


def test_it_follows_what_is_done(office: OfficeDesk, page: OverviewPage) -> None:
    before = page.tiles[Standing.AWAITING].number()
    office.desk.orders.record("result-1", Validate())
    office.qtbot.waitUntil(lambda: page.tiles[Standing.AWAITING].number() == (before or 0) - 1, timeout=5_000)


def test_hidden_it_counts_nothing_and_shown_again_it_is_current(office: OfficeDesk, page: OverviewPage) -> None:
    page.hide()
    stored = office.desk.orders.stored
    with office.qtbot.assertNotEmitted(page._feed.answered, wait=200), office.qtbot.waitSignal(stored, timeout=5_000):
        office.desk.orders.record("result-1", Validate())
    with office.qtbot.waitSignal(page._feed.answered, timeout=5_000):
        page.show()


def test_only_the_newest_order_is_answered(office: OfficeDesk, page: OverviewPage) -> None:
    told: list[object] = []
    page._feed.answered.connect(lambda name, result: told.append((name, result)))
    for number in range(5):
        page._feed.ask("x", partial(_number, number))
    # Orders are carried out one after the other: what comes after them has come when all of them are over.
    page._feed.ask("y", partial(_number, 7))
    office.qtbot.waitUntil(lambda: ("y", 7) in told, timeout=5_000)
    assert told == [("x", 4), ("y", 7)] and JOB not in ("x", "y")


def test_a_window_that_closes_does_not_wait_for_a_long_count(office: OfficeDesk) -> None:
    feed, begun = ReadingThread(office.desk.stores), threading.Event()

    def endless(reader: Reader) -> object:
        begun.set()
        numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
        return reader._db.value(numbers)

    feed.ask("x", endless)
    assert begun.wait(5)
    feed.stop()
    feed.stop()


def _number(number: int, _reader: Reader) -> object:
    return number


def test_it_speaks_the_officers_language_and_everything_has_a_name(office: OfficeDesk, page: OverviewPage) -> None:
    install_translator("id")
    office.qtbot.waitUntil(lambda: page._shown is not None)
    assert page.table.accessibleName()
    assert all(b.text() or b.accessibleName() for b in page.findChildren(QAbstractButton) if b.isVisible() and b.parent() is page)


def test_the_levels_follow_the_officers_own_areas() -> None:
    assert next_level("", ("31",)) is Grouping.CITY and next_level("", ("31.75",)) is Grouping.DISTRICT
    assert next_level("", ("31.75.07",)) is Grouping.WARD and next_level("", ("31.75.07.1003",)) is Grouping.WARD
    assert next_level("", ("31.75", "31.71")) is Grouping.CITY and next_level("", ("31.75.07", "31.75.08")) is Grouping.DISTRICT
    assert next_level("31.75", ("31",)) is Grouping.DISTRICT and next_level("31.75.07", ("31",)) is Grouping.WARD
    assert path_to("31.75.07", ("31",)) == ["31.75", "31.75.07"] and path_to("31.75.07", ("31.75",)) == ["31.75.07"]
    assert path_to("", ("31",)) == [] and QueueQuery(agencies=(NOBODY,)).agencies == ("",)
