"""Streets, landmarks, hours and other fillings of the demo pack's sentences."""

import random
from dataclasses import dataclass

_STREETS = (
    "Jl. Melati",
    "Jl. Mawar Raya",
    "Jl. Haji Naman",
    "Jl. Kenanga",
    "Jl. Cempaka Putih",
    "Jl. Flamboyan",
    "Jl. Masjid Al-Ikhlas",
    "Jl. Pertanian Raya",
    "Jl. Swadaya",
    "Jl. Delima Raya",
    "Jl. Teratai",
    "Jl. Kramat Jaya",
    "Jl. Pahlawan Revolusi",
    "Gg. Haji Saman",
    "Gg. Buntu",
    "Gg. Mushola",
    "Jl. Bambu Kuning",
    "Jl. Rawa Indah",
    "Jl. Waduk Timur",
    "Jl. Kali Baru",
    "Jl. Sekolah Dasar",
    "Jl. Puskesmas",
    "Jl. Pasar Lama",
    "Jl. Inspeksi Kali",
    "Jl. Nusa Indah Raya",
    "Jl. Dahlia",
    "Jl. Anggrek",
    "Jl. Kebon Pala",
)
_LANDMARKS = (
    "masjid",
    "pasar",
    "puskesmas",
    "SD negeri",
    "kantor pos",
    "pos RW",
    "minimarket",
    "pangkalan ojek",
    "warteg",
    "pom bensin",
    "lampu merah",
    "halte",
    "stasiun",
    "jembatan",
    "kolong tol",
    "gereja",
    "SMP negeri",
    "taman",
    "kantor kelurahan",
    "apotek",
)
_KNOWN: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "31.75.07.1003": (
        ("Jl. I Gusti Ngurah Rai", "Jl. Bojong Raya", "Jl. Pertanian Selatan", "Jl. Mawar Merah", "Jl. Teratai Putih Raya"),
        ("Pasar Klender", "Stasiun Klender", "sentra mebel", "kolong layang Klender"),
    ),
    "31.75.06.1005": (
        ("Jl. Raya Pulo Gebang", "Jl. Sejajar Tol", "Jl. Rawa Kuning", "Jl. Komarudin"),
        ("Terminal Pulo Gebang", "rusun Pulo Gebang", "kolong tol Cakung"),
    ),
    "31.72.01.1001": (
        ("Jl. Luar Batang", "Jl. Muara Baru", "Jl. Gedong Panjang", "Jl. Pakin", "Jl. Tanah Pasir"),
        ("Pasar Ikan", "rusun Muara Baru", "Waduk Pluit", "rel Kampung Bandan"),
    ),
    "31.71.07.1005": (
        ("Jl. KH Mas Mansyur", "Jl. Lontar", "Jl. Kebon Melati", "Jl. Tenaga Listrik"),
        ("Blok A", "Blok G", "Stasiun Tanah Abang", "kolong Karet"),
    ),
}
_SINCE = (
    "sudah seminggu",
    "dari kemarin",
    "sudah tiga hari",
    "hampir sebulan",
    "dari tadi malam",
    "sudah dua minggu",
    "dari subuh",
)
_HOURS = (
    "jam 5 pagi",
    "jam 6 pagi",
    "jam 7 pagi",
    "jam 9",
    "jam 12 siang",
    "jam 3 sore",
    "jam 5 sore",
    "jam 8 malam",
    "jam 11 malam",
)
_DEPTHS = (15, 20, 30, 40, 50, 60, 70, 80, 100, 120)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a made-up report says that it is."""

    street: str
    landmark: str
    block: str

    @property
    def address(self) -> str:
        """The address as a form would hold it."""
        return f"{self.street}, {self.block}"

    def fillings(self, dice: random.Random) -> dict[str, str]:
        """Words for the slots of a sentence."""
        return {
            "jalan": self.street,
            "patokan": self.landmark,
            "rt": self.block,
            "lama": dice.choice(_SINCE),
            "jam": dice.choice(_HOURS),
            "cm": str(dice.choice(_DEPTHS)),
        }


def place_in(ward: str, name: str, dice: random.Random) -> Place:
    """A place in a ward: a street and a landmark that its people know where we know one, else likely ones."""
    streets, landmarks = _KNOWN.get(ward, ((), ()))
    street = (
        dice.choice(streets)
        if streets and dice.random() < 0.75
        else f"{dice.choice(_STREETS)} {dice.choice(('', '', 'I', 'II', 'III'))}"
    )
    landmark = dice.choice(landmarks) if landmarks and dice.random() < 0.6 else f"{dice.choice(_LANDMARKS)} {name}"
    return Place(street.strip(), landmark, f"RT {dice.randint(1, 16):03d}/RW {dice.randint(1, 14):02d}")
