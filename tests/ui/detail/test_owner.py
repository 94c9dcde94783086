"""A report whose place is another office's, or whose matter is an agency's: an owner is proposed, and a person decides."""

import json

import pytest
from PySide6.QtCore import QCoreApplication, QThread

from officer_app.domain.operations import Move, Relocate
from officer_app.domain.vocabulary import Status
from sync.changes import ChangeSet
from tests.ui.desk_samples import WARD, report
from tests.ui.detail_driver import OpenPage, only, open_form, send
from tests.ui.office_desk import REFERENCE, OfficeDesk
from ui.actions.offers import Action
from ui.detail.page import DetailPage

OTHER = "31.71.06.1005"
INSIDE, OUTSIDE = (106.89, -6.2), (106.91, -6.2)


def shapes(office: OfficeDesk, *, office_listed: bool = False, agency: str | None = None, approximate: bool = False) -> None:
    """Two wards, side by side; perhaps the other one's office among the owners, perhaps an agency for floods."""
    cache = office.stores.open_cache()
    wards = [_box(WARD, "Klender", 106.88, 106.9), _box(OTHER, "Gondangdia", 106.9, 106.92)]
    cache.put_document("areas/ward", "2", json.dumps({"type": "FeatureCollection", "features": wards}).encode())
    blocks = [_box(f"{WARD}/RW 05", "RW 05", 106.88, 106.9)]
    cache.put_document("areas/neighbourhood", "2", json.dumps({"type": "FeatureCollection", "features": blocks}).encode())
    more = [{"code": "gondangdia", "name": "Kelurahan  Gondangdia"}] if office_listed else []
    categories = [category | ({"agency": agency} if agency else {}) for category in REFERENCE["categories"]]  # type: ignore[attr-defined]
    changed = {"agencies": [*REFERENCE["agencies"], *more], "categories": categories, "approximate_areas": approximate}  # type: ignore[misc]
    cache.put_document("reference", "2", json.dumps(REFERENCE | changed).encode())
    cache.close()


def _box(code: str, name: str, west: float, east: float) -> dict[str, object]:
    ring = [[west, -6.3], [east, -6.3], [east, -6.1], [west, -6.1], [west, -6.3]]
    level = "neighbourhood" if "/" in code else "ward"
    properties = {"code": code, "name": name, "level": level, "approximate": False}
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def looked(office: OfficeDesk, page: DetailPage) -> None:
    """Tell the page of the new reference data, and wait until it has looked around."""
    with office.qtbot.waitSignal(page._around.looked):
        page.refresh(ChangeSet(reference=True))


def test_a_place_of_another_office_proposes_that_office(open_page: OpenPage) -> None:
    office, page = open_page(point=OUTSIDE)
    shapes(office, office_listed=True)
    looked(office, page)
    assert "This place is in Kelurahan Gondangdia, not in your area" in page.body.owner.words()
    assert "Proposed owner: Kelurahan  Gondangdia" in page.body.owner.words()
    page.body.owner.pressed.emit()
    form = page.panel.form()
    assert form is not None and form.spec.action is Action.COORDINATE
    assert "This place is in Kelurahan Gondangdia" in form.why.text() and form.why.isVisible()
    assert form.value("agency") == "gondangdia"
    form.editor("reason").appendPlainText("Mohon ditangani.")
    send(office, form)
    assert only(office) == Move(
        to=Status.COORDINATING,
        agency="gondangdia",
        reason="Not our area (bukan wilayah): the place is in Kelurahan Gondangdia\nMohon ditangani.",
    )


def test_an_office_that_is_not_listed_leaves_the_matters_agency_or_the_officer(open_page: OpenPage) -> None:
    office, page = open_page(point=OUTSIDE)
    shapes(office, approximate=True)
    looked(office, page)
    assert "Gondangdia (by approximate borders)" in page.body.owner.words()
    assert "Name who should have the report" in page.body.owner.words()
    assert open_form(page, Action.COORDINATE).value("agency") == ""
    page.close_form()
    shapes(office, agency="sda")
    cache = office.stores.open_cache()
    cache.close()
    looked(office, page)
    assert "Proposed owner: Dinas Sumber Daya Air" in page.body.owner.words()


def test_a_place_of_ones_own_says_nothing_but_its_neighbourhood(open_page: OpenPage) -> None:
    office, page = open_page(point=INSIDE)
    shapes(office)
    looked(office, page)
    assert not page.body.owner.isVisible()
    assert page.body.facts.said("place") == "Jl. Dermaga, RW 05, Klender, Duren Sawit"
    form = open_form(page, Action.COORDINATE)
    assert (form.value("agency"), form.value("reason"), form.why.isVisible()) == ("", "", False)


