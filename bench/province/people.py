"""The province's officers, with logins that a benchmark can name and one password for all."""

from central.packs.records import PackArea, PackOfficer
from officer_app.domain.areas import PROVINCE
from officer_app.domain.vocabulary import AreaLevel, Role

# Of benchmarks only: whoever serves such a province to strangers gives it to them.
PASSWORD = "bench-province"
SUPERVISORS = 50

_STAFF = frozenset({Role.STAFF})
_FIELD = frozenset({Role.FIELD})
_SUPERVISOR = frozenset({Role.STAFF, Role.SUPERVISOR})
_FIRST = ("Agus", "Siti", "Budi", "Dewi", "Rahmat", "Nur", "Eko", "Fitri", "Hendra", "Yanti", "Joko", "Ratna", "Asep", "Lina")
_LAST = (
    "Santoso",
    "Wulandari",
    "Hidayat",
    "Saputra",
    "Lestari",
    "Nugroho",
    "Siregar",
    "Kusuma",
    "Maulana",
    "Simanjuntak",
    "Putra",
)


def lurah(ward: str) -> str:
    """The login of a ward's lurah."""
    return f"lurah-{_digits(ward)}"


def staff(ward: str, number: int = 1) -> str:
    """The login of one of a ward's two desk officers."""
    return f"staf{number}-{_digits(ward)}"


def field(ward: str) -> str:
    """The login of a ward's field officer."""
    return f"ppsu-{_digits(ward)}"


def camat(district: str) -> str:
    """The login of a district's camat, who validates."""
    return f"camat-{_digits(district)}"


def supervisor(number: int) -> str:
    """The login of a supervisor over the whole province, from 1 to `SUPERVISORS`."""
    return f"pengawas-{number:02d}"


def officers_of(areas: list[PackArea]) -> list[PackOfficer]:
    """All officers of these wards and districts, and the province's supervisors."""
    found: list[PackOfficer] = []
    for area in areas:
        if area.level is AreaLevel.WARD:
            found.append(_officer(lurah(area.code), f"Lurah {area.name}", _STAFF, area.code, len(found)))
            found += [
                _officer(staff(area.code, n), f"Staf Kelurahan {area.name}", _STAFF, area.code, len(found) + n) for n in (1, 2)
            ]
            found.append(_officer(field(area.code), f"PPSU {area.name}", _FIELD, area.code, len(found)))
        elif area.level is AreaLevel.DISTRICT:
            found.append(_officer(camat(area.code), f"Camat {area.name}", _SUPERVISOR, area.code, len(found)))
    numbers = range(1, SUPERVISORS + 1)
    return found + [_officer(supervisor(n), "Biro Pemerintahan", _SUPERVISOR, PROVINCE, len(found) + n) for n in numbers]


def _officer(login: str, title: str, roles: frozenset[Role], area: str, number: int) -> PackOfficer:
    name = f"{_FIRST[number % len(_FIRST)]} {_LAST[number * 7 % len(_LAST)]}"
    return PackOfficer(login=login, name=name, title=title, roles=roles, areas=(area,), agency=None, password=PASSWORD)


def _digits(code: str) -> str:
    return code.replace(".", "")
