"""What both ends of the line know beforehand of the bodies that go over it: the dictionary of `officer_app.domain.compact`.

Made up from the words of the domain and from a whole sample of each body's shape, its fields in the order in which they stand on
the wire. What comes most often stands last, where it is named by the shortest distance. Both ends must hold the very same bytes:
whoever changes one of them gives the coding a new token. A word that is missing here costs its letters, nothing else.
"""

# What citizens and officers write about, in their language.
_TEXT = (
    "terima kasih atas laporannya. selamat pagi siang malam bapak ibu lurah camat gubernur kelurahan kecamatan kota administrasi "
    "jakarta pusat utara barat selatan timur dinas suku bina marga sumber daya air lingkungan hidup perhubungan satpol pp ppsu "
    "pasukan oranye biru hijau. pohon tumbang lampu jalan mati trotoar rusak berlubang galian kabel parkir liar pedagang kaki "
    "macet total lalu lintas angkot halte kebakaran nyamuk bau tidak sedap tumpukan sampah menumpuk belum diangkut saluran got "
    "mampet tersumbat kali meluap pompa hujan deras genangan banjir setinggi motor mobil anak sekolah "
    "pasar masjid rumah warga sudah beberapa hari minggu bulan yang lalu sejak kemarin tadi malam ini masih belum ada sangat "
    "mengganggu membahayakan pengguna mohon segera ditindaklanjuti diperbaiki dibersihkan ditangani dicek di lokasi oleh petugas "
    "kami dengan dan untuk dari ke depan dekat samping belakang gang komplek perumahan RT 00 RW 0 No. Jl. Jalan Raya "
    "Telah dikerjakan. Sudah ditangani oleh petugas. Sudah diperbaiki. Sudah dibersihkan. Kepala Satuan Staf Camat Lurah "
)

# Every word of the closed lists, rare ones first.
_LISTS = (
    '"no-such-move""wrong-role""needs-reason""needs-agency""needs-unit""needs-answer""needs-photo""needs-into"'
    '"original-elsewhere""original-gone""dependency-failed""not-in-scope""assignee-changed""status-changed""gone"'
    '"image/webp""image/png""png""webp""heif""during""before""balai_warga""petajakarta""facebook""twitter""email""lapor""waze"'
    '"media""qlue""jaki""recategorise""relocate""prioritise""assign""merge""reopen""return""validate""forwarded""answer""note""move"'
    '"duplicate""rejected""delegated""coordinating""awaiting_validation""in_progress""done""waiting""private""public"'
    '"kriminal""pengemis""pungutan-liar""bebas-rokok""izin-bangunan""iklan-liar""transjakarta""joki-3in1""makanan-tidak-higienis"'
    '"lainnya""ketertiban""jaringan-listrik""galian""trotoar""fasilitas-umum""pelanggaran-aturan""kebakaran""saluran-air""pkl-liar"'
    '"lampu-jalan""pohon""pohon-tumbang""macet""parkir-liar""jalan-rusak""sampah""banjir"'
)

_PROBLEMS = (
    '{"type":"urn:officer:problem:validation","title":"The request is not as the document says","status":400,'
    '"fields":{"body":"is missing"}}'
    '{"type":"urn:officer:problem:not-found","title":"There is no such thing for this officer","status":404}'
    '"status":"rejected","problem":{"type":"urn:officer:problem:operation-changed",'
    '"title":"The operation was sent before with another content","status":422}'
    '"status":"missing_blobs","missing":["'
    '"status":"in_progress"},{"op_id":"01'
    '"status":"already_applied","rev":'
    '"status":"conflict","report":{"id":"'
    '"problem":{"type":"urn:officer:problem:operation-refused","title":"The operation cannot be done","status":422,"detail":"'
)

