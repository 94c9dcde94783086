"""What one account may fill: the disk with photos, memory with pages, answers with what it shares; what is unused is erased."""

import json
import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import select

from central import map_documents, office, pages, quotas, schema, uploads
from central.housekeeping import clear_away
from central.unused_photos import UNUSED_LIFE
from tests.fakes.central_office import Caller, SetClock, digest, photo, picture
from tests.fakes.central_process import CentralServer

Open = Callable[[str | None], Caller]


def sent(line: Caller, data: bytes) -> tuple[int, str]:
    """How an upload ends, and what is said of it."""
    begun = line.begin_upload(data)
    if not begun.ok:
        return begun.status_code, begun.json()["detail"]
    return line.patch_upload(begun.headers["Location"], 0, data).status_code, ""


def test_an_officers_photos_of_a_day_have_a_bound_and_tomorrow_there_is_room(
    lurah: Caller, caller: Open, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    photos = [picture(number) for number in range(20, 24)]
    monkeypatch.setattr(quotas, "OF_OFFICER", sum(map(len, photos[:2])) + 100)
    assert [sent(lurah, data)[0] for data in photos[:2]] == [204, 204]
    status, why = sent(lurah, photos[2])
    assert status == 507
    assert "officer" in why
    assert sent(lurah, photos[0])[0] in (201, 204, 409), "what is held already takes no room"
    assert lurah.do("r1", "note", {"text": "tanpa foto"})["status"] == "applied"
    assert sent(caller("field"), photos[2])[0] == 204, "a colleague has a day of his own"
    clock.move(timedelta(days=1, minutes=1))
    lurah.sign_in("lurah")
    assert sent(lurah, photos[3])[0] == 204


def test_an_office_has_a_bound_for_all_its_officers(lurah: Caller, caller: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    photos = [picture(number) for number in range(24, 27)]
    monkeypatch.setattr(quotas, "OF_OFFICE", sum(map(len, photos[:2])) + 100)
    assert sent(lurah, photos[0])[0] == sent(caller("field"), photos[1])[0] == 204
    status, why = sent(lurah, photos[2])
    assert (status, "office" in why) == (507, True)
    assert sent(caller("outsider"), photos[2])[0] == 204


class Usage(NamedTuple):
    """What the disk says."""

    total: int
    used: int
    free: int


def test_photos_leave_the_disk_room_for_other_work(lurah: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(100 << 30, 0, quotas.RESERVE))
    assert sent(lurah, picture(28))[0] == 507
    assert lurah.do("r1", "note", {"text": "muat"})["status"] == "applied"


def test_unfinished_photos_make_room_for_one_another(
    lurah: Caller, central_server: CentralServer, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    photos = [picture(number) for number in range(30, 34)]
    monkeypatch.setattr(uploads, "MAX_UNFINISHED_BYTES", sum(map(len, photos[1:])))
    locations = []
    for data in photos:
        locations.append(lurah.begin_upload(data).headers["Location"].removeprefix("/officer/v1"))
        lurah.patch_upload(locations[-1], 0, data[:1000])
        clock.move(timedelta(seconds=1))
    assert [lurah.call("HEAD", location).status_code for location in locations] == [410, 200, 200, 200]
    assert len(list((central_server.data / "uploads").iterdir())) == 3


def test_photos_that_no_report_carries_are_erased_and_asked_for_again(
    lurah: Caller, central_server: CentralServer, clock: SetClock
) -> None:
    storage, used, unused = central_server.storage, lurah.upload(picture(35)), lurah.upload(picture(36))
    assert lurah.do("r1", "evidence", {"photos": [photo(used)]})["status"] == "applied"
    clock.move(UNUSED_LIFE)
    clear_away(storage)
    assert storage.blobs.path(unused).exists(), "not before its time"
    clock.move(timedelta(hours=1))
    clear_away(storage)
    assert storage.blobs.path(used).exists()
    assert not storage.blobs.path(unused).exists()
    with storage.reading() as connection:
        assert set(connection.execute(select(schema.blob_holder.c.sha256)).scalars()) == {used}
        assert len(connection.execute(select(schema.blob.c.sha256)).all()) == 3, "and the citizens' own"
    lurah.sign_in("lurah")
    late = lurah.operation("r1", "evidence", {"photos": [photo(unused)]})
    assert lurah.send(late)[0]["missing"] == [unused]
    lurah.upload(picture(36))
    assert lurah.send(late)[0]["status"] == "applied"


def test_files_that_no_row_knows_are_erased_in_their_hour(central_server: CentralServer, clock: SetClock) -> None:
    storage = central_server.storage
    stray, ours = digest(picture(37)), next((central_server.data / "blobs").glob("[0-9a-f][0-9a-f]/*"))
    path: Path = storage.blobs.path(stray)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(picture(37))
    os.utime(path, (clock.now.timestamp(),) * 2)
    clear_away(storage)
    assert path.exists(), "it may be a photo that is being stored"
    clock.move(timedelta(days=1))
    for _ in range(256):
        clock.move(timedelta(hours=1))
        clear_away(storage)
    assert not path.exists()
    assert ours.exists()


def share(line: Caller, name: str, length: int) -> Any:
    text = "x" * length
    return line.call("PUT", f"/office/views/{name}", json={"name": name, "query": {"text": text}})


def test_an_office_shares_no_more_than_its_bytes(lurah: Caller, camat: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "MOST_BYTES", 20_000)
    assert [share(lurah, f"v{number}", 6_000).status_code for number in range(4)] == [204, 204, 204, 400]
    assert share(lurah, "v1", 6_100).status_code == 204, "in the place of one that is there"
    assert share(camat, "district", 6_000).status_code == 204
    assert len(lurah.get("/office")["views"]) == 4


def test_what_many_offices_share_is_told_as_far_as_it_fits_the_own_first(
    lurah: Caller, camat: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        share(lurah, f"a{number}", 5_000)
    share(camat, "z-own", 5_000)
    monkeypatch.setattr(office, "MOST_SEEN_BYTES", 12_000)
    told = [view["name"] for view in camat.get("/office")["views"]]
    assert told == ["a0", "z-own"]


def test_pages_that_nobody_shares_are_forgotten(
    lurah: Caller, central_server: CentralServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "_MOST_SHARED", 8)
    kept: list[int] = []
    make_room = pages.Pages._make_room

    def watched(self: pages.Pages) -> None:
        make_room(self)
        kept.append(len(self._shared))

    monkeypatch.setattr(pages.Pages, "_make_room", watched)
    cursor = lurah.changes()["cursor"]
    for limit in range(1, 401):
        lurah.changes(cursor, limit=limit)
    assert len(kept) == 400
    assert max(kept) < 8


def test_map_documents_are_kept_within_their_bytes(caller: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(map_documents, "_KEPT_BYTES", 1)
    first = json.dumps(caller("lurah").get("/areas", params={"level": "neighbourhood"}))
    caller("outsider").get("/areas", params={"level": "neighbourhood"})
    assert json.dumps(caller("lurah").get("/areas", params={"level": "neighbourhood"})) == first
