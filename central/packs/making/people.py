"""The officers, agencies and units of the demo pack; all of them are made up."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from central.packs.making.cells import Ward

PASSWORD = "demo"  # noqa: S105 - said so in the documentation: the demo pack's officers are for trying out

AGENCIES: tuple[tuple[str, str, str], ...] = (
    ("dinas-sumber-daya-air", "Dinas Sumber Daya Air", "dinas.sda"),
    ("dinas-bina-marga", "Dinas Bina Marga", "dinas.binamarga"),
    ("dinas-perhubungan", "Dinas Perhubungan", "dinas.perhubungan"),
    ("dinas-pertamanan-dan-hutan", "Dinas Pertamanan dan Hutan", "dinas.pertamanan"),
    ("dinas-lingkungan-hidup", "Dinas Lingkungan Hidup", "dinas.lh"),
    ("dinas-sosial", "Dinas Sosial", "dinas.sosial"),
    ("satuan-polisi-pamong-praja", "Satuan Polisi Pamong Praja", "satpolpp"),
    ("dinas-cipta-karya-tata-ruang-dan-pertanahan", "Dinas Cipta Karya, Tata Ruang, dan Pertanahan", "dinas.citata"),
    ("dinas-kesehatan", "Dinas Kesehatan", "dinas.kesehatan"),
    ("dinas-pemadam-kebakaran", "Dinas Penanggulangan Kebakaran", "damkar"),
    ("polda-metro-jaya", "Polda Metro Jaya", "polda"),
    ("pln", "PLN Distribusi Jakarta Raya", "pln"),
    ("pt-transjakarta", "PT Transjakarta", "transjakarta"),
    ("inspektorat", "Inspektorat", "inspektorat"),
)

UNITS: tuple[tuple[str, str], ...] = (
    ("ppsu", "PPSU kelurahan (pasukan oranye)"),
    ("satpol-pp-kelurahan", "Satpol PP kelurahan"),
    ("pasukan-biru", "Pasukan biru (saluran)"),
    ("pasukan-kuning", "Pasukan kuning (jalan)"),
    ("pasukan-hijau", "Pasukan hijau (taman)"),
    ("sudin-perhubungan", "Suku Dinas Perhubungan"),
    ("sudin-sosial", "Suku Dinas Sosial"),
)

# Who owns which matter, and which unit sees to it in the kelurahan.
ROUTES: dict[str, tuple[str, str]] = {
    "banjir": ("dinas-sumber-daya-air", "pasukan-biru"),
    "saluran-air": ("dinas-sumber-daya-air", "pasukan-biru"),
    "sampah": ("dinas-lingkungan-hidup", "ppsu"),
    "jalan-rusak": ("dinas-bina-marga", "pasukan-kuning"),
    "trotoar": ("dinas-bina-marga", "pasukan-kuning"),
    "galian": ("dinas-bina-marga", "pasukan-kuning"),
    "lampu-jalan": ("dinas-bina-marga", "pasukan-kuning"),
    "parkir-liar": ("dinas-perhubungan", "sudin-perhubungan"),
    "macet": ("dinas-perhubungan", "sudin-perhubungan"),
    "transjakarta": ("pt-transjakarta", "sudin-perhubungan"),
    "joki-3in1": ("satuan-polisi-pamong-praja", "satpol-pp-kelurahan"),
    "pohon-tumbang": ("dinas-pertamanan-dan-hutan", "pasukan-hijau"),
    "pohon": ("dinas-pertamanan-dan-hutan", "pasukan-hijau"),
    "fasilitas-umum": ("dinas-pertamanan-dan-hutan", "ppsu"),
    "pengemis": ("dinas-sosial", "sudin-sosial"),
    "izin-bangunan": ("dinas-cipta-karya-tata-ruang-dan-pertanahan", "satpol-pp-kelurahan"),
    "makanan-tidak-higienis": ("dinas-kesehatan", "satpol-pp-kelurahan"),
    "kebakaran": ("dinas-pemadam-kebakaran", "ppsu"),
    "kriminal": ("polda-metro-jaya", "satpol-pp-kelurahan"),
    "jaringan-listrik": ("pln", "ppsu"),
    "pungutan-liar": ("inspektorat", "satpol-pp-kelurahan"),
}
_USUAL_ROUTE = ("satuan-polisi-pamong-praja", "satpol-pp-kelurahan")

CITIES = {"31.01": "seribu", "31.71": "pusat", "31.72": "utara", "31.73": "barat", "31.74": "selatan", "31.75": "timur"}
DUREN_SAWIT = "31.75.07"

# Wards with an office of their own: lurah, staff and field officers. The others are looked after by their city's desk.
_OFFICES = {
    "31.75.07.1003": ("klender", "Sutrisno Wibowo", "Ratna Kusumawardani", ("Ujang Saepudin", "Wahyu Prasetyo")),
    "31.75.06.1005": ("pulogebang", "Nurhayati Siregar", "Bambang Triyono", ("Asep Mulyana",)),
    "31.72.01.1001": ("penjaringan", "Depika Simanjuntak", "Yulianti Hasanah", ("Rudi Hartono",)),
    "31.71.07.1005": ("kebonmelati", "Fauzan Hidayat", "Maria Lestari", ("Slamet Riyadi",)),
}
_CITY_DESKS = {
    "31.01": ("Abdul Rojak", "Siti Maemunah"),
    "31.71": ("Hendra Gunawan", "Lina Marlina"),
    "31.72": ("Dewi Anggraini", "Taufik Rahman"),
    "31.73": ("Yohanes Simatupang", "Eka Puspita"),
    "31.74": ("Indah Permatasari", "Gatot Subagyo"),
    "31.75": ("Agus Salim Harahap", "Tuti Alawiyah"),
}
_AGENCY_NAMES = (
    "Iwan Setiawan",
    "Sri Mulyati",
    "Dedi Kurniawan",
    "Rini Handayani",
    "Eko Nugroho",
    "Fitri Yuliana",
    "Joko Purnomo",
    "Wulan Sari",
    "dr. Ayu Maharani",
    "Suparman",
    "AKP Bagus Santoso",
    "Nanang Hermawan",
    "Putri Rahayu",
    "Zulkifli Lubis",
)


@dataclass(frozen=True, slots=True)
class Person:
    """One officer as officers.json holds him."""

    login: str
    name: str
    title: str
    roles: tuple[str, ...]
    areas: tuple[str, ...]
    agency: str | None = None

    def document(self) -> dict[str, object]:
        """The officer with the demo's password."""
        return {name: value for name, value in asdict(self).items() if value is not None} | {"password": PASSWORD}


