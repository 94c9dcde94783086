"""The conflict table: which choices a situation has and what each records instead; pure."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_app.domain.operations import (
    MAX_TEXT_BYTES,
    Answer,
    Assign,
    Evidence,
    Merge,
    Move,
    Note,
    Payload,
    Prioritise,
    Reopen,
    Return,
    Validate,
    kind_of,
    photos_of,
)
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import OperationKind, Role, Status
from sync.decisions.choices import Situation, choices, replacements
from sync.records import Choice, Colleague, OperationState, OutboxItem, Reference
from tests.domain.samples import ARRIVED, payloads, photo, report

C, S = Choice, Status
ME, OTHER = "o-me", "o-other"
STAFF, FIELD, AGENCY = frozenset({Role.STAFF}), frozenset({Role.FIELD}), frozenset({Role.AGENCY})
SUPERVISOR = frozenset({Role.SUPERVISOR})
RESULT = Move(to=S.AWAITING_VALIDATION, answer="Sudah ditambal", photos=(photo(),))
TAKE = Move(to=S.IN_PROGRESS)
REFERENCE = Reference(officers={ME: Colleague(ME, "Saya", "", STAFF, ()), OTHER: Colleague(OTHER, "Lain", "", STAFF, ())})
HIS: Mapping[str, Any] = {"status": S.IN_PROGRESS, "assignee": ME}


def situation(
    payload: Payload,
    base: Mapping[str, Any],
    theirs: Mapping[str, Any] | None,
    problem: str = "status-changed",
    *,
    roles: frozenset[Role] = STAFF,
    state: OperationState = OperationState.CONFLICT,
    **changes: Any,
) -> Situation:
    """A payload that was recorded on a report as in `base` and refused when it was as in `theirs`."""
    item = OutboxItem(
        op_id="op",
        report_id="r-1",
        number="JK1",
        kind=kind_of(payload),
        payload=payload,
        state=state,
        recorded_at=ARRIVED,
        author_id=ME,
        attempts=0,
        next_try=None,
        problem=problem,
        bytes_total=0,
        bytes_sent=0,
    )
    now: Report | None = None if theirs is None else report(**{**base, **theirs})
    known: dict[str, Any] = {"officer_id": ME, "roles": roles, "reference": REFERENCE, **changes}
    return Situation(item=item, base=report(**base), theirs=now, seen=now, **known)


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        # Reassigned: to a colleague, to an agency, to a unit, or taken away.
        (
            situation(RESULT, HIS, {"assignee": OTHER}, "assignee-changed"),
            (C.FIELD_REPORT, C.ASK_BACK, C.SEND_AGAIN, C.KEEP_DRAFT, C.WITHDRAW),
        ),
        (
            situation(RESULT, HIS, {"status": S.COORDINATING, "agency": "bm"}),
            (C.FIELD_REPORT, C.ASK_BACK, C.KEEP_DRAFT, C.WITHDRAW),
        ),
        (
            situation(RESULT, HIS, {"status": S.DELEGATED, "unit": "ppsu", "assignee": None}),
            (C.FIELD_REPORT, C.ASK_BACK, C.KEEP_DRAFT, C.WITHDRAW),
        ),
        (situation(RESULT, HIS, {"status": S.WAITING, "assignee": None}), (C.FIELD_REPORT, C.ASK_BACK, C.KEEP_DRAFT, C.WITHDRAW)),
        # Given back to him meanwhile.
        (situation(RESULT, HIS, {}, "assignee-changed"), (C.SEND_AGAIN, C.KEEP_DRAFT, C.WITHDRAW)),
        # Closed by somebody.
        *(
            (situation(RESULT, HIS, {"status": status, "assignee": OTHER}), (C.ATTACH, C.ASK_REOPEN, C.WITHDRAW))
            for status in (S.DONE, S.REJECTED)
        ),
        (situation(TAKE, {}, {"status": S.AWAITING_VALIDATION}), (C.ATTACH, C.ASK_REOPEN, C.WITHDRAW)),
        # Merged.
        (situation(RESULT, HIS, {"status": S.DUPLICATE, "merged_into": "r-9"}), (C.TO_CANONICAL, C.WITHDRAW)),
        (
            situation(Answer(text="x"), {}, {"status": S.DUPLICATE, "merged_into": "r-9"}, "original-elsewhere"),
            (C.TO_CANONICAL, C.SEND_AGAIN, C.WITHDRAW),
        ),
        # Out of the area, or purged.
        (situation(RESULT, HIS, None, "not-in-scope"), (C.WITHDRAW,)),
        (situation(Note(text="x"), {}, None, "gone"), (C.WITHDRAW,)),
        # Moved by somebody, but still to be worked on.
        (
            situation(Move(to=S.REJECTED, reason="x"), {}, {"status": S.IN_PROGRESS}),
            (C.SEND_AGAIN, C.FIELD_REPORT, C.KEEP_DRAFT, C.WITHDRAW),
        ),
        # What it builds on did not come through.
        (situation(RESULT, HIS, {}, "dependency-failed"), (C.SEND_AGAIN, C.KEEP_DRAFT, C.WITHDRAW)),
        (situation(RESULT, HIS, {"status": S.WAITING}, "dependency-failed"), (C.KEEP_DRAFT, C.WITHDRAW)),
        # A move without a word has nothing to keep as a draft.
        (situation(TAKE, {}, {}, "dependency-failed"), (C.SEND_AGAIN, C.WITHDRAW)),
    ],
)
def test_the_conflict_table(case: Situation, expected: tuple[Choice, ...]) -> None:
    assert choices(case) == expected


@pytest.mark.parametrize(
    ("payload", "theirs", "problem", "expected"),
    [
        (RESULT, {}, "too-large", (C.RECOMPRESS, C.SEND_AGAIN, C.KEEP_DRAFT, C.WITHDRAW)),
        (Evidence(photos=(photo(),)), {}, "not-a-photo", (C.RECOMPRESS, C.SEND_AGAIN, C.KEEP_DRAFT, C.WITHDRAW)),
        (RESULT, {}, "refused-repeatedly", (C.SEND_AGAIN, C.KEEP_DRAFT, C.WITHDRAW)),
        (RESULT, {}, "photo-missing", (C.KEEP_DRAFT, C.WITHDRAW)),
        (RESULT, {"status": S.DONE}, "too-large", (C.ATTACH, C.ASK_REOPEN, C.KEEP_DRAFT, C.WITHDRAW)),
        (Note(text="x"), {"status": S.DONE}, "validation", (C.SEND_AGAIN, C.KEEP_DRAFT, C.WITHDRAW)),
        (Validate(), {}, "wrong-role", (C.WITHDRAW,)),
        (Move(to=S.COORDINATING, agency="none", reason="x"), {}, "needs-agency", (C.KEEP_DRAFT, C.WITHDRAW)),
        (Prioritise(priority=2), {}, "forbidden", (C.SEND_AGAIN, C.KEEP_DRAFT, C.WITHDRAW)),
    ],
)
def test_what_was_rejected_can_be_sent_again_where_it_may_be_done_now(
    payload: Payload, theirs: Mapping[str, Any], problem: str, expected: tuple[Choice, ...]
) -> None:
    reference = Reference(agencies={"bm": "Bina Marga"})
    case = situation(payload, HIS, theirs, problem, state=OperationState.QUARANTINED, reference=reference)
    assert choices(case) == expected


def test_words_and_photos_go_to_whoever_has_the_report_now() -> None:
    for choice, case in (
        (C.FIELD_REPORT, situation(RESULT, HIS, {"assignee": OTHER}, "assignee-changed")),
        (C.ATTACH, situation(RESULT, HIS, {"status": S.DONE})),
    ):
        [(target, payload)] = replacements(choice, case)
        assert target == "r-1"
        assert isinstance(payload, Evidence), "never public by itself"
        assert payload.photos == RESULT.photos
        assert payload.text is not None
        assert "Jawaban yang disiapkan untuk warga (belum terbit): Sudah ditambal" in payload.text
        assert "hasil pekerjaan" in payload.text
        assert "02-03-2026 08.30 WIB" in payload.text


def test_without_photos_the_words_are_a_note() -> None:
    case = situation(Move(to=S.COORDINATING, agency="bm", reason="bukan wewenang"), HIS, {"status": S.DONE})
    [(_, payload)] = replacements(C.ATTACH, case)
    assert isinstance(payload, Note)
    assert "Alasan: bukan wewenang" in payload.text
    answer = situation(Answer(text="Segera"), {}, {"status": S.DUPLICATE, "merged_into": "r-9"}, "original-elsewhere")
    [(_, told)] = replacements(C.TO_CANONICAL, answer)
    assert isinstance(told, Note)
    assert told.text.endswith("(belum terbit): Segera")


def test_words_that_are_too_long_for_one_note_go_in_several() -> None:
    words = Move(to=S.COORDINATING, agency="bm", reason="é" * (MAX_TEXT_BYTES // 2), answer="ü" * (MAX_TEXT_BYTES // 2))
    told = [payload for _, payload in replacements(C.ATTACH, situation(words, HIS, {"status": S.DONE}))]
    assert [isinstance(payload, Note) for payload in told] == [True] * 3
    texts = [payload.text for payload in told if isinstance(payload, Note)]
    assert all(len(text.encode()) <= MAX_TEXT_BYTES for text in texts)
    assert "".join(texts).count("é") == "".join(texts).count("ü") == MAX_TEXT_BYTES // 2


def test_photos_whose_files_are_gone_are_told_and_left_out() -> None:
    case = situation(RESULT, HIS, {"status": S.DONE}, lost=frozenset({photo().sha256}))
    [(_, payload)] = replacements(C.ATTACH, case)
    assert isinstance(payload, Note)
    assert payload.text.endswith("(1 foto tidak ada lagi di komputer petugas.)")


def test_the_original_gets_it_where_it_is_here_else_the_centre_passes_it_on() -> None:
    merged = {"status": S.DUPLICATE, "merged_into": "r-9"}
    [(target, payload)] = replacements(C.TO_CANONICAL, situation(RESULT, HIS, merged, known=frozenset({"r-9"})))
    assert target == "r-9"
    assert isinstance(payload, Evidence)
    assert payload.text is not None
    assert payload.text.startswith("Dari laporan JK1")
    assert replacements(C.TO_CANONICAL, situation(RESULT, HIS, merged))[0][0] == "r-1"


@pytest.mark.parametrize(
    ("roles", "theirs", "expected"),
    [
        (STAFF, {"assignee": OTHER}, [Assign(officer=ME), Note(text="masih saya kerjakan")]),
        (SUPERVISOR, {"assignee": None}, [Assign(officer=ME), Note(text="masih saya kerjakan")]),
        (FIELD, {"assignee": OTHER}, None),
        (STAFF, {"assignee": OTHER, "agency": "bm"}, None),
        (STAFF, {"unit": "ppsu"}, None),
    ],
)
def test_a_report_is_taken_back_where_the_role_may_and_asked_for_else(
    roles: frozenset[Role], theirs: Mapping[str, Any], expected: list[Payload] | None
) -> None:
    case = situation(RESULT, HIS, theirs, "assignee-changed", roles=roles)
    found = [payload for _, payload in replacements(C.ASK_BACK, case, "masih saya kerjakan")]
    if expected is not None:
        assert found == expected
    else:
        [note] = found
        assert isinstance(note, Note)
        assert note.text.startswith("Mohon laporan ini dikembalikan")
        assert note.text.endswith("Alasan: masih saya kerjakan")
        assert "Sudah ditambal" not in note.text


@pytest.mark.parametrize(
    ("roles", "status", "expected"),
    [
        (SUPERVISOR, S.DONE, Reopen(reason="bocor lagi")),
        (SUPERVISOR, S.REJECTED, Reopen(reason="bocor lagi")),
        (SUPERVISOR, S.AWAITING_VALIDATION, Return(reason="bocor lagi")),
        (STAFF, S.DONE, None),
        (AGENCY, S.AWAITING_VALIDATION, None),
    ],
)
def test_a_report_is_reopened_where_the_role_may_and_a_supervisor_asked_else(
    roles: frozenset[Role], status: Status, expected: Payload | None
) -> None:
    case = situation(RESULT, HIS, {"status": status}, roles=roles)
    [(_, payload)] = replacements(C.ASK_REOPEN, case, "bocor lagi")
    if expected is not None:
        assert payload == expected
    else:
        assert isinstance(payload, Note)
        assert payload.text.startswith("Mohon laporan ini dibuka kembali")


def test_what_is_kept_or_given_up_records_nothing() -> None:
    case = situation(RESULT, HIS, {"assignee": OTHER}, "assignee-changed")
    assert replacements(C.KEEP_DRAFT, case) == replacements(C.WITHDRAW, case, "x") == []


cases = st.builds(
    situation,
    payloads,
    st.fixed_dictionaries({"status": st.sampled_from(S), "assignee": st.sampled_from([None, ME, OTHER])}),
    st.none()
    | st.fixed_dictionaries(
        {"status": st.sampled_from(S), "assignee": st.sampled_from([None, ME, OTHER])},
        optional={"merged_into": st.just("r-2"), "agency": st.just("bm"), "unit": st.just("ppsu")},
    ),
    st.sampled_from(["status-changed", "assignee-changed", "dependency-failed", "too-large", "photo-missing", "not-in-scope"]),
    roles=st.frozensets(st.sampled_from(Role), min_size=1),
    state=st.sampled_from([OperationState.CONFLICT, OperationState.QUARANTINED]),
    known=st.sampled_from([frozenset(), frozenset({"r-2"})]),
)


@given(cases)
def test_every_choice_is_possible_and_loses_nothing(case: Situation) -> None:
    offered = choices(case)
    assert offered[-1] is C.WITHDRAW
    assert len(set(offered)) == len(offered)
    for choice in offered:
        recorded = replacements(choice, case, "alasan")
        assert bool(recorded) == (choice not in (C.KEEP_DRAFT, C.WITHDRAW))
        for target, payload in recorded:
            assert target == "r-1" or choice is C.TO_CANONICAL
            if choice not in (C.SEND_AGAIN, C.RECOMPRESS):
                assert kind_of(payload) not in (OperationKind.ANSWER, OperationKind.MOVE), "nothing public, no status by itself"
        if choice in (C.FIELD_REPORT, C.ATTACH, C.TO_CANONICAL):
            carried = [found for _, payload in recorded for found in photos_of(payload)]
            assert carried == list(photos_of(case.item.payload))
    if isinstance(case.item.payload, Merge):
        assert C.SEND_AGAIN not in offered or case.item.payload.into in case.known
