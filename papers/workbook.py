"""A table as an Excel workbook: a first sheet that says what it is, real dates and numbers, no cell that is a formula."""

import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from officer_app.domain.wib import WIB
from papers.sheet import Cell, Column, Kind, Sheet, clean
from papers.whole_file import whole_file
from sync.errors import OfficerError

# All cells are kept in memory until the file is written; more rows belong into a database.
MOST_ROWS = 100_000
_LONGEST = 32_767
_FORBIDDEN = str.maketrans("", "", "[]:*?/\\'")
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_MOMENT = "yyyy-mm-dd hh:mm"


def write_workbook(sheet: Sheet, path: Path) -> None:
    """Write a table; OfficerError where that fails (`paper-too-many-rows` above MOST_ROWS), and nothing is left then."""
    # Most days nobody exports: the library is read when somebody does.
    import xlsxwriter  # noqa: PLC0415

    with whole_file(path) as part:
        data = io.BytesIO()
        book = xlsxwriter.Workbook(data, _OPTIONS)
        book.set_properties({"title": sheet.title, "comments": sheet.mark})
        _write_about(book, sheet)
        _write_rows(book, sheet)
        book.close()
        part.write_bytes(data.getbuffer())
        sheet.check()


def _write_about(book: Any, sheet: Sheet) -> None:
    page = book.add_worksheet(sheet.words.about.translate(_FORBIDDEN)[:31])
    warning = book.add_format({"bold": True, "font_color": "#b3261e", "font_size": 13})
    bold, wrapped = book.add_format({"bold": True, "valign": "top"}), book.add_format({"text_wrap": True})
    page.write_string(0, 0, clean(sheet.mark), warning)
    page.write_string(2, 0, clean(sheet.title), book.add_format({"bold": True, "font_size": 13}))
    for number, (name, says) in enumerate(sheet.about, 3):
        page.write_string(number, 0, clean(name), bold)
        page.write_string(number, 1, clean(says)[:_LONGEST], wrapped)
    page.set_column(0, 0, 26)
    page.set_column(1, 1, 80)


def _write_rows(book: Any, sheet: Sheet) -> None:
    page = book.add_worksheet(sheet.title.translate(_FORBIDDEN)[:31])
    head = book.add_format({"bold": True, "bg_color": "#e4e8ee", "bottom": 1, "text_wrap": True, "valign": "top"})
    moment = book.add_format({"num_format": _MOMENT, "valign": "top", "align": "left"})
    plain = book.add_format({"valign": "top"})
    for place, column in enumerate(sheet.columns):
        page.write_string(0, place, column.heading, head)
        page.set_column(place, place, column.width)
    writers = [_writer(page, column, sheet, plain, moment) for column in sheet.columns]
    number = 0
    for number, row in enumerate(sheet.rows, 1):
        if number > MOST_ROWS:
            raise OfficerError("paper-too-many-rows", limit=MOST_ROWS)
        for place, (write, cell) in enumerate(zip(writers, row, strict=True)):
            if cell is not None:
                write(number, place, cell)
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, max(number, 1), len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&L" + clean(sheet.mark).replace("&", "&&")[:200] + "&R&P / &N")
    page.activate()


def _writer(page: Any, column: Column, sheet: Sheet, plain: Any, moment: Any) -> Callable[[int, int, Cell], None]:
    def text(row: int, place: int, cell: Cell) -> None:
        page.write_string(row, place, clean(str(cell))[:_LONGEST], plain)

    def number(row: int, place: int, cell: Cell) -> None:
        page.write_number(row, place, cell, plain)

    def date(row: int, place: int, cell: Cell) -> None:
        assert isinstance(cell, datetime)
        page.write_datetime(row, place, cell.astimezone(WIB).replace(tzinfo=None), moment)

    def flag(row: int, place: int, cell: Cell) -> None:
        page.write_string(row, place, sheet.words.yes if cell else sheet.words.no, plain)

    kinds = {Kind.TEXT: text, Kind.COUNT: number, Kind.DEGREES: number, Kind.MOMENT: date, Kind.FLAG: flag}
    return kinds[column.kind]
