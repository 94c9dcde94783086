"""Where the officer's work is."""

from officer_app.domain.operations import Note
from officer_app.domain.vocabulary import Status, Visibility
from sync.records import OperationState, ReportDetail
from tests.ui.desk_samples import item, report
from ui.detail.stage import Stage, needs_person, operation_stage, report_stage, stage_words


def detail(*states: OperationState, **changes: object) -> ReportDetail:
    operations = tuple(item(str(n), Note(text="x"), state) for n, state in enumerate(states))
    return ReportDetail(report=report(**changes), events=(), operations=operations)


def test_every_state_has_a_stage_and_every_stage_a_word() -> None:
    assert {operation_stage(state) for state in OperationState} <= set(Stage)
    assert len(set(stage_words())) == len(Stage)


def test_the_least_advanced_thing_counts() -> None:
    assert report_stage(detail(OperationState.APPLIED, OperationState.QUEUED), has_draft=False) is Stage.SAVED
    assert report_stage(detail(OperationState.SENDING), has_draft=False) is Stage.ON_ITS_WAY
    assert report_stage(detail(OperationState.SENDING), has_draft=True) is Stage.TYPED
    assert report_stage(detail(OperationState.SETTLED), has_draft=False) is Stage.AT_CENTRE


def test_public_only_when_the_citizen_can_read_it() -> None:
    assert report_stage(detail(public_answer="x"), has_draft=False) is Stage.PUBLIC
    assert report_stage(detail(status=Status.DONE), has_draft=False) is Stage.PUBLIC
    assert report_stage(detail(public_answer="x", status=Status.AWAITING_VALIDATION), has_draft=False) is Stage.AT_CENTRE
    assert report_stage(detail(public_answer="x", visibility=Visibility.PRIVATE), has_draft=False) is Stage.AT_CENTRE


def test_a_conflict_needs_a_person() -> None:
    assert needs_person(detail(OperationState.CONFLICT))
    assert needs_person(detail(OperationState.QUARANTINED))
    assert not needs_person(detail(OperationState.UNCERTAIN))
