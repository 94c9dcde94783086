"""Light, dark, or as the system has it: Fusion with one quiet palette each, the system's font, and an 8-pixel grid."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from widgets.lettering import scaled

SPACE = 8
# The sizes of text that an officer can choose, in percent of the system's.
TEXT_SIZES = (100, 115, 130, 150)
_SHARE = "crop_text_size"

_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "system": Qt.ColorScheme.Unknown}
_ROLE = QPalette.ColorRole

# Fusion's own colours, with less contrast between the panes and an accent that reads well under text in both schemes.
_LIGHT = {
    _ROLE.Window: "#f4f5f7",
    _ROLE.WindowText: "#1b1f24",
    _ROLE.Base: "#ffffff",
    _ROLE.AlternateBase: "#f0f2f5",
    _ROLE.Text: "#1b1f24",
    _ROLE.Button: "#f7f8fa",
    _ROLE.ButtonText: "#1b1f24",
    _ROLE.BrightText: "#ffffff",
    _ROLE.Highlight: "#1f6fb8",
    _ROLE.HighlightedText: "#ffffff",
    _ROLE.Link: "#0b5cad",
    _ROLE.LinkVisited: "#6b3fa0",
    _ROLE.PlaceholderText: "#666d76",
    _ROLE.ToolTipBase: "#ffffff",
    _ROLE.ToolTipText: "#1b1f24",
    _ROLE.Light: "#ffffff",
    _ROLE.Midlight: "#e6e8eb",
    _ROLE.Mid: "#c3c8ce",
    _ROLE.Dark: "#9aa1a9",
    _ROLE.Shadow: "#6d747c",
}
_DARK = {
    _ROLE.Window: "#22252a",
    _ROLE.WindowText: "#e6e8eb",
    _ROLE.Base: "#191c20",
    _ROLE.AlternateBase: "#202429",
    _ROLE.Text: "#e6e8eb",
    _ROLE.Button: "#30353b",
    _ROLE.ButtonText: "#e6e8eb",
    _ROLE.BrightText: "#ffffff",
    _ROLE.Highlight: "#4a94dc",
    _ROLE.HighlightedText: "#0d1116",
    _ROLE.Link: "#7db8f2",
    _ROLE.LinkVisited: "#c2a2ee",
    _ROLE.PlaceholderText: "#9aa1a9",
    _ROLE.ToolTipBase: "#30353b",
    _ROLE.ToolTipText: "#e6e8eb",
    _ROLE.Light: "#4d545d",
    _ROLE.Midlight: "#3a4047",
    _ROLE.Mid: "#454b53",
    _ROLE.Dark: "#14161a",
    _ROLE.Shadow: "#0b0c0e",
}
# Fusion frames what is typed in and ticked in a darker shade of its window's colour, which is no frame on a dark ground.
# These classes get another one, of which that shade stands out from the fields and from what is around them.
_FIELDS = ("QCheckBox", "QRadioButton", "QLineEdit", "QComboBox", "QAbstractSpinBox", "QPlainTextEdit")
_FRAMED = (*_FIELDS, "QListWidget", "QMenu", "HitList")
_FRAME = {"light": "#acb1b7", "dark": "#b3bdc9"}
# What cannot be pressed now is drawn as placeholders are: a menu says in such an entry why it is not possible.
_FADING = (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText)


def apply_theme(app: QApplication, theme: str) -> None:
    """Dress the application: `system`, `light` or `dark`."""
    if app.style() is None or app.style().name().lower() != "fusion":
        app.setStyle("Fusion")
    hints = QGuiApplication.styleHints()
    hints.setColorScheme(_SCHEMES.get(theme, Qt.ColorScheme.Unknown))
    dark = theme == "dark" or (theme != "light" and hints.colorScheme() == Qt.ColorScheme.Dark)
    wanted = _palette(_DARK if dark else _LIGHT)
    if app.palette() != wanted:
        app.setPalette(wanted)
        framed = QPalette(wanted)
        framed.setColor(_ROLE.Window, QColor(_FRAME["dark" if dark else "light"]))
        for name in _FRAMED:
            # The stub asks for bytes, which the binding refuses.
            app.setPalette(framed, name)  # type: ignore[arg-type]
        _redress(app)


def apply_text_size(app: QApplication, percent: int) -> None:
    """Show all text in a share of the system's size, in every window that is open too."""
    former = app.property(_SHARE) or 100
    percent = percent if percent in TEXT_SIZES else 100
    if percent == former:
        return
    app.setProperty(_SHARE, percent)
    app.setFont(scaled(app.font(), percent / former))
    for widget in app.allWidgets():
        # A widget with a font of its own does not follow the application's.
        if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont):
            widget.setFont(_resized(widget.font(), percent / former))
        elif widget.styleSheet():
            # Nor does one with a style sheet: it keeps the font that it was dressed in.
            look = widget.styleSheet()
            widget.setStyleSheet("")
            widget.setStyleSheet(look)


def _resized(font: QFont, share: float) -> QFont:
    return scaled(font, share, bold=font.weight() >= QFont.Weight.DemiBold)


def _redress(app: QApplication) -> None:
    """Qt resolves the palette's colours in a style sheet once and never tells such a widget of another palette."""
    for widget in app.allWidgets():
        look = widget.styleSheet()
        if look:
            widget.setStyleSheet("")
            widget.setPalette(QPalette())
            widget.setStyleSheet(look)


def _palette(colours: dict[QPalette.ColorRole, str]) -> QPalette:
    palette = QPalette()
    for role, name in colours.items():
        palette.setColor(role, QColor(name))
    for role in _FADING:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours[_ROLE.PlaceholderText]))
    palette.setColor(QPalette.ColorGroup.Disabled, _ROLE.Highlight, QColor(colours[_ROLE.Mid]))
    palette.setColor(_ROLE.Accent, QColor(colours[_ROLE.Highlight]))
    return palette
