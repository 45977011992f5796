"""Finding in the page: a field over the page, all hits marked, the keys that every browser knows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from wissen.drawing.tokens import SPACE_S, SPACE_XS
from wissen.ui.announce import announce
from wissen.ui.reader.finding import occurrences
from wissen.ui.reader.marking import MarkedPlaces
from wissen.ui.reader.page_view import PageView
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import icon_button

_RETURN = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class FindBar(QFrame):
    """Searches one view; hidden until `open`, Esc closes it and gives the focus back to the page."""

    def __init__(self, view: PageView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "top")
        self._view = view
        self._hits = MarkedPlaces(view)
        self._field = _Field(self)
        self._field.setAccessibleName(tr("Auf der Seite suchen"))
        self._field.setPlaceholderText(tr("Auf der Seite suchen"))
        self._field.setClearButtonEnabled(False)
        self._field.textChanged.connect(self._search)
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_S, SPACE_XS, SPACE_S, SPACE_XS)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self._field, 1)
        layout.addWidget(self._count)
        layout.addWidget(icon_button("arrow_upward", tr("Vorheriger Treffer"), self.previous, parent=self))
        layout.addWidget(icon_button("arrow_downward", tr("Nächster Treffer"), self.next, parent=self))
        layout.addWidget(icon_button("close", tr("Suche schließen"), self.leave, parent=self))
        view.page_built.connect(self._search_again)
        self.hide()

    @property
    def count(self) -> str:
        """What the bar says about the hits."""
        return self._count.text()

    def open(self) -> None:
        """Show the bar with what is selected on the page, or what was searched for last."""
        selected = self._view.textCursor().selectedText().replace("\u00ad", "")
        self.show()
        if selected and "\u2029" not in selected and selected != self._field.text():
            self._field.setText(selected)
        else:
            self._search()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def leave(self) -> None:
        """Hide the bar and its marks; the hit one was at stays selected on the page."""
        if self._hits.current is not None:
            start, end = self._hits.current
            cursor = QTextCursor(self._view.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            self._view.setTextCursor(cursor)
        self.put_away()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Hide the bar and its marks; nothing is selected, and the focus is the affair of others."""
        self.hide()
        self._hits.clear()

    def next(self) -> None:
        """Go to the next hit, from the last one to the first."""
        self._step(1)

    def previous(self) -> None:
        """Go to the hit before, from the first one to the last."""
        self._step(-1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._hits.paint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in _RETURN or event.key() == Qt.Key.Key_F3:
            self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        """Look for the text from where the reader is; folded parts that contain it open."""
        self._view.open_folds_with(self._field.text())
        self._hits.begin_anew()
        self._find()
        self._step(1)

    def _search_again(self) -> None:
        """The page was built anew: the hits are the same, their places may not be."""
        if self.isVisible():
            self._find()
            if self._hits.current is None:
                self._hits.step(1)
            self._tell()

    def _find(self) -> None:
        self._hits.show(occurrences(self._view.document().toRawText(), self._field.text()))

    def _step(self, by: int) -> None:
        self._hits.step(by)
        self._tell()
        if self._field.text():
            announce(self, self.count)

    def _tell(self) -> None:
        """Say how many hits there are, and which is the current one."""
        nothing = tr("Keine Treffer") if self._field.text().strip() else ""
        self._count.setText(self._hits.told or nothing)


class _Field(QLineEdit):
    """Takes Esc before the window does, which would leave the page."""

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)
