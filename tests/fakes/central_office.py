"""A small city for tests of the central API: areas, agencies, officers of every kind, reports; and callers of the API.

Officers (all with PASSWORD): `lurah` and `field` of ward 31.75.07.1003, `camat` of district 31.75.07, `outsider` of ward
31.75.08.1001, `province` of 31, `dinas` of agency `bm` and `sudin` of agency `sda` in 31.
Reports: `r1` (public) and `p1` (private), each with a citizen's photo, and `r2` without one in 31.75.07.1003; `n1` in
31.75.07.1004; `x1` in 31.75.08.1001.
"""

import base64
import hashlib
import io
import itertools
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import requests
from argon2 import PasswordHasher
from PIL import Image
from sqlalchemy import insert

from central import schema
from central.blob_rows import record_blob
from central.officers import put_officer
from central.reports import NewReport, insert_reports
from central.storage import Storage
from central.working_time import store_calendar, store_office_hours
from officer_app.domain.calendar import Weekday, WorkCalendar
from officer_app.domain.deadlines import ClockPolicy
from officer_app.domain.deadlines import start as start_clocks
from officer_app.domain.officers import Officer
from officer_app.domain.reports import Attachment, Event, Report
from officer_app.domain.vocabulary import AreaLevel, Channel, PhotoRole, Role, Status, Visibility

PASSWORD = "rahasia-sekali"
START = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
HOME, NEXT, FAR = "31.75.07.1003", "31.75.07.1004", "31.75.08.1001"
BASE = "/officer/v1"

# As weak as it may be: a test proves passwords all the time, and the hash itself says how much work that is.
QUICK_HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
_password_hash = cache(QUICK_HASHER.hash)
_op_numbers = itertools.count(1)

_BOXES = {
    "31.75": ("Jakarta Timur", AreaLevel.CITY, (106.80, -6.30, 106.95, -6.20)),
    "31.75.07": ("Duren Sawit", AreaLevel.DISTRICT, (106.80, -6.30, 106.90, -6.20)),
    "31.75.08": ("Makasar", AreaLevel.DISTRICT, (106.90, -6.30, 106.95, -6.20)),
    HOME: ("Klender", AreaLevel.WARD, (106.80, -6.30, 106.85, -6.20)),
    NEXT: ("Pondok Bambu", AreaLevel.WARD, (106.85, -6.30, 106.90, -6.20)),
    FAR: ("Halim", AreaLevel.WARD, (106.90, -6.30, 106.95, -6.20)),
    f"{HOME}/RW 01": ("RW 01", AreaLevel.NEIGHBOURHOOD, (106.80, -6.30, 106.82, -6.25)),
    f"{FAR}/RW 01": ("RW 01", AreaLevel.NEIGHBOURHOOD, (106.90, -6.30, 106.92, -6.25)),
}
OFFICERS = (
    Officer("o-lurah", "lurah", "Siti Rahma", "Lurah", frozenset({Role.STAFF}), (HOME,)),
    Officer("o-field", "field", "Budi", "PPSU", frozenset({Role.FIELD}), (HOME,)),
    Officer("o-camat", "camat", "Dewi", "Camat", frozenset({Role.SUPERVISOR}), ("31.75.07",)),
    Officer("o-outsider", "outsider", "Agus", "Lurah", frozenset({Role.STAFF}), (FAR,)),
    Officer("o-province", "province", "Rina", "Biro", frozenset({Role.SUPERVISOR}), ("31",)),
    Officer("o-dinas", "dinas", "Joko", "Dinas", frozenset({Role.AGENCY}), ("31",), "bm"),
    Officer("o-sudin", "sudin", "Wati", "Sudin", frozenset({Role.AGENCY}), ("31",), "sda"),
)


class SetClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, span: timedelta) -> None:
        """Let time pass."""
        self.now += span


@cache
def picture(seed: int = 0, size: tuple[int, int] = (640, 480)) -> bytes:
    """A JPEG, different for each seed."""
    out = io.BytesIO()
    Image.effect_noise(size, 40 + seed % 60).convert("RGB").save(out, "JPEG", quality=70, comment=str(seed).encode())
    return out.getvalue()


