"""The language of the window: our own translations and Qt's, put in place and exchanged while the app runs."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

import resources

_LOCALES = {
    "id": QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}
# Qt keeps only a pointer to an installed translator; whoever installs it keeps it alive.
_installed: list[QTranslator] = []


def install_translator(language: str) -> None:
    """Speak `id` or `en` from now on; every widget hears of it by a LanguageChange event."""
    remove_translators()
    QLocale.setDefault(_LOCALES.get(language, _LOCALES["id"]))
    qt_words = QTranslator()
    if qt_words.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        _install(qt_words)
    ours = QTranslator()
    if not ours.load(str(resources.path(f"translations/crop_{language}.qm"))):
        raise FileNotFoundError(f"no translation for {language}")
    _install(ours)


def remove_translators() -> None:
    """Speak the source's English again, with the system's formats."""
    for translator in _installed:
        QCoreApplication.removeTranslator(translator)
    if _installed:
        QLocale.setDefault(QLocale.system())
    _installed.clear()


def _install(translator: QTranslator) -> None:
    if QCoreApplication.installTranslator(translator):
        _installed.append(translator)
