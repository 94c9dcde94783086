"""What templates, their variables and what is wrong with them are called."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from officer_app.domain.officers import Officer
from officer_app.domain.templates import ANSWER, GIVEN, LONGEST_NAME, LONGEST_TEXT, MOST, AnswerTemplate, unknown
from officer_app.domain.text import TextRefusedError, checked
from officer_app.domain.vocabulary import Status
from sync.records import Reference
from ui.words.names import area_name, category_name


def use_words(use: str) -> str:
    """What a template is for."""
    words = {
        ANSWER: QCoreApplication.translate("Templates", "Only a public answer"),
        Status.AWAITING_VALIDATION.value: QCoreApplication.translate("Templates", "Result sent for validation"),
        Status.COORDINATING.value: QCoreApplication.translate("Templates", "Handing over to an agency"),
        Status.REJECTED.value: QCoreApplication.translate("Templates", "Rejecting a report"),
        Status.DONE.value: QCoreApplication.translate("Templates", "Validating a result"),
    }
    return words.get(use, use)


def variable_words(name: str) -> str:
    """What a variable stands for."""
    words = {
        "nomor": QCoreApplication.translate("Templates", "The report's number"),
        "kategori": QCoreApplication.translate("Templates", "The category"),
        "lokasi": QCoreApplication.translate("Templates", "The place"),
        "kelurahan": QCoreApplication.translate("Templates", "The kelurahan"),
        "dinas": QCoreApplication.translate("Templates", "The agency"),
        "tanggal": QCoreApplication.translate("Templates", "Today's date"),
        "petugas": QCoreApplication.translate("Templates", "Your name"),
        "kantor": QCoreApplication.translate("Templates", "Your office"),
    }
    return words[name]


def whose_words(template: AnswerTemplate) -> str:
    """Who has a template."""
    if any(given is template for given in GIVEN):
        return QCoreApplication.translate("Templates", "comes with the app")
    if template.shared:
        return QCoreApplication.translate("Templates", "shared by the office")
    return QCoreApplication.translate("Templates", "only yours")


def line_words(template: AnswerTemplate, reference: Reference, *, unsaved: bool) -> str:
    """A template in a list: its name, and below it what it is for and whose it is."""
    name = template.name.strip() or QCoreApplication.translate("Templates", "New template")
    if unsaved:
        name = QCoreApplication.translate("Templates", "✎ {0} (not saved)").format(name)
    parts = [use_words(template.use), whose_words(template)]
    if template.category is not None:
        parts.insert(1, category_name(reference, template.category))
    return f"{name}\n{' · '.join(parts)}"


def sample_facts(reference: Reference, officer: Officer) -> dict[str, str]:
    """What the variables stand for where no report is at hand: an example, in the citizens' language."""
    area = officer.areas[0] if officer.areas else ""
    ward = area_name(reference, area)
    agency = next(iter(reference.agencies.values()), "Dinas Sumber Daya Air")
    category = next((category.name for category in reference.categories.values()), "Banjir")
    return {
        "nomor": "JK2603040001",
        "kategori": category,
        "lokasi": "Jl. Melati No. 5, RW 03",
        "kelurahan": ward,
        "dinas": agency,
        "tanggal": "4 Maret 2026",
        "petugas": officer.name,
        "kantor": f"Kelurahan {ward}",
    }


def unknown_words(text: str) -> str:
    """Which variables of a text nothing would ever fill; empty where there are none."""
    found = unknown(text)
    if not found:
        return ""
    said = QCoreApplication.translate("Templates", "There is no variable {0}. Insert variables from the menu.")
    return said.replace("{0}", ", ".join(found))


def flaw_of(template: AnswerTemplate, others: Iterable[AnswerTemplate], *, category_typed: bool) -> tuple[str, str] | None:
    """The field of a template that keeps it from being saved, with why; `category_typed` is for words that name no category."""
    name = " ".join(template.name.split())
    if not name:
        return "name", QCoreApplication.translate("Templates", "The template needs a name.")
    if len(name) > LONGEST_NAME:
        return "name", QCoreApplication.translate("Templates", "The name is too long: {0} letters at most.").format(LONGEST_NAME)
    rivals = [one for one in others if one.template_id != template.template_id]
    if any(one.name.casefold() == name.casefold() for one in rivals):
        return "name", QCoreApplication.translate("Templates", "Another template has this name already. Choose a different one.")
    if category_typed and template.category is None:
        return "category", QCoreApplication.translate("Templates", "There is no such category. Choose one, or leave it empty.")
    if len([one for one in rivals if one.shared == template.shared]) >= MOST:
        return "name", QCoreApplication.translate("Templates", "There are {0} templates already. Delete one first.").format(MOST)
    return _flaw_of_text(template.text)


def _flaw_of_text(text: str) -> tuple[str, str] | None:
    try:
        plain = checked(text)
    except TextRefusedError as refused:
        if refused.code == "text-empty":
            return "text", QCoreApplication.translate("Templates", "The template needs a text.")
        return "text", QCoreApplication.translate(
            "Templates", "The text cannot be saved: it contains characters that are not text."
        )
    if len(plain) > LONGEST_TEXT:
        said = QCoreApplication.translate("Templates", "The text is too long: {0} letters, {1} at most.")
        return "text", said.format(len(plain), LONGEST_TEXT)
    flaw = unknown_words(plain)
    return ("text", flaw) if flaw else None