def new_report(report_id: str, ward: str, *, at: datetime = START, **changes: Any) -> NewReport:
    """A waiting report, with whatever is said differently."""
    photo: Attachment | None = changes.pop("photo", None)
    report = Report(
        id=report_id,
        number="",
        channel=Channel.QLUE,
        category="roads",
        text=f"Jalan rusak {report_id}",
        status=Status.WAITING,
        ward=ward,
        received_at=at,
        updated_at=at,
        clocks=start_clocks(at, ClockPolicy()),
        rev=0,
        point=(106.82, -6.25),
        **changes,
    )
    return NewReport(
        report=report,
        source_key=f"test:{report_id}",
        raw_text=f"  Jalan rusak {report_id} &amp; ",
        events=(Event(seq=1, kind="received", at=at, data={}),),
        attachments=(photo,) if photo else (),
    )


def citizens_photo(storage: Storage, seed: int) -> Attachment:
    """A stored photo of a citizen."""
    blob = storage.blobs.store(picture(seed))
    with storage.writing() as tx:
        record_blob(tx, blob)
    return Attachment(
        sha256=blob.sha256, size=blob.size, mime=blob.mime, role=PhotoRole.CITIZEN, width=blob.width, height=blob.height
    )


def seed(storage: Storage) -> None:
    """Fill an empty storage with the small city."""
    public, private = citizens_photo(storage, 1), citizens_photo(storage, 2)
    with storage.writing() as tx:
        for code, (name, level, box) in _BOXES.items():
            tx.execute(insert(schema.area).values(code=code, name=name, level=level, aliases="[]", geometry=_box(*box)))
        tx.execute(
            insert(schema.category),
            [
                {"code": code, "name": code, "name_en": code, "response_hours": 6, "resolution_hours": 168, "red_flag_hours": 144}
                for code in ("roads", "flood")
            ],
        )
        tx.execute(insert(schema.agency), [{"code": "bm", "name": "Bina Marga"}, {"code": "sda", "name": "Sumber Daya Air"}])
        tx.execute(insert(schema.unit), [{"code": "ppsu", "name": "PPSU"}, {"code": "satpol", "name": "Satpol PP"}])
        tx.areas_changed()
        for officer in OFFICERS:
            put_officer(tx, officer, _password_hash(PASSWORD))
        insert_reports(
            tx,
            [
                new_report("r1", HOME, photo=public),
                new_report("p1", HOME, photo=private, visibility=Visibility.PRIVATE),
                new_report("r2", HOME),
                new_report("n1", NEXT),
                new_report("x1", FAR),
            ],
        )


def set_office_hours(storage: Storage, *categories: str) -> WorkCalendar:
    """Let these categories count the office's hours from now on; returns when it works."""
    calendar = WorkCalendar.of([(day, "07:30", "16:00") for day in list(Weekday)[:5]], [("2026-03-19", "Hari Suci Nyepi")])
    with storage.writing() as tx:
        store_calendar(tx, calendar)
        store_office_hours(tx, dict.fromkeys(categories, True))
        tx.reference_changed()
    return calendar


