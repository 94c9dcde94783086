"""What opens below a button or a field, and what a person new to the window reads, as states of the window."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from officer_app.domain.vocabulary import Status
from tests.fakes.window_office import NOW, report
from ui.actions.offers import Action
from ui.frame.memory import WindowMemory
from widgets.hit_list import HitList

if TYPE_CHECKING:
    from tests.ui.access_states import States


def menus(states: "States") -> Iterator[tuple[str, QWidget]]:
    """Every menu of the queue and of a report, the hits below a choice, the welcome, and a report that somebody else moves."""
    page = states.desk.desk_page
    page.close_report()
    bar = page.queue.bar
    for name, button in (("filter", bar.filter_button), ("views", bar.views_button), ("groups", bar.groups_button)):
        yield states.given(_popped(button), f"the menu {name}")
    for name, menu in _submenus(bar.filter_button):
        menu.popup(bar.filter_button.mapToGlobal(QPoint(0, bar.filter_button.height())))
        yield states.given(menu, f"the menu filter, {name}")
    states.desk.open_report("report-00002")
    more = page.detail.bar.findChild(QPushButton, "more")
    assert more is not None
    yield states.given(_popped(more), "the menu of further actions")
    yield _hits(states)
    page.detail.close_form()
    yield _moved(states)
    page.detail.close_form()
    yield _welcome(states)
    read_welcome(states)


def _submenus(button: QPushButton) -> list[tuple[str, QMenu]]:
    """The menus within a button's menu, by what their entries say."""
    found = [(action.text(), action.menu()) for action in button.menu().actions()]
    return [(name, menu) for name, menu in found if isinstance(menu, QMenu)]


def _popped(button: QPushButton) -> QMenu:
    menu = button.menu()
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))
    return menu


def _hits(states: "States") -> tuple[str, QWidget]:
    """A part of a name is typed: what fits stands below the field."""
    detail = states.desk.desk_page.detail
    detail.start_action(Action.ASSIGN)
    form = detail.panel.form()
    assert form is not None
    QTest.keyClicks(form.box("officer"), "i")
    states.driver.qtbot.waitUntil(lambda: any(hits.isVisible() for hits in states.window.findChildren(HitList)))
    return states.shown("hits below a choice")


def _moved(states: "States") -> tuple[str, QWidget]:
    """A colleague rejects the report while an answer to it is typed."""
    detail = states.desk.desk_page.detail
    states.desk.open_report("report-00030")
    detail.start_action(Action.ANSWER)
    form = detail.panel.form()
    assert form is not None
    states.driver.office.arrive(replace(report(30), status=Status.REJECTED, rev=90, updated_at=NOW))
    states.driver.qtbot.waitUntil(form.moved.isVisible)
    return states.shown("moved by a colleague")


def _welcome(states: "States") -> tuple[str, QWidget]:
    """The line that an installation shows until somebody has read it; the next state finds it read."""
    memory, welcome = WindowMemory(states.driver.office.home), states.desk.welcome
    memory.keep_word("welcome", "")
    states.desk.desk_page.close_report()
    welcome.show()
    QApplication.sendEvent(welcome, QEvent(QEvent.Type.LanguageChange))
    return states.shown("welcome")


def read_welcome(states: "States") -> None:
    """Dismiss it as a hand does."""
    [button] = [one for one in states.desk.welcome.findChildren(QPushButton) if one.isVisible()]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not states.desk.welcome.isVisible()
