"""A centre put back from a backup: nobody trusts its former cursors, and work offered again is done once."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from central.housekeeping import clear_away
from central.storage import Storage
from tests.fakes.central_office import BASE, Caller, SetClock, digest, photo, picture, seed
from tests.fakes.central_process import CentralProcess, CentralServer

ROOT = Path(__file__).parents[2]


class Backed:
    """A served centre whose data folder can be copied and put back, as an operator does with the server stopped."""

    def __init__(self, folder: Path) -> None:
        self.clock = SetClock()
        self.server = CentralServer(folder / "central", clock=self.clock)
        self._backup = folder / "backup"
        self._lines: list[Caller] = []

    def line(self, login: str) -> Caller:
        """An officer's line to it; signed in anew, since sessions go with the data."""
        self._lines.append(Caller(self.server.url, login))
        return self._lines[-1]

    def back_up(self) -> None:
        """Copy the data folder."""
        self.server.stop()
        shutil.copytree(self.server.data, self._backup)
        self.server.start()

    def restore(self) -> None:
        """Put the copy back and say so, by the command that operators have."""
        self.server.stop()
        shutil.rmtree(self.server.data)
        shutil.copytree(self._backup, self.server.data)
        command = [sys.executable, "-m", "officer_app", "central", "restored", "--data", str(self.server.data)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        assert "30 days" in done.stdout
        self.server.start()

    def close(self) -> None:
        """Hang up and stop."""
        for line in self._lines:
            line.close()
        self.server.stop()


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Backed]:
    """The small city, served, with a place for its backup."""
    backed = Backed(tmp_path)
    backed.server.start()
    seed(backed.server.storage)
    yield backed
    backed.close()


def texts(line: Caller, report_id: str) -> list[str]:
    events = line.get(f"/reports/{report_id}/events", params={"after": 1})["items"]
    return [event["data"].get("text", event["kind"]) for event in events]


def test_cursors_from_before_are_not_good_any_more(centre: Backed) -> None:
    lurah = centre.line("lurah")
    before, epoch = lurah.changes()["cursor"], lurah.changes()["epoch"]
    centre.back_up()
    lurah = centre.line("lurah")
    lurah.do("r1", "note", {"text": "setelah cadangan"})
    after = lurah.changes()["cursor"]
    assert lurah.call("GET", "/changes", params={"cursor": before}).status_code == 200
    centre.restore()
    lurah = centre.line("lurah")
    for cursor in (before, after):
        answer = lurah.call("GET", "/changes", params={"cursor": cursor})
        assert (answer.status_code, answer.json()["type"]) == (410, "urn:officer:problem:cursor-expired")
    page = lurah.changes()
    assert page["epoch"] != epoch
    assert lurah.get("/ping")["epoch"] == page["epoch"]
    assert lurah.get("/ping")["instance"] == lurah.call("GET", "/ping").headers["Officer-Instance"]
    assert lurah.call("GET", "/changes", params={"cursor": page["cursor"]}).status_code == 200


def rotated(line: Caller) -> None:
    """Refresh as a desk does four times an hour."""
    line.use(line.call("POST", "/session/refresh", json={"refresh_token": line.tokens["refresh_token"]}).json())
    assert line.get("/me")["login"]


def test_nobody_signs_in_again_because_of_a_restore(centre: Backed) -> None:
    before = centre.line("lurah")
    rotated(before)
    centre.back_up()
    for _ in range(3):
        centre.clock.move(timedelta(minutes=14))
        rotated(before)
    after = centre.line("camat")
    rotated(after)
    centre.restore()
    for line in (before, after):
        assert line.call("GET", "/me").status_code == 401
        rotated(line)
        rotated(line)


def test_a_restore_gives_no_token_back_its_power(centre: Backed) -> None:
    lurah = centre.line("lurah")
    old = lurah.tokens["refresh_token"]
    centre.back_up()
    rotated(lurah)
    signed_out = centre.line("camat")
    centre.restore()
    rotated(lurah)
    centre.clock.move(timedelta(minutes=5))
    assert lurah.call("POST", "/session/refresh", json={"refresh_token": old}).status_code == 401, "an older one is a copy"
    # A session that ends after the restore stays ended, also when it was forgotten and found again, and is cleared away.
    token = signed_out.tokens["refresh_token"]
    rotated(signed_out)
    signed_out.call("DELETE", "/session")
    clear_away(centre.server.storage)
    assert signed_out.call("POST", "/session/refresh", json={"refresh_token": token}).status_code == 401


def test_another_deployments_tokens_are_nothing_after_a_restore(centre: Backed, tmp_path: Path) -> None:
    with CentralServer(tmp_path / "other", clock=centre.clock) as other:
        seed(other.storage)
        stranger = Caller(other.url, "lurah")
    centre.back_up()
    centre.restore()
    body = {"refresh_token": stranger.tokens["refresh_token"]}
    answer = Caller(centre.server.url).call("POST", "/session/refresh", json=body)
    assert answer.status_code == 401
    stranger.close()


def test_work_offered_again_is_done_once(centre: Backed) -> None:
    lurah = centre.line("lurah")
    kept = lurah.operation("r1", "note", {"text": "dalam cadangan"})
    first = lurah.send(kept)[0]
    centre.back_up()
    lurah = centre.line("lurah")
    lost = [lurah.operation("r1", "note", {"text": "hilang"}), lurah.operation("r2", "move", {"to": "in_progress"})]
    assert [result["status"] for result in lurah.send(*lost)] == ["applied", "applied"]
    centre.restore()
    lurah = centre.line("lurah")
    assert texts(lurah, "r1") == ["dalam cadangan"]
    assert lurah.report("r2")["status"] == "waiting"
    for _ in range(2):
        results = lurah.send(kept, *lost)
        assert [result["status"] for result in results] == ["applied"] * 3
        assert results[0]["rev"] == first["rev"]
    assert texts(lurah, "r1") == ["dalam cadangan", "hilang"]
    assert lurah.report("r2")["status"] == "in_progress"


