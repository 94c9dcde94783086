<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>AccountDialog</name>
    <message>
        <source>Password and sessions</source>
        <translation>Kata sandi dan sesi</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Ganti kata sandi</translation>
    </message>
    <message>
        <source>End all other sessions</source>
        <translation>Akhiri semua sesi lain</translation>
    </message>
    <message>
        <source>Type the present password first.</source>
        <translation>Ketik dahulu kata sandi yang sekarang.</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>Kata sandi sekarang</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Menanyakan ke server…</translation>
    </message>
    <message>
        <source>Another password</source>
        <translation>Ganti kata sandi</translation>
    </message>
    <message>
        <source>Where you are signed in</source>
        <translation>Tempat Anda masuk</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Akhiri</translation>
    </message>
    <message>
        <source>End: {0}</source>
        <translation>Akhiri: {0}</translation>
    </message>
</context>
<context>
    <name>ActionBar</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Key: {0}</source>
        <translation>Tombol: {0}</translation>
    </message>
    <message>
        <source>More  ▾</source>
        <translation>Lainnya  ▾</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Tindakan lainnya</translation>
    </message>
    <message>
        <source>Work order (PDF)…</source>
        <translation>Perintah kerja (PDF)…</translation>
    </message>
    <message>
        <source>Hand over to an agency</source>
        <translation>Serahkan ke OPD</translation>
    </message>
    <message>
        <source>Hand over to a unit</source>
        <translation>Serahkan ke unit</translation>
    </message>
    <message>
        <source>Hand over to a colleague</source>
        <translation>Serahkan ke rekan</translation>
    </message>
</context>
<context>
    <name>ActionCompare</name>
    <message>
        <source>No photo of before the work</source>
        <translation>Tidak ada foto sebelum pekerjaan</translation>
    </message>
    <message>
        <source>No photo of the result</source>
        <translation>Tidak ada foto hasil</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Sebelum</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Sesudah</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Memuat…</translation>
    </message>
</context>
<context>
    <name>ActionForm</name>
    <message>
        <source>Saving…</source>
        <translation>Menyimpan…</translation>
    </message>
    <message>
        <source>Ctrl+Enter sends  ·  Esc closes, the draft stays</source>
        <translation>Ctrl+Enter mengirim  ·  Esc menutup, draf tetap tersimpan</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Public: the citizen reads this</source>
        <translation>Publik: dibaca warga</translation>
    </message>
    <message>
        <source>Internal: officers only</source>
        <translation>Internal: hanya untuk petugas</translation>
    </message>
    <message>
        <source>Choose on the map</source>
        <translation>Pilih di peta</translation>
    </message>
    <message>
        <source>{0} (you)</source>
        <translation>{0} (Anda)</translation>
    </message>
    <message>
        <source>Send &amp;&amp; next</source>
        <translation>Kirim &amp;&amp; lanjut</translation>
    </message>
    <message>
        <source>Ctrl+Enter sends, with Shift the next report follows  ·  Esc closes, the draft stays</source>
        <translation>Ctrl+Enter mengirim, dengan Shift lanjut ke laporan berikutnya  ·  Esc menutup, draf tetap tersimpan</translation>
    </message>
    <message>
        <source>Send, then show the report below it in the queue (Ctrl+Shift+Enter)</source>
        <translation>Kirim, lalu tampilkan laporan di bawahnya dalam antrean (Ctrl+Shift+Enter)</translation>
    </message>
    <message numerus="yes">
        <source>%n choice(s) contain “{0}”: type more, or select one with ↓</source>
        <translation>
            <numerusform>%n pilihan memuat “{0}”: ketik lebih lengkap, atau tandai satu dengan ↓</numerusform>
        </translation>
    </message>
    <message>
        <source>No choice contains “{0}”</source>
        <translation>Tidak ada pilihan yang memuat “{0}”</translation>
    </message>
    <message numerus="yes">
        <source>Public: the citizen and %n follower(s) read this</source>
        <translation>
            <numerusform>Publik: dibaca warga dan %n pengikut</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Belum ditugaskan</translation>
    </message>
</context>
<context>
    <name>ActionPanel</name>
    <message>
        <source>A photo is still being prepared</source>
        <translation>Satu foto masih disiapkan</translation>
    </message>
    <message>
        <source>Send again in a moment.</source>
        <translation>Kirim lagi sebentar lagi.</translation>
    </message>
</context>
<context>
    <name>ActionPhotos</name>
    <message>
        <source>Choose photos…</source>
        <translation>Pilih foto…</translation>
    </message>
    <message>
        <source>or drop them here, or paste (Ctrl+V)</source>
        <translation>atau seret ke sini, atau tempel (Ctrl+V)</translation>
    </message>
    <message>
        <source>Preparing {0}…</source>
        <translation>Menyiapkan {0}…</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Choose photos</source>
        <translation>Pilih foto</translation>
    </message>
    <message>
        <source>Photos ({0})</source>
        <translation>Foto ({0})</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>You sent this result: somebody else validates it</source>
        <translation>Hasil ini Anda kirim sendiri: orang lain yang memvalidasinya</translation>
    </message>
    <message>
        <source>Take on</source>
        <translation>Tindak lanjuti</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Public answer</source>
        <translation>Jawaban publik</translation>
    </message>
    <message>
        <source>Send result</source>
        <translation>Kirim hasil</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>Tambah foto</translation>
    </message>
    <message>
        <source>Coordinate</source>
        <translation>Koordinasi</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Tugaskan</translation>
    </message>
    <message>
        <source>Delegate to a unit</source>
        <translation>Disposisi ke unit</translation>
    </message>
    <message>
        <source>Put back to waiting</source>
        <translation>Kembalikan ke status menunggu</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Tolak</translation>
    </message>
    <message>
        <source>Validate result</source>
        <translation>Validasi hasil</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Kembalikan</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Buka kembali</translation>
    </message>
    <message>
        <source>Merge a duplicate</source>
        <translation>Gabungkan laporan duplikat</translation>
    </message>
    <message>
        <source>Correct the category</source>
        <translation>Perbaiki kategori</translation>
    </message>
    <message>
        <source>Correct the place</source>
        <translation>Perbaiki lokasi</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioritas</translation>
    </message>
    <message>
        <source>The report is closed</source>
        <translation>Laporan sudah ditutup</translation>
    </message>
    <message>
        <source>Take the report on first</source>
        <translation>Tindak lanjuti laporan ini dulu</translation>
    </message>
    <message>
        <source>The result has been sent and is awaiting validation</source>
        <translation>Hasil sudah dikirim dan menunggu validasi</translation>
    </message>
    <message>
        <source>It is being handled already</source>
        <translation>Laporan sudah ditangani</translation>
    </message>
    <message>
        <source>There is no result to look at yet</source>
        <translation>Belum ada hasil yang dapat diperiksa</translation>
    </message>
    <message>
        <source>The report is still open</source>
        <translation>Laporan masih terbuka</translation>
    </message>
    <message>
        <source>Not possible while it is “{0}”</source>
        <translation>Tidak dapat dilakukan selama statusnya “{0}”</translation>
    </message>
    <message>
        <source>Your role does not allow this</source>
        <translation>Peran Anda tidak mengizinkan tindakan ini</translation>
    </message>
    <message>
        <source>Done by: {0}</source>
        <translation>Dilakukan oleh: {0}</translation>
    </message>
</context>
<context>
    <name>Alerts</name>
    <message>
        <source>{0} assigned a report to you</source>
        <translation>{0} menugaskan laporan kepada Anda</translation>
    </message>
    <message>
        <source>{0} sent your result back</source>
        <translation>{0} mengembalikan hasil Anda</translation>
    </message>
    <message>
        <source>{0} sent a result of your office back</source>
        <translation>{0} mengembalikan hasil dari kantor Anda</translation>
    </message>
    <message>
        <source>{0} reopened a report</source>
        <translation>{0} membuka kembali laporan</translation>
    </message>
    <message>
        <source>An action needs your decision</source>
        <translation>Satu tindakan perlu keputusan Anda</translation>
    </message>
    <message numerus="yes">
        <source>%Ln report(s) will be late within the hour</source>
        <translation>
            <numerusform>%Ln laporan akan lewat tenggat dalam 1 jam</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} raised the priority of a report</source>
        <translation>{0} menaikkan prioritas laporan</translation>
    </message>
    <message>
        <source>New report of high priority</source>
        <translation>Laporan baru berprioritas tinggi</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new report(s)</source>
        <translation>
            <numerusform>%Ln laporan baru</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlertsPage</name>
    <message>
        <source>Notifications</source>
        <translation>Notifikasi</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>Tandai semua dibaca</translation>
    </message>
    <message>
        <source>No notifications</source>
        <translation>Tidak ada notifikasi</translation>
    </message>
    <message>
        <source>What colleagues assign or send back to you, what needs your decision and what is at risk appears here.</source>
        <translation>Yang ditugaskan atau dikembalikan rekan kepada Anda, yang perlu keputusan Anda, dan yang hampir lewat tenggat muncul di sini.</translation>
    </message>
    <message numerus="yes">
        <source>%n not read</source>
        <translation>
            <numerusform>%n belum dibaca</numerusform>
        </translation>
    </message>
    <message>
        <source>all read</source>
        <translation>semua sudah dibaca</translation>
    </message>
    <message>
        <source>read</source>
        <translation>sudah dibaca</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>belum dibaca</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>CROP Officer is open already; its window was brought to the front.</source>
        <translation>CROP Officer sudah terbuka; jendelanya ditampilkan di depan.</translation>
    </message>
</context>
<context>
    <name>BatchCard</name>
    <message numerus="yes">
        <source>Validate %n result(s)?</source>
        <translation>
            <numerusform>Validasi %n hasil?</numerusform>
        </translation>
    </message>
    <message>
        <source>Each becomes done and public at once. This is what the citizens will read:</source>
        <translation>Semuanya langsung selesai dan publik. Inilah yang akan dibaca warga:</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) that you sent are left out: somebody else validates them.</source>
        <translation>
            <numerusform>%n hasil yang Anda kirim sendiri tidak disertakan: orang lain yang memvalidasinya.</numerusform>
        </translation>
    </message>
    <message>
        <source>What the citizens will read</source>
        <translation>Yang akan dibaca warga</translation>
    </message>
    <message>
        <source>(no answer)</source>
        <translation>(tanpa jawaban)</translation>
    </message>
    <message numerus="yes">
        <source>Validate all %n</source>
        <translation>
            <numerusform>Validasi semua (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message numerus="yes">
        <source>⚠ %n result(s) with photos that raise questions: look at them first</source>
        <translation>
            <numerusform>⚠ %n hasil memiliki foto yang perlu diperiksa: lihat dulu sebelum divalidasi</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkPage</name>
    <message numerus="yes">
        <source>%n report(s) ticked</source>
        <translation>
            <numerusform>%n laporan dicentang</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… dan %n lagi</numerusform>
        </translation>
    </message>
    <message>
        <source>Not possible for these reports together: {0}</source>
        <translation>Tidak bisa untuk semua laporan ini sekaligus: {0}</translation>
    </message>
    <message numerus="yes">
        <source>{0} (%n report(s))</source>
        <translation>
            <numerusform>{0} (%n laporan)</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the ticks</source>
        <translation>Hapus centang</translation>
    </message>
    <message>
        <source>The ticked reports</source>
        <translation>Laporan yang dicentang</translation>
    </message>
    <message>
        <source>Clear the ticks  (Esc)</source>
        <translation>Hapus centang  (Esc)</translation>
    </message>
    <message>
        <source>Work orders (PDF)…</source>
        <translation>Perintah kerja (PDF)…</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) were left as they were</source>
        <translation>
            <numerusform>%n laporan tidak diubah</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It will be done for %n of them; the server checks each.</source>
        <translation>
            <numerusform>Akan dilakukan untuk %n di antaranya; server memeriksa masing-masing.</numerusform>
        </translation>
    </message>
    <message>
        <source>Quick actions…</source>
        <translation>Tindakan cepat…</translation>
    </message>
</context>
<context>
    <name>CardView</name>
    <message>
        <source>The three versions</source>
        <translation>Ketiga versi</translation>
    </message>
    <message>
        <source>What happened on the server since</source>
        <translation>Yang terjadi di server sejak itu</translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message>
        <source>Nothing waits to be sent.</source>
        <translation>Tidak ada yang menunggu dikirim.</translation>
    </message>
    <message>
        <source>Signed out. What was not sent yet stays on this computer.</source>
        <translation>Anda sudah keluar. Yang belum terkirim tetap tersimpan di komputer ini.</translation>
    </message>
    <message>
        <source>Signed in: {name} ({areas})</source>
        <translation>Masuk sebagai: {name} ({areas})</translation>
    </message>
    <message>
        <source>Not sent yet: {count}</source>
        <translation>Belum terkirim: {count}</translation>
    </message>
    <message>
        <source>Photos not sent yet: {count}</source>
        <translation>Foto belum terkirim: {count}</translation>
    </message>
    <message>
        <source>Needs a decision: {count}</source>
        <translation>Perlu keputusan: {count}</translation>
    </message>
    <message>
        <source>Not fully readable: {count} (officer-app doctor lists what)</source>
        <translation>Tidak terbaca lengkap: {count} (officer-app doctor menampilkan daftarnya)</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Wilayah</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Tenggat</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Public answer: {text}</source>
        <translation>Jawaban publik: {text}</translation>
    </message>
    <message>
        <source>next try {time}</source>
        <translation>dicoba lagi {time}</translation>
    </message>
    <message>
        <source>Waits for {name} to sign in: {count}</source>
        <translation>Menunggu {name} masuk: {count}</translation>
    </message>
    <message>
        <source>Sealed into {file}: {count}. Everything stays on this computer too.</source>
        <translation>Dikunci ke {file}: {count}. Semuanya juga tetap ada di komputer ini.</translation>
    </message>
    <message>
        <source>Everything in the file is on this computer already.</source>
        <translation>Semua isi file sudah ada di komputer ini.</translation>
    </message>
    <message>
        <source>Taken over: {count}. The next sync sends them.</source>
        <translation>Diambil alih: {count}. Sinkronisasi berikutnya mengirimnya.</translation>
    </message>
    <message>
        <source>Discarded when signing out</source>
        <translation>Dihapus saat keluar dari akun</translation>
    </message>
    <message>
        <source>{number}: saved on this computer; it is sent when the connection is back.</source>
        <translation>{number}: tersimpan di komputer ini; dikirim saat koneksi kembali.</translation>
    </message>
    <message>
        <source>{number}: kept on this computer; it needs a decision (see the outbox).</source>
        <translation>{number}: tersimpan di komputer ini; perlu keputusan Anda (lihat kotak keluar).</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>Unknown ({kind})</source>
        <translation>Tidak dikenal ({kind})</translation>
    </message>
    <message>
        <source>Nothing needs a decision.</source>
        <translation>Tidak ada yang perlu diputuskan.</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Isian</translation>
    </message>
    <message>
        <source>As you saw it</source>
        <translation>Yang Anda lihat</translation>
    </message>
    <message>
        <source>As you meant it</source>
        <translation>Yang Anda maksud</translation>
    </message>
    <message>
        <source>Choices:</source>
        <translation>Pilihan:</translation>
    </message>
    <message>
        <source>Unsealed into {folder}: {count}. Anyone who can open that folder can read everything.</source>
        <translation>Dibuka di {folder}: {count}. Siapa pun yang dapat membuka folder itu dapat membaca semuanya.</translation>
    </message>
    <message>
        <source>Discarded: {count}. The server receives none of it.</source>
        <translation>Dihapus permanen: {count}. Server tidak menerima apa pun.</translation>
    </message>
    <message>
        <source>{number}: received by the server.</source>
        <translation>{number}: sudah diterima server.</translation>
    </message>
    <message>
        <source>On the server now</source>
        <translation>Di server sekarang</translation>
    </message>
    <message>
        <source>not visible to you</source>
        <translation>tidak boleh Anda lihat</translation>
    </message>
    <message>
        <source>There is no such word. Did you mean “{words}”?</source>
        <translation>Tidak ada kata itu. Maksud Anda “{words}”?</translation>
    </message>
    <message>
        <source>Signature: valid, made on this computer (key {key})</source>
        <translation>Tanda tangan: sah, dibuat di komputer ini (kunci {key})</translation>
    </message>
    <message>
        <source>Signature: valid, by a key that this computer has known since {time} (key {key})</source>
        <translation>Tanda tangan: sah, dengan kunci yang dikenal komputer ini sejak {time} (kunci {key})</translation>
    </message>
    <message>
        <source>Signature: valid, by a key that this computer sees for the first time (key {key}). Ask the officer whether the file is theirs.</source>
        <translation>Tanda tangan: sah, dengan kunci yang baru pertama kali dilihat komputer ini (kunci {key}). Tanyakan kepada petugas apakah file ini miliknya.</translation>
    </message>
    <message>
        <source>WARNING: signed with ANOTHER KEY (key {key}) than the earlier files of this officer from this computer. Somebody else may have made the file, or the app was installed anew there. Ask the officer before you take it over.</source>
        <translation>PERINGATAN: ditandatangani dengan KUNCI LAIN (kunci {key}), berbeda dari file petugas ini sebelumnya dari komputer itu. Mungkin file ini dibuat orang lain, atau aplikasi dipasang ulang di sana. Tanyakan kepada petugas sebelum Anda mengambil alih isinya.</translation>
    </message>
    <message>
        <source>Signature: not signed, as by earlier versions of the app. Nobody can tell who made the file.</source>
        <translation>Tanda tangan: tidak ditandatangani, seperti pada versi aplikasi sebelumnya. Tidak dapat dipastikan siapa yang membuat file ini.</translation>
    </message>
    <message>
        <source>WARNING: NOT SIGNED, although earlier files of this officer were. Somebody else may have made the file. Ask the officer before you take it over.</source>
        <translation>PERINGATAN: TIDAK DITANDATANGANI, padahal file petugas ini sebelumnya ditandatangani. Mungkin file ini dibuat orang lain. Tanyakan kepada petugas sebelum Anda mengambil alih isinya.</translation>
    </message>
    <message>
        <source>Signature: valid, by {author} on the computer {computer} (key {key})</source>
        <translation>Tanda tangan: sah, oleh {author} di komputer {computer} (kunci {key})</translation>
    </message>
    <message>
        <source>Take these actions over? [y/N] </source>
        <translation>Ambil alih tindakan ini? [y/T] </translation>
    </message>
    <message>
        <source>Officer: {name}</source>
        <translation>Petugas: {name}</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>tidak diketahui</translation>
    </message>
    <message>
        <source>Computer: {name}</source>
        <translation>Komputer: {name}</translation>
    </message>
    <message>
        <source>Sealed: {time}</source>
        <translation>Dikunci: {time}</translation>
    </message>
    <message>
        <source>Actions: {count}, on the reports {numbers} and {more} more</source>
        <translation>Tindakan: {count}, pada laporan {numbers} dan {more} lainnya</translation>
    </message>
    <message>
        <source>Actions: {count}, on the reports {numbers}</source>
        <translation>Tindakan: {count}, pada laporan {numbers}</translation>
    </message>
</context>
<context>
    <name>ClockBadge</name>
    <message>
        <source>Response: {0}</source>
        <translation>Respons: {0}</translation>
    </message>
    <message>
        <source>Resolution: {0}</source>
        <translation>Penyelesaian: {0}</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>As you saw it</source>
        <translation>Yang Anda lihat</translation>
    </message>
    <message>
        <source>before you did it</source>
        <translation>sebelum tindakan Anda</translation>
    </message>
    <message>
        <source>As you meant it</source>
        <translation>Yang Anda maksud</translation>
    </message>
    <message>
        <source>recorded {0}</source>
        <translation>dicatat {0}</translation>
    </message>
    <message>
        <source>changed {0}</source>
        <translation>diubah {0}</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Memuat…</translation>
    </message>
    <message>
        <source>✎ by you</source>
        <translation>✎ oleh Anda</translation>
    </message>
    <message>
        <source>= both the same</source>
        <translation>= keduanya sama</translation>
    </message>
    <message>
        <source>Not on this computer</source>
        <translation>Tidak ada di komputer ini</translation>
    </message>
    <message>
        <source>no longer visible to you</source>
        <translation>tidak boleh Anda lihat lagi</translation>
    </message>
    <message>
        <source>On the server now</source>
        <translation>Di server sekarang</translation>
    </message>
    <message>
        <source>▲ changed on the server</source>
        <translation>▲ diubah di server</translation>
    </message>
</context>
<context>
    <name>CoverDialog</name>
    <message>
        <source>Cover faces and plates</source>
        <translation>Tutupi wajah dan pelat nomor</translation>
    </message>
    <message>
        <source>The photo, to draw boxes on</source>
        <translation>Foto, untuk digambari kotak</translation>
    </message>
    <message>
        <source>Leave it as it is (Esc)</source>
        <translation>Biarkan apa adanya (Esc)</translation>
    </message>
    <message>
        <source>Remove box (Delete)</source>
        <translation>Hapus kotak (Delete)</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Memuat…</translation>
    </message>
    <message>
        <source>No box yet. Drag one over each face and each number plate, or press N.</source>
        <translation>Belum ada kotak. Tarik satu kotak di atas setiap wajah dan setiap pelat nomor, atau tekan N.</translation>
    </message>
    <message>
        <source>Box {0} of {1}: {2} % from the left, {3} % from the top, {4} % wide, {5} % high.</source>
        <translation>Kotak {0} dari {1}: {2} % dari kiri, {3} % dari atas, lebar {4} %, tinggi {5} %.</translation>
    </message>
    <message>
        <source>N new box · arrows move it, with Shift they resize it, with Ctrl by a pixel · Tab next box · Delete removes it · + − 0 zoom · Enter covers</source>
        <translation>N kotak baru · panah menggesernya, dengan Shift mengubah ukurannya, dengan Ctrl per piksel · Tab kotak berikutnya · Delete menghapusnya · + − 0 perbesaran · Enter menutupi</translation>
    </message>
    <message>
        <source>New box (N)</source>
        <translation>Kotak baru (N)</translation>
    </message>
    <message>
        <source>Next box (Tab)</source>
        <translation>Kotak berikutnya (Tab)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Perbesar (+)</translation>
    </message>
    <message>
        <source>Smaller (−)</source>
        <translation>Perkecil (−)</translation>
    </message>
    <message>
        <source>Show all of it (0)</source>
        <translation>Tampilkan seluruhnya (0)</translation>
    </message>
    <message numerus="yes">
        <source>Cover %n box(es) permanently</source>
        <translation>
            <numerusform>Tutupi %n kotak secara permanen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n box(es) drawn, none selected.</source>
        <translation>
            <numerusform>%n kotak dibuat, belum ada yang dipilih.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DecisionFoot</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>DecisionPage</name>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>Buka laporan</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Keputusan</translation>
    </message>
    <message>
        <source>This has been decided</source>
        <translation>Ini sudah diputuskan</translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation>Tersimpan sebagai {0}</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>There is nothing left to decide here. See the outbox and the report&apos;s history.</source>
        <translation>Tidak ada lagi yang perlu diputuskan di sini. Lihat kotak keluar dan riwayat laporan.</translation>
    </message>
    <message>
        <source>It also stays here until you decide.</source>
        <translation>Ini juga tetap ada di sini sampai Anda memutuskan.</translation>
    </message>
