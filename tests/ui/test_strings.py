"""German texts, of ours and of Qt's."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from wissen.ui.strings import plural, tr


def test_a_text_without_translation_stays_german() -> None:
    assert tr("Übersicht öffnen") == "Übersicht öffnen"


def test_counts_take_the_right_form() -> None:
    assert (plural(1, "Frage", "Fragen"), plural(2, "Frage", "Fragen")) == ("1 Frage", "2 Fragen")


def test_the_buttons_of_qt_are_german(app: QApplication, qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert {button.text() for button in box.buttons()} == {"Speichern", "Abbrechen"}


def test_keys_and_dates_are_german(app: QApplication) -> None:
    assert QKeySequence("Ctrl+F").toString(QKeySequence.SequenceFormat.NativeText) == "Strg+F"
    assert QLocale().language() == QLocale.Language.German