class Caller:
    """One officer's line to the API; requests time out so that a test never hangs."""

    def __init__(self, url: str, login: str | None = None) -> None:
        self.url = url + BASE
        self.session = requests.Session()
        self.session.headers["Accept-Encoding"] = "identity"
        self.tokens: dict[str, Any] = {}
        if login is not None:
            self.sign_in(login)

    def sign_in(self, login: str, password: str = PASSWORD) -> requests.Response:
        """Begin a session."""
        answer = self.call("POST", "/session", json={"login": login, "password": password, "device_id": "device-1"})
        if answer.ok:
            self.use(answer.json())
        return answer

    def use(self, tokens: dict[str, Any]) -> None:
        """Go on with these tokens."""
        self.tokens = tokens
        self.session.headers["Authorization"] = f"Bearer {tokens['access_token']}"

    @property
    def officer_id(self) -> str:
        """Who is signed in."""
        return str(self.tokens["officer"]["id"])

    def call(self, method: str, path: str, **options: Any) -> requests.Response:
        """One call below the base path."""
        return self.session.request(method, self.url + path, timeout=30, allow_redirects=False, **options)

    def get(self, path: str, **options: Any) -> Any:
        """The JSON of a GET that must succeed."""
        answer = self.call("GET", path, **options)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def changes(self, cursor: str | None = None, **parameters: Any) -> Any:
        """One page of changes."""
        return self.get("/changes", params=({"cursor": cursor} if cursor else {}) | parameters)

    def report(self, report_id: str) -> Any:
        """One report."""
        return self.get(f"/reports/{report_id}")["report"]

    def send(self, *operations: Mapping[str, Any]) -> list[Any]:
        """The results of a batch."""
        answer = self.call("POST", "/operations", json={"operations": list(operations)})
        assert answer.status_code == 200, answer.text
        results: list[Any] = answer.json()["results"]
        return results

    def operation(self, report_id: str, kind: str, payload: Mapping[str, Any], **changes: Any) -> dict[str, Any]:
        """An operation of this officer."""
        return {
            "op_id": op_id(),
            "report_id": report_id,
            "kind": kind,
            "payload": dict(payload),
            "guard": {},
            "base_rev": 1,
            "author_id": self.officer_id,
            "device_id": "device-1",
            "recorded_at": "2026-03-02T03:00:00Z",
            "depends_on": [],
        } | changes

    def do(self, report_id: str, kind: str, payload: Mapping[str, Any], **changes: Any) -> Any:
        """The result of one operation."""
        return self.send(self.operation(report_id, kind, payload, **changes))[0]

    def begin_upload(
        self, photo: bytes, *, sha256: str | None = None, size: int | None = None, **options: Any
    ) -> requests.Response:
        """The answer to the creation of an upload."""
        headers = upload_headers(photo, sha256, size) | options.pop("headers", {})
        return self.call("POST", "/uploads", headers=headers, **options)

    def patch_upload(self, location: str, offset: int, data: bytes) -> requests.Response:
        """The answer to more bytes."""
        headers = {"Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream", "Tus-Resumable": "1.0.0"}
        return self.call("PATCH", location.removeprefix(BASE), headers=headers, data=data)

    def upload(self, data: bytes) -> str:
        """Send a whole photo; its hash."""
        location = self.begin_upload(data).headers["Location"]
        answer = self.patch_upload(location, 0, data)
        assert answer.status_code == 204, answer.text
        return digest(data)

    def close(self) -> None:
        """Hang up."""
        self.session.close()


def upload_headers(photo: bytes, sha256: str | None = None, size: int | None = None) -> dict[str, str]:
    """What announces a photo."""
    length = len(photo) if size is None else size
    metadata = {"sha256": sha256 or digest(photo), "size": str(length), "mime": "image/jpeg"}
    pairs = ",".join(f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in metadata.items())
    return {"Upload-Length": str(length), "Upload-Metadata": pairs, "Tus-Resumable": "1.0.0"}


def digest(data: bytes) -> str:
    """The SHA-256 of bytes."""
    return hashlib.sha256(data).hexdigest()


def op_id() -> str:
    """A fresh UUID of version 7."""
    return f"01890000-0000-7000-8000-{next(_op_numbers):012x}"


def photo(sha256: str, *, role: str = "after", size: int = 1000) -> dict[str, Any]:
    """A photo as it stands in a payload."""
    facts = {"original_sha256": "f" * 64, "original_size": 5000, "source": "jpeg", "taken_at": "2026-03-02T02:30:00Z"}
    return {"sha256": sha256, "size": size, "mime": "image/jpeg", "width": 640, "height": 480, "role": role, "facts": facts}


def _box(west: float, south: float, east: float, north: float) -> str:
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return f'{{"type":"Polygon","coordinates":[{ring}]}}'
