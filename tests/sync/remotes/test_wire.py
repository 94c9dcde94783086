"""Decoding: what is ours is read, what is not is refused, what is newer than this version is kept."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.errors import NotOurServer
from sync.feed import FeedGone, FeedReport, FeedUnknown
from sync.remotes.answers import ResultStatus
from sync.remotes.wire import (
    check_collection,
    read_page,
    read_ping,
    read_problem,
    read_report,
    read_results,
)
from tests.fakes.wire_answers import INSTANCE, MOMENT, item, page, problem, report

HASH = "ab" * 32


def encoded(document: object) -> bytes:
    return msgspec.json.encode(document)


def test_a_page_of_all_kinds() -> None:
    event = {"seq": 1, "kind": "festival", "at": MOMENT, "data": {"a": [1]}}
    known = item("r1", 7, point=[106.8, -6.2], raw_text="x", unknown_field=1)
    known["events"] = [event]
    gone = {"kind": "merged", "id": "r2", "rev": 8, "into": "r1", "reason": "same"}
    newer = {"kind": "hologram", "rev": 9, "payload": {"x": 1.5}}
    found = read_page(encoded(page(known, gone, newer, cursor="c9", more=True)))
    assert (found.epoch, found.cursor, found.more) == ("e1", "c9", True)
    first, second, third = found.items
    assert isinstance(first, FeedReport)
    assert (first.report.id, first.report.rev, first.report.point) == ("r1", 7, (106.8, -6.2))
    assert first.events[0].kind == "festival"
    assert isinstance(second, FeedGone)
    assert (second.id, second.rev, second.kind, second.into, second.reason) == ("r2", 8, "merged", "r1", "same")
    assert isinstance(third, FeedUnknown)
    assert (third.kind, third.rev, msgspec.json.decode(third.document)) == ("hologram", 9, newer)


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        ({"channel": "telepathy"}, "channel"),
        ({"received_at": "2017-02-21T06:34:07"}, "received_at"),
        ({"attachments": [{"sha256": "../../etc/passwd", "size": 1, "mime": "image/jpeg", "role": "citizen"}]}, "attachments.1"),
        ({"point": [1]}, "point"),
    ],
)
def test_a_field_that_cannot_be_read_costs_itself(bad: dict[str, object], field: str) -> None:
    odd, good = read_page(encoded(page(item("bad", 1, **bad), item("good", 2)))).items
    assert isinstance(odd, FeedReport) and isinstance(good, FeedReport)
    assert [one.field for one in odd.unread] == [field] and good.unread == ()
    assert msgspec.json.decode(odd.document) == item("bad", 1, **bad)


def test_a_report_without_an_id_does_not_stop_the_others() -> None:
    found = read_page(encoded(page(item("bad", 1, id=""), item("good", 2))))
    assert isinstance(found.items[0], FeedUnknown)
    assert isinstance(found.items[1], FeedReport)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Welcome to Free WiFi</html>",
        b"[]",
        b'{"epoch": "e", "items": [], "cursor": ""}',
        b'{"epoch": "e", "items": [], "cursor": "", "more": false}',
        b"[" * 100_000,
        b'{"epoch": "e", "items": [{"kind": "x", "rev": NaN}], "cursor": "c", "more": false}',
    ],
)
def test_what_is_no_page_is_not_our_server(body: bytes) -> None:
    with pytest.raises(NotOurServer):
        read_page(body)


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(body: bytes) -> None:
    read_problem(body)
    with pytest.raises(NotOurServer):
        read_report(body)


def test_a_ping_has_to_repeat_the_nonce() -> None:
    answer = {"service": "officer-api", "instance": INSTANCE, "epoch": "e1", "time": MOMENT, "nonce": "n1"}
    assert read_ping(encoded(answer), "n1").epoch == "e1"
    for wrong in ({"nonce": "n2"}, {"service": "wifi"}, {"instance": ""}):
        with pytest.raises(NotOurServer):
            read_ping(encoded({**answer, **wrong}), "n1")


def test_results_must_be_those_of_our_questions() -> None:
    one = {"op_id": "a", "instance": INSTANCE, "status": "applied", "rev": 3, "report": report(rev=3)}
    two = {"op_id": "b", "instance": INSTANCE, "status": "conflict", "problem": problem("operation-refused", 409, detail="gone")}
    found = read_results(encoded({"results": [one, two]}), ["a", "b"], INSTANCE)
    assert [result.status for result in found] == [ResultStatus.APPLIED, ResultStatus.CONFLICT]
    assert found[0].report is not None
    assert found[1].problem == "gone"
    for op_ids, instance in ((["b", "a"], INSTANCE), (["a"], INSTANCE), (["a", "b"], "other")):
        with pytest.raises(NotOurServer):
            read_results(encoded({"results": [one, two]}), op_ids, instance)


@pytest.mark.parametrize("result", [{"status": "applied"}, {"status": "vaporised"}, {"status": 7}, {}])
def test_a_result_that_makes_no_sense_leaves_its_operation_in_doubt(result: dict[str, object]) -> None:
    good = {"op_id": "b", "instance": INSTANCE, "status": "applied", "rev": 3}
    answer = encoded({"results": [{"op_id": "a", "instance": INSTANCE, **result}, good]})
    assert [one.status for one in read_results(answer, ["a", "b"], INSTANCE)] == [ResultStatus.UNREADABLE, ResultStatus.APPLIED]


def test_a_problem_of_ours_has_our_kind_of_type() -> None:
    found = read_problem(encoded(problem("validation", 400, fields={"kind": "unknown", "a": "b"})))
    assert found is not None
    assert found.slug == "validation"
    assert found.fields_text() == "a: b; kind: unknown"
    assert read_problem(encoded({"type": "about:blank", "status": 400})) is None
    assert read_problem(encoded({"type": "urn:officer:problem:<script>"})) is None
    assert read_problem(b"<html>") is None


def test_geojson_is_checked_by_its_type() -> None:
    check_collection(b'{"type": "FeatureCollection", "features": []}')
    for body in (b'{"type": "Feature"}', b"{}", b"<html>"):
        with pytest.raises(NotOurServer):
            check_collection(body)


def test_hash_example_is_a_hash() -> None:
    found = read_results(
        encoded({"results": [{"op_id": "a", "instance": INSTANCE, "status": "missing_blobs", "missing": [HASH]}]}),
        ["a"],
        INSTANCE,
    )
    assert found[0].missing == (HASH,)