_RARE = (
    '{"service":"officer-api","instance":"","epoch":"","time":"2026-","nonce":""}'
    '{"items":[{"id":"","rev":1},{"id":"","rev":'
    '{"kind":"purged","id":"","rev":1,"reason":"{"kind":"merged","id":"","rev":1,"into":"{"kind":"left","id":"","rev":'
    '"data":{"kind":"note","op_id":"01","into":"","into_number":"","from":"","from_number":"JK'
    '"data":{"officer":"","category":"","priority":1,"address":"Jl. ","point":[106.8'
    '"data":{"to":"in_progress"}},{"to":"coordinating","agency":"","reason":"'
    '"data":{"to":"awaiting_validation","answer":"'
    '"kind":"note","payload":{"text":"'
    '"kind":"answer","payload":{"text":"'
    '"kind":"assign","payload":{"officer":"'
    '"kind":"validate","payload":{},'
    '"kind":"return","payload":{"reason":"'
    '"kind":"move","payload":{"to":"in_progress"},"guard":{"status":"waiting","assignee":"","checks_assignee":true},"base_rev":'
    '"kind":"move","payload":{"to":"awaiting_validation","answer":"","photos":[{"sha256":"'
    '],"depends_on":["01'
    '"responded_at":"2026-","resolved_at":"2026-","paused_since":"2026-'
    '"address":"Jl. ","ward":"31.71.0","neighbourhood":"31.73.0/RW 0","agency":"","unit":"ppsu","assignee":"","priority":1,'
    '"public_answer":"","merged_into":"","received_at":"2026-'
    '"caption":"","taken_at":"2026-","point":[106.7,-6.1],"original_sha256":"","added_by":"'
    '"facts":{"original_sha256":"","original_size":1,"source":"heif","taken_at":"2026-","point":[106.9,-6.3],"camera":"samsung '
)

_OPERATION = (
    '{"operations":[{"op_id":"01a2","report_id":"","kind":"evidence","payload":{"photos":[{"sha256":"","size":1,'
    '"mime":"image/jpeg","width":1600,"height":1200,"role":"after","facts":{"original_sha256":"","original_size":1,"source":"jpeg"}}],'
    '"text":"Sudah ditangani."},"guard":{"status":"in_progress"},"guard":{},"base_rev":1,"author_id":"","device_id":"01a2",'
    '"recorded_at":"2026-","depends_on":[]}]}'
)

_RESULT = '{"results":[{"op_id":"01a2","instance":"","status":"applied","rev":1,"report":{"id":"'

# A report as it comes most often: new, with a citizen's photo or none; and answered, with its history.
_REPORT = (
    '{"epoch":"","items":[{"kind":"report","rev":1,"report":{"id":"","number":"JK26","channel":"jaki","category":"banjir",'
    '"text":"","status":"in_progress","visibility":"public","point":[106.8,-6.2],"approximate":false,"ward":"31.74.0",'
    '"priority":0,"received_at":"2026-","updated_at":"2026-","clocks":{"response_due":"2026-","resolution_due":"2026-",'
    '"red_flag_at":"2026-11-2","responded_at":"2026-'
)
_ANSWERED = (
    '"},"attachments":[{"sha256":"","size":1,"mime":"image/jpeg","role":"citizen","width":1280,"height":960},{"sha256":"","size":1,'
    '"mime":"image/jpeg","role":"after","width":1600,"height":1200,"original_sha256":"","added_by":"","}],"rev":1},'
    '"events":[{"seq":1,"kind":"received","at":"2026-","data":{}},{"seq":2,"kind":"evidence","at":"2026-","recorded_at":"2026-",'
    '"actor":{"id":"","name":"","title":"Lurah "},"op_id":"01a2","data":{"photos":[{"sha256":"","size":1,'
    '"mime":"image/jpeg","width":1600,"height":1200,"role":"after","facts":{"original_sha256":"","original_size":1,"source":"jpeg"}}],'
    '"text":"Sudah ditangani."}}]}],"cursor":"'
)
_NEW = (
    '"status":"waiting","visibility":"public","point":[106.8,-6.2],"approximate":true,"ward":"31.75.0'
    '],"approximate":false,"ward":"31.75.0","priority":0,"received_at":"2026-","updated_at":"2026-","clocks":{"response_due":"2026-'
    '000Z","resolution_due":"2026-000Z","red_flag_at":"2026-'
    '000Z"},"attachments":[{"sha256":"","size":1,"mime":"image/jpeg","role":"citizen","width":1280,"height":960}],"rev":1},'
    '"events":[{"seq":1,"kind":"received","at":"2026-000Z"},"attachments":[],"rev":1},"events":[{"seq":1,"kind":"received","at":"2026-'
    '000Z","data":{}}]}],"cursor":"MS4'
)
_EMPTY = '","more":false}{"epoch":"","items":[],"cursor":"MS4","more":true}'

DICTIONARY = "".join((_TEXT, _LISTS, _PROBLEMS, _RARE, _OPERATION, _ANSWERED, _RESULT, _REPORT, _NEW, _EMPTY)).encode()
