"""The outbox's item model, under Qt's own tester."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from officer_app.domain.operations import Note
from sync.records import OperationState, OutboxItem, Reference
from tests.ui.desk_samples import NOW, REFERENCE, item
from ui.outbox.lines import OutboxLine
from ui.outbox.model import ITEM_ROLE, LINE_ROLE, OutboxModel

STATES = (OperationState.QUEUED, OperationState.SENDING, OperationState.CONFLICT, OperationState.APPLIED)


def checked_model() -> tuple[OutboxModel, QAbstractItemModelTester]:
    model = OutboxModel()
    return model, QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def ids(model: OutboxModel) -> list[str]:
    return [entry.op_id for entry in model.items()]


def test_what_needs_a_person_is_on_top(qapp: object) -> None:
    model, _tester = checked_model()
    entries = [item("1", Note(text="a")), item("2", Note(text="b"), OperationState.QUARANTINED), item("3", Note(text="c"))]
    model.set_items(entries, REFERENCE, NOW)
    assert ids(model) == ["2", "1", "3"]


def test_only_what_differs_is_told(qapp: object) -> None:
    model, _tester = checked_model()
    model.set_items([item("1", Note(text="a")), item("2", Note(text="b"))], REFERENCE, NOW)
    changed, inserted, removed = QSignalSpy(model.dataChanged), QSignalSpy(model.rowsInserted), QSignalSpy(model.rowsRemoved)
    model.set_items([item("1", Note(text="a")), item("2", Note(text="b"), OperationState.SENDING)], REFERENCE, NOW)
    assert (changed.count(), inserted.count(), removed.count()) == (1, 0, 0)
    assert changed.at(0)[0].row() == 1
    model.set_items([item("2", Note(text="b"), OperationState.SENDING)], REFERENCE, NOW)
    assert (changed.count(), removed.count()) == (1, 1)


def test_roles(qapp: object) -> None:
    model, _tester = checked_model()
    model.set_items([item("1", Note(text="Sudah surut"))], REFERENCE, NOW)
    index = model.index(0)
    assert isinstance(index.data(ITEM_ROLE), OutboxItem)
    assert isinstance(index.data(LINE_ROLE), OutboxLine)
    assert "Sudah surut" in index.data(Qt.ItemDataRole.DisplayRole)


def test_waiting_times_pass_only_where_something_waits(qapp: object, qtbot: QtBot) -> None:
    model, _tester = checked_model()
    model.set_items([item("1", Note(text="a")), item("2", Note(text="b"), next_try=NOW + timedelta(seconds=9))], REFERENCE, NOW)
    changed = QSignalSpy(model.dataChanged)
    model.set_now(NOW + timedelta(seconds=4))
    assert changed.count() == 1
    assert "in 5 s" in model.index(1).data(LINE_ROLE).foot


def test_new_names_redraw_all(qapp: object) -> None:
    model, _tester = checked_model()
    model.set_items([item("1", Note(text="a"))], Reference(), NOW)
    changed = QSignalSpy(model.dataChanged)
    model.set_items([item("1", Note(text="a"))], REFERENCE, NOW)
    assert changed.count() == 1


entries = st.lists(st.tuples(st.integers(0, 12), st.sampled_from(STATES)), max_size=12, unique_by=lambda entry: entry[0])


@given(st.lists(entries, min_size=1, max_size=6))
@settings(max_examples=40)
def test_any_sequence_of_outboxes_ends_as_a_fresh_one_would(sequence: list[list[tuple[int, OperationState]]]) -> None:
    model, _tester = checked_model()
    for entry in sequence:
        items = [item(str(number), Note(text="x"), state) for number, state in entry]
        model.set_items(items, REFERENCE, NOW)
    fresh, _other = checked_model()
    fresh.set_items(items, REFERENCE, NOW)
    assert model.items() == fresh.items()


def test_a_tip_shows_markup_of_strangers_as_text(qapp: object) -> None:
    model, _tester = checked_model()
    model.set_items([item("1", Note(text="<b>x</b>"), number="<img src='file:///etc/passwd'>")], REFERENCE, NOW)
    tip = str(model.data(model.index(0), Qt.ItemDataRole.ToolTipRole))
    assert "<img" not in tip and "<b>" not in tip
