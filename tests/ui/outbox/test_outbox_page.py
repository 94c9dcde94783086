"""The outbox page over real stores."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from officer_app.domain.operations import Move, Note
from officer_app.domain.vocabulary import Status
from sync.changes import ChangeSet
from sync.records import OperationState
from tests.ui.desk_samples import report
from tests.ui.office_desk import OfficeDesk
from ui.outbox.page import OutboxPage


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    desk = OfficeDesk(qtbot, tmp_path / "home")
    desk.fill(report(), report(id="report-2", number="JK2603040343"))
    yield desk
    desk.close()


def shown(office: OfficeDesk) -> OutboxPage:
    page = OutboxPage(office.desk)
    office.pages.append(page)
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    office.qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    return page


def test_empty_outbox_says_what_it_is_for(office: OfficeDesk) -> None:
    page = shown(office)
    assert page.empty.isVisible()
    assert "Everything has been sent" in page.empty.words()
    assert not page.retry_all.isEnabled()


def test_unsent_work_appears_and_what_needs_a_person_is_first_and_explained(office: OfficeDesk) -> None:
    page = shown(office)
    first = office.record(Note(text="Pertama"))
    second = office.record(Move(to=Status.IN_PROGRESS), "report-2")
    office.finish(second, OperationState.CONFLICT, "status-changed")
    page.refresh(ChangeSet(operations=frozenset({first, second})))
    assert [item.op_id for item in page.model.items()] == [second, first]
    assert page.summary.text() == "2 not sent yet  ·  1 of them needs your decision"
    assert office.desk.reader.counts().unsent + office.desk.reader.counts().attention == 2, "as the views and filters count"
    page.select(second)
    assert "Somebody else moved" in page.card.words()
    assert not page.retry_one.isEnabled()
    page.select(first)
    assert "There is no problem" in page.card.words()


def test_opening_the_report(office: OfficeDesk) -> None:
    op_id = office.record(Note(text="x"), "report-2")
    page = shown(office)
    page.select(op_id)
    with office.qtbot.waitSignal(page.report_requested, timeout=1000) as asked:
        page.open.click()
    assert asked.args == ["report-2"]


def test_retry_makes_waiting_work_due(office: OfficeDesk) -> None:
    op_id = office.record(Note(text="x"))
    work = office.stores.open_work()
    later = office.now.replace(year=office.now.year + 1)
    work.postpone([op_id], later, "unreachable", by_server=False)
    page = shown(office)
    page.select(op_id)
    assert "The server does not answer" in page.card.words()
    with office.qtbot.waitSignal(office.desk.orders.retried, timeout=5000):
        page.retry_one.click()
    assert [operation.op_id for operation in work.sendable(office.officer.id, office.now)] == [op_id]
    work.postpone([op_id], later, "unreachable", by_server=False)
    with office.qtbot.waitSignal(office.desk.orders.retried, timeout=5000):
        page.retry_all.click()
    assert work.sendable(office.officer.id, office.now)
    work.close()


def test_hidden_it_reads_only_when_it_is_shown(office: OfficeDesk) -> None:
    page = shown(office)
    page.hide()
    op_id = office.record(Note(text="x"))
    page.refresh(ChangeSet(operations=frozenset({op_id})))
    assert page.model.rowCount() == 0
    page.show()
    assert page.model.rowCount() == 1


def test_selection_stays_while_states_change(office: OfficeDesk) -> None:
    first, second = office.record(Note(text="a")), office.record(Note(text="b"))
    page = shown(office)
    page.select(second)
    work = office.stores.open_work()
    work.finish(first, OperationState.SETTLED)
    work.close()
    page.refresh(ChangeSet(operations=frozenset({first})))
    chosen = page.selected()
    assert chosen is not None
    assert chosen.op_id == second