</context>
<context>
    <name>Decisions</name>
    <message>
        <source>Somebody else changed this in the meantime: {fields}.</source>
        <translation>Sementara itu, orang lain mengubah: {fields}.</translation>
    </message>
    <message>
        <source>{who} changed this in the meantime: {fields}.</source>
        <translation>Sementara itu, {who} mengubah: {fields}.</translation>
    </message>
    <message>
        <source>This report was merged into another one in the meantime.</source>
        <translation>Sementara itu, laporan ini digabungkan ke laporan lain.</translation>
    </message>
    <message>
        <source>{who} merged this report into another one in the meantime.</source>
        <translation>Sementara itu, {who} menggabungkan laporan ini ke laporan lain.</translation>
    </message>
    <message>
        <source>{who} took this report over in the meantime.</source>
        <translation>Sementara itu, {who} mengambil alih laporan ini.</translation>
    </message>
    <message>
        <source>This report is assigned to nobody any more.</source>
        <translation>Laporan ini tidak lagi ditugaskan kepada siapa pun.</translation>
    </message>
    <message>
        <source>{who} removed the assignment of this report in the meantime.</source>
        <translation>Sementara itu, {who} melepas penugasan laporan ini.</translation>
    </message>
    <message>
        <source>This report was given to {whom} in the meantime.</source>
        <translation>Sementara itu, laporan ini diserahkan kepada {whom}.</translation>
    </message>
    <message>
        <source>{who} gave this report to {whom} in the meantime.</source>
        <translation>Sementara itu, {who} menyerahkan laporan ini kepada {whom}.</translation>
    </message>
    <message>
        <source>This report was closed in the meantime: “{now}”.</source>
        <translation>Sementara itu, laporan ini ditutup: “{now}”.</translation>
    </message>
    <message>
        <source>{who} closed this report in the meantime: “{now}”.</source>
        <translation>Sementara itu, {who} menutup laporan ini: “{now}”.</translation>
    </message>
    <message>
        <source>This report was moved from “{former}” to “{now}” in the meantime.</source>
        <translation>Sementara itu, status laporan ini diubah dari “{former}” ke “{now}”.</translation>
    </message>
    <message>
        <source>{who} moved this report from “{former}” to “{now}” in the meantime.</source>
        <translation>Sementara itu, {who} mengubah status laporan ini dari “{former}” ke “{now}”.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Handled by</source>
        <translation>Ditangani oleh</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>OPD</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lokasi</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioritas</translation>
    </message>
    <message>
        <source>you</source>
        <translation>Anda</translation>
    </message>
    <message>
        <source>an officer of another office</source>
        <translation>petugas dari kantor lain</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ya</translation>
    </message>
    <message>
        <source>no</source>
        <translation>tidak</translation>
    </message>
    <message>
        <source>Public answer</source>
        <translation>Jawaban publik</translation>
    </message>
    <message>
        <source>Your note</source>
        <translation>Catatan Anda</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>{0} is added to the report for {1}. Its status stays as it is.</source>
        <translation>{0} ditambahkan ke laporan untuk {1}. Statusnya tidak berubah.</translation>
    </message>
    <message>
        <source>Pass it on as a field report</source>
        <translation>Teruskan sebagai laporan lapangan</translation>
    </message>
    <message>
        <source>Passed on as a field report</source>
        <translation>Diteruskan sebagai laporan lapangan</translation>
    </message>
    <message>
        <source>{0} is added for the officers. The report stays closed.</source>
        <translation>{0} ditambahkan untuk para petugas. Laporan tetap ditutup.</translation>
    </message>
    <message>
        <source>Add it to the closed report</source>
        <translation>Tambahkan ke laporan yang sudah ditutup</translation>
    </message>
    <message>
        <source>Added to the closed report</source>
        <translation>Ditambahkan ke laporan yang sudah ditutup</translation>
    </message>
    <message>
        <source>Take the report back…</source>
        <translation>Ambil kembali laporan…</translation>
    </message>
    <message>
        <source>The report is assigned to you.</source>
        <translation>Laporan ditugaskan kepada Anda.</translation>
    </message>
    <message>
        <source>The report is assigned to you</source>
        <translation>Laporan ditugaskan kepada Anda</translation>
    </message>
    <message>
        <source>Ask for it back…</source>
        <translation>Minta dikembalikan…</translation>
    </message>
    <message>
        <source>A note asks for the report.</source>
        <translation>Sebuah catatan meminta laporan ini dikembalikan kepada Anda.</translation>
    </message>
    <message>
        <source>A note asks for the report</source>
        <translation>Sebuah catatan meminta laporan ini dikembalikan kepada Anda</translation>
    </message>
    <message>
        <source>Reopen the report…</source>
        <translation>Buka kembali laporan…</translation>
    </message>
    <message>
        <source>The report is reopened</source>
        <translation>Laporan dibuka kembali</translation>
    </message>
    <message>
        <source>Ask to reopen it…</source>
        <translation>Minta dibuka kembali…</translation>
    </message>
    <message>
        <source>A note asks to reopen the report.</source>
        <translation>Sebuah catatan meminta laporan ini dibuka kembali.</translation>
    </message>
    <message>
        <source>A note asks to reopen the report</source>
        <translation>Sebuah catatan meminta laporan ini dibuka kembali</translation>
    </message>
    <message>
        <source>Send smaller photos</source>
        <translation>Kirim foto yang lebih kecil</translation>
    </message>
    <message>
        <source>{0} is put back into the report&apos;s form, to be changed or sent later.</source>
        <translation>{0} dikembalikan ke formulir laporan, untuk diubah atau dikirim nanti.</translation>
    </message>
    <message>
        <source>Keep it as a draft</source>
        <translation>Simpan sebagai draf</translation>
    </message>
    <message>
        <source>Put back into the report&apos;s form</source>
        <translation>Dikembalikan ke formulir laporan</translation>
    </message>
    <message>
        <source>Withdraw it…</source>
        <translation>Tarik kembali…</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Ditarik kembali</translation>
    </message>
    <message numerus="yes">
        <source>What you did, with %n photo(s),</source>
        <translation>
            <numerusform>Yang Anda kerjakan, dengan %n foto,</numerusform>
        </translation>
    </message>
    <message>
        <source>What you did</source>
        <translation>Yang Anda kerjakan</translation>
    </message>
    <message numerus="yes">
        <source>What you wrote, with %n photo(s),</source>
        <translation>
            <numerusform>Yang Anda tulis, dengan %n foto,</numerusform>
        </translation>
    </message>
    <message>
        <source>What you wrote</source>
        <translation>Yang Anda tulis</translation>
    </message>
    <message>
        <source>{0} is put back into its form, to be sent later.</source>
        <translation>{0} dikembalikan ke formulirnya, untuk dikirim nanti.</translation>
    </message>
    <message>
        <source>whoever handles it now</source>
        <translation>siapa pun yang kini menanganinya</translation>
    </message>
    <message>
        <source>Save a sealed copy…</source>
        <translation>Simpan salinan terkunci…</translation>
    </message>
    <message>
        <source>What you did is kept on this computer and nothing was overwritten. Decide below what to do with it.</source>
        <translation>Yang Anda kerjakan tersimpan di komputer ini dan tidak ada yang tertimpa. Pilih langkah selanjutnya di bawah.</translation>
    </message>
    <message>
        <source>Decide below what to do with it.</source>
        <translation>Pilih langkah selanjutnya di bawah.</translation>
    </message>
    <message>
        <source>Duplicate of another report</source>
        <translation>Duplikat dari laporan lain</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>belum ditugaskan</translation>
    </message>
    <message>
        <source>“{0}” is recorded again, for the report as it is now: “{1}”.</source>
        <translation>“{0}” dicatat lagi sesuai keadaan laporan sekarang: “{1}”.</translation>
    </message>
    <message>
        <source>Do it anyway</source>
        <translation>Tetap lakukan</translation>
    </message>
    <message>
        <source>Send it again</source>
        <translation>Kirim lagi</translation>
    </message>
    <message>
        <source>Replace it with mine</source>
        <translation>Ganti dengan milik saya</translation>
    </message>
    <message>
        <source>“{0}” is recorded again and replaces what the server has now.</source>
        <translation>“{0}” dicatat lagi dan menggantikan yang ada di server sekarang.</translation>
    </message>
    <message>
        <source>“{0}” is recorded again</source>
        <translation>“{0}” dicatat lagi</translation>
    </message>
    <message>
        <source>{0} is added to the report as an internal note. Nothing is replaced.</source>
        <translation>{0} ditambahkan ke laporan sebagai catatan internal. Tidak ada yang diganti.</translation>
    </message>
    <message>
        <source>Keep theirs, add mine as a note</source>
        <translation>Biarkan, tambahkan milik saya sebagai catatan</translation>
    </message>
    <message>
        <source>Added as a note</source>
        <translation>Ditambahkan sebagai catatan</translation>
    </message>
    <message>
        <source>{0} is added to the main report.</source>
        <translation>{0} ditambahkan ke laporan utama.</translation>
    </message>
    <message>
        <source>Add it to the main report</source>
        <translation>Tambahkan ke laporan utama</translation>
    </message>
    <message>
        <source>Added to the main report</source>
        <translation>Ditambahkan ke laporan utama</translation>
    </message>
    <message>
        <source>The report is reopened.</source>
        <translation>Laporan dibuka kembali.</translation>
    </message>
    <message>
        <source>“{0}” is recorded again with smaller copies of the photos.</source>
        <translation>“{0}” dicatat lagi dengan salinan foto yang lebih kecil.</translation>
    </message>
    <message>
        <source>“{0}” is recorded again with smaller photos</source>
        <translation>“{0}” dicatat lagi dengan foto yang lebih kecil</translation>
    </message>
    <message>
        <source>It is not sent. The reason stays on record on this computer; the server receives nothing.</source>
        <translation>Tindakan ini tidak jadi dikirim; alasannya tetap tercatat di komputer ini. Server tidak menerima apa pun.</translation>
    </message>
    <message>
        <source>Saves it with its photos to a file that only your passphrase opens. It also stays here.</source>
        <translation>Menyimpannya beserta fotonya ke file yang hanya terbuka dengan frasa sandi Anda. Di sini juga tetap ada.</translation>
    </message>
</context>
<context>
    <name>DetailBody</name>
    <message>
        <source>Public: the citizen reads this</source>
        <translation>Publik: dibaca warga</translation>
    </message>
    <message>
        <source>Public answer</source>
        <translation>Jawaban publik</translation>
    </message>
    <message>
        <source>(The citizen wrote nothing.)</source>
        <translation>(Warga tidak menulis apa pun.)</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>Serahkan…</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>History (times in WIB)</source>
        <translation>Riwayat (waktu dalam WIB)</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Memuat…</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>Putuskan…</translation>
    </message>
    <message>
        <source>This report is no longer in your list</source>
        <translation>Laporan ini tidak ada lagi dalam daftar Anda</translation>
    </message>
    <message>
        <source>Private report: the citizen&apos;s photo is not shown to your role.</source>
        <translation>Laporan privat: foto warga tidak ditampilkan untuk peran Anda.</translation>
    </message>
    <message>
        <source>Private report: please do not share its text or photos.</source>
        <translation>Laporan privat: jangan sebarkan isi maupun fotonya.</translation>
    </message>
    <message>
        <source>What the citizen wrote</source>
        <translation>Isi laporan warga</translation>
    </message>
    <message>
        <source>Older entries are on the server.</source>
        <translation>Catatan yang lebih lama ada di server.</translation>
    </message>
    <message numerus="yes">
        <source>%n more action(s) on this report also wait for a decision.</source>
        <translation>
            <numerusform>%n tindakan lain pada laporan ini juga menunggu keputusan.</numerusform>
        </translation>
    </message>
    <message>
        <source>It was passed to another office or removed from the server. You see its last state here because your work belongs to it; nothing more can be done with it here.</source>
        <translation>Laporan ini dialihkan ke kantor lain, atau dihapus di server. Anda melihat keadaan terakhirnya di sini karena ada pekerjaan Anda di dalamnya; dari sini tidak ada lagi yang dapat dilakukan.</translation>
    </message>
</context>
<context>
    <name>DetailClock</name>
    <message>
        <source>{0}: due {1}</source>
        <translation>{0}: tenggat {1}</translation>
    </message>
</context>
<context>
    <name>DetailFacts</name>
    <message>
        <source>Show on map</source>
        <translation>Lihat di peta</translation>
    </message>
    <message numerus="yes">
        <source>Repeated: fixed here %n time(s) before, the last {0} before this report</source>
        <translation>
            <numerusform>Berulang: sudah %n kali diperbaiki di sini, terakhir {0} sebelum laporan ini</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more open within 300 m</source>
        <translation>
            <numerusform>%n laporan lain masih terbuka dalam jarak 300 m</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the last fix</source>
        <translation>Buka perbaikan terakhir</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lokasi</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Berulang</translation>
    </message>
    <message>
        <source>Nearby</source>
        <translation>Sekitar</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>OPD</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Handled by</source>
        <translation>Ditangani oleh</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplikat</translation>
    </message>
    <message>
        <source>{0} (place approximate: the citizen gave none)</source>
        <translation>{0} (lokasi perkiraan: warga tidak memberi lokasi)</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>belum ada</translation>
    </message>
    <message>
        <source>you</source>
        <translation>Anda</translation>
    </message>
    <message>
        <source>an officer of another office</source>
        <translation>petugas dari kantor lain</translation>
    </message>
    <message>
        <source>Open {0}</source>
        <translation>Buka {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n reporter(s) follow: public answers go to all of them</source>
        <translation>
            <numerusform>%n pelapor mengikuti; jawaban publik dikirim ke semuanya</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at them (S)</source>
        <translation>Lihat (S)</translation>
    </message>
    <message>
        <source>Followers</source>
        <translation>Pengikut</translation>
    </message>
    <message>
        <source>Duplicate of {0}; its reporter follows the main report</source>
        <translation>Duplikat dari {0}; pelapornya mengikuti laporan utama</translation>
    </message>
    <message>
        <source>Duplicate of a report of another office; its reporter follows the main report</source>
        <translation>Duplikat dari laporan kantor lain; pelapornya mengikuti laporan utama</translation>
    </message>
</context>
<context>
    <name>DetailHeader</name>
    <message>
        <source>Copy the number</source>
        <translation>Salin nomor</translation>
    </message>
    <message>
        <source>First response</source>
        <translation>Respons pertama</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Penyelesaian</translation>
    </message>
    <message>
        <source>{0} old</source>
        <translation>{0} lalu</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Privat</translation>
    </message>
    <message>
        <source>Priority {0}</source>
        <translation>Prioritas {0}</translation>
    </message>
    <message>
        <source>Needs your decision</source>
        <translation>Perlu keputusan Anda</translation>
    </message>
</context>
<context>
    <name>DetailPage</name>
    <message>
        <source>Not sent yet: {0}</source>
        <translation>Belum dikirim: {0}</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Lanjutkan</translation>
    </message>
    <message>
        <source>No report chosen</source>
        <translation>Belum ada laporan yang dipilih</translation>
    </message>
    <message>
        <source>Choose one in the queue or on the map.</source>
        <translation>Pilih salah satu di antrean atau di peta.</translation>
    </message>
    <message>
        <source>It may have gone to another office. What you did with it is kept in the outbox.</source>
        <translation>Mungkin sudah dialihkan ke kantor lain. Yang sudah Anda kerjakan tersimpan di kotak keluar.</translation>
    </message>
    <message>
        <source>This report is no longer on this computer</source>
        <translation>Laporan ini tidak ada lagi di komputer ini</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>DiscardForm</name>
    <message>
        <source>Why (stays on record here)</source>
        <translation>Alasan (tetap tercatat di sini)</translation>
    </message>
    <message>
        <source>Discard and sign out</source>
        <translation>Hapus dan keluar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message numerus="yes">
        <source>Discard %n action(s) permanently</source>
        <translation>
            <numerusform>Hapus %n tindakan secara permanen</numerusform>
        </translation>
    </message>
    <message>
        <source>They cannot be restored, and the server never receives them.</source>
        <translation>Tidak dapat dikembalikan oleh siapa pun, dan server tidak akan menerimanya.</translation>
    </message>
    <message>
        <source>Type {0}, the number of actions</source>
        <translation>Ketik {0}, yaitu jumlah tindakan</translation>
    </message>
</context>
<context>
    <name>DraftLine</name>
    <message>
        <source>Draft of {0}</source>
        <translation>Draf pukul {0}</translation>
    </message>
    <message>
        <source>What you write, and each template, is added below it.</source>
        <translation>Yang Anda tulis, juga template, ditambahkan di bawahnya.</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>Hapus draf</translation>
    </message>
    <message>
        <source>The draft of {0} was discarded</source>
        <translation>Draf pukul {0} dihapus</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Kembalikan</translation>
    </message>
</context>
<context>
    <name>DraftsPage</name>
    <message>
        <source>Drafts</source>
        <translation>Draf</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Lanjutkan</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Discard this draft (Delete)</source>
        <translation>Hapus draf ini (Delete)</translation>
    </message>
    <message>
        <source>Discard all</source>
        <translation>Hapus semua</translation>
    </message>
    <message>
        <source>No drafts</source>
        <translation>Tidak ada draf</translation>
    </message>
    <message>
        <source>What you type at a report and do not send is kept here, encrypted on this computer.</source>
        <translation>Yang Anda ketik pada laporan dan belum dikirim disimpan di sini, terenkripsi di komputer ini.</translation>
    </message>
    <message>
        <source>a report that is no longer on this computer</source>
        <translation>laporan yang tidak ada lagi di komputer ini</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n laporan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n foto</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) discarded</source>
        <translation>
            <numerusform>%n draf dihapus</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Kembalikan</translation>
    </message>
</context>
<context>
    <name>DuplicateCompare</name>
    <message>
        <source>This report</source>
        <translation>Laporan ini</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Memuat…</translation>
    </message>
    <message>
        <source>There is no similar report nearby. Type the number of the main report.</source>
        <translation>Tidak ada laporan serupa di sekitar. Ketik nomor laporan utama.</translation>
    </message>
</context>
<context>
    <name>Duplicates</name>
    <message>
        <source>{0} earlier</source>
        <translation>{0} lebih awal</translation>
    </message>
    <message>
        <source>{0} m</source>
        <translation>{0} m</translation>
    </message>
    <message>
        <source>{0} later</source>
        <translation>{0} kemudian</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>The photo does not say when it was taken</source>
        <translation>Foto tidak memuat waktu pengambilan</translation>
    </message>
    <message>
        <source>Taken after the report</source>
        <translation>Diambil setelah laporan masuk</translation>
    </message>
    <message>
        <source>Taken {0} before the report: is it the right photo?</source>
        <translation>Diambil {0} sebelum laporan masuk: apakah fotonya benar?</translation>
    </message>
    <message>
        <source>The place cannot be compared</source>
        <translation>Lokasi tidak dapat dibandingkan</translation>
    </message>
    <message>
        <source>{0} from the report&apos;s place</source>
        <translation>{0} dari lokasi laporan</translation>
    </message>
    <message>
        <source>{0} from the report&apos;s place: is it the right one?</source>
        <translation>{0} dari lokasi laporan: apakah fotonya benar?</translation>
    </message>
    <message>
        <source>Not used before on this computer&apos;s reports</source>
        <translation>Belum pernah dipakai pada laporan di komputer ini</translation>
    </message>
    <message>
        <source>A covered copy of the citizen&apos;s photo: it shows how it was, not what was done</source>
        <translation>Salinan foto warga yang ditutupi: menunjukkan keadaan semula, bukan hasil kerja</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} menit</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} jam</translation>
    </message>
    <message>
        <source>{0} days</source>
        <translation>{0} hari</translation>
    </message>
    <message>
        <source>{0} years</source>
        <translation>{0} tahun</translation>
    </message>
    <message>
        <source>{0} m</source>
        <translation>{0} m</translation>
    </message>
    <message>
        <source>{0} km</source>
        <translation>{0} km</translation>
    </message>
    <message>
        <source>This photo is already used on a report: take a new one</source>
        <translation>Foto ini sudah dipakai pada laporan lain: ambil foto baru</translation>
    </message>
</context>
<context>
    <name>ExportButton</name>
    <message>
        <source>Export or print these reports…</source>
        <translation>Ekspor atau cetak laporan ini…</translation>
    </message>
    <message>
        <source>Export or print these reports</source>
        <translation>Ekspor atau cetak laporan ini</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>A sealed copy</source>
        <translation>Salinan terkunci</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frasa sandi</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Pilih…</translation>
    </message>
    <message>
        <source>Save the copy</source>
        <translation>Simpan salinan</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>At least {0} characters.</source>
        <translation>Minimal {0} karakter.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Keduanya tidak sama.</translation>
    </message>
    <message>
        <source>✓ Both are the same.</source>
        <translation>✓ Keduanya sama.</translation>
    </message>
    <message>
        <source>The file can be opened only in this app and with the passphrase. Keep the file and the passphrase apart: without the passphrase nobody can open it, not even your administrator.</source>
        <translation>File hanya dapat dibuka dengan frasa sandi, di aplikasi ini. Simpan file dan frasa sandi terpisah; tanpa frasa sandi tidak seorang pun dapat membukanya, administrator pun tidak.</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Ulangi</translation>
    </message>
    <message>
        <source>Type it again, to be sure that it is right.</source>
        <translation>Ketik sekali lagi, untuk memastikan tidak salah ketik.</translation>
    </message>
    <message>
        <source>Save the sealed copy</source>
        <translation>Simpan salinan terkunci</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>First response, median</source>
        <translation>Respons pertama, median</translation>
    </message>
    <message>
        <source>First response, 90 %</source>
        <translation>Respons pertama, 90 %</translation>
    </message>
    <message>
        <source>Response in time</source>
        <translation>Respons tepat waktu</translation>
    </message>
    <message>
        <source>Resolution, median</source>
        <translation>Penyelesaian, median</translation>
    </message>
    <message>
        <source>Resolution, 90 %</source>
        <translation>Penyelesaian, 90 %</translation>
    </message>
    <message>
        <source>Resolution in time</source>
        <translation>Penyelesaian tepat waktu</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Reports per officer</source>
        <translation>Laporan per petugas</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Terbuka</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Menunggu</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Terlambat</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>Dikembalikan</translation>
    </message>
    <message>
        <source>Arrived, and nobody has answered yet</source>
        <translation>Sudah masuk, belum ada yang menjawab</translation>
    </message>
    <message>
        <source>Open, and a result was sent back at least once</source>
        <translation>Masih terbuka, dan hasilnya pernah dikembalikan</translation>
    </message>
    <message>
        <source>A result waits for a validator</source>
        <translation>Hasil menunggu validator</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Dijawab</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Ditutup</translation>
    </message>
    <message>
        <source>Response late</source>
        <translation>Respons terlambat</translation>
    </message>
    <message>
        <source>Answered late</source>
        <translation>Dijawab (terlambat)</translation>
    </message>
    <message>
        <source>Resolution late</source>
        <translation>Penyelesaian terlambat</translation>
    </message>
    <message>
        <source>Closed late</source>
        <translation>Ditutup (terlambat)</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>Dibuka kembali</translation>
    </message>
    <message>
        <source>Time in doubt</source>
        <translation>Waktu diragukan</translation>
    </message>
    <message>
        <source>Response time in doubt</source>
        <translation>Waktu respons diragukan</translation>
    </message>
    <message>
        <source>Resolution time in doubt</source>
        <translation>Waktu penyelesaian diragukan</translation>
    </message>
    <message>
        <source>Open at the end</source>
        <translation>Terbuka di akhir periode</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Kota</translation>
    </message>
    <message>
        <source>Kecamatan (camat)</source>
        <translation>Kecamatan (camat)</translation>
    </message>
    <message>
        <source>Kelurahan (lurah)</source>
        <translation>Kelurahan (lurah)</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>OPD</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Minggu</translation>
    </message>
    <message>
        <source>No agency</source>
        <translation>Tanpa OPD</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Belum ditugaskan</translation>
    </message>
    <message>
        <source>from {0}</source>
        <translation>mulai {0}</translation>
    </message>
    <message>
        <source>too few ({0})</source>
        <translation>terlalu sedikit ({0})</translation>
    </message>
    <message>
        <source>Clock paused</source>
        <translation>Waktu dijeda</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Belum dijawab</translation>
    </message>
    <message>
        <source>Awaiting validation</source>
        <translation>Menunggu validasi</translation>
    </message>
    <message>
        <source>Not closed</source>
        <translation>Belum ditutup</translation>
    </message>
    <message>
        <source>Will be late (forecast)</source>
        <translation>Akan terlambat (perkiraan)</translation>
    </message>
    <message>
        <source>Open on {0}</source>
        <translation>Terbuka pada {0}</translation>
    </message>
    <message>
        <source>Never sent back</source>
        <translation>Tidak pernah dikembalikan</translation>
    </message>
    <message>
        <source>Never reopened</source>
        <translation>Tidak pernah dibuka kembali</translation>
    </message>
    <message>
        <source>Clock running</source>
        <translation>Waktu berjalan</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Minggu ini</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Minggu lalu</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Bulan ini</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Bulan lalu</translation>
    </message>
    <message>
        <source>Last 13 weeks</source>
        <translation>13 minggu terakhir</translation>
    </message>
    <message>
        <source>Last 52 weeks</source>
        <translation>52 minggu terakhir</translation>
    </message>
    <message>
        <source>Due from {0} on</source>
        <translation>Tenggat mulai {0}</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>Hampir lewat tenggat</translation>
    </message>
    <message>
        <source>Due by the end of today</source>
        <translation>Tenggat sampai akhir hari ini</translation>
    </message>
    <message>
        <source>Sort the list as you like; a position in it is not a rating</source>
        <translation>Urutan bisa Anda ubah; posisi dalam daftar bukan penilaian</translation>
    </message>
    <message>
        <source>In time only by work that a connected computer sent long after the time that it says; not counted as in time</source>
        <translation>Tepat waktu hanya menurut tindakan yang dikirim komputer tersambung jauh setelah waktu yang disebutnya; tidak dihitung sebagai tepat waktu</translation>
    </message>
    <message>
        <source>From arrival to the first action or answer</source>
        <translation>Sejak masuk sampai tindakan atau jawaban pertama</translation>
    </message>
    <message>
        <source>From arrival to closing, without pauses at other agencies; only office hours where the category counts office hours</source>
        <translation>Sejak masuk sampai ditutup, tanpa jeda di OPD lain; hanya jam kerja bila kategorinya menghitung jam kerja</translation>
    </message>
    <message>
        <source>Officers with at least one of these reports</source>
        <translation>Petugas yang ditugasi minimal satu laporan ini</translation>
    </message>
    <message>
        <source>Reports received per officer: look at this before you compare</source>
        <translation>Laporan masuk per petugas: lihat ini dulu sebelum membandingkan</translation>
    </message>
    <message>
        <source>Deadlines met, of those met or missed so far; press to see the missed ones</source>
        <translation>Tenggat yang terpenuhi, dari semua yang sudah terpenuhi atau terlewat; tekan untuk melihat yang terlewat</translation>
    </message>
    <message>
        <source>Everything that still needs work</source>
        <translation>Semua yang masih harus dikerjakan</translation>
    </message>
    <message>
        <source>Not late, but the answer or the resolution is due soon</source>
        <translation>Belum terlambat, tetapi tenggat respons atau penyelesaian sudah dekat</translation>
    </message>
    <message>
        <source>A deadline is missed; paused clocks do not count</source>
        <translation>Ada tenggat terlewat; laporan yang waktunya dijeda tidak dihitung</translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>Assigned to me</source>
        <translation>Ditugaskan kepada saya</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Belum terkirim</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>Ditugaskan kepada</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>OPD</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Priority and marks</source>
        <translation>Prioritas dan tanda</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Wilayah</translation>
    </message>
    <message>
        <source>All, closed ones too</source>
        <translation>Semua, termasuk yang sudah ditutup</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Belum ditugaskan</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>Kapan saja</translation>
    </message>
    <message numerus="yes">
        <source>In the last %n day(s)</source>
        <translation>
            <numerusform>%n hari terakhir</numerusform>
        </translation>
    </message>
    <message>
        <source>All of {0}</source>
        <translation>Seluruh {0}</translation>
    </message>
</context>
<context>
    <name>FollowerLinks</name>
    <message>
        <source>Open the follower {0}</source>
        <translation>Buka laporan pengikut {0}</translation>
    </message>
</context>
<context>
    <name>ForecastLine</name>
    <message>
        <source>First responses:</source>
        <translation>Respons pertama:</translation>
    </message>
    <message>
        <source>Resolutions:</source>
        <translation>Penyelesaian:</translation>
    </message>
    <message>
        <source>{0} to answer</source>
        <translation>{0} perlu dijawab</translation>
    </message>
    <message>
        <source>{0} to close</source>
        <translation>{0} perlu diselesaikan</translation>
    </message>
    <message>
        <source>{0} late already</source>
        <translation>{0} sudah terlambat</translation>
    </message>
    <message>
        <source>{0} more will be late</source>
        <translation>{0} lagi akan terlambat</translation>
    </message>
    <message>
        <source>nothing to answer</source>
        <translation>tidak ada yang perlu dijawab</translation>
    </message>
    <message>
        <source>nothing to close</source>
        <translation>tidak ada yang perlu diselesaikan</translation>
    </message>
    <message>
        <source>at your pace of less than one a day:</source>
        <translation>dengan kecepatan kerja Anda, kurang dari satu per hari:</translation>
    </message>
    <message>
        <source>at your pace of {0} a day:</source>
        <translation>dengan kecepatan kerja Anda, {0} per hari:</translation>
    </message>
    <message>
        <source>no more will be late</source>
        <translation>tidak ada lagi yang akan terlambat</translation>
    </message>
    <message>
        <source>the first: {0}</source>
        <translation>yang pertama: {0}</translation>
    </message>
    <message>
        <source>The first {0} of them are shown.</source>
        <translation>Yang ditampilkan {0} laporan pertama.</translation>
    </message>
    <message>
        <source>too few answered yet for a forecast</source>
        <translation>jawaban belum cukup banyak untuk membuat perkiraan</translation>
    </message>
    <message>
        <source>too few closed yet for a forecast</source>
        <translation>penyelesaian belum cukup banyak untuk membuat perkiraan</translation>
    </message>
    <message>
        <source>Calculated from the last {0} days: by category where at least {1} were handled, otherwise all together, in the queue&apos;s order. Paused clocks do not count.</source>
        <translation>Dihitung dari {0} hari terakhir: per kategori bila minimal {1} sudah ditangani, selain itu semuanya bersama, menurut urutan antrean. Waktu yang dijeda tidak dihitung.</translation>
    </message>
