"""Promises that are about to break are told an hour before, once, and never with a citizen's words."""

from datetime import timedelta

from officer_app.domain.vocabulary import Status
from tests.fakes.window_office import NOW, WindowOffice, report
from tests.ui.window_desk import WindowDriver


def told(driver: WindowDriver) -> str:
    driver.desk.notifications.toast.hide()
    driver.desk.bell.clocks.look()
    toast = driver.desk.notifications.toast
    return toast.words() if toast.isVisible() else ""


def test_each_promise_is_told_once(driver: WindowDriver, office: WindowOffice) -> None:
    # First responses are due six hours after the report came in.
    near, far = NOW - timedelta(hours=5, minutes=10), NOW - timedelta(hours=1)
    late = NOW - timedelta(hours=9)
    driver.open([report(1, received_at=near), report(2, received_at=far), report(3, received_at=late)])
    assert told(driver).startswith("1 report(s) will be late within the hour: ")
    assert told(driver) == ""
    office.now += timedelta(hours=4, minutes=15)
    assert told(driver).startswith("1 report(s) will be late")
    driver.desk.notifications.toast.pressed.emit()
    assert driver.opened() == "report-00002"


def test_what_was_answered_or_waits_for_others_is_not_told(driver: WindowDriver, office: WindowOffice) -> None:
    near = NOW - timedelta(hours=5, minutes=10)
    driver.open([report(1, received_at=near, status=Status.DONE)])
    assert told(driver) == ""


def test_whoever_wants_no_notices_gets_none(driver: WindowDriver, office: WindowOffice) -> None:
    office.settings.notifications = False
    driver.open([report(1, received_at=NOW - timedelta(hours=5, minutes=10))])
    assert told(driver) == ""
