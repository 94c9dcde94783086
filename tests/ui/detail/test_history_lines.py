"""Events and unsent operations as one timeline."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from officer_app.domain.deadlines import ClockPolicy
from officer_app.domain.operations import Answer, Assign, Evidence, Move, Note
from officer_app.domain.reports import Actor, Event
from officer_app.domain.vocabulary import Role, Status
from officer_app.translation import install_translator
from sync.records import Category, Colleague, OperationState, ReportDetail
from tests.ui.desk_samples import ME, NOW, REFERENCE, WARD, event, item, photo, report
from ui.detail.history_lines import HistoryLine, history_of
from ui.detail.history_view import HistoryView
from ui.detail.stage import Stage


def lines(*events: Event, operations: tuple[object, ...] = ()) -> tuple[HistoryLine, ...]:
    detail = ReportDetail(report=report(), events=events, operations=operations)  # type: ignore[arg-type]
    return history_of(detail, REFERENCE, ME)


def test_newest_first_with_names() -> None:
    told = lines(event(1, "received"), event(2, "move", to="coordinating", agency="sda", reason="Saluran kota"))
    assert [line.title for line in told] == ["Handed to Dinas Sumber Daya Air", "Received through QLUE"]
    assert told[0].who == "Siti Rahma, Staf"
    assert told[0].internal == ("Saluran kota",)


def test_unsent_work_is_laid_in_with_its_stage() -> None:
    sending = item("mine", Note(text="Sudah di lokasi"), OperationState.SENDING)
    told = lines(event(1, "received"), operations=(sending,))
    assert told[0].who == "You"
    assert told[0].stage is Stage.ON_ITS_WAY
    assert told[0].internal == ("Sudah di lokasi",)
    assert told[1].stage is None


def test_an_operation_whose_event_has_come_shows_once() -> None:
    told = lines(event(1, "note", text="x"), operations=(item("op-1", Note(text="x"), OperationState.APPLIED),))
    assert len(told) == 1
    assert told[0].stage is None


def test_settled_and_discarded_operations_are_not_laid_in() -> None:
    ended = (item("a", Note(text="x"), OperationState.SETTLED), item("b", Note(text="x"), OperationState.DISCARDED))
    assert lines(operations=ended) == ()


def test_an_unknown_kind_is_shown_as_unknown() -> None:
    told = lines(event(1, "teleported", text="secret"))
    assert told[0].unknown
    assert "teleported" in told[0].title


def test_public_words_are_kept_apart_from_internal_ones() -> None:
    told = lines(event(1, "answer", text="Kami datang"), event(2, "move", to="rejected", reason="salah", answer="Maaf"))
    assert (told[1].internal, told[1].public) == ((), ("Kami datang",))
    assert (told[0].internal, told[0].public) == (("salah",), ("Maaf",))


def test_a_conflict_says_what_happened() -> None:
    told = lines(operations=(item("a", Move(to=Status.IN_PROGRESS), OperationState.CONFLICT, problem="status-changed"),))
    assert "Somebody else moved" in told[0].problem


def test_data_of_a_wrong_shape_does_no_harm() -> None:
    told = lines(event(1, "move", to=["x"], agency=7, reason={"a": 1}, photos="no"), event(2, "assign", officer=None))
    assert told[1].internal == ()
    assert told[0].title == "Assignment removed"


def test_photos_and_people_are_told() -> None:
    result = Move(to=Status.AWAITING_VALIDATION, answer="Selesai", photos=(photo(), photo("b" * 64)))
    told = lines(operations=(item("a", result), item("b", Assign(officer="officer-2")), item("c", Answer(text="Halo"))))
    assert [line.title for line in told] == ["Public answer", "Assigned to Siti Rahma, Staf", "Result sent for validation"]
    assert (told[2].photos, told[2].internal) == ("2 photos", ())
    assert told[2].at < NOW


def test_covered_photos_are_told_at_both_ends() -> None:
    """As they were recorded here, and as the centre's history says it; a newer centre may say what it likes."""
    made = (replace(photo(), covered=True), photo("b" * 64))
    [recorded] = lines(operations=(item("a", Evidence(photos=made)),))
    of_centre = lines(event(1, "evidence", photos=[{"sha256": "a", "covered": True}, {"sha256": "b"}]))[0]
    assert recorded.photos == of_centre.photos == "2 photos  ■ parts covered on 1"
    assert lines(event(1, "evidence", photos=[{"covered": "ya"}, 7, None]))[0].photos == "3 photos"


def test_words_for_a_merged_report_are_told_at_both() -> None:
    left = lines(replace(event(2, "forwarded"), data={"kind": "note", "into_number": "JK-2"}))
    came = lines(event(3, "note", text="sama", from_number="JK-1"))
    assert [line.title for line in left] == ["Passed on to the main report JK-2"]
    assert [(line.title, line.internal) for line in came] == [("Note, added to report JK-1", ("sama",))]


