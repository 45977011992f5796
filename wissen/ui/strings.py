"""The one door for German texts, and Qt's own texts in German."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from wissen.text import plural_de


def tr(text: str) -> str:
    """Return a text in the language of the app; German as long as no other catalogue is installed."""
    return QCoreApplication.translate("", text)


def plural(count: int, one: str, many: str) -> str:
    """Join a count with the form of the word that it takes, for instance "3 Minuten"."""
    return plural_de(count, tr(one), tr(many))


def speak_german(app: QCoreApplication) -> bool:
    """Give Qt's own buttons, menus and dates German texts; False when the catalogue `qtbase_de.qm` is missing."""
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return translator.load("qtbase_de", folder) and app.installTranslator(translator)