def officers(wards: Iterable[Ward]) -> list[Person]:
    """All officers of the demo pack."""
    names = {ward.code: ward for ward in wards}
    people = [person for code in _OFFICES for person in _office(names[code])]
    people += [
        Person("camat.durensawit", "Hj. Kartika Dewi", "Camat Duren Sawit", ("staff", "supervisor"), (DUREN_SAWIT,)),
        Person("biro.pemerintahan", "Ahmad Basuki", "Biro Pemerintahan, validator", ("supervisor",), ("31",)),
        Person("gubernur", "Petugas Ruang Kendali", "Kantor Gubernur", ("supervisor",), ("31",)),
    ]
    for code, (mayor, desk) in _CITY_DESKS.items():
        city = next(ward.city for ward in names.values() if ward.code.startswith(code))
        people.append(Person(f"walikota.{CITIES[code]}", mayor, f"Pengawas, {city}", ("supervisor",), (code,)))
        people.append(Person(f"staf.{CITIES[code]}", desk, f"Staf pengaduan, {city}", ("staff",), (code,)))
    for (code, agency, login), name in zip(AGENCIES, _AGENCY_NAMES, strict=True):
        people.append(Person(login, name, f"Loket pengaduan, {agency}", ("agency",), ("31",), code))
    return people


def route_of(category: str) -> tuple[str, str]:
    """The agency and the unit that a category belongs to."""
    return ROUTES.get(category, _USUAL_ROUTE)


def agency_login(agency: str) -> str:
    """The desk of an agency."""
    return next(login for code, _, login in AGENCIES if code == agency)


def agency_name(agency: str) -> str:
    """The name of an agency."""
    return next(name for code, name, _ in AGENCIES if code == agency)


@dataclass(frozen=True, slots=True)
class Crew:
    """Who handles the reports of one ward."""

    staff: tuple[str, ...]
    field: tuple[str, ...]
    supervisor: str


def crew_of(ward: str) -> Crew:
    """The logins of those who handle a ward's reports: its own office, else its city's desk."""
    city = CITIES[ward[:5]]
    supervisor = "camat.durensawit" if ward.startswith(DUREN_SAWIT) else f"walikota.{city}"
    if ward not in _OFFICES:
        return Crew((f"staf.{city}",), (f"staf.{city}",), supervisor)
    slug, _, _, fielders = _OFFICES[ward]
    return Crew(
        (f"staf.{slug}", f"lurah.{slug}"), tuple(_field_login(slug, number) for number in range(len(fielders))), supervisor
    )


def _office(ward: Ward) -> list[Person]:
    slug, lurah, staff, fielders = _OFFICES[ward.code]
    people = [
        Person(f"lurah.{slug}", lurah, f"Lurah {ward.name}", ("staff",), (ward.code,)),
        Person(f"staf.{slug}", staff, f"Staf kelurahan {ward.name}", ("staff",), (ward.code,)),
    ]
    for number, name in enumerate(fielders):
        people.append(Person(_field_login(slug, number), name, f"PPSU {ward.name}", ("field",), (ward.code,)))
    return people


def _field_login(slug: str, number: int) -> str:
    return f"ppsu{number + 1 if number else ''}.{slug}"
