"""Schnellauskunft: a field, what is found while one types, and the answer beside it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_M, SPACE_S
from wissen.services.search import Hits
from wissen.ui import actions, look
from wissen.ui.announce import announce
from wissen.ui.asking import Asking
from wissen.ui.models.hit_rows import hit_row, known_row, told_of
from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context, scrolled
from wissen.ui.quick.answer_pane import AnswerPane
from wissen.ui.quick.nothing_found import NothingFound
from wissen.ui.quick.opened import Opened
from wissen.ui.quick.rows_and_answer import RowsAndAnswer
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import roomy_button
from wissen.ui.widgets.empty_state import EmptyState
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.row_list import RowList
from wissen.ui.widgets.search_field import SearchField

_ROWS, _HINT, _NOTHING = range(3)
_BESIDE, _BELOW = 760, 430
"""Width from which the answer stands beside the rows, and height from which it stands below them."""
_MOST_BOOKMARKS = 8
_REST = 40
"""Milliseconds after the last row came before its answer is built: who types on does not wait for it."""


class QuickView(QWidget):
    """The same in the palette and in the window of its own."""

    left = Signal()
    """The person gives up."""
    window_wanted = Signal()
    """The same in a window of its own."""

    def __init__(self, context: Context, last: Opened, parent: QWidget, *, over_page: bool) -> None:
        """`go` of the context also leaves here, or comes to the front there."""
        super().__init__(parent)
        self._context, self._last, self._over_page = context, last, over_page
        self._asking = Asking(context, self)
        self._asking.found.connect(self._show)
        self.field = SearchField()
        self.field.asked.connect(self._ask)
        self.field.down.connect(self._down)
        self.field.up.connect(self._up)
        self.field.accepted.connect(self.open_current)
        self.field.left.connect(self._leave_field)
        self._told = WrapLabel("", "muted")
        self._model = RowModel(self)
        self._list = RowList(self._model, tr("Treffer"), self, details=False)
        self._list.chosen.connect(self._open)
        self._list.selectionModel().currentChanged.connect(self._current_changed)
        self.pane = AnswerPane(context, self)
        self.pane.told.connect(self._tell)
        hint = tr("Schreiben Sie ein Wort, einen Paragrafen oder das Anliegen. Wenige Buchstaben genügen.")
        self._nothing = NothingFound(context, self)
        self._nothing.wanted.connect(self._ask_for)
        self._faces = QStackedWidget()
        self._both = RowsAndAnswer(self._list, self.pane)
        for face in (self._both, scrolled(EmptyState("search", hint)), scrolled(self._nothing)):
            self._faces.addWidget(face)
        self._answer = roomy_button("quick_reference", tr("Antwort zeigen"), self._toggle_answer)
        self._all = roomy_button("search", tr("Alle Treffer"), self.show_all, tip=actions.tip(actions.ALL_HITS))
        tip = actions.tip(actions.QUICK_WINDOW)
        self._window = roomy_button("open_in_new", tr("Eigenes Fenster"), self.window_wanted.emit, tip=tip)
        self._asked = self.shown = ""
        """What was asked, and for what the rows are that are shown."""
        self._alone = False
        self._later = QTimer(self, singleShot=True, interval=_REST)
        self._later.timeout.connect(self._show_answer)
        self._add_keys()
        self._lay_out()

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is offered now."""
        return self._model.rows

    @property
    def answer(self) -> AnswerPane:
        """The answer to the current row, also for those who are quicker than it."""
        if self._later.isActive():
            self._later.stop()
            self._show_answer()
        return self.pane

    def begin(self) -> None:
        """As it opens: nothing typed, bookmarks and what was opened last at hand."""
        self.field.clear()
        self._ask("")
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Content, history, index or the day has changed."""
        if self.isVisible():
            self._asking.ask(self._asked)

    def open_current(self) -> None:
        """Open the current row in the main window."""
        self._list.choose_current()

    def show_all(self) -> None:
        """Leave for the page Suche with the same question."""
        self._context.go(Address(Screen.SEARCH, self._asked))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # ------------------------------------------------------------ asking

    def _ask(self, text: str) -> None:
        self._asked = text
        self._asking.ask(text)

    def _ask_for(self, text: str) -> None:
        """Take a word that was offered."""
        self.field.setText(text)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ask(text)

    def _show(self, text: str, found: Hits) -> None:
        before = self._list.current if text == self.shown else None
        self.shown, asked = text, bool(text.strip())
        rows = tuple(map(hit_row, found.hits)) if asked else self._at_hand()
        self._model.set_rows(rows)
        self._list.go_to(before.address if before else None)
        told = told_of(found, ready=self._context.services.search.ready) if asked else ""
        self._tell(told)
        self._all.setEnabled(bool(found.hits))
        self._later.start()
        if rows:
            self._faces.setCurrentIndex(_ROWS)
        elif asked:
            self._nothing.show_query(text)
            self._faces.setCurrentIndex(_NOTHING)
        else:
            self._faces.setCurrentIndex(_HINT)
        if asked and not rows:
            announce(self, tr("Nichts gefunden."))

    def _at_hand(self) -> tuple[Row, ...]:
        """What is shown before anything is typed."""
        marked = self._context.services.bookmarks.all[:_MOST_BOOKMARKS] if self._context.services.ready else ()
        rows = [Row(tr("Lesezeichen")), *(known_row(one.entry, one.part) for one in marked)] if marked else []
        if self._last.rows:
            rows += [Row(tr("Zuletzt von hier geöffnet")), *self._last.rows]
        return tuple(rows)

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._told.setVisible(bool(words))
        if words:
            announce(self, words)

    # ------------------------------------------------------------ rows and answer

    def _down(self) -> None:
        self._list.go_on(1)

    def _up(self) -> None:
        self._list.go_on(-1)

    def _current_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            self._later.start()

    def _show_answer(self) -> None:
        row = self._list.current
        self.pane.show_answer(row.address if row is not None else None)

    def _open(self, row: Row) -> None:
        if row.address is not None:
            self._last.add(row)
            self._context.go(row.address)

    def _copy(self) -> None:
        self.answer.copy_sentence()

    def _leave_field(self) -> None:
        """Escape empties the field first: the next question is often another one."""
        if self.field.text():
            self.begin()
        else:
            self.left.emit()

    # ------------------------------------------------------------ room

    def _fit(self) -> None:
        """The answer beside the rows, below them, or in their place."""
        wide = self.width() >= look.scaled(_BESIDE)
        self._alone = not wide and self.height() < look.scaled(_BELOW)
        self._both.give_room(room=wide)
        self._answer.setVisible(self._alone)
        self.pane.give_room(room=wide)
        for tool in (self._all, self._window):
            tool.give_room(room=wide)
        if not self._alone:
            self._list.show()
            self.pane.show()
        elif self._list.isVisible() == self.pane.isVisible():
            self._show_one(answer=False)

    def _toggle_answer(self) -> None:
        self._show_one(answer=self.pane.isHidden())

    def _show_one(self, *, answer: bool) -> None:
        self._list.setVisible(not answer)
        self.pane.setVisible(answer)
        self._answer.setText(tr("Treffer zeigen") if answer else tr("Antwort zeigen"))

    def _add_keys(self) -> None:
        for spec, slot in ((actions.COPY_SENTENCE, self._copy), (actions.ALL_HITS, self.show_all)):
            action = QAction(tr(spec.text), self)
            action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(slot)
            self.addAction(action)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_S)
        top.setSpacing(SPACE_S)
        top.addWidget(self.field, 1)
        for tool in (self._answer, self._all, *((self._window,) if self._over_page else ())):
            top.addWidget(tool)
        self._told.setContentsMargins(SPACE_M, 0, SPACE_M, SPACE_S)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._told)
        column.addWidget(self._faces, 1)
