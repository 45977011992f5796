"""A picture of the folder: how it looks, what it is, where it is shown and with which words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from wissen.drawing.pictures import open_picture
from wissen.services.workshop_pictures import PictureFile, Use
from wissen.ui.pages.page import ScrollColumn
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.notice import Notice
from wissen.ui.widgets.wrap_button import WrapButton

_WIDEST, _HIGHEST = 360, 280
"""Logical pixels of the picture."""
_KINDS = {".svg": "Zeichnung (SVG)", ".png": "Bild (PNG)", ".jpg": "Foto (JPG)"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture, made small enough to be shown; `size` is its own, None when it cannot be opened."""

    file: PictureFile
    image: QImage | None
    size: QSizeF | None


def draw(file: PictureFile, *, density: float, highest: float = _HIGHEST, widest: float = _WIDEST) -> Drawn:
    """Open a picture and make it fit; takes its time, for a lane."""
    picture = None if file.refused else open_picture(file.data)
    if picture is None:
        return Drawn(file, None, None)
    ratio = picture.size.height() / picture.size.width()
    width = max(1.0, min(widest, picture.size.width(), highest / ratio))
    paper = "#ffffff" if picture.drawn else ""
    return Drawn(file, picture.image(width, density=density, paper=paper), picture.size)


class PicturePane(ScrollColumn):
    """`insert_wanted` is for the text that was written last."""

    insert_wanted = Signal()
    place_wanted = Signal(str, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = WrapLabel("", "heading")
        self._refused = Notice(self)
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._picture.setMinimumWidth(1)
        self._told = WrapLabel("", "muted")
        self._insert = button(tr("In den Text einfügen …"), self.insert_wanted.emit, weight="primary")
        self._into = WrapLabel("", "muted")
        self._used = WrapLabel("", "subheading")
        acts = FlowRow()
        acts.add(self._insert)
        for part in (self._name, self._refused, self._picture, self._told, acts, self._into, self._used):
            self.column.addWidget(part)
        self._uses: list[WrapButton] = []

    def show_picture(self, drawn: Drawn, into: str) -> None:
        """Show a picture; `into` is the title of the text that it can be put into, "" without one."""
        file = drawn.file
        name = PurePosixPath(file.path)
        self._name.setText(name.name)
        self._refused.tell(file.refused)
        self._picture.setVisible(drawn.image is not None)
        if drawn.image is not None:
            self._picture.setPixmap(QPixmap.fromImage(drawn.image))
        self._picture.setAccessibleName(tr("Bild {name}").format(name=name.name))
        self._told.setText(_facts(drawn))
        self._insert.setEnabled(bool(into) and not file.refused)
        hint = tr("Es kommt in „{title}“.").format(title=into) if into else ""
        self._into.setText(hint or tr("Öffnen Sie zuerst den Text, in den das Bild soll."))
        self._show_uses(file.uses)

    def _show_uses(self, uses: tuple[Use, ...]) -> None:
        for line in self._uses:
            line.hide()
            line.deleteLater()
        count = plural(len(uses), "Stelle", "Stellen")
        self._used.setText(tr("Zu sehen an {count}").format(count=count) if uses else tr("Noch nirgends zu sehen"))
        self._uses = [self._use(use) for use in uses]
        for line in self._uses:
            self.column.addWidget(line)

    def _use(self, use: Use) -> WrapButton:
        words = use.alt or tr("Es fehlt, was auf dem Bild zu sehen ist.")
        told = tr("{title}, Zeile {line}").format(title=use.title, line=use.line)
        return WrapButton(told, partial(self._go, use), note=words)

    def _go(self, use: Use) -> None:
        self.place_wanted.emit(use.path, use.line)


def _facts(drawn: Drawn) -> str:
    suffix = PurePosixPath(drawn.file.path).suffix.lower()
    size = drawn.size
    dots = (
        tr("{width} × {height} Punkte").format(width=round(size.width()), height=round(size.height())) if size else ""
    )
    weight = tr("{size} KB").format(size=max(1, round(len(drawn.file.data) / 1000)))
    return " · ".join(part for part in (tr(_KINDS.get(suffix, "Bild")), dots, weight) if part)
