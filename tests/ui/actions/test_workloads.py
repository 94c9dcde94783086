"""Open work beside each colleague's name where a report is assigned, and a typed part that still chooses."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from officer_app.domain.operations import Assign
from officer_app.domain.vocabulary import Status
from tests.fakes.window_office import LURAH, NOW, report
from tests.ui.window_desk import WindowDriver
from ui.actions.workloads import with_work
from widgets.searchable_box import SearchableBox

CTRL = Qt.KeyboardModifier.ControlModifier
OLD = NOW - timedelta(days=9)


def words(box: SearchableBox) -> list[str]:
    return [box.itemText(row) for row in range(box.count())]


def test_the_assign_form_says_who_has_how_much(driver: WindowDriver) -> None:
    other = next(one for one in driver_colleagues(driver) if one != LURAH.id)
    page = driver.open(
        [
            report(1),
            report(2, assignee=other, received_at=OLD),
            report(3, assignee=other, status=Status.IN_PROGRESS),
            report(4, assignee=other, status=Status.DONE),
            report(5, assignee=LURAH.id),
        ]
    ).desk_page
    page.open_report("report-00001")
    page.queue.view.setFocus()
    driver.press("g")
    form = page.detail.panel.form()
    assert form is not None
    box = form.box("officer")
    driver.qtbot.waitUntil(lambda: "1 open" in box.itemText(0))
    name = driver.desk.desk.reader.reference().officers[other].name
    line = next(one for one in words(box) if one.startswith(name))
    assert line.endswith("2 open, 1 late")
    QTest.keyClicks(box, name.split()[-1].lower())
    driver.key(Qt.Key.Key_Return, CTRL)
    driver.qtbot.waitUntil(lambda: assigned(driver) == [Assign(officer=other)])


def driver_colleagues(driver: WindowDriver) -> list[str]:
    """The officers of the office's reference data."""
    driver.office.fill_reference()
    reader = driver.office.stores.open_reader()
    found = list(reader.reference().officers)
    reader.close()
    return found


def assigned(driver: WindowDriver) -> list[object]:
    reader = driver.office.stores.open_reader()
    found: list[object] = [item.payload for item in reader.outbox()]
    reader.close()
    return found


def test_what_is_typed_meanwhile_stays_and_an_open_list_does_not_move(driver: WindowDriver) -> None:
    box = SearchableBox()
    driver.qtbot.addWidget(box)
    box.show()
    box.set_choices([("a", "Siti Rahma"), ("b", "Budi Santoso")], "Type")
    QTest.keyClicks(box, "bu")
    box.renew_choices([("b", "Budi Santoso  ·  1 open"), ("a", "Siti Rahma  ·  2 open")])
    assert box.currentText() == "bu" and words(box)[1] == "Budi Santoso  ·  1 open", "the list of hits is open"
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.chosen() == "b"
    box.clearEditText()
    box.renew_choices([("b", "Budi Santoso  ·  1 open"), ("a", "Siti Rahma  ·  2 open")])
    assert words(box)[0] == "Budi Santoso  ·  1 open" and box.chosen() is None


def test_the_least_loaded_stands_first_below_oneself() -> None:
    choices = [("me", "Me (you)"), ("a", "Andi"), ("b", "Budi"), ("c", "Citra"), ("-", "Nobody")]
    told = with_work(choices, {"me": (9, 0), "a": (7, 2), "c": (1, 0)})
    assert told == [
        ("me", "Me (you)  ·  9 open"),
        ("b", "Budi  ·  0 open"),
        ("c", "Citra  ·  1 open"),
        ("a", "Andi  ·  7 open, 2 late"),
        ("-", "Nobody"),
    ]
