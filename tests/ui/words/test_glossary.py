"""The words that people meet keep to docs/glossary.md: one word for one thing, in both languages."""

import argparse
import ast
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import resources
from officer_app.cli import parser_of

ROOT = Path(__file__).parents[3]
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
# Words that stay Indonesian whatever the window speaks: notes for colleagues, the sheet of a sealed file, names of templates.
ALWAYS_INDONESIAN = (
    "sync/decisions/words.py",
    "sync/decisions/choices.py",
    "sync/sealed/sheet.py",
    "officer_app/domain/templates.py",
)
ENGLISH_HALF = "## A morning at the kelurahan"


@dataclass(frozen=True)
class Term:
    """A row of the table: the word of each language, and those that may not stand for it."""

    words: dict[str, str]
    banned: dict[str, tuple[str, ...]]


def rows(after: str) -> Iterator[list[str]]:
    """The cells of the rows of the first table after a line."""
    lines = GLOSSARY.split(after, 1)[1].strip().splitlines()
    for line in lines[2:]:
        if not line.startswith("|"):
            return
        yield [cell.strip() for cell in line.strip("|").split("|")]


def terms() -> list[Term]:
    return [
        Term({"en": en, "id": indonesian}, {"en": listed(not_en), "id": listed(not_id)})
        for en, indonesian, _, not_en, not_id in rows("count as the same.")
    ]


def listed(cell: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in cell.split(",") if word.strip() not in ("", "–"))


def names() -> list[str]:
    return [row[0] for row in rows('in which a word of a "not" column is right:')]


def whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w{{]){re.escape(word)}(?![\w}}])", re.IGNORECASE)


def translations(language: str) -> Iterator[tuple[str, str]]:
    """What the window and the terminal say, with where: Indonesian translations, English sources and plurals."""
    for context in ET.parse(resources.path("translations/crop_id.ts")).getroot().findall("context"):
        for message in context.findall("message"):
            where = f"{context.findtext('name', '')}: {message.findtext('source', '')}"
            if language == "en":
                yield where, message.findtext("source", "")
            else:
                yield from ((where, text) for text in forms(message))
    if language == "en":
        for message in ET.parse(resources.path("translations/crop_en.ts")).getroot().iter("message"):
            yield from ((message.findtext("source", ""), text) for text in forms(message))


def forms(message: ET.Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    return [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]


def guide(language: str) -> Iterator[tuple[str, str]]:
    text = (ROOT / "docs" / "user-guide.md").read_text(encoding="utf-8")
    indonesian, english = text.split(ENGLISH_HALF)
    for number, line in enumerate((english if language == "en" else indonesian).splitlines(), 1):
        yield f"user-guide.md, line {number} of {language}", re.sub(r"<[^>]+>|\]\([^)]*\)", " ", line)


def literals(file: str) -> Iterator[tuple[str, str]]:
    """The strings of a module, without its docstrings; a citizen is told of a dinas, and forms of times are no words."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield f"{file}, line {node.lineno}", re.sub(r"\{dinas\}|^dinas$|%[a-zA-Z]", " ", node.value)


def helps(parser: argparse.ArgumentParser) -> Iterator[tuple[str, str]]:
    """The help of a command and of all below it."""
    yield parser.prog, parser.format_help()
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from helps(command)


def texts(language: str) -> Iterator[tuple[str, str]]:
    yield from translations(language)
    yield from guide(language)
    if language == "id":
        for file in ALWAYS_INDONESIAN:
            yield from literals(file)
    if language == "en":
        yield from helps(parser_of([]))
        yield from helps(parser_of(["central"]))
        manual = re.sub(r"`[^`]*`", " ", (ROOT / "docs" / "cli.md").read_text(encoding="utf-8"))
        yield from (("cli.md", line) for line in manual.splitlines())


def test_the_glossary_names_what_an_office_speaks_of() -> None:
    found = terms()
    assert len(found) >= 50
    assert all(term.words["en"] and term.words["id"] for term in found)


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_term_stands_for_one_thing(language: str) -> None:
    words = [term.words[language].casefold() for term in terms()]
    assert len(words) == len(set(words))
    banned = {word.casefold() for term in terms() for word in term.banned[language]}
    assert not banned & set(words)


@pytest.mark.parametrize("language", ["en", "id"])
def test_no_text_holds_a_word_that_the_glossary_bans(language: str) -> None:
    banned = [(whole(word), term.words[language]) for term in terms() for word in term.banned[language]]
    kept = [whole(name) for name in names()]
    wrong = []
    for where, text in texts(language):
        plain = text.replace("&", "")
        for name in kept:
            plain = name.sub(" ", plain)
        wrong += [
            f"{where}: {match[0]!r} in {text!r}, say {better!r}" for word, better in banned for match in word.finditer(plain)
        ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_term_is_used(language: str) -> None:
    spoken = "\n".join(text for _, text in texts(language)).casefold()
    assert not [term.words[language] for term in terms() if term.words[language].casefold() not in spoken]
