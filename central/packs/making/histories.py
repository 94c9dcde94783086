"""Made-up histories: for each way that a report can have gone, the steps that lead there, by those who may take them.

The loader plays every history through the workflow, so a step that nobody may take would be refused there.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass

from central.packs.making import people
from central.packs.making.people import Crew

Document = dict[str, object]

# What officers write. {unit}, {agency} and {jalan} are filled in.
_NOTES = (
    "Sudah dicek ke lokasi, sesuai laporan.",
    "Pelapor menyebut {jalan}, koordinasi dengan ketua RW.",
    "Menunggu alat dari kecamatan.",
    "Laporan berulang di titik yang sama, perlu penanganan tetap.",
    "RT setempat sudah dihubungi lewat telepon.",
    "Petugas sedang menangani titik lain, giliran berikutnya.",
    "Foto pelapor kurang jelas, dicek langsung besok pagi.",
)
_ANSWERS = (
    "Terima kasih atas laporannya, petugas kami segera ke lokasi.",
    "Laporan sudah kami terima dan sedang kami tangani.",
    "Mohon bersabar, penanganan dijadwalkan hari ini.",
    "Petugas sudah meninjau {jalan}, pengerjaan menyusul.",
)
_RESULTS = (
    "Sudah dikerjakan petugas di {jalan}, foto terlampir. Terima kasih atas laporannya.",
    "Penanganan di {jalan} selesai dan akan kami pantau.",
    "Sudah ditindaklanjuti bersama warga, mohon laporkan bila terjadi lagi.",
    "Selesai dikerjakan tadi, lokasi sudah kembali normal.",
)
_HANDOVERS = (
    "Bukan wewenang kelurahan, ini milik {agency}.",
    "Perlu alat berat dari {agency}.",
    "Aset {agency}, mohon ditangani.",
)
_PASSED_ON = ("Bukan wewenang kami, menjadi kewenangan {agency}.", "Setelah dicek, lokasi tersebut aset {agency}.")
_REJECTIONS = (
    "Lokasi berada di lahan pribadi, menjadi urusan pemiliknya.",
    "Tidak ditemukan di lokasi setelah dua kali dicek dengan ketua RT.",
    "Laporan tidak jelas dan pelapor tidak menyebut tempat.",
    "Sengketa antar tetangga, diarahkan ke musyawarah RW.",
)
_RETURNS = (
    "Foto sesudah diambil dari sudut lain, mohon ulangi dari titik yang sama.",
    "Sisa pekerjaan masih terlihat di foto, mohon dibereskan.",
    "Foto gelap, tidak terlihat hasilnya.",
)
_REOPENS = ("Pelapor memberi nilai satu: masalahnya muncul lagi.", "Hasil tidak bertahan, warga melapor lagi.")


@dataclass(slots=True)
class Case:
    """One report whose history is being made up."""

    key: str
    category: str
    street: str
    scene: str | None
    seed: int
    point: tuple[float, float] | None
    crew: Crew
    dice: random.Random
    duplicate_of: str | None = None
    agency: str = ""
    unit: str = ""

    def __post_init__(self) -> None:
        self.agency, self.unit = people.route_of(self.category)

    def staff(self) -> str:
        """Somebody of the office."""
        return self.dice.choice(self.crew.staff)

    def field(self) -> str:
        """Somebody outside."""
        return self.dice.choice(self.crew.field)

    def say(self, sentences: tuple[str, ...], agency: str = "") -> str:
        """One of the sentences, filled in."""
        return self.dice.choice(sentences).format(jalan=self.street, agency=people.agency_name(agency or self.agency))

    def photo(self, role: str, *, repaired: bool) -> Document:
        """A photo of the place; drawn when the pack is loaded, taken some minutes before it is sent."""
        return {"role": role, "scene": self.scene or "pavement", "seed": self.seed, "repaired": repaired, "point": self.point}


Steps = list[Document]


def _step(kind: str, by: str, *photos: Document, **data: object) -> Document:
    return {"kind": kind, "by": by, "data": data} | ({"photos": list(photos)} if photos else {})


def _noted(case: Case) -> Steps:
    return [_step("note", case.staff(), text=case.say(_NOTES))]


def _answered(case: Case) -> Steps:
    return [_step("answer", case.staff(), text=case.say(_ANSWERS))]


def _taken(case: Case) -> Steps:
    return [_step("move", case.staff(), to="in_progress")]


def _assigned(case: Case) -> Steps:
    return [*_taken(case), _step("assign", case.staff(), officer=case.field())]


def _urgent(case: Case) -> Steps:
    return [_step("prioritise", case.staff(), priority=case.dice.randint(1, 3)), *_assigned(case)]


def _corrected(case: Case) -> Steps:
    """Put right what the citizen chose: the category, and the place where there is one."""
    fitting = {"banjir": "saluran-air", "jalan-rusak": "galian", "pohon": "pohon-tumbang", "pengemis": "joki-3in1"}
    steps = [_step("recategorise", case.staff(), category=fitting.get(case.category, "pelanggaran-aturan"))]
    if case.point:
        lon, lat = case.point
        nearby = [round(lon + case.dice.uniform(-0.0004, 0.0004), 5), round(lat + case.dice.uniform(-0.0004, 0.0004), 5)]
        steps.append(_step("relocate", case.field(), point=nearby, address=f"{case.street}, seberang pos RW"))
    return [*steps, *_taken(case)]


def _documented(case: Case) -> Steps:
    before = _step("evidence", case.field(), case.photo("before", repaired=False), text="Kondisi saat petugas tiba.")
    during = _step("evidence", case.field(), case.photo("during", repaired=False), text="Sedang dikerjakan.")
    luck = case.dice.random()
    return [*_assigned(case), *([before] if luck < 0.22 else []), *([during] if luck < 0.08 else [])]


def _delegated(case: Case) -> Steps:
    return [_step("move", case.staff(), to="delegated", unit=case.unit)]


def _delegated_taken(case: Case) -> Steps:
    return [*_delegated(case), _step("move", case.field(), to="in_progress")]


def _coordinating(case: Case) -> Steps:
    return [_step("move", case.staff(), to="coordinating", agency=case.agency, reason=case.say(_HANDOVERS))]


def _passed_on(case: Case) -> Steps:
    others = [code for code, _, _ in people.AGENCIES if code != case.agency]
    other = case.dice.choice(others[:7])
    wrong = _step("move", case.staff(), to="coordinating", agency=other, reason=case.say(_HANDOVERS, other))
    return [wrong, _step("move", people.agency_login(other), to="coordinating", agency=case.agency, reason=case.say(_PASSED_ON))]


def _agency_at_work(case: Case) -> Steps:
    desk = people.agency_login(case.agency)
    return [*_coordinating(case), _step("move", desk, to="in_progress"), _step("answer", desk, text=case.say(_ANSWERS))]


def _handed_back(case: Case) -> Steps:
    back = _step(
        "move", people.agency_login(case.agency), to="waiting", reason="Sudah di luar lingkup kami, mohon ditangani kelurahan."
    )
    return [*_coordinating(case), back]


def _result(case: Case, by: str) -> Document:
    photos = [case.photo("after", repaired=True)]
    return _step("move", by, *photos, to="awaiting_validation", answer=case.say(_RESULTS))


def _resulted(case: Case) -> Steps:
    return [*_documented(case), _result(case, case.field())]


def _agency_resulted(case: Case) -> Steps:
    return [*_agency_at_work(case), _result(case, people.agency_login(case.agency))]


def _returned(case: Case) -> Steps:
    case.seed += 1000  # Another street: the photo was not taken where the report is.
    resulted = _resulted(case)
    case.seed -= 1000
    return [*resulted, _step("return", case.crew.supervisor, reason=case.say(_RETURNS))]


def _returned_resulted(case: Case) -> Steps:
    again = _step("note", case.field(), text="Difoto ulang sesuai permintaan.")
    return [*_returned(case), again, _result(case, case.field())]


def _validated(case: Case) -> Document:
    by = "biro.pemerintahan" if case.dice.random() < 0.4 else case.crew.supervisor
    return _step("validate", by)


def _done(case: Case) -> Steps:
    return [*_resulted(case), _validated(case)]


def _done_by_agency(case: Case) -> Steps:
    return [*_agency_resulted(case), _validated(case)]


def _done_by_unit(case: Case) -> Steps:
    return [*_delegated_taken(case), _result(case, case.field()), _validated(case)]


def _done_at_second_try(case: Case) -> Steps:
    return [*_returned_resulted(case), _validated(case)]


def _reopened(case: Case) -> Steps:
    return [*_done(case), _step("reopen", case.crew.supervisor, reason=case.say(_REOPENS))]


def _rejected(case: Case) -> Steps:
    return [_step("move", case.staff(), to="rejected", reason=case.say(_REJECTIONS))]


def _rejected_reopened(case: Case) -> Steps:
    return [*_rejected(case), _step("reopen", case.crew.supervisor, reason="Pelapor melengkapi alamat, mohon dicek lagi.")]


def _duplicate(case: Case) -> Steps:
    return [_step("merge", case.staff(), into=case.duplicate_of or "")]


@dataclass(frozen=True, slots=True)
class Plan:
    """One way that a report can have gone: where it ends, its steps, from what age on (hours), and how often."""

    status: str
    steps: Callable[[Case], Steps]
    hours: float
    weight: float


PLANS: tuple[Plan, ...] = (
    Plan("waiting", lambda _: [], 0, 6),
    Plan("waiting", _noted, 0.5, 2),
    Plan("waiting", _answered, 1, 1),
    Plan("waiting", _handed_back, 12, 0.7),
    Plan("waiting", _rejected_reopened, 30, 0.6),
    Plan("coordinating", _coordinating, 1, 4),
    Plan("coordinating", _passed_on, 10, 1.4),
    Plan("delegated", _delegated, 0.5, 3.4),
    Plan("in_progress", _taken, 0.4, 3),
    Plan("in_progress", _assigned, 2, 2),
    Plan("in_progress", _urgent, 1, 1),
    Plan("in_progress", _corrected, 3, 1.2),
    Plan("in_progress", _documented, 4, 2),
    Plan("in_progress", _delegated_taken, 5, 1.5),
    Plan("in_progress", _agency_at_work, 8, 2),
    Plan("in_progress", _returned, 20, 1.2),
    Plan("in_progress", _reopened, 40, 1.2),
    Plan("awaiting_validation", _resulted, 6, 5),
    Plan("awaiting_validation", _agency_resulted, 14, 1.6),
    Plan("awaiting_validation", _returned_resulted, 26, 1.2),
    Plan("done", _done, 12, 12),
    Plan("done", _done_by_agency, 24, 4),
    Plan("done", _done_by_unit, 12, 5),
    Plan("done", _done_at_second_try, 40, 1.6),
    Plan("rejected", _rejected, 3, 3),
    Plan("duplicate", _duplicate, 2, 6),
)


def plan_for(age_hours: float, *, may_be_duplicate: bool, dice: random.Random) -> Plan:
    """A way that a report of this age may have gone; old ones seldom wait still."""
    fitting = [plan for plan in PLANS if plan.hours <= age_hours and (may_be_duplicate or plan.status != "duplicate")]
    weights = [plan.weight * (0.35 if plan.hours < 0.3 and age_hours > 36 else 1.0) for plan in fitting]
    return dice.choices(fitting, weights)[0]
