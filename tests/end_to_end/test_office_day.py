"""The whole line with real processes on real input: load, sync, work offline, restart, send, validate, and who may see it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.terminals import Caller, City, Terminal, clear_text_in, digest, now, result_photo

KLENDER = "31.75.07.1003"
ELSEWHERE = "31.73.01.1001"


@pytest.fixture
def city(shared: Path, tmp_path: Path) -> Iterator[City]:
    """The central API with Jakarta's real reports and four officers."""
    city = City(tmp_path / "city")
    summary = city.load(shared / "jakarta")
    assert (summary["read"], summary["accepted"]) == (1279, 1181)
    assert sum(summary["refused"].values()) == 98, summary["refused"]
    again = city.load(shared / "jakarta")
    assert (again["accepted"], again["already_there"]) == (0, 1181), "nothing doubles"
    city.add_officer("lurah.klender", "Lurah Klender", roles=("staff",), areas=(KLENDER,), title="Lurah")
    city.add_officer("biro", "Biro Pemerintahan", roles=("supervisor",), areas=("31",))
    city.add_officer("lurah.lain", "Lurah lain", roles=("staff",), areas=(ELSEWHERE,), title="Lurah")
    city.start()
    yield city
    city.stop()


@pytest.mark.shared
def test_a_day_offline_arrives_once_in_order_and_is_validated(city: City, tmp_path: Path) -> None:
    lurah, supervisor = Terminal(tmp_path / "lurah"), Terminal(tmp_path / "supervisor")
    number, before = _both_sync(city, lurah, supervisor)

    city.stop()
    photo = tmp_path / "selesai.jpg"
    original = result_photo(photo, at=tuple(before["report"]["point"]), taken=now() - timedelta(minutes=5))
    _work_offline(lurah, number, photo)
    assert clear_text_in(lurah.home, before["report"]["text"].encode(), original[2000:2200], b"Sudah diangkut") == []

    city.start()
    assert lurah.ask("outbox", "--retry")["operations"] == []
    after = lurah.ask("sync")
    assert (after["unsent"], after["photos_unsent"], after["attention"]) == (0, 0, 0)
    _arrived_once_in_order(city, lurah, number, digest(original))

    supervisor.run("sync")
    assert supervisor.show(number)["report"]["status"] == "awaiting_validation"
    supervisor.run("act", number, "validate")
    lurah.run("sync")
    for client in (lurah, supervisor):
        assert client.show(number)["report"]["status"] == "done"
        assert client.ask("outbox")["operations"] == []
    _outsider_sees_nothing(city, lurah.show(number)["report"])


def _both_sync(city: City, lurah: Terminal, supervisor: Terminal) -> tuple[str, dict[str, Any]]:
    lurah.sign_in(city.url, "lurah.klender")
    supervisor.sign_in(city.url, "biro")
    lurah.run("sync")
    supervisor.run("sync")
    everywhere, mine = supervisor.reports(), lurah.reports()
    assert len(everywhere) == 1181
    assert {row["id"] for row in mine} == {row["id"] for row in everywhere if row["ward"] == KLENDER}
    assert mine, "Klender has reports"
    number = mine[0]["number"]
    return number, lurah.show(number)


def _work_offline(lurah: Terminal, number: str, photo: Path) -> None:
    lurah.run("act", number, "take-on", expect=3)
    lurah.run("act", number, "note", "--text", "Petugas PPSU berangkat pukul sembilan.", expect=3)
    lurah.run("act", number, "result", "--text", "Sudah diangkut, terima kasih atas laporannya.", "--photo", str(photo), expect=3)
    lurah.run("sync", expect=3)
    # Each call was a process of its own: this is what is there after closing and reopening.
    assert lurah.show(number)["report"]["status"] == "awaiting_validation"
    assert [item["kind"] for item in lurah.ask("outbox", expect=3)["operations"]] == ["move", "note", "move"]


def _arrived_once_in_order(city: City, lurah: Terminal, number: str, original: str) -> None:
    shown = lurah.show(number)
    assert [event["kind"] for event in shown["events"]] == ["received", "move", "note", "move"]
    evidence = [photo for photo in shown["report"]["attachments"] if photo["role"] == "after"]
    assert [photo["original_sha256"] for photo in evidence] == [original]
    supervisor = Caller(city.url, "biro")
    sent = supervisor.call("GET", f"/attachments/{evidence[0]['sha256']}", params={"size": "full"})
    assert sent.status_code == 200
    assert digest(sent.content) == evidence[0]["sha256"]
    assert b"Lumia" not in sent.content, "EXIF does not leave the office"


def _outsider_sees_nothing(city: City, report: dict[str, Any]) -> None:
    outsider = Caller(city.url, "lurah.lain")
    feed = outsider.everything()
    assert str(report["id"]) not in feed
    assert str(report["number"]) not in feed
    sha256 = report["attachments"][-1]["sha256"]
    for path in (
        f"/reports/{report['id']}",
        f"/reports/{report['id']}/events",
        f"/attachments/{sha256}?size=thumb",
        f"/attachments/{sha256}?size=full",
    ):
        assert outsider.call("GET", path).status_code == 404, path
    assert outsider.call("HEAD", f"/blobs/{sha256}").status_code == 404
    assert str(report["id"]) not in outsider.call("GET", "/index").text
    _outsider_cannot_act(outsider, str(report["id"]))


def _outsider_cannot_act(outsider: Caller, report_id: str) -> None:
    operation = {
        "op_id": "0193a5c0-0000-7000-8000-00000000abcd",
        "report_id": report_id,
        "kind": "note",
        "payload": {"text": "Saya tidak boleh di sini."},
        "guard": {},
        "base_rev": 0,
        "author_id": outsider.officer["id"],
        "device_id": "by-hand",
        "recorded_at": "2026-01-01T00:00:00Z",
        "depends_on": [],
    }
    answer = outsider.call("POST", "/operations", json={"operations": [operation]})
    result = answer.json()["results"][0]
    assert result["status"] in ("conflict", "rejected")
    assert "report" not in result or result["report"] is None
