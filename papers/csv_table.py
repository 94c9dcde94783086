"""A table as CSV: UTF-8 with a mark that Excel knows it by, semicolons (Excel's separator in Indonesian), every cell quoted."""

import csv
from datetime import datetime
from pathlib import Path
from unicodedata import category

from papers.sheet import Cell, Sheet, clean, wib_text
from papers.whole_file import whole_file

# A spreadsheet takes a text that begins so for a formula, also behind what nobody sees and in full-width letters.
_FORMULA = frozenset("=+-@|%\t\n＝＋－＠")
_UNSEEN = frozenset({"Zs", "Zl", "Zp", "Cf", "Cc", "Mn", "Me"})
_FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")


def write_csv(sheet: Sheet, path: Path) -> None:
    """Write a table; OfficerError where that fails, and nothing is left then."""
    with whole_file(path) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerow([column.heading for column in sheet.columns])
        for row in sheet.rows:
            writer.writerow([_cell(cell, sheet) for cell in row])
        sheet.check()


def harmless(text: str) -> str:
    """A text that no spreadsheet runs: one that looks like a formula gets an apostrophe before it."""
    text = clean(text)
    seen = next((place for place, letter in enumerate(text) if letter in _FORMULA or not _is_unseen(letter)), 0)
    return f"'{text}" if text[seen : seen + 1] in _FORMULA else text


def _is_unseen(letter: str) -> bool:
    """Whether a letter takes no ink: blanks, marks of no width and of direction, and letters that fill a place."""
    return category(letter) in _UNSEEN or letter in _FILLERS


def _cell(cell: Cell, sheet: Sheet) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return sheet.words.yes if cell else sheet.words.no
        case datetime():
            return wib_text(cell)
        case str():
            return harmless(cell)
        case _:
            return repr(cell)
