"""Reads a pack's folder: tells its files by their names and their content, and each file by its own reader."""

import re
from collections.abc import Callable, Iterable
from enum import IntEnum
from pathlib import Path

from central.packs import areas, calendars, crm, floods, officers, own_reports, petabencana, taxonomy
from central.packs.files import files_of, read_json, read_rows
from central.packs.findings import FileBrokenError, Findings, PackError, RowBrokenError
from central.packs.records import Pack

MANIFEST = "pack.json"

_ENOUGH_TO_TELL = 50
_MAIN_ROADS = "roads_main.geojson"
# A state in which all is dry has no areas to be told by.
_FLOODS = "floods.geojson"
_NAME = re.compile(r"[^a-z0-9]+")


class Kind(IntEnum):
    """What a file of a pack holds, in the order in which they are read: what is referred to comes first."""

    CALENDAR = 1
    TAXONOMY = 2
    COMPILED_TAXONOMY = 3
    AGENCIES = 4
    UNITS = 5
    AREAS = 6
    ALIASES = 7
    NEIGHBOURHOODS = 8
    ROADS = 9
    OFFICERS = 10
    OWN_REPORTS = 11
    PETABENCANA = 12
    CRM = 13
    FLOODS = 14


_BY_NAME = {
    "calendar.json": Kind.CALENDAR,
    "agencies.json": Kind.AGENCIES,
    "units.json": Kind.UNITS,
    "aliases.json": Kind.ALIASES,
    "officers.json": Kind.OFFICERS,
    "reports.json": Kind.OWN_REPORTS,
    "reports.jsonl": Kind.OWN_REPORTS,
}
_UNKNOWN = "is of no kind that a pack is read from"


def read_pack(folder: Path, findings: Findings) -> Pack:
    """Everything that can be read of the folder; what cannot is in the findings. PackError when there is no such folder."""
    if not folder.is_dir():
        raise PackError(f"There is no folder {folder}. Nothing was changed. Name a folder that holds a pack.")
    files = files_of(folder)
    pack = Pack(_name(folder, findings))
    told = sorted((kind, file) for file in files if file != MANIFEST and (kind := _kind(folder, file, findings)))
    for kind, file in told:
        # A file of all roads, which sorts before, holds the main ones too and draws them more finely.
        if pack.roads and Path(file).name == _MAIN_ROADS:
            findings.skip(file, "holds roads that stand in the file of all roads too")
            continue
        if kind is Kind.OFFICERS or kind >= Kind.OWN_REPORTS:
            taxonomy.complete(pack)
        _read(kind, folder, file, pack, findings)
    taxonomy.complete(pack)
    return pack


def _name(folder: Path, findings: Findings) -> str:
    """The pack's name: its manifest's, else its folder's."""
    manifest = folder / MANIFEST
    fallback = _NAME.sub("-", folder.resolve().name.lower()).strip("-") or "pack"
    if not manifest.is_file():
        return fallback
    try:
        document = read_json(manifest)
    except FileBrokenError as error:
        findings.file_broken(MANIFEST, error)
        return fallback
    written = document.get("name") if isinstance(document, dict) else None
    if not isinstance(written, str) or not (name := _NAME.sub("-", written.lower()).strip("-")[:60]):
        findings.file_broken(MANIFEST, FileBrokenError("names no pack; its folder's name is used"))
        return fallback
    return name


def _kind(folder: Path, file: str, findings: Findings) -> Kind | None:
    """What a file holds; None, and noted, when it is nothing that a pack is read from or cannot be read."""
    try:
        kind = _told(folder / file, file)
    except FileBrokenError as error:
        findings.file_broken(file, error)
        return None
    if kind is None:
        findings.skip(file, _UNKNOWN)
    return kind


def _told(path: Path, file: str) -> Kind | None:
    if path.name in _BY_NAME:
        return _BY_NAME[path.name]
    if path.suffix == ".geojson":
        features = areas.features_of(read_json(path))
        return Kind.FLOODS if path.name == _FLOODS and not features else _geojson(features)
    if path.suffix == ".csv":
        return Kind.CRM if crm.is_report_table(read_rows(path)[0]) else None
    if path.suffix == ".json":
        return _json(read_json(path))
    return None


def _json(document: object) -> Kind | None:
    if not isinstance(document, dict):
        return None
    if "categories" in document:
        return Kind.TAXONOMY
    return Kind.COMPILED_TAXONOMY if any(block in document for block in taxonomy.CATEGORY_BLOCKS) else None


def _geojson(features: Iterable[object]) -> Kind | None:
    """What a FeatureCollection holds, by the properties of its first features that have any."""
    names: set[str] = set()
    for feature, _ in zip(features, range(_ENOUGH_TO_TELL), strict=False):
        properties = feature.get("properties") if isinstance(feature, dict) else None
        names |= set(properties) if isinstance(properties, dict) else set()
    if {"created_at", "source"} <= names:
        return Kind.PETABENCANA
    if {"state", "changed"} <= names:
        return Kind.FLOODS
    if "rw" in names and "kel_code" in names:
        return Kind.NEIGHBOURHOODS
    if "cls" in names:
        return Kind.ROADS
    return Kind.AREAS if "code" in names else None


def _read(kind: Kind, folder: Path, file: str, pack: Pack, findings: Findings) -> None:
    path = folder / file
    try:
        if kind is Kind.CALENDAR:
            calendars.read_calendar(file, path, pack)
        elif kind is Kind.CRM:
            crm.read_reports(file, path, pack, findings)
        elif kind is Kind.OWN_REPORTS:
            own_reports.read_reports(file, path, pack, findings)
        elif kind is Kind.ALIASES:
            areas.read_aliases(read_json(path), pack, findings, file)
        else:
            _READERS[kind](file, read_json(path), pack, findings)
    except FileBrokenError as error:
        findings.file_broken(file, error)
    except RowBrokenError as error:
        findings.file_broken(file, FileBrokenError(error.reason))


_READERS: dict[Kind, Callable[[str, object, Pack, Findings], None]] = {
    Kind.TAXONOMY: taxonomy.read_own_taxonomy,
    Kind.COMPILED_TAXONOMY: taxonomy.read_compiled_taxonomy,
    Kind.AGENCIES: taxonomy.read_agencies,
    Kind.UNITS: taxonomy.read_units,
    Kind.AREAS: areas.read_areas,
    Kind.NEIGHBOURHOODS: areas.read_neighbourhoods,
    Kind.ROADS: areas.read_roads,
    Kind.OFFICERS: officers.read_officers,
    Kind.PETABENCANA: petabencana.read_reports,
    Kind.FLOODS: floods.read_floods,
}
