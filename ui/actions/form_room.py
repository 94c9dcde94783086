"""How much of a form's height each of its text fields takes: they grow with what is typed, up to the room that there is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from widgets.plain_editor import PlainEditor


@dataclass(frozen=True, slots=True)
class Wish:
    """What a text field would take, and the least that it needs."""

    wanted: int
    least: int


def shared_out(room: int, wishes: Sequence[Wish]) -> list[int]:
    """The height of each field, the most important one first: what it wants, as long as the others keep their least."""
    left = room
    needed = sum(wish.least for wish in wishes)
    given = []
    for wish in wishes:
        needed -= wish.least
        height = max(min(wish.wanted, left - needed), wish.least)
        left -= height
        given.append(height)
    return given


class FormRoom:
    """Shares the height that a form may have among its text fields; those that the citizen reads come first."""

    def __init__(self, form: QWidget) -> None:
        self._form = form
        self._editors: list[PlainEditor] = []
        self._height: int | None = None

    def add(self, editor: PlainEditor, *, first: bool) -> None:
        """Care for a text field too."""
        self._editors.insert(0 if first else len(self._editors), editor)
        editor.wish_changed.connect(self.share)

    def set_height(self, height: int) -> None:
        """The form may be so high from now on."""
        self._height = height
        self.share()

    def share(self) -> None:
        """Give each field its part anew."""
        if self._height is None or not self._editors:
            return
        others = self._form.sizeHint().height() - sum(editor.height() for editor in self._editors)
        wishes = [Wish(editor.wish(), editor.least()) for editor in self._editors]
        for editor, height in zip(self._editors, shared_out(self._height - others, wishes), strict=True):
            editor.set_room(height)
