"""The categories that the city's channels have used, each with one code and the spellings that mean it.

Sources: QLUE's list of 2014/2016, JAKI's list of 2021 with later additions, the spellings seen in CRM in 2023. Hours are this
product's defaults (6 h, 7 days, red flag after 6; what endangers people is faster); a pack's taxonomy may say otherwise.
"""

import html
import re
from collections.abc import Iterable

from central.packs.records import PackCategory

OTHER = "lainnya"

_NOT_LETTER = re.compile(r"[^0-9a-z]+")
_Hours = tuple[float, float, float]
_USUAL: _Hours = (6.0, 168.0, 144.0)
_URGENT: _Hours = (1.0, 24.0, 12.0)
_SOON: _Hours = (3.0, 72.0, 48.0)
_SLOW: _Hours = (6.0, 336.0, 288.0)


def _row(code: str, name: str, english: str, hours: _Hours = _USUAL, *synonyms: str) -> PackCategory:
    return PackCategory(code, name, english, *hours, synonyms)


# fmt: off
CATALOGUE: tuple[PackCategory, ...] = (
    _row("banjir", "Banjir", "Flood", _URGENT, "Bencana banjir", "Penanganan Banjir", "Genangan", "Flood"),
    _row("sampah", "Sampah", "Rubbish", _USUAL, "Tumpukan sampah", "Kebersihan"),
    _row("jalan-rusak", "Jalan rusak", "Damaged road", _USUAL, "Jalan", "Jalan berlubang"),
    _row("parkir-liar", "Parkir liar", "Illegal parking", _SOON, "Parkir sembarangan"),
    _row("macet", "Kemacetan", "Traffic jam", _SOON, "Macet", "Arus Lalu Lintas", "Lalu lintas"),
    _row("pohon-tumbang", "Pohon tumbang", "Fallen tree", _URGENT),
    _row("pohon", "Pohon", "Trees", _USUAL, "Pohon rawan tumbang", "Pemangkasan pohon"),
    _row("lampu-jalan", "Lampu jalan rusak", "Broken street light", _USUAL, "Lampu jalan", "PJU", "Penerangan jalan umum"),
    _row("pkl-liar", "Pedagang kaki lima liar", "Illegal street vendors", _USUAL, "PKL Liar", "PKL", "Pedagang kaki lima"),
    _row("pkl-binaan", "Lokasi PKL binaan", "Licensed vendors' places", _SLOW, "Lokasi Binaan dan Lokasi Sementara"),
    _row("pengemis", "Pengemis", "Beggars", _SOON, "Gelandangan dan pengemis", "Gepeng"),
    _row(
        "pmks", "Penyandang masalah kesejahteraan sosial (PMKS)", "People in need of social care", _SOON,
        "PMKS", "PMKS (Penyandang Masalah Kesejahteraan Sosial)", "Penyandang Masalah Kesejahteraan Sosial",
    ),
    _row("joki-3in1", "Joki 3 in 1", "3-in-1 jockeys", _SOON, "Joki three in one", "Joki"),
    _row("saluran-air", "Saluran air, kali/sungai", "Drains, canals, rivers", _USUAL, "Saluran air", "Kali/Sungai", "Drainase"),
    _row("tutup-saluran", "Tutup saluran", "Drain covers", _SOON),
    _row("sumur-resapan", "Sumur resapan", "Infiltration wells", _SLOW),
    _row("pelanggaran-aturan", "Pelanggaran aturan", "Breach of rules", _USUAL, "Pelanggaran Perda/Pergub"),
    _row(
        "kebakaran", "Kebakaran", "Fire", _URGENT,
        "Penanganan Kebakaran", "Penyelamatan", "Prasarana dan Sarana Penanggulangan Kebakaran",
        "Administrasi Terkait Penanggulangan Kebakaran dan Penyelamatan",
    ),
    _row("kriminal", "Tindak kriminal", "Crime", _URGENT, "Kriminal", "Tindakan Asusila", "Kejahatan"),
    _row(
        "fasilitas-umum", "Fasilitas umum", "Public facilities", _USUAL,
        "Fasilitas Sosial/Fasilitas Umum", "Fasilitas Olahraga", "Fasilitas Kerjasama/Kolaborasi Pemda DKI",
        "Ruang Publik Terpadu Ramah Anak (RPTRA)", "RPTRA", "Perpustakaan",
    ),
    _row(
        "fasilitas-pemda", "Fasilitas gedung pemda", "City buildings (schools, offices)", _USUAL,
        "Keluhan Fasilitas Gedung Pemda (sekolah, kantor)", "Gedung Sekolah",
    ),
    _row(
        "izin-bangunan", "Pelanggaran izin bangunan", "Building without permit", _SLOW,
        "Tata Ruang dan Bangunan", "Sertifikat Laik Fungsi", "Bangunan liar",
    ),
    _row("bebas-rokok", "Kawasan dilarang merokok", "No-smoking areas", _USUAL, "KDM", "KDM dan Iklan Rokok", "Iklan Rokok"),
    _row(
        "iklan-liar", "Iklan tidak berizin", "Illegal advertising", _USUAL,
        "Reklame", "Reklame/Spanduk", "Coretan/Tempelan/Iklan/Selebaran", "Spanduk liar",
    ),
    _row("makanan-tidak-higienis", "Makanan tidak higienis", "Unhygienic food", _SOON,
         "Makanan non-higienis", "Sanitasi dan Keamanan Pangan"),
    _row("transjakarta", "Laporan Transjakarta", "Transjakarta", _USUAL, "Transjakarta", "Busway"),
    _row("transportasi-publik", "Transportasi publik", "Public transport", _USUAL),
    _row("perhubungan", "Pelayanan perhubungan", "Transport services", _USUAL, "Perizinan Perhubungan"),
    _row("trotoar", "Trotoar", "Pavements", _USUAL),
    _row(
        "jembatan-halte", "Jembatan, JPO, halte", "Bridges, footbridges, stops", _USUAL,
        "Jembatan/JPO/Halte", "Jembatan Penyeberangan Orang (JPO) dan/atau Halte",
    ),
    _row("galian", "Galian dan sisa proyek", "Excavations and building debris", _SOON, "Keluhan Galian/Sisa Proyek"),
    _row("jaringan-listrik", "Jaringan listrik", "Power lines", _SOON, "Kabel listrik"),
    _row(
        "telekomunikasi", "Jaringan telekomunikasi", "Telecommunication lines", _USUAL,
        "Jaringan/Menara Telekomunikasi", "Jaringan Komunikasi", "Jak Wifi", "Kabel semrawut",
    ),
    _row("air-bersih", "Air bersih", "Water supply", _SOON, "PDAM/PAM", "Jaringan Air Bersih", "PAM"),
    _row("taman", "Taman", "Parks", _USUAL),
    _row("pemakaman", "Taman pemakaman umum", "Cemeteries", _USUAL, "Taman Pemakaman Umum", "TPU"),
    _row(
        "ketertiban", "Gangguan ketenteraman dan ketertiban", "Disturbance of the peace", _SOON,
        "Gangguan dan Kebisingan", "Gangguan Ketenteraman dan Ketertiban", "Penyakit Masyarakat", "Konflik Sosial",
        "Tempat Hiburan", "Perizinan Ketentraman, Ketertiban, dan Perlindungan Masyarakat",
    ),
    _row("pencemaran", "Pencemaran lingkungan", "Pollution", _SOON, "Perizinan Lingkungan Hidup"),
    _row("ppsu", "Petugas PPSU", "Orange troops (PPSU)", _USUAL,
         "Pekerja Penanganan Prasarana dan Sarana Umum Kelurahan",
         "Pekerja Penanganan Prasarana dan Sarana Umum Kelurahan (PPSU)"),
    _row("pelayanan", "Keluhan pelayanan", "Complaints about service", _USUAL,
         "Keluhan Pelayanan", "Komunikasi Pemerintah", "Kearsipan", "Persandian", "Lembaga Kemasyarakatan"),
    _row("pungutan-liar", "Pungutan liar", "Illegal levies", _SOON, "Pungli"),
    _row("satwa-liar", "Satwa liar", "Wild animals", _SOON, "Rumah Potong Hewan"),
    _row("rusun", "Rumah susun", "Public flats", _USUAL, "Rusun/Hunian Vertikal", "Rumah Susun / Hunian Vertikal", "DP Rp0"),
    _row("permukiman", "Penataan permukiman", "Housing and neighbourhoods", _SLOW,
         "Penataan Permukiman (Kampung Deret, Bedah Rumah, DLL)", "Penataan dan Pengembangan Wilayah", "Pembebasan Lahan"),
    _row(
        "perizinan", "Perizinan", "Permits", _SLOW,
        "Perizinan Bidang Perdagangan", "Perizinan Bidang Perumahan dan Kawasan Permukiman", "Perizinan Kepemudaan dan Olahraga",
        "Perizinan Kesehatan", "Perizinan Koperasi, Usaha Kecil, dan Menengah", "Perizinan Pekerjaan Umum dan Penataan Ruang",
        "Perizinan Penanaman Modal", "Perizinan Pendidikan", "Perizinan Pertanahan",
        "Perizinan Perumahan dan Kawasan Permukiman", "Perizinan Sosial", "Perizinan Tenaga Kerja",
    ),
    _row("pertanahan", "Pertanahan dan batas wilayah", "Land and boundaries", _SLOW,
         "Batas Wilayah", "Sertifikat atau Dokumen Kepemilikan", "Rupabumi"),
    _row("pajak", "Pajak bumi dan bangunan", "Property tax", _SLOW),
    _row("kependudukan", "Administrasi kependudukan", "Civil registry", _USUAL,
         "KTP Elektronik (KTP-El)", "Kartu Keluarga", "Layanan Administrasi Kependudukan Orang Asing", "Transmigrasi",
         "Statistik Daerah", "Statistik Pusat"),
    _row("orang-hilang", "Orang hilang", "Missing persons", _URGENT),
    _row(
        "kesehatan", "Kesehatan", "Health", _SOON,
        "Ambulans Gawat Darurat", "BPJS", "Demam Berdarah Dengue", "Fasilitas Kesehatan Milik Pusat/Swasta", "Imunisasi",
        "Kartu Jakarta Sehat (KJS)", "Keluarga Berencana", "Pendataan Kesehatan", "Posyandu", "Puskesmas", "RSUD",
    ),
    _row(
        "pendidikan", "Pendidikan", "Education", _USUAL,
        "Bantuan Pendidikan", "Fasilitas Pendidikan Milik Pemerintah Pusat/Swasta", "Kartu Jakarta Pintar",
        "Kurikulum dan Kegiatan Sekolah", "PPDB", "Pendidikan Anak Usia Dini", "Permasalahan Siswa", "Sertifikasi Guru",
        "Tenaga Kependidikan", "Kepemudaan",
    ),
    _row("sosial", "Bantuan sosial dan perlindungan", "Social aid and protection", _USUAL,
         "Bantuan Sosial", "Pemberdayaan Perempuan", "Perlindungan Anak",
         "Internal Dinas Pemberdayaan, Perlindungan Anak dan Pengendalian Penduduk"),
    _row("ketenagakerjaan", "Ketenagakerjaan", "Labour", _SLOW,
         "Hubungan Pekerja-Pengusaha", "Pelatihan Kerja dan Produktivitas Tenaga Kerja"),
    _row(
        "perdagangan", "Perdagangan dan usaha", "Trade and business", _SLOW,
        "Perdagangan", "Koperasi", "UMKM", "Minimarket", "Industri Kecil dan Menengah", "Sembilan Bahan Pokok",
        "Bahan Bakar Gas", "Bahan Bakar Minyak", "Pengolahan Ikan", "Tempat Pelelangan Ikan",
    ),
    _row("pariwisata", "Pariwisata dan budaya", "Tourism and culture", _SLOW,
         "Tempat Wisata", "Kegiatan Seni dan Budaya", "Internal Dinas Pariwisata dan Kebudayaan"),
    _row(OTHER, "Lainnya", "Other"),
)

# fmt: on

BY_CODE = {category.code: category for category in CATALOGUE}


def spelling_key(name: str) -> str:
    """A category's name reduced to what all spellings share: entities resolved, lower case, letters and digits only."""
    return _NOT_LETTER.sub("", html.unescape(name).casefold())


class CategoryNames:
    """Finds a category's code by any spelling of it."""

    def __init__(self, categories: Iterable[PackCategory]) -> None:
        self._codes: dict[str, str] = {}
        for category in categories:
            for spelling in (category.code, category.name, category.name_en, *category.synonyms):
                self._codes.setdefault(spelling_key(spelling), category.code)

    def find(self, spelling: str) -> str | None:
        """The code that the spelling means, None when nobody knows it."""
        return self._codes.get(spelling_key(spelling))
