"""Every answer of the Officer API with each of its fields spoiled: no report vanishes, no batch fails, no run ends."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path as FilePath
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from officer_app.domain.bounds import is_moment
from officer_app.domain.vocabulary import OPEN_STATUSES, Status
from sync.changes import Connection
from sync.feed import FeedReport, FeedUnknown
from sync.records import OperationState, QueueQuery
from sync.remotes.feed_items import read_item
from sync.remotes.wire import read_index, read_page, read_results, read_tokens
from tests.fakes.memory_tokens import MemoryTokens
from tests.fakes.office import Office
from tests.fakes.small_centre import SmallCentre, ok
from tests.fakes.wire_answers import INSTANCE, page, tokens, tokens_answer
from tests.security.odd_values import ODD, Path, paths_of, rich_item, spoiled

NOW = datetime(2017, 2, 21, 8, 0, tzinfo=UTC)
OPEN = QueueQuery(statuses=tuple(status for status in Status if status in OPEN_STATUSES))
ITEM = rich_item()
# What a report is known by; a revision of an item stands in for its report's, and the other way round.
IDENTITY = {("report", "id"), ("report",)}
PAGE_IDENTITY = {("epoch",), ("cursor",), ("items",), ("items", 0), *(("items", 0, *path) for path in IDENTITY)}
REFERENCE = {
    "version": "2",
    "categories": [
        {"code": "flood", "name": "Banjir", "name_en": "Flood", "response_hours": 6.0, "resolution_hours": 168.0,
         "red_flag_hours": 144.0, "office_hours": False, "agency": "sda"},
    ],
    "agencies": [{"code": "sda", "name": "Dinas SDA"}],
    "units": [{"code": "ppsu", "name": "PPSU"}],
    "officers": [{"id": "officer-1", "name": "Siti", "title": "Lurah", "roles": ["staff"], "areas": ["31.75.07.1003"]}],
    "workflow": [{"source": "waiting", "target": "in_progress", "kind": "move", "roles": ["staff"], "needs": []}],
    "areas_version": "1",
    "approximate_areas": False,
    "calendar": {"hours": [{"weekday": "monday", "begins": "07:30", "ends": "16:00"}], "holidays": [
        {"date": "2017-03-28", "name": "Nyepi"}]},
}  # fmt: skip
OFFICE = {
    "views": [{"id": "v1", "tag": "t", "name": "Banjir", "query": {"view": {"categories": ["flood"]}}}],
    "templates": [{"id": "t1", "tag": "t", "name": "Terima kasih", "use": "answer", "text": "Terima kasih", "category": "flood"}],
}
AREAS = {
    "type": "FeatureCollection",
    "features": [
        {"type": "Feature", "properties": {"code": "31.75", "name": "Kota", "level": "city", "approximate": False, "state": 2},
         "geometry": {"type": "Polygon", "coordinates": [[[106.8, -6.2], [106.9, -6.2], [106.9, -6.1], [106.8, -6.2]]]}},
    ],
    "as_of": "2017-02-21T06:34:07Z",
}  # fmt: skip
SIDE = {"/reference": REFERENCE, "/office": OFFICE, "/areas": AREAS, "/roads": AREAS, "/floods": AREAS}
odd_values = st.sampled_from(sorted(ODD)).map(ODD.__getitem__)


def encoded(document: Any) -> bytes:
    return json.dumps(document).encode()


@pytest.mark.parametrize("path", [path for path in paths_of(ITEM) if path not in IDENTITY], ids=str)
def test_an_odd_field_of_an_item_costs_itself(path: Path) -> None:
    for name, odd in ODD.items():
        found = read_item(encoded(spoiled(ITEM, path, odd)), NOW)
        assert isinstance(found, FeedReport), name
        assert (found.report.id, found.report.rev) == ("r9", 9) or path[-1] == "rev", name
        clocks = found.report.clocks
        assert all(map(is_moment, (found.report.received_at, clocks.response_due, clocks.resolution_due))), name
        assert all(is_moment(one.at) for one in found.events), name
        # Whoever sees no difference has read the whole of it.
        assert found.unread or found.report.id == "r9"


@pytest.mark.parametrize("path", sorted(IDENTITY))
def test_an_item_without_identity_is_kept_and_hurts_no_other(path: Path) -> None:
    for odd in (7, None, ["x"], {"x": 1}):
        first, second = read_page(encoded(page(spoiled(ITEM, path, odd), rich_item("r10", 10)))).items
        assert isinstance(first, FeedUnknown) and isinstance(second, FeedReport)


@pytest.mark.parametrize(
    ("path", "shown"),
    [(("report", "status"), "status"), (("report", "channel"), "channel"), (("report", "visibility"), "visibility")],
)
def test_a_word_of_tomorrow_is_shown_as_it_came(path: Path, shown: str) -> None:
    found = read_item(encoded(spoiled(ITEM, path, "tomorrow")), NOW)
    assert isinstance(found, FeedReport)
    word = getattr(found.report, shown)
    assert (word, word.is_known) == ("tomorrow", False)
    assert [(one.field, one.said, one.is_word) for one in found.unread] == [(shown, "tomorrow", True)]


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_results_tokens_and_the_index_hold_what_can_be_read(odd: Any) -> None:
    result = {"op_id": "a", "instance": INSTANCE, "status": "applied", "rev": 9, "report": ITEM["report"], "missing": ["ab" * 32]}
    other = {"op_id": "b", "instance": INSTANCE, "status": "applied", "rev": 4}
    for path in paths_of(result):
        if path[0] not in ("op_id", "instance"):
            body = encoded({"results": [spoiled(result, path, odd), other]})
            assert [one.op_id for one in read_results(body, ["a", "b"], INSTANCE, NOW)] == ["a", "b"]
    answer = tokens_answer()
    for path in paths_of(answer):
        if path not in {("access_token",), ("refresh_token",), ("officer",), ("officer", "id")}:
            assert read_tokens(encoded(spoiled(answer, path, odd)), "http://x", INSTANCE, NOW).officer.id == "officer-1"
    index = {"items": [{"id": "a", "rev": 1}, {"id": "b", "rev": 2}], "more": False}
    for path in paths_of(index):
        if path != ("items",):
            found = read_index(encoded(spoiled(index, path, odd)))
            assert not found.whole or len(found.revs) == len(spoiled(index, path, odd)["items"])


@given(st.binary(max_size=300))
def test_no_bytes_break_the_decoder_of_items(document: bytes) -> None:
    read_item(document, NOW)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from([*ITEM["report"], "id", "x"]), inner, max_size=6),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from(sorted(ITEM["report"])), json_values, max_size=8), json_values)
def test_a_fuzzed_report_is_still_that_report(fields: dict[str, Any], events: Any) -> None:
    fields.pop("id", None)
    found = read_item(encoded({**ITEM, "report": {**ITEM["report"], **fields}, "events": events}), NOW)
    assert isinstance(found, FeedReport)
    assert found.report.id == "r9"


@pytest.fixture
def centre(httpserver: HTTPServer) -> SmallCentre:
    return SmallCentre(httpserver)


@pytest.fixture
def office(tmp_path: FilePath, httpserver: HTTPServer, centre: SmallCentre) -> Iterator[Office]:
    url = httpserver.url_for("").rstrip("/")
    with closing(Office(tmp_path / "home", url, MemoryTokens(tokens(url)))) as office:
        yield office


def once(document: Any) -> Callable[[Request], Response]:
    return lambda _: ok(document, {"ETag": '"odd"'})


def look_at_all(office: Office) -> set[str]:
    """Read what every part of the window reads."""
    office.reader.map_points(QueueQuery())
    office.reader.counts()
    assert all(line.count for line in office.reader.unread())
    rows = office.reader.queue(OPEN, None, 500).rows
    for row in rows:
        assert office.reader.detail(row.report_id) is not None
    return {row.report_id for row in rows}


loopback = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@loopback
@given(st.sampled_from([path for path in paths_of(page(ITEM)) if path not in PAGE_IDENTITY]), odd_values)
def test_a_run_meets_an_odd_page(office: Office, centre: SmallCentre, path: Path, odd: Any) -> None:
    report_id = f"r{len(centre.feed) + 1}"
    rev = centre.put(report_id)
    item = rich_item(report_id, rev)
    if path[-1] == "status" or path[-1] == "rev":
        item["report"]["status"] = "waiting"
    answer = {**page(item, cursor=f"e1:{rev}"), "epoch": "e1"}
    centre.fail("GET /changes", once(spoiled(answer, path, odd)))
    for _ in range(2):
        state = office.sync()
        assert (state.connection, state.problem) == (Connection.ONLINE, None)
    assert report_id in look_at_all(office)


@loopback
@given(st.sampled_from([(name, path) for name, one in SIDE.items() for path in ((), *paths_of(one))]), odd_values)
def test_a_run_meets_an_odd_document(office: Office, centre: SmallCentre, place: tuple[str, Path], odd: Any) -> None:
    name, path = place
    document: Any = spoiled({"": SIDE[name]}, ("", *path), odd).get("") if path else (odd if isinstance(odd, list) else None)
    for call, good in SIDE.items():
        centre.faults[f"GET {call}"] = [once(document if call == name else good)] * 9
    office.engine.renew_documents()
    report_id = f"r{len(centre.feed) + 1}"
    centre.put(report_id)
    state = office.sync()
    assert (state.connection, state.problem) == (Connection.ONLINE, None)
    assert report_id in look_at_all(office)
    assert office.reader.reference().workflow.steps
    office.reader.office()


RESULT = {"op_id": "", "instance": INSTANCE, "status": "applied", "rev": 9, "report": ITEM["report"], "missing": ["ab" * 32]}


@loopback
@given(st.sampled_from([path for path in paths_of(RESULT) if path[0] not in ("op_id", "instance")]), odd_values)
def test_a_batch_with_an_odd_result_goes_on(office: Office, centre: SmallCentre, path: Path, odd: Any) -> None:
    names = f"a{len(centre.feed) + 1}", f"b{len(centre.feed) + 1}"
    for name in names:
        centre.put(name)
    office.sync()
    notes = [office.note(name, "dicek") for name in names]

    def odd_answer(request: Request) -> Response:
        first, *others = [centre.operate(operation) for operation in request.get_json()["operations"]]
        told = {**ITEM["report"], "id": first["report"]["id"], "rev": first["rev"]}
        return ok({"results": [spoiled({**RESULT, **first, "report": told}, path, odd), *others]})

    centre.fail("POST /operations", odd_answer)
    for _ in range(3):
        state = office.sync_later()
        assert (state.connection, state.problem) == (Connection.ONLINE, None)
    assert [office.state(op_id) for op_id in notes] == [OperationState.SETTLED] * 2
    assert [centre.applied[op_id] for op_id in notes] == [1, 1]
    assert set(names) <= look_at_all(office)