</context>
<context>
    <name>Forms</name>
    <message>
        <source>Internal note</source>
        <translation>Catatan internal</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>What colleagues should know; citizens never see it</source>
        <translation>Yang perlu diketahui rekan kerja; warga tidak pernah melihatnya</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>Simpan catatan</translation>
    </message>
    <message>
        <source>Public answer</source>
        <translation>Jawaban publik</translation>
    </message>
    <message>
        <source>Publish answer</source>
        <translation>Terbitkan jawaban</translation>
    </message>
    <message>
        <source>Result with photos</source>
        <translation>Hasil dengan foto</translation>
    </message>
    <message>
        <source>Send for validation</source>
        <translation>Kirim untuk validasi</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>Tambah foto</translation>
    </message>
    <message>
        <source>Remark (optional)</source>
        <translation>Keterangan (opsional)</translation>
    </message>
    <message>
        <source>What the photos show</source>
        <translation>Yang tampak pada foto</translation>
    </message>
    <message>
        <source>Not our area (bukan wilayah)</source>
        <translation>Bukan wilayah kami</translation>
    </message>
    <message>
        <source>Not our authority (bukan wewenang)</source>
        <translation>Bukan wewenang kami</translation>
    </message>
    <message>
        <source>Coordination: hand over to the agency</source>
        <translation>Koordinasi: serahkan ke OPD berwenang</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>OPD</translation>
    </message>
    <message>
        <source>Type a part of its name</source>
        <translation>Ketik sebagian namanya</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Serahkan</translation>
    </message>
    <message>
        <source>Assign to a colleague</source>
        <translation>Tugaskan kepada rekan</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>Rekan</translation>
    </message>
    <message>
        <source>Type a part of the name</source>
        <translation>Ketik sebagian namanya</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Tugaskan</translation>
    </message>
    <message>
        <source>Delegate to a unit</source>
        <translation>Disposisi ke unit</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Instruction (optional)</source>
        <translation>Arahan (opsional)</translation>
    </message>
    <message>
        <source>What the unit should do</source>
        <translation>Yang perlu dikerjakan unit</translation>
    </message>
    <message>
        <source>Delegate</source>
        <translation>Disposisikan</translation>
    </message>
    <message>
        <source>Put back to waiting</source>
        <translation>Kembalikan ke status menunggu</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Kembalikan</translation>
    </message>
    <message>
        <source>The place or the matter is not clear</source>
        <translation>Lokasi atau masalahnya tidak jelas</translation>
    </message>
    <message>
        <source>Not a matter the city can act on</source>
        <translation>Tidak dapat ditindaklanjuti pemerintah kota</translation>
    </message>
    <message>
        <source>Reject the report</source>
        <translation>Tolak laporan</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Tolak</translation>
    </message>
    <message>
        <source>Validate the result</source>
        <translation>Validasi hasil</translation>
    </message>
    <message>
        <source>Validate: done and public</source>
        <translation>Validasi: selesai dan publik</translation>
    </message>
    <message>
        <source>Send the result back</source>
        <translation>Kembalikan hasil</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Kembalikan</translation>
    </message>
    <message>
        <source>Reopen the report</source>
        <translation>Buka kembali laporan</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Buka kembali</translation>
    </message>
    <message>
        <source>Main report: it stays, and the reporter of this one follows it</source>
        <translation>Laporan utama: tetap ada, dan pelapor laporan ini mengikutinya</translation>
    </message>
    <message>
        <source>Choose below, or type a number</source>
        <translation>Pilih di bawah, atau ketik nomor</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Gabungkan</translation>
    </message>
    <message>
        <source>Correct the category</source>
        <translation>Perbaiki kategori</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Perbaiki</translation>
    </message>
    <message>
        <source>Correct the place</source>
        <translation>Perbaiki lokasi</translation>
    </message>
    <message>
        <source>Coordinates, latitude first</source>
        <translation>Koordinat, lintang dulu</translation>
    </message>
    <message>
        <source>For instance -6.2146, 106.9055, or a link from a map</source>
        <translation>Misalnya -6.2146, 106.9055, atau link dari peta</translation>
    </message>
    <message>
        <source>Address (optional)</source>
        <translation>Alamat (opsional)</translation>
    </message>
    <message>
        <source>Street, RT/RW, landmark</source>
        <translation>Jalan, RT/RW, patokan</translation>
    </message>
    <message>
        <source>Priority in this office</source>
        <translation>Prioritas di kantor ini</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioritas</translation>
    </message>
    <message>
        <source>How urgent it is among the office&apos;s reports</source>
        <translation>Seberapa mendesak di antara laporan kantor ini</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Tetapkan</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Why, in a few words; colleagues read it</source>
        <translation>Alasannya, secara singkat; dibaca rekan kerja</translation>
    </message>
    <message>
        <source>Public answer (optional)</source>
        <translation>Jawaban publik (opsional)</translation>
    </message>
    <message>
        <source>The citizen and everybody else reads this</source>
        <translation>Dibaca warga dan masyarakat umum</translation>
    </message>
    <message>
        <source>Merge a duplicate report</source>
        <translation>Gabungkan laporan duplikat</translation>
    </message>
</context>
<context>
    <name>GoToLine</name>
    <message>
        <source>Coordinates, latitude first</source>
        <translation>Koordinat, lintang lebih dulu</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Cari di peta</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>This short link holds no coordinates. Open it in a browser and copy the long address that appears there.</source>
        <translation>Link pendek ini tidak memuat koordinat. Buka di browser, lalu salin alamat panjang yang muncul di sana.</translation>
    </message>
    <message>
        <source>Marked on the map: {0}</source>
        <translation>Ditandai di peta: {0}</translation>
    </message>
    <message>
        <source>Not read as a place. Write for instance {0} or {1}, or paste a link from a map.</source>
        <translation>Lokasi tidak terbaca. Tulis misalnya {0} atau {1}, atau tempel link peta.</translation>
    </message>
</context>
<context>
    <name>GroupMenu</name>
    <message>
        <source>Open all groups</source>
        <translation>Buka semua kelompok</translation>
    </message>
    <message>
        <source>Close all groups</source>
        <translation>Tutup semua kelompok</translation>
    </message>
</context>
<context>
    <name>Groups</name>
    <message>
        <source>No groups</source>
        <translation>Tanpa kelompok</translation>
    </message>
    <message>
        <source>By status</source>
        <translation>Per status</translation>
    </message>
    <message>
        <source>By category</source>
        <translation>Per kategori</translation>
    </message>
    <message>
        <source>By area</source>
        <translation>Per kelurahan</translation>
    </message>
    <message>
        <source>By officer</source>
        <translation>Per petugas</translation>
    </message>
    <message>
        <source>By agency</source>
        <translation>Per OPD</translation>
    </message>
    <message>
        <source>By when due</source>
        <translation>Per tenggat</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Belum ditugaskan</translation>
    </message>
    <message>
        <source>No agency</source>
        <translation>Tanpa OPD</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Terlambat</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>Tenggat hari ini</translation>
    </message>
    <message>
        <source>Due tomorrow</source>
        <translation>Tenggat besok</translation>
    </message>
    <message>
        <source>Due this week</source>
        <translation>Tenggat minggu ini</translation>
    </message>
    <message>
        <source>Due later</source>
        <translation>Tenggat sesudah minggu ini</translation>
    </message>
    <message>
        <source>Clock paused</source>
        <translation>Waktu dijeda</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Ditutup</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>menghitung…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln report(s)</source>
        <translation>
            <numerusform>%Ln laporan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln late</source>
        <translation>
            <numerusform>%Ln terlambat</numerusform>
        </translation>
    </message>
    <message>
        <source>open</source>
        <translation>terbuka</translation>
    </message>
    <message>
        <source>closed</source>
        <comment>a group whose reports are hidden</comment>
        <translation>tertutup</translation>
    </message>
    <message>
        <source>group {0}</source>
        <translation>kelompok {0}</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Received through {0}</source>
        <translation>Diterima melalui {0}</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Anda</translation>
    </message>
    <message>
        <source>a citizen</source>
        <translation>seorang warga</translation>
    </message>
    <message>
        <source>Category set to {0}</source>
        <translation>Kategori diubah menjadi {0}</translation>
    </message>
    <message>
        <source>Priority set to {0}</source>
        <translation>Prioritas diubah menjadi {0}</translation>
    </message>
    <message>
        <source>Result validated: done and public</source>
        <translation>Hasil divalidasi: selesai dan publik</translation>
    </message>
    <message>
        <source>Handed to {0}</source>
        <translation>Diserahkan kepada {0}</translation>
    </message>
    <message>
        <source>Delegated to {0}</source>
        <translation>Didisposisikan kepada {0}</translation>
    </message>
    <message>
        <source>Result sent for validation</source>
        <translation>Hasil dikirim untuk validasi</translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation>Ditindaklanjuti</translation>
    </message>
    <message>
        <source>Moved to “{0}”</source>
        <translation>Status diubah ke “{0}”</translation>
    </message>
    <message>
        <source>Assigned to you</source>
        <translation>Ditugaskan kepada Anda</translation>
    </message>
    <message>
        <source>Assigned to {0}</source>
        <translation>Ditugaskan kepada {0}</translation>
    </message>
    <message>
        <source>an officer of another office</source>
        <translation>petugas dari kantor lain</translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>1 foto</translation>
    </message>
    <message>
        <source>{0} photos</source>
        <translation>{0} foto</translation>
    </message>
    <message>
        <source>in the field</source>
        <translation>di lapangan</translation>
    </message>
    <message>
        <source>at the agency</source>
        <translation>di OPD</translation>
    </message>
    <message>
        <source>at the office</source>
        <translation>di kantor</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>di komputer ini</translation>
    </message>
    <message>
        <source>photo taken at {0}</source>
        <translation>foto diambil di {0}</translation>
    </message>
    <message>
        <source>photo taken at the report&apos;s place</source>
        <translation>foto diambil di lokasi laporan</translation>
    </message>
    <message>
        <source>Answered through the main report {0}</source>
        <translation>Dijawab lewat laporan utama {0}</translation>
    </message>
    <message>
        <source>Passed on to the main report {0}</source>
        <translation>Diteruskan ke laporan utama {0}</translation>
    </message>
    <message>
        <source>Unknown step “{0}” from a newer server</source>
        <translation>Langkah “{0}” tidak dikenal, dari server versi lebih baru</translation>
    </message>
    <message>
        <source>{0}, added to report {1}</source>
        <translation>{0}, ditambahkan ke laporan {1}</translation>
    </message>
    <message>
        <source>Assignment removed</source>
        <translation>Penugasan dilepas</translation>
    </message>
    <message>
        <source>photo taken {0} from the report&apos;s place</source>
        <translation>foto diambil {0} dari lokasi laporan</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>History, times in WIB</source>
        <translation>Riwayat, waktu dalam WIB</translation>
    </message>
    <message>
        <source>Internal:</source>
        <translation>Internal:</translation>
    </message>
    <message>
        <source>Public:</source>
        <translation>Publik:</translation>
    </message>
    <message>
        <source>on the server {0}</source>
        <translation>di server {0}</translation>
    </message>
    <message>
        <source>{0}, though the computer was connected before: time in doubt</source>
        <translation>{0}, padahal komputer itu tersambung sebelumnya: waktunya diragukan</translation>
    </message>
</context>
<context>
    <name>HitList</name>
    <message>
        <source>Fitting choices</source>
        <translation>Pilihan yang cocok</translation>
    </message>
</context>
<context>
    <name>LanguageBox</name>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
</context>
<context>
    <name>LastWords</name>
    <message>
        <source>What was saved is safe. You can go on; if something looks wrong, close the window and open it again.</source>
        <translation>Yang sudah tersimpan tetap aman. Anda dapat melanjutkan; bila ada yang tampak keliru, tutup jendela ini lalu buka kembali.</translation>
    </message>
    <message>
        <source>Something unexpected happened</source>
        <translation>Terjadi kesalahan yang tidak terduga</translation>
    </message>
</context>
<context>
    <name>LineBanner</name>
    <message>
        <source>Offline. You can go on working; nothing is lost.</source>
        <translation>Offline. Anda dapat tetap bekerja; tidak ada yang hilang.</translation>
    </message>
    <message>
        <source>You can go on working. Sign in again to send and fetch.</source>
        <translation>Anda dapat tetap bekerja. Masuk lagi untuk mengirim dan mengambil data.</translation>
    </message>
    <message>
        <source>Sign in again to fetch your area&apos;s reports.</source>
        <translation>Masuk lagi untuk mengambil laporan wilayah Anda.</translation>
    </message>
    <message>
        <source>Your session has ended</source>
        <translation>Sesi Anda telah berakhir</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Masuk lagi</translation>
    </message>
    <message>
        <source>Your work is kept. New data cannot be fetched until there is free space again.</source>
        <translation>Pekerjaan Anda tersimpan. Data baru tidak dapat diambil sebelum ada ruang penyimpanan lagi.</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>New data is fetched automatically as soon as the server answers.</source>
        <translation>Data terbaru diambil otomatis begitu server menjawab.</translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) wait on this computer and are sent automatically.</source>
        <translation>
            <numerusform>%n tindakan menunggu di komputer ini dan terkirim otomatis.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MacroEditor</name>
    <message>
        <source>The status stays</source>
        <translation>Status tidak berubah</translation>
    </message>
    <message>
        <source>Type a part of its name</source>
        <translation>Ketik sebagian namanya</translation>
    </message>
    <message>
        <source>Empty: the assignment stays</source>
        <translation>Kosong: petugas penanggung jawab tidak berubah</translation>
    </message>
    <message>
        <source>Take the text of a template…</source>
        <translation>Ambil teks dari template…</translation>
    </message>
    <message>
        <source>The priority stays</source>
        <translation>Prioritas tidak berubah</translation>
    </message>
    <message>
        <source>Public: the citizen reads this</source>
        <translation>Publik: dibaca warga</translation>
    </message>
    <message>
        <source>Internal: officers only</source>
        <translation>Internal: hanya untuk petugas</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>OPD</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Public answer</source>
        <translation>Jawaban publik</translation>
    </message>
    <message>
        <source>Assign to</source>
        <translation>Tugaskan ke</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
</context>
<context>
    <name>MacroPanel</name>
    <message>
        <source>for {0} of {1}: {2}</source>
        <translation>untuk {0} dari {1}: {2}</translation>
    </message>
    <message numerus="yes">
        <source>Do it for %n report(s)</source>
        <translation>
            <numerusform>Lakukan untuk %n laporan</numerusform>
        </translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>Lakukan</translation>
    </message>
    <message>
        <source>Nothing to do: the report is already like this</source>
        <translation>Tidak ada yang perlu dilakukan: laporan sudah seperti ini</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) were left as they were</source>
        <translation>
            <numerusform>%n laporan tidak diubah</numerusform>
        </translation>
    </message>
    <message>
        <source>Quick actions</source>
        <translation>Tindakan cepat</translation>
    </message>
    <message>
        <source>1 to 9 choose  ·  Ctrl+Enter does it, with Shift the next report follows  ·  Esc closes</source>
        <translation>1–9 memilih  ·  Ctrl+Enter melakukan, dengan Shift lanjut ke laporan berikutnya  ·  Esc menutup</translation>
    </message>
    <message>
        <source>Public answer</source>
        <translation>Jawaban publik</translation>
    </message>
    <message>
        <source>Public: the citizen reads this</source>
        <translation>Publik: dibaca warga</translation>
    </message>
    <message>
        <source>Do it &amp;&amp; next</source>
        <translation>Lakukan &amp;&amp; lanjut</translation>
    </message>
    <message>
        <source>Manage…</source>
        <translation>Kelola…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>Macros</name>
    <message>
        <source>It needs a name of at most {0} letters.</source>
        <translation>Perlu nama, maksimal {0} huruf.</translation>
    </message>
    <message>
        <source>Another quick action has this name already.</source>
        <translation>Nama ini sudah dipakai tindakan cepat lain.</translation>
    </message>
    <message>
        <source>There are {0} already. Delete one first.</source>
        <translation>Sudah ada {0}. Hapus satu dulu.</translation>
    </message>
    <message>
        <source>Handing over needs the agency and a reason.</source>
        <translation>Penyerahan perlu OPD dan alasan.</translation>
    </message>
    <message>
        <source>Delegating needs the unit.</source>
        <translation>Disposisi perlu unit.</translation>
    </message>
    <message>
        <source>It does nothing yet. Choose at least one step.</source>
        <translation>Belum melakukan apa-apa. Pilih minimal satu langkah.</translation>
    </message>
    <message>
        <source>you</source>
        <translation>Anda</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>tidak ada</translation>
    </message>
    <message>
        <source>a colleague who has left</source>
        <translation>rekan yang sudah tidak ada</translation>
    </message>
    <message>
        <source>The agency is not in the list any more</source>
        <translation>OPD ini tidak ada lagi dalam daftar</translation>
    </message>
    <message>
        <source>The unit is not in the list any more</source>
        <translation>Unit ini tidak ada lagi dalam daftar</translation>
    </message>
    <message>
        <source>The colleague is not in the list any more</source>
        <translation>Rekan ini tidak ada lagi dalam daftar</translation>
    </message>
    <message>
        <source>The text cannot be saved: too long, or characters that are not text.</source>
        <translation>Teks tidak dapat disimpan: terlalu panjang, atau ada karakter yang bukan teks.</translation>
    </message>
</context>
<context>
    <name>MacrosDialog</name>
    <message>
        <source>New quick action</source>
        <translation>Tindakan cepat baru</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Hapus…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>✎ {0} (not saved)</source>
        <translation>✎ {0} (belum disimpan)</translation>
    </message>
    <message>
        <source>Discard what I typed</source>
        <translation>Hapus yang saya ketik</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Belum disimpan</translation>
    </message>
    <message>
        <source>Delete “{0}”?</source>
        <translation>Hapus “{0}”?</translation>
    </message>
    <message>
        <source>It cannot be restored.</source>
        <translation>Tidak dapat dikembalikan.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Saved on this computer</source>
        <translation>Tersimpan di komputer ini</translation>
    </message>
    <message>
        <source>Only you see it.</source>
        <translation>Hanya Anda yang melihatnya.</translation>
    </message>
    <message>
        <source>Quick actions</source>
        <translation>Tindakan cepat</translation>
    </message>
    <message>
        <source>Several steps at once; only you see them. Ctrl+Enter saves, Esc closes and keeps what you typed.</source>
        <translation>Beberapa langkah sekaligus; hanya Anda yang melihatnya. Ctrl+Enter menyimpan, Esc menutup dan menyimpan ketikan.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>CROP Officer</source>
        <translation>CROP Officer</translation>
    </message>
</context>
<context>
    <name>Map</name>
    <message>
        <source>Unknown status</source>
        <translation>Status tidak dikenal</translation>
    </message>
    <message>
        <source>Map of reports</source>
        <translation>Peta laporan</translation>
    </message>
    <message>
        <source>Show the whole area</source>
        <translation>Tampilkan seluruh wilayah</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legenda</translation>
    </message>
    <message>
        <source>Area boundaries are approximate</source>
        <translation>Batas wilayah hanya perkiraan</translation>
    </message>
    <message>
        <source>Position approximate</source>
        <translation>Posisi perkiraan</translation>
    </message>
    <message>
        <source>Several reports, with the shares of their statuses</source>
        <translation>Beberapa laporan, menurut porsi statusnya</translation>
    </message>
    <message>
        <source>Reports here: {count}</source>
        <translation>Laporan di sini: {count}</translation>
    </message>
    <message>
        <source>{count} more are not listed</source>
        <translation>{count} lagi tidak ditampilkan</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Sebentar …</translation>
    </message>
    <message>
        <source>No reports to show on the map</source>
        <translation>Tidak ada laporan untuk ditampilkan di peta</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>m</source>
        <translation>m</translation>
    </message>
    <message>
        <source>km</source>
        <translation>km</translation>
    </message>
    <message>
        <source>Open reports: {count}</source>
        <translation>Laporan terbuka: {count}</translation>
    </message>
    <message>
        <source>Open reports by city</source>
        <translation>Laporan terbuka per kota</translation>
    </message>
    <message>
        <source>Open reports by kecamatan</source>
        <translation>Laporan terbuka per kecamatan</translation>
    </message>
    <message>
        <source>Open reports by kelurahan</source>
        <translation>Laporan terbuka per kelurahan</translation>
    </message>
    <message>
        <source>Open reports by RW</source>
        <translation>Laporan terbuka per RW</translation>
    </message>
    <message>
        <source>{count} more at approximate places</source>
        <translation>{count} lagi dengan lokasi perkiraan</translation>
    </message>
    <message>
        <source>Reports per km²</source>
        <translation>Laporan per km²</translation>
    </message>
    <message>
        <source>Reports per hectare</source>
        <translation>Laporan per hektare</translation>
    </message>
    <message>
        <source>up to {count}</source>
        <translation>sampai {count}</translation>
    </message>
    <message>
        <source>About {count} reports within {distance}</source>
        <translation>Sekitar {count} laporan dalam jarak {distance}</translation>
    </message>
    <message>
        <source>Flood</source>
        <translation>Banjir</translation>
    </message>
    <message>
        <source>Floods</source>
        <translation>Banjir</translation>
    </message>
    <message>
        <source>take care, depth unknown</source>
        <translation>waspada, belum terukur</translation>
    </message>
    <message>
        <source>10–70 cm</source>
        <translation>10–70 cm</translation>
    </message>
    <message>
        <source>71–150 cm</source>
        <translation>71–150 cm</translation>
    </message>
    <message>
        <source>over 150 cm</source>
        <translation>lebih dari 150 cm</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>per {time}</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>sejak {time}</translation>
    </message>
    <message>
        <source>Measure: click each point, or arrows and Enter. Backspace removes one, Esc ends.</source>
        <translation>Ukur: klik setiap titik, atau tombol panah dan Enter. Backspace membatalkan satu titik, Esc selesai.</translation>
    </message>
    <message>
        <source>Choose the place: click, or arrows and Enter. Esc leaves it as it was.</source>
        <translation>Pilih lokasi: klik, atau tombol panah dan Enter. Esc membiarkannya seperti semula.</translation>
    </message>
    <message>
        <source>Copy a place: click, or arrows and Enter. Esc leaves.</source>
        <translation>Salin lokasi: klik, atau tombol panah dan Enter. Esc keluar.</translation>
    </message>
    <message>
        <source>{distance} from the former place</source>
        <translation>{distance} dari lokasi semula</translation>
    </message>
    <message>
        <source>{distance} · with the next point {further}</source>
        <translation>{distance} · dengan titik berikutnya {further}</translation>
    </message>
    <message>
        <source>Load the map again</source>
        <translation>Muat ulang peta</translation>
    </message>
    <message>
        <source>The map has stopped and is being loaded again. Reports and your work are not affected.</source>
        <translation>Peta terhenti dan sedang dimuat ulang. Laporan dan pekerjaan Anda tidak terpengaruh.</translation>
    </message>
    <message>
        <source>The map cannot be shown. Reports and your work are not affected: the queue works as always.</source>
        <translation>Peta tidak dapat ditampilkan. Laporan dan pekerjaan Anda tidak terpengaruh: antrean bekerja seperti biasa.</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Perbesar</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Perkecil</translation>
    </message>
    <message>
        <source>No area is flooded</source>
        <translation>Tidak ada wilayah yang terendam</translation>
    </message>
</context>
<context>
    <name>MapBar</name>
    <message>
        <source>Layers: {0}</source>
        <translation>Lapisan: {0}</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Lokasi</translation>
    </message>
    <message>
        <source>Layers of the map</source>
        <translation>Lapisan peta</translation>
    </message>
    <message>
        <source>Places on the map</source>
        <translation>Lokasi di peta</translation>
    </message>
    <message>
        <source>Floods (as of {0})</source>
        <translation>Banjir (per {0})</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Peta panas</translation>
    </message>
    <message>
        <source>Measure a distance</source>
        <translation>Ukur jarak</translation>
    </message>
    <message>
        <source>Go to coordinates</source>
        <translation>Cari koordinat di peta</translation>
    </message>
    <message>
        <source>Copy the report&apos;s place</source>
        <translation>Salin lokasi laporan</translation>
    </message>
    <message>
        <source>Copy a place on the map</source>
        <translation>Salin lokasi di peta</translation>
    </message>
    <message>
        <source>Show the whole area</source>
        <translation>Tampilkan seluruh wilayah</translation>
    </message>
    <message>
        <source>No flood information from the server</source>
        <translation>Tidak ada informasi banjir dari server</translation>
    </message>
    <message>
        <source>Report points</source>
        <translation>Titik laporan</translation>
    </message>
    <message>
        <source>Count by area</source>
        <translation>Jumlah per wilayah</translation>
    </message>
</context>
<context>
    <name>MapRoom</name>
    <message>
        <source>Map</source>
        <translation>Peta</translation>
    </message>
    <message>
        <source>The map is being drawn…</source>
        <translation>Peta sedang digambar…</translation>
    </message>
</context>
<context>
    <name>MovedLine</name>
    <message>
        <source>You can still send this; the server checks it. What you typed stays.</source>
        <translation>Anda masih dapat mengirimnya; server akan memeriksa. Yang Anda ketik tetap ada.</translation>
    </message>
    <message>
        <source>“{0}” is no longer possible: {1} What you typed stays as a draft.</source>
        <translation>“{0}” tidak dapat lagi dilakukan: {1} Yang Anda ketik tetap ada sebagai draf.</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Lihat</translation>
    </message>
    <message numerus="yes">
        <source>%n of these report(s) was just changed by others</source>
        <translation>
            <numerusform>%n dari laporan ini baru saja diubah orang lain</numerusform>
        </translation>
    </message>
    <message>
        <source>a colleague</source>
        <translation>seorang rekan</translation>
    </message>
    <message>
        <source>Just now, {0}: {1}</source>
        <translation>Baru saja, {0}: {1}</translation>
    </message>
    <message>
        <source>This report was just changed: it is now “{0}”</source>
        <translation>Laporan ini baru saja diubah: sekarang “{0}”</translation>
    </message>
