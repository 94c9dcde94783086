"""The translations are whole, current and reachable."""

import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

import resources
from officer_app.domain.vocabulary import Status
from officer_app.translation import install_translator
from ui.words.statuses import status_word

ROOT = Path(__file__).parents[2]
FOLDERS = ("ui", "widgets", "officer_app")
TOOLS = Path(sys.executable).parent
TRANSLATING = {"tr", "translate", "QT_TRANSLATE_NOOP"}


def sources() -> list[Path]:
    return sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py") if "domain" not in path.parts)


def messages(language: str) -> Iterator[tuple[str, ET.Element]]:
    for context in ET.parse(resources.path(f"translations/crop_{language}.ts")).getroot().findall("context"):
        for message in context.findall("message"):
            yield context.findtext("name", ""), message


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_string_is_translated(language: str) -> None:
    empty = []
    for context, message in messages(language):
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text for form in translation.findall("numerusform")] or [translation.text]
        if translation.get("type") or not all(forms):
            empty.append((context, message.findtext("source")))
    assert not empty


def test_the_placeholders_are_those_of_the_source() -> None:
    wrong = []
    for context, message in messages("id"):
        source = message.findtext("source", "")
        translation = message.find("translation")
        assert translation is not None
        for form in [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]:
            if fields(source) != fields(form):
                wrong.append((context, source, form))
    assert not wrong


def fields(text: str) -> list[str]:
    found = ["%n"] * text.count("%n") + ["%Ln"] * text.count("%Ln")
    while "{" in text:
        text = text[text.index("{") + 1 :]
        found.append(text[: text.index("}")])
    return sorted(found)


@pytest.mark.parametrize(("language", "options"), [("id", []), ("en", ["-pluralonly"])])
def test_no_string_of_the_sources_is_missing_and_none_is_dead(language: str, options: list[str], tmp_path: Path) -> None:
    fresh = tmp_path / f"crop_{language}.ts"
    kept = resources.path(f"translations/crop_{language}.ts")
    fresh.write_bytes(kept.read_bytes())
    names = [str(path.relative_to(ROOT)) for path in sources()]
    command = [str(TOOLS / "pyside6-lupdate"), *options, "-no-obsolete", "-locations", "none", *names, "-ts", str(fresh)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    assert strings(fresh) == strings(kept)


def strings(path: Path) -> set[tuple[str, str]]:
    contexts = ET.parse(path).getroot().findall("context")
    return {
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in contexts
        for message in context.findall("message")
    }


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_compiled_file_is_current(language: str, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.qm"
    source = resources.path(f"translations/crop_{language}.ts")
    subprocess.run([str(TOOLS / "pyside6-lrelease"), "-silent", str(source), "-qm", str(fresh)], check=True, capture_output=True)
    assert fresh.read_bytes() == resources.path(f"translations/crop_{language}.qm").read_bytes()


def test_translated_strings_are_plain_literals() -> None:
    wrong = []
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and called(node) in TRANSLATING:
                wrong += [f"{path.name}:{node.lineno}" for argument in node.args[:2] if is_built(argument)]
    assert not wrong


def called(node: ast.Call) -> str:
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""


def is_built(argument: ast.expr) -> bool:
    """Whether a string is put together at run time, so that no tool can find it."""
    if isinstance(argument, ast.BinOp | ast.JoinedStr):
        return True
    return isinstance(argument, ast.Call) and called(argument) == "format"


def test_the_language_can_be_exchanged_at_any_time(qapp: QApplication) -> None:
    try:
        install_translator("id")
        assert status_word(Status.WAITING) == "Menunggu"
        assert QCoreApplication.translate("Notifications", "%Ln new report(s)", "", 1_200) == "1.200 laporan baru"
        install_translator("en")
        assert status_word(Status.WAITING) == "Waiting"
        assert QCoreApplication.translate("Notifications", "%Ln new report(s)", "", 1) == "1 new report"
        assert QCoreApplication.translate("Notifications", "%Ln new report(s)", "", 1_200) == "1,200 new reports"
    finally:
        install_translator("en")
