"""The account of a load, for a program and for a person."""

import json

from central.packs.records import Problem
from central.packs.summary import LoadSummary

_SUMMARY = LoadSummary(
    pack="jakarta",
    read=1279,
    accepted=1181,
    already_there=0,
    refused={"outside": 98},
    approximate=153,
    areas={"ward": 267},
    shifted_seconds=86_400.0,
    broken=(Problem("rw.geojson", 4, "rw", "is missing"),) * 21,
    skipped=(Problem("README.md", None, None, "is of no kind that a pack is read from"),),
)


def test_the_json_holds_everything() -> None:
    document = json.loads(json.dumps(_SUMMARY.as_json()))
    assert document["refused"] == {"outside": 98}
    assert document["broken"][20] == {"file": "rw.geojson", "row": 4, "field": "rw", "reason": "is missing"}


def test_the_text_says_it_in_sentences_and_cuts_long_lists() -> None:
    text = _SUMMARY.as_text()
    assert "1,279 reports read, 1,181 accepted, 0 already there, 98 refused." in text
    assert "refused: 98 (outside: lies outside all areas)" in text
    assert "153 had no point" in text
    assert "rw.geojson, row 4, rw: is missing" in text
    assert "and 1 more; --json lists them all." in text
    assert "README.md: is of no kind" in text
    assert "moved by 1.0 days" in text
