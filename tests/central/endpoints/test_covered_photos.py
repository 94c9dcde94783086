"""Covered photos and captions at the centre: kept with the report and its history, checked, and not said where it is not so."""

from typing import Any

import pytest

from officer_app.domain.operations import MAX_CAPTION
from tests.fakes.central_office import Caller, digest, photo, picture
from tests.fakes.central_process import CentralServer

TAKE_ON = {"to": "in_progress"}


def sent(lurah: Caller, seed: int, **about: Any) -> dict[str, Any]:
    """A photo whose bytes the centre has."""
    return {**photo(lurah.upload(picture(seed))), **about}


def shown(caller: Caller, sha256: str, report_id: str = "r1") -> dict[str, Any]:
    found: dict[str, Any] = next(p for p in caller.report(report_id)["attachments"] if p["sha256"] == sha256)
    return found


def test_they_are_kept_and_seen_by_others(lurah: Caller, camat: Caller) -> None:
    covered = sent(lurah, 11, caption="Saluran sudah bersih", covered=True)
    plain = sent(lurah, 12)
    assert lurah.do("r1", "evidence", {"photos": [covered, plain]})["status"] == "applied"
    for caller in (lurah, camat):
        found = shown(caller, covered["sha256"])
        assert (found["caption"], found["covered"]) == ("Saluran sudah bersih", True)
        assert not {"covered", "caption"} & set(shown(caller, plain["sha256"])), "what is not so is not said"
    event = camat.get("/reports/r1/events")["items"][-1]
    assert [kept.get("covered") for kept in event["data"]["photos"]] == [True, None]
    assert event["data"]["photos"][0]["caption"] == "Saluran sudah bersih"


def test_a_caption_has_its_length(lurah: Caller) -> None:
    good = sent(lurah, 13, caption="é" * MAX_CAPTION)
    assert lurah.do("r1", "evidence", {"photos": [good]})["status"] == "applied"
    result = lurah.do("r1", "evidence", {"photos": [good | {"caption": "é" * (MAX_CAPTION + 1)}]})
    assert result["status"] == "rejected"
    assert "payload.photos" in str(result["problem"])


def test_covered_is_yes_or_no(lurah: Caller) -> None:
    result = lurah.do("r1", "evidence", {"photos": [sent(lurah, 14, covered="sebagian")]})
    assert (result["status"], result["problem"]["type"].rpartition(":")[2]) == ("rejected", "validation")


@pytest.mark.parametrize("own_too", [False, True])
def test_a_copy_of_the_citizens_photo_alone_is_no_result(lurah: Caller, own_too: bool) -> None:
    lurah.do("r1", "move", TAKE_ON)
    [citizens] = [p for p in lurah.report("r1")["attachments"] if p["role"] == "citizen"]
    copy = sent(lurah, 15, role="before", covered=True)
    copy["facts"] = {**copy["facts"], "original_sha256": citizens["sha256"]}
    photos = [copy, sent(lurah, 16)] if own_too else [copy]
    result = lurah.do("r1", "move", {"to": "awaiting_validation", "answer": "selesai", "photos": photos})
    if own_too:
        assert result["status"] == "applied"
        assert shown(lurah, copy["sha256"])["original_sha256"] == citizens["sha256"]
    else:
        assert (result["status"], result["problem"]["detail"]) == ("rejected", "needs-photo")
        assert lurah.do("r1", "evidence", {"photos": photos})["status"] == "applied", "shown it may be"


def test_the_uncovered_bytes_are_not_asked_for(lurah: Caller, central_server: CentralServer) -> None:
    covered = sent(lurah, 17, covered=True)
    original = picture(18)
    covered["facts"] = {**covered["facts"], "original_sha256": digest(original)}
    assert lurah.do("r1", "evidence", {"photos": [covered]})["status"] == "applied"
    assert lurah.call("HEAD", f"/blobs/{digest(original)}").status_code == 404
    assert lurah.call("GET", f"/attachments/{digest(original)}").status_code == 404


def test_how_far_off_it_was_taken_is_kept_when_the_reports_place_moves(lurah: Caller, camat: Caller) -> None:
    lon, lat = lurah.report("r1")["point"]
    far = sent(lurah, 18)
    far["facts"] = {**far["facts"], "point": [lon, lat + 0.01]}
    nowhere = sent(lurah, 19, metres=3.0)
    nowhere["facts"] = {name: value for name, value in nowhere["facts"].items() if name != "point"}
    assert lurah.do("r1", "evidence", {"photos": [far, nowhere]})["status"] == "applied"
    kept = shown(camat, far["sha256"])["metres"]
    assert kept == pytest.approx(1112, abs=2), "a hundredth of a degree"
    assert "metres" not in shown(camat, nowhere["sha256"]), "a sender measures nothing"
    moved = lurah.do("r1", "relocate", {"point": [lon, lat + 0.0005]})
    assert moved["status"] == "applied", moved
    assert shown(camat, far["sha256"])["metres"] == kept
    [event] = [one for one in camat.get("/reports/r1/events")["items"] if one["kind"] == "evidence"]
    assert event["data"]["photos"][0]["metres"] == kept