</context>
<context>
    <name>NearbyPanel</name>
    <message>
        <source>{0} m</source>
        <translation>{0} m</translation>
    </message>
    <message numerus="yes">
        <source>Answer all: %n report(s)…</source>
        <translation>
            <numerusform>Jawab semua: %n laporan…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merge %n report(s) into {0}…</source>
        <translation>
            <numerusform>Gabungkan %n laporan ke {0}…</numerusform>
        </translation>
    </message>
    <message>
        <source>Open around {0}</source>
        <translation>Laporan terbuka di sekitar {0}</translation>
    </message>
    <message>
        <source>Space ticks  ·  Ctrl+A ticks all  ·  Enter opens  ·  Esc closes</source>
        <translation>Spasi mencentang  ·  Ctrl+A semua  ·  Enter membuka  ·  Esc menutup</translation>
    </message>
    <message>
        <source>Open reports nearby</source>
        <translation>Laporan terbuka di sekitar</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Buka laporan</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>NewPassword</name>
    <message>
        <source>New password</source>
        <translation>Kata sandi baru</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>Kata sandi baru sekali lagi</translation>
    </message>
    <message>
        <source>At least {0} characters, best several words.</source>
        <translation>Minimal {0} karakter, sebaiknya beberapa kata.</translation>
    </message>
</context>
<context>
    <name>NoticeCard</name>
    <message numerus="yes">
        <source>(%n more notice(s))</source>
        <translation>
            <numerusform>(%n pesan lagi)</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide the list</source>
        <translation>Sembunyikan daftar</translation>
    </message>
    <message>
        <source>Show the list</source>
        <translation>Tampilkan daftar</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Mengerti</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Lost: an action whose content is gone ({0})</source>
        <translation>Hilang: tindakan yang isinya tidak ditemukan ({0})</translation>
    </message>
    <message>
        <source>{0}: a photo of it cannot be read any more</source>
        <translation>{0}: salah satu fotonya tidak dapat dibaca lagi</translation>
    </message>
    <message>
        <source>What was typed and not sent since {0} may be lost</source>
        <translation>Ketikan yang belum dikirim sejak {0} mungkin hilang</translation>
    </message>
    <message>
        <source>from the backup</source>
        <translation>dari cadangan</translation>
    </message>
    <message>
        <source>from the second copy</source>
        <translation>dari salinan kedua</translation>
    </message>
    <message>
        <source>from the damaged file</source>
        <translation>dari file yang rusak</translation>
    </message>
</context>
<context>
    <name>Notifications</name>
    <message>
        <source>CROP Officer</source>
        <translation>CROP Officer</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new report(s)</source>
        <translation>
            <numerusform>%Ln laporan baru</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Tampilkan</translation>
    </message>
    <message numerus="yes">
        <source>%Ln report(s) will be late within the hour</source>
        <translation>
            <numerusform>%Ln laporan akan lewat tenggat dalam 1 jam</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfficeHours</name>
    <message>
        <source>Counts in office hours: {0}.</source>
        <translation>Dihitung pada jam kerja: {0}.</translation>
    </message>
    <message>
        <source>Holiday today: {0}.</source>
        <translation>Hari ini libur: {0}.</translation>
    </message>
    <message>
        <source>Holiday tomorrow: {0}.</source>
        <translation>Besok libur: {0}.</translation>
    </message>
    <message>
        <source>Holiday on {0}: {1}.</source>
        <translation>{0} libur: {1}.</translation>
    </message>
    <message>
        <source>The clock is stopped until {0}.</source>
        <translation>Waktu berhenti sampai {0}.</translation>
    </message>
</context>
<context>
    <name>Others</name>
    <message numerus="yes">
        <source>%n wait(s) for {0}</source>
        <translation>
            <numerusform>%n menunggu {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for other officers</source>
        <translation>
            <numerusform>%n menunggu petugas lain</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) of {0} wait here until that officer signs in</source>
        <translation>
            <numerusform>%n tindakan milik {0} menunggu di sini sampai ia masuk</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message>
        <source>Taken on</source>
        <translation>Ditindaklanjuti</translation>
    </message>
    <message>
        <source>Result for validation</source>
        <translation>Hasil untuk validasi</translation>
    </message>
    <message>
        <source>Handed to {0}</source>
        <translation>Diserahkan kepada {0}</translation>
    </message>
    <message>
        <source>Moved to “{0}”</source>
        <translation>Status diubah ke “{0}”</translation>
    </message>
    <message>
        <source>Recorded {0}</source>
        <translation>Dicatat {0}</translation>
    </message>
    <message>
        <source>{0} of {1} MB</source>
        <translation>{0} dari {1} MB</translation>
    </message>
    <message>
        <source>{0} of {1} kB</source>
        <translation>{0} dari {1} kB</translation>
    </message>
    <message>
        <source>It is saved on this computer and sent automatically.</source>
        <translation>Tersimpan di komputer ini dan dikirim otomatis.</translation>
    </message>
    <message>
        <source>It is saved on this computer and sent automatically: {0}.</source>
        <translation>Tersimpan di komputer ini dan dikirim otomatis: {0}.</translation>
    </message>
    <message>
        <source>1 attempt</source>
        <translation>1 percobaan</translation>
    </message>
    <message>
        <source>{0} attempts</source>
        <translation>{0} percobaan</translation>
    </message>
    <message>
        <source>next try at the next connection</source>
        <translation>dicoba lagi saat tersambung</translation>
    </message>
    <message>
        <source>next try in {0} s</source>
        <translation>dicoba lagi dalam {0} detik</translation>
    </message>
    <message>
        <source>next try in {0} min</source>
        <translation>dicoba lagi dalam {0} menit</translation>
    </message>
    <message>
        <source>There is no problem with it</source>
        <translation>Tidak ada masalah</translation>
    </message>
    <message>
        <source>Received by the server</source>
        <translation>Sudah diterima server</translation>
    </message>
    <message>
        <source>It leaves this list when the server&apos;s copy has come back.</source>
        <translation>Hilang dari daftar ini setelah salinan dari server kembali.</translation>
    </message>
    <message>
        <source>Assignment removed</source>
        <translation>Penugasan dilepas</translation>
    </message>
</context>
<context>
    <name>OutboxPage</name>
    <message>
        <source>Outbox</source>
        <translation>Kotak keluar</translation>
    </message>
    <message>
        <source>Send all now</source>
        <translation>Kirim semua sekarang</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Kirim sekarang</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>Buka laporan</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>Putuskan…</translation>
    </message>
    <message>
        <source>Everything has been sent</source>
        <translation>Semuanya sudah terkirim</translation>
    </message>
    <message>
        <source>{0} not sent yet</source>
        <translation>{0} belum terkirim</translation>
    </message>
    <message>
        <source>{0} of them need your decision</source>
        <translation>{0} di antaranya perlu keputusan Anda</translation>
    </message>
    <message>
        <source>1 of them needs your decision</source>
        <translation>1 di antaranya perlu keputusan Anda</translation>
    </message>
    <message>
        <source>the first {0} are shown</source>
        <translation>{0} pertama ditampilkan</translation>
    </message>
    <message>
        <source>kept until the new version of the app is installed</source>
        <translation>disimpan sampai versi baru aplikasi terpasang</translation>
    </message>
    <message>
        <source>Everything has been sent. Good work.</source>
        <translation>Semua sudah terkirim. Kerja bagus.</translation>
    </message>
    <message>
        <source>the server has received everything</source>
        <translation>semua sudah diterima server</translation>
    </message>
    <message>
        <source>What you do offline waits here and is sent automatically.</source>
        <translation>Yang Anda kerjakan saat offline menunggu di sini dan terkirim otomatis.</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>By area</source>
        <translation>Per wilayah</translation>
    </message>
    <message>
        <source>By agency</source>
        <translation>Per OPD</translation>
    </message>
    <message>
        <source>By category</source>
        <translation>Per kategori</translation>
    </message>
    <message>
        <source>By officer</source>
        <translation>Per petugas</translation>
    </message>
    <message>
        <source>What is open, by group; Enter opens the reports of a number</source>
        <translation>Yang masih terbuka, per kelompok; Enter membuka laporan sebuah angka</translation>
    </message>
    <message>
        <source>All my areas</source>
        <translation>Semua wilayah saya</translation>
    </message>
    <message>
        <source>Show the overview of {0}</source>
        <translation>Tampilkan ringkasan {0}</translation>
    </message>
    <message>
        <source>As of {0}. Enter or a click on a number opens its reports.</source>
        <translation>Data per {0}. Enter atau klik pada angka membuka laporannya.</translation>
    </message>
