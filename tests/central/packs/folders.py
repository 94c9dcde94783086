"""Small hand-made packs for the tests."""

import json
from pathlib import Path

WEST = "31.75.07.1003"
EAST = "31.75.07.1004"
OFFICE = {
    "hours": [
        {"weekday": day, "begins": "07:30", "ends": "16:00"} for day in ("monday", "tuesday", "wednesday", "thursday", "friday")
    ],
    "holidays": [{"date": "2014-12-25", "name": "Hari Raya Natal"}, {"date": "2014-12-26", "name": "Cuti bersama"}],
}
_HEADER = "report_id,date,description,location,kel_code_joined,category,dinas\n"


def square(west: float, south: float, size: float = 0.01) -> list[list[list[float]]]:
    east, north = west + size, south + size
    return [[[west, south], [east, south], [east, north], [west, north], [west, south]]]


def area(code: str, name: str, coordinates: object, **more: object) -> dict[str, object]:
    geometry = {"type": "Polygon", "coordinates": coordinates}
    return {"type": "Feature", "properties": {"code": code, "name": name} | more, "geometry": geometry}


def collection(*features: object) -> dict[str, object]:
    return {"type": "FeatureCollection", "features": list(features)}


def two_wards() -> dict[str, object]:
    return collection(area(WEST, "Klender", square(106.90, -6.23)), area(EAST, "Pondok Kelapa", square(106.91, -6.23)))


def flood(lon: object = 106.905, lat: object = -6.225, **more: object) -> dict[str, object]:
    properties: dict[str, object] = {
        "created_at": "2017-02-21T06:34:07.672",
        "source": "grasp",
        "text": "Air masuk rumah",
        "title": None,
        "image_url": None,
        "report_data": {"flood_depth": 40},
    }
    return {"type": "Feature", "properties": properties | more, "geometry": {"type": "Point", "coordinates": [lon, lat]}}


def own(key: str, **more: object) -> dict[str, object]:
    report: dict[str, object] = {
        "key": key,
        "channel": "qlue",
        "category": "banjir",
        "text": "Banjir sepinggang",
        "received_at": "2014-12-15T03:00:00Z",
        "point": [106.905, -6.225],
    }
    return report | more


def officer(login: str, *roles: str, areas: tuple[str, ...] = ("31",), **more: object) -> dict[str, object]:
    person: dict[str, object] = {
        "login": login,
        "name": login,
        "title": "",
        "roles": list(roles),
        "areas": list(areas),
        "password": "demo",
    }
    return person | more


class Folder:
    """A pack's folder that is written file by file; a string is written as it is, anything else as JSON."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(parents=True, exist_ok=True)

    def put(self, name: str, content: object) -> "Folder":
        target = self.path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            target.write_bytes(content)
        else:
            target.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return self

    def wards(self) -> "Folder":
        return self.put("areas/kelurahan.geojson", two_wards())

    def crm(self, *rows: str, header: str = _HEADER) -> "Folder":
        return self.put("reports/crm.csv", header + "".join(f"{row}\n" for row in rows))
