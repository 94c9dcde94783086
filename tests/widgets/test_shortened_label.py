"""A label that has too little room says so, and tells all of it to who points at it."""

from pytestqt.qtbot import QtBot

from widgets.shortened_label import ShortenedLabel


def test_it_ends_with_an_ellipsis_and_tells_all_of_it_to_who_points(qtbot: QtBot) -> None:
    label = ShortenedLabel()
    qtbot.addWidget(label)
    label.setText("Klender, Pondok Bambu · Siti <b>Rahma</b>")
    label.resize(600, 20)
    label.show()
    assert label.text() == label.whole() and label.toolTip() == ""
    wanted = label.sizeHint().width()
    label.resize(90, 20)
    assert label.text().endswith("…") and "Siti &lt;b&gt;Rahma" in label.toolTip()
    assert label.accessibleName() == label.whole() and label.sizeHint().width() == wanted
    label.resize(600, 20)
    assert label.text() == label.whole()
