"""What is said of a photo, wherever it is shown."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from officer_app.domain.effects import attachment_of
from officer_app.domain.vocabulary import PhotoRole
from officer_app.translation import install_translator
from tests.ui.desk_samples import photo
from ui.words.photos import covered_count, photo_label, photo_words


def test_role_caption_and_what_is_covered() -> None:
    plain = photo(role=PhotoRole.BEFORE)
    said = replace(plain, caption="Saluran\n  tersumbat ")
    assert (photo_words(plain), photo_label(plain)) == ("Before", "Before")
    assert photo_words(said) == "Before: Saluran tersumbat"
    assert photo_words(replace(said, covered=True)) == "Before: Saluran tersumbat  ■ parts covered"
    assert photo_label(replace(said, covered=True)) == "Before ■"


def test_a_photo_of_the_report_says_what_it_said_in_the_draft() -> None:
    made = replace(photo(), caption="Sudah bersih", covered=True)
    assert photo_words(attachment_of(made, "officer-1")) == photo_words(made)


def test_in_indonesian_too(qapp: QApplication) -> None:
    install_translator("id")
    assert photo_words(replace(photo(), covered=True)) == "Sesudah  ■ sebagian ditutupi"
    assert covered_count(2) == "■ 2 sebagian ditutupi"
