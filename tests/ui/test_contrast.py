"""Every colour that rows, badges and marks are painted in, on every ground that they are painted on, in light and dark."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QApplication, QStyle, QStyleOptionViewItem

from officer_app.domain.vocabulary import Status
from tests.ui.access_colours import LARGE, NORMAL, contrast, dominant
from tests.ui.access_states import States, settle
from tests.ui.window_desk import WindowDriver
from ui.frame.palette import Palette
from ui.frame.rail import Place
from ui.theme import apply_theme
from ui.words.statuses import status_colour
from widgets.tones import Tone, ground_colour, is_dark, row_ground, tone_colour

THEMES = pytest.mark.parametrize("theme", ["light", "dark"])
_STATE = QStyle.StateFlag
LOOKS = {
    "plain": _STATE.State_None,
    "hovered": _STATE.State_MouseOver,
    "selected": _STATE.State_Selected,
    "selected and hovered": _STATE.State_Selected | _STATE.State_MouseOver,
    "focused": _STATE.State_Selected | _STATE.State_HasFocus,
}


class Spy(QPainter):
    """Notes the words that are drawn, their colour, and the ground that they are drawn on."""

    def __init__(self, image: QImage) -> None:
        super().__init__(image)
        self._image = image
        self.drawn: list[tuple[str, QColor, QColor]] = []

    def drawText(self, *given: Any) -> Any:
        """Note, then draw."""
        self.drawn.append((str(given[-1]), QColor(self.pen().color()), dominant(self._image, self._image.rect())))
        return super().drawText(*given)


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    apply_theme(qapp, "light")


def rows_of(view: QAbstractItemView) -> Iterator[tuple[str, str, QColor, QColor]]:
    """Every text of every row in every look."""
    model = view.model()
    for row in range(model.rowCount()):
        index: QModelIndex = model.index(row, 0)
        for look, state in LOOKS.items():
            option = QStyleOptionViewItem()
            view.initViewItemOption(option)
            option.state = _STATE.State_Enabled | state
            option.rect = QRect(0, 0, 640, view.sizeHintForRow(row))
            image = QImage(option.rect.size(), QImage.Format.Format_RGB32)
            image.fill(view.palette().color(QPalette.ColorRole.Base))
            painter = Spy(image)
            view.itemDelegate().paint(painter, option, index)
            painter.end()
            for words, colour, ground in painter.drawn:
                yield look, words, colour, ground


def too_pale(view: QAbstractItemView) -> set[str]:
    """What does not stand out; a shape alone is a graphic."""
    return {
        f"{look}: {words!r} in {colour.name()} on {ground.name()} has {contrast(colour, ground):.2f}"
        for look, words, colour, ground in rows_of(view)
        if contrast(colour, ground) < (NORMAL if any(map(str.isalnum, words)) else LARGE) and words.strip()
    }


@THEMES
def test_rows_read_well_also_selected_and_hovered(driver: WindowDriver, qapp: QApplication, theme: str) -> None:
    apply_theme(qapp, theme)
    desk = States(driver).desk
    settle()
    view = desk.desk_page.queue.view
    view.queue.tick(["report-00010"], on=True)
    assert too_pale(view) == set()
    view.queue.tick(["report-00010"], on=False)
    desk.desk_page.queue.show_view("who")
    settle()
    assert {"1 late", "Siti Rahma"} <= {words for _, words, _, _ in rows_of(view)}
    assert too_pale(view) == set()
    desk.open_palette()
    palette = next(found for found in desk.findChildren(Palette) if found.isVisible())
    assert too_pale(palette.list) == set()
    palette.close()
    desk.go_to(Place.OUTBOX)
    settle()
    assert desk.outbox.model.rowCount() == 2
    assert too_pale(desk.outbox.view) == set()


def grounds(palette: QPalette) -> dict[str, QColor]:
    """What statuses and tones are painted on."""
    return {
        "window": palette.color(QPalette.ColorRole.Window),
        "list": palette.color(QPalette.ColorRole.Base),
        "hovered row": row_ground(palette, selected=False, hovered=True),
        "selected row": row_ground(palette, selected=True),
        "selected and hovered row": row_ground(palette, selected=True, hovered=True),
    }


@THEMES
def test_tones_and_statuses_read_well_on_every_ground(qapp: QApplication, theme: str) -> None:
    apply_theme(qapp, theme)
    palette = qapp.palette()
    colours = {tone.name: tone_colour(tone, palette) for tone in Tone}
    colours |= {status.name: status_colour(status, is_dark(palette)) for status in Status}
    pale = [
        f"{name} on {where}: {contrast(colour, ground):.2f}"
        for name, colour in colours.items()
        for where, ground in grounds(palette).items()
        if contrast(colour, ground) < NORMAL
    ]
    assert not pale, "\n".join(pale)


@THEMES
def test_the_grounds_of_banners_and_cards_leave_words_and_tones_readable(qapp: QApplication, theme: str) -> None:
    apply_theme(qapp, theme)
    palette = qapp.palette()
    text = palette.color(QPalette.ColorRole.WindowText)
    for tone in Tone:
        ground = ground_colour(tone, palette)
        assert contrast(text, ground) >= NORMAL, tone
        assert contrast(tone_colour(tone, palette), ground) >= NORMAL, tone


@THEMES
def test_focus_frames_and_counts_stand_out(qapp: QApplication, theme: str) -> None:
    apply_theme(qapp, theme)
    palette = qapp.palette()
    accent = palette.color(QPalette.ColorRole.Highlight)
    for where, ground in grounds(palette).items():
        assert contrast(accent, ground) >= LARGE, where
    for tone in (Tone.INFO, Tone.WARNING):
        assert contrast(palette.color(QPalette.ColorRole.Base), tone_colour(tone, palette)) >= NORMAL, tone
