"""Texts for answers with variables: what a citizen is told is in polite Indonesian, whatever the window's language.

A variable is written `{nomor}`; those that a report cannot fill stay, so that they are seen before anything is sent.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from officer_app.domain.vocabulary import Status

ANSWER = "answer"
# What a text can name: the report's number, category, place, ward, agency, the day, the officer and the office.
VARIABLES = ("nomor", "kategori", "lokasi", "kelurahan", "dinas", "tanggal", "petugas", "kantor")
# What a template can be for: an answer by itself, or the public answer of a move to one of these.
USES = (
    ANSWER,
    Status.AWAITING_VALIDATION.value,
    Status.COORDINATING.value,
    Status.REJECTED.value,
    Status.DONE.value,
)
# What the central API takes of a template, and how many an officer or an office may have.
LONGEST_NAME, LONGEST_TEXT, MOST = 80, 4_000, 200
_VARIABLE = re.compile(r"\{([a-z_]{1,20})\}")
# Whatever stands in braces on one line: somebody meant a variable.
_MEANT = re.compile(r"\{[^{}\n]{0,60}\}")
# Shorter values stand in other words too often to be taken for what they name.
_TELLING = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTemplate:
    """A text for answers; `use` is `answer` or the status of a move, `category` None is for all.

    `tag` names the content of one that the office shares, so that nobody overwrites what he has not seen.
    """

    template_id: str
    name: str
    use: str
    text: str
    category: str | None = None
    shared: bool = False
    tag: str = ""


def filled(text: str, facts: Mapping[str, str]) -> str:
    """The text with the variables that the facts know."""
    return _VARIABLE.sub(lambda found: facts.get(found[1]) or found[0], text)


def unfilled(text: str) -> tuple[str, ...]:
    """The variables that are still in a text."""
    return tuple(dict.fromkeys(name for name in _VARIABLE.findall(text) if name in VARIABLES))


def unknown(text: str) -> tuple[str, ...]:
    """What stands in braces and is no variable, as it is written: nothing would ever fill it."""
    return tuple(dict.fromkeys(found for found in _MEANT.findall(text) if found[1:-1] not in VARIABLES))


def generalised(text: str, facts: Mapping[str, str]) -> str:
    """A text for one report as a template: where it names a fact of the report, the variable stands instead; longest first."""
    names = {value: name for name, value in facts.items() if len(value) >= _TELLING}
    if not names:
        return text
    longest = sorted(names, key=len, reverse=True)
    facts_in_words = re.compile("|".join(rf"(?<!\w){re.escape(value)}(?!\w)" for value in longest))
    return facts_in_words.sub(lambda found: f"{{{names[found[0]]}}}", text)


def fitting(templates: Iterable[AnswerTemplate], use: str, category: str | None) -> list[AnswerTemplate]:
    """The templates for a use, those of the report's category before those for all."""
    found = [template for template in templates if template.use == use and template.category in (None, category)]
    return sorted(found, key=lambda template: template.category is None)


def best(
    templates: Iterable[AnswerTemplate], uses: Mapping[tuple[str, str], int], category: str, most: int
) -> list[AnswerTemplate]:
    """The templates to offer first: those used most for the category, then those written for it, then those used most.

    `uses` says how often each template was taken for each category.
    """
    totals: dict[str, int] = {}
    for (template_id, _), count in uses.items():
        totals[template_id] = totals.get(template_id, 0) + count

    def rank(template: AnswerTemplate) -> tuple[int, bool, int]:
        name = template.template_id
        return -uses.get((name, category), 0), template.category is None, -totals.get(name, 0)

    return sorted(templates, key=rank)[:most]


def _given(template_id: str, name: str, use: str, text: str) -> AnswerTemplate:
    return AnswerTemplate(template_id=template_id, name=name, use=use, text=text)


GIVEN: tuple[AnswerTemplate, ...] = (
    _given(
        "received",
        "Sudah kami terima",
        ANSWER,
        "Terima kasih atas laporan Anda nomor {nomor} tentang {kategori} di {lokasi}. Laporan sudah kami terima dan segera kami "
        "tindak lanjuti. Perkembangannya dapat Anda lihat pada laporan ini.\n{kantor}",
    ),
    _given(
        "handled",
        "Sedang ditangani petugas",
        ANSWER,
        "Terima kasih sudah menunggu. Laporan Anda nomor {nomor} sedang ditangani petugas kami di {lokasi}. Kami kabari kembali "
        "setelah selesai.\n{kantor}",
    ),
    _given(
        "where",
        "Mohon lokasi yang lebih jelas",
        ANSWER,
        "Terima kasih atas laporan Anda nomor {nomor}. Agar petugas kami dapat menemukannya, mohon tambahkan patokan atau nomor "
        "rumah yang terdekat, atau foto dari sekitarnya.\n{kantor}",
    ),
    _given(
        "done",
        "Sudah selesai, foto terlampir",
        Status.AWAITING_VALIDATION.value,
        "Terima kasih atas laporan Anda nomor {nomor}. {kategori} di {lokasi} sudah kami tangani pada {tanggal}. Foto hasilnya "
        "terlampir. Bila masih ada kendala, silakan kabari kami melalui laporan ini.\n{kantor}",
    ),
    _given(
        "agency",
        "Diteruskan ke OPD yang berwenang",
        Status.COORDINATING.value,
        "Terima kasih atas laporan Anda nomor {nomor}. Penanganannya menjadi kewenangan {dinas}; laporan sudah kami teruskan dan "
        "tetap kami pantau. Perkembangannya dapat Anda lihat pada laporan ini.\n{kantor}",
    ),
    _given(
        "elsewhere",
        "Bukan wilayah kami, sudah diteruskan",
        Status.COORDINATING.value,
        "Terima kasih atas laporan Anda nomor {nomor}. Lokasinya berada di luar wilayah kami; laporan sudah kami teruskan kepada "
        "{dinas} agar segera ditangani.\n{kantor}",
    ),
    _given(
        "unclear",
        "Belum dapat ditindaklanjuti",
        Status.REJECTED.value,
        "Terima kasih atas laporan Anda nomor {nomor}. Mohon maaf, laporan ini belum dapat kami tindak lanjuti karena lokasi "
        "atau masalahnya belum jelas. Silakan kirim laporan baru dengan foto dan lokasi yang lengkap.\n{kantor}",
    ),
    _given(
        "validated",
        "Hasil sudah diperiksa",
        Status.DONE.value,
        "Terima kasih atas laporan Anda nomor {nomor}. Penanganan {kategori} di {lokasi} sudah kami periksa dan dinyatakan "
        "selesai.\n{kantor}",
    ),
)
