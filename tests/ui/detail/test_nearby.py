"""What is open around a report, by key and by mouse: looked at, merged into it, answered with it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from officer_app.domain.operations import Answer, Merge
from officer_app.domain.vocabulary import Status
from tests.fakes.window_office import report
from tests.ui.window_desk import WindowDriver
from ui.actions.offers import Action
from ui.detail.nearby_panel import NearbyPanel
from widgets.row_delegate import inside

CTRL = Qt.KeyboardModifier.ControlModifier


def near(driver: WindowDriver) -> NearbyPanel:
    """The panel, opened by its key at the oldest of five reports that lie a few metres from one another."""
    page = driver.open([report(number) for number in range(1, 6)]).desk_page
    assert driver.opened() == "report-00005"
    driver.qtbot.waitUntil(page.detail.body.facts.near.isVisible)
    driver.press("s")
    assert page.detail.tools.nearby.isVisible() and not page.detail.bar.isVisible()
    return page.detail.tools.nearby


def lines(panel: NearbyPanel) -> list[str]:
    return [panel.list.item(row).text() for row in range(panel.list.count())]


def payloads(driver: WindowDriver) -> dict[str, object]:
    reader = driver.office.stores.open_reader()
    found: dict[str, object] = {item.report_id: item.payload for item in reader.outbox()}
    reader.close()
    return found


def test_the_nearest_stand_first_with_what_a_person_decides_by(driver: WindowDriver) -> None:
    panel = near(driver)
    assert [line.partition("  ·  ")[0] for line in lines(panel)] == ["11 m", "22 m", "33 m", "44 m"]
    assert "Banjir  ·  ● Waiting  ·  4 h  ·  JK2603040004\nAir menggenang di gang 4" in lines(panel)[0]
    assert driver.focus() is panel.list and panel.ticked() == ()
    assert not panel.merge.isEnabled() and not panel.answer.isEnabled()


def test_a_low_window_takes_rows_and_leaves_the_buttons(driver: WindowDriver) -> None:
    panel = near(driver)
    high = panel.list.height()
    panel.window().resize(1024, 420)
    driver.qtbot.waitUntil(lambda: panel.list.height() < high)
    for button in (panel.answer, panel.merge, panel.look, panel.leave):
        assert button.visibleRegion().boundingRect() == button.rect(), button.text()


def test_ticked_by_key_they_are_answered_with_this_one(driver: WindowDriver) -> None:
    panel, page = near(driver), driver.desk.desk_page
    driver.key(Qt.Key.Key_Space)
    driver.key(Qt.Key.Key_Down)
    driver.key(Qt.Key.Key_Space)
    assert panel.ticked() == ("report-00004", "report-00003")
    QTest.mouseClick(panel.answer, Qt.MouseButton.LeftButton)
    form = page.bulk.form()
    assert page.bulk.isVisible() and form is not None and form.spec.action is Action.ANSWER
    QTest.keyClicks(driver.focus(), "Pompa sudah menyala untuk laporan {nomor}.")
    driver.key(Qt.Key.Key_Return, CTRL)
    driver.qtbot.waitUntil(lambda: len(payloads(driver)) == 3)
    assert payloads(driver) == {
        f"report-0000{number}": Answer(text=f"Pompa sudah menyala untuk laporan JK260304000{number}.") for number in (3, 4, 5)
    }


def test_ticked_by_mouse_they_are_merged_into_this_one(driver: WindowDriver) -> None:
    panel, page = near(driver), driver.desk.desk_page
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=box_of(panel, 1))
    assert panel.ticked() == ("report-00003",)
    QTest.mouseClick(panel.merge, Qt.MouseButton.LeftButton)
    assert page.bulk.isVisible() and driver.focus() is page.bulk.confirm
    driver.key(Qt.Key.Key_Return)
    driver.qtbot.waitUntil(lambda: payloads(driver) == {"report-00003": Merge(into="report-00005")})
    page.open_report("report-00005")
    driver.qtbot.waitUntil(lambda: page.detail.body.facts.said("followers").startswith("1 reporter"))


def test_one_is_looked_at_and_the_list_closes_with_its_report(driver: WindowDriver) -> None:
    panel = near(driver)
    driver.key(Qt.Key.Key_Down)
    driver.key(Qt.Key.Key_Return)
    assert driver.opened() == "report-00003" and not panel.isVisible()


def test_escape_gives_the_keys_back_to_the_queue(driver: WindowDriver) -> None:
    panel, page = near(driver), driver.desk.desk_page
    driver.key(Qt.Key.Key_Escape)
    assert not panel.isVisible() and page.detail.bar.isVisible() and driver.focus() is page.queue.view


def test_the_row_in_the_facts_opens_it_and_what_was_merged_here_is_gone_from_it(driver: WindowDriver) -> None:
    page = driver.open([report(1), report(2), report(3, status=Status.DONE)]).desk_page
    facts = page.detail.body.facts
    driver.qtbot.waitUntil(facts.near.isVisible)
    assert facts.said("near") == "1 more open within 300 m"
    QTest.mouseClick(facts.near, Qt.MouseButton.LeftButton)
    assert page.detail.tools.nearby.isVisible() and len(lines(page.detail.tools.nearby)) == 1


def box_of(panel: NearbyPanel, row: int) -> QPoint:
    """Where the tick box of a row is painted."""
    option = QStyleOptionViewItem()
    option.initFrom(panel.list)
    option.rect = panel.list.visualItemRect(panel.list.item(row))
    option = inside(option)
    option.features = QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    box = panel.list.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, panel.list)
    return box.center()
