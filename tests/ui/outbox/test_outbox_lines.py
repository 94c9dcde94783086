"""The outbox in plain words."""

from datetime import timedelta

from officer_app.domain.operations import Answer, Move, Note
from officer_app.domain.vocabulary import Status
from sync.records import OperationState
from tests.ui.desk_samples import NOW, REFERENCE, item, photo
from ui.detail.stage import Stage
from ui.outbox.lines import explanation, outbox_line


def test_a_result_on_its_way_tells_bytes_tries_and_reason() -> None:
    result = Move(to=Status.AWAITING_VALIDATION, answer="Sudah\nbersih", photos=(photo(),))
    soon = NOW + timedelta(seconds=40)
    waiting = item("a", result, attempts=2, next_try=soon, problem="unreachable", bytes_total=2_000_000, bytes_sent=500_000)
    line = outbox_line(waiting, REFERENCE, NOW)
    assert line.title == "Result for validation"
    assert line.summary == "1 photo  ·  Sudah bersih"
    assert line.progress == 0.25
    assert "0.5 of 2.0 MB" in line.foot
    assert "The server does not answer" in line.foot
    assert "2 attempts" in line.foot
    assert line.foot.endswith("next try in 40 s")
    assert (line.stage, line.state) == (Stage.SAVED, "Saved on this computer")


def test_small_photos_are_told_in_kilobytes() -> None:
    result = Move(to=Status.AWAITING_VALIDATION, answer="x", photos=(photo(),))
    foot = outbox_line(item("a", result, bytes_total=83_500, bytes_sent=20_000), REFERENCE, NOW).foot
    assert "20 of 84 kB" in foot


def test_longer_waits_are_told_in_minutes_and_past_ones_not_as_negative() -> None:
    later = item("a", Note(text="x"), next_try=NOW + timedelta(seconds=250))
    past = item("a", Note(text="x"), next_try=NOW - timedelta(seconds=5))
    assert "next try in 4 min" in outbox_line(later, REFERENCE, NOW).foot
    assert "next connection" in outbox_line(past, REFERENCE, NOW).foot


def test_what_needs_a_person_says_so_and_waits_for_nothing() -> None:
    line = outbox_line(item("a", Answer(text="x"), OperationState.CONFLICT, problem="status-changed", attempts=3), REFERENCE, NOW)
    assert line.needs_person
    assert line.state == "Needs your decision"
    assert "attempt" not in line.foot
    assert line.progress is None


def test_explanations_calm_or_help() -> None:
    assert "There is no problem" in explanation(item("a", Note(text="x")), NOW)[0]
    assert "Received by the server" in explanation(item("a", Note(text="x"), OperationState.APPLIED), NOW)[0]
    title, text = explanation(item("a", Note(text="x"), OperationState.QUARANTINED, problem="forbidden"), NOW)
    assert "role" in title
    assert "kept" in text


def test_agencies_are_called_by_name() -> None:
    line = outbox_line(item("a", Move(to=Status.COORDINATING, agency="sda", reason="r")), REFERENCE, NOW)
    assert line.title == "Handed to Dinas Sumber Daya Air"
