"""The words of the province's reports: what citizens complain about, how they begin and end, how they write on a phone."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """What is said about one category, and how often; whose matter it is; what its photos show."""

    category: str
    share: float
    agency: str
    scene: str
    subjects: tuple[str, ...]
    predicates: tuple[str, ...]


# fmt: off
TOPICS: tuple[Topic, ...] = (
    Topic("sampah", 16, "dinas-lingkungan-hidup", "rubbish",
          ("tumpukan sampah", "sampah rumah tangga", "sampah sisa pasar", "sampah liar di lahan kosong", "puing dan kasur bekas"),
          ("belum diangkut petugas", "menumpuk sampai ke badan jalan", "baunya menyengat sampai rumah warga",
           "berserakan diacak kucing", "dibakar warga setiap sore")),
    Topic("parkir-liar", 14, "dinas-perhubungan", "parked_cars",
          ("parkir liar mobil di bahu jalan", "motor parkir di atas trotoar", "truk parkir semalaman", "angkot ngetem",
           "mobil warga parkir permanen di jalan"),
          ("menghalangi kendaraan lewat", "memakan hampir dua lajur", "bikin macet setiap pagi dan sore",
           "menutup akses gang warga", "ada juru parkir yang minta uang")),
    Topic("jalan-rusak", 14, "dinas-bina-marga", "pothole",
          ("jalan berlubang cukup dalam", "aspal mengelupas", "jalan ambles", "tambalan jalan bergelombang", "beton jalan retak"),
          ("sering bikin motor jatuh", "berbahaya kalau malam karena gelap", "tertutup air waktu hujan",
           "makin lebar setiap hari", "baru ditambal sudah rusak lagi")),
    Topic("macet", 9, "dinas-perhubungan", "jam",
          ("kemacetan parah", "lampu merah mati", "putaran balik liar", "kendaraan lawan arah", "antrean kendaraan panjang"),
          ("tidak ada petugas yang mengatur", "dari pagi sampai siang tidak bergerak", "karena galian menutup satu lajur",
           "membuat ambulans tidak bisa lewat", "terjadi setiap jam pulang kerja")),
    Topic("banjir", 5, "dinas-sumber-daya-air", "flood",
          ("banjir setinggi lutut orang dewasa", "genangan air sekitar 30 cm", "air kali meluap ke jalan",
           "rumah warga kemasukan air", "jalan terendam banjir"),
          ("motor banyak yang mogok", "air masih naik terus", "lansia dan anak-anak perlu dievakuasi",
           "pompa air tidak menyala", "belum ada petugas yang datang")),
    Topic("saluran-air", 6, "dinas-sumber-daya-air", "drain",
          ("saluran air mampet", "got penuh lumpur dan sampah", "kali dangkal penuh eceng gondok", "gorong-gorong tersumbat"),
          ("air meluap tiap hujan", "jadi sarang nyamuk", "bau tidak sedap masuk ke rumah", "sudah lama tidak dikuras")),
    Topic("pkl-liar", 6, "satuan-polisi-pamong-praja", "vendors",
          ("pedagang kaki lima", "lapak liar", "gerobak pedagang", "tenda jualan permanen"),
          ("memenuhi trotoar sampai pejalan kaki turun ke jalan", "kembali lagi setelah ditertibkan",
           "membuang sisa dagangan ke got", "menutup setengah badan jalan")),
    Topic("lampu-jalan", 5, "dinas-bina-marga", "dark_street",
          ("lampu jalan mati", "PJU padam satu gang", "tiang lampu miring", "lampu jalan berkedip terus"),
          ("gelap dan rawan begal", "warga takut lewat kalau malam", "sudah dilaporkan belum diperbaiki", "kabelnya menjuntai")),
    Topic("pohon", 5, "dinas-pertamanan-dan-hutan", "fallen_tree",
          ("pohon besar terlalu rimbun", "dahan pohon lapuk", "pohon miring ke arah rumah", "ranting menyentuh kabel listrik"),
          ("rawan tumbang kalau angin kencang", "menutupi lampu lalu lintas", "mohon dipangkas", "daunnya menyumbat talang")),
    Topic("pohon-tumbang", 1.5, "dinas-pertamanan-dan-hutan", "fallen_tree",
          ("pohon tumbang", "dahan besar patah", "pohon angsana roboh"),
          ("menutup seluruh badan jalan", "menimpa mobil yang sedang parkir", "menimpa kabel dan listrik padam")),
    Topic("ketertiban", 4, "satuan-polisi-pamong-praja", "people",
          ("warung karaoke", "anak muda nongkrong dan balap liar", "bengkel las", "pesta dengan pengeras suara"),
          ("berisik sampai jam 3 pagi", "mengganggu warga yang istirahat", "sudah ditegur RT tetap diulangi")),
    Topic("trotoar", 3, "dinas-bina-marga", "pavement",
          ("trotoar hancur", "ubin pemandu tunanetra hilang", "penutup trotoar pecah", "trotoar dipakai motor lawan arus"),
          ("bahaya untuk pejalan kaki", "kursi roda tidak bisa lewat", "anak sekolah hampir terperosok")),
    Topic("jaringan-listrik", 2, "dinas-bina-marga", "cables",
          ("kabel listrik menjuntai", "tiang listrik hampir roboh", "gardu mengeluarkan percikan api"),
          ("rendah sekali hampir kena kepala", "bahaya kalau hujan", "sudah lapor PLN belum datang")),
    Topic("telekomunikasi", 2, "dinas-bina-marga", "cables",
          ("kabel internet semrawut", "kabel fiber putus", "tiang provider baru"),
          ("melintang di jalan", "dipasang tanpa izin warga", "menyangkut di truk yang lewat")),
    Topic("iklan-liar", 2, "satuan-polisi-pamong-praja", "banner",
          ("spanduk liar", "tempelan sedot wc dan pinjaman", "baliho partai"),
          ("merusak keindahan kota", "dipaku di pohon", "menutupi rambu lalu lintas")),
    Topic("galian", 2, "dinas-bina-marga", "digging",
          ("galian kabel", "bekas galian pipa", "sisa proyek saluran"),
          ("dibiarkan terbuka tanpa pembatas", "tanahnya berceceran dan licin", "tidak dirapikan lagi")),
    Topic("pmks", 1.5, "dinas-sosial", "people",
          ("orang dengan gangguan jiwa", "manusia gerobak", "anak jalanan mengelem"),
          ("tidur di depan ruko", "mengganggu warga yang lewat", "butuh bantuan dinas sosial")),
    Topic("pengemis", 1, "dinas-sosial", "people",
          ("pengemis membawa bayi", "pengamen dan manusia silver", "gepeng"),
          ("memaksa minta uang", "berkumpul di lampu merah", "menggedor kaca mobil")),
    Topic("joki-3in1", 0.5, "satuan-polisi-pamong-praja", "people",
          ("joki 3 in 1", "joki bersama balita"), ("berjejer menunggu mobil", "masih beroperasi tiap pagi")),
    Topic("transportasi-publik", 1.5, "dinas-perhubungan", "bus",
          ("bus pengumpan", "sopir mikrotrans", "angkutan umum"),
          ("tidak berhenti di halte", "ugal-ugalan dan mengerem mendadak", "jarang lewat, menunggu satu jam")),
    Topic("transjakarta", 1, "dinas-perhubungan", "bus",
          ("halte busway", "antrean Transjakarta", "lift JPO Transjakarta"),
          ("bocor kalau hujan", "penuh dan panas sekali", "mati, lansia tidak bisa naik")),
    Topic("jembatan-halte", 0.8, "dinas-bina-marga", "pavement",
          ("lantai JPO berlubang", "pagar jembatan patah", "atap halte hilang"), ("bahaya sekali", "belum diperbaiki juga")),
    Topic("pelayanan", 1.5, "biro-pemerintahan", "people",
          ("pelayanan di loket kelurahan", "petugas di kantor pelayanan", "antrean pengurusan surat"),
          ("lambat dan tidak ramah", "loket kosong padahal jam kerja", "berkas hilang dan disuruh ulang")),
    Topic("fasilitas-umum", 1.5, "dinas-pertamanan-dan-hutan", "pavement",
          ("ayunan di RPTRA", "toilet taman", "lapangan futsal warga"), ("rusak dan berkarat", "dikunci terus", "airnya mati")),
    Topic("air-bersih", 1, "pam-jaya", "drain",
          ("air PAM", "pipa PAM bocor"), ("tidak mengalir", "keruh dan berbau", "terbuang ke jalan terus")),
    Topic("izin-bangunan", 1, "dinas-cipta-karya-tata-ruang-dan-pertanahan", "building",
          ("bangunan tanpa papan izin", "rumah kos lima lantai", "pembangunan ruko"),
          ("melewati garis sempadan", "retak mengenai rumah sebelah", "tetap jalan walau sudah disegel")),
    Topic("pencemaran", 1, "dinas-lingkungan-hidup", "drain",
          ("limbah pabrik tahu", "asap pembakaran", "limbah laundry"), ("dibuang ke kali", "bikin sesak napas", "berbusa")),
    Topic("ppsu", 0.8, "kelurahan", "rubbish",
          ("petugas PPSU", "pasukan oranye"), ("hanya menyapu jalan besar", "tidak pernah masuk ke gang kami")),
    Topic("bebas-rokok", 0.5, "satuan-polisi-pamong-praja", "people",
          ("pengunjung merokok", "pegawai merokok"), ("di ruang tunggu puskesmas", "di dalam angkutan umum")),
    Topic("taman", 0.8, "dinas-pertamanan-dan-hutan", "rubbish",
          ("taman lingkungan", "rumput taman"), ("tidak terawat", "penuh sampah plastik")),
    Topic("kebakaran", 0.2, "satuan-polisi-pamong-praja", "fire",
          ("kebakaran rumah", "api dari tumpukan ban"), ("api membesar", "butuh pemadam segera")),
    Topic("kriminal", 0.4, "satuan-polisi-pamong-praja", "people",
          ("pencurian motor", "pungli oleh preman"), ("terjadi lagi di sini", "sudah tiga kali bulan ini")),
)
# fmt: on

OPENERS = (
    "",
    "",
    "",
    "mohon ditindaklanjuti ",
    "Selamat pagi pak, ",
    "Assalamualaikum, ",
    "Lapor min, ",
    "Tolong pak lurah, ",
    "Yth. Bapak Gubernur, ",
    "Mau lapor ",
)
SINCE = (
    "",
    "",
    " sejak kemarin",
    " sudah tiga hari",
    " sudah seminggu",
    " dari tadi pagi",
    " hampir sebulan",
    " setiap akhir pekan",
    " sudah berkali-kali dilaporkan",
)
CLOSERS = (
    "",
    "",
    ". Terima kasih",
    ", mohon segera ditindaklanjuti",
    ". Tolong dicek ke lokasi pak, terima kasih",
    ", warga sudah sangat resah",
    ". Kapan ditangani?",
    ", jangan cuma ditutup laporannya",
    "!!",
)
LANDMARKS = (
    "",
    "",
    "dekat pos ronda",
    "depan masjid",
    "samping SDN",
    "seberang minimarket",
    "belakang pasar",
    "dekat puskesmas",
    "depan gang buntu",
    "pas tikungan",
    "sebelah bengkel",
    "dekat kantor RW",
    "bawah jembatan",
)
REASONS = (
    "Bukan wewenang kelurahan, diteruskan ke dinas terkait",
    "Bukan wilayah kami, lokasi di ruas jalan provinsi",
    "Perlu alat berat dari dinas",
    "Sesuai tugas dan fungsi dinas terkait",
)
REFUSALS = (
    "Foto tidak sesuai dengan keluhan",
    "Lokasi tidak ditemukan setelah dua kali dicek petugas",
    "Laporan tidak jelas dan pelapor tidak dapat dihubungi",
    "Kewenangan pemerintah pusat, silakan lapor ke instansi terkait",
)
RETURNS = (
    "Foto belum menunjukkan lokasi yang sama",
    "Pekerjaan belum tuntas, masih ada sisa",
    "Jawaban untuk warga belum jelas",
)
ANSWERS = (
    "Terima kasih atas laporannya. Petugas sudah menindaklanjuti dan lokasi sudah bersih.",
    "Selamat siang, laporan sudah ditangani petugas PPSU kelurahan. Terima kasih.",
    "Sudah dilakukan penertiban bersama Satpol PP dan Dishub. Akan dipantau berkala.",
    "Perbaikan telah selesai dikerjakan hari ini. Terima kasih atas partisipasinya.",
    "Sudah dikoordinasikan dan diselesaikan oleh suku dinas terkait.",
)
NOTES = (
    "Sudah ditelepon ketua RT, menunggu jadwal",
    "Cek lokasi jam 9 dengan petugas",
    "Pelapor minta dikabari kalau selesai",
    "Menunggu truk dari dinas",
)

_SHORT = {
    "yang": "yg",
    "tidak": "tdk",
    "sudah": "sdh",
    "dengan": "dgn",
    "jalan": "jln",
    "tolong": "tlg",
    "dekat": "dkt",
    "karena": "krn",
    "sampai": "smp",
    "belum": "blm",
    "terima kasih": "trims",
    "mohon": "mhn",
    "bisa": "bs",
    "banget": "bgt",
    "depan": "dpn",
    "orang": "org",
    "juga": "jg",
    "kalau": "klo",
    "setiap": "tiap2",
    "segera": "sgr",
    "untuk": "utk",
    "dari": "dr",
    "malam": "mlm",
}


def shortened(text: str) -> str:
    """The text as it is typed on a phone."""
    written = text.lower().replace("terima kasih", "trims").replace("jl. ", "jl ")
    return " ".join(_SHORT.get(word, word) for word in written.split(" "))