</context>
<context>
    <name>Owner</name>
    <message>
        <source>That office is not in the list of owners. Name who should have the report.</source>
        <translation>Kantor itu tidak ada dalam daftar penerima. Tulis siapa yang seharusnya menerima laporan ini.</translation>
    </message>
    <message>
        <source>Proposed owner: {0}. You can change it before it is handed over.</source>
        <translation>Usulan penerima: {0}. Anda dapat mengubahnya sebelum diserahkan.</translation>
    </message>
    <message>
        <source>Outside all areas that are known here.</source>
        <translation>Di luar semua wilayah yang dikenal di sini.</translation>
    </message>
    <message>
        <source>In {0}.</source>
        <translation>Di {0}.</translation>
    </message>
    <message>
        <source>by approximate borders</source>
        <translation>menurut batas perkiraan</translation>
    </message>
    <message>
        <source>This place is in {0}, not in your area</source>
        <translation>Lokasi ini berada di {0}, bukan di wilayah Anda</translation>
    </message>
    <message>
        <source>Not our area (bukan wilayah): the place is in {0}</source>
        <translation>Bukan wilayah kami: lokasinya di {0}</translation>
    </message>
    <message>
        <source>Proposed because of the category: {1} is in charge of {0}.</source>
        <translation>Diusulkan berdasarkan kategori: {0} adalah wewenang {1}.</translation>
    </message>
    <message>
        <source>Not our authority (bukan wewenang): {1} is in charge of {0}</source>
        <translation>Bukan wewenang kami: {0} adalah wewenang {1}</translation>
    </message>
    <message>
        <source>You corrected the place: once that is sent, the report moves there automatically.</source>
        <translation>Anda sudah memperbaiki lokasinya: setelah terkirim, laporan otomatis berpindah ke sana.</translation>
    </message>
    <message>
        <source>In {0}, not in your area: the report moves there once this is sent.</source>
        <translation>Di {0}, bukan wilayah Anda: laporan pindah ke sana setelah perbaikan ini terkirim.</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Open report {0}</source>
        <translation>Buka laporan {0}</translation>
    </message>
    <message>
        <source>View: {0}</source>
        <translation>Tampilan tersimpan: {0}</translation>
    </message>
    <message>
        <source>Only: {0}</source>
        <translation>Hanya: {0}</translation>
    </message>
    <message>
        <source>Order: {0}</source>
        <translation>Urutan: {0}</translation>
    </message>
    <message>
        <source>Groups: {0}</source>
        <translation>Kelompok: {0}</translation>
    </message>
    <message>
        <source>All open reports</source>
        <translation>Semua laporan terbuka</translation>
    </message>
    <message>
        <source>Open all groups</source>
        <translation>Buka semua kelompok</translation>
    </message>
    <message>
        <source>Close all groups</source>
        <translation>Tutup semua kelompok</translation>
    </message>
    <message>
        <source>Go to: {0}</source>
        <translation>Buka: {0}</translation>
    </message>
    <message>
        <source>Map: {0}</source>
        <translation>Peta: {0}</translation>
    </message>
    <message>
        <source>Search reports for “{0}”</source>
        <translation>Cari laporan dengan “{0}”</translation>
    </message>
    <message>
        <source>Manage answer templates</source>
        <translation>Kelola template jawaban</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Perintah</translation>
    </message>
    <message>
        <source>What do you want to do? A report&apos;s number opens it.</source>
        <translation>Mau melakukan apa? Nomor laporan langsung membukanya.</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Cari perintah</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>Choose…</source>
        <translation>Pilih…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Cetak…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Reading the reports…</source>
        <translation>Membaca laporan…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln report(s) so far</source>
        <translation>
            <numerusform>%Ln laporan sejauh ini</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done: %Ln report(s)</source>
        <translation>
            <numerusform>Selesai: %Ln laporan</numerusform>
        </translation>
    </message>
    <message>
        <source>The pages were sent to the printer.</source>
        <translation>Halaman sudah dikirim ke printer.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Buka foldernya</translation>
    </message>
    <message>
        <source>It is saved, but no program on this computer opens it</source>
        <translation>Sudah disimpan, tetapi tidak ada program di komputer ini yang membukanya</translation>
    </message>
    <message numerus="yes">
        <source>%Ln report(s) left out: private, or without a place</source>
        <translation>
            <numerusform>%Ln laporan tidak disertakan: privat, atau tanpa lokasi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln private report(s) left out</source>
        <translation>
            <numerusform>%Ln laporan privat tidak disertakan</numerusform>
        </translation>
    </message>
    <message>
        <source>Save and open</source>
        <translation>Simpan dan buka</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Export the queue</source>
        <translation>Ekspor antrean</translation>
    </message>
    <message>
        <source>Work order {0}</source>
        <translation>Perintah kerja {0}</translation>
    </message>
    <message numerus="yes">
        <source>Work orders for %n report(s)</source>
        <translation>
            <numerusform>Perintah kerja untuk %n laporan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln report(s) in this view: {0}</source>
        <translation>
            <numerusform>Semua %Ln laporan pada tampilan ini: {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Dibatalkan</translation>
    </message>
    <message>
        <source>Nothing was saved.</source>
        <translation>Tidak ada yang disimpan.</translation>
    </message>
    <message>
        <source>Choose where to save</source>
        <translation>Tempat menyimpan</translation>
    </message>
    <message>
        <source>All reports in this view: {0}</source>
        <translation>Semua laporan pada tampilan ini: {0}</translation>
    </message>
    <message>
        <source>It contains your name, the time and the words “{0}”.</source>
        <translation>Memuat nama Anda, waktu, dan tulisan “{0}”.</translation>
    </message>
</context>
<context>
    <name>PaperReport</name>
    <message>
        <source>By week: {0}</source>
        <translation>Per minggu: {0}</translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation>Halaman {0} dari {1}</translation>
    </message>
    <message>
        <source>FOR OFFICIAL USE: do not share. Personal data (UU PDP 27/2022).</source>
        <translation>UNTUK DINAS: jangan disebarkan. Data pribadi (UU PDP 27/2022).</translation>
    </message>
    <message>
        <source>Made by {0} on {1} WIB, for {2}</source>
        <translation>Dibuat oleh {0} pada {1} WIB, untuk {2}</translation>
    </message>
    <message>
        <source>Median and 90 % by nearest rank; pauses at other agencies do not count, and categories in office hours count only office hours. “Too few” means fewer than 5 reports. Look at the workload before you compare.</source>
        <translation>Median dan 90 % menurut peringkat terdekat; jeda di OPD lain tidak dihitung, dan pada kategori berjam kerja hanya jam kerja yang dihitung. “Terlalu sedikit” berarti kurang dari 5 laporan. Lihat beban kerja sebelum membandingkan.</translation>
    </message>
    <message>
        <source>What is open now</source>
        <translation>Yang masih terbuka sekarang</translation>
    </message>
    <message>
        <source>How reports of the period were answered, by {0}</source>
        <translation>Bagaimana laporan periode ini dijawab, per {0}</translation>
    </message>
    <message>
        <source>What is late</source>
        <translation>Yang terlambat</translation>
    </message>
    <message>
        <source>Nothing is late.</source>
        <translation>Tidak ada yang terlambat.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Kelurahan</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>Ditugaskan kepada</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>dan {0} lagi</translation>
    </message>
    <message>
        <source>first response, late by {0}</source>
        <translation>respons pertama, lewat {0}</translation>
    </message>
    <message>
        <source>resolution, late by {0}</source>
        <translation>penyelesaian, lewat {0}</translation>
    </message>
    <message>
        <source>Weekly supervision report</source>
        <translation>Laporan mingguan pengawasan</translation>
    </message>
    <message>
        <source>Monthly supervision report</source>
        <translation>Laporan bulanan pengawasan</translation>
    </message>
    <message>
        <source>Supervision report</source>
        <translation>Laporan pengawasan</translation>
    </message>
    <message>
        <source>Missed deadline</source>
        <translation>Tenggat terlewat</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>Page {0} of {1}</source>
        <translation>Halaman {0} dari {1}</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>as of {0}</source>
        <translation>data per {0}</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lokasi</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Sisa waktu</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Teks</translation>
    </message>
    <message>
        <source>Priority {0}</source>
        <translation>Prioritas {0}</translation>
    </message>
    <message>
        <source>response: {0}</source>
        <translation>respons: {0}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln report(s)</source>
        <translation>
            <numerusform>%Ln laporan</numerusform>
        </translation>
    </message>
    <message>
        <source>Reports on the map</source>
        <translation>Laporan di peta</translation>
    </message>
    <message>
        <source>reports</source>
        <translation>laporan</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Perbesar</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Perkecil</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Tentang</translation>
    </message>
    <message>
        <source>reports without a place</source>
        <translation>laporan tanpa lokasi</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ya</translation>
    </message>
    <message>
        <source>no</source>
        <translation>tidak</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>First response</source>
        <translation>Respons pertama</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Penyelesaian</translation>
    </message>
    <message>
        <source>Handled by</source>
        <translation>Ditangani oleh</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>OPD</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioritas</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Public answer</source>
        <translation>Jawaban publik</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Place approximate</source>
        <translation>Lokasi perkiraan</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Bujur</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Lintang</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Pembuat</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Data per</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Urutan</translation>
    </message>
    <message>
        <source>Private reports</source>
        <translation>Laporan privat</translation>
    </message>
    <message>
        <source>They are rows without text, answer, address, photos and place.</source>
        <translation>Menjadi baris tanpa teks, jawaban, alamat, foto, dan lokasi.</translation>
    </message>
    <message>
        <source>For official use, do not share</source>
        <translation>Untuk penggunaan dinas, jangan disebarluaskan</translation>
    </message>
    <message>
        <source>official-use</source>
        <translation>untuk-dinas</translation>
    </message>
    <message>
        <source>made by {0}, {1}</source>
        <translation>dibuat oleh {0}, {1}</translation>
    </message>
    <message>
        <source>(private report)</source>
        <translation>(laporan privat)</translation>
    </message>
    <message>
        <source>All statuses</source>
        <translation>Semua status</translation>
    </message>
    <message>
        <source>a search for words</source>
        <translation>pencarian kata</translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation>Tabel CSV</translation>
    </message>
    <message>
        <source>GeoPackage for QGIS</source>
        <translation>GeoPackage untuk QGIS</translation>
    </message>
    <message>
        <source>Map as one HTML file</source>
        <translation>Peta dalam satu file HTML</translation>
    </message>
    <message>
        <source>Printed list (PDF)</source>
        <translation>Daftar cetak (PDF)</translation>
    </message>
    <message>
        <source>Work orders (PDF)</source>
        <translation>Perintah kerja (PDF)</translation>
    </message>
    <message>
        <source>Private reports are rows without text, address and place.</source>
        <translation>Laporan privat menjadi baris tanpa teks, alamat, dan lokasi.</translation>
    </message>
    <message>
        <source>All columns, with real dates; opens in Excel and LibreOffice.</source>
        <translation>Semua kolom, dengan tanggal asli; dibuka di Excel dan LibreOffice.</translation>
    </message>
    <message>
        <source>All columns as plain text; opens in every program.</source>
        <translation>Semua kolom sebagai teks biasa; dibuka di semua program.</translation>
    </message>
    <message>
        <source>Points on a map; opens in QGIS.</source>
        <translation>Titik di peta; dibuka di QGIS.</translation>
    </message>
    <message>
        <source>reports-map</source>
        <translation>peta-laporan</translation>
    </message>
    <message>
        <source>reports-list</source>
        <translation>daftar-laporan</translation>
    </message>
    <message>
        <source>work-order</source>
        <translation>perintah-kerja</translation>
    </message>
    <message>
        <source>WORK ORDER</source>
        <translation>PERINTAH KERJA</translation>
    </message>
    <message>
        <source>{0} (place approximate: the citizen gave none)</source>
        <translation>{0} (lokasi perkiraan: warga tidak memberi lokasi)</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>Koordinat</translation>
    </message>
    <message>
        <source>To be done by</source>
        <translation>Tenggat</translation>
    </message>
    <message>
        <source>{0}, via {1}</source>
        <translation>{0}, lewat {1}</translation>
    </message>
    <message>
        <source>First response: {0}</source>
        <translation>Respons pertama: {0}</translation>
    </message>
    <message>
        <source>What the citizen wrote</source>
        <translation>Isi laporan warga</translation>
    </message>
    <message>
        <source>(The citizen wrote nothing.)</source>
        <translation>(Warga tidak menulis apa pun.)</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Peta</translation>
    </message>
    <message>
        <source>The report has no place on the map.</source>
        <translation>Laporan ini tidak punya lokasi di peta.</translation>
    </message>
    <message>
        <source>The citizen sent no photo.</source>
        <translation>Warga tidak mengirim foto.</translation>
    </message>
    <message>
        <source>This photo is not on this computer yet. Open the report while connected, then print again.</source>
        <translation>Foto ini belum ada di komputer ini. Buka laporannya saat tersambung, lalu cetak lagi.</translation>
    </message>
    <message>
        <source>To tick and fill in on site</source>
        <translation>Dicentang dan diisi di lokasi</translation>
    </message>
    <message>
        <source>Arrived, at</source>
        <translation>Tiba, pukul</translation>
    </message>
    <message>
        <source>Photo before the work taken</source>
        <translation>Foto sebelum pekerjaan diambil</translation>
    </message>
    <message>
        <source>Done, at</source>
        <translation>Selesai, pukul</translation>
    </message>
    <message>
        <source>Photo after the work taken</source>
        <translation>Foto sesudah pekerjaan diambil</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Crew: name and signature</source>
        <translation>Petugas: nama dan tanda tangan</translation>
    </message>
    <message>
        <source>Ordered by: name and signature</source>
        <translation>Pemberi perintah: nama dan tanda tangan</translation>
    </message>
    <message>
        <source>Work order {0}, continued</source>
        <translation>Perintah kerja {0}, lanjutan</translation>
    </message>
    <message>
        <source>No report matches this filter.</source>
        <translation>Tidak ada laporan yang cocok dengan filter ini.</translation>
    </message>
    <message>
        <source>Kelurahan</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>The citizen gave no place: the point stands for the whole kelurahan.</source>
        <translation>Warga tidak memberi lokasi: titik mewakili seluruh kelurahan.</translation>
    </message>
    <message>
        <source>Kecamatan</source>
        <translation>Kecamatan</translation>
    </message>
    <message>
        <source>What was on this computer at {0}; clocks count from then.</source>
        <translation>Yang tersimpan di komputer ini pada {0}; waktu dihitung dari saat itu.</translation>
    </message>
    <message>
        <source>Excel</source>
        <translation>Excel</translation>
    </message>
    <message>
        <source>Opens in a browser, also offline. Private reports and all texts are left out.</source>
        <translation>Dibuka di browser, juga saat offline. Laporan privat dan semua teks tidak disertakan.</translation>
    </message>
    <message>
        <source>A4 landscape, one line per report.</source>
        <translation>A4 mendatar, satu baris per laporan.</translation>
    </message>
    <message>
        <source>One sheet per report for the crew, with a map, photos and a list to tick. Private reports are left out.</source>
        <translation>Satu lembar per laporan untuk petugas, dengan peta, foto, dan daftar centang. Laporan privat tidak disertakan.</translation>
    </message>
    <message>
        <source>First response due</source>
        <translation>Tenggat respons pertama</translation>
    </message>
    <message>
        <source>Resolution due</source>
        <translation>Tenggat penyelesaian</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>CROP Officer</source>
        <translation>CROP Officer</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Set passphrase</source>
        <translation>Tetapkan frasa sandi</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>This passphrase does not open the reports. Nothing was changed; please try again.</source>
        <translation>Frasa sandi ini tidak membuka laporan. Tidak ada yang berubah; coba lagi.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frasa sandi</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Buat frasa sandi</translation>
    </message>
    <message>
        <source>This computer has no keyring, so a passphrase protects the reports on it. You are asked for it at every start. Keep it well: without it nobody can open what is stored here.</source>
        <translation>Komputer ini tidak memiliki penyimpan kata sandi, sehingga laporan di dalamnya dilindungi dengan frasa sandi. Frasa ini diminta setiap kali aplikasi dibuka. Simpan baik-baik: tanpa frasa ini tidak seorang pun dapat membuka data di sini.</translation>
    </message>
    <message>
        <source>Enter the passphrase</source>
        <translation>Masukkan frasa sandi</translation>
    </message>
    <message>
        <source>It protects the reports on this computer.</source>
        <translation>Frasa ini melindungi laporan di komputer ini.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Keduanya tidak sama.</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Ulangi</translation>
    </message>
    <message>
        <source>At least {0} characters.</source>
        <translation>Minimal {0} karakter.</translation>
    </message>
</context>
<context>
    <name>PhotoCard</name>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Cover faces and plates…</source>
        <translation>Tutupi wajah dan pelat…</translation>
    </message>
    <message>
        <source>What the photo shows, for the citizen (optional)</source>
        <translation>Apa yang tampak di foto, untuk warga (opsional)</translation>
    </message>
    <message>
        <source>Photo {0}, parts covered</source>
        <translation>Foto {0}, sebagian ditutupi</translation>
    </message>
    <message>
        <source>Photo {0}</source>
        <translation>Foto {0}</translation>
    </message>
    <message>
        <source>Photo {0}: what it shows</source>
        <translation>Foto {0}: apa yang ditunjukkan</translation>
    </message>
    <message>
        <source>Photo {0}: cover faces and plates</source>
        <translation>Foto {0}: tutupi wajah dan pelat</translation>
    </message>
    <message>
        <source>Photo {0}: remove</source>
        <translation>Foto {0}: hapus</translation>
    </message>
    <message>
        <source>Photo {0}: caption</source>
        <translation>Foto {0}: keterangan</translation>
    </message>
    <message>
        <source>Being covered…</source>
        <translation>Sedang ditutupi…</translation>
    </message>
    <message numerus="yes">
        <source>%n too many</source>
        <translation>
            <numerusform>kelebihan %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Parts are permanently covered. For the original, remove this photo and attach the file again.</source>
        <translation>Sebagian ditutupi secara permanen. Untuk yang asli, hapus foto ini, lalu lampirkan lagi filenya.</translation>
    </message>
</context>
<context>
    <name>PhotoCovering</name>
    <message>
        <source>The citizen&apos;s photo stays as it is. A copy with what you cover painted black is attached to this report&apos;s draft as the photo from before, and is sent with your result.</source>
        <translation>Foto warga tetap apa adanya. Salinan dengan bagian yang Anda tutupi dicat hitam dilampirkan ke draf laporan ini sebagai foto sebelum, dan dikirim bersama hasil Anda.</translation>
    </message>
    <message>
        <source>This report is private: everybody who sees the report will see the copy.</source>
        <translation>Laporan ini privat: semua yang dapat melihat laporan akan melihat salinannya.</translation>
    </message>
    <message>
        <source>What you cover is permanently painted black: the uncovered photo leaves this computer&apos;s draft and is never sent. To have it back, attach the original file again.</source>
        <translation>Yang Anda tutupi dicat hitam secara permanen: foto yang belum ditutupi dihapus dari draf di komputer ini dan tidak pernah dikirim. Untuk mendapatkannya kembali, lampirkan lagi file aslinya.</translation>
    </message>
</context>
<context>
    <name>PhotoViewer</name>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Before at the left, after at the right; the arrows move the line</source>
        <translation>Sebelum di kiri, sesudah di kanan; panah menggeser garisnya</translation>
    </message>
    <message>
        <source>Previous photo</source>
        <translation>Foto sebelumnya</translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation>Foto berikutnya</translation>
    </message>
    <message>
        <source>Before / after</source>
        <translation>Sebelum / sesudah</translation>
    </message>
    <message>
        <source>Before and after over one another (B)</source>
        <translation>Sebelum dan sesudah ditumpuk (B)</translation>
    </message>
    <message>
        <source>Make a covered copy…</source>
        <translation>Buat salinan yang ditutupi…</translation>
    </message>
    <message>
        <source>Make a copy with faces and plates covered (C)</source>
        <translation>Buat salinan dengan wajah dan pelat ditutupi (C)</translation>
    </message>
    <message>
        <source>Smaller (−)</source>
        <translation>Perkecil (−)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Perbesar (+)</translation>
    </message>
    <message>
        <source>Show all of it (0)</source>
        <translation>Tampilkan seluruhnya (0)</translation>
    </message>
    <message>
        <source>Not on this computer yet. {0}.</source>
        <translation>Belum ada di komputer ini. {0}.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Memuat…</translation>
    </message>
    <message>
        <source>Rotate (R)</source>
        <translation>Putar (R)</translation>
    </message>
</context>
<context>
    <name>PhotoWork</name>
    <message>
        <source>pasted image</source>
        <translation>gambar tempelan</translation>
    </message>
    <message>
        <source>covered copy</source>
        <translation>salinan yang ditutupi</translation>
    </message>
</context>
<context>
    <name>Photos</name>
    <message>
        <source>This photo cannot be read</source>
        <translation>Foto ini tidak dapat dibaca</translation>
    </message>
    <message>
        <source>Not on this computer yet</source>
        <translation>Belum ada di komputer ini</translation>
    </message>
    <message>
        <source>parts covered</source>
        <translation>sebagian ditutupi</translation>
    </message>
    <message>
        <source>parts covered on {0}</source>
        <translation>{0} sebagian ditutupi</translation>
    </message>
</context>
<context>
    <name>PlaceTools</name>
    <message>
        <source>This report has no place to copy.</source>
        <translation>Laporan ini tidak punya lokasi untuk disalin.</translation>
    </message>
    <message>
        <source>Copied: {0}</source>
        <translation>Disalin: {0}</translation>
    </message>
    <message>
        <source>Places on the map</source>
        <translation>Lokasi di peta</translation>
    </message>
    <message>
        <source>Copy this place: {0}</source>
        <translation>Salin lokasi ini: {0}</translation>
    </message>
    <message>
        <source>Measure from here</source>
        <translation>Ukur dari sini</translation>
    </message>
</context>
<context>
    <name>QueueBar</name>
    <message>
        <source>Search number or text  ( / )</source>
        <translation>Cari nomor atau isi laporan  ( / )</translation>
    </message>
    <message>
        <source>Search reports</source>
        <translation>Cari laporan</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Tampilan</translation>
    </message>
    <message>
        <source>Saved views and how many reports each has (V)</source>
        <translation>Tampilan tersimpan dan jumlah laporannya (V)</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Kelompok</translation>
    </message>
    <message>
        <source>Show the reports in groups, for instance by officer: who has what (B)</source>
        <translation>Tampilkan laporan per kelompok, misalnya per petugas: siapa memegang apa (B)</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Urutan</translation>
    </message>
    <message>
        <source>Remove filter: {0}</source>
        <translation>Hapus filter: {0}</translation>
    </message>
    <message>
        <source>Text, place, number, note or category, two letters at least. Enter opens the report with that number.</source>
        <translation>Isi, tempat, nomor, catatan, atau kategori, minimal dua huruf. Enter membuka laporan dengan nomor itu.</translation>
    </message>
    <message>
        <source>Too short to be searched for: {0}</source>
        <translation>Terlalu pendek untuk dicari: {0}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln report(s)</source>
        <translation>
            <numerusform>%Ln laporan</numerusform>
        </translation>
    </message>
    <message>
        <source>Did you mean “{0}”?</source>
        <translation>Maksud Anda “{0}”?</translation>
    </message>
</context>
<context>
    <name>QueueFilters</name>
    <message>
        <source>Most at risk</source>
        <translation>Paling mendesak</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Terbaru</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>Terlama</translation>
    </message>
    <message>
        <source>Open reports</source>
        <translation>Laporan terbuka</translation>
    </message>
    <message>
        <source>No agency</source>
        <translation>Tanpa OPD</translation>
    </message>
    <message>
        <source>With photos</source>
        <translation>Dengan foto</translation>
    </message>
    <message>
        <source>Without photos</source>
        <translation>Tanpa foto</translation>
    </message>
    <message>
        <source>Private reports</source>
        <translation>Laporan privat</translation>
    </message>
    <message>
        <source>Public reports</source>
        <translation>Laporan publik</translation>
    </message>
    <message>
        <source>Place only approximate</source>
        <translation>Lokasi hanya perkiraan</translation>
    </message>
    <message>
        <source>Place exact</source>
        <translation>Lokasi tepat</translation>
    </message>
    <message>
        <source>Priority: {0} or more</source>
        <translation>Prioritas: {0} ke atas</translation>
    </message>
    <message>
        <source>Due before {0}</source>
        <translation>Tenggat sebelum {0}</translation>
    </message>
    <message>
        <source>Received since {0}</source>
        <translation>Masuk sejak {0}</translation>
    </message>
    <message>
        <source>Received before {0}</source>
        <translation>Masuk sebelum {0}</translation>
    </message>
    <message>
        <source>Assigned to nobody</source>
        <translation>Belum ditugaskan</translation>
    </message>
    <message>
        <source>Assigned to {0}</source>
        <translation>Ditugaskan kepada {0}</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Belum terkirim</translation>
    </message>
    <message>
        <source>Text: {0}</source>
        <translation>Isi: {0}</translation>
    </message>
    <message>
        <source>Text: {0} (nothing with “{1}”)</source>
        <translation>Isi: {0} (tidak ada “{1}”)</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message numerus="yes">
        <source>First sync: %Ln report(s) fetched so far</source>
        <translation>
            <numerusform>Sinkronisasi pertama: %Ln laporan sudah diambil</numerusform>
        </translation>
    </message>
    <message>
        <source>You can work already; the rest arrives in the background.</source>
        <translation>Anda sudah dapat bekerja; sisanya menyusul di latar belakang.</translation>
    </message>
    <message>
        <source>The office&apos;s views could not be changed</source>
        <translation>Tampilan kantor tidak dapat diubah</translation>
    </message>
    <message>
        <source>No report matches</source>
        <translation>Tidak ada laporan yang cocok</translation>
    </message>
    <message>
        <source>Show all open reports</source>
        <translation>Semua laporan terbuka</translation>
    </message>
    <message>
        <source>No report was waiting at the last sync</source>
        <translation>Tidak ada laporan menunggu pada sinkronisasi terakhir</translation>
    </message>
    <message>
        <source>What is new appears here once it can be fetched. Closed ones are under Filter, Status.</source>
        <translation>Yang baru muncul di sini setelah dapat diambil. Yang sudah ditutup ada di Filter, Status.</translation>
    </message>
    <message>
        <source>No report is waiting. Well done.</source>
        <translation>Tidak ada laporan menunggu. Kerja bagus.</translation>
    </message>
    <message>
        <source>Nothing has been fetched yet</source>
        <translation>Belum ada data yang diambil</translation>
    </message>
    <message>
        <source>Sign in again to fetch your area&apos;s reports.</source>
        <translation>Masuk lagi untuk mengambil laporan wilayah Anda.</translation>
    </message>
    <message>
        <source>The first ones can be worked on at once.</source>
        <translation>Laporan pertama dapat langsung dikerjakan.</translation>
    </message>
    <message>
        <source>Fetching your area&apos;s reports…</source>
        <translation>Mengambil laporan wilayah Anda…</translation>
    </message>
    <message>
        <source>No report fits all the filters at once. Remove one, or start again with all open reports.</source>
        <translation>Tidak ada laporan yang memenuhi semua filter sekaligus. Hapus salah satunya, atau mulai lagi dari semua laporan terbuka.</translation>
    </message>
    <message>
        <source>New reports appear here automatically. Closed ones are under Filter, Status.</source>
        <translation>Laporan baru muncul di sini secara otomatis. Yang sudah ditutup ada di Filter, Status.</translation>
    </message>
    <message>
        <source>Your area&apos;s reports are fetched automatically as soon as the server can be reached.</source>
        <translation>Begitu server dapat dihubungi, laporan wilayah Anda diambil otomatis.</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Queue</source>
        <translation>Antrean</translation>
    </message>
    <message>
        <source>The queue of reports</source>
        <translation>Antrean laporan</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Peta</translation>
    </message>
    <message>
        <source>The map of reports (M)</source>
        <translation>Peta laporan (M)</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Kotak keluar</translation>
    </message>
    <message>
        <source>Supervision</source>
        <translation>Pengawasan</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>How reports were answered, and the trend of the weeks</source>
        <translation>Bagaimana laporan dijawab, dan tren per minggu</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifikasi</translation>
    </message>
    <message>
        <source>What the server has not received yet (U)</source>
        <translation>Yang belum diterima server (U)</translation>
    </message>
    <message>
        <source>Results to validate, and what is open where</source>
        <translation>Hasil yang perlu divalidasi, dan apa yang masih terbuka di mana</translation>
    </message>
    <message>
        <source>Language, theme, account</source>
        <translation>Bahasa, tema, akun</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Draf</translation>
    </message>
    <message>
        <source>What you typed at reports and have not sent</source>
        <translation>Yang Anda ketik pada laporan dan belum dikirim</translation>
    </message>
    <message>
        <source>Notifications: assigned, sent back, to decide, at risk (L)</source>
        <translation>Notifikasi: ditugaskan, dikembalikan, perlu keputusan, hampir lewat tenggat (L)</translation>
    </message>
</context>
<context>
    <name>ReasonBox</name>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Ctrl+Enter sends, Esc closes</source>
        <translation>Ctrl+Enter mengirim, Esc menutup</translation>
    </message>
    <message>
        <source>The citizen says it is not done</source>
        <translation>Menurut warga belum selesai</translation>
    </message>
    <message>
        <source>The photo shows another place</source>
        <translation>Foto menunjukkan tempat lain</translation>
    </message>
    <message>
        <source>The photo does not show the result</source>
        <translation>Foto tidak menunjukkan hasilnya</translation>
    </message>
    <message>
        <source>The photo was taken somewhere else</source>
        <translation>Foto diambil di tempat lain</translation>
    </message>
    <message>
        <source>The work is not finished</source>
        <translation>Pekerjaan belum selesai</translation>
    </message>
    <message>
        <source>The answer omits what was done</source>
        <translation>Jawaban tidak menyebut hasilnya</translation>
    </message>
    <message>
        <source>Required; colleagues read it</source>
        <translation>Wajib; dibaca rekan kerja</translation>
    </message>
</context>
<context>
    <name>ReasonForm</name>
    <message>
        <source>Why?</source>
        <translation>Mengapa?</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Wajib diisi</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Pesan tambahan</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>Opsional</translation>
    </message>
</context>
<context>
    <name>ReportList</name>
    <message>
        <source>ticked</source>
        <translation>dicentang</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>handled by {0}</source>
        <translation>ditangani {0}</translation>
    </message>
    <message>
        <source>assigned to nobody</source>
        <translation>belum ditugaskan</translation>
    </message>
    <message>
        <source>(The citizen wrote nothing.)</source>
        <translation>(Warga tidak menulis apa pun.)</translation>
    </message>
    <message>
        <source>Public: the citizen reads this</source>
        <translation>Publik: dibaca warga</translation>
    </message>
    <message>
        <source>Citizens read this once it is validated</source>
        <translation>Dibaca warga setelah divalidasi</translation>
    </message>
    <message>
        <source>Public answer</source>
        <translation>Jawaban publik</translation>
    </message>
    <message>
        <source>(No answer.)</source>
        <translation>(Tanpa jawaban.)</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Riwayat</translation>
    </message>
    <message>
        <source>The result, before and after</source>
        <translation>Hasil, sebelum dan sesudah</translation>
    </message>
    <message>
        <source>What the citizen wrote</source>
        <translation>Isi laporan warga</translation>
    </message>
</context>
<context>
    <name>Sessions</name>
    <message>
        <source>a computer without a name</source>
        <translation>komputer tanpa nama</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>komputer ini</translation>
    </message>
    <message>
        <source>signed in {0}</source>
        <translation>masuk {0}</translation>
    </message>
    <message>
        <source>last seen {0}</source>
        <translation>terakhir aktif {0}</translation>
    </message>
    <message>
        <source>The password was changed. Your other sessions have ended.</source>
        <translation>Kata sandi sudah diganti. Sesi Anda yang lain sudah berakhir.</translation>
    </message>
    <message>
        <source>The session has ended. Work that was not sent stays on that computer.</source>
        <translation>Sesi sudah berakhir. Pekerjaan yang belum terkirim tetap ada di komputer itu.</translation>
    </message>
    <message>
        <source>All other sessions have ended.</source>
        <translation>Semua sesi lain sudah berakhir.</translation>
    </message>
    <message>
        <source>A password has at least {0} characters.</source>
        <translation>Kata sandi minimal {0} karakter.</translation>
    </message>
    <message>
        <source>The two new passwords are not the same.</source>
        <translation>Kedua kata sandi baru tidak sama.</translation>
    </message>
    <message>
        <source>The new password is the present one.</source>
        <translation>Kata sandi baru sama dengan yang sekarang.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Pengaturan</translation>
    </message>
    <message>
        <source>Answer templates</source>
        <translation>Template jawaban</translation>
    </message>
    <message>
        <source>Manage templates…</source>
        <translation>Kelola template…</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Terang</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Gelap</translation>
    </message>
    <message>
        <source>Tell me about new reports</source>
        <translation>Beri notifikasi bila ada laporan baru</translation>
    </message>
    <message>
        <source>Show the keys  ( ? )</source>
        <translation>Tampilkan tombol pintas  ( ? )</translation>
    </message>
    <message>
        <source>Time to undo</source>
        <translation>Waktu untuk membatalkan</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n detik</numerusform>
        </translation>
    </message>
    <message>
        <source>None: send at once</source>
        <translation>Tidak ada: langsung kirim</translation>
    </message>
    <message>
        <source>An action is sent as soon as it is done; Z does not undo it.</source>
        <translation>Tindakan langsung dikirim dan tidak dapat dibatalkan dengan Z.</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Peta</translation>
    </message>
    <message>
        <source>Source credit</source>
        <translation>Sumber peta</translation>
    </message>
    <message>
        <source>none: the map&apos;s own areas and roads</source>
        <translation>tidak ada: wilayah dan jalan bawaan peta</translation>
    </message>
    <message>
        <source>Use for the map</source>
        <translation>Pakai untuk peta</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Akun</translation>
    </message>
    <message>
        <source>Server: {0}</source>
        <translation>Server: {0}</translation>
    </message>
    <message>
        <source>Version {0}</source>
        <translation>Versi {0}</translation>
    </message>
    <message>
        <source>What is stored on this computer is encrypted. The password is never kept.</source>
        <translation>Data yang tersimpan di komputer ini terenkripsi. Kata sandi tidak pernah disimpan.</translation>
    </message>
    <message>
        <source>Password and sessions…</source>
        <translation>Kata sandi dan sesi…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Keluar dari akun</translation>
    </message>
    <message>
        <source>It begins with https:// and holds {z}, {x} and {y}. The former address stays in use.</source>
        <translation>Alamat diawali https:// serta memuat {z}, {x}, dan {y}. Alamat sebelumnya tetap dipakai.</translation>
    </message>
    <message>
        <source>Its licence asks for it.</source>
        <translation>Lisensinya mewajibkan ini.</translation>
    </message>
    <message>
        <source>The map uses it from now on</source>
        <translation>Peta memakainya mulai sekarang</translation>
    </message>
    <message>
        <source>The map fetches nothing</source>
        <translation>Peta tidak mengambil apa pun</translation>
    </message>
    <message>
        <source>Texts for public answers, filled in automatically: your own and those of your office.</source>
        <translation>Teks jawaban publik yang terisi sendiri: milik Anda dan milik kantor.</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Tampilan layar</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Same as the system</source>
        <translation>Mengikuti sistem</translation>
    </message>
    <message>
        <source>Notifications name the category and the kelurahan, never what a citizen wrote.</source>
        <translation>Notifikasi hanya menyebut kategori dan kelurahan, tidak pernah isi laporan warga.</translation>
    </message>
    <message>
        <source>For this long an action stays on this computer and Z undoes it.</source>
        <translation>Selama itu tindakan masih di komputer ini dan dapat dibatalkan dengan Z.</translation>
    </message>
    <message>
        <source>The map works without the internet. If your office has a base map server, enter its address with {z}, {x} and {y}; only pictures are fetched from it, and it learns which places you look at.</source>
        <translation>Peta bekerja tanpa internet. Bila kantor Anda memiliki server peta dasar, masukkan alamatnya dengan {z}, {x}, dan {y}; hanya gambar yang diambil dari sana, dan server itu mengetahui lokasi yang Anda lihat.</translation>
    </message>
    <message>
        <source>Base map address</source>
        <translation>Alamat peta dasar</translation>
    </message>
    <message>
        <source>This is not a base map address</source>
        <translation>Ini bukan alamat peta dasar</translation>
    </message>
    <message>
        <source>Enter the source of the base map</source>
        <translation>Isi sumber peta dasar</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Ukuran teks</translation>
    </message>
    <message>
        <source>Also by Ctrl and + or -; Ctrl and 0 shows the usual size.</source>
        <translation>Juga dengan Ctrl dan + atau -; Ctrl dan 0 mengembalikan ukuran biasa.</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keys</source>
        <translation>Tombol pintas</translation>
    </message>
    <message>
        <source>While you type in a field, keys are only letters.</source>
        <translation>Saat Anda mengetik di kolom isian, tombol hanyalah huruf.</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Move to: {0}</source>
        <translation>Pindahkan ke: {0}</translation>
    </message>
    <message>
        <source>Next report</source>
        <translation>Laporan berikutnya</translation>
    </message>
    <message>
        <source>Previous report</source>
        <translation>Laporan sebelumnya</translation>
    </message>
    <message>
        <source>Main action of the report</source>
        <translation>Tindakan utama laporan</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Tulis catatan</translation>
    </message>
    <message>
        <source>Write a public answer</source>
        <translation>Tulis jawaban publik</translation>
    </message>
    <message>
        <source>Send a result with photos</source>
        <translation>Kirim hasil dengan foto</translation>
    </message>
    <message>
        <source>Coordinate with an agency</source>
        <translation>Koordinasi: serahkan ke OPD</translation>
    </message>
    <message>
        <source>Assign to an officer</source>
        <translation>Tugaskan: serahkan ke rekan</translation>
    </message>
    <message>
        <source>Duplicates: merge into the main report</source>
        <translation>Duplikat: gabungkan ke laporan utama</translation>
    </message>
    <message>
        <source>Tick for an action on several reports</source>
        <translation>Centang untuk tindakan pada beberapa laporan</translation>
    </message>
    <message>
        <source>Map: below, full, off</source>
        <translation>Peta: di bawah, penuh, mati</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Cari</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>Tampilan tersimpan</translation>
    </message>
    <message>
        <source>Groups: by status, officer, area and more</source>
        <translation>Kelompok: per status, petugas, kelurahan, dan lainnya</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>Semua perintah</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Kotak keluar</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Sinkronkan sekarang</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Close and open a group of the queue, with Shift all of them</source>
        <translation>Tutup dan buka satu kelompok antrean, dengan Shift semuanya</translation>
    </message>
    <message>
        <source>Send a result back, in supervision</source>
        <translation>Kembalikan hasil, di Pengawasan</translation>
    </message>
    <message>
        <source>Tick for several at once, in supervision</source>
        <translation>Centang untuk beberapa sekaligus, di Pengawasan</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifikasi</translation>
    </message>
    <message>
        <source>Open reports nearby: look, merge, answer all</source>
        <translation>Laporan terbuka di sekitar: lihat, gabungkan, jawab semua</translation>
    </message>
    <message>
        <source>Undo, until it is sent</source>
        <translation>Batalkan, selama belum dikirim</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Daftar ini</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Perbesar teks</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Perkecil teks</translation>
    </message>
    <message>
        <source>Text in its usual size</source>
        <translation>Ukuran teks biasa</translation>
    </message>
    <message>
        <source>Quick actions: several steps at once</source>
        <translation>Tindakan cepat: beberapa langkah sekaligus</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Sign in again</source>
        <translation>Masuk lagi</translation>
    </message>
    <message>
        <source>Your session has ended. You can go on working; sign in again to send and fetch.</source>
        <translation>Sesi Anda telah berakhir. Anda dapat tetap bekerja; masuk lagi untuk mengirim dan mengambil data.</translation>
    </message>
</context>
<context>
    <name>SignInForm</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama pengguna</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Kata sandi</translation>
    </message>
    <message>
        <source>https://… (your office knows the address)</source>
        <translation>https://… (tanyakan alamatnya di kantor Anda)</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>Later  (Esc)</source>
        <translation>Nanti  (Esc)</translation>
    </message>
    <message>
        <source>Fill in all three fields</source>
        <translation>Isi ketiga kolom</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>CROP Officer</source>
        <translation>CROP Officer</translation>
    </message>
    <message>
        <source>Answer the reports of your area, also when the connection is down.</source>
        <translation>Jawab laporan di wilayah Anda, juga saat koneksi terputus.</translation>
    </message>
    <message>
        <source>Forgot the password? The administrator of your office can set a new one. Your work on this computer stays.</source>
        <translation>Lupa kata sandi? Administrator kantor Anda dapat membuat yang baru. Pekerjaan Anda di komputer ini tetap tersimpan.</translation>
    </message>
</context>
<context>
    <name>SignOutCard</name>
    <message>
        <source>Sign out</source>
        <translation>Keluar dari akun</translation>
    </message>
    <message>
        <source>Keep them and sign out</source>
        <translation>Simpan dan keluar</translation>
    </message>
    <message>
        <source>Save a sealed copy first…</source>
        <translation>Simpan salinan terkunci dulu…</translation>
    </message>
    <message>
        <source>Discard them…</source>
        <translation>Hapus permanen…</translation>
    </message>
    <message>
        <source>Stay signed in</source>
        <translation>Tetap masuk</translation>
    </message>
    <message>
        <source>Nothing changes.</source>
        <translation>Tidak ada yang berubah.</translation>
    </message>
    <message>
        <source>They are kept here too. Remember the passphrase; nobody else knows it.</source>
        <translation>Semuanya juga tetap ada di sini. Ingat frasa sandinya; tidak ada orang lain yang tahu.</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) have not been sent yet. What should happen to them?</source>
        <translation>
            <numerusform>%n tindakan belum terkirim. Pilih yang akan dilakukan.</numerusform>
        </translation>
    </message>
    <message>
        <source>They stay on this computer, encrypted, with your drafts, and are sent when you sign in here again. Nobody else sees or sends them.</source>
        <translation>Semuanya tetap di komputer ini, terenkripsi, bersama draf Anda, dan terkirim saat Anda masuk lagi di sini. Orang lain tidak dapat melihat atau mengirimnya.</translation>
    </message>
    <message>
        <source>Saves them to a file that only your passphrase opens, and keeps them here too.</source>
        <translation>Menyimpannya ke file yang hanya terbuka dengan frasa sandi Anda, dan tetap menyimpannya di sini juga.</translation>
    </message>
    <message>
        <source>They are discarded permanently; you are asked again.</source>
        <translation>Dihapus secara permanen; Anda ditanya sekali lagi.</translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) saved as {0}</source>
        <translation>
            <numerusform>%n tindakan tersimpan sebagai {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Typed, not sent</source>
        <translation>Diketik, belum dikirim</translation>
    </message>
    <message>
        <source>Saved on this computer</source>
        <translation>Tersimpan di komputer ini</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>Sedang dikirim</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Publik</translation>
    </message>
    <message>
        <source>Received by the server</source>
        <translation>Sudah diterima server</translation>
    </message>
</context>
<context>
    <name>StatisticsPage</name>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Simpan sebagai PDF…</translation>
    </message>
    <message>
        <source>The weeks of the chart as a table</source>
        <translation>Grafik per minggu sebagai tabel</translation>
    </message>
    <message>
        <source>The report has been saved</source>
        <translation>Laporan sudah disimpan</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>{0}, as of {1}. Fewer than 5 reports are too few to compare. Enter on a name shows its weeks.</source>
        <translation>{0}, data per {1}. Kurang dari 5 laporan terlalu sedikit untuk dibandingkan. Enter pada nama menampilkan minggu-minggunya.</translation>
    </message>
    <message>
        <source>All my areas</source>
        <translation>Semua wilayah saya</translation>
    </message>
    <message>
        <source>By week: {0}</source>
        <translation>Per minggu: {0}</translation>
    </message>
    <message>
        <source>Making the report…</source>
        <translation>Laporan sedang dibuat…</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Kelompokkan menurut</translation>
    </message>
    <message>
        <source>Figures of the period; Enter opens the reports of a number</source>
        <translation>Angka periode ini; Enter membuka laporan sebuah angka</translation>
    </message>
    <message>
        <source>No reports in these weeks</source>
        <translation>Tidak ada laporan pada minggu-minggu ini</translation>
    </message>
    <message>
        <source>Choose where to save the report</source>
        <translation>Tempat menyimpan laporan</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>cannot be read</source>
        <translation>tidak terbaca</translation>
    </message>
    <message>
        <source>unknown: {0}</source>
        <translation>tidak dikenal: {0}</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Menunggu</translation>
    </message>
    <message>
        <source>Coordinating</source>
        <translation>Koordinasi</translation>
    </message>
    <message>
        <source>Delegated</source>
        <translation>Disposisi</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>Proses</translation>
    </message>
    <message>
        <source>Awaiting validation</source>
        <translation>Menunggu validasi</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Ditolak</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplikat</translation>
    </message>
    <message>
        <source>Not in our hands now</source>
        <translation>Sedang ditangani pihak lain</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Masuk lagi</translation>
    </message>
    <message>
        <source>Sync now (Ctrl+R)</source>
        <translation>Sinkronkan sekarang (Ctrl+R)</translation>
    </message>
    <message>
        <source>Open the outbox (U)</source>
        <translation>Buka kotak keluar (U)</translation>
    </message>
    <message>
        <source>Show what could not be read of the server&apos;s answers</source>
        <translation>Tampilkan jawaban server yang tidak dapat dibaca</translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation>Menyinkronkan…</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>Belum pernah sinkron</translation>
    </message>
    <message>
        <source>Synced {0}</source>
        <translation>Sinkron {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) need your decision ▸</source>
        <translation>
            <numerusform>%n perlu keputusan Anda ▸</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not sent yet ▸</source>
        <translation>
            <numerusform>%n belum terkirim ▸</numerusform>
        </translation>
    </message>
    <message>
        <source>All sent</source>
        <translation>Semua terkirim</translation>
    </message>
</context>
<context>
    <name>SupervisionPage</name>
    <message>
        <source>Supervision</source>
        <translation>Pengawasan</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validasi</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Ringkasan</translation>
    </message>
</context>
<context>
    <name>TemplateButton</name>
    <message>
        <source>Templates  (Ctrl+T)</source>
        <translation>Template  (Ctrl+T)</translation>
    </message>
    <message>
        <source>&amp;Save this text as a template…</source>
        <translation>&amp;Simpan teks ini sebagai template…</translation>
    </message>
    <message>
        <source>&amp;Manage templates…</source>
        <translation>&amp;Kelola template…</translation>
    </message>
</context>
<context>
    <name>TemplateChips</name>
    <message>
        <source>Answer with: {0}</source>
        <translation>Jawab dengan: {0}</translation>
    </message>
    <message>
        <source>Answer: Ctrl+</source>
        <translation>Jawab: Ctrl+</translation>
    </message>
</context>
<context>
    <name>TemplateEditor</name>
    <message>
        <source>All categories</source>
        <translation>Semua kategori</translation>
    </message>
    <message>
        <source>Insert a variable</source>
        <translation>Sisipkan variabel</translation>
    </message>
    <message>
        <source>Share with the office</source>
        <translation>Bagikan ke kantor</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Officers see it in the list</source>
        <translation>Petugas melihatnya di daftar</translation>
    </message>
    <message>
        <source>Used for</source>
        <translation>Dipakai untuk</translation>
    </message>
    <message>
        <source>Category (optional)</source>
        <translation>Kategori (opsional)</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Teks</translation>
    </message>
    <message>
        <source>Public: the citizen reads this</source>
        <translation>Publik: dibaca warga</translation>
    </message>
    <message>
        <source>What the citizen will read ({0})</source>
        <translation>Yang akan dibaca warga ({0})</translation>
    </message>
</context>
<context>
    <name>Templates</name>
    <message>
        <source>Result sent for validation</source>
        <translation>Hasil dikirim untuk validasi</translation>
    </message>
    <message>
        <source>Handing over to an agency</source>
        <translation>Penyerahan ke OPD</translation>
    </message>
    <message>
        <source>Rejecting a report</source>
        <translation>Penolakan laporan</translation>
    </message>
    <message>
        <source>Validating a result</source>
        <translation>Validasi hasil</translation>
    </message>
    <message>
        <source>The report&apos;s number</source>
        <translation>Nomor laporan</translation>
    </message>
    <message>
        <source>The category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>The place</source>
        <translation>Lokasi</translation>
    </message>
    <message>
        <source>The kelurahan</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>The agency</source>
        <translation>OPD</translation>
    </message>
    <message>
        <source>Today&apos;s date</source>
        <translation>Tanggal hari ini</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Nama Anda</translation>
    </message>
    <message>
        <source>Your office</source>
        <translation>Kantor Anda</translation>
    </message>
    <message>
        <source>comes with the app</source>
        <translation>bawaan aplikasi</translation>
    </message>
    <message>
        <source>shared by the office</source>
        <translation>milik kantor</translation>
    </message>
    <message>
        <source>only yours</source>
        <translation>hanya milik Anda</translation>
    </message>
    <message>
        <source>New template</source>
        <translation>Template baru</translation>
    </message>
    <message>
        <source>✎ {0} (not saved)</source>
        <translation>✎ {0} (belum disimpan)</translation>
    </message>
    <message>
        <source>There is no variable {0}. Insert variables from the menu.</source>
        <translation>Tidak ada variabel {0}. Sisipkan variabel dari menu.</translation>
    </message>
    <message>
        <source>The template needs a name.</source>
        <translation>Template perlu nama.</translation>
    </message>
    <message>
        <source>The name is too long: {0} letters at most.</source>
        <translation>Nama terlalu panjang: maksimal {0} huruf.</translation>
    </message>
    <message>
        <source>Another template has this name already. Choose a different one.</source>
        <translation>Template lain sudah memakai nama ini. Pilih nama lain.</translation>
    </message>
    <message>
        <source>There is no such category. Choose one, or leave it empty.</source>
        <translation>Kategori itu tidak ada. Pilih salah satu, atau kosongkan.</translation>
    </message>
    <message>
        <source>There are {0} templates already. Delete one first.</source>
        <translation>Sudah ada {0} template. Hapus salah satu dulu.</translation>
    </message>
    <message>
        <source>The template needs a text.</source>
        <translation>Template perlu teks.</translation>
    </message>
    <message>
        <source>The text is too long: {0} letters, {1} at most.</source>
        <translation>Teks terlalu panjang: {0} huruf, maksimal {1}.</translation>
    </message>
    <message>
        <source>The text cannot be saved: it contains characters that are not text.</source>
        <translation>Teks tidak dapat disimpan: ada karakter yang bukan teks.</translation>
    </message>
    <message>
        <source>Only a public answer</source>
        <translation>Jawaban publik saja</translation>
    </message>
</context>
<context>
    <name>TemplatesDialog</name>
    <message>
        <source>report {0}</source>
        <translation>laporan {0}</translation>
    </message>
    <message>
        <source>an example</source>
        <translation>contoh</translation>
    </message>
    <message>
        <source>New template</source>
        <translation>Template baru</translation>
    </message>
    <message>
        <source>Save template</source>
        <translation>Simpan template</translation>
    </message>
    <message>
        <source>Discard what I typed</source>
        <translation>Hapus yang saya ketik</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Hapus…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>This template comes with the app</source>
        <translation>Template ini bawaan aplikasi</translation>
    </message>
    <message>
        <source>What you change becomes one of your own.</source>
        <translation>Yang Anda ubah menjadi template milik Anda.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Menyimpan…</translation>
    </message>
    <message>
        <source>{0} (own)</source>
        <translation>{0} (milik saya)</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Belum disimpan</translation>
    </message>
    <message>
        <source>Delete “{0}”?</source>
        <translation>Hapus “{0}”?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Somebody else deleted this template meanwhile</source>
        <translation>Sementara itu orang lain menghapus template ini</translation>
    </message>
    <message>
        <source>What you typed is kept.</source>
        <translation>Yang Anda ketik tetap tersimpan.</translation>
    </message>
    <message>
        <source>Share mine again</source>
        <translation>Bagikan lagi milik saya</translation>
    </message>
    <message>
        <source>Somebody else changed this template meanwhile</source>
        <translation>Sementara itu orang lain mengubah template ini</translation>
    </message>
    <message>
        <source>The office&apos;s is now “{0}”:
{1}</source>
        <translation>Milik kantor sekarang “{0}”:
{1}</translation>
    </message>
    <message>
        <source>Replace theirs with mine</source>
        <translation>Ganti dengan milik saya</translation>
    </message>
    <message>
        <source>Only you see it.</source>
        <translation>Hanya Anda yang melihatnya.</translation>
    </message>
    <message>
        <source>Saved: {0}</source>
        <translation>Tersimpan: {0}</translation>
    </message>
    <message>
        <source>Deleted: {0}</source>
        <translation>Terhapus: {0}</translation>
    </message>
    <message>
        <source>What you typed is kept. Save again when you are connected.</source>
        <translation>Yang Anda ketik tetap tersimpan. Simpan lagi setelah tersambung.</translation>
    </message>
    <message>
        <source>The office&apos;s templates cannot be changed while you are offline</source>
        <translation>Template kantor tidak dapat diubah selama Anda offline</translation>
    </message>
    <message>
        <source>Answer templates</source>
        <translation>Template jawaban</translation>
    </message>
    <message>
        <source>The templates</source>
        <translation>Daftar template</translation>
    </message>
    <message>
        <source>Ctrl+Enter saves  ·  Esc closes, what you typed is kept</source>
        <translation>Ctrl+Enter menyimpan  ·  Esc menutup, yang Anda ketik tetap ada</translation>
    </message>
    <message>
        <source>It is deleted for everybody in the office.</source>
        <translation>Template ini hilang bagi semua orang di kantor.</translation>
    </message>
    <message>
        <source>It cannot be restored.</source>
        <translation>Template tidak dapat dikembalikan.</translation>
    </message>
    <message>
        <source>Your office sees it after the next sync.</source>
        <translation>Kantor Anda melihatnya setelah sinkronisasi berikutnya.</translation>
    </message>
    <message>
        <source>What you typed is kept. Save again when you are connected, or keep it for yourself: clear “Share”.</source>
        <translation>Yang Anda ketik tetap tersimpan. Simpan lagi setelah tersambung, atau simpan untuk Anda sendiri: hapus centang “Bagikan”.</translation>
    </message>
</context>
<context>
    <name>TextCount</name>
    <message>
        <source>{0} letters, {1} % of what can be sent</source>
        <translation>{0} huruf, {1} % dari yang dapat dikirim</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>{0} mo</source>
        <translation>{0} bln</translation>
    </message>
    <message>
        <source>{0} y</source>
        <translation>{0} thn</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>sisa {0}</translation>
    </message>
    <message>
        <source>late by {0}</source>
        <translation>lewat {0}</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>dijeda</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} mnt</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} jam</translation>
    </message>
    <message>
        <source>{0} d</source>
        <translation>{0} hr</translation>
    </message>
    <message>
        <source>&lt;1 min</source>
        <translation>&lt;1 mnt</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>dijawab</translation>
    </message>
    <message>
        <source>answered (late)</source>
        <translation>dijawab (terlambat)</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>ditutup</translation>
    </message>
    <message>
        <source>closed (late)</source>
        <translation>ditutup (terlambat)</translation>
    </message>
