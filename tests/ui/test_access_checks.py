"""The checks of test_accessibility.py find what they look for, each on a page that has one fault."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.access_colours import contrast_findings
from tests.ui.access_focus import focus_findings
from tests.ui.access_names import english_findings, name_findings
from tests.ui.access_room import room_findings
from tests.ui.access_words import word_findings
from ui.theme import apply_theme


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> QWidget:
    """A page with a title and nothing on it."""
    apply_theme(qapp, "light")
    page = QWidget()
    qtbot.addWidget(page)
    page.setWindowTitle("x")
    page.resize(400, 300)
    return page


def shown(page: QWidget, *parts: QWidget) -> QWidget:
    """The page with these below each other."""
    column = QVBoxLayout(page)
    for part in parts:
        column.addWidget(part)
    page.show()
    page.activateWindow()
    QApplication.processEvents()
    return page


def test_a_button_without_words_is_found(page: QWidget) -> None:
    assert name_findings(shown(page, QPushButton(page), QPushButton("x", page))) == ["QPushButton '' in QWidget has no name"]


def test_english_is_found(page: QWidget) -> None:
    found = english_findings(shown(page, QPushButton("Settings", page), QPushButton("Pengaturan", page)))
    assert set(found) == {"QPushButton 'Settings' in QWidget says 'Settings'"}


def test_a_trap_is_found(page: QWidget) -> None:
    trap = QPlainTextEdit(page)
    found = focus_findings(shown(page, QLineEdit(page), trap, QLineEdit(page)))
    assert any("Tab never comes to" in finding for finding in found)


def test_a_jump_is_found(page: QWidget) -> None:
    below, above, middle = QLineEdit(page), QLineEdit(page), QLineEdit(page)
    found = focus_findings(shown(page, above, middle, below))
    assert any("Tab goes back" in finding for finding in found)


def test_a_focus_that_is_not_seen_is_found(page: QWidget) -> None:
    hidden = QPushButton("x", page)
    hidden.setStyleSheet("QPushButton{border:1px solid gray;} QPushButton:focus{outline:none;}")
    found = focus_findings(shown(page, QLineEdit(page), hidden))
    assert found == ["one does not see that QPushButton 'x' in QWidget has the focus"]


def test_pale_words_are_found(page: QWidget) -> None:
    pale = QLabel("Belum terkirim", page)
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#9aa1a9"))
    pale.setPalette(palette)
    (found,) = contrast_findings(shown(page, QLabel("Terkirim", page), pale))
    assert "Belum terkirim" in found


def test_what_is_cut_off_and_what_covers_are_found(page: QWidget) -> None:
    cut, covering = QPushButton("Kirim sekarang juga", page), QPushButton("x", page)
    cut.setFixedWidth(30)
    shown(page, cut, QLineEdit(page))
    covering.setGeometry(cut.geometry())
    covering.show()
    found = room_findings(page, screen=(1366, 768))
    assert any("the words of" in finding for finding in found)
    assert any("cover each other" in finding for finding in found)


def test_words_that_are_cut_are_found(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(500, 300)
    whole, short = QLabel("Menunggu validasi", page), QLabel("Menunggu validasi", page)
    low = QLabel("Nama pengguna atau kata sandi salah. Periksa lagi, lalu coba sekali lagi.", page)
    low.setWordWrap(True)
    field = QLineEdit(page)
    field.setPlaceholderText("Cari nomor atau isi laporan")
    for place, (part, width, height) in enumerate(((whole, 300, 24), (short, 60, 24), (low, 200, 18), (field, 90, 28))):
        part.setGeometry(5, 40 * place, width, height)
    page.show()
    found = word_findings(page)
    assert [finding.partition(" is cut")[0] for finding in found] == [
        "“Menunggu validasi”",
        f"“{low.text()[:60]}”",
        "the hint “Cari nomor atau isi laporan”",
    ]
