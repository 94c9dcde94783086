"""The generated province: the same for the same seed, right by the central API's own rules, plausible in its shares."""

from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest
import requests
from sqlalchemy import Table, func, select

from bench.province import Filled, fill, people
from central import schema
from central.storage import Storage, read_rev
from officer_app.domain.operations import PAYLOADS
from officer_app.domain.vocabulary import CLOSED_STATUSES, Channel, OperationKind
from officer_app.domain.workflow import Workflow
from sync.feed import FeedReport
from sync.remotes.answers import FeedPage
from sync.remotes.wire import read_page
from tests.fakes.central_process import CentralServer

pytestmark = pytest.mark.shared

SIZE = 300
_TABLES = (schema.report, schema.attachment, schema.event)


@pytest.fixture(scope="module")
def province(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Filled:
    assert shared.is_dir()
    return fill(tmp_path_factory.mktemp("province"), SIZE, seed=7)


def test_the_same_seed_gives_the_same_rows(province: Filled, tmp_path: Path) -> None:
    again, other = fill(tmp_path / "again", SIZE, seed=7), fill(tmp_path / "other", SIZE, seed=8)
    for table in _TABLES:
        assert _rows(again, table) == _rows(province, table)
        assert _rows(other, table) != _rows(province, table)


def test_revisions_are_contiguous_and_numbers_unique(province: Filled) -> None:
    reports = _rows(province, schema.report)
    storage = Storage.open(province.data)
    with storage.reading() as connection:
        assert read_rev(connection) == SIZE
    storage.close()
    assert [row["rev"] for row in reports] == list(range(1, SIZE + 1))
    assert len({row["number"] for row in reports}) == len({row["id"] for row in reports}) == SIZE


def test_a_supervisor_receives_every_report_whole(province: Filled) -> None:
    with CentralServer(province.data) as central, requests.Session() as line:
        _sign_in(line, central, people.supervisor(1))
        items = [item for page in _pages(line, central) for item in page.items]
        reports = [item for item in items if isinstance(item, FeedReport)]
        assert len(reports) == len(items) == SIZE
        assert sum(len(item.events) for item in reports) == province.events
        photo = next(photo for item in reports for photo in item.report.attachments)
        found = line.get(f"{central.url}/officer/v1/attachments/{photo.sha256}", params={"size": "thumb"}, timeout=20)
        assert found.status_code == 200
        assert found.headers["Content-Type"] == "image/jpeg"


def test_a_lurah_receives_his_ward(province: Filled) -> None:
    wards = Counter(str(row["ward"]) for row in _rows(province, schema.report))
    ward, count = wards.most_common(1)[0]
    with CentralServer(province.data) as central, requests.Session() as line:
        _sign_in(line, central, people.lurah(ward))
        assert sum(len(page.items) for page in _pages(line, central)) == count


def test_histories_are_legal(province: Filled) -> None:
    """Each history leads by the workflow's own steps to the report's status."""
    steps = {(str(step.source), str(step.kind), str(step.target)) for step in Workflow().steps}
    stands = {str(row["id"]): "waiting" for row in _rows(province, schema.report)}
    ends = {"validate": "done", "return": "in_progress", "merge": "duplicate"}
    for row in _rows(province, schema.event):
        if row["kind"] == "received":
            continue
        payload = _decoded(row)
        before, kind = stands[row["report_id"]], str(row["kind"])
        after = str(payload.to) if kind == "move" else ends.get(kind, before)
        assert after == before or (before, kind, after) in steps
        stands[row["report_id"]] = after
    assert stands == {str(row["id"]): row["status"] for row in _rows(province, schema.report)}


def test_shares_are_plausible(province: Filled) -> None:
    reports = _rows(province, schema.report)
    closed = sum(row["status"] in CLOSED_STATUSES for row in reports)
    assert 0.9 * SIZE <= closed < SIZE
    assert Counter(row["channel"] for row in reports).most_common(1)[0][0] == Channel.QLUE
    assert len({row["category"] for row in reports}) > 15
    lengths = sorted(len(row["text"]) for row in reports)
    assert lengths[0] >= 25
    assert 60 <= lengths[len(lengths) // 2] <= 160
    assert lengths[-1] <= 200
    assert any(row["lon"] is None for row in reports)
    assert any(row["approximate"] for row in reports)


def _decoded(row: Any) -> Any:
    return msgspec.json.decode(row["data"], type=PAYLOADS[OperationKind(row["kind"])])


def _rows(province: Filled, table: Table) -> list[Any]:
    storage = Storage.open(province.data)
    with storage.reading() as connection:
        rows = connection.execute(select(table).order_by(*table.primary_key.columns)).mappings().all()
        assert connection.execute(select(func.count()).select_from(table)).scalar_one() == len(rows)
    storage.close()
    return list(rows)


def _sign_in(line: requests.Session, central: CentralServer, login: str) -> None:
    asked = {"login": login, "password": people.PASSWORD, "device_id": "bench"}
    token = line.post(f"{central.url}/officer/v1/session", json=asked, timeout=20).json()["access_token"]
    line.headers["Authorization"] = f"Bearer {token}"


def _pages(line: requests.Session, central: CentralServer) -> list[FeedPage]:
    pages = [_page(line, central, None)]
    while pages[-1].more:
        pages.append(_page(line, central, pages[-1].cursor))
    return pages


def _page(line: requests.Session, central: CentralServer, cursor: str | None) -> FeedPage:
    answer = line.get(f"{central.url}/officer/v1/changes", params={"cursor": cursor, "limit": 200}, timeout=20)
    return read_page(answer.content)
