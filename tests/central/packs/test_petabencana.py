"""PetaBencana's archive: channels, local time, hashtags, keys."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from central.packs.findings import BROKEN, DUPLICATE, Findings
from central.packs.petabencana import category_of
from central.packs.petabencana import read_reports as read
from central.packs.reading import read_pack
from central.packs.records import Pack, PackReport
from officer_app.domain.vocabulary import Channel
from officer_app.domain.wib import WIB
from tests.central.packs.folders import collection, flood

_MINUTE = re.compile(
    r"\b(?:jam|pukul|pkl)\s*\b([01]?\d|2[0-3])[.:]([0-5]\d)\b|\b([01]?\d|2[0-3])[.:]([0-5]\d) wib", re.IGNORECASE
)


def _read(*features: object) -> tuple[list[PackReport], Findings]:
    pack, findings = Pack("x"), Findings()
    read("f.geojson", collection(*features), pack, findings)
    assert findings.read == len(features) == len(pack.reports) + sum(findings.refused.values())
    return pack.reports, findings


def test_a_report_keeps_its_text_as_it_came_and_shows_it_clean() -> None:
    (report,), _ = _read(flood(text="  Air  naik &amp; deras\r\n\r\n tolong "))
    assert report.raw_text == "  Air  naik &amp; deras\r\n\r\n tolong "
    assert report.text == "Air naik & deras\ntolong\nTinggi air: 40 cm"
    assert report.received == {"source": "grasp", "flood_depth": 40.0}


def test_a_time_without_zone_is_jakarta_s() -> None:
    (plain, zoned), _ = _read(flood(), flood(created_at="2017-02-21T06:34:07Z"))
    assert plain.received_at == datetime(2017, 2, 20, 23, 34, 7, 672_000, UTC)
    assert zoned.received_at == datetime(2017, 2, 21, 6, 34, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("source", "channel"),
    [("grasp", Channel.PETAJAKARTA), ("qlue", Channel.QLUE), ("detik", Channel.MEDIA), ("new", Channel.PETAJAKARTA)],
)
def test_the_source_tells_the_channel(source: str, channel: Channel) -> None:
    (report,), _ = _read(flood(source=source))
    assert report.channel is channel


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("air masuk", "banjir"),
        ("#drainaseburuk got depan rumah", "saluran-air"),
        ("#DrainaseBuruk #banjir", "banjir"),
        ("#cuacaekstrim", "banjir"),
        ("#jalananrusak", "jalan-rusak"),
        ("drainaseburuk tanpa pagar", "banjir"),
        ("#matilistrik", "jaringan-listrik"),
    ],
)
def test_it_is_a_flood_unless_a_hashtag_says_otherwise(text: str, category: str) -> None:
    assert category_of(text) == category


def test_a_report_without_words_says_so() -> None:
    (empty, titled), _ = _read(flood(text=None, report_data=None), flood(text=" ", title="Banjir Taman Ratu", report_data=None))
    assert (empty.text, empty.raw_text) == ("(Laporan banjir tanpa keterangan)", "")
    assert titled.text == "Banjir Taman Ratu"


def test_the_same_row_twice_is_one_report_and_a_row_that_differs_at_all_is_another() -> None:
    reports, findings = _read(flood(), flood(), flood(text="Air masuk rumah!"), flood(pkey="7"), flood(pkey="7", text="later"))
    assert len({report.source_key for report in reports}) == len(reports) == 3
    assert findings.refused == {DUPLICATE: 2}


@pytest.mark.parametrize(
    ("feature", "field"),
    [
        ("x", "feature"),
        ({"properties": None}, "properties"),
        (flood(float("nan")), "coordinates"),
        (flood(0, 0), "coordinates"),
        (flood("106.9"), "coordinates"),
        (flood(created_at="soon"), "created_at"),
        (flood(created_at=None), "created_at"),
        (flood(source=None), "source"),
        (flood(text=["x"]), "text"),
        (flood(text="\udcff"), "text"),
        (flood(report_data={"flood_depth": float("inf")}), "flood_depth"),
        ({**flood(), "geometry": None}, "geometry"),
        ({**flood(), "geometry": {"type": "LineString"}}, "geometry"),
    ],
)
def test_a_broken_row_is_named_and_the_rest_is_read(feature: object, field: str) -> None:
    reports, findings = _read(feature, flood())
    assert len(reports) == 1
    (problem,) = findings.broken
    assert (problem.file, problem.row, problem.field) == ("f.geojson", 1, field)
    assert findings.refused == {BROKEN: 1}


@pytest.mark.shared
def test_texts_that_name_the_minute_agree_with_local_time_and_not_with_utc(shared: Path) -> None:
    reports = read_pack(shared / "jakarta", Findings()).reports
    told = [(report.received_at, match) for report in reports if (match := _MINUTE.search(report.raw_text))]
    ages = [
        at.astimezone(WIB).hour * 60 + at.minute - int(match[1] or match[3]) * 60 - int(match[2] or match[4])
        for at, match in told
    ]
    assert len(ages) > 15
    # Just now, by local time; had the archive been in UTC, these would name moments of seven hours ago.
    assert sum(0 <= age <= 15 for age in ages) >= 5
    assert not any(0 <= age + 7 * 60 <= 15 for age in ages)