def test_the_form_for_another_place_says_where_that_is(open_page: OpenPage) -> None:
    office, page = open_page(point=INSIDE)
    shapes(office)
    form = open_form(page, Action.RELOCATE)
    assert not form.where.isVisible()
    for point, words in (
        ("-6.2, 106.89", "In RW 05, Kelurahan Klender."),
        ("-6.2, 106.91", "In Kelurahan Gondangdia, not in your area: the report moves there once this is sent."),
        ("-7.2, 106.91", "Outside all areas that are known here."),
    ):
        with office.qtbot.waitSignal(page._around.placed):
            form.editor("point").setPlainText(point)
        assert form.where.text() == words and form.where.isVisible()
    form.editor("point").setPlainText("-6.2, 106.9")
    assert form.where.text() == "…", "what was said of another point is not left standing"
    form.editor("point").setPlainText("di depan masjid")
    assert not form.where.isVisible(), "what is no place is nowhere"
    # What was typed is there again, and so is what it means.
    form.editor("point").setPlainText("-6.2, 106.89")
    page.close_form()
    with office.qtbot.waitSignal(page._around.placed):
        form = open_form(page, Action.RELOCATE)
    assert form.where.text() == "In RW 05, Kelurahan Klender."


def test_an_answer_for_a_form_that_was_closed_is_said_in_no_other(open_page: OpenPage) -> None:
    office, page = open_page(point=INSIDE)
    shapes(office)
    open_form(page, Action.RELOCATE).editor("point").setPlainText("-6.2, 106.89")
    page.close_form()
    form = open_form(page, Action.NOTE)
    # What is asked for later is answered later.
    with office.qtbot.waitSignal(page._around._feed.answered), office.qtbot.assertNotEmitted(page._around.placed):
        page._around.again()
    assert not form.where.isVisible()


def test_the_categorys_agency_is_proposed_in_the_form(open_page: OpenPage) -> None:
    office, page = open_page(point=INSIDE)
    shapes(office, agency="sda")
    looked(office, page)
    assert not page.body.owner.isVisible()
    form = open_form(page, Action.COORDINATE)
    assert form.value("agency") == "sda"
    assert form.value("reason").startswith("Not our authority (bukan wewenang)")
    assert "Dinas Sumber Daya Air is in charge of" in form.why.text()
    page.close_form()
    assert office.drafts() == {}, "what was only proposed is no draft"


def test_what_was_typed_is_never_replaced(open_page: OpenPage) -> None:
    office, page = open_page(point=INSIDE)
    form = open_form(page, Action.COORDINATE)
    form.editor("reason").setPlainText("Jalan negara")
    shapes(office, agency="sda")
    looked(office, page)
    assert (form.value("agency"), form.value("reason")) == ("", "Jalan negara")
    assert "Dinas Sumber Daya Air" in form.why.text()


def test_a_corrected_place_brings_the_report_there_by_itself(open_page: OpenPage) -> None:
    office, page = open_page(point=INSIDE)
    shapes(office, office_listed=True)
    looked(office, page)
    op_id = office.record(Relocate(point=OUTSIDE, address="Jl. Cikini"))
    with office.qtbot.waitSignal(page._around.looked):
        page.refresh(ChangeSet(reports=frozenset({"report-1"}), operations=frozenset({op_id})))
    assert "moves there automatically" in page.body.owner.words()
    form = open_form(page, Action.COORDINATE)
    assert form.value("agency") == "", "a hand-over would meet a report that has left"


def test_what_was_found_around_another_report_is_nobodys(open_page: OpenPage) -> None:
    office, page = open_page(point=OUTSIDE)
    office.fill(report(id="inside", number="JK2603040777", point=INSIDE), report(point=OUTSIDE))
    shapes(office)
    looked(office, page)
    assert page.body.owner.isVisible()
    page.show_report("inside")
    assert not page.body.owner.isVisible() and page.body.facts.said("near") == ""
    page.show_report("report-1")
    page.show_report("inside")
    with office.qtbot.waitSignal(page._around.looked) as told:
        pass
    assert told.args[0].report_id == "inside"
    assert not page.body.owner.isVisible()


def test_it_looks_around_in_a_thread_of_its_own_that_ends_with_the_page(open_page: OpenPage) -> None:
    office, page = open_page(point=OUTSIDE)
    shapes(office)
    looked(office, page)
    thread = next(found for found in page.findChildren(QThread) if found.objectName() == "around")
    assert thread.isRunning() and thread is not QThread.currentThread()
    told: list[object] = []
    page._around.looked.connect(told.append)
    page.refresh(ChangeSet(reference=True))
    page.stop()
    assert thread.isFinished()
    QCoreApplication.processEvents()
    assert told == [], "nothing is told after the page has stopped"


@pytest.mark.parametrize("status", [Status.DONE, Status.REJECTED])
def test_what_cannot_be_handed_over_any_more_offers_no_button(open_page: OpenPage, status: Status) -> None:
    office, page = open_page(point=OUTSIDE, status=status)
    shapes(office)
    looked(office, page)
    assert page.body.owner.isVisible() and not page.body.owner._button.isVisible()