def test_every_line_says_who_and_from_where() -> None:
    field = Colleague("officer-3", "Joko", "", frozenset({Role.FIELD}), (WARD,))
    agency = Colleague("officer-4", "Wati", "Dinas", frozenset({Role.AGENCY}), (WARD,))
    reference = replace(REFERENCE, officers=REFERENCE.officers | {one.id: one for one in (field, agency)})

    def by(seq: int, officer: str, name: str) -> Event:
        return replace(event(seq, "note", text="x"), actor=Actor(id=officer, name=name))

    events = (event(1, "received"), event(2, "note", text="x"), by(3, "officer-3", "Joko"), by(4, "officer-4", "Wati"))
    mine = item("op-9", Note(text="x"), OperationState.QUEUED)
    detail = ReportDetail(report=report(), events=(*events, by(5, "stranger", "Agus")), operations=(mine,))
    told = [(line.who, line.where) for line in reversed(history_of(detail, reference, ME))]
    assert told == [
        ("a citizen", ""),
        ("Siti Rahma, Staf", "at the office"),
        ("Joko, field officer", "in the field"),
        ("Wati, agency", "at the agency"),
        ("Agus", ""),
        ("You", "on this computer"),
    ]


def test_what_was_done_here_says_so_also_when_the_centre_has_it() -> None:
    done = item("op-1", Note(text="x"), OperationState.SETTLED)
    assert lines(event(1, "note", text="x"), operations=(done,))[0].where == "on this computer"


def test_late_work_says_when_it_arrived() -> None:
    at = NOW - timedelta(hours=1)
    late = replace(event(2, "note", text="x"), recorded_at=at - timedelta(hours=2), at=at)
    soon = replace(event(1, "note", text="x"), recorded_at=at - timedelta(minutes=2), at=at)
    told = lines(soon, late)
    assert [(line.at, line.arrived) for line in told] == [(late.recorded_at, at), (soon.recorded_at, None)]
    assert [line.doubtful for line in lines(late, replace(late, seq=3, data={"text": "x", "time_doubtful": True}))] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("kind", "data", "place"),
    [
        ("relocate", {"point": [106.9055, -6.2146], "address": "Jl. Baru 5"}, "Jl. Baru 5, -6.21460, 106.90550"),
        ("evidence", {"photos": [{"facts": {"point": [106.9, -6.2001]}}]}, "photo taken at the report's place"),
        (
            "evidence",
            {"photos": [{"facts": {}}, {"facts": {"point": [106.91, -6.2]}}]},
            "⚠ photo taken 1.1 km from the report's place",
        ),
        ("evidence", {"photos": [{"facts": {"point": [1e9, "x"]}}, 3]}, ""),
        ("note", {"text": "x"}, ""),
    ],
)
def test_a_place_that_an_operation_carries_is_told(kind: str, data: dict[str, object], place: str) -> None:
    assert lines(replace(event(1, kind), data=data))[0].place == place


def test_the_page_sets_internal_words_apart_from_public_ones(qtbot: QtBot) -> None:
    view = HistoryView()
    qtbot.addWidget(view)
    view.show_lines(lines(event(1, "move", to="rejected", reason="Bukan laporan", answer="Mohon maaf")), NOW)
    text = view.toPlainText()
    assert "▪ Internal: Bukan laporan" in text and "◉ Public: Mohon maaf" in text
    assert "Siti Rahma, Staf  ·  at the office" in text
    colours = {}
    for label in ("▪ Internal:", "◉ Public:"):
        found = view.document().find(label)
        colours[label] = found.charFormat().foreground().color().name()
        assert found.charFormat().font().bold()
    assert len(set(colours.values())) == 2, "the label says it, and the colour too"


def test_what_has_not_changed_is_left_alone(qtbot: QtBot) -> None:
    sent, waiting = item("a", Note(text="Satu\nDua"), OperationState.SENDING), item("b", Note(text="x"), OperationState.QUEUED)
    view = HistoryView()
    qtbot.addWidget(view)
    view.show_lines(lines(operations=(waiting, sent)), NOW)
    view.setTextCursor(view.document().find("Satu\u2028Dua"))
    for state in (OperationState.SENDING, OperationState.CONFLICT, OperationState.QUEUED):
        view.show_lines(lines(operations=(replace(waiting, state=state), sent)), NOW)
        assert view.textCursor().selectedText() == "Satu\u2028Dua"


def test_a_history_that_grows_and_shrinks_reads_like_one_written_anew(qtbot: QtBot) -> None:
    told = lines(
        event(1, "received"),
        event(2, "move", to="rejected", reason="Bukan laporan", answer="Mohon maaf"),
        event(3, "note", text="x\ny"),
        operations=(item("a", Answer(text="Kami datang"), OperationState.CONFLICT), item("b", Note(text="z"))),
    )
    shown = [told[first:last] for first in range(6) for last in range(first, 6)]
    shown += [told[:1] + told[3:], told, told[1:2] + told[:1], told[2:] + told[:2], ()]
    random.Random(5).shuffle(shown)
    view = HistoryView()
    qtbot.addWidget(view)
    for some in shown:
        anew = HistoryView()
        qtbot.addWidget(anew)
        view.show_lines(some, NOW)
        anew.show_lines(some, NOW)
        assert view.toHtml() == anew.toHtml()
        assert view.height() == anew.height()


@pytest.mark.parametrize(("language", "name"), [("en", "Rubbish"), ("id", "Sampah")])
def test_a_category_is_named_in_the_language_of_the_window(qtbot: QtBot, language: str, name: str) -> None:
    install_translator(language)
    policy = ClockPolicy()
    reference = replace(REFERENCE, categories={"waste": Category("waste", "Sampah", "Rubbish", policy)})
    detail = ReportDetail(report=report(), events=(event(1, "recategorise", category="waste"),), operations=())
    assert history_of(detail, reference, ME)[0].title.endswith(name)