def test_what_the_centre_decided_since_is_not_overwritten(centre: Backed) -> None:
    centre.back_up()
    lurah = centre.line("lurah")
    operation = lurah.operation("r1", "move", {"to": "in_progress"}, guard={"status": "waiting"})
    assert lurah.send(operation)[0]["status"] == "applied"
    centre.restore()
    lurah, camat = centre.line("lurah"), centre.line("camat")
    camat.do("r1", "move", {"to": "rejected", "reason": "bukan wilayah"})
    result = lurah.send(operation)[0]
    assert (result["status"], result["problem"]["detail"], result["report"]["status"]) == (
        "conflict",
        "status-changed",
        "rejected",
    )


def evidence(line: Caller, data: bytes) -> dict[str, Any]:
    return line.operation("r1", "evidence", {"photos": [photo(digest(data))]})


def test_photos_that_the_backup_lacks_are_asked_for_again(centre: Backed) -> None:
    lurah = centre.line("lurah")
    kept, lost = picture(41), picture(42)
    lurah.upload(kept)
    centre.back_up()
    lurah = centre.line("lurah")
    lurah.upload(lost)
    operations = [evidence(lurah, kept), evidence(lurah, lost)]
    assert [result["status"] for result in lurah.send(*operations)] == ["applied", "applied"]
    centre.restore()
    lurah = centre.line("lurah")
    assert [lurah.call("HEAD", f"/blobs/{digest(data)}").status_code for data in (kept, lost)] == [200, 404]
    results = lurah.send(*operations)
    assert [(result["status"], result.get("missing")) for result in results] == [
        ("applied", None),
        ("missing_blobs", [digest(lost)]),
    ]
    lurah.upload(lost)
    assert lurah.send(operations[1])[0]["status"] == "applied"
    assert lurah.call("GET", f"/attachments/{digest(lost)}").content == lost


@pytest.mark.parametrize("harm", ["missing", "shorter", "other"])
def test_a_row_without_its_bytes_is_no_photo(centre: Backed, harm: str) -> None:
    """A database of today beside a photo folder of yesterday, or a disk that gives other bytes back."""
    lurah = centre.line("lurah")
    data = picture(43)
    whole = lurah.begin_upload(data).headers["Location"]
    assert lurah.patch_upload(whole, 0, data).status_code == 204
    sha256 = digest(data)
    path = centre.server.storage.blobs.path(sha256)
    if harm == "missing":
        path.unlink()
    else:
        path.write_bytes(data[:-100] if harm == "shorter" else data[:-100] + bytes(100))
    assert lurah.call("HEAD", f"/blobs/{sha256}").status_code == 404
    assert lurah.call("HEAD", whole.removeprefix(BASE)).status_code == 410, "not even by the answer that may have got lost"
    operation = evidence(lurah, data)
    result = lurah.send(operation)[0]
    assert (result["status"], result["missing"]) == ("missing_blobs", [sha256])
    assert len(lurah.report("r1")["attachments"]) == 1, "no report is given a photo that cannot be shown"
    begun = lurah.begin_upload(data)
    assert begun.headers["Upload-Offset"] == "0", "it has to come whole"
    assert lurah.patch_upload(begun.headers["Location"], 0, data).status_code == 204
    assert path.read_bytes() == data
    assert lurah.call("HEAD", f"/blobs/{sha256}").status_code == 200
    assert lurah.send(operation)[0]["status"] == "applied"
    assert lurah.call("GET", f"/attachments/{sha256}").content == data


def test_other_bytes_are_not_acknowledged_and_leave_nothing(centre: Backed) -> None:
    lurah = centre.line("lurah")
    data = picture(44)
    wrong = picture(45)
    begun = lurah.begin_upload(wrong, sha256=digest(data)).headers["Location"]
    answer = lurah.patch_upload(begun, 0, wrong)
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:officer:problem:checksum-mismatch")
    assert lurah.call("HEAD", begun.removeprefix(BASE)).status_code == 410
    for sha256 in (digest(data), digest(wrong)):
        assert lurah.call("HEAD", f"/blobs/{sha256}").status_code == 404
    assert lurah.send(evidence(lurah, data))[0]["status"] == "missing_blobs"


def test_a_copy_taken_while_it_works_is_whole(tmp_path: Path) -> None:
    """SQLite's own way of copying, beside a running server: what operators are told to use."""
    storage = Storage.open(tmp_path / "data")
    seed(storage)
    storage.close()
    with CentralProcess(tmp_path / "data") as central:
        line = Caller(central.url, "lurah")
        operation = line.operation("r1", "note", {"text": "sebelum"})
        line.send(operation)
        script = "import sqlite3, sys; a, b = map(sqlite3.connect, sys.argv[1:3]); a.backup(b); b.close(); a.close()"
        (tmp_path / "copy").mkdir()
        files = [str(tmp_path / folder / "central.db") for folder in ("data", "copy")]
        subprocess.run([sys.executable, "-c", script, *files], check=True, timeout=60)
        line.close()
    with CentralServer(tmp_path / "copy") as copy:
        line = Caller(copy.url, "lurah")
        assert texts(line, "r1") == ["sebelum"]
        assert line.send(operation)[0]["status"] == "applied"
        assert texts(line, "r1") == ["sebelum"]
        line.close()
