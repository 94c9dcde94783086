"""Categories, agencies and units of a pack: this product's own files, and the facts of Jakarta's channels as compiled."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from central.packs import fields
from central.packs.catalogue import BY_CODE, CATALOGUE, CategoryNames
from central.packs.findings import FileBrokenError, Findings, RowBrokenError
from central.packs.records import Named, Pack, PackCategory, Where

# The blocks of the compiled taxonomy that list categories' names, and those that list agencies'.
CATEGORY_BLOCKS = ("qlue_categories_2016", "jaki_categories", "crm_category_spellings_seen_2023", "classifier_top10")
AGENCY_BLOCKS = ("dinas_2023", "zones_2024_2025")

_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NOT_LETTER = re.compile(r"[^a-z0-9]+")
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_SHORT_WORDS = frozenset({"PTSP", "UPK", "PD", "PT", "PAM", "AM", "BUMD", "PPSU", "OPD", "KOMINFO"})
_LONGEST_CODE = 64

# One agency under several spellings, as seen side by side in the sources.
_SAME_AGENCY = {
    "dinas-penanaman-modal-dan-pelayanan-terpadu-satu-pintu": "dinas-penanaman-modal-dan-ptsp",
    "satuan-polisi-pamong-praja-kota-adm": "satuan-polisi-pamong-praja",
    "dinas-lingkungan-hidup-upk-badan-air": "dinas-lingkungan-hidup",
    "pd-am-jaya": "pam-jaya",
    "pd-pam-jaya": "pam-jaya",
}
_AGENCY_NAMES = {"pam-jaya": "PAM Jaya", "dinas-lingkungan-hidup": "Dinas Lingkungan Hidup"}
_NO_AGENCY = frozenset({"others", "lainnya"})


def slug(name: str) -> str:
    """A code made of a name: lower case, hyphens, at most 64 characters, what stands in brackets left out."""
    return _NOT_LETTER.sub("-", _BRACKETS.sub("", name).lower()).strip("-")[:_LONGEST_CODE].rstrip("-")


def agency_of(spelling: str) -> Named | None:
    """The agency that a free spelling means, None where it means none."""
    own = slug(spelling)
    code = _SAME_AGENCY.get(own, own)
    if not code or code in _NO_AGENCY:
        return None
    return Named(code, _AGENCY_NAMES.get(code) or _title(_BRACKETS.sub("", spelling)))


def read_own_taxonomy(file: str, document: object, pack: Pack, findings: Findings) -> None:
    """Take in the categories of a taxonomy.json of this product's format."""
    rows = fields.mapping(document).get("categories")
    _each(file, rows, findings, lambda row: _take_category(row, pack))


def read_compiled_taxonomy(file: str, document: object, pack: Pack, findings: Findings) -> None:
    """Take in the categories and agencies of the compiled lists of names; a name that no code is known for gets its own."""
    blocks = fields.mapping(document)
    names = CategoryNames(CATALOGUE)
    for block in CATEGORY_BLOCKS:
        _each(file, _names(blocks, block, "names"), findings, lambda name: _take_category_name(name, names, pack))
    for block in AGENCY_BLOCKS:
        _each(file, _names(blocks, "agencies", block), findings, lambda name: _take_agency_name(name, pack))


def read_agencies(file: str, document: object, pack: Pack, findings: Findings) -> None:
    """Take in the agencies of an agencies.json."""
    _each(file, _listed(document, "agencies"), findings, lambda row: _take_named(row, pack.agencies))


def read_units(file: str, document: object, pack: Pack, findings: Findings) -> None:
    """Take in the field units of a units.json."""
    _each(file, _listed(document, "units"), findings, lambda row: _take_named(row, pack.units))


def complete(pack: Pack) -> None:
    """Give a pack without a taxonomy of its own the whole catalogue."""
    if not pack.categories:
        pack.categories.update(BY_CODE)


def _each(file: str, rows: object, findings: Findings, take: Callable[[object], None]) -> None:
    if not isinstance(rows, list):
        raise FileBrokenError("does not hold the list that is expected")
    for number, row in enumerate(rows, start=1):
        try:
            take(row)
        except RowBrokenError as error:
            findings.row_broken(Where(file, number), error)


def _listed(document: object, name: str) -> object:
    return document.get(name) if isinstance(document, dict) else document


def _names(blocks: fields.Row, block: str, name: str) -> object:
    found = blocks.get(block)
    return found.get(name, []) if isinstance(found, dict) else []


def _take_category(document: object, pack: Pack) -> None:
    row = fields.mapping(document)
    code = _code(row)
    if code in pack.categories:
        raise RowBrokenError("code", "stands in the pack already")
    known = BY_CODE.get(code, PackCategory(code, code, code))
    hours = {
        name: fields.number(row, name, getattr(known, name), least=0.01, most=100_000)
        for name in ("response_hours", "resolution_hours", "red_flag_hours")
    }
    synonyms = tuple(fields.text({"synonyms": name}, "synonyms") for name in fields.sequence(row, "synonyms"))
    name = fields.text(row, "name")
    pack.categories[code] = PackCategory(
        code,
        name,
        fields.optional_text(row, "name_en") or name,
        **hours,
        synonyms=tuple(_merged(known.synonyms, synonyms)),
        office_hours=fields.flag(row, "office_hours"),
        agency=_code({"code": row["agency"]}) if row.get("agency") is not None else None,
    )


def _take_category_name(document: object, names: CategoryNames, pack: Pack) -> None:
    name = fields.text({"name": document}, "name")
    code = names.find(name)
    known = BY_CODE[code] if code else PackCategory(slug(name), name, name)
    held = pack.categories.get(known.code, known)
    pack.categories[known.code] = replace(held, synonyms=tuple(_merged(held.synonyms, (name,))))


def _take_agency_name(document: object, pack: Pack) -> None:
    agency = agency_of(fields.text({"name": document}, "name"))
    if agency:
        pack.agencies.setdefault(agency.code, agency)


def _take_named(document: object, into: dict[str, Named]) -> None:
    row = fields.mapping(document)
    code = _code(row)
    if code in into:
        raise RowBrokenError("code", "stands in the pack already")
    into[code] = Named(code, fields.text(row, "name"))


def _code(row: fields.Row) -> str:
    code = fields.text(row, "code")
    if len(code) > _LONGEST_CODE or not _CODE.fullmatch(code):
        raise RowBrokenError("code", "is not a code of lower-case letters, digits and hyphens")
    return code


def _merged(known: Iterable[str], more: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys((*known, *more))


def _title(name: str) -> str:
    """An agency's name out of capitals: `DINAS BINA MARGA` reads `Dinas Bina Marga`."""
    words = " ".join(name.split()).split(" ")
    return " ".join(word if word in _SHORT_WORDS else "dan" if word == "DAN" else _capital(word) for word in words)


def _capital(word: str) -> str:
    return word.capitalize() if word.isupper() else word
