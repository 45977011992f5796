"""What a person does and sees at a finder."""

from __future__ import annotations

from PySide6.QtWidgets import QRadioButton

from tests.helpers.workplace import Workplace

NAME, FILE = "finder-ausweis", "finder/ausweis.md"
"""The finder of the small pack."""


def text(place: Workplace) -> str:
    return place.reader.toPlainText().replace("\u00ad", "").replace("\u00a0", " ")


def answer(place: Workplace, label: str) -> None:
    """Choose an answer with the mouse and go on."""
    place.click(label)
    place.click("Weiter")


def chosen(place: Workplace) -> list[str]:
    radios = place.window.page.findChildren(QRadioButton)
    return [radio.accessibleName() for radio in radios if radio.isVisible() and radio.isChecked()]
