"""What a decision card compares."""

from dataclasses import replace

from officer_app.domain.operations import Assign, Note
from officer_app.domain.vocabulary import Status
from sync.records import DecisionCard
from tests.ui.decisions.conflicts import ANSWER, MINE, closed, conflict, gone
from tests.ui.desk_samples import ME
from tests.ui.office_desk import OfficeDesk
from ui.decisions.facets import Facet, Mark, facets_of, spoken


def card_of(office: OfficeDesk, op_id: str) -> DecisionCard:
    card = office.desk.reader.card(op_id)
    assert card is not None
    return card


def facets(office: OfficeDesk, op_id: str) -> dict[str, Facet]:
    found = facets_of(card_of(office, op_id), office.desk.reader.reference(), ME)
    return {facet.key: facet for facet in found}


def test_a_field_that_both_changed_clashes(office: OfficeDesk) -> None:
    found = facets(office, closed(office))
    status = found["status"]
    assert (status.base.status, status.mine.status) == (Status.IN_PROGRESS, Status.AWAITING_VALIDATION)
    assert status.theirs is not None and status.theirs.status is Status.DONE
    assert status.clashes and (status.mine.mark, status.theirs.mark) == (Mark.MINE, Mark.THEIRS)
    answer = found["answer"]
    assert answer.theirs is not None
    assert (answer.base.text, answer.mine.text, answer.theirs.text) == ("–", ANSWER, "Sudah ditangani.")


def test_a_field_that_only_one_side_changed_does_not_clash(office: OfficeDesk) -> None:
    found = facets(office, conflict(office, problem="assignee-changed", assignee="officer-2"))
    assignee = found["assignee"]
    assert assignee.theirs is not None
    assert (assignee.base.text, assignee.mine.text, assignee.theirs.text) == ("you", "you", "Siti Rahma, Staf")
    assert assignee.differs and not assignee.clashes
    assert found["status"].mine.mark is Mark.MINE and not found["status"].clashes


def test_what_both_changed_to_the_same_is_agreed(office: OfficeDesk) -> None:
    found = facets(office, conflict(office, status=Status.AWAITING_VALIDATION))
    status = found["status"]
    assert status.theirs is not None
    assert (status.mine.mark, status.theirs.mark, status.clashes) == (Mark.AGREED, Mark.AGREED, False)


def test_new_photos_are_a_difference_and_the_old_ones_are_not(office: OfficeDesk) -> None:
    photos = facets(office, closed(office))["photos"]
    assert photos.theirs is not None
    assert (len(photos.base.photos), len(photos.mine.photos), len(photos.theirs.photos)) == (0, 1, 0)
    assert (photos.mine.mark, photos.theirs.mark) == (Mark.MINE, Mark.NONE)
    assert spoken(photos.mine) == "1 photo"


def test_fields_that_nobody_changed_take_no_room(office: OfficeDesk) -> None:
    assert set(facets(office, closed(office))) == {"status", "assignee", "answer", "photos"}
    other = replace(MINE, id="report-9", number="JK2603040909")
    changed = facets(office, conflict(office, base=other, agency="sda", priority=2, category="waste"))
    assert {"agency", "priority", "category"} <= set(changed)
    assert changed["agency"].theirs is not None and changed["agency"].theirs.text == "Dinas Sumber Daya Air"


def test_an_internal_note_stands_in_the_officers_column_only(office: OfficeDesk) -> None:
    note = facets(office, conflict(office, Note(text="Petugas berangkat")))["note"]
    assert (note.base.text, note.mine.text, note.mine.mark) == ("–", "Petugas berangkat", Mark.MINE)


def test_a_report_that_is_gone_has_no_third_version(office: OfficeDesk) -> None:
    found = facets(office, gone(office))
    assert all(facet.theirs is None for facet in found.values())
    assert found["status"].differs and not found["status"].clashes


def test_an_assignment_is_told_with_names(office: OfficeDesk) -> None:
    assignee = facets(office, conflict(office, Assign(officer="officer-2"), assignee=None))["assignee"]
    assert assignee.theirs is not None
    assert (assignee.mine.text, assignee.theirs.text) == ("Siti Rahma, Staf", "nobody")
