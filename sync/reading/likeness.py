"""How alike two reports' words are, politeness and the small words of every sentence left out."""

import re
from functools import lru_cache

_READ = 2_000
# Apps put the same ones under thousands of reports.
_TAG = re.compile(r"#\w+")
_LEAST = 3
# Greetings, thanks and requests that stand in every second report, and words that say nothing about the matter.
_POLITE = frozenset(
    """
    assalamualaikum assalamu alaikum wr wb wassalam waalaikumsalam selamat pagi siang sore malam halo hallo hai salam
    hormat yth kepada bapak bpk ibu pak bu bang mas mbak kak min mimin admin gubernur lurah camat walikota dinas petugas
    pihak terkait pemprov pemkot pemda dki jakarta jaki qlue crm mohon mhn mohonlah tolong tlg harap diharapkan minta
    meminta dimohon dmohon kiranya sekiranya semoga agar supaya dapat bisa segera sgera secepatnya cepat langsung tindak
    lanjut lanjuti lanjutan tindaklanjut tindaklanjuti ditindak ditindaklanjuti ditindaklajuti ditindakan perhatian
    perhatiannya bantuan bantuannya bantu dibantu membantu solusi solusinya respon respons terima kasih terimakasih
    trima trimakasih makasih trims trimakasi tks thx thanks tq thank you please lapor laporan melaporkan dilaporkan
    pengaduan aduan keluhan info informasi menyampaikan disampaikan saya kami kita aku warga masyarakat nya ya yah dong
    deh sih nih kok lah pun yang yg dan dengan dgn di ke dari dr pada untuk utk ini itu tsb tersebut ada adalah adanya
    sudah udah sdh sudh telah akan masih msh belum blm tidak tdk tak gak ga nggak ngga bukan jangan karena krn sebab
    jadi maka oleh atau juga jg lagi lg saja aja sangat sekali banget sekarang hari kali tiap setiap semua banyak lebih
    para atas dalam seperti kalau kalo kl bila jika saat ketika sampai hingga sekitar sekian demikian the and of to is
    in on for
    """.split()  # noqa: SIM905 - as a list it would be a page long
)


def alikeness(one: str, other: str) -> float:
    """How much of the three-letter parts of two texts' telling words they share (Dice's coefficient), 0 to 1."""
    first, second = _parts(one), _parts(other)
    if not first or not second:
        return 0.0
    return 2 * len(first & second) / (len(first) + len(second))


def telling_words(text: str) -> list[str]:
    """The words of a text that tell what it is about, in their order."""
    letters = "".join(char if char.isalnum() else " " for char in _TAG.sub(" ", text[:_READ]).casefold())
    return [word for word in letters.split() if word not in _POLITE]


# The report at hand is compared with hundreds of others.
@lru_cache(maxsize=1_024)
def _parts(text: str) -> frozenset[str]:
    words = " ".join(telling_words(text))
    return frozenset(words[at : at + _LEAST] for at in range(len(words) - _LEAST + 1))