</context>
<context>
    <name>Trends</name>
    <message>
        <source>Reports</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>First response</source>
        <translation>Respons pertama</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Penyelesaian</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>Tepat waktu</translation>
    </message>
    <message>
        <source>{0}: from {1} to {2}</source>
        <translation>{0}: dari {1} menjadi {2}</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>90 %</source>
        <translation>90 %</translation>
    </message>
    <message>
        <source> h</source>
        <translation> jam</translation>
    </message>
    <message>
        <source> d</source>
        <translation> hr</translation>
    </message>
</context>
<context>
    <name>UndoButton</name>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n laporan</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo: {0}</source>
        <translation>Batalkan: {0}</translation>
    </message>
    <message>
        <source>Undo (Z): {0} · sent in {1} s</source>
        <translation>Batalkan (Z): {0} · dikirim dalam {1} detik</translation>
    </message>
    <message>
        <source>Undo (Z): {0} · {1} s left</source>
        <translation>Batalkan (Z): {0} · sisa {1} detik</translation>
    </message>
    <message>
        <source>Undo before it is sent (Z)</source>
        <translation>Batalkan sebelum dikirim (Z)</translation>
    </message>
</context>
<context>
    <name>Unread</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Visibility</source>
        <translation>Keterbukaan</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Isi laporan</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Kelurahan</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lokasi</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioritas</translation>
    </message>
    <message>
        <source>Time of arrival</source>
        <translation>Waktu masuk</translation>
    </message>
    <message>
        <source>Time of the last change</source>
        <translation>Waktu perubahan terakhir</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>Tenggat</translation>
    </message>
    <message>
        <source>Deadline of the first response</source>
        <translation>Tenggat respons pertama</translation>
    </message>
    <message>
        <source>Deadline of the resolution</source>
        <translation>Tenggat penyelesaian</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>What a photo shows</source>
        <translation>Keterangan jenis foto</translation>
    </message>
    <message>
        <source>Time of a photo</source>
        <translation>Waktu pengambilan foto</translation>
    </message>
    <message>
        <source>Place of a photo</source>
        <translation>Lokasi foto</translation>
    </message>
    <message>
        <source>Line of the history</source>
        <translation>Baris riwayat</translation>
    </message>
    <message>
        <source>Time in the history</source>
        <translation>Waktu dalam riwayat</translation>
    </message>
    <message>
        <source>Content of a line of the history</source>
        <translation>Isi baris riwayat</translation>
    </message>
    <message>
        <source>A whole report</source>
        <translation>Satu laporan utuh</translation>
    </message>
    <message>
        <source>Categories and officers</source>
        <translation>Kategori dan petugas</translation>
    </message>
    <message>
        <source>Shared views and templates</source>
        <translation>Tampilan dan template bersama</translation>
    </message>
    <message>
        <source>Floods</source>
        <translation>Banjir</translation>
    </message>
    <message>
        <source>Roads</source>
        <translation>Jalan</translation>
    </message>
    <message numerus="yes">
        <source>%Ln not fully readable</source>
        <translation>
            <numerusform>%Ln tidak terbaca lengkap</numerusform>
        </translation>
    </message>
    <message>
        <source>The server sent values that this version of the app does not know or cannot read. Everything else of these reports is shown. Nothing is lost: after an update of the app they are read again. Please tell your administrator.</source>
        <translation>Server mengirim isian yang belum dikenal atau tidak dapat dibaca oleh versi aplikasi ini. Bagian lain dari laporan-laporan ini tetap ditampilkan. Tidak ada yang hilang: setelah aplikasi diperbarui, semuanya dibaca ulang. Harap beri tahu administrator.</translation>
    </message>
    <message>
        <source>Parts of this report could not be read</source>
        <translation>Sebagian isian laporan ini tidak dapat dibaca</translation>
    </message>
    <message numerus="yes">
        <source>{parts}; and %n more</source>
        <translation>
            <numerusform>{parts}; dan %n lainnya</numerusform>
        </translation>
    </message>
    <message>
        <source>This version of the app does not know these values or cannot read them. Everything else of the report is shown. Nothing is lost: after an update of the app they are read again. Please tell your administrator.</source>
        <translation>Isian ini belum dikenal atau tidak dapat dibaca oleh versi aplikasi ini. Bagian lain dari laporan ini tetap ditampilkan. Tidak ada yang hilang: setelah aplikasi diperbarui, isian itu dibaca ulang. Harap beri tahu administrator.</translation>
    </message>
    <message>
        <source>too long to be fetched</source>
        <translation>terlalu panjang untuk diambil</translation>
    </message>
    <message numerus="yes">
        <source>%Ln report(s)</source>
        <translation>
            <numerusform>%Ln laporan</numerusform>
        </translation>
    </message>
    <message>
        <source>Map of areas</source>
        <translation>Peta wilayah</translation>
    </message>
</context>
<context>
    <name>UnreadSheet</name>
    <message>
        <source>What could not be read</source>
        <translation>Yang tidak dapat dibaca</translation>
    </message>
    <message>
        <source>Open a report of it</source>
        <translation>Buka salah satu laporannya</translation>
    </message>
    <message>
        <source>Enter opens a report, Esc closes.</source>
        <translation>Enter membuka laporan, Esc menutup.</translation>
    </message>
</context>
<context>
    <name>ValidationPage</name>
    <message>
        <source>Closed, to reopen</source>
        <translation>Ditutup, bisa dibuka lagi</translation>
    </message>
    <message>
        <source>Results, most at risk first; the space bar ticks</source>
        <translation>Hasil, yang paling mendesak dulu; spasi mencentang</translation>
    </message>
    <message>
        <source>Closed reports, newest first</source>
        <translation>Laporan yang sudah ditutup, yang terbaru di atas</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Centang semua</translation>
    </message>
    <message>
        <source>Ctrl+A; at most {0} at once</source>
        <translation>Ctrl+A; maksimal {0} sekaligus</translation>
    </message>
    <message>
        <source>Whole report</source>
        <translation>Laporan lengkap</translation>
    </message>
    <message>
        <source>{0}  ( Enter )</source>
        <translation>{0}  ( Enter )</translation>
    </message>
    <message>
        <source>{0}…  ( T )</source>
        <translation>{0}…  ( T )</translation>
    </message>
    <message>
        <source>Nothing has been closed yet</source>
        <translation>Belum ada yang ditutup</translation>
    </message>
    <message numerus="yes">
        <source>Validate %n ticked…</source>
        <translation>
            <numerusform>Validasi %n hasil…</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing ticked</source>
        <translation>Belum ada centang</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) validated: saved on this computer</source>
        <translation>
            <numerusform>%n hasil divalidasi: tersimpan di komputer ini</numerusform>
        </translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Awaiting validation {0}</source>
        <translation>Menunggu validasi {0}</translation>
    </message>
    <message>
        <source>No result awaits validation</source>
        <translation>Tidak ada hasil yang menunggu validasi</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>dan %n lagi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be validated</source>
        <translation>
            <numerusform>%n tidak dapat divalidasi</numerusform>
        </translation>
    </message>
    <message>
        <source>Closed reports can be reopened here.</source>
        <translation>Laporan yang sudah ditutup dapat dibuka kembali di sini.</translation>
    </message>
    <message>
        <source>As soon as an office sends a result with photos, it appears here automatically.</source>
        <translation>Begitu sebuah kantor mengirim hasil dengan foto, hasil itu muncul di sini secara otomatis.</translation>
    </message>
</context>
<context>
    <name>ViewMenu</name>
    <message>
        <source>My views</source>
        <translation>Tampilan saya</translation>
    </message>
    <message>
        <source>Views of the office</source>
        <translation>Tampilan kantor</translation>
    </message>
    <message>
        <source>Save what is shown as a view…</source>
        <translation>Simpan yang terlihat sebagai tampilan…</translation>
    </message>
    <message>
        <source>Delete a view</source>
        <translation>Hapus tampilan</translation>
    </message>
</context>
<context>
    <name>ViewSaver</name>
    <message>
        <source>The view needs a name</source>
        <translation>Tampilan perlu nama</translation>
    </message>
    <message>
        <source>For instance: Floods of RW 05</source>
        <translation>Misalnya: Banjir RW 05</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Nama tampilan</translation>
    </message>
    <message>
        <source>Share with the office</source>
        <translation>Bagikan ke kantor</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Simpan tampilan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>Open, most at risk first</source>
        <translation>Terbuka, paling mendesak dulu</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Terlambat</translation>
    </message>
    <message>
        <source>Assigned to me</source>
        <translation>Ditugaskan kepada saya</translation>
    </message>
    <message>
        <source>Assigned to nobody</source>
        <translation>Belum ditugaskan</translation>
    </message>
    <message>
        <source>Who has what</source>
        <translation>Siapa memegang apa</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Belum terkirim</translation>
    </message>
    <message>
        <source>Closed in the last 30 days</source>
        <translation>Ditutup 30 hari terakhir</translation>
    </message>
    <message>
        <source>Archive: everything that is closed</source>
        <translation>Arsip: semua yang sudah ditutup</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>Hampir lewat tenggat</translation>
    </message>
    <message>
        <source>Due by the end of today</source>
        <translation>Tenggat sampai akhir hari ini</translation>
    </message>
    <message>
        <source>Awaiting validation</source>
        <translation>Menunggu validasi</translation>
    </message>
    <message>
        <source>With a draft</source>
        <translation>Ada draf</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Got it</source>
        <translation>Mengerti</translation>
    </message>
    <message>
        <source>Welcome. The most urgent report is already open; you can work all day by keyboard.</source>
        <translation>Selamat datang. Yang paling mendesak sudah terbuka; seharian bisa bekerja dengan keyboard.</translation>
    </message>
    <message>
        <source>Enter does the next step · J and K move · A answers the citizen · 2 hands over to an agency · Z undoes · Ctrl+K finds everything else · ? shows all keys</source>
        <translation>Enter melakukan langkah berikutnya · J dan K berpindah · A menjawab warga · 2 menyerahkan ke OPD · Z membatalkan · Ctrl+K mencari yang lain · ? menampilkan semua tombol</translation>
    </message>
</context>
<context>
    <name>WorkPane</name>
    <message>
        <source>Back to the queue</source>
        <translation>Kembali ke antrean</translation>
    </message>
    <message>
        <source>This report is in a closed group of the list. What you press here still acts on it.</source>
        <translation>Laporan ini ada di kelompok daftar yang sedang tertutup. Tombol di sini tetap berlaku untuk laporan ini.</translation>
    </message>
    <message>
        <source>This report is not in the list now. What you press here still acts on it.</source>
        <translation>Laporan ini sedang tidak ada di daftar. Tombol di sini tetap berlaku untuk laporan ini.</translation>
    </message>
</context>
<context>
    <name>Workloads</name>
    <message>
        <source>{0}  ·  {1} open, {2} late</source>
        <translation>{0}  ·  {1} terbuka, {2} terlambat</translation>
    </message>
    <message>
        <source>{0}  ·  {1} open</source>
        <translation>{0}  ·  {1} terbuka</translation>
    </message>
