"""What can be done at a place of a page: with a link, with a mark of the person's own, with what is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from wissen.drawing.built_page import LinkSpot
from wissen.ui import actions
from wissen.ui.reader.own_marks import MARK
from wissen.ui.strings import tr

if TYPE_CHECKING:
    from wissen.ui.reader.reader_view import ReaderView


class ReaderMenu(QMenu):
    """Deletes itself when it closes; `link` is what it was opened on."""

    def __init__(self, view: ReaderView, link: LinkSpot | None) -> None:
        super().__init__(view)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._view, self._link = view, link
        if link is not None:
            self._offer(link)
            self.addSeparator()
        selected = view.textCursor().hasSelection()
        if view.markable:
            mark = self.addAction(actions.tip(actions.HIGHLIGHT), view.mark_wanted.emit)
            mark.setEnabled(selected)
        self.addAction(tr("Kopieren"), view.copy).setEnabled(selected)
        self.addAction(tr("Alles auswählen"), view.selectAll)

    def _offer(self, link: LinkSpot) -> None:
        if link.href.startswith(MARK):
            self.addAction(tr("Markierung entfernen"), self._remove)
            self.addAction(tr("Notiz dazu schreiben"), self._note)
        elif link.term:
            self.addAction(tr("Begriff erklären"), self._view.explain)
        else:
            self.addAction(tr("Öffnen"), self._follow)
        if link.href.startswith(("https:", "http:", "mailto:")):
            self.addAction(tr("Adresse kopieren"), self._copy_address)

    def _follow(self) -> None:
        if self._link is not None:
            self._view.activate(self._link)

    def _copy_address(self) -> None:
        if self._link is not None:
            QGuiApplication.clipboard().setText(self._link.href)

    def _remove(self) -> None:
        if self._link is not None:
            self._view.mark_removed.emit(self._link.href.removeprefix(MARK))

    def _note(self) -> None:
        if self._link is not None:
            self._view.mark_noted.emit(self._link.href.removeprefix(MARK))
