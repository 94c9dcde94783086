"""The supervisor's pages and the figures, as states of the window."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.frame.rail import Place

if TYPE_CHECKING:
    from tests.ui.access_states import States


def oversight(states: "States") -> Iterator[tuple[str, QWidget]]:
    """Results, closed reports, the overview and the statistics."""
    states.desk.go_to(Place.SUPERVISION)
    page = states.desk.oversight.supervision
    assert page is not None
    results = page.validation
    states.driver.qtbot.waitUntil(lambda: results.result.detail() is not None)
    yield states.shown("results")
    results.send_back()
    yield states.shown("sending a result back")
    page.go_back()
    results.tick_all.click()
    yield states.shown("results ticked")
    results.ask_for_all()
    yield states.shown("validating several")
    page.go_back()
    page.go_back()
    results.closed.click()
    yield states.shown("closed reports")
    page.to_overview.click()
    states.driver.qtbot.waitUntil(lambda: page.overview.model.rowCount() > 0 and page.overview.forecast.isVisible())
    yield states.shown("overview")
    states.desk.go_to(Place.STATISTICS)
    statistics = states.desk.oversight.statistics
    assert statistics is not None
    states.driver.qtbot.waitUntil(lambda: statistics.model.rowCount() > 0 and statistics.weeks_model.rowCount() > 0)
    yield states.shown("statistics")