</context>
<context>
    <name>Workplace</name>
    <message>
        <source>Saved on this computer: {0}</source>
        <translation>Tersimpan di komputer ini: {0}</translation>
    </message>
    <message>
        <source>Undone: {0}</source>
        <translation>Dibatalkan: {0}</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Something unexpected happened ({code})</source>
        <translation>Terjadi kesalahan yang tidak terduga ({code})</translation>
    </message>
    <message>
        <source>This is not the address of a server</source>
        <translation>Ini bukan alamat server</translation>
    </message>
    <message>
        <source>Nothing was sent. It looks like https://officer.example.go.id; your administrator knows it.</source>
        <translation>Tidak ada yang terkirim. Alamatnya seperti https://officer.example.go.id; tanyakan kepada administrator.</translation>
    </message>
    <message>
        <source>This address is not protected</source>
        <translation>Alamat ini tidak terlindungi</translation>
    </message>
    <message>
        <source>Nothing was sent. Use the address that begins with https://.</source>
        <translation>Tidak ada yang terkirim. Gunakan alamat yang diawali https://.</translation>
    </message>
    <message>
        <source>Nothing is sent for now; your work is kept. If this network has a sign-in page, open it first.</source>
        <translation>Untuk sementara tidak ada yang dikirim; pekerjaan Anda tersimpan. Bila jaringan ini memiliki halaman masuk, buka dulu halaman itu.</translation>
    </message>
    <message>
        <source>Your session has ended</source>
        <translation>Sesi Anda telah berakhir</translation>
    </message>
    <message>
        <source>Your session has expired</source>
        <translation>Masa sesi Anda habis</translation>
    </message>
    <message>
        <source>Your session is no longer valid</source>
        <translation>Sesi Anda tidak berlaku lagi</translation>
    </message>
    <message>
        <source>Name or password is not right</source>
        <translation>Nama pengguna atau kata sandi salah</translation>
    </message>
    <message>
        <source>Check both and try again; your administrator can set a new password.</source>
        <translation>Periksa keduanya lalu coba lagi; administrator dapat membuat kata sandi baru.</translation>
    </message>
    <message>
        <source>You may not sign in any more</source>
        <translation>Anda tidak dapat masuk lagi</translation>
    </message>
    <message>
        <source>The reports were removed from this computer; what you had not sent is kept, encrypted. Ask your administrator.</source>
        <translation>Laporan sudah dihapus dari komputer ini; yang belum Anda kirim tetap tersimpan terenkripsi. Tanyakan kepada administrator.</translation>
    </message>
    <message>
        <source>Choose a new password</source>
        <translation>Pilih kata sandi baru</translation>
    </message>
    <message>
        <source>You signed in with a one-time code. Type the password that you want from now on, twice.</source>
        <translation>Anda masuk dengan kode sekali pakai. Ketik dua kali kata sandi yang ingin Anda pakai seterusnya.</translation>
    </message>
    <message>
        <source>The one-time code is no longer valid</source>
        <translation>Kode sekali pakai sudah tidak berlaku</translation>
    </message>
    <message>
        <source>Nothing was changed. Ask your administrator for a new code.</source>
        <translation>Tidak ada yang berubah. Minta kode baru kepada administrator.</translation>
    </message>
    <message>
        <source>The server does not take this password</source>
        <translation>Server tidak menerima kata sandi ini</translation>
    </message>
    <message>
        <source>Choose another one: at least 8 characters, not your name, not the old one.</source>
        <translation>Pilih yang lain: minimal 8 karakter, bukan nama Anda, bukan yang lama.</translation>
    </message>
    <message>
        <source>The two new passwords are not the same</source>
        <translation>Kedua kata sandi baru tidak sama</translation>
    </message>
    <message>
        <source>Nothing was changed. Type the new one twice.</source>
        <translation>Tidak ada yang berubah. Ketik yang baru dua kali.</translation>
    </message>
    <message>
        <source>This server is too old for that</source>
        <translation>Server ini versi lama dan belum bisa itu</translation>
    </message>
    <message>
        <source>Nothing was changed. Your administrator can do it for you.</source>
        <translation>Tidak ada yang berubah. Administrator dapat melakukannya untuk Anda.</translation>
    </message>
    <message>
        <source>Too many failed attempts to sign in</source>
        <translation>Terlalu banyak percobaan masuk yang gagal</translation>
    </message>
    <message>
        <source>Something unexpected went wrong</source>
        <translation>Terjadi kesalahan yang tidak terduga</translation>
    </message>
    <message>
        <source>Your work is kept and waits. Install the new version, then it is sent.</source>
        <translation>Pekerjaan Anda tersimpan dan menunggu. Pasang versi baru, lalu semuanya terkirim.</translation>
    </message>
    <message>
        <source>Nothing is sent for now; your work is kept. Check this computer&apos;s date; if it is right, tell your administrator.</source>
        <translation>Untuk sementara tidak ada yang dikirim; pekerjaan Anda tersimpan. Periksa tanggal komputer ini; bila sudah benar, hubungi administrator.</translation>
    </message>
    <message>
        <source>The certificate shown is that of another server</source>
        <translation>Sertifikat yang ditunjukkan milik server lain</translation>
    </message>
    <message>
        <source>Nothing is sent for now; your work is kept. Open this network&apos;s sign-in page if it has one, else check the address.</source>
        <translation>Untuk sementara tidak ada yang dikirim; pekerjaan Anda tersimpan. Buka halaman masuk jaringan ini bila ada; bila tidak, periksa alamatnya.</translation>
    </message>
    <message>
        <source>Nothing is sent for now; your work is kept. Open this network&apos;s sign-in page if it has one, else tell your administrator.</source>
        <translation>Untuk sementara tidak ada yang dikirim; pekerjaan Anda tersimpan. Buka halaman masuk jaringan ini bila ada; bila tidak, hubungi administrator.</translation>
    </message>
    <message>
        <source>The file with the office&apos;s own certificates cannot be read</source>
        <translation>File sertifikat kantor tidak dapat dibaca</translation>
    </message>
    <message>
        <source>Nothing is sent for now; your work is kept. Your administrator has named that file in REQUESTS_CA_BUNDLE.</source>
        <translation>Untuk sementara tidak ada yang dikirim; pekerjaan Anda tersimpan. Administrator mengatur file itu di REQUESTS_CA_BUNDLE.</translation>
    </message>
    <message>
        <source>What answers at this address does not protect the connection</source>
        <translation>Yang menjawab di alamat ini tidak melindungi koneksi</translation>
    </message>
    <message>
        <source>The server protects connections in an outdated way only</source>
        <translation>Server hanya melindungi koneksi dengan cara yang sudah usang</translation>
    </message>
    <message>
        <source>Nothing is sent for now; your work is kept. Tell your administrator that the server needs TLS 1.2.</source>
        <translation>Untuk sementara tidak ada yang dikirim; pekerjaan Anda tersimpan. Beri tahu administrator bahwa server memerlukan TLS 1.2.</translation>
    </message>
    <message>
        <source>The connection breaks off before it is protected</source>
        <translation>Koneksi terputus sebelum terlindungi</translation>
    </message>
    <message>
        <source>The proxy of this network does not let the app through</source>
        <translation>Proxy jaringan ini tidak meloloskan aplikasi</translation>
    </message>
    <message>
        <source>What you wrote is kept and everything else goes on. Please tell your administrator.</source>
        <translation>Yang Anda tulis tersimpan dan pekerjaan lain tetap berjalan. Beri tahu administrator.</translation>
    </message>
    <message>
        <source>What you wrote is kept on this computer. Look at the earlier action of this report first.</source>
        <translation>Yang Anda tulis tersimpan di komputer ini. Periksa dulu tindakan sebelumnya pada laporan ini.</translation>
    </message>
    <message>
        <source>The server&apos;s answer to this cannot be read</source>
        <translation>Jawaban server atas tindakan ini tidak dapat dibaca</translation>
    </message>
    <message>
        <source>Your work is kept. The app asks again automatically, under the same number.</source>
        <translation>Pekerjaan Anda tersimpan. Aplikasi bertanya lagi secara otomatis dengan nomor yang sama.</translation>
    </message>
    <message>
        <source>It is kept on this computer and is not sent again. Please tell your administrator.</source>
        <translation>Kiriman tersimpan di komputer ini dan tidak dikirim lagi. Beri tahu administrator.</translation>
    </message>
    <message>
        <source>Your role does not allow this</source>
        <translation>Peran Anda tidak mengizinkan tindakan ini</translation>
    </message>
    <message>
        <source>What you wrote is kept. Ask a supervisor to do it, or to give you the role.</source>
        <translation>Yang Anda tulis tersimpan. Minta pengawas melakukannya, atau memberi Anda peran itu.</translation>
    </message>
    <message>
        <source>Somebody else changed this meanwhile</source>
        <translation>Sementara itu orang lain mengubahnya</translation>
    </message>
    <message>
        <source>Nothing was overwritten, what you typed is kept. The new version is being fetched; then decide.</source>
        <translation>Tidak ada yang tertimpa, yang Anda ketik tetap tersimpan. Versi baru sedang diambil; lalu putuskan.</translation>
    </message>
    <message>
        <source>What you wrote is kept on this computer. The report may have left your area.</source>
        <translation>Yang Anda tulis tersimpan di komputer ini. Laporan mungkin sudah pindah dari wilayah Anda.</translation>
    </message>
    <message>
        <source>Your version is kept and not sent again. Please tell your administrator.</source>
        <translation>Versi Anda tersimpan dan tidak dikirim lagi. Beri tahu administrator.</translation>
    </message>
    <message>
        <source>What you did is kept and nothing was overwritten. It waits for your decision.</source>
        <translation>Yang Anda kerjakan tersimpan dan tidak ada yang tertimpa. Menunggu keputusan Anda.</translation>
    </message>
    <message>
        <source>What you wrote is kept on this computer. Open the report and see how it stands now.</source>
        <translation>Yang Anda tulis tersimpan di komputer ini. Buka laporannya dan lihat keadaannya sekarang.</translation>
    </message>
    <message>
        <source>Everything is kept on this computer. Attach the photo again as JPEG or PNG.</source>
        <translation>Semuanya tersimpan di komputer ini. Lampirkan kembali foto sebagai JPEG atau PNG.</translation>
    </message>
    <message>
        <source>Everything is kept on this computer. Attach a smaller copy of the photo.</source>
        <translation>Semuanya tersimpan di komputer ini. Lampirkan salinan foto yang lebih kecil.</translation>
    </message>
    <message>
        <source>Everything is kept on this computer. Ask your administrator whether the app is up to date.</source>
        <translation>Semuanya tersimpan di komputer ini. Tanyakan kepada administrator apakah aplikasi ini sudah versi terbaru.</translation>
    </message>
    <message>
        <source>The transfer of the photo was interrupted</source>
        <translation>Pengiriman foto terputus</translation>
    </message>
    <message>
        <source>Somebody else moved this report in the meantime</source>
        <translation>Sementara itu, orang lain mengubah status laporan ini</translation>
    </message>
    <message>
        <source>This report was given to somebody else in the meantime</source>
        <translation>Sementara itu, laporan ini ditugaskan kepada orang lain</translation>
    </message>
    <message>
        <source>Somebody else changed this in the meantime</source>
        <translation>Sementara itu, isian ini diubah orang lain</translation>
    </message>
    <message>
        <source>This report is no longer in your area</source>
        <translation>Laporan ini tidak lagi di wilayah Anda</translation>
    </message>
    <message>
        <source>What you wrote is kept on this computer. Ask the office that has it now.</source>
        <translation>Yang Anda tulis tersimpan di komputer ini. Hubungi kantor yang kini menanganinya.</translation>
    </message>
    <message>
        <source>What you wrote is kept on this computer. It waits for your decision.</source>
        <translation>Yang Anda tulis tersimpan di komputer ini. Menunggu keputusan Anda.</translation>
    </message>
    <message>
        <source>This report was merged into one of another area</source>
        <translation>Laporan ini digabungkan ke laporan wilayah lain</translation>
    </message>
    <message>
        <source>Your answer was not published and is kept. It waits for your decision.</source>
        <translation>Jawaban Anda tidak diterbitkan dan tetap tersimpan. Menunggu keputusan Anda.</translation>
    </message>
    <message>
        <source>What you wrote is kept on this computer.</source>
        <translation>Yang Anda tulis tersimpan di komputer ini.</translation>
    </message>
    <message>
        <source>The data on this computer cannot be used right now</source>
        <translation>Data di komputer ini sedang tidak dapat dipakai</translation>
    </message>
    <message>
        <source>The computer&apos;s password store does not work</source>
        <translation>Penyimpan kata sandi komputer tidak berfungsi</translation>
    </message>
    <message>
        <source>The passphrase or key does not open the data on this computer</source>
        <translation>Frasa sandi atau kunci tidak membuka data di komputer ini</translation>
    </message>
    <message>
        <source>Nothing was changed. Try again with the right passphrase or as the user who set it up.</source>
        <translation>Tidak ada yang berubah. Coba lagi dengan frasa sandi yang benar atau sebagai pengguna yang memasangnya.</translation>
    </message>
    <message>
        <source>The file with your unsent work is damaged</source>
        <translation>File pekerjaan yang belum terkirim rusak</translation>
    </message>
    <message>
        <source>It was left as it is. Do not delete anything, and ask your administrator to recover it.</source>
        <translation>File dibiarkan apa adanya. Jangan menghapus apa pun, dan minta administrator memulihkannya.</translation>
    </message>
    <message>
        <source>The data on this computer was written by a newer version of the app</source>
        <translation>Data di komputer ini disimpan oleh versi aplikasi yang lebih baru</translation>
    </message>
    <message>
        <source>Nothing was deleted. Close the app and open it again: it is repaired from its backup.</source>
        <translation>Tidak ada yang dihapus. Tutup aplikasi lalu buka lagi: file diperbaiki dari cadangannya.</translation>
    </message>
    <message>
        <source>Nothing was changed. Install that version again to go on.</source>
        <translation>Tidak ada yang berubah. Pasang kembali versi itu untuk melanjutkan.</translation>
    </message>
    <message>
        <source>The disk of this computer is full</source>
        <translation>Penyimpanan komputer ini penuh</translation>
    </message>
    <message>
        <source>This photo cannot be read</source>
        <translation>Foto ini tidak dapat dibaca</translation>
    </message>
    <message>
        <source>The rest is kept. Copy the file again from the camera or choose another.</source>
        <translation>Yang lain tersimpan. Salin lagi filenya dari kamera atau pilih yang lain.</translation>
    </message>
    <message>
        <source>This file is empty</source>
        <translation>File ini kosong</translation>
    </message>
    <message>
        <source>The rest is kept. Copy the photo again from the camera or choose another.</source>
        <translation>Yang lain tersimpan. Salin lagi fotonya dari kamera atau pilih yang lain.</translation>
    </message>
    <message>
        <source>This photo is too large to open safely</source>
        <translation>Foto ini terlalu besar untuk dibuka dengan aman</translation>
    </message>
    <message>
        <source>The rest is kept. Choose a photo of ordinary size or save a smaller copy.</source>
        <translation>Yang lain tersimpan. Pilih foto berukuran wajar atau simpan salinan yang lebih kecil.</translation>
    </message>
    <message>
        <source>The photo is not there any more</source>
        <translation>Foto tidak ada lagi</translation>
    </message>
    <message>
        <source>The photo is as it was. Draw at least one box, and at most a hundred, then cover again.</source>
        <translation>Foto tetap seperti semula. Gambar minimal satu dan maksimal seratus kotak, lalu tutupi lagi.</translation>
    </message>
    <message>
        <source>This file is not a photo the app knows</source>
        <translation>File ini bukan foto yang dikenal aplikasi</translation>
    </message>
    <message>
        <source>The rest is kept. Use JPEG, PNG, WebP or HEIC.</source>
        <translation>Yang lain tersimpan. Gunakan JPEG, PNG, WebP, atau HEIC.</translation>
    </message>
    <message>
        <source>The photo of this action is gone from this computer</source>
        <translation>Foto untuk tindakan ini hilang dari komputer ini</translation>
    </message>
    <message>
        <source>Your text is kept. Attach the photo again in a new action.</source>
        <translation>Tulisan Anda tersimpan. Lampirkan kembali fotonya dalam tindakan baru.</translation>
    </message>
    <message>
        <source>The photo&apos;s file on this computer has changed</source>
        <translation>File foto di komputer ini telah berubah</translation>
    </message>
    <message>
        <source>It was not sent and your text is kept. Attach the photo again in a new action.</source>
        <translation>Foto tidak dikirim dan tulisan Anda tersimpan. Lampirkan kembali fotonya dalam tindakan baru.</translation>
    </message>
    <message>
        <source>Only photos on this computer can be attached</source>
        <translation>Hanya foto di komputer ini yang dapat dilampirkan</translation>
    </message>
    <message>
        <source>The rest is kept. Save the picture first, then attach the file.</source>
        <translation>Yang lain tersimpan. Simpan dulu gambarnya, lalu lampirkan filenya.</translation>
    </message>
    <message>
        <source>At most {limit} photos go with one action</source>
        <translation>Maksimal {limit} foto untuk satu tindakan</translation>
    </message>
    <message>
        <source>Those already attached are kept. Send them first, then add the others.</source>
        <translation>Yang sudah dilampirkan tersimpan. Kirim dulu, lalu tambahkan yang lain.</translation>
    </message>
    <message>
        <source>There is no text yet</source>
        <translation>Belum ada tulisan</translation>
    </message>
    <message>
        <source>Write a few words, then send.</source>
        <translation>Tulis beberapa kata, lalu kirim.</translation>
    </message>
    <message>
        <source>The text is too long</source>
        <translation>Tulisan terlalu panjang</translation>
    </message>
    <message>
        <source>It is kept as a draft. Shorten it to about 60,000 letters.</source>
        <translation>Tersimpan sebagai draf. Persingkat hingga sekitar 60.000 huruf.</translation>
    </message>
    <message>
        <source>It is kept. Shorten it to at most {limit} letters.</source>
        <translation>Keterangan tetap tersimpan. Persingkat hingga maksimal {limit} huruf.</translation>
    </message>
    <message>
        <source>The text holds characters that cannot be stored</source>
        <translation>Tulisan memuat karakter yang tidak dapat disimpan</translation>
    </message>
    <message>
        <source>A passphrase is needed to open the data on this computer</source>
        <translation>Frasa sandi diperlukan untuk membuka data di komputer ini</translation>
    </message>
    <message>
        <source>Nothing was changed. Type it, or set OFFICER_APP_PASSPHRASE where nobody can type.</source>
        <translation>Tidak ada yang berubah. Ketik frasanya, atau atur OFFICER_APP_PASSPHRASE bila tidak ada yang dapat mengetik.</translation>
    </message>
    <message>
        <source>The passphrase is not right</source>
        <translation>Frasa sandi salah</translation>
    </message>
    <message>
        <source>Nothing was changed. Try again; capital and small letters matter.</source>
        <translation>Tidak ada yang berubah. Coba lagi; huruf besar dan kecil dibedakan.</translation>
    </message>
    <message>
        <source>The key to the data on this computer is gone from the password store</source>
        <translation>Kunci data di komputer ini hilang dari penyimpan kata sandi</translation>
    </message>
    <message>
        <source>The computer&apos;s password store is locked</source>
        <translation>Penyimpan kata sandi komputer terkunci</translation>
    </message>
    <message>
        <source>Nothing was changed. Unlock it, then open the app again.</source>
        <translation>Tidak ada yang berubah. Buka kuncinya, lalu buka kembali aplikasi.</translation>
    </message>
    <message>
        <source>A file of this installation is damaged</source>
        <translation>Sebuah file instalasi ini rusak</translation>
    </message>
    <message>
        <source>The settings could not be read</source>
        <translation>Pengaturan tidak dapat dibaca</translation>
    </message>
    <message>
        <source>The app may not write to its folder {path}</source>
        <translation>Aplikasi tidak boleh menulis ke foldernya {path}</translation>
    </message>
    <message>
        <source>Nothing was changed. Choose another folder or ask your administrator.</source>
        <translation>Tidak ada yang berubah. Pilih folder lain atau hubungi administrator.</translation>
    </message>
    <message>
        <source>The app is open already, but its window does not answer</source>
        <translation>Aplikasi sudah terbuka, tetapi jendelanya tidak menjawab</translation>
    </message>
    <message>
        <source>Nobody is signed in</source>
        <translation>Belum ada yang masuk</translation>
    </message>
    <message>
        <source>What is on this computer is kept. Sign in first.</source>
        <translation>Yang ada di komputer ini tetap tersimpan. Masuk dulu.</translation>
    </message>
    <message>
        <source>There is no report {report} on this computer</source>
        <translation>Laporan {report} tidak ada di komputer ini</translation>
    </message>
    <message>
        <source>Nothing was changed. Check the number, or sync first.</source>
        <translation>Tidak ada yang berubah. Periksa nomornya, atau sinkronkan dulu.</translation>
    </message>
    <message>
        <source>{option} is missing</source>
        <translation>{option} belum diisi</translation>
    </message>
    <message>
        <source>Nothing was changed. Add it and run the command again.</source>
        <translation>Tidak ada yang berubah. Tambahkan lalu jalankan lagi perintahnya.</translation>
    </message>
    <message>
        <source>“{value}” is not known for {option}</source>
        <translation>“{value}” tidak dikenal untuk {option}</translation>
    </message>
    <message>
        <source>Nothing was changed. Choose one of the words that the help names.</source>
        <translation>Tidak ada yang berubah. Pilih salah satu kata yang disebut dalam bantuan.</translation>
    </message>
    <message>
        <source>Another officer has signed in on this computer meanwhile</source>
        <translation>Sementara itu, petugas lain masuk di komputer ini</translation>
    </message>
    <message>
        <source>Nothing was recorded and what you typed is kept. Sign in again to go on under your name.</source>
        <translation>Tidak ada yang dicatat dan yang Anda ketik tersimpan. Masuk lagi untuk melanjutkan atas nama Anda.</translation>
    </message>
    <message>
        <source>{count} actions on this computer wait for another server</source>
        <translation>{count} tindakan di komputer ini menunggu server lain</translation>
    </message>
    <message>
        <source>This file was not sealed by this app</source>
        <translation>File ini tidak dikunci oleh aplikasi ini</translation>
    </message>
    <message>
        <source>Nothing was changed. Choose the file that was exported.</source>
        <translation>Tidak ada yang berubah. Pilih file yang diekspor.</translation>
    </message>
    <message>
        <source>This file was sealed by a newer version of the app</source>
        <translation>File ini dikunci oleh versi aplikasi yang lebih baru</translation>
    </message>
    <message>
        <source>Nothing was changed. Install that version here, then try again.</source>
        <translation>Tidak ada yang berubah. Pasang versi itu di sini, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The passphrase does not open this file</source>
        <translation>Frasa sandi tidak membuka file ini</translation>
    </message>
    <message>
        <source>This file holds the work of {officer}</source>
        <translation>File ini berisi pekerjaan {officer}</translation>
    </message>
    <message>
        <source>The work in this file is for another server</source>
        <translation>Pekerjaan dalam file ini untuk server lain</translation>
    </message>
    <message>
        <source>The signature of this file is not valid</source>
        <translation>Tanda tangan file ini tidak sah</translation>
    </message>
    <message>
        <source>Nothing was read from it. It was changed after it was sealed; export it again on the computer it came from.</source>
        <translation>Isinya tidak dibaca. File ini diubah setelah dikunci; ekspor lagi di komputer asalnya.</translation>
    </message>
    <message>
        <source>The file was replaced by another one meanwhile</source>
        <translation>File itu sudah diganti dengan file lain</translation>
    </message>
    <message>
        <source>Nothing was taken over. Look into the file again.</source>
        <translation>Tidak ada yang diambil alih. Periksa lagi isi file itu.</translation>
    </message>
    <message>
        <source>Nothing was taken over from the file, because nobody agreed to it</source>
        <translation>Tidak ada yang diambil alih dari file itu, karena belum ada yang menyetujui</translation>
    </message>
    <message>
        <source>The file stays as it is. Start again in a terminal and answer yes, or add --yes.</source>
        <translation>File tetap seperti semula. Jalankan lagi di terminal dan jawab y, atau tambahkan --yes.</translation>
    </message>
    <message>
        <source>Nothing was taken over from the file, because of the warning about its signature</source>
        <translation>Tidak ada yang diambil alih dari file itu, karena ada peringatan tentang tanda tangannya</translation>
    </message>
    <message>
        <source>The file stays as it is. Ask the officer whether it is theirs; then start again without --yes.</source>
        <translation>File tetap seperti semula. Tanyakan kepada petugas apakah file ini miliknya; lalu jalankan lagi tanpa --yes.</translation>
    </message>
    <message>
        <source>The passphrase is too short</source>
        <translation>Frasa sandi terlalu pendek</translation>
    </message>
    <message>
        <source>The two passphrases are not the same</source>
        <translation>Kedua frasa sandi tidak sama</translation>
    </message>
    <message>
        <source>There is a file {file} already</source>
        <translation>File {file} sudah ada</translation>
    </message>
    <message>
        <source>It was left as it is. Choose another name.</source>
        <translation>File dibiarkan apa adanya. Pilih nama lain.</translation>
    </message>
    <message>
        <source>The file {file} cannot be read</source>
        <translation>File {file} tidak dapat dibaca</translation>
    </message>
    <message>
        <source>There is something in the folder {folder} already</source>
        <translation>Folder {folder} sudah berisi sesuatu</translation>
    </message>
    <message>
        <source>It was left as it is. Choose an empty folder or a new one.</source>
        <translation>Folder dibiarkan apa adanya. Pilih folder kosong atau yang baru.</translation>
    </message>
    <message>
        <source>Nothing was changed and your work is kept. Look at the choices again.</source>
        <translation>Tidak ada yang berubah dan pekerjaan Anda tersimpan. Lihat lagi pilihannya.</translation>
    </message>
    <message>
        <source>No action of yours begins with “{operation}”, or several do</source>
        <translation>Tidak ada tindakan Anda yang diawali “{operation}”, atau ada beberapa</translation>
    </message>
    <message>
        <source>Nothing was changed. Copy more of it from the list.</source>
        <translation>Tidak ada yang berubah. Salin lebih banyak hurufnya dari daftar.</translation>
    </message>
    <message>
        <source>Nothing was changed. Look at the outbox, then give exactly that number.</source>
        <translation>Tidak ada yang berubah. Lihat kotak keluar, lalu sebutkan angka yang tepat.</translation>
    </message>
    <message>
        <source>This cannot be done to the report now</source>
        <translation>Tindakan ini tidak dapat dilakukan pada laporan sekarang</translation>
    </message>
    <message>
        <source>Nothing was changed and what you typed is kept.</source>
        <translation>Tidak ada yang berubah dan yang Anda ketik tersimpan.</translation>
    </message>
    <message>
        <source>What you typed is kept. It may have moved in the meantime: look at its history.</source>
        <translation>Yang Anda ketik tersimpan. Statusnya mungkin sudah berubah: lihat riwayatnya.</translation>
    </message>
    <message>
        <source>What you typed is kept. Ask somebody with the right role.</source>
        <translation>Yang Anda ketik tersimpan. Mintalah bantuan orang dengan peran yang sesuai.</translation>
    </message>
    <message>
        <source>This place is outside the area of your office</source>
        <translation>Tempat ini di luar wilayah kantor Anda</translation>
    </message>
    <message>
        <source>Nothing was changed. Tell the office by a note: it can hand the report over.</source>
        <translation>Tidak ada yang berubah. Beri tahu kantor dengan catatan: kantor dapat menyerahkan laporan.</translation>
    </message>
    <message>
        <source>You sent this result yourself</source>
        <translation>Hasil ini Anda kirim sendiri</translation>
    </message>
    <message>
        <source>Nothing was changed. A result is validated by somebody else than its sender.</source>
        <translation>Tidak ada yang berubah. Hasil divalidasi oleh orang lain, bukan pengirimnya.</translation>
    </message>
    <message>
        <source>A reason is missing</source>
        <translation>Alasan belum diisi</translation>
    </message>
    <message>
        <source>Say in a few words why, then send.</source>
        <translation>Jelaskan alasannya secara singkat, lalu kirim.</translation>
    </message>
    <message>
        <source>The agency is missing</source>
        <translation>OPD belum dipilih</translation>
    </message>
    <message>
        <source>The unit is missing</source>
        <translation>Unit belum dipilih</translation>
    </message>
    <message>
        <source>Choose who should do it, then send.</source>
        <translation>Pilih siapa yang mengerjakan, lalu kirim.</translation>
    </message>
    <message>
        <source>The colleague is missing</source>
        <translation>Rekan belum dipilih</translation>
    </message>
    <message>
        <source>Choose who should have the report, then send.</source>
        <translation>Pilih siapa yang menangani laporan, lalu kirim.</translation>
    </message>
    <message>
        <source>The public answer is missing</source>
        <translation>Jawaban publik belum diisi</translation>
    </message>
    <message>
        <source>Tell the citizen in a few words what was done, then send.</source>
        <translation>Sampaikan kepada warga secara singkat apa yang dilakukan, lalu kirim.</translation>
    </message>
    <message>
        <source>A photo of the result is missing</source>
        <translation>Foto hasil belum ada</translation>
    </message>
    <message>
        <source>Attach at least one photo, then send.</source>
        <translation>Lampirkan minimal satu foto, lalu kirim.</translation>
    </message>
    <message>
        <source>The category is missing</source>
        <translation>Kategori belum dipilih</translation>
    </message>
    <message>
        <source>Nothing was saved; what you typed is still here. Choose one of the list.</source>
        <translation>Belum ada yang disimpan; yang Anda ketik masih ada. Pilih salah satu dari daftar.</translation>
    </message>
    <message>
        <source>The priority is missing</source>
        <translation>Prioritas belum dipilih</translation>
    </message>
    <message>
        <source>Nothing was saved. Choose one of the list.</source>
        <translation>Belum ada yang disimpan. Pilih salah satu dari daftar.</translation>
    </message>
    <message>
        <source>A variable in braces is still in the answer</source>
        <translation>Masih ada isian dalam kurung kurawal di jawaban</translation>
    </message>
    <message>
        <source>Nothing was sent. Write what it stands for, or take it out.</source>
        <translation>Belum ada yang dikirim. Tulis isinya, atau hapus.</translation>
    </message>
    <message>
        <source>These coordinates cannot be read</source>
        <translation>Koordinat ini tidak dapat dibaca</translation>
    </message>
    <message>
        <source>Nothing was saved. Write them as in -6.2146, 106.9055, or paste a long link from a map.</source>
        <translation>Tidak ada yang disimpan. Tulis seperti -6.2146, 106.9055, atau tempel link panjang dari peta.</translation>
    </message>
    <message>
        <source>The other report is missing</source>
        <translation>Laporan lain belum dipilih</translation>
    </message>
    <message>
        <source>This report is not on this computer</source>
        <translation>Laporan ini tidak ada di komputer ini</translation>
    </message>
    <message>
        <source>Move to another status</source>
        <translation>Pindah status</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Public answer</source>
        <translation>Jawaban publik</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation>Penugasan</translation>
    </message>
    <message>
        <source>Category corrected</source>
        <translation>Kategori diperbaiki</translation>
    </message>
    <message>
        <source>Place corrected</source>
        <translation>Lokasi diperbaiki</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioritas</translation>
    </message>
    <message>
        <source>Marked as duplicate</source>
        <translation>Ditandai duplikat</translation>
    </message>
    <message>
        <source>Result validated</source>
        <translation>Hasil divalidasi</translation>
    </message>
    <message>
        <source>Result sent back</source>
        <translation>Hasil dikembalikan</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>Dibuka kembali</translation>
    </message>
    <message>
        <source>Saved on this computer</source>
        <translation>Tersimpan di komputer ini</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>Sedang dikirim</translation>
    </message>
    <message>
        <source>Sent, no answer yet</source>
        <translation>Terkirim, belum ada jawaban</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>Dihapus</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Menyambungkan</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Tersambung</translation>
    </message>
    <message>
        <source>Offline: you can go on working</source>
        <translation>Offline: Anda dapat tetap bekerja</translation>
    </message>
    <message>
        <source>Signed out: sign in to send</source>
        <translation>Belum masuk: masuklah untuk mengirim</translation>
    </message>
    <message>
        <source>QLUE</source>
        <translation>QLUE</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>Email</translation>
    </message>
    <message>
        <source>Twitter</source>
        <translation>Twitter</translation>
    </message>
    <message>
        <source>Facebook</source>
        <translation>Facebook</translation>
    </message>
    <message>
        <source>Balai Warga</source>
        <translation>Balai Warga</translation>
    </message>
    <message>
        <source>PetaJakarta</source>
        <translation>PetaJakarta</translation>
    </message>
    <message>
        <source>LAPOR! 1708</source>
        <translation>LAPOR! 1708</translation>
    </message>
    <message>
        <source>Waze</source>
        <translation>Waze</translation>
    </message>
    <message>
        <source>JAKI</source>
        <translation>JAKI</translation>
    </message>
    <message>
        <source>News media</source>
        <translation>Media massa</translation>
    </message>
    <message>
        <source>office staff</source>
        <translation>staf</translation>
    </message>
    <message>
        <source>field officer</source>
        <translation>petugas lapangan</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>pengawas</translation>
    </message>
    <message>
        <source>agency</source>
        <translation>OPD</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Biasa</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Dinaikkan</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Tinggi</translation>
    </message>
    <message>
        <source>Citizen&apos;s photo</source>
        <translation>Foto warga</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Sebelum</translation>
    </message>
    <message>
        <source>During</source>
        <translation>Saat pengerjaan</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Sesudah</translation>
    </message>
    <message>
        <source>The app&apos;s folder is on a network drive: {path}</source>
        <translation>Folder aplikasi ada di drive jaringan: {path}</translation>
    </message>
    <message>
        <source>Nothing was opened, because what is saved there can get lost. Choose a folder on this computer&apos;s own disk.</source>
        <translation>Tidak ada yang dibuka, karena yang disimpan di sana dapat hilang. Pilih folder di komputer ini sendiri.</translation>
    </message>
    <message>
        <source>The file with your unsent work is damaged, and the app is open twice</source>
        <translation>File pekerjaan yang belum terkirim rusak, dan aplikasi terbuka dua kali</translation>
    </message>
    <message>
        <source>The file with your unsent work is damaged and cannot be repaired now</source>
        <translation>File pekerjaan yang belum terkirim rusak dan belum dapat diperbaiki</translation>
    </message>
    <message>
        <source>The file with your work was damaged and has been repaired</source>
        <translation>File pekerjaan Anda rusak dan sudah diperbaiki</translation>
    </message>
    <message>
        <source>{operations} actions are here, {lost} could not be found again. Please look through the list.</source>
        <translation>{operations} tindakan ada di sini, {lost} tidak ditemukan lagi. Periksa daftarnya.</translation>
    </message>
    <message>
        <source>Nothing is missing: {operations} actions are here. Please look through the list.</source>
        <translation>Tidak ada yang hilang: {operations} tindakan ada di sini. Periksa daftarnya.</translation>
    </message>
    <message>
        <source>A file of the app on this computer is damaged</source>
        <translation>Sebuah file aplikasi di komputer ini rusak</translation>
    </message>
    <message>
        <source>The weekly check found something wrong on this computer</source>
        <translation>Pemeriksaan mingguan menemukan masalah di komputer ini</translation>
    </message>
    <message>
        <source>Nothing was changed. Close the app and open it again, and show this list to your administrator.</source>
        <translation>Tidak ada yang berubah. Tutup aplikasi lalu buka lagi, dan tunjukkan daftar ini kepada administrator.</translation>
    </message>
    <message>
        <source>Only {megabytes} MB are left on this computer&apos;s disk</source>
        <translation>Ruang penyimpanan komputer ini tinggal {megabytes} MB</translation>
    </message>
    <message>
        <source>The disk is full, and the app&apos;s reserve of space is used up</source>
        <translation>Penyimpanan penuh, dan ruang cadangan aplikasi sudah terpakai</translation>
    </message>
    <message>
        <source>The folder {folder} is not there</source>
        <translation>Folder {folder} tidak ada</translation>
    </message>
    <message>
        <source>The app may not write into the folder {folder}</source>
        <translation>Aplikasi tidak boleh menulis ke folder {folder}</translation>
    </message>
    <message>
        <source>{file} is open in another program or protected</source>
        <translation>{file} sedang dibuka program lain atau dilindungi</translation>
    </message>
    <message>
        <source>At most {limit} reports go on one list or map</source>
        <translation>Maksimal {limit} laporan muat di satu daftar atau peta</translation>
    </message>
    <message>
        <source>At most {limit} work orders are made at once</source>
        <translation>Maksimal {limit} perintah kerja dibuat sekaligus</translation>
    </message>
    <message>
        <source>A private report gets no work order</source>
        <translation>Laporan privat tidak mendapat perintah kerja</translation>
    </message>
    <message>
        <source>None of these reports may be put on a map</source>
        <translation>Tidak satu pun laporan ini boleh ditaruh di peta</translation>
    </message>
    <message>
        <source>The printer did not take the pages</source>
        <translation>Printer tidak menerima halamannya</translation>
    </message>
    <message>
        <source>No printer is set up on this computer</source>
        <translation>Tidak ada printer di komputer ini</translation>
    </message>
    <message>
        <source>Nothing was printed. Save the pages as a PDF: it can be printed anywhere.</source>
        <translation>Tidak ada yang dicetak. Simpan halamannya sebagai PDF, lalu cetak di komputer lain.</translation>
    </message>
    <message>
        <source>Your work is kept. Try again, and tell your administrator this code if it happens again.</source>
        <translation>Pekerjaan Anda tersimpan. Coba lagi; bila tetap terjadi, sampaikan kode ini kepada administrator.</translation>
    </message>
    <message>
        <source>The app was closed before it was finished</source>
        <translation>Aplikasi ditutup di tengah prosesnya</translation>
    </message>
    <message>
        <source>Your work is kept on this computer and continues at the next start.</source>
        <translation>Pekerjaan Anda tersimpan di komputer ini dan dilanjutkan saat aplikasi dibuka lagi.</translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation>Server tidak menjawab</translation>
    </message>
    <message>
        <source>Your work is kept on this computer and is sent automatically when the connection is back.</source>
        <translation>Pekerjaan Anda tersimpan di komputer ini dan terkirim otomatis saat koneksi kembali.</translation>
    </message>
    <message>
        <source>Another program answers instead of the server</source>
        <translation>Yang menjawab bukan server yang benar</translation>
    </message>
    <message>
        <source>Your work is kept on this computer. Sign in again and sending continues.</source>
        <translation>Pekerjaan Anda tersimpan di komputer ini. Masuk lagi dan pengiriman dilanjutkan.</translation>
    </message>
    <message>
        <source>Wait a few minutes before the next attempt.</source>
        <translation>Tunggu beberapa menit sebelum mencoba lagi.</translation>
    </message>
    <message>
        <source>The server is busy or being maintained</source>
        <translation>Server sedang sibuk atau dalam pemeliharaan</translation>
    </message>
    <message>
        <source>Your work is kept and is sent again automatically after a while.</source>
        <translation>Pekerjaan Anda tersimpan dan dikirim ulang otomatis sebentar lagi.</translation>
    </message>
    <message>
        <source>Your work is kept on this computer. Try again, and tell your administrator if it happens again.</source>
        <translation>Pekerjaan Anda tersimpan di komputer ini. Coba lagi; bila tetap terjadi, hubungi administrator.</translation>
    </message>
    <message>
        <source>The server has no space left for photos</source>
        <translation>Server kehabisan ruang untuk foto</translation>
    </message>
    <message>
        <source>Your photos are kept and sent again automatically. Please tell the administrator.</source>
        <translation>Foto Anda tersimpan dan dikirim ulang otomatis. Beri tahu administrator.</translation>
    </message>
    <message>
        <source>The server does not know this version of the app; it needs a newer version</source>
        <translation>Server tidak mengenal versi aplikasi ini; diperlukan versi yang lebih baru</translation>
    </message>
    <message>
        <source>The server needs a newer version of this app</source>
        <translation>Server memerlukan versi aplikasi yang lebih baru</translation>
    </message>
    <message>
        <source>By this computer&apos;s clock the server&apos;s certificate is not valid yet</source>
        <translation>Menurut jam komputer ini, sertifikat server belum berlaku</translation>
    </message>
    <message>
        <source>Nothing is sent for now; your work is kept. Correct this computer&apos;s date and time, and sending continues.</source>
        <translation>Untuk sementara tidak ada yang dikirim; pekerjaan Anda tersimpan. Perbaiki tanggal dan jam komputer ini, lalu pengiriman berlanjut.</translation>
    </message>
    <message>
        <source>By this computer&apos;s clock the server&apos;s certificate has expired</source>
        <translation>Menurut jam komputer ini, masa berlaku sertifikat server sudah habis</translation>
    </message>
    <message>
        <source>This computer does not trust who issued the server&apos;s certificate</source>
        <translation>Komputer ini tidak mengenal penjamin sertifikat server</translation>
    </message>
    <message>
        <source>The connection to the server could not be protected</source>
        <translation>Koneksi ke server tidak dapat dilindungi</translation>
    </message>
    <message>
        <source>Nothing is sent for now; your work is kept. The app tries again; tell your administrator if it happens again.</source>
        <translation>Untuk sementara tidak ada yang dikirim; pekerjaan Anda tersimpan. Aplikasi mencoba lagi; bila tetap terjadi, hubungi administrator.</translation>
    </message>
    <message>
        <source>Nothing is sent for now; your work is kept and is sent automatically. If it goes on, a firewall may be in the way.</source>
        <translation>Untuk sementara tidak ada yang dikirim; pekerjaan Anda tersimpan dan nanti dikirim otomatis. Bila tetap terjadi, mungkin terhalang firewall.</translation>
    </message>
    <message>
        <source>Nothing is sent for now; your work is kept and is sent automatically. If it goes on, tell your administrator.</source>
        <translation>Untuk sementara tidak ada yang dikirim; pekerjaan Anda tersimpan dan nanti dikirim otomatis. Bila tetap terjadi, hubungi administrator.</translation>
    </message>
    <message>
        <source>The server failed three times to process this action</source>
        <translation>Server tiga kali gagal memproses tindakan ini</translation>
    </message>
    <message>
        <source>It depends on an action that the server did not accept</source>
        <translation>Tindakan ini bergantung pada tindakan yang tidak diterima server</translation>
    </message>
    <message>
        <source>The server must receive the photos first</source>
        <translation>Foto harus diterima server dulu</translation>
    </message>
    <message>
        <source>Everything is kept on this computer and is sent automatically.</source>
        <translation>Semuanya tersimpan di komputer ini dan terkirim otomatis.</translation>
    </message>
    <message>
        <source>The server is still working on it</source>
        <translation>Server masih memprosesnya</translation>
    </message>
    <message>
        <source>Your work is kept. The app asks again automatically.</source>
        <translation>Pekerjaan Anda tersimpan. Aplikasi menanyakan lagi secara otomatis.</translation>
    </message>
    <message>
        <source>The server cannot read what was sent</source>
        <translation>Server tidak dapat membaca kiriman ini</translation>
    </message>
    <message>
        <source>This is no longer on the server</source>
        <translation>Ini tidak ada lagi di server</translation>
    </message>
    <message>
        <source>The list of reports must be compared again</source>
        <translation>Daftar laporan perlu dicocokkan kembali</translation>
    </message>
    <message>
        <source>This happens automatically and your work is kept. There is nothing to do.</source>
        <translation>Ini berjalan otomatis dan pekerjaan Anda tersimpan. Anda tidak perlu melakukan apa pun.</translation>
    </message>
    <message>
        <source>The server already has other data under this number</source>
        <translation>Server sudah menyimpan data lain dengan nomor ini</translation>
    </message>
    <message>
        <source>The server does not accept this action</source>
        <translation>Server tidak menerima tindakan ini</translation>
    </message>
    <message>
        <source>The photo arrived damaged at the server</source>
        <translation>Foto rusak saat tiba di server</translation>
    </message>
    <message>
        <source>Your photo is kept on this computer and is sent again automatically.</source>
        <translation>Foto Anda tersimpan di komputer ini dan dikirim ulang otomatis.</translation>
    </message>
    <message>
        <source>The server does not accept this file as a photo</source>
        <translation>Server tidak menerima file ini sebagai foto</translation>
    </message>
    <message>
        <source>The photo is too large for the server</source>
        <translation>Foto terlalu besar bagi server</translation>
    </message>
    <message>
        <source>The server does not understand this request</source>
        <translation>Server tidak memahami permintaan ini</translation>
    </message>
    <message>
        <source>Your photo is kept on this computer and is sent again from the start automatically.</source>
        <translation>Foto Anda tersimpan di komputer ini dan dikirim dari awal secara otomatis.</translation>
    </message>
    <message>
        <source>The photo transfer is out of order</source>
        <translation>Urutan pengiriman foto tidak cocok</translation>
    </message>
    <message>
        <source>Your photo is kept on this computer and the transfer continues automatically.</source>
        <translation>Foto Anda tersimpan di komputer ini dan pengiriman dilanjutkan otomatis.</translation>
    </message>
    <message>
        <source>An earlier action on this report did not succeed</source>
        <translation>Tindakan sebelumnya pada laporan ini tidak berhasil</translation>
    </message>
    <message>
        <source>The main report was removed from the server</source>
        <translation>Laporan utamanya telah dihapus di server</translation>
    </message>
    <message>
        <source>This report was removed from the server</source>
        <translation>Laporan ini telah dihapus di server</translation>
    </message>
    <message>
        <source>No partial data was saved. Open the app again; tell your administrator if it happens again.</source>
        <translation>Tidak ada data yang tersimpan sebagian. Buka kembali aplikasi; bila tetap terjadi, hubungi administrator.</translation>
    </message>
    <message>
        <source>Nothing was changed. Restart the computer, and ask your administrator if it happens again.</source>
        <translation>Tidak ada yang berubah. Mulai ulang komputer; bila tetap terjadi, hubungi administrator.</translation>
    </message>
    <message>
        <source>This was not saved; what you typed is still here. Free some space, then try again.</source>
        <translation>Belum tersimpan; yang Anda ketik masih ada di sini. Kosongkan sebagian ruang, lalu coba lagi.</translation>
    </message>
    <message>
        <source>This has already been sent</source>
        <translation>Ini sudah terkirim</translation>
    </message>
    <message>
        <source>Nothing was changed. Correct it with a new action on the report.</source>
        <translation>Tidak ada yang berubah. Yang sudah terkirim diperbaiki dengan tindakan baru pada laporannya.</translation>
    </message>
    <message>
        <source>The rest is kept. Connect the camera or USB stick again, or choose another photo.</source>
        <translation>Yang lain tersimpan. Pasang kembali kamera atau flashdisk, atau pilih foto lain.</translation>
    </message>
    <message>
        <source>No part of the photo would be covered</source>
        <translation>Tidak ada bagian foto yang akan ditutupi</translation>
    </message>
    <message>
        <source>The caption of a photo is too long</source>
        <translation>Keterangan foto terlalu panjang</translation>
    </message>
    <message>
        <source>It is kept here. Type the unusual part again instead of pasting it.</source>
        <translation>Tulisan tetap ada di sini. Ketik ulang bagian yang aneh, jangan ditempel.</translation>
    </message>
    <message>
        <source>Nothing was changed. Use the account that set up the app, or ask your administrator.</source>
        <translation>Tidak ada yang berubah. Gunakan akun yang memasang aplikasi, atau hubungi administrator.</translation>
    </message>
    <message>
        <source>Your work is complete. The app uses its default settings, and the old file was set aside.</source>
        <translation>Pekerjaan Anda utuh. Aplikasi berjalan dengan pengaturan awal, dan file lama disisihkan.</translation>
    </message>
    <message>
        <source>Nothing was changed. It may be open on another computer that shares this folder: close it there, then try again.</source>
        <translation>Tidak ada yang berubah. Mungkin terbuka di komputer lain yang memakai folder ini; bila tidak, tutup dulu di sana, lalu coba lagi.</translation>
    </message>
    <message>
        <source>They are kept. Sign in there first and let them be sent, or use another folder.</source>
        <translation>Semuanya tersimpan. Masuk dulu ke server itu dan biarkan terkirim, atau gunakan folder lain.</translation>
    </message>
    <message>
        <source>The sealed file is damaged or incomplete</source>
        <translation>File terkunci rusak atau tidak utuh</translation>
    </message>
    <message>
        <source>Nothing was read from it. Copy it again, or export it again on the computer it came from.</source>
        <translation>Tidak ada yang diambil darinya. Salin lagi, atau ekspor sekali lagi di komputer asalnya.</translation>
    </message>
    <message>
        <source>Nothing was read from it. Only that officer can take it over, after signing in.</source>
        <translation>Tidak ada yang diambil darinya. Hanya petugas itu yang dapat mengambilnya, setelah masuk atas namanya.</translation>
    </message>
    <message>
        <source>Nothing was read from it. Take it over on a computer that is signed in to that server.</source>
        <translation>Tidak ada yang diambil darinya. Ambil alih di komputer yang masuk ke server itu.</translation>
    </message>
    <message>
        <source>Nothing was saved. Choose one of at least {letters} letters.</source>
        <translation>Tidak ada yang disimpan. Pilih frasa minimal {letters} huruf.</translation>
    </message>
    <message>
        <source>Nothing was saved. Type it again, twice the same.</source>
        <translation>Tidak ada yang disimpan. Ketik lagi, dua kali sama.</translation>
    </message>
    <message>
        <source>Nothing was changed. Check its name, or connect the USB stick again.</source>
        <translation>Tidak ada yang berubah. Periksa namanya, atau pasang lagi flashdisk.</translation>
    </message>
    <message>
        <source>{file} cannot be saved</source>
        <translation>{file} tidak dapat disimpan</translation>
    </message>
    <message>
        <source>Your work is kept on this computer. Choose another folder or another USB stick.</source>
        <translation>Pekerjaan Anda tersimpan di komputer ini. Pilih folder lain atau flashdisk lain.</translation>
    </message>
    <message>
        <source>There is nothing left to decide about this</source>
        <translation>Tidak ada lagi yang perlu diputuskan tentang ini</translation>
    </message>
    <message>
        <source>Nothing was changed. It was decided before, or has been sent; the report&apos;s history shows it.</source>
        <translation>Tidak ada yang berubah. Sudah diputuskan sebelumnya, atau sudah terkirim; lihat riwayat laporannya.</translation>
    </message>
    <message>
        <source>This choice is not possible in the report&apos;s present state</source>
        <translation>Pilihan ini tidak dapat dipakai pada keadaan laporan sekarang</translation>
    </message>
    <message>
        <source>The number does not match: {count} would be discarded</source>
        <translation>Angkanya tidak cocok: {count} akan dihapus</translation>
    </message>
    <message>
        <source>The report cannot move to that status from its present one</source>
        <translation>Status laporan tidak dapat diubah ke sana dari keadaannya sekarang</translation>
    </message>
    <message>
        <source>Choose the agency in charge, then send.</source>
        <translation>Pilih OPD yang berwenang, lalu kirim.</translation>
    </message>
    <message>
        <source>Choose the main report, then send.</source>
        <translation>Pilih laporan utamanya, lalu kirim.</translation>
    </message>
    <message>
        <source>Received by the server</source>
        <translation>Sudah diterima server</translation>
    </message>
    <message>
        <source>Needs your decision</source>
        <translation>Perlu keputusan Anda</translation>
    </message>
    <message>
        <source>Not connected: no proof that this is the right server</source>
        <translation>Tidak tersambung: tidak ada bukti bahwa ini server yang benar</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Darurat</translation>
    </message>
    <message>
        <source>Nothing was changed. Close it everywhere, then open it once: it is repaired automatically.</source>
        <translation>Tidak ada yang berubah. Tutup semuanya, lalu buka satu kali: file diperbaiki otomatis.</translation>
    </message>
    <message>
        <source>Nothing was deleted. Free some space on the disk, then open the app again.</source>
        <translation>Tidak ada yang dihapus. Kosongkan sebagian ruang penyimpanan, lalu buka lagi aplikasi.</translation>
    </message>
    <message>
        <source>Your work has a backup. Close the app and open it again: it is repaired automatically.</source>
        <translation>Pekerjaan Anda memiliki cadangan. Tutup aplikasi lalu buka lagi: perbaikan berjalan otomatis.</translation>
    </message>
    <message>
        <source>The second copy of your work cannot be saved</source>
        <translation>Salinan kedua pekerjaan Anda tidak dapat disimpan</translation>
    </message>
    <message>
        <source>What you saved is safe in the first. Free some space on the disk, then go on.</source>
        <translation>Yang Anda simpan aman di salinan pertama. Kosongkan sebagian ruang penyimpanan, lalu lanjutkan.</translation>
    </message>
    <message>
        <source>The backup of your work could not be saved</source>
        <translation>Cadangan pekerjaan Anda tidak dapat disimpan</translation>
    </message>
    <message>
        <source>Your work itself is safe. Free some space on the disk; the app tries again automatically.</source>
        <translation>Pekerjaan Anda sendiri aman. Kosongkan sebagian ruang penyimpanan; aplikasi mencoba lagi secara otomatis.</translation>
    </message>
    <message>
        <source>Everything is saved so far. Free some space soon, so that this does not change.</source>
        <translation>Sejauh ini semuanya tersimpan. Segera kosongkan sebagian ruang agar tetap demikian.</translation>
    </message>
    <message>
        <source>What you saved is safe. Free some space now, before you go on.</source>
        <translation>Yang Anda simpan aman. Kosongkan sebagian ruang sekarang, sebelum melanjutkan.</translation>
    </message>
    <message>
        <source>There is no room left where {file} was to be saved</source>
        <translation>Tidak ada ruang lagi untuk menyimpan {file}</translation>
    </message>
    <message>
        <source>No partial file was left and the reports are unchanged. Free some space or choose another place.</source>
        <translation>Tidak ada file setengah jadi dan laporan tetap seperti semula. Kosongkan ruang atau pilih tempat lain.</translation>
    </message>
    <message>
        <source>Nothing was saved and the reports are unchanged. Connect the USB stick or choose another folder.</source>
        <translation>Tidak ada yang disimpan dan laporan tetap seperti semula. Pasang flashdisk atau pilih folder lain.</translation>
    </message>
    <message>
        <source>Nothing was saved and the reports are unchanged. Choose a folder of your own.</source>
        <translation>Tidak ada yang disimpan dan laporan tetap seperti semula. Pilih folder milik Anda sendiri.</translation>
    </message>
    <message>
        <source>That file is unchanged. Close it there, in Excel for one, and try again, or choose another name.</source>
        <translation>File itu tetap seperti semula. Tutup di sana, misalnya di Excel, lalu coba lagi, atau pilih nama lain.</translation>
    </message>
    <message>
        <source>{file} could not be saved</source>
        <translation>{file} tidak dapat disimpan</translation>
    </message>
    <message>
        <source>No partial file was left and the reports are unchanged. Choose another folder or another USB stick.</source>
        <translation>Tidak ada file setengah jadi dan laporan tetap seperti semula. Pilih folder lain atau flashdisk lain.</translation>
    </message>
    <message>
        <source>An Excel file holds at most {limit} reports</source>
        <translation>File Excel memuat maksimal {limit} laporan</translation>
    </message>
    <message>
        <source>Nothing was saved. Filter fewer reports, or choose CSV or GeoPackage, which take them all.</source>
        <translation>Tidak ada yang disimpan. Filter lebih sedikit laporan, atau pilih CSV atau GeoPackage, yang memuat semuanya.</translation>
    </message>
    <message>
        <source>The cancelled export is still stopping</source>
        <translation>Ekspor yang dibatalkan tadi belum selesai berhenti</translation>
    </message>
    <message>
        <source>Nothing was saved. Try again in a moment.</source>
        <translation>Tidak ada yang disimpan. Coba lagi sebentar lagi.</translation>
    </message>
    <message>
        <source>Nothing was saved. Filter fewer reports, then try again.</source>
        <translation>Tidak ada yang disimpan. Filter lebih sedikit laporan, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Its text, place and photos may not leave this computer on paper, to protect the reporter. Nothing was saved: tell the crew what they need to know.</source>
        <translation>Teks, lokasi, dan fotonya tidak boleh keluar dari komputer ini di atas kertas, demi melindungi pelapornya. Tidak ada yang disimpan: sampaikan secara lisan kepada petugas apa yang perlu mereka ketahui.</translation>
    </message>
    <message>
        <source>There is no report to export</source>
        <translation>Tidak ada laporan untuk diekspor</translation>
    </message>
    <message>
        <source>Nothing was saved. Remove a filter, then try again.</source>
        <translation>Tidak ada yang disimpan. Hapus satu filter, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Nothing was saved: they have no place, or are private. Remove a filter, then try again.</source>
        <translation>Tidak ada yang disimpan: laporan itu tanpa lokasi, atau privat. Hapus satu filter, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The reports are unchanged. Check the printer, or save a PDF and print that.</source>
        <translation>Laporan tetap seperti semula. Periksa printer, atau simpan PDF lalu cetak itu.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Dibatalkan</translation>
    </message>
    <message>
        <source>Nothing was saved.</source>
        <translation>Tidak ada yang disimpan.</translation>
    </message>
</context>
</TS>
