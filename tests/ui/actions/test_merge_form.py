"""The form that merges: it proposes a main report only where one is likely, and says what it wants where none is."""

from dataclasses import replace
from datetime import timedelta

import pytest

from officer_app.domain.operations import Merge
from tests.ui.desk_samples import NOW, report
from tests.ui.detail_driver import OpenPage, only, open_form, send
from tests.ui.office_desk import OfficeDesk
from ui.actions.offers import Action

POLITE = "mohon segera ditindaklanjuti, terima kasih"
METRE = 1 / 111_195


def around(office: OfficeDesk, metres: float, apart: timedelta, category: str, text: str) -> None:
    """The report that is shown, and one more beside it."""
    here = (106.9, -6.2)
    shown = report(text=f"Air menggenang di depan pos ronda, {POLITE}", point=here, received_at=NOW, approximate=False, rev=2)
    other = replace(shown, id="report-2", number="JK2603010001", category=category, text=f"{text}, {POLITE}", rev=3)
    office.fill(shown, replace(other, point=(here[0], here[1] + metres * METRE), received_at=NOW + apart))


@pytest.mark.parametrize(
    ("metres", "apart", "category", "text"),
    [
        (147, timedelta(days=-3), "waste", "Air menggenang dan sampah di depan pasar"),
        (200, timedelta(days=-10), "flood", "Banjir di terowongan"),
    ],
)
def test_what_is_not_likely_is_listed_and_not_chosen(
    open_page: OpenPage, metres: float, apart: timedelta, category: str, text: str
) -> None:
    office, page = open_page()
    around(office, metres, apart, category, text)
    page.show_report(None)
    page.show_report("report-1")
    form = open_form(page, Action.MERGE)
    assert form.box("into").count() == 1 and form.box("into").chosen() is None
    form.send.click()
    assert form.banner.isVisible() and office.recorded() == []


def test_what_is_likely_is_proposed(open_page: OpenPage) -> None:
    office, page = open_page()
    around(office, 9, timedelta(hours=-2), "flood", "Air menggenang depan pos ronda setinggi lutut")
    page.show_report(None)
    page.show_report("report-1")
    form = open_form(page, Action.MERGE)
    assert form.box("into").chosen() == "report-2"
    send(office, form)
    assert only(office) == Merge(into="report-2")
